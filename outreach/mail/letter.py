"""Mail as values: what goes into the composer, and what the reader makes of bytes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mailbox:
    """RFC 5322 `mailbox`: a display name, perhaps empty, and an addr-spec."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file that goes with a mail."""

    name: str
    #: Such as `application/pdf`.
    kind: str
    content: bytes = field(repr=False)
    #: With angle brackets; of a picture that stands in the text.
    content_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One outgoing e-mail before it becomes bytes."""

    sender: Mailbox
    recipient: Mailbox
    subject: str
    body: str
    #: Signature and opt-out line; stands below the body after one blank line.
    footer: str
    #: With angle brackets.
    message_id: str
    reply_to: str | None = None
    #: Message-IDs of the thread, oldest first; the last one is answered.
    references: tuple[str, ...] = ()
    #: URIs by which a mail program asks for no more mail, the best first; of https it is asked at once (RFC 8058).
    unsubscribe: tuple[str, ...] = ()
    #: The text stands there as simple HTML too.
    html: bool = False
    #: Stand in the HTML between body and footer.
    pictures: tuple[Attachment, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What a delivery-status part says of one recipient (RFC 3464 section 2.3); one line each, empty where absent."""

    #: Final-Recipient, as written; where mail is passed on it may not be whom we wrote to.
    recipient: str
    #: Original-Recipient, as written.
    original: str
    #: Lower case: `failed`, `delayed`, `relayed`.
    action: str
    #: Such as `5.1.1`.
    status: str
    #: Such as `smtp; 550 5.1.1 no such mailbox`.
    diagnostic: str
    #: It stands in a message that is attached: a gateway passes it on, or a person.
    nested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the bytes of an incoming message say; header values are decoded, ids keep their angle brackets."""

    message_id: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    #: Addresses as written, without names.
    from_: str | None
    from_name: str
    reply_to: tuple[str, ...]
    sender: str | None
    #: To and Cc.
    to: tuple[str, ...]
    subject: str
    #: The Date header in ISO 8601 with its offset; None where it cannot be read.
    date: str | None
    #: Lower-case media type of the whole, such as `multipart/report`.
    content_type: str
    #: The Auto-Submitted header, lower case, without parameters; None where absent.
    auto_submitted: str | None
    #: text/plain of the message, or HTML turned into lines; quotes still in it.
    text: str
    #: The same, from the HTML where its program says there what is quoted: such lines begin with `> `.
    marked: str = ""
    #: `Final-Recipient` addresses of delivery-status parts, also where the server still tries; X-Failed-Recipients.
    failed: tuple[str, ...] = ()
    #: What delivery-status parts say, in their order, 20 at most.
    failures: tuple[Failure, ...] = ()
    #: Every Message-ID found in parts that return our mail (message/rfc822, text/rfc822-headers).
    returned_ids: tuple[str, ...] = ()
    #: The envelope's sender as the Return-Path header keeps it; empty for the null path, None where absent.
    return_path: str | None = None
    #: All addresses of all From headers, as written: a mail may have several authors (RFC 5322 section 3.6.2).
    authors: tuple[str, ...] = ()
    #: A delivery-status part stands in it, outside of attached messages.
    reports: bool = False
    #: The headers of the whole: lower-case name and undecoded value, in their order, 200 at most.
    headers: tuple[tuple[str, str], ...] = ()
    #: The fields of a feedback report (RFC 5965) outside of attached messages: lower-case name and value.
    feedback: tuple[tuple[str, str], ...] = ()
    #: The Disposition fields of disposition notifications (RFC 8098) outside of attached messages.
    dispositions: tuple[str, ...] = ()
    #: The addresses in To of returned messages, as written.
    returned_to: tuple[str, ...] = ()
    #: What keeps it from being read whole, in words; empty where nothing does.
    trouble: str = ""
