"""Content in, the parts of a mail out: text as it travels, files, and several parts in one (RFC 2045 to 2047, 2183, 2231, 2387)."""

from __future__ import annotations

import re
from binascii import b2a_base64, b2a_qp
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from outreach.errors import InputError
from outreach.mail import headers
from outreach.mail.letter import Attachment

#: Octets of a file that make one line of base64 (RFC 2045 section 6.8).
_OCTETS = 57
#: Characters of a file's name in one line of a header.
_NAME = 50
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ()+,._-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its headers, values folded, and its content, lines ended by CRLF."""

    headers: tuple[tuple[str, str], ...]
    content: bytes

    def whole(self) -> bytes:
        """Write headers, blank line and content."""
        return self.head() + b"\r\n" + self.content

    def head(self) -> bytes:
        """Write the headers."""
        return "".join(f"{name}: {value}\r\n" for name, value in self.headers).encode("ascii")


def text(kind: str, words: str) -> Part:
    """Make a part of *words*: as it is where its lines are short and plain, else quoted-printable.

    Raises InputError where half a letter stands in it.
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    try:
        content = "".join(f"{line}\r\n" for line in lines).encode()
    except UnicodeEncodeError as error:
        raise InputError("body: half a letter stands in it, which no mail can carry") from error
    plain = all(
        len(line) <= headers.LINE and line.isascii() and (not line or line.isprintable()) for line in lines
    )
    encoding = "7bit" if plain else "quoted-printable"
    head = (("Content-Type", f"text/{kind}; charset=utf-8"), ("Content-Transfer-Encoding", encoding))
    return Part(head, content if plain else b2a_qp(content))


def file(attached: Attachment) -> Part:
    """Make a part of a file; one with a Content-ID stands in the text, others are attached.

    Raises InputError where a line break or control character is in its name.
    """
    inline = attached.content_id is not None
    head = [
        ("Content-Type", headers.media_type("Content-Type", attached.kind)),
        ("Content-Disposition", f"{'inline' if inline else 'attachment'};{_file_name(attached.name)}"),
        ("Content-Transfer-Encoding", "base64"),
    ]
    if attached.content_id is not None:
        head.append(("Content-ID", headers.ids("Content-ID", (attached.content_id,))))
    octets = attached.content
    lines = (b2a_base64(octets[at : at + _OCTETS]) for at in range(0, len(octets), _OCTETS))
    return Part(tuple(head), b"".join(lines).replace(b"\n", b"\r\n"))


def several(kind: str, inside: Sequence[Part], *, key: str) -> Part:
    """Put parts into one of multipart/*kind*; *key* is what nobody who wrote one of them knows.

    No text can hold the boundary: neither encoding has `=_`, and what stands as it is does not know the key.
    """
    boundary = f"=_{sha256(f'{kind} {key}'.encode()).hexdigest()[:32]}"
    line = f"--{boundary}".encode("ascii")
    content = b"".join(line + b"\r\n" + one.whole() + b"\r\n" for one in inside) + line + b"--\r\n"
    root = '\r\n type="text/html";' if kind == "related" else ""  # RFC 2387 section 3.1
    return Part((("Content-Type", f'multipart/{kind};{root}\r\n boundary="{boundary}"'),), content)


def _file_name(name: str) -> str:
    """Write the parameter: in quotes where it is plain, else in pieces of UTF-8 (RFC 2231 sections 3 and 4)."""
    plain = headers.harmless("filename", name)
    if len(plain) <= _NAME and _PLAIN.fullmatch(plain):
        return f'\r\n filename="{plain}"'
    pieces = [""]
    for letter in plain:
        written = quote(letter, safe="")
        if len(pieces[-1]) + len(written) > _NAME:
            pieces.append("")
        pieces[-1] += written
    pieces[0] = f"utf-8''{pieces[0]}"
    if len(pieces) == 1:
        return f"\r\n filename*={pieces[0]}"
    return ";".join(f"\r\n filename*{at}*={one}" for at, one in enumerate(pieces))
