"""Clues and what was sent in; the mail that a message answers, and why it is taken for it, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from outreach.people.addresses import folded, mailbox
from outreach.replies.clues import Clues
from outreach.replies.resembling import company_of, subject_key

#: A Date header has whole seconds, and clocks differ; an answer may seem older than what it answers.
SKEW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mail of ours that a message may answer."""

    message_id: int
    influencer_id: int | None
    #: Every id under which it is known, with angle brackets.
    ids: frozenset[str]
    #: A canonical address of whoever it went to.
    recipient: str
    sent_at: datetime
    #: The canonical address to which it went; empty where nobody asks.
    sent_to: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The mail that is answered."""

    candidate: Candidate
    #: The strongest reason, in words.
    because: str
    #: All that points to the same person, strongest first.
    reasons: tuple[str, ...]


def match(clues: Clues, candidates: Sequence[Candidate]) -> Match | None:
    """Find the mail that a message answers.

    By the address that it was sent to, In-Reply-To, References, a returned copy, a recipient, its sender, and at last by
    a colleague of whoever we wrote to, under the subject of our mail.

    The strongest clue decides, of several mails the last one sent; but one to somebody who is still known goes before
    those to whoever was erased, for the answer is somebody else's then. A sender alone counts only for what was written
    after our mail, or says no date. *candidates* may hold more than fit; None where none does.
    """
    found = list(_points(clues, candidates)) if candidates else []
    if not found:
        return None
    chosen, because = next((one for one in found if one[0].influencer_id is not None), found[0])
    same = chosen.influencer_id
    agreeing = (
        why for one, why in found if one is chosen or (same is not None and one.influencer_id == same)
    )
    return Match(chosen, because, tuple(dict.fromkeys(agreeing)))


def writers(clues: Clues, candidates: Sequence[Candidate]) -> set[int]:
    """Name everybody we wrote to from whom a message comes, whatever mail it answers: it is their answer too."""
    theirs = {mailbox(address) for address in clues.addresses}
    return {
        one.influencer_id
        for one in answerable(clues, candidates)
        if one.influencer_id is not None and mailbox(one.recipient) in theirs
    }


def colleagues(clues: Clues, candidates: Sequence[Candidate]) -> set[int]:
    """Name everybody we wrote to at the company from which an answer to the subject of our mail comes."""
    return {one.influencer_id for one, _ in _of_company(clues, candidates) if one.influencer_id is not None}


def _points(clues: Clues, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Give candidate and reason, strongest first."""
    latest_first = sorted(candidates, key=lambda one: (one.sent_at, one.message_id), reverse=True)
    later = answerable(clues, latest_first)
    for token in clues.tokens:
        named = ((one, value) for one in latest_first for value in sorted(one.ids) if value.startswith(token))
        yield from ((one, f"it was sent to the address of our {value}") for one, value in named)
    for value, reason in _ids(clues):
        yield from ((one, f"{reason} {value}") for one in latest_first if value in one.ids)
    for value, reason in _addresses(clues):
        same = mailbox(value)
        yield from ((one, f"{reason} {value}") for one in later if mailbox(one.recipient) == same)
    yield from _of_company(clues, later)


def answerable(clues: Clues, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out our mails that are younger than the message."""
    return [one for one in candidates if clues.at is None or clues.at >= one.sent_at - SKEW]


def _of_company(clues: Clues, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Give those whose subject is answered from the company of whoever they went to."""
    companies = {company for one in clues.addresses if (company := company_of(one))}
    answered = subject_key(clues.answered or "") if companies else ""
    for one in answerable(clues, candidates) if answered else ():
        if company_of(one.recipient) in companies and subject_key(one.subject) == answered:
            yield one, f"it answers the subject of our mail to {one.sent_to}, from the same company"


def _ids(clues: Clues) -> Iterator[tuple[str, str]]:
    for values, reason in (
        (clues.in_reply_to, "In-Reply-To names our"),
        (clues.references, "References name our"),
        ((clues.thread,) if clues.thread else (), "it stands in the conversation of our mail,"),
        (clues.returned_ids, "it returns our"),
        (clues.unsubscribes, "it asks for no more after our"),
    ):
        yield from ((value, reason) for value in values)


def _addresses(clues: Clues) -> Iterator[tuple[str, str]]:
    for values, reason in ((clues.failed, "it reports on mail to"), (clues.addresses, "it comes from")):
        yield from ((folded(value), reason) for value in values)
