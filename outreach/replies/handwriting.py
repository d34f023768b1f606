"""A mail that we wrote in, as its headers; of which of our mails it is the copy, or to whom a person wrote it, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.parser import BytesHeaderParser

from outreach.mail import decoding
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.people.addresses import mailbox
from outreach.replies.correspondence import correspondence
from outreach.replies.matching import Candidate
from outreach.replies.writers import Writer, writer

#: So far apart may be the moment that we put into a mail and the one that a provider puts in its place.
_NEAR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Written:
    """A mail from ourselves."""

    #: Every id of it, and the conversation in which its provider shows it; the first is the one that it has now.
    ids: tuple[str, ...]
    #: The mailboxes of To, Cc and Bcc.
    to: frozenset[str]
    subject: str
    at: datetime
    #: A machine wrote it for us: a note of absence, a read receipt.
    machine: bool


def written(raw: bytes, *, came: datetime | None, now: datetime, thread: str = "") -> Written:
    """Read the headers; of a mail that says no date it is the one on which it *came*, and never one to come."""
    parts, named = read(raw), correspondence(raw).ids
    said = datetime.fromisoformat(parts.date) if parts.date else came or now
    at = said if said.tzinfo else said.replace(tzinfo=UTC)
    first = tuple(one for one in (parts.message_id, thread) if one)
    return Written(
        ids=(*first, *sorted(named - set(first))),
        to=frozenset(mailbox(one) for one in _recipients(raw)),
        subject=parts.subject,
        at=min(at, now),
        machine=_by_a_machine(parts),
    )


def _by_a_machine(parts: Parts) -> bool:
    """Whether a machine wrote it; where its words break a rule a person did, which is the side of silence."""
    try:
        return writer(parts) is Writer.MACHINE
    except Exception:  # noqa: BLE001 - anybody can write in our name, and no mail may stop the others
        return False


def _recipients(raw: bytes) -> list[str]:
    headers = BytesHeaderParser().parsebytes(raw)
    values = [
        decoding.unfolded(str(value)) for name in ("to", "cc", "bcc") for value in headers.get_all(name, [])
    ]
    return [one for value in values for one in decoding.addresses(value)]


def copy_of(one: Written, candidates: Sequence[Candidate]) -> Candidate | None:
    """Find the mail of ours that it is the copy of: by its ids, or by recipient, subject and moment together.

    The latter where a provider put its own id in the place of ours, and says nothing of that.
    """
    same = [mail for mail in candidates if not mail.ids.isdisjoint(one.ids)]
    alike = [
        mail
        for mail in candidates
        if mailbox(mail.sent_to) in one.to
        and mail.subject == one.subject
        and abs(mail.sent_at - one.at) <= _NEAR
    ]
    return min(same or alike, key=lambda mail: abs(mail.sent_at - one.at), default=None)


def by_hand(one: Written, candidates: Sequence[Candidate]) -> dict[int, Candidate]:
    """Name those to whom a person wrote it after our first mail to them, each with the last mail of ours before it."""
    if one.machine:
        return {}
    before = sorted(
        (mail for mail in candidates if mailbox(mail.recipient) in one.to and mail.sent_at <= one.at + _NEAR),
        key=lambda mail: mail.sent_at,
    )
    return {mail.influencer_id: mail for mail in before if mail.influencer_id is not None}
