"""What a reading of mail did: what came, what it ended or holds, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from outreach.errors import OutreachError
from outreach.people.person import Person
from outreach.replies import Kind


@dataclass(frozen=True, slots=True)
class Arrival:
    """One new message that belongs to somebody."""

    person: Person
    kind: Kind
    subject: str
    #: The new words.
    text: str
    #: Why it was taken for theirs.
    because: str
    #: Why it was taken for what it is.
    reason: str
    #: From whom it comes, as written.
    sender: str
    #: The canonical address to which the mail went that it answers.
    sent_to: str
    #: Of a note of absence, probably: the day of return, and who answers meanwhile.
    returns_on: date | None = None
    substitute: str | None = None


@dataclass(slots=True)
class Looked:
    """One folder in which there was something new to look at."""

    account: str
    folder: str
    new: int
    #: How many of these belong to somebody we wrote to.
    theirs: int = 0


@dataclass(slots=True)
class Synced:
    """What a sync did."""

    arrivals: list[Arrival] = field(default_factory=list)
    #: Messages that belong to nobody we wrote to; nothing of them is kept.
    unmatched: int = 0
    #: Mails that may be somebody's answer until a person says whose: From, subject and date are kept.
    doubtful: int = 0
    #: Sequences that ended, and those that now wait for a person.
    ended: int = 0
    held: int = 0
    #: Whose sequences ended by the mail of somebody else: in whose conversation they wrote, or for whom.
    others: list[Person] = field(default_factory=list)
    #: To whom a person wrote by hand, and what ended their sequence.
    by_hand: list[tuple[Person, str]] = field(default_factory=list)
    #: Mails of which nobody knew whether they arrived, and now it is known that they did.
    settled: int = 0
    #: Those of which it is known now that they did not leave, and that are queued again.
    returned: int = 0
    #: Folders of mailboxes, in the order of reading.
    looked: list[Looked] = field(default_factory=list)
    #: What could not be read, and why.
    unread: list[str] = field(default_factory=list)
    #: Account -> why its mailbox could not be read.
    failed: dict[str, OutreachError] = field(default_factory=dict)
