"""The keys that a domain publishes for its signatures (RFC 6376) in, whether receivers can use them out."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence

from outreach.mail.domain.answers import Ask, Kind
from outreach.mail.domain.findings import Finding, Grade, doubtful, fine, unanswered, wrong
from outreach.mail.domain.tags import Unreadable, tags

#: RFC 8301 section 3.2.
_LEAST, _ADVISED = 1024, 2048
_SEQUENCE, _INTEGER, _BITS = 0x30, 0x02, 0x03
_ED25519_BYTES = 32
_AGAIN = "make a new key at your mail provider and publish its record whole"


def judge(domain: str, selectors: Sequence[str], ask: Ask) -> list[Finding]:
    """Judge the key at each selector that has one; nothing where none of *selectors* has."""
    found = []
    for selector in selectors:
        name = f"{selector}._domainkey.{domain}"
        answer = ask(name, Kind.TXT)
        if not answer.settled:
            return [unanswered(name, answer)]
        if answer.records:
            found.append(_records(selector, answer.records))
    usable = [one for one in found if one.grade is not Grade.FAIL]
    return usable[:1] or found[:1]


def key(selector: str, record: str) -> Finding:
    """Judge one key record."""
    try:
        said = tags(record)
        _check_version(said.get("v", "DKIM1"))
        return _key(
            selector, said.get("k", "rsa").lower(), said.get("p"), testing="y" in said.get("t", "").split(":")
        )
    except Unreadable as error:
        return wrong(f"the key at {selector} cannot be read: {error}", _AGAIN)


def _check_version(version: str) -> None:
    if version != "DKIM1":
        raise Unreadable(f"v={version}, where only DKIM1 is known")


def _records(selector: str, records: Sequence[str]) -> Finding:
    keys = [one for one in records if "p=" in one.replace(" ", "")] or list(records)
    if len(keys) > 1:
        said = f"there are {len(keys)} keys at {selector}, and receivers take either or none"
        return wrong(said, "leave one record there, the one that your mail provider shows")
    return key(selector, keys[0])


def _key(selector: str, kind: str, coded: str | None, *, testing: bool) -> Finding:
    if coded is None:
        raise Unreadable("p= is missing")
    if not coded:
        return wrong(f"the key at {selector} was withdrawn (p= is empty)", _AGAIN)
    size = _size(kind, _decoded(coded))
    if kind == "rsa" and size < _LEAST:
        return wrong(f"the key at {selector} has {size} bits, and receivers take none below {_LEAST}", _AGAIN)
    if testing:
        return doubtful(f"the key at {selector} says that it is a test (t=y)", "take t=y out of the record")
    if kind == "rsa" and size < _ADVISED:
        return doubtful(f"the key at {selector} has {size} bits; {_ADVISED} are advised", _AGAIN)
    return fine(f"signatures by {selector}: {kind} of {size} bits")


def _decoded(coded: str) -> bytes:
    try:
        return b64decode("".join(coded.split()), validate=True)
    except ValueError:  # of base64, or of letters beyond ASCII
        raise Unreadable("p= is no base64") from None


def _size(kind: str, raw: bytes) -> int:
    if kind == "ed25519":
        if len(raw) != _ED25519_BYTES:
            raise Unreadable(f"p= has {len(raw)} bytes, where ed25519 has {_ED25519_BYTES}")
        return 8 * len(raw)
    if kind != "rsa":
        raise Unreadable(f"k={kind} is not known")
    return rsa_bits(raw)


def rsa_bits(der: bytes) -> int:
    """Measure an RSA key: SubjectPublicKeyInfo (RFC 5280), or the bare key in it (RFC 8017).

    Raises:
        Unreadable: it is neither.
    """
    inner, _ = _value(der, _SEQUENCE)
    if inner[:1] == bytes([_SEQUENCE]):
        _, rest = _value(inner, _SEQUENCE)
        bits, _ = _value(rest, _BITS)
        inner, _ = _value(bits[1:], _SEQUENCE)
    modulus, _ = _value(inner, _INTEGER)
    return int.from_bytes(modulus).bit_length()


def _value(der: bytes, tag: int) -> tuple[bytes, bytes]:
    """Take one value of that tag from the front, and give what follows it."""
    if len(der) < 2 or der[0] != tag:
        raise Unreadable("p= is no RSA key")
    length, start = der[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(der[2:start])
    if len(der) < start + length:
        raise Unreadable("p= is cut off")
    return der[start : start + length], der[start + length :]
