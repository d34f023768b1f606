"""Words and addresses in, header values out that no word can break out of."""

from __future__ import annotations

import re
import unicodedata
from email.quoprimime import header_encode

from outreach.errors import InputError
from outreach.mail.letter import Mailbox

#: RFC 5322 section 2.1.1: a line should have no more than 78 characters.
LINE = 78
#: RFC 2047 section 2: a line with encoded words has at most 76; a blank, `=?utf-8?q?` and `?=` take 13.
_ENCODED = 76 - 13
_HARMFUL = frozenset({"Cc", "Cs", "Zl", "Zp"})
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]{1,64}")
#: RFC 5321 section 4.5.3.1.1.
_LOCAL_OCTETS = 64
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_FILE_TYPE = re.compile(r"(?:application|audio|font|image|text|video)/[a-z0-9][a-z0-9.+-]{0,80}")
_URI = re.compile(r"(?:https://|mailto:)[!-;=?-~]{1,900}")


def words(name: str, value: str) -> str:
    """Encode *value* for the header *name* (RFC 2047), folded; ASCII stays readable.

    Raises InputError on a control character or line break.
    """
    value = harmless(name, value)
    return _folded(name, value) if _plain(value) else _encoded(name, value)


def mailbox(name: str, box: Mailbox) -> str:
    """Write *box* for the header *name* (RFC 5322 section 3.4).

    Raises InputError on a control character, and on an address that no header can carry.
    """
    address = addr_spec(name, box.address)
    called = harmless(name, box.name)
    if not called:
        return address
    phrase = _phrase(name, called)
    one_line = f"{phrase} <{address}>"
    short = "\r\n" not in phrase and len(name) + 2 + len(one_line) <= LINE
    return one_line if short else f"{phrase}\r\n <{address}>"


def addr_spec(name: str, address: str) -> str:
    """Check *address* and give it with its domain by IDNA; what stands before the @ may be more than ASCII (RFC 6532).

    Raises InputError where it is not one plain `local@domain`.
    """
    local, at, host = harmless(name, address).rpartition("@")
    local = local if local.isascii() else unicodedata.normalize("NFC", local)
    if not (at and _LOCAL.fullmatch(local) and len(local.encode()) <= _LOCAL_OCTETS and _named(local)):
        raise InputError(
            f"{name}: {address!r} is not an address that mail can be sent to",
            hint="write it as name@domain, without spaces and signs before the @",
        )
    return f"{local}@{domain(host)}"


def _named(local: str) -> bool:
    """Whether all that is not ASCII is a letter, its mark or a digit."""
    return local.isascii() or all(one.isascii() or unicodedata.category(one)[0] in "LMN" for one in local)


def domain(host: str) -> str:
    """Check a domain name and give it in ASCII, lower case. Raises InputError."""
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        plain = ""
    labels = plain.split(".")
    if len(plain) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise InputError(
            f"{host!r} is not a domain name", hint="write what stands behind the @ of the address"
        )
    return plain.lower()


def ids(name: str, values: tuple[str, ...]) -> str:
    """Write Message-IDs for the header *name*, one a line. Raises InputError where one is not printable ASCII in angle brackets."""
    for value in values:
        if not _ID.fullmatch(value):
            raise InputError(f"{name}: {value!r} is not a Message-ID in angle brackets")
    return "\r\n ".join(values)


def uris(name: str, values: tuple[str, ...]) -> str:
    """Write URIs for the header *name*, one a line. Raises InputError where one is not of https or mailto, in plain letters."""
    for value in values:
        if not _URI.fullmatch(value):
            raise InputError(f"{name}: {value!r} is not a mailto or https address in ASCII")
    return ",\r\n ".join(f"<{value}>" for value in values)


def media_type(name: str, value: str) -> str:
    """Check `type/subtype`, of files alone. Raises InputError."""
    if not _FILE_TYPE.fullmatch(value):
        raise InputError(f"{name}: {value!r} is not the type of a file")
    return value


def harmless(name: str, value: str) -> str:
    """Give *value* without blanks around it. Raises InputError where a line break or control character is in it."""
    for letter in value:
        if unicodedata.category(letter) in _HARMFUL:
            raise InputError(
                f"{name}: {value!r} has a line break or control character in it",
                hint="write it on one line",
            )
    return value.strip()


def _plain(value: str) -> bool:
    """Whether *value* survives as it is: no letters to encode, nothing that a reader would decode or fold away."""
    return (
        value.isascii()
        and "=?" not in value
        and "  " not in value
        and all(len(word) < LINE // 2 for word in value.split(" "))
    )


def _folded(name: str, value: str) -> str:
    lines, room = [""], LINE - len(name) - 2
    for word in value.split(" "):
        if len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
            room = LINE - 1
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return "\r\n ".join(line for line in lines if line)


def _phrase(name: str, called: str) -> str:
    if not _plain(called) or len(called) > LINE // 2:
        return _encoded(name, called)
    if _ATOMS.fullmatch(called):
        return called
    return '"' + called.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _encoded(name: str, value: str) -> str:
    """Encode in words that each hold whole letters, as RFC 2047 section 5 asks."""
    chunks, used = [""], len(name) + 1
    for letter in value:
        cost = 1 if letter.isascii() and (letter.isalnum() or letter == " ") else 3 * len(letter.encode())
        if used + cost > _ENCODED:
            chunks.append("")
            used = 0
        chunks[-1] += letter
        used += cost
    return "\r\n ".join(header_encode(chunk.encode(), "utf-8") for chunk in chunks)
