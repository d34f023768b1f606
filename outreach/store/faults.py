"""What a database driver complains of in; the same as an error that says what to do, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InternalError, ProgrammingError

from outreach.errors import BusyError, ConfigError, LoginError, OutreachError, UnreachableError


@dataclass(frozen=True, slots=True)
class _Fault:
    """One complaint that a person can mend."""

    kind: type[OutreachError]
    #: What it says of the database.
    what: str
    hint: str
    #: The driver's own words tell more.
    quoted: bool = False


_AGAIN = "the same command again"
_BUSY = _Fault(BusyError, "another process writes to it", f"wait until that is done, then {_AGAIN}")
_NOT_OURS = "restore it from a backup; while it stands there nothing is read or written"
_FULL = _Fault(OutreachError, "the disk is full; nothing was changed", f"make room, then {_AGAIN}")
_ABSENT = _Fault(
    UnreachableError,
    "its server cannot be reached",
    "look whether it runs and whether database.url names its host and port",
    quoted=True,
)
_GONE = _Fault(
    UnreachableError,
    "the line to its server broke; what was being written may not be kept",
    f"look with `outreach log`, then {_AGAIN}; no mail is sent twice",
)
_LOGIN = _Fault(
    LoginError,
    "its server refused the login",
    "the password comes from ~/.pgpass, PGPASSFILE, PGPASSWORD or database.url",
    quoted=True,
)
_MISSING = _Fault(
    ConfigError,
    "it does not exist on its server",
    "createdb --encoding UTF8 --template template0 NAME, or mend database.url",
    quoted=True,
)
_FORBIDDEN = _Fault(
    ConfigError,
    "your role may not do this in it",
    "let whoever owns the database say: GRANT ALL ON DATABASE NAME TO ROLE, and GRANT ALL ON SCHEMA public TO ROLE",
    quoted=True,
)
_CROWDED = _Fault(
    BusyError, "its server takes no more connections", f"wait a moment, then {_AGAIN}", quoted=True
)
_STARTING = _Fault(BusyError, "its server is starting or stopping", f"wait a moment, then {_AGAIN}")

#: Beginnings of SQLSTATE, the longer one first (PostgreSQL, appendix A).
_STATES: Mapping[str, _Fault] = {
    "57P03": _STARTING,
    "57P0": _GONE,
    "55P03": _BUSY,
    "53100": _FULL,
    "53300": _CROWDED,
    "42501": _FORBIDDEN,
    "3D000": _MISSING,
    "25P03": _GONE,
    "40": _BUSY,
    "28": _LOGIN,
    "08": _GONE,
}
#: Words of SQLite, and of PostgreSQL's library where there is no SQLSTATE: before a session stands, and after it broke.
_WORDS: Mapping[str, _Fault] = {
    "locked": _BUSY,
    "readonly": _Fault(
        ConfigError, "it cannot be written to", "look who may write to the file and its folder"
    ),
    "unable to open": _Fault(
        ConfigError, "it cannot be opened", "look who may write to the file and its folder"
    ),
    "not a database": _Fault(ConfigError, "it is no database, or a damaged one", _NOT_OURS),
    "malformed": _Fault(ConfigError, "it is damaged", _NOT_OURS),
    "disk is full": _FULL,
    "too many connections": _CROWDED,
    "remaining connection slots": _CROWDED,
    "too many clients": _CROWDED,
    "is starting up": _STARTING,
    "is shutting down": _STARTING,
    "authentication failed": _LOGIN,
    "no password supplied": _LOGIN,
    "pg_hba.conf": _LOGIN,
    "permission denied": _FORBIDDEN,
    'role "': _LOGIN,
    'database "': _MISSING,
    "invalid connection option": _Fault(
        ConfigError, "database.url cannot be used", "look at what stands behind its `?`", quoted=True
    ),
    "connection failed": _ABSENT,
    "connection is bad": _ABSENT,
    "failed to resolve": _ABSENT,
    "timeout expired": _ABSENT,
    "closed the connection": _GONE,
    "connection is closed": _GONE,
    "terminating connection": _GONE,
    "connection is lost": _GONE,
    "could not receive data": _GONE,
    "could not send data": _GONE,
    "SSL": _GONE,
}
_OURS = (IntegrityError, ProgrammingError, DataError, InternalError)


@contextmanager
def told(database: str) -> Iterator[None]:
    """Turn what the driver of *database* says into an error of ours; faults of the program stay what they are.

    Raises:
        BusyError: another process holds it.
        ConfigError: it cannot be used.
        LoginError: its server refused us.
        UnreachableError: its server does not answer, or no more.
        OutreachError: it failed otherwise.
    """
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().partition("\n")[0].removeprefix("connection failed: ")
        found = _found(error)
        if found is None and isinstance(error, _OURS):
            raise
        if found is None:
            raise OutreachError(f"{database}: {said}") from error
        quoted = f": {said}" if found.quoted else ""
        raise found.kind(f"{database}: {found.what}{quoted}", hint=found.hint) from error


@contextmanager
def one_was_faster() -> Iterator[None]:
    """Take a row that is there already for that of another process, for whoever tries again later.

    Raises:
        BusyError: it is.
    """
    try:
        yield
    except IntegrityError as error:
        said = str(error.orig).partition("\n")[0]
        raise BusyError(f"another process wrote the same in the same instant ({said})") from error


def _found(error: DBAPIError) -> _Fault | None:
    state, said = getattr(error.orig, "sqlstate", None), str(error.orig)
    if state:
        return next((fault for start, fault in _STATES.items() if state.startswith(start)), None)
    if isinstance(error, IntegrityError):
        return None  # it names columns, which are words too
    return next((fault for words, fault in _WORDS.items() if words in said), None)
