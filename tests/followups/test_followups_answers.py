"""Which answers are shown, before what else, and until a person is done with them."""

from __future__ import annotations

import pytest
from enrolments import mail, sent, stand, utc

from outreach.followups.standing import Place
from outreach.mail.delivery import DeliveryState
from outreach.replies import Kind


@pytest.mark.parametrize("kind", [Kind.REPLY, Kind.OPT_OUT, Kind.COMPLAINT])
def test_whatever_a_person_wrote_is_shown_with_what_it_holds(kind: Kind) -> None:
    found = stand(received=(mail(kind),))
    assert found.place is Place.ANSWER
    assert [hold.code for hold in found.holds] == ["answered"]


@pytest.mark.parametrize("kind", [Kind.AUTO_REPLY, Kind.BOUNCE_HARD, Kind.BOUNCE_SOFT, Kind.OTHER])
def test_what_a_machine_wrote_is_never_shown_as_an_answer(kind: Kind) -> None:
    assert stand(sent=(sent(),), received=(mail(kind),)).place is Place.WAITING


def test_an_answer_is_shown_before_a_mail_whose_fate_is_unknown() -> None:
    found = stand(sent=(sent(state=DeliveryState.UNKNOWN),), received=(mail(),))
    assert found.place is Place.ANSWER
    assert [hold.code for hold in found.holds] == ["answered", "unknown"]


def test_the_newest_answer_is_shown() -> None:
    first, second = mail(said="Merhaba"), mail(kept="2026-11-20 09:00", said="Ücret nedir?")
    assert stand(received=(first, second)).because == 'wrote: "Ücret nedir?"'


@pytest.mark.parametrize(
    ("stopped", "place"),
    [
        ("2026-11-18 08:59", Place.ANSWER),  # they wrote after it
        ("2026-11-18 09:00", Place.ENDED),
        ("2026-11-19 09:00", Place.ENDED),
    ],
)
def test_an_answer_is_done_with_once_a_person_stopped_the_sequence_after_it(
    stopped: str, place: Place
) -> None:
    assert stand(received=(mail(),), stopped_at=utc(stopped), stopped_because="answered").place is place


def test_an_answer_read_after_the_stop_is_shown_whatever_its_date_says() -> None:
    handled = mail(kept="2026-11-18 09:00")
    late = mail(kept="2026-11-20 09:00", at="2026-11-10 09:00", said="one more thing")
    stopped = utc("2026-11-19 09:00")
    found = stand(received=(late, handled), stopped_at=stopped, stopped_because="answered")
    assert (found.place, found.because) == (Place.ANSWER, 'wrote: "one more thing"')


def test_somebody_who_is_blocked_and_answered_is_no_answer_for_you() -> None:
    found = stand(received=(mail(),), suppressed_because="asked for it")
    assert (found.place, found.because) == (Place.ENDED, "blocked: asked for it")
    assert [hold.code for hold in found.holds] == ["suppressed", "answered"]


@pytest.mark.parametrize(
    ("named", "place"),
    [
        (False, Place.ENDED),  # it still ends the new one, and is shown where it belongs
        (True, Place.FIRST),
    ],
)
def test_an_answer_to_an_earlier_campaign_is_not_shown_again_in_a_new_one(
    named: bool,  # noqa: FBT001 - a column of the table
    place: Place,
) -> None:
    found = stand(enrolled_at=utc("2026-11-19 09:00"), named=named, received=(mail(),))
    assert found.place is place
