"""What a database driver complains of in; the same as an error that says what to do, out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from outreach.errors import BusyError, ConfigError, OutreachError

_NOT_OURS = "restore it from a backup; while it stands there nothing is read or written"
#: Words of the driver, the error, what it says of the database, what to do.
_WORDS: tuple[tuple[str, type[OutreachError], str, str], ...] = (
    (
        "locked",
        BusyError,
        "another process writes to it",
        "wait until that is done, then the same command again",
    ),
    ("readonly", ConfigError, "it cannot be written to", "look who may write to the file and its folder"),
    ("unable to open", ConfigError, "it cannot be opened", "look who may write to the file and its folder"),
    ("not a database", ConfigError, "it is no database, or a damaged one", _NOT_OURS),
    ("malformed", ConfigError, "it is damaged", _NOT_OURS),
    (
        "full",
        OutreachError,
        "the disk is full; nothing was changed",
        "make room, then the same command again",
    ),
)


@contextmanager
def told(database: str) -> Iterator[None]:
    """Turn what the driver of *database* says into an error of ours; faults of the program stay what they are.

    Raises:
        BusyError: another process holds it.
        ConfigError: it cannot be used.
        OutreachError: it failed otherwise.
    """
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DBAPIError as error:
        said = str(error.orig).strip().partition("\n")[0]
        for word, kind, what, hint in _WORDS:
            if word in said:
                raise kind(f"{database}: {what}", hint=hint) from error
        raise OutreachError(f"{database}: {said}") from error
