"""Runs a server's program in a temporary folder, as an ordinary user, for as long as this process lives."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from memory import root

T = TypeVar("T")

#: Where every server listens. No name: not every machine knows that localhost is itself.
HOST = "127.0.0.1"
#: Seconds until a server must be ready; it takes less than one, but a machine may be busy.
SOON = 20.0
#: Whom a server runs as where the caller is root.
_NOBODY = "nobody"
#: Reads a pipe that only the caller holds: its end comes when the caller ends, however that is.
_KEEPER = """home=$1; shift; cd "$home" || exit 1
setsid sh -c '"$@"; : >ended' sh "$@" </dev/null >log 2>&1 & group=$!
read -r _
kill -9 -$group; wait; cd /
for _ in 1 2 3 4 5; do rm -rf "$home" && break; sleep 0.1; done"""  # what is dying may still write


def who() -> pwd.struct_passwd:
    """Give the user that servers run as: whoever asks, but never root."""
    return pwd.getpwnam(_NOBODY) if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def give(path: Path) -> None:
    """Let the server's user own a file."""
    if os.geteuid() == 0:
        os.chown(path, who().pw_uid, who().pw_gid)


@contextmanager
def free_ports(count: int) -> Iterator[list[int]]:
    """Reserve ports on loopback: nobody else is given them meanwhile, and a server may listen on them.

    A bound socket that does not listen keeps the port from the system's own choice; SO_REUSEADDR lets the server in.
    """
    with ExitStack() as stack:
        held = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in held:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((HOST, 0))
        yield [one.getsockname()[1] for one in held]


def filled(name: str, values: Mapping[str, object]) -> str:
    """Read a configuration that stands beside this file, with @NAME@ replaced."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return re.sub("@([A-Z_]+)@", lambda found: str(values[found[1]]), text)


def answers(port: int) -> bool:
    """Say whether somebody listens on a port of loopback."""
    try:
        socket.create_connection((HOST, port), 1).close()
    except OSError:
        return False
    return True


@contextmanager
def home(name: str, files: Mapping[str, str | bytes]) -> Iterator[Path]:
    """Make a folder with *files* that the server's user owns, short enough for the path of a Unix socket."""
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=root()))
    try:
        give(folder)
        for path, content in files.items():
            write(folder / path, content)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write(path: Path, content: str | bytes) -> None:
    """Write a file that the server's user owns, and the folders above it; a script may be run."""
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir()
            give(folder)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(0o755 if path.suffix == ".sh" else 0o644)
    give(path)


@contextmanager
def kept(folder: Path, command: Sequence[str | Path], *, ready: Callable[[], bool]) -> Iterator[None]:
    """Run *command* in *folder* until the block ends or this process does, even by SIGKILL; then the folder goes.

    Raises AssertionError with the server's own words where it is not *ready* in time.
    """
    user = {"user": who().pw_uid, "group": who().pw_gid, "extra_groups": ()} if os.geteuid() == 0 else {}
    keeper = subprocess.Popen(
        ["sh", "-c", _KEEPER, "sh", folder, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={"PATH": os.defpath, "HOME": str(folder)},
        **user,  # type: ignore[call-overload]  # three arguments of that call
    )
    try:
        end = time.monotonic() + SOON
        while not ready():
            over = time.monotonic() > end or (folder / "ended").exists()
            assert not over, f"{command[0]} did not start:\n{(folder / 'log').read_text('utf-8')}"
            time.sleep(0.01)
        yield
    finally:
        keeper.stdin.close()
        keeper.wait(SOON)


def soon(find: Callable[[], T], *, seconds: float = SOON) -> T:
    """Ask again and again until *find* finds something; AssertionError where nothing came."""
    end = time.monotonic() + seconds
    while not (found := find()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)
    return found
