"""What LIST says in; the folders that can be opened, each with its role, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from imapclient import imap_utf7  # type: ignore[import-untyped]  # it has none

from outreach.text import clean, search_key


class Role(StrEnum):
    """What a folder is for (RFC 6154 section 2); the values are the flags."""

    #: Everything, whatever folder it stands in: Gmail's All Mail.
    ALL = "\\All"
    ARCHIVE = "\\Archive"
    DRAFTS = "\\Drafts"
    FLAGGED = "\\Flagged"
    JUNK = "\\Junk"
    SENT = "\\Sent"
    TRASH = "\\Trash"


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder that can be opened."""

    #: As people read it: one line of at most 200 letters, unlike that of every other folder.
    name: str
    #: As the server spells it: modified UTF-7 (RFC 3501 section 5.1.3).
    raw: bytes
    role: Role | None = None


Listed = tuple[tuple[bytes, ...], bytes | None, bytes | str]

_LONGEST = 200
_SHUT = frozenset({"\\noselect", "\\nonexistent"})
_FLAGS: Mapping[str, Role] = {role.value.lower(): role for role in Role}
#: Names at the top or directly below INBOX, folded, by which servers without special use are understood.
_NAMES: Mapping[Role, frozenset[str]] = {
    Role.SENT: frozenset(
        (
            *("sent", "sent items", "sent messages", "sent mail", "sent-mail"),
            *("gonderilmis", "gonderilmis ogeler", "gonderilmis postalar", "gonderilmis iletiler"),
            *("gonderilmis mesajlar", "gonderilen", "gonderilenler", "gonderilen ogeler"),
            *("gonderilen postalar", "gonderilmis e-postalar"),
        )
    ),
    Role.DRAFTS: frozenset({"draft", "drafts", "taslak", "taslaklar"}),
    Role.JUNK: frozenset(
        (
            *("junk", "spam", "junk e-mail", "junk email", "junk mail", "bulk mail"),
            *("gereksiz", "gereksiz e-posta", "gereksiz posta", "istenmeyen", "istenmeyen e-posta"),
            *("istenmeyen posta", "onemsiz", "onemsiz e-posta"),
        )
    ),
    Role.TRASH: frozenset(
        (
            *("trash", "bin", "deleted", "deleted items", "deleted messages"),
            *("cop", "cop kutusu", "silinmis ogeler", "silinmis postalar", "silinenler"),
        )
    ),
    Role.ARCHIVE: frozenset({"archive", "archives", "arsiv"}),
}


def folders(listed: Iterable[Listed]) -> list[Folder]:
    """Read LIST: what cannot be opened is left out; where no flag gives a role, a well-known name does."""
    found: dict[bytes, tuple[Folder, str]] = {}
    for flags, delimiter, spelt in listed:
        lower = {flag.decode("ascii", "replace").lower() for flag in flags}
        if lower & _SHUT:
            continue
        raw = spelt if isinstance(spelt, bytes) else spelt.encode()
        name = _shown(raw)
        role = next((_FLAGS[flag] for flag in sorted(lower) if flag in _FLAGS), None)
        if name == "INBOX" and role is not Role.ALL:  # a server may say so by mistake
            role = None
        found[raw] = Folder(name, raw, role), _near(name, delimiter)
    given = {folder.role for folder, _ in found.values()}
    guessed = {role: names for role, names in _NAMES.items() if role not in given}
    return _apart([replace(one, role=one.role or _by_name(near, guessed)) for one, near in found.values()])


def _near(name: str, delimiter: bytes | None) -> str:
    """Give the last part of a name, folded; empty for what lies deeper, as somebody's own `Projects/Sent` does."""
    above, _, last = name.rpartition(delimiter.decode("ascii", "replace")) if delimiter else ("", "", name)
    return search_key(last) if above.upper() in {"", "INBOX"} else ""


def _by_name(near: str, names: Mapping[Role, frozenset[str]]) -> Role | None:
    return next((role for role, known in names.items() if near in known), None)


def _apart(listed: list[Folder]) -> list[Folder]:
    """Clean and cut the names, so that no two are one."""
    shown = [clean(folder.name)[:_LONGEST] for folder in listed]
    known = Counter(shown)
    return [
        replace(one, name=_unlike(one, name, known[name])) for one, name in zip(listed, shown, strict=True)
    ]


def _unlike(folder: Folder, name: str, alike: int) -> str:
    """Tell a name that is cut, empty or of several folders by the digest of the server's spelling."""
    if folder.raw == b"INBOX" or (name and alike == 1 and len(folder.name) <= _LONGEST):
        return name
    return f"{name} ({sha256(folder.raw).hexdigest()[:8]})".lstrip()


def _shown(raw: bytes) -> str:
    """Decode a name; one that is no modified UTF-7 is shown as it stands."""
    try:
        name = imap_utf7.decode(raw)
    except (UnicodeError, ValueError):
        name = raw.decode("utf-8", "replace")
    return "INBOX" if name.upper() == "INBOX" else name
