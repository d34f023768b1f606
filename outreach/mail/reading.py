"""The bytes of one incoming message in, Parts out; whatever the bytes, no exception."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.message import Message
from email.parser import BytesHeaderParser

from outreach.mail import citing, decoding, heading
from outreach.mail.content import HTML, bytes_of, text_of
from outreach.mail.heading import FIELDS, LINE, Headers
from outreach.mail.letter import Failure, Parts
from outreach.mail.parsing import parsed
from outreach.mail.plain import head
from outreach.text import html

#: Bytes of a message, and characters of its text, that are looked at.
MOST, TEXT = 2 * 1024 * 1024, 64 * 1024
#: Parts inside parts, and parts altogether, that are looked at.
_DEEP, _MANY = 100, 1000
#: Recipients of a report that are kept.
_FAILURES = 20
_RETURNED = frozenset({"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"})
_STATUS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_FEEDBACK = "message/feedback-report"
_DISPOSITION = frozenset({"message/disposition-notification", "message/global-disposition-notification"})
#: Ours, and where providers keep it when they put another in its place.
_OUR_IDS = ("message-id", "x-microsoft-original-message-id", "x-google-original-message-id")


@dataclass(frozen=True, slots=True)
class _Place:
    """A part, and where it stands."""

    part: Message
    kind: str
    deep: int = 0
    #: Inside a message that is attached or returned.
    returned: bool = False
    #: It says in HTML what a sibling says in plain text.
    twice: bool = False


@dataclass(slots=True)
class _Found:
    texts: list[str] = field(default_factory=list)
    #: The same, each in the writing that tells best what is quoted.
    marked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    returned_ids: list[str] = field(default_factory=list)
    returned_to: list[str] = field(default_factory=list)
    feedback: list[tuple[str, str]] = field(default_factory=list)
    dispositions: list[str] = field(default_factory=list)
    reports: bool = False


def read(raw: bytes) -> Parts:
    """Read a message: its headers, its text, and what a returned message in it says; or say what keeps it from that.

    Looks at 2 MB of it and gives 64 KB of text at most (RFC 5322, 2045 to 2047, 3464, 6533).
    """
    try:
        found = _read(raw)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do, no mail is lost and none stops the others
        return _headers_alone(raw, f"it breaks the reader ({type(error).__name__})")
    return _told(found, "" if found.trouble else _trouble(raw, found))


def read_head(raw: bytes) -> Parts:
    """Read the headers of a message alone; what stands below them says nothing."""
    try:
        fields = head(raw)
        found = None if fields is None else _said_above(fields)
    except Exception:  # noqa: BLE001 - the way of whole mails says what is wrong
        found = None
    return _told(found, _trouble(b"", found)) if found else read(_head(raw))


def _told(found: Parts, trouble: str) -> Parts:
    return replace(found, trouble=trouble) if trouble else found


def _head(raw: bytes) -> bytes:
    return raw[:MOST].replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"


def _headers_alone(raw: bytes, trouble: str) -> Parts:
    try:
        found = _read(_head(raw))
    except Exception:  # noqa: BLE001 - as above
        found = _read(b"")
    return replace(found, trouble=trouble)


def _trouble(raw: bytes, found: Parts) -> str:
    """Say what keeps a mail from being understood, empty where nothing does."""
    if not (found.from_ or found.subject or found.to or found.message_id or found.date or found.reports):
        return "it has no headers of an e-mail"
    if len(raw) > MOST and not found.text.strip():
        return f"it has no text in its first {MOST // 1024 // 1024} MB"
    return ""


def _read(raw: bytes) -> Parts:
    return _said(*parsed(raw[:MOST]))


def _said(whole: Message, trouble: str) -> Parts:
    above, found = _said_above(list(whole.raw_items()), whole.get_content_type()), _Found()
    for place in _walk(whole, above.content_type):
        _look(place, found)
    return replace(
        above,
        text="\n".join(found.texts)[:TEXT],
        marked="\n".join(found.marked)[:TEXT],
        failed=tuple(dict.fromkeys((*above.failed, *found.failed))),
        failures=tuple(found.failures[:_FAILURES]),
        returned_ids=tuple(dict.fromkeys(found.returned_ids)),
        reports=found.reports,
        feedback=tuple(found.feedback[:FIELDS]),
        dispositions=tuple(found.dispositions),
        returned_to=tuple(dict.fromkeys(found.returned_to)),
        trouble=trouble,
    )


def _said_above(above: Sequence[tuple[str, object]], kind: str | None = None) -> Parts:
    """Say what headers say, as if nothing stood below them; *kind* is the type of the message, where that is known."""
    fields = heading.unfolded(above)
    headers = heading.by_name(fields)
    sender = heading.first(headers, "from")
    kind = kind or heading.kind(above)
    return Parts(
        message_id=next(iter(heading.ids(headers, "message-id")), None),
        in_reply_to=heading.ids(headers, "in-reply-to"),
        references=heading.ids(headers, "references"),
        from_=next(iter(decoding.addresses(sender)), None),
        from_name=decoding.display_name(sender),
        authors=heading.addresses(headers, "from"),
        reply_to=heading.addresses(headers, "reply-to"),
        sender=next(iter(heading.addresses(headers, "sender")), None),
        to=heading.addresses(headers, "to", "cc"),
        subject=decoding.words(heading.first(headers, "subject")),
        date=decoding.iso_date(heading.first(headers, "date")),
        content_type=kind,
        auto_submitted=heading.first(headers, "auto-submitted")
        .partition(";")[0]
        .partition("(")[0]
        .strip()
        .lower()
        or None,
        text="",
        failed=tuple(dict.fromkeys(heading.addresses(headers, "x-failed-recipients"))),
        return_path=heading.return_path(headers),
        reports=kind in _STATUS,
        headers=heading.shortened(fields),
    )


def _headers(part: Message) -> Headers:
    return heading.by_name(heading.unfolded(part.raw_items()))


def _walk(whole: Message, kind: str) -> Iterator[_Place]:
    """Give every part in the order of reading. A list of our own, for nested calls have an end."""
    waiting = [_Place(whole, kind)]
    for _ in range(_MANY):
        if not waiting:
            return
        place = waiting.pop()
        yield place
        if place.deep < _DEEP:
            waiting += reversed(_inside(place))


def _inside(place: _Place) -> list[_Place]:
    kind, parts = place.kind, [(part, part.get_content_type()) for part in _children(place.part)]
    if kind in _STATUS or kind in _DISPOSITION or kind == _FEEDBACK:
        return []
    plain = kind == "multipart/alternative" and any(
        inner == "text/plain" and text_of(part).strip() for part, inner in parts
    )
    returned = place.returned or kind in _RETURNED
    return [_Place(part, inner, place.deep + 1, returned, place.twice or plain) for part, inner in parts]


def _children(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else None
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _look(place: _Place, found: _Found) -> None:
    part, kind = place.part, place.kind
    if kind in _STATUS:
        failures = [replace(one, nested=place.returned) for one in _failures(part)]
        found.failed += [one.recipient for one in failures]
        found.reports = found.reports or not place.returned
        found.failures += failures
    elif kind in _RETURNED:
        for inner in _messages(part):
            headers = _headers(inner)
            found.returned_ids += heading.ids(headers, *_OUR_IDS)
            found.returned_to += heading.addresses(headers, "to")
    elif place.returned:
        return
    elif kind == _FEEDBACK:
        found.feedback += [
            one for inner in _messages(part) for one in heading.shortened(heading.unfolded(inner.raw_items()))
        ]
    elif kind in _DISPOSITION:
        found.dispositions += [heading.first(_headers(inner), "disposition") for inner in _messages(part)]
    elif part.get_content_disposition() != "attachment":
        _say(part, kind, found, twice=place.twice)


def _messages(part: Message) -> list[Message]:
    """Give what stands in a part of the type message; where the parser left it as text, its headers."""
    return _children(part) or [BytesHeaderParser().parsebytes(bytes_of(part))]


def _failures(part: Message) -> Iterator[Failure]:
    """Read each block that has a recipient (RFC 3464 section 2.3)."""
    for block in _children(part):
        below = (
            bytes_of(block).replace(b"\r\n", b"\n").split(b"\n\n")
        )  # RFC 6533 keeps the blocks in the body
        for headers in map(_headers, (block, *map(BytesHeaderParser().parsebytes, below[:_MANY]))):
            for recipient in _typed(headers, "final-recipient") or _typed(headers, "original-recipient"):
                yield Failure(
                    recipient=recipient,
                    original=next(iter(_typed(headers, "original-recipient")), ""),
                    action=heading.first(headers, "action").partition("(")[0].strip().lower(),
                    status=heading.first(headers, "status").partition("(")[0].strip()[:LINE],
                    diagnostic=" ".join(heading.first(headers, "diagnostic-code").split())[:LINE],
                )


def _typed(headers: Headers, name: str) -> tuple[str, ...]:
    """Give the addresses of fields that name their type first: `rfc822; tom@ornek.example`."""
    values = headers.get(name, ())
    return tuple(one for value in values for one in decoding.addresses(value.partition(";")[2] or value))


def _say(part: Message, kind: str, found: _Found, *, twice: bool) -> None:
    """Take the text of a part that is text; of broken multiparts, the bytes as they are."""
    if kind == "text/html":
        page = text_of(part)[:HTML]
        marked = citing.marked(page)
        if not twice:
            found.texts.append(html.lines(page))
            found.marked.append(found.texts[-1] if marked is None else marked)
        elif marked is not None and found.marked:
            found.marked[-1] = marked
    elif kind == "text/plain" or (not part.is_multipart() and kind.startswith("multipart/")):
        found.texts.append(text_of(part)[:TEXT])
        found.marked.append(found.texts[-1])
