"""Ayşe, enrolled in the campaign bahar with a draft of its first step; her answers; and a sender of her mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.models import Address, Classification, Delivery, Draft, Enrolment, Influencer, Message
from outreach.replies import Kind
from outreach.store import claims, outbox
from outreach.store.claims import Claimed
from outreach.store.engine import open_engine
from outreach.store.guards import EVERYTHING, Allowed
from outreach.store.migrating import ensure_schema
from outreach.store.outbox import Ended, Frozen
from outreach.store.suppressions import digests

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
        (number,) = outbox.queue(self.db, [self.frozen(**other)], transport=Transport.LOCAL, now=NOW)
        return number

    def claim(self, owner: str = ME, now: datetime = NOW, allowed: Allowed = EVERYTHING) -> Claimed | None:
        found = claims.claim(
            self.db, transport=Transport.LOCAL, account="main", owner=owner, now=now, allowed=allowed
        )
        return next(iter(found), None)

    def claimed(self) -> Claimed:
        found = self.claim()
        assert found is not None
        return found

    def intend(self, claimed: Claimed, owner: str = ME) -> bool:
        blocked_by = digests(SECRET, addresses=["ayse@example.com"], handles=[])
        return bool(outbox.intend(self.db, [(claimed, blocked_by)], owner=owner, now=NOW, until=None))

    def settle(self, claimed: Claimed, state: DeliveryState, owner: str = ME, **said: Any) -> bool:
        told = {"code": 250, "text": "said", "not_before": NOW, **said}
        ended = Ended(claimed=claimed, state=state, **told)
        return bool(outbox.settle(self.db, [ended], owner=owner, now=NOW))

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
    """Let her have answered."""
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
    """Let a mail of hers be taken for *kind*."""
    assert message.id is not None
    ayse.db.add(
        Classification(
            message_id=message.id, kind=kind, reason="", line="", confidence=1.0, by="test", at=NOW
        )
    )
    ayse.db.flush()
