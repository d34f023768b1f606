"""A part of a mail in; its content as bytes or text, decoded as its headers say, out; whatever the bytes, no exception."""

from __future__ import annotations

import re
from binascii import a2b_qp
from email.message import Message

from outreach.mail import decoding

#: Characters of HTML, most of which may be style, and of one Content-Type that are looked at.
HTML, TYPE = 256 * 1024, 8000
#: Encodings of which the standard parser leaves the bytes as they came.
_AS_IT_IS = frozenset({"", "7bit", "8bit", "binary"})
_CHARSET = re.compile(r"charset\*?\s{0,9}=\s{0,9}\"?([^\s\";]{1,40})", re.IGNORECASE)


def text_of(part: Message) -> str:
    """Give the content as text, its lines ended by LF."""
    content = bytes_of(part)
    text = decoding.decoded(content, _charset(part)) if content else ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _charset(part: Message) -> str | None:
    found = _CHARSET.search(str(part.get("content-type", ""))[:TYPE])
    return found[1].rpartition("'")[2] if found else None  # RFC 2231 writes us-ascii''name


def bytes_of(part: Message) -> bytes:
    """Give the content as bytes, decoded as Content-Transfer-Encoding says."""
    if part.is_multipart():
        return b""
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding in _AS_IT_IS:
        content = part.get_payload(decode=True)
    else:
        del part["content-transfer-encoding"]  # so that nothing but the bytes as they came is given
        content = part.get_payload(decode=True)
        part["content-transfer-encoding"] = encoding
    if not isinstance(content, bytes):
        return b""
    content = content[: 2 * HTML]
    if encoding == "base64":
        return decoding.base64(content)
    return a2b_qp(content) if encoding == "quoted-printable" else content
