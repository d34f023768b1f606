"""Letter in, RFC 5322 bytes out; the Date header is put on top when they are sent."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime

from outreach.mail import headers, parts
from outreach.mail.html import html
from outreach.mail.letter import Letter
from outreach.mail.parts import Part


def compose(letter: Letter) -> bytes:
    """Make the bytes that are frozen: CRLF lines, without a Date header.

    They are ASCII unless an address has other letters before its @: then they need SMTPUTF8 (RFC 6532).

    Raises InputError on a control character or line break in a header value, and on an address or
    Message-ID that cannot stand in a header.
    """
    part = _content(letter)
    head = "".join(f"{name}: {value}\r\n" for name, value in _headers(letter).items())
    return head.encode() + part.whole()


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
    if letter.unsubscribe:
        found["List-Unsubscribe"] = headers.uris("List-Unsubscribe", letter.unsubscribe)
        if letter.unsubscribe[0].startswith("https:"):
            found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    found["MIME-Version"] = "1.0"
    return found


def _content(letter: Letter) -> Part:
    """Make the one text of the mail; HTML stands beside it and files behind it where the letter has them."""
    body, footer = letter.body.rstrip(), letter.footer.rstrip("\r\n")
    whole = parts.text("plain", "\n\n".join(part for part in (body, footer) if part))
    if letter.html:
        shown = parts.text("html", html(body, footer, letter.pictures))
        if letter.pictures:
            with_them = [shown, *map(parts.file, letter.pictures)]
            shown = parts.several("related", with_them, key=letter.message_id)
        whole = parts.several("alternative", [whole, shown], key=letter.message_id)
    if letter.attachments:
        whole = parts.several("mixed", [whole, *map(parts.file, letter.attachments)], key=letter.message_id)
    return whole
