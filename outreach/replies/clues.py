"""Parts in, everything that may tell whose a message is out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from outreach.mail.letter import Parts
from outreach.mail.unsubscribing import asked_about
from outreach.replies.reports import bounces
from outreach.replies.reports.complaints import complaint
from outreach.replies.resembling import answered_subject
from outreach.replies.writers import Writer


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


def clues(parts: Parts, by: Writer, beside: Beside = Beside()) -> Clues:
    """Collect the clues. What a person attaches says nothing of whom they answer; what a machine returns does."""
    found = of_headers(parts, beside)
    if by is not Writer.MACHINE:
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


def _failed(parts: Parts) -> tuple[str, ...]:
    """Give the recipients of a report, or the one whom a notice in no standard form, or a complaint, speaks of."""
    said = None if parts.failed else complaint(parts) or bounces.judged(parts)
    return parts.failed or ((said.recipient,) if said and said.recipient else ())


def _written(date: str | None, came: datetime | None) -> datetime | None:
    """Say when it was written; a clock that is wrong by years makes no answer an old mail."""
    if date is None:
        return None
    said = datetime.fromisoformat(date)
    when = said if said.tzinfo else said.replace(tzinfo=UTC)
    return when if came is None else max(when, came)
