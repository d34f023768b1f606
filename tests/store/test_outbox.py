"""Every change of a delivery is made once, by the one sender that claimed it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from enrolled import ME, NOW, OTHER, People, ayse, db, engine
from sqlalchemy.exc import IntegrityError

from outreach.mail.delivery import DeliveryState, Transport
from outreach.store import deliveries, outbox, recovery

__all__ = ["ayse", "db", "engine"]  # fixtures


def test_a_step_is_queued_once_for_ever(ayse: People) -> None:
    ayse.queue()

    with pytest.raises(IntegrityError):
        ayse.queue(digest="d2", message_id="<b@kilnhaus.example>")


def test_the_same_step_may_be_practised_and_then_sent_for_real(ayse: People) -> None:
    ayse.queue()

    assert outbox.queue(ayse.db, [ayse.frozen()], transport=Transport.SMTP, now=NOW)


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

    assert ayse.settle(claimed, state)
    assert not ayse.settle(claimed, DeliveryState.SENT)
    assert ayse.state() is state


def test_a_deferred_message_waits_for_its_pause(ayse: People) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    ayse.intend(claimed)
    later = NOW + timedelta(minutes=5)

    ayse.settle(claimed, DeliveryState.QUEUED, code=451, text="later", not_before=later)

    assert ayse.claim() is None
    again = ayse.claim(now=later)
    assert again is not None
    assert again.attempts == 1


def test_after_a_crash_claimed_is_queued_again_and_sending_is_unknown(ayse: People) -> None:
    ayse.queue()
    delivery = ayse.claimed().delivery_id

    assert recovery.owners(ayse.db) == {ME}
    assert recovery.recover(ayse.db, dead={OTHER}, now=NOW) == (set(), set()), (
        "a living sender's mail was taken"
    )
    assert recovery.recover(ayse.db, dead={ME}, now=NOW) == ({delivery}, set())
    claimed = ayse.claimed()
    ayse.intend(claimed)
    assert recovery.recover(ayse.db, dead={OTHER, ME}, now=NOW) == (set(), {delivery})
    assert ayse.state() is DeliveryState.UNKNOWN
    assert ayse.claim(now=NOW + timedelta(days=400)) is None, "an unknown message was taken again"


def test_what_is_queued_to_somebody_who_ends_is_cancelled(ayse: People) -> None:
    ayse.queue()

    assert outbox.cancel_queued(ayse.db, [ayse.person], because="stopped", now=NOW) == 1
    assert ayse.claim() is None
    assert ayse.state() is DeliveryState.CANCELLED


def test_mail_that_left_counts_against_the_limit_and_mail_that_did_not_does_not(ayse: People) -> None:
    ayse.queue()
    claimed = ayse.claimed()
    since = NOW - timedelta(hours=24)
    later = NOW + timedelta(minutes=1)

    def left(*besides: int) -> list[datetime]:
        return deliveries.left(
            ayse.db, transport=Transport.LOCAL, account="main", since=since, now=later, besides=besides
        )

    assert left() == [later], "what a sender has in hand leaves now"
    assert left(claimed.delivery_id) == []
    ayse.intend(claimed)
    assert left() == [NOW]
    ayse.settle(claimed, DeliveryState.REFUSED, code=550)
    assert left() == []
