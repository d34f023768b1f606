"""Letter in, RFC 5322 bytes out; the Date header is put on top when they are sent."""

from __future__ import annotations

from binascii import b2a_qp
from datetime import datetime
from email.utils import format_datetime

from outreach.errors import InputError
from outreach.mail import headers
from outreach.mail.letter import Letter


def compose(letter: Letter) -> bytes:
    """Make the bytes that are frozen: CRLF lines, 7-bit, without a Date header.

    Raises InputError on a control character or line break in a header value, and on an address or
    Message-ID that cannot stand in a header.
    """
    body, encoding = _content(letter)
    lines = [f"{name}: {value}" for name, value in _headers(letter).items()]
    lines.append(f"Content-Transfer-Encoding: {encoding}")
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


def stamp(frozen: bytes, when: datetime) -> bytes:
    """Put `Date:` on top of the frozen bytes. *when* must know its zone (ValueError), which it keeps."""
    if when.tzinfo is None:
        raise ValueError("a Date header needs a time zone")
    return f"Date: {format_datetime(when)}\r\n".encode("ascii") + frozen


def _headers(letter: Letter) -> dict[str, str]:
    found = {
        "From": headers.mailbox("From", letter.sender),
        "To": headers.mailbox("To", letter.recipient),
        "Subject": headers.words("Subject", letter.subject),
        "Message-ID": headers.ids("Message-ID", (letter.message_id,)),
    }
    if letter.reply_to is not None:
        found["Reply-To"] = headers.addr_spec("Reply-To", letter.reply_to)
    if letter.references:
        found["In-Reply-To"] = headers.ids("In-Reply-To", letter.references[-1:])
        found["References"] = headers.ids("References", letter.references)
    found["MIME-Version"] = "1.0"
    found["Content-Type"] = "text/plain; charset=utf-8"
    return found


def _content(letter: Letter) -> tuple[bytes, str]:
    """Give the text as it travels, and the name of its encoding."""
    text = "\n\n".join(part for part in (letter.body.rstrip(), letter.footer.rstrip("\r\n")) if part)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    try:
        content = "".join(f"{line}\r\n" for line in lines).encode()
    except UnicodeEncodeError as error:
        raise InputError("body: half a letter stands in it, which no mail can carry") from error
    if all(
        len(line) <= headers.LINE and line.isascii() and (not line or line.isprintable()) for line in lines
    ):
        return content, "7bit"
    return b2a_qp(content), "quoted-printable"
