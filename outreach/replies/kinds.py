"""The kinds of incoming mail."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an incoming message is; `sync` says it, a person may say otherwise."""

    @property
    def called(self) -> str:
        """Name it for people: whose words they are, or that a machine wrote it."""
        return _CALLED[self]

    #: A person answered.
    REPLY = "reply"
    #: A machine answered for a person: out of office, receipt of a form.
    AUTO_REPLY = "auto_reply"
    #: This address will never work.
    BOUNCE_HARD = "bounce_hard"
    #: This address did not work this time.
    BOUNCE_SOFT = "bounce_soft"
    #: A server is still trying.
    DELAYED = "delayed"
    #: They ask not to be written to.
    OPT_OUT = "opt_out"
    #: They reported it as spam.
    COMPLAINT = "complaint"
    #: A disposition notification.
    RECEIPT = "receipt"
    #: Our own mail come back.
    OWN = "own"
    #: Machine mail of a kind that is not told apart.
    OTHER = "other"


#: The words of every listing; a person may say most of them to `resolve --as`.
_CALLED = {
    Kind.REPLY: "answer",
    Kind.AUTO_REPLY: "away",
    Kind.BOUNCE_HARD: "bounce",
    Kind.BOUNCE_SOFT: "came back",
    Kind.DELAYED: "late",
    Kind.OPT_OUT: "no more mail",
    Kind.COMPLAINT: "spam report",
    Kind.RECEIPT: "read receipt",
    Kind.OWN: "our own mail",
    Kind.OTHER: "machine mail",
}
