"""PostgreSQL on a Unix socket in a temporary folder: an empty database, or one at this program's schema, in a moment."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from keeping import SOON, home, who
from need import need

if TYPE_CHECKING:
    import psycopg

PACKAGE = "postgresql-15"
#: What makes it fast, and unfit for anything that must last.
_FAST = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "jit=off",
)
# The read ends when the caller does, however that is. Not killed with -9: its shared memory would stay behind.
_KEEPER = """cd "$1" && "$2"/initdb -D data -U test -A trust -N -E UTF8 --locale=C >log 2>&1 || exit 1
home=$1 bin=$2; shift 2
"$bin"/postgres -D data -k "$home" "$@" >>log 2>&1 & pid=$!
read -r _; kill -INT $pid; wait $pid; cd /; rm -rf "$home" """


@dataclass(frozen=True)
class Postgres:
    """The server, which trusts its only user `test`."""

    home: Path
    admin: psycopg.Connection
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, name: str) -> str:
        """Give the address of a database."""
        return f"postgresql+psycopg://test@/{name}?host={self.home}"

    def name(self, url: str) -> str:
        """Give the name of a database by its address."""
        return url.partition("@/")[2].partition("?")[0]

    def make(self, name: str, template: str, options: str = "") -> None:
        """Make a database: a copy of the files of one that nobody is connected to."""
        statement = f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY {options}"
        self.admin.execute(statement.encode())

    @contextmanager
    def database(self, *, template: str = "template1", options: str = "") -> Iterator[str]:
        """Make a database, give its URL, and drop it even if somebody is still connected."""
        name = f"t{next(self._numbers)}"
        self.make(name, template, options)
        try:
            yield self.url(name)
        finally:
            self.admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def copy(self, name: str) -> str:
        """Copy a database that nobody is connected to, and give the name of the copy, which lasts as the server does."""
        copied = f"t{next(self._numbers)}"
        self.make(copied, name)
        return copied

    def replace(self, name: str, other: str) -> None:
        """Put a copy of the *other* database in the place of one."""
        self.admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
        self.make(name, other)


@contextmanager
def postgres(*, fast: bool = True) -> Iterator[Postgres]:
    """Run a server until the block ends or this process does; skip, or fail, where it is not installed.

    Without *fast* it keeps what it says it kept.
    """
    program = need("postgres", package=PACKAGE)
    user = {"user": who().pw_uid, "group": who().pw_gid, "extra_groups": ()} if os.geteuid() == 0 else {}
    options = [word for one in (_FAST if fast else _FAST[:1]) for word in ("-c", one)]
    with home("pg", {}) as folder:
        keeper = subprocess.Popen(
            ["sh", "-c", _KEEPER, "sh", folder, program.parent, *options],
            stdin=subprocess.PIPE,
            start_new_session=True,
            **user,  # type: ignore[call-overload]  # three arguments of that call
        )
        try:
            with _connected(keeper, folder) as admin:
                yield Postgres(folder, admin)
        finally:
            keeper.stdin.close()
            keeper.wait(SOON)


def _connected(keeper: subprocess.Popen[bytes], folder: Path) -> psycopg.Connection:
    import psycopg

    end = time.monotonic() + SOON
    while True:
        try:
            return psycopg.connect(host=str(folder), user="test", dbname="postgres", autocommit=True)
        except psycopg.OperationalError:
            words = (folder / "log").read_text() if (folder / "log").is_file() else "it said nothing"
            assert keeper.poll() is None, words
            assert time.monotonic() < end, words
            time.sleep(0.02)
