"""A cell that should hold an e-mail address in; the address, or words that say why it is none, out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from outreach.errors import InputError
from outreach.text import search_key

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
#: RFC 6532 section 3.2 takes all that is not ASCII; of it letters, their marks and digits are names.
_WORLDS_ATOM = "[\u0080-\U0010ffff" + _ATOM[1:]
_WORLDS_LOCAL = re.compile(rf"{_WORLDS_ATOM}(?:\.{_WORLDS_ATOM})*")
_NAMING = frozenset("LMN")
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}")
_PLAIN = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}")
_ANY = re.compile(r"[^\s,;|<>()\"]+@[^\s,;|<>()\"]+")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
#: Two names of one provider, which reads no dots before the @.
GMAIL = ("gmail.com", "googlemail.com")
#: Letters that the older IDNA maps to others: the domain of straße.example is not strasse.example.
_DEVIATING = frozenset("ßς\u200c\u200d")
#: Where most mail goes; a Turkish keyboard makes hotmaıl.com or HOTMAİL.COM of it.
_KNOWN = frozenset(
    ("gmail.com", "hotmail.com", "outlook.com", "icloud.com", "live.com", "mail.com", "windowslive.com")
)
#: Providers whose own addresses are ASCII, so that other letters before the @ are a slip of the keyboard.
_ASCII_ALONE = _KNOWN | {
    *(
        "googlemail.com",
        "msn.com",
        "hotmail.com.tr",
        "outlook.com.tr",
        "me.com",
        "mac.com",
        "aol.com",
        "mynet.com",
    ),
    *("yahoo.com", "yahoo.com.tr", "yandex.com", "yandex.com.tr", "yandex.ru", "ya.ru", "gmx.de", "web.de"),
    *("proton.me", "protonmail.com"),
}


def canonical(cell: str) -> str:
    """Return the fold under which an address is unique: lower case, letters composed (NFC), the domain by IDNA.

    Raises InputError as `bare` does.
    """
    return bare(cell).lower()


def folded(address: str) -> str:
    """Return the fold of an address as a stranger wrote it: `canonical`, or its lower case where it is no address."""
    try:
        return canonical(address)
    except InputError:
        return address.lower()


@lru_cache(10_000)
def mailbox(address: str) -> str:
    """Return the fold under which addresses are of one mailbox: `folded` without `+tag`, of Gmail without dots.

    Only for finding who wrote: an answer may come from another spelling than was written to.
    """
    local, _, domain = folded(address).rpartition("@")
    local = local.partition("+")[0] or local
    if domain in GMAIL:
        local, domain = local.replace(".", ""), GMAIL[0]
    return f"{local}@{domain}"


def bare(cell: str) -> str:
    """Return the one addr-spec (RFC 5322 section 3.4.1) of the cell, without `mailto:`, name and angle brackets.

    A domain in other letters becomes its IDNA form, so that only what stands before the @ may be more than ASCII (RFC
    6531). Raises InputError in words where the cell holds none, or more than one.
    """
    if len(cell) < 65 and _PLAIN.fullmatch(cell):
        return cell
    text = cell.strip().strip(_INVISIBLE).strip()
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0]
    if not text.isprintable():
        raise InputError("a line break, or a character that cannot be seen, in the address")
    several = _ANY.findall(text)
    if len(several) > 1:
        raise InputError(f"more than one address in the cell: {several[0]} and {several[1]}")
    address = _without_name(text).rstrip(".,;:")
    local, at, domain = address.rpartition("@")
    if not at:
        raise InputError(f"no @ in {_short(address)}")
    host = _domain(domain)
    return f"{local if _LOCAL.fullmatch(local) and len(local) < 65 else _local(local, host)}@{host}"


def _without_name(text: str) -> str:
    inside = text.rpartition("<")[2]
    return inside[:-1].strip() if inside.endswith(">") else text


def _local(local: str, host: str) -> str:
    """Check a name in letters of the world (RFC 6532), whose octets count."""
    local = unicodedata.normalize("NFC", local)
    other = next((letter for letter in local if not letter.isascii()), "")
    if other and (host.lower() in _ASCII_ALONE or "İ" in local):
        why = "has ASCII letters alone" if "İ" not in local else "is written in small letters"
        raise InputError(f"{other} before the @ of {_short(local)}: a name at {host.lower()} {why}")
    strange = any(not letter.isascii() and unicodedata.category(letter)[0] not in _NAMING for letter in local)
    if strange or _WORLDS_LOCAL.fullmatch(local) is None or len(local.encode()) > 64:
        raise InputError(_common_fault(local) or f"{_short(local)} before the @ is no name of a mailbox")
    return local


def _domain(domain: str) -> str:
    shown = _short(domain)
    near = search_key(domain)
    if near in _KNOWN and domain.lower() != near:
        raise InputError(f"{shown} is not {near}")
    if len(domain) > 253 or _DEVIATING.intersection(domain) or "İ" in domain:
        raise InputError(f"{shown} cannot be used as a domain: write its form in ASCII")
    ascii_domain = domain if domain.isascii() else _idna(domain)
    if "." not in ascii_domain:
        raise InputError(_common_fault(domain) or f"no dot after the @: {shown}")
    if _DOMAIN.fullmatch(ascii_domain) is None or len(ascii_domain) > 253:
        raise InputError(_common_fault(domain) or f"{shown} after the @ is no domain")
    if ascii_domain.rpartition(".")[2].isdigit():
        raise InputError(f"{shown} after the @ is a number, not a domain")
    return ascii_domain


def _idna(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"{_short(domain)} after the @ is no domain") from error


def _common_fault(part: str) -> str | None:
    if not part:
        return "nothing before or after the @"
    if " " in part:
        return f"a blank inside: {_short(part)}"
    return "two @" if "@" in part else None


def _short(text: str) -> str:
    return f"'{text if len(text) < 41 else text[:40] + '...'}'"
