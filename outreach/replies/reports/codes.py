"""An enhanced status code in; what it says of a mail, and whether the address will never work, out (RFC 3463).

With what providers make of them: Exchange's 5.4.x, Null MX (RFC 7505).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from outreach.replies.reports.cause import Cause

#: In a text: a code of its own, no part of an address or a date.
CODE = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)")
#: A server's reply: its code, and the enhanced one behind it.
REPLY = re.compile(r"(?<![\d.])([45]\d\d)(?:[ :\-]{1,2}(?=\D)|[ \-]#?(?=[45]\.\d{1,3}\.\d{1,3}))")
_SWITCHED_OFF, _NO_DOMAIN = "the mailbox is switched off", "no such domain"
_REFUSED = "the server refused the mail as spam or for its policy"
_IN_TIME = "the server could not be reached in time"
#: Subject and detail -> what it means; those of `_FOR_GOOD` will never work where the class is 5.
_MEANING: Mapping[tuple[int, int], str] = {
    (1, 1): "no such mailbox",
    (1, 2): _NO_DOMAIN,
    (1, 3): "no such mailbox",
    (1, 6): "the mailbox has moved",
    (1, 10): "the domain takes no mail",
    (2, 1): _SWITCHED_OFF,
    (2, 2): "the mailbox is full",
    (2, 3): "the mail is too large",
    (2, 4): "their list cannot be written to",
    (3, 1): "their server is full",
    (3, 4): "the mail is too large",
    (4, 3): _IN_TIME,
    (4, 4): _NO_DOMAIN,
    (4, 6): "their servers pass it round in a circle",
    (4, 310): _NO_DOMAIN,
    (7, 1): _REFUSED,
}
_FOR_GOOD = frozenset({(1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1), (4, 4), (4, 310)})
_SUBJECTS: Mapping[int, str] = {
    1: "the address was refused",
    2: "the mailbox took no mail",
    3: "the server has a fault",
    4: _IN_TIME,
    5: "the servers did not understand each other",
    6: "the server did not take what is in the mail",
    7: _REFUSED,
}
#: Codes that mean whatever a server likes: its words say more.
_VAGUE = frozenset({(1, 0), (1, 10), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (7, 1), (4, 1), (3, 2)})


def meaning(code: str) -> Cause | None:
    """Say what a code means; None for what is no code, and for one that says no more than that it failed."""
    pieces = code.split(".")
    if len(pieces) != 3 or not all(
        piece.isascii() and piece.isdigit() and len(piece) <= 3 for piece in pieces
    ):
        return None
    group, place = int(pieces[0]), (int(pieces[1]), int(pieces[2]))
    if group not in {4, 5} or place == (0, 0) or place[0] not in _SUBJECTS:
        return None
    said = _MEANING.get(place, _SUBJECTS[place[0]])
    return Cause(f"{said} ({code})", hard=group == 5 and place in _FOR_GOOD, vague=place in _VAGUE)
