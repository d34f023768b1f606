"""The text of a mail system's notice in; its part above the copy of our mail, the addresses in it and why out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from outreach.mail.decoding import addresses
from outreach.replies.phrasing import finder, folded, pattern, phrases
from outreach.replies.reports.cause import Cause
from outreach.replies.reports.codes import CODE, REPLY, meaning
from outreach.replies.reports.mailboxes import DAEMONS, NOBODY, OFFICES, local

#: Lines of a notice, and characters of one, that are looked at.
_LINES, _LONG = 150, 500
#: Lines that begin the headers of a returned mail, where more headers follow.
_HEADER = re.compile(
    r"(received|return-path|delivered-to|x-[\w-]{2,40}|message-id|mime-version|date|from|to|subject|dkim-signature|content-type)\s?:",
    re.IGNORECASE,
)
#: What a line says that ends in a full stop and introduces the copy, and how long one is at most.
_FOLLOWS, _TITLE = re.compile(r"follow|copy|below|asagida"), 100
_FIRST_HEADER = re.compile(r"\s*(received\s?:\s?(from|by|\()|return-path\s?:)", re.IGNORECASE)
_BARE = re.compile(
    r"[\s*\-<>\"'\[(]{0,20}(?:smtp:|mailto:|rfc822;)?\s?<?[^\s<>@,;:()]{1,64}@[^\s<>@,;:()\"']{1,255}[>\"'\])]{0,3}[\s:.;,]{0,8}",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\s*(final-recipient|original-recipient|x-actual-recipient|failed recipients?|recipient|undeliverable address)\s?:",
    re.IGNORECASE,
)
#: Right behind such a line the recipients stand.
_LISTS = re.compile(
    r"(following|these|intended) (e-?mail )?(recipient|address|user)|recipients?(\(s\))?( of your message)?:?$"
    r"|asagidaki (alici|adres|kisi)"
)
#: A name alone in its line, as some write a mailbox of their own.
_NAME = re.compile(r"\s{1,20}[a-z0-9][\w.+-]{1,63}\s{0,20}", re.IGNORECASE)
#: What stands around an address, and the type in front of it.
_MARKS, _TYPED = re.compile(r"[\[\]\"'*|]"), re.compile(r"\b(smtp|rfc822|mailto)[=:;]", re.IGNORECASE)


def above_the_copy(text: str) -> list[str]:
    """Give the lines of a notice up to where it returns our mail."""
    lines = [line[:_LONG] for line in text.split("\n", _LINES)[:_LINES]]
    end = next((at for at in range(len(lines)) if _begins_copy(lines, at)), len(lines))
    return lines[:end] if any(line.strip() for line in lines[:end]) else lines


def has_copy(text: str) -> bool:
    """Say whether a notice returns a mail in its text."""
    lines = [line[:_LONG] for line in text.split("\n", _LINES)[:_LINES]]
    return any(_begins_copy(lines, at) for at in range(len(lines)))


def failed_addresses(lines: Sequence[str], not_these: Iterable[str] = (), *, home: str = "") -> list[str]:
    """Find the addresses that a notice speaks of, the likeliest first.

    They stand by themselves, in a field or in its list, where a name alone is one at *home*, the domain that sends the
    notice; else where it says what went wrong.
    """
    skipped = {one.lower() for one in not_these}
    found: list[tuple[int, str]] = []
    listed = False
    for line in lines:
        key = folded(line)
        here = [(rank, one) for rank, one in _in_line(line, key, listed=listed) if one.lower() not in skipped]
        if listed and not here and home and _NAME.fullmatch(line):
            here = [(0, f"{line.strip()}@{home}")]
        found += here
        listed = bool(_LISTS.search(key)) or (listed and not here)
    found = [(rank, one) for rank, one in found if local(one) not in OFFICES | DAEMONS | NOBODY]
    return list(dict.fromkeys(one for _, one in sorted(found, key=lambda pair: pair[0])))


def stands_alone(line: str) -> bool:
    """Say whether nothing but an address stands in a line."""
    return bool(_BARE.fullmatch(line))


def cause_of(lines: Sequence[str]) -> tuple[Cause, str] | None:
    """Say why, by the codes and words of *lines*: servers' replies first; and the line that shows it."""
    shown = _keyed(lines)
    replies = [pair for pair in shown if REPLY.search(pair[1]) or CODE.search(pair[1])]
    coded = [(cause, line) for line, key in replies if (cause := by_code(key))]
    if sure := next((pair for pair in coded if not pair[0].vague), None):
        return sure
    worded = (
        (by_words(key), line)
        for some in (replies, _wrapped(replies), shown, _wrapped(shown))
        for line, key in some
    )
    found = next(((cause, line) for cause, line in worded if cause), None)
    return found or (coded[0] if coded else None)


def by_code(key: str) -> Cause | None:
    """Say what the first enhanced code of a folded line means."""
    return next((cause for found in CODE.finditer(key) if (cause := meaning(found[1]))), None)


def by_words(key: str) -> Cause | None:
    """Say why, by the words of a folded line."""
    rest = _without_addresses(key)
    return next((cause for found, cause in _causes() if found.search(rest)), None)


def says_failure(lines: Sequence[str]) -> str | None:
    """Give the line of a notice that says that a mail did not arrive."""
    return _line(finder("notices", "failures"), lines) or next(
        (line for line, key in _keyed(lines) if REPLY.search(key)), None
    )


def says_delay(lines: Sequence[str], subject: str) -> str | None:
    """Give the line that says that a server still tries; None where it has given up, or says nothing of it."""
    shown = (*lines, "", subject)
    if _line(finder("notices", "given_up"), shown):
        return None
    if line := _line(finder("notices", "still_trying"), shown):
        return line
    return None if says_failure(lines) else _line(finder("notices", "late"), shown)


def _keyed(lines: Sequence[str]) -> list[tuple[str, str]]:
    return [(line, folded(line)) for line in lines if line.strip()]


def _wrapped(keyed: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join each line with the one below: notices are wrapped."""
    return [(line, f"{key} {below}") for (line, key), (_, below) in pairwise(keyed)]


def _line(found: re.Pattern[str], lines: Sequence[str]) -> str | None:
    keyed = _keyed(lines)
    return next((line for line, key in (*keyed, *_wrapped(keyed)) if found.search(key)), None)


@cache
def _causes() -> tuple[tuple[re.Pattern[str], Cause], ...]:
    return tuple(
        (pattern(one["words"]), Cause(one["name"], hard=one["hard"], passing=one.get("passing", False)))
        for one in phrases("causes")["cause"]
    )


def _begins_copy(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    if not line.strip():
        return False
    if _FIRST_HEADER.match(line):
        return any(_HEADER.match(below.strip()) for below in lines[at + 1 : at + 8])
    key = folded(line)
    if not finder("notices", "copies").search(key) or _LISTS.search(key):
        return False
    ends = key.endswith((":", "-")) or (key.endswith(".") and _FOLLOWS.search(key))
    return key.startswith(("-", "=", "*", "_", "#")) or (bool(ends) and len(key) < _TITLE)


def _in_line(line: str, key: str, *, listed: bool) -> Iterator[tuple[int, str]]:
    if "@" not in line:
        return
    sure = listed or _BARE.fullmatch(line) or _FIELD.match(line)
    telling = REPLY.search(key) or by_words(key)
    rank = 0 if sure else 1 if "<" in line or ":" in line or telling else 2
    for one in addresses(_MARKS.sub(" ", _TYPED.sub(" ", line))):
        if "." in (clean := one.strip(".'")).partition("@")[2]:
            yield rank, clean


def _without_addresses(key: str) -> str:
    return " ".join(
        word for word in key.split() if "@" not in word and "://" not in word and "www." not in word
    )
