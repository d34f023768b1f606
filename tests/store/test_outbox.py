"""Every change of a delivery is made once, by one sender; what ends a sequence stops the mail at the last moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from outreach.followups.holds import HOLDS, holds
from outreach.mail.delivery import ADDRESS_FAILED, DeliveryState, Direction, Transport
from outreach.models import (
    Address,
    Classification,
    Delivery,
    Draft,
    Enrolment,
    Influencer,
    Message,
    Note,
    SuppressionKind,
)
from outreach.people.record import NoteKind
from outreach.replies import Kind
from outreach.store import deliveries, outbox
from outreach.store.engine import open_engine
from outreach.store.migrating import ensure_schema
from outreach.store.outbox import Claimed, Frozen
from outreach.store.progress import progress
from outreach.store.suppressions import digests, suppress

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
SECRET = b"k" * 32
ME, OTHER = "me", "other"


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    made = open_engine(database)
    ensure_schema(made)
    yield made
    made.dispose()


@pytest.fixture
def db(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session:
        yield session


@dataclass
class People:
    """Ayşe, in the campaign bahar, with a draft of its first step."""

    db: Session
    person: int
    enrolment: Enrolment
    draft: int

    def frozen(self, **other: object) -> Frozen:
        one = Frozen(
            campaign="bahar",
            step="first",
            influencer_id=self.person,
            draft_id=self.draft,
            account="main",
            sender="selin@kilnhaus.example",
            recipient="ayse@example.com",
            subject="Mavi sır",
            text="Merhaba Ayşe,",
            message_id="<a@kilnhaus.example>",
            raw=b"Subject: Mavi\r\n\r\nMerhaba\r\n",
            digest="d1",
            not_before=NOW,
        )
        return replace(one, **other)  # type: ignore[arg-type]  # a test names the fields that it changes

    def queue(self, **other: object) -> int:
        return outbox.queue(self.db, self.frozen(**other), transport=Transport.LOCAL, now=NOW)

    def claim(self, owner: str = ME, now: datetime = NOW) -> Claimed | None:
        return outbox.claim(self.db, transport=Transport.LOCAL, account="main", owner=owner, now=now)

    def claimed(self) -> Claimed:
        found = self.claim()
        assert found is not None
        return found

    def intend(self, claimed: Claimed, owner: str = ME) -> bool:
        blocked_by = digests(SECRET, addresses=["ayse@example.com"], handles=[])
        return outbox.intend(self.db, claimed, owner=owner, suppressed=blocked_by, now=NOW)

    def state(self) -> DeliveryState:
        found: DeliveryState = self.db.scalars(select(Delivery.__table__.c.state)).one()
        return found

    def state_of(self, claimed: Claimed) -> DeliveryState:
        c = Delivery.__table__.c
        found: DeliveryState = self.db.scalars(select(c.state).where(c.id == claimed.delivery_id)).one()
        return found


@pytest.fixture
def ayse(db: Session) -> People:
    person = Influencer(name="Ayşe Yılmaz", created_at=NOW)
    db.add(person)
    db.flush()
    assert person.id is not None
    db.add(
        Address(
            influencer_id=person.id, address="ayse@example.com", canonical="ayse@example.com", added_at=NOW
        )
    )
    enrolment = Enrolment(campaign="bahar", influencer_id=person.id, enrolled_at=NOW)
    db.add(enrolment)
    db.flush()
    draft = Draft(
        enrolment_id=enrolment.id or 0,
        step="first",
        template="paid-first",
        language="tr",
        subject="Mavi sır",
        body="Merhaba Ayşe,",
        footer="Selin",
        recipient="ayse@example.com",
        account="main",
        digest="d",
        created_at=NOW,
    )
    db.add(draft)
    db.flush()
    return People(db, person.id, enrolment, draft.id or 0)


def answer(ayse: People, kind: Kind = Kind.REPLY, *, kept_at: datetime = NOW) -> Message:
    message = Message(
        direction=Direction.IN,
        transport=Transport.LOCAL,
        account="main",
        influencer_id=ayse.person,
        sender="ayse@example.com",
        recipient="selin@kilnhaus.example",
        subject="Re: Mavi sır",
        text="Merhaba",
        at=NOW,
        kept_at=kept_at,
        digest=f"in {kind} {kept_at}",
        size=1,
    )
    ayse.db.add(message)
    ayse.db.flush()
    classify(ayse, message, kind)
    return message


def classify(ayse: People, message: Message, kind: Kind) -> None:
    assert message.id is not None
    ayse.db.add(
        Classification(
            message_id=message.id, kind=kind, reason="", line="", confidence=1.0, by="test", at=NOW
        )
    )
    ayse.db.flush()


def test_a_step_is_queued_once_for_ever(ayse: People) -> None:
    ayse.queue()

    with pytest.raises(IntegrityError):
        ayse.queue(digest="d2", message_id="<b@kilnhaus.example>")


def test_the_same_step_may_be_practised_and_then_sent_for_real(ayse: People) -> None:
    ayse.queue()

    assert outbox.queue(ayse.db, ayse.frozen(), transport=Transport.SMTP, now=NOW)


def test_what_is_queued_for_later_is_not_taken(ayse: People) -> None:
    ayse.queue(not_before=NOW + timedelta(minutes=1))

    assert ayse.claim() is None
    assert ayse.claim(now=NOW + timedelta(minutes=1)) is not None


def test_two_senders_never_have_the_same_message(ayse: People) -> None:
    ayse.queue()

    assert ayse.claim(ME) is not None
    assert ayse.claim(OTHER) is None


def test_only_the_sender_that_claimed_it_commits_it_to_the_wire(ayse: People) -> None:
    ayse.queue()
    claimed = ayse.claimed()

    assert not ayse.intend(claimed, owner=OTHER)
    assert ayse.intend(claimed)
    assert not ayse.intend(claimed), "a second commit of the same message"
    assert ayse.state() is DeliveryState.SENDING


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.REFUSED])
def test_an_outcome_is_written_once(ayse: People, state: DeliveryState) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    ayse.intend(claimed)

    assert outbox.settle(ayse.db, claimed, state, owner=ME, now=NOW, code=250, text="said")
    assert not outbox.settle(ayse.db, claimed, DeliveryState.SENT, owner=ME, now=NOW, code=250, text="said")
    assert ayse.state() is state


def test_a_deferred_message_waits_for_its_pause(ayse: People) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    ayse.intend(claimed)
    later = NOW + timedelta(minutes=5)

    outbox.settle(
        ayse.db, claimed, DeliveryState.QUEUED, owner=ME, now=NOW, code=451, text="later", not_before=later
    )

    assert ayse.claim() is None
    again = ayse.claim(now=later)
    assert again is not None
    assert again.attempts == 1


def test_after_a_crash_claimed_is_queued_again_and_sending_is_unknown(ayse: People) -> None:
    ayse.queue()
    ayse.claimed()

    assert outbox.owners(ayse.db) == {ME}
    assert outbox.recover(ayse.db, dead={OTHER}, now=NOW) == (0, 0), "a living sender's mail was taken"
    assert outbox.recover(ayse.db, dead={ME}, now=NOW) == (1, 0)
    claimed = ayse.claimed()
    ayse.intend(claimed)
    assert outbox.recover(ayse.db, dead={OTHER, ME}, now=NOW) == (0, 1)
    assert ayse.state() is DeliveryState.UNKNOWN
    assert ayse.claim(now=NOW + timedelta(days=400)) is None, "an unknown message was taken again"


def test_what_is_queued_to_somebody_who_ends_is_cancelled(ayse: People) -> None:
    ayse.queue()

    assert outbox.cancel_queued(ayse.db, ayse.person, because="stopped", now=NOW) == 1
    assert ayse.claim() is None
    assert ayse.state() is DeliveryState.CANCELLED


def stopped(ayse: People) -> None:
    ayse.enrolment.stopped_at, ayse.enrolment.stopped_because = NOW, "not now"
    ayse.db.flush()


def stopped_elsewhere(ayse: People) -> None:
    """Another campaign's sequence was stopped, and nobody named them for this one."""
    one = Enrolment(campaign="winter", influencer_id=ayse.person, enrolled_at=NOW)
    one.stopped_at, one.stopped_because = NOW, "by phone"
    ayse.db.add(one)
    ayse.db.flush()


def blocked(ayse: People) -> None:
    suppress(ayse.db, SuppressionKind.ADDRESS, "ayse@example.com", secret=SECRET, because="asked", now=NOW)
    ayse.db.flush()


def refused(ayse: People) -> None:
    """Another campaign's mail to the same address was refused."""
    number = ayse.queue(campaign="earlier", digest="d0", message_id="<c@kilnhaus.example>")
    table = Delivery.__table__
    values = {"state": DeliveryState.REFUSED, "settled_at": NOW, "held_because": ADDRESS_FAILED}
    ayse.db.execute(update(table).where(table.c.message_id == number).values(**values))


def answered(ayse: People) -> None:
    answer(ayse)


def opted_out(ayse: People) -> None:
    answer(ayse, Kind.OPT_OUT)


def complained(ayse: People) -> None:
    answer(ayse, Kind.COMPLAINT)


def answered_elsewhere(ayse: People) -> None:
    """A list says that they answered, not to this program."""
    said = Note(influencer_id=ayse.person, kind=NoteKind.ANSWERED, text="Yanıt: evet", at=NOW, by="liste.csv")
    ayse.db.add(said)
    ayse.db.flush()


FINAL: dict[str, list[Callable[[People], None]]] = {
    "suppressed": [blocked],
    "stopped": [stopped, stopped_elsewhere],
    "answered": [answered, opted_out, complained],
    "answered-elsewhere": [answered_elsewhere],
    "bounced": [refused],
}


@pytest.mark.parametrize(("code", "happens"), [(code, one) for code, every in FINAL.items() for one in every])
def test_a_final_hold_and_its_twin_in_the_intent_agree(
    ayse: People, code: str, happens: Callable[[People], None]
) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    happens(ayse)

    facts = progress(ayse.db, transport=Transport.LOCAL, secret=SECRET)[0]
    reasons = {hold.code for hold in holds(facts, NOW) if hold.final}

    assert code in reasons
    assert not ayse.intend(claimed)
    assert ayse.state_of(claimed) is DeliveryState.CLAIMED


def test_every_final_hold_has_a_twin(ayse: People) -> None:
    ayse.queue()
    for every in FINAL.values():
        for happens in every:
            happens(ayse)

    facts = progress(ayse.db, transport=Transport.LOCAL, secret=SECRET)[0]
    final = {hold.code for check in HOLDS if (hold := check(facts, NOW)) and hold.final}

    assert final == set(FINAL)


def test_nothing_final_means_that_the_intent_is_given(ayse: People) -> None:
    answer(ayse, Kind.OTHER)
    ayse.queue()

    assert ayse.intend(ayse.claimed())


def test_naming_somebody_lifts_a_stop_elsewhere(ayse: People) -> None:
    ayse.enrolment.named = True
    stopped_elsewhere(ayse)
    ayse.queue()
    facts = progress(ayse.db, transport=Transport.LOCAL, secret=SECRET)[0]

    assert holds(facts, NOW) == ()
    assert ayse.intend(ayse.claimed())


def test_naming_somebody_lifts_an_answer_that_was_noted_before(ayse: People) -> None:
    answered_elsewhere(ayse)
    ayse.enrolment.named, ayse.enrolment.enrolled_at = True, NOW + timedelta(minutes=1)
    ayse.queue()
    facts = progress(ayse.db, transport=Transport.LOCAL, secret=SECRET)[0]

    assert holds(facts, NOW) == ()
    assert ayse.intend(ayse.claimed())


def test_what_is_put_aside_is_taken_by_nobody(ayse: People) -> None:
    ayse.queue()

    assert outbox.hold(ayse.db, ayse.claimed(), owner=ME, because="a machine wrote")
    assert ayse.claim(now=NOW + timedelta(days=400)) is None
    assert ayse.state() is DeliveryState.HELD


def test_an_answer_from_before_they_were_named_does_not_stop_the_new_campaign(ayse: People) -> None:
    ayse.enrolment.named = True
    answer(ayse, kept_at=NOW - timedelta(days=30))
    ayse.queue()
    facts = progress(ayse.db, transport=Transport.LOCAL, secret=SECRET)[0]

    assert holds(facts, NOW) == ()
    assert ayse.intend(ayse.claimed())


@pytest.mark.parametrize("kind", [Kind.OPT_OUT, Kind.COMPLAINT])
def test_naming_somebody_does_not_lift_their_wish_not_to_be_written_to(ayse: People, kind: Kind) -> None:
    ayse.enrolment.named = True
    answer(ayse, kind, kept_at=NOW - timedelta(days=30))
    ayse.queue()
    facts = progress(ayse.db, transport=Transport.LOCAL, secret=SECRET)[0]

    assert [hold.code for hold in holds(facts, NOW)] == ["answered"]
    assert not ayse.intend(ayse.claimed())


def test_an_answer_taken_back_by_a_person_lifts_the_hold(ayse: People) -> None:
    message = answer(ayse)
    classify(ayse, message, Kind.RECEIPT)
    ayse.queue()
    facts = progress(ayse.db, transport=Transport.LOCAL, secret=SECRET)[0]

    assert holds(facts, NOW) == ()
    assert ayse.intend(ayse.claimed())


def test_practice_is_no_history_for_real_mail(ayse: People) -> None:
    answer(ayse)
    refused(ayse)
    facts = progress(ayse.db, transport=Transport.SMTP, secret=SECRET)[0]

    assert holds(facts, NOW) == ()


def test_mail_that_left_counts_against_the_limit_and_mail_that_did_not_does_not(ayse: People) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    since = NOW - timedelta(hours=24)
    later = NOW + timedelta(minutes=1)

    def left(besides: int | None = None) -> list[datetime]:
        return deliveries.left(
            ayse.db, transport=Transport.LOCAL, account="main", since=since, now=later, besides=besides
        )

    assert left() == [later], "what a sender has in hand leaves now"
    assert left(besides=claimed.delivery_id) == []
    ayse.intend(claimed)
    assert left() == [NOW]
    outbox.settle(ayse.db, claimed, DeliveryState.REFUSED, owner=ME, now=NOW, code=550, text="no")
    assert left() == []
