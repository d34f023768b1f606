"""A number of mails in; the seconds in which Postfix's own source throws as many at Postfix's own sink, nothing kept."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from functools import cache
from pathlib import Path

from benchmarks.frame import Absent, timed

#: Octets of a mail with 100 words; sessions at once; of so few mails as ours nothing could be measured.
_LENGTH, _SESSIONS, _MANY = "1084", "16", 20
_SEEN = "/usr/sbin:/usr/local/sbin"
#: The folder into which Debian's package of Postfix was unpacked, where it is not installed.
_UNPACKED = "POSTFIX"


def source(mails: int) -> float:
    """Give the seconds for *mails*, over lines that stay open, without TLS and login; of twenty times as many, divided.

    Raises:
        Absent: Postfix's programs are not installed.
    """
    port = _sink()
    command = [_program("smtp-source"), "-d", "-s", _SESSIONS, "-m", str(mails * _MANY), "-l", _LENGTH]
    command += ["-f", "selin@kilnhaus.example", "-t", "ayse@example.com", f"127.0.0.1:{port}"]
    return timed(lambda: _run(command)) / _MANY


def _run(command: list[str]) -> None:
    ended = subprocess.run(command, check=False, capture_output=True, text=True, env=_environ())
    if ended.returncode:
        last = ended.stderr.strip().splitlines()[-1:] or [f"exit code {ended.returncode}"]
        raise Absent(f"smtp-source: {last[0]}")


@cache
def _sink() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    keeper = 'trap "kill $!" EXIT; "$@" & read -r _; kill $!'
    user = ("-u", "nobody") if os.geteuid() == 0 else ()
    command = ["sh", "-c", keeper, "sh", _program("smtp-sink"), *user, f"127.0.0.1:{port}", "256"]
    subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environ()
    )
    for _ in range(100):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return port
        time.sleep(0.05)
    raise Absent("smtp-sink does not listen")


def _program(name: str) -> str:
    seen = [os.environ["PATH"], _SEEN, *(str(one / "usr/sbin") for one in _unpacked())]
    found = shutil.which(name, path=os.pathsep.join(seen))
    if found is None:
        where = f"is not below {_UNPACKED}={os.environ[_UNPACKED]}" if _unpacked() else "is not installed"
        unpack = "apt-get download postfix && dpkg-deb -x postfix_*.deb /tmp/postfix"
        words = f"{name}, of Postfix, {where}; beside another mail server: {unpack}"
        raise Absent(f"{words}, then {_UNPACKED}=/tmp/postfix before the same command")
    return found


def _unpacked() -> list[Path]:
    return [Path(os.environ[_UNPACKED])] if os.environ.get(_UNPACKED) else []


def _environ() -> dict[str, str]:
    """Let an unpacked program find its own libraries."""
    found = [str(one / "usr/lib/postfix") for one in _unpacked()]
    libraries = [*found, *filter(None, [os.environ.get("LD_LIBRARY_PATH")])]
    return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(libraries)} if libraries else dict(os.environ)
