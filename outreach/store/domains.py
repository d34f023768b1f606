"""What DNS said of the domains of people, known by keyed hashes alone, and the domains that it is to be asked of."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Transport
from outreach.mail.domain.recipient import Verdict
from outreach.models import Approval, Delivery, Draft, Message
from outreach.people.addresses import canonical
from outreach.store import settings
from outreach.store.engine import dump_json

_NAME = "domains"
#: After so long nobody is about to write there any more.
_OLD = timedelta(days=90)
_NEWER, _SENT = Draft.__table__.alias(), Message.__table__.alias()


@dataclass(frozen=True, slots=True)
class Known:
    """What DNS said of one domain, and when."""

    at: datetime
    verdict: Verdict


def domain(address: str) -> str:
    """Give the domain of an address as DNS knows it."""
    return canonical(address).rpartition("@")[2]


def digest(secret: bytes, name: str) -> str:
    """Hash a domain under the workspace's key: it may be somebody's name."""
    return hmac.digest(secret, f"domain\0{name}".encode(), "sha256").hex()


def known(db: Session) -> dict[str, Known]:
    """Read what is known, by the hash of each domain."""
    rows = json.loads(settings.value(db, _NAME) or "{}")
    return {one: Known(datetime.fromisoformat(at), Verdict(said)) for one, (at, said) in rows.items()}


def refusing(db: Session) -> dict[str, Verdict]:
    """Read which domains mail cannot reach, by the hash of each."""
    return {one: found.verdict for one, found in known(db).items() if found.verdict is not Verdict.TAKES}


def keep(db: Session, found: Mapping[str, Verdict], *, now: datetime) -> None:
    """Write down what DNS said just now, by the hash of each domain; another sender may do so in the same instant."""
    kept = known(db) | {one: Known(now, verdict) for one, verdict in found.items()}
    rows = {one: (it.at.isoformat(), it.verdict) for one, it in kept.items() if now - it.at < _OLD}
    with suppress(IntegrityError), db.begin_nested():
        settings.put(db, _NAME, dump_json(rows))


def forget(db: Session) -> None:
    """Know of no domain any more."""
    settings.drop(db, _NAME)


def approved(db: Session, *, transport: Transport) -> set[str]:
    """Read the domains to which approved drafts go that have no message yet."""
    draft, approval, sent = Draft.__table__.c, Approval.__table__.c, _SENT.c
    statement = (
        select(draft.recipient)
        .join(Approval.__table__, approval.draft_id == draft.id)
        .where(
            approval.transport == transport,
            draft.rejected_at.is_(None),
            ~exists().where(_NEWER.c.replaces == draft.id),
            ~exists().where(sent.draft_id == draft.id, sent.transport == transport),
        )
    )
    return {domain(address) for address in db.scalars(statement.distinct())}


def queued(db: Session, *, transport: Transport) -> set[str]:
    """Read the domains to which mail is queued."""
    delivery, message = Delivery.__table__.c, Message.__table__.c
    statement = (
        select(message.recipient)
        .join(Delivery.__table__, delivery.message_id == message.id)
        .where(delivery.state == DeliveryState.QUEUED, delivery.transport == transport)
    )
    return {domain(address) for address in db.scalars(statement.distinct())}
