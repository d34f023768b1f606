"""What ends a sequence stops the mail at the last moment too: each final hold and its twin in the intent agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from enrolled import NOW, SECRET, People, answer, ayse, classify, db, engine
from sqlalchemy import update

from outreach.followups.holds import HOLDS, holds
from outreach.mail.delivery import DeliveryState, Transport
from outreach.models import Delivery, Enrolment, Note, SuppressionKind
from outreach.people.record import NoteKind
from outreach.replies import Kind
from outreach.store.progress import progress
from outreach.store.suppressions import suppress

__all__ = ["ayse", "db", "engine"]  # fixtures


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


def blocked_domain(ayse: People) -> None:
    suppress(ayse.db, SuppressionKind.ADDRESS, "@example.com", secret=SECRET, because="agency", now=NOW)
    ayse.db.flush()


def refused(ayse: People) -> None:
    """Another campaign's mail to the same address was refused."""
    number = ayse.queue(campaign="earlier", digest="d0", message_id="<c@kilnhaus.example>")
    table = Delivery.__table__
    values = {"state": DeliveryState.REFUSED, "settled_at": NOW, "address_failed": True}
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
    "suppressed": [blocked, blocked_domain],
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
