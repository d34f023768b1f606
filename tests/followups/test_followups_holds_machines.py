"""How long what a machine wrote holds, and whom: notes of absence, mail that came back, reports of spam."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from enrolments import NEW_YORK, NOW, enrolment, mail, utc

from outreach.followups.holds import holds
from outreach.replies import Kind


def test_a_note_without_a_day_holds_for_a_week() -> None:
    note = mail(Kind.AUTO_REPLY, "2026-11-18 09:00")
    (hold,) = holds(enrolment(received=(note,)), NOW)
    assert hold.until == utc("2026-11-25 09:00")
    assert holds(enrolment(received=(note,)), utc("2026-11-25 09:00")) == ()


def test_the_week_begins_when_the_note_was_read_if_that_was_later() -> None:
    note = mail(Kind.AUTO_REPLY, "2026-11-23 09:00", at="2026-06-01 09:00")
    (hold,) = holds(enrolment(received=(note,)), NOW)
    assert hold.until == utc("2026-11-30 09:00")


def test_of_several_notes_the_one_counts_that_holds_longest() -> None:
    notes = (
        replace(mail(Kind.AUTO_REPLY, "2026-11-17 09:00"), returns_on=date(2027, 1, 4)),
        mail(Kind.AUTO_REPLY, "2026-11-18 09:00"),
    )
    (hold,) = holds(enrolment(received=notes), NOW)
    assert hold.until == utc("2027-01-05 21:00")
    assert hold.because.startswith("probably back on 4 January 2027, a machine answered on 17 November 2026")


def test_a_day_before_the_note_is_no_day_of_return() -> None:
    """Such as of a studio that moved in spring."""
    note = replace(mail(Kind.AUTO_REPLY), returns_on=date(2026, 3, 12))
    (hold,) = holds(enrolment(received=(note,)), NOW)
    assert hold.until == utc("2026-11-25 09:00")
    assert hold.because == 'a machine answered on 18 November 2026: "Merhaba"'
    today = replace(note, returns_on=date(2026, 11, 18))
    assert holds(enrolment(received=(today,)), NOW) == ()


def test_the_day_of_return_begins_by_their_clock() -> None:
    note = replace(mail(Kind.AUTO_REPLY), returns_on=date(2026, 11, 30))
    (hold,) = holds(enrolment(person=NEW_YORK, received=(note,)), NOW)
    assert hold.until == utc("2026-12-02 05:00")
    assert holds(enrolment(person=NEW_YORK, received=(note,)), utc("2026-12-02 05:00")) == ()


def test_a_mail_that_came_back_stops_its_own_sequence_alone() -> None:
    back = replace(mail(Kind.BOUNCE_SOFT), campaign="spring")
    assert [hold.code for hold in holds(enrolment(received=(back,)), NOW)] == ["soft-bounce"]
    assert holds(enrolment(campaign="winter", received=(back,)), NOW) == ()


def test_a_spam_report_is_told_as_one() -> None:
    (hold,) = holds(enrolment(received=(mail(), mail(Kind.COMPLAINT))), NOW)
    assert hold.because == "reported our mail as spam on 18 November 2026"
