"""The facts about one influencer in one campaign, as rows tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from outreach.mail.delivery import DeliveryState
from outreach.mail.domain.recipient import Verdict
from outreach.people.addresses import canonical
from outreach.people.person import Person
from outreach.people.record import NoteKind
from outreach.replies import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One step that was queued, with its fate."""

    message_id: int
    step: str
    state: DeliveryState
    #: When it was committed to the wire; None before that.
    left_at: datetime | None
    not_before: datetime
    #: Canonical address.
    recipient: str
    #: The server's words, or why it ended unsent.
    said: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message from this person, or about mail to them, in any campaign."""

    message_id: int
    kind: Kind
    at: datetime
    #: When the program read it; decisions are weighed against this, for a Date header may say anything.
    kept_at: datetime
    #: Its new words in one line; empty where it has none.
    said: str
    #: The canonical address to which the mail went that it answers; None where that is not known.
    sent_to: str | None = None
    #: The campaign of that mail.
    campaign: str | None = None
    #: Why it was taken for what it is.
    reason: str = ""
    #: Of a note of absence: the day of return, probably.
    returns_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """An earlier contact that a person or a sheet knows of, outside of what this program sent and read."""

    kind: NoteKind
    text: str
    #: The day it speaks of, where that is known.
    day: date | None
    #: When the program learnt it.
    kept_at: datetime
    #: They asked for no more mail.
    lasting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A mail that may be this person's answer, and belongs to nobody until a person says so."""

    sender: str
    at: datetime
    kept_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One enrolment: the person's decisions, what we sent in this campaign, what came in."""

    enrolment_id: int
    campaign: str
    person: Person
    enrolled_at: datetime
    #: A person named them, so what came in before the enrolment does not count.
    named: bool = False
    stopped_at: datetime | None = None
    stopped_because: str | None = None
    paused_because: str | None = None
    #: When a person last asked to go on all the same, whatever machines had written.
    looked_at: datetime | None = None
    #: Paused until then, after which it goes on by itself; a pause that a person lifted was until then too.
    snoozed_until: datetime | None = None
    snoozed_because: str | None = None
    #: Step -> what stands drafted for it, in words such as `draft 8 waits for review`.
    drafted: Mapping[str, str] = field(default_factory=dict)
    #: In the order in which they were queued.
    sent: tuple[Outgoing, ...] = ()
    #: In the order in which they came.
    received: tuple[Incoming, ...] = ()
    #: What may be their answer, the newest first.
    strays: tuple[Stray, ...] = ()
    #: What is known of contacts elsewhere, oldest first.
    noted: tuple[Noted, ...] = ()
    suppressed_because: str | None = None
    #: Why the law of their country keeps mail of this campaign from them.
    unlawful: str | None = None
    #: The address does not work: when it was learnt.
    bounced_at: datetime | None = None
    #: What DNS said of the domain of their address; None where that is not known.
    domain: Verdict | None = None

    @property
    def last(self) -> Outgoing | None:
        """The step that was queued last."""
        return self.sent[-1] if self.sent else None

    def answers(self) -> tuple[Incoming, ...]:
        """Give the mails that end this sequence: a person's words, in any campaign.

        Naming somebody in a new campaign lifts what they wrote before it, but never a wish not to be written to.
        """
        return self._counting(ENDING)

    def noted_since_named(self, kind: NoteKind) -> tuple[Noted, ...]:
        """Give what is known of contacts elsewhere; naming somebody lifts what was noted before, but no wish for no more mail."""
        return tuple(
            one
            for one in self.noted
            if one.kind is kind and (one.lasting or not (self.named and one.kept_at < self.enrolled_at))
        )

    @property
    def answered(self) -> bool:
        """They answered themselves, or somebody knows that they did."""
        return bool(self.answers() or self.noted_since_named(NoteKind.ANSWERED))

    def machine_mail(self) -> tuple[Incoming, ...]:
        """Give the mails that hold this sequence until a person has looked; naming somebody lifts them too."""
        return self._not_looked_at(HOLDING)

    def doubts(self) -> tuple[Stray, ...]:
        """Give the mails that may be their answer until a person says of each what it is; naming them lifts older ones."""
        return tuple(one for one in self.strays if not (self.named and one.kept_at < self.enrolled_at))

    def absences(self) -> tuple[Incoming, ...]:
        """Give the notes of absence that no person has looked at since."""
        return self._not_looked_at(frozenset({Kind.AUTO_REPLY}))

    def came_back(self) -> tuple[Incoming, ...]:
        """Give the reports that a mail of this sequence did not arrive that once, which no person has looked at since."""
        found = self._not_looked_at(frozenset({Kind.BOUNCE_SOFT}))
        return tuple(one for one in found if one.campaign in {None, self.campaign})

    def _not_looked_at(self, kinds: frozenset[Kind]) -> tuple[Incoming, ...]:
        looked = self.looked_at
        return tuple(one for one in self._counting(kinds) if looked is None or one.kept_at >= looked)

    def bounces(self) -> tuple[Incoming, ...]:
        """Give the reports that the address does not exist; nothing lifts them but another address."""
        address = self.person.address
        now = canonical(address) if address else None
        return tuple(
            one for one in self.received if one.kind is Kind.BOUNCE_HARD and one.sent_to in {None, now}
        )

    def _counting(self, kinds: frozenset[Kind]) -> tuple[Incoming, ...]:
        return tuple(one for one in self.received if one.kind in kinds and not self._lifted(one))

    def _lifted(self, one: Incoming) -> bool:
        return self.named and one.kept_at < self.enrolled_at and one.kind not in LASTING


#: What ends a sequence for good.
ENDING = frozenset({Kind.REPLY, Kind.OPT_OUT, Kind.COMPLAINT})
#: Of these, what naming somebody again does not lift: they asked not to be written to.
LASTING = frozenset({Kind.OPT_OUT, Kind.COMPLAINT})
#: What a machine wrote that is not told apart: it holds the sequence until a person has looked.
HOLDING = frozenset({Kind.OTHER})
