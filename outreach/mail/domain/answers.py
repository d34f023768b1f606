"""What DNS was asked and what it answered, as plain values; whoever asks stands elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is asked for."""

    #: Text; SPF, DKIM and DMARC stand in it.
    TXT = "TXT"
    #: The servers that take a domain's mail.
    MX = "MX"
    A = "A"
    AAAA = "AAAA"
    #: The names of an address.
    PTR = "PTR"


class Fate(StrEnum):
    """What became of a question."""

    FOUND = "found"
    #: The name exists, without records of that kind.
    NO_RECORD = "no record"
    NO_NAME = "no such name"
    #: A server of names answered that it cannot say.
    FAILED = "failed"
    #: No server of names answered at all.
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    fate: Fate
    #: Texts whole, servers in the order of their preference, addresses.
    records: tuple[str, ...] = ()
    #: Where nothing was settled, the reason in words.
    why: str = ""

    @property
    def settled(self) -> bool:
        """Whether it says how things are."""
        return self.fate not in {Fate.FAILED, Fate.UNREACHED}

    @property
    def void(self) -> bool:
        """Whether there is nothing, for certain (RFC 7208 section 4.6.4)."""
        return self.fate in {Fate.NO_NAME, Fate.NO_RECORD}


#: Names that stand for others and that no resolver knows (RFC 2606).
_EXAMPLES = ("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org")


def stands_for_others(name: str) -> bool:
    """Say whether a domain is one for examples."""
    return any(f".{name}".endswith(f".{one}") for one in _EXAMPLES)


Ask = Callable[[str, Kind], Answer]
