"""What ends a sequence: a person's words since they were named, by when we read them and never by the Date header."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from enrolments import enrolment, mail, sent, utc

from outreach.followups.progress import ENDING, HOLDING, LASTING
from outreach.replies import Kind

BEFORE, AFTER = "2026-11-01 09:00", "2026-11-18 09:00"
"""The enrolment is of 2 November."""


@pytest.mark.parametrize("kind", sorted(ENDING))
@pytest.mark.parametrize(
    ("named", "kept", "at", "ends"),
    [
        (False, AFTER, AFTER, True),
        (False, BEFORE, BEFORE, True),  # written to another campaign: it ends this one too
        (True, AFTER, AFTER, True),
        (True, BEFORE, BEFORE, False),  # lifted by naming them
        (True, AFTER, BEFORE, True),  # a clock that is behind, or mail that was long on its way
        (True, BEFORE, AFTER, False),  # a clock that is ahead
        (True, "2026-11-02 07:00", BEFORE, True),  # read at the very moment: the person cannot have seen it
        (True, "2026-11-02 06:59:59", BEFORE, False),
    ],
)
def test_an_answer_ends_the_sequence_unless_they_were_named_after_it(
    kind: Kind,
    named: bool,  # noqa: FBT001 - a column of the table
    kept: str,
    at: str,
    ends: bool,  # noqa: FBT001 - a column of the table
) -> None:
    one = mail(kind, kept, at=at)
    lasts = kind in LASTING  # a wish not to be written to is never lifted
    assert enrolment(named=named, received=(one,)).answers() == ((one,) if ends or lasts else ())


def test_naming_lifts_the_old_answer_and_not_the_new_one() -> None:
    old, new = mail(kept=BEFORE), mail(kept=AFTER)
    assert enrolment(named=True, received=(old, new)).answers() == (new,)
    assert enrolment(named=False, received=(old, new)).answers() == (old, new)


@pytest.mark.parametrize("kind", sorted(set(Kind) - ENDING))
def test_what_no_person_wrote_is_never_an_answer(kind: Kind) -> None:
    assert enrolment(received=(mail(kind),)).answers() == ()


@pytest.mark.parametrize("kind", sorted(HOLDING))
@pytest.mark.parametrize(
    ("named", "kept", "holds"),
    [(False, AFTER, True), (False, BEFORE, True), (True, AFTER, True), (True, BEFORE, False)],
)
def test_machine_mail_holds_until_they_are_named_anew(
    kind: Kind,
    named: bool,  # noqa: FBT001 - a column of the table
    kept: str,
    holds: bool,  # noqa: FBT001 - a column of the table
) -> None:
    one = mail(kind, kept)
    assert enrolment(named=named, received=(one,)).machine_mail() == ((one,) if holds else ())


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize(
    ("sent_to", "holds"), [("ayse@example.com", True), (None, True), ("ayse.old@example.com", False)]
)
def test_a_bounce_is_lifted_by_another_address_and_by_nothing_else(
    named: bool,  # noqa: FBT001 - a column of the table
    sent_to: str | None,
    holds: bool,  # noqa: FBT001 - a column of the table
) -> None:
    one = replace(mail(Kind.BOUNCE_HARD, BEFORE), sent_to=sent_to)
    looked = enrolment(named=named, received=(one,), looked_at=utc(AFTER))
    assert looked.bounces() == ((one,) if holds else ())
    assert looked.machine_mail() == ()


def test_no_kind_both_ends_and_holds() -> None:
    assert not ENDING & HOLDING


def test_the_last_step_is_the_one_that_was_queued_last() -> None:
    first, second = sent("first"), sent("reminder", None, not_before="2026-11-20 07:00")
    assert enrolment().last is None
    assert enrolment(sent=(first, second)).last is second


def test_a_moment_is_compared_across_zones() -> None:
    one = mail(kept="2026-11-18 09:00")
    for minute, counts in ((59, True), (1, False)):
        enrolled = datetime(2026, 11, 18, 11 if counts else 12, minute, tzinfo=ZoneInfo("Europe/Istanbul"))
        assert bool(enrolment(named=True, enrolled_at=enrolled, received=(one,)).answers()) is counts
