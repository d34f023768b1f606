"""What a sheet or a person says of why an address may be written to in; values out. None is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from outreach.text import search_key


class IysStatus(StrEnum):
    """What İYS, the Turkish register of approvals, says of an address."""

    #: They approved of commercial mail.
    ONAY = "onay"
    #: They refused it; that binds, whoever they are.
    RET = "ret"
    #: A merchant or tradesman, who may be written to until they refuse.
    TACIR = "tacir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Why one address may be written to, and how that is known."""

    #: In the words of whoever knows: `published for business enquiries`.
    basis: str | None = None
    #: Where the address was got: the address of a page, a fair, a file.
    source: str | None = None
    #: The day on which it was got there.
    since: date | None = None
    iys: IysStatus | None = None


UNKNOWN = Consent()

_WORDS = {
    IysStatus.ONAY: "onay onayli onayverdi onayvar onaylandi izinli izinverdi izinvar approved approval optin optedin consent",
    IysStatus.RET: "ret red reddetti reddedildi onayyok izinyok izinsiz refused rejected optout optedout",
    IysStatus.TACIR: "tacir esnaf tacirveyaesnaf taciresnaf merchant trader tradesman",
}
_STATUSES = {word: status for status, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=256)
def iys_status(words: str) -> IysStatus | None:
    """Return the status as İYS and people name it (`ONAY`, `Reddetti`, `merchant`); None for other words."""
    return _STATUSES.get("".join(letter for letter in search_key(words) if letter.isalnum()))
