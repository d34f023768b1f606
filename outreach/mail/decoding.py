"""Undecoded header values and payloads in, text, addresses and ids out; whatever the bytes, no exception."""

from __future__ import annotations

import re
from binascii import Error as BinasciiError
from binascii import a2b_base64
from datetime import UTC, datetime
from email.quoprimime import header_decode
from email.utils import parsedate_to_datetime

#: Characters of a header value that are looked at, and of one with addresses.
_HEADER, _PEOPLE = 20_000, 8_000
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?\s]*)\?=")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(?!@)')
_ANGLE = re.compile(r"<([^<>\s]{1,256}@[^<>\s@]{1,255})>")
#: What stands between two commas outside of angle brackets.
_PIECE = re.compile(r"(?:<[^<>]*>|[^,;])+")
_COMMENT = re.compile(r"\([^()]*\)")
_BARE = re.compile(r"[^\s<>,;:\"()\[\]@]{1,256}@[^\s<>,;:\"()\[\]@]{1,255}")
#: One mailbox, as nearly all programs write it.
_ONE = re.compile(
    r"(?:\"[^\"\\]{0,500}\" ?)?[^\"(),;<>@]{0,500}<([^<>\s@\"(),;]{1,256}@[^<>\s@\"(),;]{1,255})>"
    r"|([^\s<>,;:\"()\[\]@]{1,256}@[^\s<>,;:\"()\[\]@]{1,255})"
)
_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: f"{number:02}" for number, name in enumerate(_NAMES, start=1)}
_DATE = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([1-9][0-9]{{3}})"
    r" ([0-9]{2}:[0-9]{2}:[0-9]{2}) ([+-][0-9]{2})([0-5][0-9])(?: \([A-Z]{1,5}\))?"
)
#: Names that Python does not know for charsets that it has.
_CHARSETS = {
    "unicode-1-1-utf-7": "utf-7",
    "x-unknown": "utf-8",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-turkish": "mac-turkish",
}


def decoded(content: bytes, charset: str | None) -> str:
    """Decode by *charset*, else UTF-8, else Windows Turkish, else Latin-1, which never fails; halves of letters go."""
    named = _CHARSETS.get((charset or "").lower(), charset or "utf-8")
    for encoding in (named, "utf-8", "cp1254"):
        try:
            text = content.decode(encoding).replace("\0", "")
            return text if text.isascii() else text.encode("utf-8", "replace").decode()
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1").replace("\0", "")


def unfolded(value: str) -> str:
    """Make one line of an undecoded header value; raw 8-bit letters in it are decoded."""
    if value.isascii():
        return " ".join(value[:_HEADER].replace("\0", "").split())
    content = value[:_HEADER].encode("utf-8", "surrogateescape")
    return " ".join(decoded(content, None).split())


def words(value: str) -> str:
    """Decode the encoded words (RFC 2047) of an unfolded value; blanks between two of them vanish."""
    if "=?" not in value:
        return value.strip()
    shown: list[str] = []
    pending, charset, end = b"", "", 0
    for found in _WORD.finditer(value):
        between = value[end : found.start()]
        content = _word(found[2], found[3])
        if pending and not between.strip() and found[1].lower() == charset:
            pending += content  # a letter may be cut in two by a sender that counts bytes
        else:
            adjoins = bool(pending) and not between.strip()
            shown += [decoded(pending, charset), "" if adjoins else between]
            pending, charset = content, found[1].lower()
        end = found.end()
    shown += [decoded(pending, charset), value[end:]]
    return "".join(shown).strip()


def addresses(value: str) -> tuple[str, ...]:
    """Find the addresses of an unfolded value, as written; names, comments and quoted words are no addresses.

    A comment is read where there is no other.
    """
    if (one := _ONE.fullmatch(value)) is not None:
        return (one[1] or one[2],)
    rest = _QUOTED.sub(" ", value[:_PEOPLE])
    return tuple(dict.fromkeys(_listed(_COMMENT.sub(" ", rest)) or _listed(rest)))


def _listed(value: str) -> list[str]:
    pieces = _PIECE.findall(value)
    return [one for piece in pieces for one in _ANGLE.findall(piece) or _BARE.findall(piece)]


def display_name(value: str) -> str:
    """Give the name of the first mailbox of an unfolded value, decoded; empty where there is none."""
    quoted = _QUOTED.match(value[:_PEOPLE])
    if quoted:
        return words(re.sub(r"\\(.)", r"\1", quoted[1]))
    before, bracket, _ = value.partition("<")
    return words(before) if bracket else ""


def ids(value: str) -> tuple[str, ...]:
    """Find every Message-ID of a value, once, in order; also where Python wrote a long one as encoded words."""
    shown = value[:_HEADER]
    return tuple(dict.fromkeys(_ID.findall(words(shown) if "=?" in shown else shown)))


def iso_date(value: str) -> str | None:
    """Give a Date header in ISO 8601; one without a zone counts as UTC, one that cannot be read is None."""
    try:
        when = _plain_date(value) or parsedate_to_datetime(value)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _plain_date(value: str) -> datetime | None:
    """Read a date as RFC 5322 writes it; None for any other."""
    plain = _DATE.fullmatch(value)
    if plain is None:
        return None
    day, month, year, clock, hours, minutes = plain.groups()
    return datetime.fromisoformat(f"{year}-{_MONTHS[month]}-{day:0>2}T{clock}{hours}:{minutes}")


def base64(content: bytes) -> bytes:
    """Decode base64 as far as it goes."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return a2b_base64(whole + b"=" * (-len(whole) % 4))
    except BinasciiError:
        return b""


def _word(encoding: str, text: str) -> bytes:
    content = text.encode("utf-8", "surrogateescape")
    if encoding in "bB":
        return base64(content)
    return header_decode(text).encode("latin-1", "replace") if text.isascii() else content
