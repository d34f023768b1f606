"""A server's no in; whether it is about us, the recipient's mailbox or the recipient's address out.

Codes are those of RFC 3463 with what providers add; where there is none, its words are read.
"""

from __future__ import annotations

import re

from outreach.mail.conversation import Phase, Reply

#: An enhanced status code at the beginning of a reply (RFC 2034): class, subject, detail.
_ENHANCED = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})(?!\S)")
#: Subject and detail (RFC 3463 and what providers add) by which a refusal is about us, whoever the recipient is:
#: our address (1.7, 1.8), policy and login (7.x), a daily quota (4.5 Gmail, 1.90 Exchange), the right to send (2.252).
_ABOUT_US = frozenset({(1, 7), (1, 8), (1, 90), (2, 252), (4, 5)})
_POLICY, _ADDRESS, _PROTOCOL = 7, 1, 5
#: The mailbox is switched off, or takes no more from anybody.
_MAILBOX_GONE = (2, 1)
#: The mailbox is there, and full (RFC 3463 section 3.3; the code without an enhanced one is RFC 5321's).
_MAILBOX_FULL, _FULL = (2, 2), 552
#: A command that the server did not understand or did not expect (RFC 5321 section 4.2.2).
_MISSPOKEN = range(500, 505)
#: By these words a recipient is refused because of us, where no enhanced code says what it is.
_US = re.compile(
    r"\b(relay(ing|ed)?|(un)?authenticat\w*|sender verif\w*|block(ed|-?list\w*)|black-?list\w*|spamhaus|suspended|not permitted)\b",
    re.IGNORECASE,
)
#: What 5.5.0, a code for whatever it may be, means at outlook.com and hotmail.com.
_UNAVAILABLE = re.compile(r"\bmailbox unavailable\b", re.IGNORECASE)
#: An address in a reply is nobody's reason: info@suspended.example.
_QUOTED = re.compile(r"[^\s@]{1,64}@\S+")
#: A limit on us, in words; where a reply names the recipient's mailbox (x.1.x, x.2.x) they are not asked.
_LIMIT = re.compile(
    r"\b(quota|rate|limits?|throttl\w*|too (many|much))\b.*\b(exceed\w*|reach\w*|hit|mails?|messages?|recipients?|logins?|day|hour\w*)\b"
    r"|\b(exceed\w*|reach\w*|daily|hourly|throttl\w*)\b.*\b(quota|rate|limits?)\b",
    re.IGNORECASE | re.DOTALL,
)
_LIMIT_SUBJECTS = frozenset({0, 4, 5, 7})
#: A limit on them.
_THEIRS = re.compile(
    r"\b(mailbox|storage|over quota|recipient has|receiving|trying to contact|tried to reach)\b",
    re.IGNORECASE,
)


def about_us(event: Reply) -> bool:
    """Say whether a refusal is about us rather than this recipient or this text."""
    code = _ENHANCED.match(event.text)
    limit = bool(_LIMIT.search(event.text)) and not _THEIRS.search(event.text)
    if code is None:
        return limit
    place = int(code[2]), int(code[3])
    if place in _ABOUT_US or (code[1] == "5" and place[0] == _POLICY):
        return True
    return limit and place[0] in _LIMIT_SUBJECTS


def not_let_through(event: Reply) -> bool:
    """Say whether a refusal at RCPT is about our way to ask rather than whom we ask for."""
    code = _ENHANCED.match(event.text)
    place = (int(code[2]), int(code[3])) if code else (0, 0)
    if place[0] == _PROTOCOL:
        return not (place[1] == 0 and _UNAVAILABLE.search(event.text))
    if place[0]:
        return False
    return event.code in _MISSPOKEN or bool(_US.search(_QUOTED.sub("", event.text)))


def is_full(phase: Phase, event: Reply) -> bool:
    """Say whether a mailbox is full; without an enhanced code a body may as well be too long for it."""
    if code := _ENHANCED.match(event.text):
        return (int(code[2]), int(code[3])) == _MAILBOX_FULL
    return phase is Phase.RCPT and event.code == _FULL


def names_address(event: Reply) -> bool:
    """Say whether a refusal after the body is about the address all the same: some servers look only then."""
    code = _ENHANCED.match(event.text)
    if code is None:
        return False
    place = int(code[2]), int(code[3])
    return place[0] == _ADDRESS or place == _MAILBOX_GONE
