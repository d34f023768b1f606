"""What can go wrong, as one tree. The class carries the exit code; the message says where, what, and what to do next.

    OutreachError                1  failed
    ├── UsageError               2  the call cannot be carried out as it was typed
    │   └── Refused              2  a confirmation was not given
    ├── InputError               1  a file, a row, a template that a person must mend
    │   └── TemplateError        1
    ├── ConfigError              3  config.toml, a campaign file, the workspace, a newer schema
    │   └── NoWorkspaceError     3
    ├── LoginError               4  a server refuses the account, now or when it was last asked
    ├── UnreachableError         1  a server does not answer, or not as such a server does
    └── BusyError                1  another process holds what this one needs

`Outcome` holds the exit codes of commands that end without an error.
"""

from __future__ import annotations

from enum import IntEnum


class Outcome(IntEnum):
    """How a command ended; stable for ever once released."""

    #: All of it was done.
    DONE = 0
    #: It failed.
    FAILED = 1
    #: It was called wrongly, or a confirmation was refused.
    USAGE = 2
    #: Configuration, or a database of a newer version.
    CONFIG = 3
    #: A server refused the login of an account, or all of its mail; until somebody resumes it, too.
    LOGIN = 4
    #: Some was done, some was left out or failed.
    PARTLY = 5
    #: Done, but a delivery waits for a person's word.
    UNKNOWN = 6
    #: Ctrl-C.
    INTERRUPTED = 130

    @classmethod
    def worst(cls, outcomes: list[Outcome]) -> Outcome:
        """Choose the one that a script must hear of first."""
        order = (cls.INTERRUPTED, cls.CONFIG, cls.LOGIN, cls.UNKNOWN, cls.PARTLY, cls.FAILED, cls.USAGE)
        return next((one for one in order if one in outcomes), cls.DONE)


class OutreachError(Exception):
    """Something failed. *message* says what and where; *hint* is the command or act that mends it."""

    outcome = Outcome.FAILED

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(OutreachError):
    """The call cannot be carried out as it was typed."""

    outcome = Outcome.USAGE


class Refused(UsageError):  # noqa: N818 - it is the person's answer, not a fault
    """A confirmation was asked for and not given."""


class InputError(OutreachError):
    """A file, row or value that a person must mend."""


class TemplateError(InputError):
    """A template that cannot be read, or that asks for something unknown."""


class ConfigError(OutreachError):
    """A setting or a campaign file is wrong, or the database is of a newer version."""

    outcome = Outcome.CONFIG


class NoWorkspaceError(ConfigError):
    """No folder upward holds a config.toml."""


class LoginError(OutreachError):
    """A server refuses the account, and it is paused since."""

    outcome = Outcome.LOGIN


class UnreachableError(OutreachError):
    """A server cannot be reached, is not private, or does not speak as it should."""


class BusyError(OutreachError):
    """Another process holds what this one needs."""
