"""Parts in, everything that may tell whose a message is out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from outreach.mail.letter import Parts
from outreach.mail.unsubscribing import asked_about
from outreach.replies.reports import bounces
from outreach.replies.reports.complaints import complaint
from outreach.replies.reports.machines import answers, by_a_machine
from outreach.replies.reports.mailboxes import DAEMONS, KEEPERS, NOBODY, local
from outreach.replies.resembling import answered_subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What points from an incoming message to what was sent, strongest first."""

    #: What ids of mails begin with that asked for answers at an address of their own, to which this one was sent: `<token@`.
    tokens: tuple[str, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    #: The nearest message first.
    references: tuple[str, ...] = ()
    #: The conversation in which a provider shows it; empty where none says so.
    thread: str = ""
    #: Ids in the copy of our mail that a machine sends back.
    returned_ids: tuple[str, ...] = ()
    #: Ids of mails that it asks for no more in answer to, by a mail program's button.
    unsubscribes: tuple[str, ...] = ()
    #: Recipients that a machine reports on, as written.
    failed: tuple[str, ...] = ()
    #: From, Reply-To and Sender, as written.
    addresses: tuple[str, ...] = ()
    #: Its subject without `Re:`; None where it is not that of an answer.
    answered: str | None = None
    #: When it was written; None where it does not say.
    at: datetime | None = None

    @property
    def ids(self) -> frozenset[str]:
        """Every id that may be one of ours, as a whole."""
        threads = (self.thread,) if self.thread else ()
        named = (*self.in_reply_to, *self.references, *threads)
        return frozenset((*named, *self.returned_ids, *self.unsubscribes))


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a message besides its headers."""

    tokens: tuple[str, ...] = ()
    thread: str = ""
    #: When a server got it.
    came: datetime | None = None


def clues(parts: Parts, *, machine: bool | None = None, beside: Beside = Beside()) -> Clues:
    """Collect the clues. What a person attaches says nothing of whom they answer; what a machine returns does.

    *machine* is whether it looks automatic, where that is known.
    """
    found = of_headers(parts, beside)
    if not (looks_automatic(parts) if machine is None else machine):
        return found
    return replace(found, returned_ids=parts.returned_ids, failed=_failed(parts))


def of_headers(parts: Parts, beside: Beside = Beside()) -> Clues:
    """Collect the clues of the headers alone, without a look at a word of the text."""
    people = (parts.from_, *parts.authors, *parts.reply_to, parts.sender)
    return Clues(
        tokens=beside.tokens,
        thread=beside.thread,
        in_reply_to=parts.in_reply_to,
        references=parts.references[::-1],
        unsubscribes=asked_about(parts.subject),
        addresses=tuple(dict.fromkeys(one for one in people if one)),
        answered=answered_subject(parts.subject),
        at=_written(parts.date, beside.came),
    )


def looks_automatic(parts: Parts) -> bool:
    """Whether a machine wrote it, by any sign that people's mail does not have; the headers alone may say it."""
    return bool(sign_of_a_machine(parts)) or by_a_machine(parts) or complaint(parts) is not None


def _failed(parts: Parts) -> tuple[str, ...]:
    """Give the recipients of a report, or the one whom a notice in no standard form, or a complaint, speaks of."""
    said = None if parts.failed else complaint(parts) or bounces.judged(parts)
    return parts.failed or ((said.recipient,) if said and said.recipient else ())


def sign_of_a_machine(parts: Parts) -> tuple[str, str, float] | None:
    """Give the reason, the line that shows it and how sure that is; None for what a person may have written.

    RFC 3834 section 5, RFC 6522, RFC 3464; mail systems that follow none of them are known by their sender
    and an empty return path (RFC 5321 section 4.5.5).
    """
    if parts.auto_submitted not in {None, "no"}:
        return "sent automatically", f"Auto-Submitted: {parts.auto_submitted}", 1.0
    if parts.content_type == "multipart/report":
        return "a report of a mail system", f"Content-Type: {parts.content_type}", 1.0
    if parts.reports and not answers(parts):
        return "a report of a mail system", "Content-Type: message/delivery-status", 1.0
    name = local(parts.from_)
    if name in DAEMONS or (name in KEEPERS | NOBODY and parts.return_path == ""):
        return "sent by a mail system", f"From: {parts.from_}", 0.9
    return None


def _written(date: str | None, came: datetime | None) -> datetime | None:
    """Say when it was written; a clock that is wrong by years makes no answer an old mail."""
    if date is None:
        return None
    said = datetime.fromisoformat(date)
    when = said if said.tzinfo else said.replace(tzinfo=UTC)
    return when if came is None else max(when, came)
