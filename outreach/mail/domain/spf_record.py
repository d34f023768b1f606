"""The text of an SPF record in, its terms out (RFC 7208 section 12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from outreach.mail.domain.tags import Unreadable

_MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*)=(.*)")
_MECHANISM = re.compile(r"([+?~-]?)([A-Za-z][A-Za-z0-9]*)(.*)")
_MACRO = r"%\{[slodiphcrtvSLODIPHCRTV]\d*[rR]?[.+,/_=-]*\}"
_DOMAIN = re.compile(
    rf"(?:{_MACRO}|%[%_-]|[!-$&-~])*(?:{_MACRO}|\.(?!\d+\.?$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?)"
)
_NETWORK = re.compile(r":[^/]+(?:/\d{1,3})?")
_WIDTHS = re.compile(r"(.*?)(?:/(\d{1,2}))?(?://(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Term:
    """One mechanism: which servers are meant, and what is said of them."""

    #: `+` lets them send, `-` does not, `~` hardly, `?` says nothing.
    qualifier: str
    name: str
    #: The name or network that it speaks of; empty is the domain itself.
    value: str = ""


@dataclass(frozen=True, slots=True)
class Spf:
    """One record."""

    #: What counts: nothing after `all` does.
    terms: tuple[Term, ...]
    redirect: str | None = None

    @property
    def policy(self) -> str | None:
        """What is said of all servers that no other term names; None where another record says it, or none."""
        return next((one.qualifier for one in self.terms if one.name == "all"), None)


def is_spf(text: str) -> bool:
    """Say whether a text is meant as an SPF record (section 4.5)."""
    return text[:6].lower() == "v=spf1" and text[6:7] in {"", " "}


def parse(text: str) -> Spf:
    """Read a record.

    Raises:
        Unreadable: a term does not follow the grammar; receivers then ignore the whole record.
    """
    terms: list[Term] = []
    modifiers: dict[str, str] = {}
    for word in text[6:].split(" "):
        if not word:
            continue
        if found := _MODIFIER.fullmatch(word):
            _modify(modifiers, found[1].lower(), found[2], word)
        else:
            terms.append(_term(word))
    end = next((place for place, one in enumerate(terms, start=1) if one.name == "all"), len(terms))
    return Spf(tuple(terms[:end]), modifiers.get("redirect"))


def _modify(modifiers: dict[str, str], name: str, value: str, word: str) -> None:
    if name not in {"redirect", "exp"}:
        return  # unknown ones are for others (section 6)
    if name in modifiers:
        raise Unreadable(f"{name}= stands there twice")
    modifiers[name] = _name(value, word)


def _term(word: str) -> Term:
    found = _MECHANISM.fullmatch(word)
    read = _READ.get(found[2].lower()) if found else None
    if found is None or read is None:
        raise Unreadable(f"{word!r} is nothing that SPF knows")
    return Term(found[1] or "+", found[2].lower(), read(found[3], word))


def _nothing(rest: str, word: str) -> str:
    if rest:
        raise Unreadable(f"{word!r} says more than it may")
    return ""


def _needed(rest: str, word: str) -> str:
    return _name(rest.removeprefix(":") if rest.startswith(":") else "", word)


def _optional(rest: str, word: str) -> str:
    return _needed(rest, word) if rest else ""


def _wide(rest: str, word: str) -> str:
    """Read a name that may be missing, and how wide the network around its addresses is."""
    found = _WIDTHS.fullmatch(rest)
    assert found is not None
    if int(found[2] or 0) > 32 or int(found[3] or 0) > 128:
        raise Unreadable(f"{word!r} names a network wider than there is")
    return _optional(found[1], word)


def _four(rest: str, word: str) -> str:
    return _network(rest, word, IPv4Network)


def _six(rest: str, word: str) -> str:
    return _network(rest, word, IPv6Network)


def _network(rest: str, word: str, kind: Callable[..., IPv4Network | IPv6Network]) -> str:
    value = rest.removeprefix(":")
    if not _NETWORK.fullmatch(rest):
        raise Unreadable(f"{word!r} names no network")
    try:
        kind(value, strict=False)
    except ValueError:
        raise Unreadable(f"{word!r} names no network") from None
    return value


def _name(value: str, word: str) -> str:
    if not _DOMAIN.fullmatch(value):
        raise Unreadable(f"{word!r} names no domain")
    return value.lower().rstrip(".")


_READ: Mapping[str, Callable[[str, str], str]] = {
    "all": _nothing,
    "include": _needed,
    "exists": _needed,
    "a": _wide,
    "mx": _wide,
    "ptr": _optional,
    "ip4": _four,
    "ip6": _six,
}
