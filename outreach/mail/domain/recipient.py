"""Whether a domain takes mail at all: asked before anybody there is written to."""

from __future__ import annotations

from enum import StrEnum

from outreach.mail.domain.answers import Ask, Fate, Kind
from outreach.mail.domain.mx import NULL, addresses


class Verdict(StrEnum):
    """What DNS says for certain."""

    TAKES = "takes"
    NO_NAME = "no-name"
    #: It says itself that it takes none (RFC 7505).
    NULL_MX = "null-mx"
    #: Neither a server for mail nor an address of its own (RFC 5321 section 5.1).
    NO_SERVER = "no-server"


def judge(domain: str, ask: Ask) -> Verdict | None:
    """Say whether mail can reach *domain*, in one question where it can; None where DNS settled nothing.

    Whether the servers that it names exist is not asked: whoever carries the mail will tell.
    """
    answer = ask(domain, Kind.MX)
    if not answer.settled:
        return None
    if answer.fate is Fate.NO_NAME:
        return Verdict.NO_NAME
    if answer.fate is Fate.NO_RECORD:
        return _without(domain, ask)
    return Verdict.NULL_MX if set(answer.records) == {NULL} else Verdict.TAKES


def _without(domain: str, ask: Ask) -> Verdict | None:
    answer = addresses(domain, ask)
    if not answer.settled:
        return None
    return Verdict.NO_SERVER if answer.void else Verdict.TAKES
