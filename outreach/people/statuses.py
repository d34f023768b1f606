"""The words of one cell in; what they say of an earlier contact, or None, out."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from outreach.people.aliases import letters


class Sense(StrEnum):
    """What a cell says, in English or Turkish."""

    #: `yes`, `evet`, `x`, a tick.
    YES = "yes"
    #: `no`, `hayır`, `0`, a cross.
    NO = "no"
    #: Nothing speaks against writing to them: `ok`, `yazılabilir`.
    ALLOWED = "allowed"
    #: They are not to be written to.
    BLOCKED = "blocked"
    #: Nobody has written to them yet.
    NOT_YET = "not_yet"
    #: They were written to and have not answered.
    UNANSWERED = "unanswered"
    #: They answered, whatever it was; a refusal is an answer.
    ANSWERED = "answered"
    #: They were written to.
    CONTACTED = "contacted"


#: As `letters` folds them, and the signs that it leaves out.
_YES_TEXT = "evet e yes y true dogru wahr 1 x v var tamam ✓ ✔ ✔️ ☑ ☑️ ✅ +"
_NO_TEXT = "hayir h no n false yanlis falsch 0 yok ✗ ✘ ☐ ❌ ✖ ✖️ ⬜ degil never hic"
_YES, _NO = frozenset(_YES_TEXT.split()), frozenset((*_NO_TEXT.split(), "not yet", "henuz degil"))
_ALLOWED = frozenset(
    ("ok", "okay", "allowed", "uygun", "serbest", "yazilabilir", "aranabilir", "can contact", "sorun yok")
)
#: The first that is found holds: `not interested` before `interested`.
_PHRASES = {
    Sense.BLOCKED: "do not contact | dont contact | don t contact | do not email | do not mail | do not write | dnc | "
    "no contact | unsubscribed | unsubscribe | opted out | opt out | blacklist | blacklisted | remove me | asked to be removed | "
    "yazma | yazmayin | yazmayalim | yazilmasin | yazilmayacak | aranmasin | aramayin | istemiyor | iletisime gecme | "
    "iletisime gecmeyin | iletisim kurmayin | gonderme | gondermeyin | listeden cikti | listeden cikar | "
    "listeden cikarin | listeden ciktim | abonelikten cikti | kara liste | kara listede | rahatsiz etmeyin",
    Sense.NOT_YET: "not contacted | not yet | never contacted | to contact | to be contacted | to do | todo | not sent | "
    "not emailed | not written | to write | to email | yazilacak | yazilmadi | yazmadik | henuz | ulasilmadi | ulasilacak | "
    "iletisime gecilmedi | iletisime gecilecek | gorusulmedi | gorusulecek | mail atilmadi | mail atilacak | atilacak | "
    "gonderilmedi | gonderilecek | aranmadi | aranacak",
    Sense.UNANSWERED: "no reply | no response | no answer | not replied | not answered | not responded | didnt reply | "
    "didn t reply | did not reply | did not respond | did not answer | never replied | never answered | unanswered | "
    "waiting | awaiting | pending | ghosted | cevap yok | cevap vermedi | cevap gelmedi | cevap bekleniyor | cevapsiz | "
    "cevaplamadi | yanit yok | yanit vermedi | yanit gelmedi | yanit bekleniyor | yanitsiz | yanitlamadi | donus yok | "
    "donus yapmadi | donus bekleniyor | donus gelmedi | donmedi | bekliyor | bekleniyor | beklemede",
    Sense.ANSWERED: "replied | answered | responded | reply received | response received | got reply | declined | rejected | "
    "refused | not interested | no thanks | said no | said yes | turned down | passed | interested | in talks | in discussion | "
    "negotiating | negotiation | agreed | accepted | confirmed | signed | deal | won | cevap verdi | cevapladi | "
    "cevap geldi | cevap alindi | yanit verdi | yanitladi | yanit geldi | yanit alindi | donus yapti | donus geldi | "
    "donus alindi | dondu | reddetti | reddedildi | ret | red | olumsuz | olumlu | ilgilenmiyor | ilgilenmedi | istemedi | "
    "kabul etti | kabul etmedi | ilgileniyor | anlasildi | anlastik | anlasti | onayladi | gorusuluyor | gorusuldu | "
    "gorusme yapildi | calisiyoruz",
    Sense.CONTACTED: "contacted | emailed | mailed | written | wrote | reached out | pitched | sent | messaged | followed up | "
    "yazildi | yazdik | yazdim | mail atildi | mail attik | mail attim | atildi | gonderildi | gonderdik | ulasildi | "
    "iletisime gecildi | iletisim kuruldu | temas kuruldu | arandi | aradik | bounced",
}
_FOUND = {
    sense: re.compile(rf"(?<!\w)(?:{'|'.join(map(str.strip, phrases.split('|')))})(?!\w)")
    for sense, phrases in _PHRASES.items()
}
_EXACT = {Sense.YES: _YES, Sense.NO: _NO, Sense.ALLOWED: _ALLOWED}
_LONGEST = 500


@lru_cache(maxsize=4096)
def sense(cell: str) -> Sense | None:
    """Say what the words of a cell mean; None for a date, for other words and for nothing at all."""
    words = " ".join(letters(cell[:_LONGEST]).split()) or cell.strip()
    for one, exact in _EXACT.items():
        if words in exact:
            return one
    return next((one for one, phrase in _FOUND.items() if phrase.search(words)), None)


def tells_history(cell: str) -> bool:
    """Say whether a cell of a column of statuses speaks of an earlier contact."""
    return sense(cell) in (Sense.BLOCKED, Sense.UNANSWERED, Sense.ANSWERED, Sense.CONTACTED)
