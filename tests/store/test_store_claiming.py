"""What a sender may take, what stops a mail at the wire, and how a fate that nobody knew is settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from enrolled import ME, NOW, OTHER, People, ayse, db, engine
from sqlalchemy import update
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Transport
from outreach.models import Delivery, Lookup
from outreach.store import claims, deliveries, lookups, outbox, recovery
from outreach.store.claims import Claimed
from outreach.store.guards import Allowed

__all__ = ["ayse", "db", "engine"]  # fixtures

DAY = timedelta(days=1)


def follow_up(ayse: People, **other: object) -> int:
    return ayse.queue(**{"step": "second", "digest": "d9", "message_id": "<b@kilnhaus.example>", **other})


def put(ayse: People, message: int, state: DeliveryState) -> None:
    c = Delivery.__table__.c
    yesterday = NOW - timedelta(days=1)
    values = {"state": state, "sending_at": yesterday, "settled_at": yesterday, "owner": OTHER}
    ayse.db.execute(update(Delivery.__table__).where(c.message_id == message).values(**values))


def claim(ayse: People, allowed: Allowed) -> Claimed | None:
    return ayse.claim(allowed=allowed)


def test_without_a_look_at_the_inbox_only_first_mails_leave(ayse: People) -> None:
    put(ayse, ayse.queue(), DeliveryState.SENT)
    follow_up(ayse)

    assert claim(ayse, Allowed(follow_ups=frozenset())) is None
    assert claim(ayse, Allowed(follow_ups=frozenset({"winter"}))) is None
    assert claim(ayse, Allowed(follow_ups=frozenset({"bahar"}))) is not None


def test_follow_ups_have_their_share_and_then_first_mails_go(ayse: People) -> None:
    later = [
        ayse.queue(campaign=name, digest=name, message_id=f"<{name}@kilnhaus.example>") for name in "abcd"
    ]
    for number, name in zip(later[:2], "ab", strict=True):
        put(ayse, number, DeliveryState.SENT)
        follow_up(ayse, campaign=name, message_id=f"<2{name}@kilnhaus.example>", digest=f"2{name}")
    taken = claims.claim(
        ayse.db,
        transport=Transport.LOCAL,
        account="main",
        owner=ME,
        now=NOW,
        most=3,
        follow_ups=lambda: 1,
    )
    assert [(one.campaign, one.step) for one in taken] == [("a", "second"), ("c", "first"), ("d", "first")]


def test_of_two_mails_to_one_person_in_one_commit_one_leaves(ayse: People) -> None:
    both = []
    for name in ("one", "two"):
        ayse.queue(campaign=name, digest=name, message_id=f"<{name}@kilnhaus.example>")
        both.append(ayse.claimed())
    allowed = outbox.intend(ayse.db, [(one, ()) for one in both], owner=ME, now=NOW, until=None)
    assert allowed == {both[0].delivery_id}
    assert ayse.state_of(both[1]) is DeliveryState.CLAIMED


def test_a_first_mail_needs_no_look_at_the_inbox(ayse: People) -> None:
    ayse.queue()

    assert claim(ayse, Allowed(follow_ups=frozenset())) is not None


def test_a_first_mail_waits_until_its_address_was_looked_for(ayse: People) -> None:
    ayse.queue()
    wanted = Allowed(mailboxes=("main",), looked_since=NOW - DAY)
    assert claim(ayse, wanted) is None

    look = Lookup(account="main", recipient="ayse@example.com", at=NOW - DAY - timedelta(seconds=1))
    ayse.db.add(look)
    ayse.db.flush()
    assert claim(ayse, wanted) is None, "a look that is too old"

    look.at = NOW - DAY
    ayse.db.flush()
    assert claim(ayse, wanted) is not None


@pytest.mark.parametrize("other", [{"account": "second"}, {"recipient": "tom@example.com"}])
def test_another_look_is_no_look(ayse: People, other: dict[str, str]) -> None:
    ayse.queue()
    look = {"account": "main", "recipient": "ayse@example.com", **other}
    ayse.db.add(Lookup(account=look["account"], recipient=look["recipient"], at=NOW))
    ayse.db.flush()

    assert claim(ayse, Allowed(mailboxes=("main",), looked_since=NOW - DAY)) is None


def test_a_follow_up_needs_no_look_for_its_address(ayse: People) -> None:
    put(ayse, ayse.queue(), DeliveryState.SENT)
    follow_up(ayse)

    assert claim(ayse, Allowed(mailboxes=("main",), looked_since=NOW - DAY)) is not None


def test_every_mailbox_that_is_read_was_searched(ayse: People) -> None:
    ayse.queue()
    wanted = Allowed(mailboxes=("main", "second"), looked_since=NOW - DAY)
    for account, leaves in (("main", False), ("second", True)):
        ayse.db.add(Lookup(account=account, recipient="ayse@example.com", at=NOW))
        ayse.db.flush()

        assert (claim(ayse, wanted) is not None) is leaves


SOMEBODY = "ayse@other.example"


@pytest.mark.parametrize(
    ("state", "recipient", "leaves"),
    [
        (DeliveryState.SENT, "ayse@example.com", False),
        (DeliveryState.SENT, SOMEBODY, False),
        (DeliveryState.UNKNOWN, SOMEBODY, False),
        (DeliveryState.SENDING, SOMEBODY, False),
        (DeliveryState.REFUSED, SOMEBODY, True),
        (DeliveryState.CANCELLED, SOMEBODY, True),
    ],
)
def test_who_was_written_to_in_another_campaign_needs_a_fresh_inbox(
    ayse: People,
    state: DeliveryState,
    recipient: str,
    leaves: bool,  # noqa: FBT001 - a column of the table
) -> None:
    put(
        ayse,
        ayse.queue(campaign="winter", digest="d0", message_id="<w@x.example>", recipient=recipient),
        state,
    )
    ayse.queue()

    assert (claim(ayse, Allowed(follow_ups=frozenset({"winter"}))) is not None) is leaves
    assert leaves or claim(ayse, Allowed(follow_ups=frozenset({"bahar"}))) is not None


def test_another_address_of_somebody_written_to_is_looked_for_all_the_same(ayse: People) -> None:
    earlier = ayse.queue(campaign="winter", digest="d0", message_id="<w@x.example>", recipient=SOMEBODY)
    put(ayse, earlier, DeliveryState.SENT)
    ayse.queue()

    assert claim(ayse, Allowed(mailboxes=("main",), looked_since=NOW - DAY)) is None


def test_an_id_of_practice_is_no_id_of_what_reached_people(ayse: People) -> None:
    ayse.queue()
    ours = {"<a@kilnhaus.example>"}

    assert lookups.known_ids(ayse.db, ours, transport=Transport.LOCAL) == ours
    assert lookups.known_ids(ayse.db, ours, transport=Transport.SMTP) == set()


@pytest.mark.parametrize("state", [DeliveryState.UNKNOWN, DeliveryState.SENDING])
def test_a_follow_up_waits_while_nobody_knows_of_its_parent(ayse: People, state: DeliveryState) -> None:
    put(ayse, ayse.queue(), state)
    follow_up(ayse)

    assert ayse.claim() is None


@pytest.mark.parametrize("state", [DeliveryState.UNKNOWN, DeliveryState.SENDING])
def test_a_parent_lost_between_claim_and_wire_stops_its_follow_up(ayse: People, state: DeliveryState) -> None:
    parent = ayse.queue()
    put(ayse, parent, DeliveryState.SENT)
    follow_up(ayse)
    claimed = ayse.claimed()
    put(ayse, parent, state)

    assert not ayse.intend(claimed)
    put(ayse, parent, DeliveryState.SENT)
    assert ayse.intend(claimed)


def test_the_fate_of_another_sequence_stops_nothing(ayse: People) -> None:
    put(ayse, ayse.queue(campaign="winter", digest="d0", message_id="<w@x.example>"), DeliveryState.UNKNOWN)
    ayse.queue()

    assert ayse.intend(ayse.claimed())


@pytest.mark.parametrize(("failed", "leaves"), [(True, False), (False, True)])
def test_only_a_refused_address_has_bounced_not_a_refused_text(
    ayse: People,
    failed: bool,  # noqa: FBT001 - a column of the table
    leaves: bool,  # noqa: FBT001 - a column of the table
) -> None:
    ayse.queue(campaign="earlier", digest="d0", message_id="<c@kilnhaus.example>")
    before = ayse.claimed()
    ayse.settle(before, DeliveryState.REFUSED, address_failed=failed)
    ayse.queue()

    assert ayse.intend(ayse.claimed()) is leaves


def lost(ayse: People) -> Claimed:
    """A mail that its sender had in hand when it was taken for dead."""
    ayse.queue()
    claimed = ayse.claimed()
    ayse.intend(claimed)
    recovery.recover(ayse.db, dead={ME}, now=NOW)
    assert ayse.state() is DeliveryState.UNKNOWN
    return claimed


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.REFUSED, DeliveryState.QUEUED])
def test_who_was_taken_for_dead_still_tells_the_truth(ayse: People, state: DeliveryState) -> None:
    claimed = lost(ayse)

    assert not ayse.settle(claimed, state, owner=OTHER)
    assert ayse.settle(claimed, state)
    assert ayse.state() is state


def test_who_was_taken_for_dead_before_the_wire_sends_nothing(ayse: People) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    recovery.recover(ayse.db, dead={ME}, now=NOW)

    assert not ayse.intend(claimed)
    assert not outbox.cancel(ayse.db, claimed, owner=ME, because="", now=NOW)
    assert ayse.state() is DeliveryState.QUEUED


def test_evidence_makes_an_unknown_mail_sent_once(ayse: People) -> None:
    claimed = lost(ayse)
    assert deliveries.unknown_ids(ayse.db, transport=Transport.LOCAL, account="main") == [
        (claimed.delivery_id, "<a@kilnhaus.example>")
    ]

    assert recovery.found(ayse.db, claimed.delivery_id, because="a copy stands in Sent", now=NOW)
    assert not recovery.found(ayse.db, claimed.delivery_id, because="again", now=NOW)
    assert ayse.state() is DeliveryState.SENT
    assert deliveries.unknown_ids(ayse.db, transport=Transport.LOCAL, account="main") == []


@pytest.mark.parametrize("settle", [recovery.found, recovery.not_sent])
def test_what_is_known_is_not_settled_by_evidence(ayse: People, settle: Callable[..., bool]) -> None:
    ayse.queue()
    claimed = ayse.claimed()

    assert not settle(ayse.db, claimed.delivery_id, because="a copy stands in Sent", now=NOW)
    assert ayse.state() is DeliveryState.CLAIMED


def test_what_was_not_sent_leaves_again_with_the_same_bytes(ayse: People) -> None:
    before = lost(ayse)

    assert recovery.not_sent(ayse.db, before.delivery_id, because="a person looked", now=NOW)
    again = ayse.claim(OTHER)

    assert again is not None
    assert (again.message_id, again.raw) == (before.message_id, before.raw)
    assert ayse.intend(again, OTHER)


def test_the_first_mail_of_a_transport_is_known(ayse: People, db: Session) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    assert deliveries.first_left(db, transport=Transport.LOCAL) is None

    ayse.intend(claimed)

    assert deliveries.first_left(db, transport=Transport.LOCAL) == NOW
    assert deliveries.first_left(db, transport=Transport.LOCAL, account="other") is None
    assert deliveries.first_left(db, transport=Transport.SMTP) is None
