"""Every reason why somebody is not written to: alone, in its order, and whether it is for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from enrolments import AYSE, BERLIN, NEW_YORK, NOW, enrolment, mail, noted, sent, stray, utc

from outreach.followups.holds import HOLDS, Hold, holds
from outreach.mail.delivery import DeliveryState
from outreach.mail.domain.recipient import Verdict
from outreach.people.person import Person
from outreach.people.record import NoteKind
from outreach.replies import Kind

LATER = NOW + timedelta(days=3)

ALONE: list[tuple[dict[str, Any], Hold]] = [
    ({"suppressed_because": "asked by phone"}, Hold("suppressed", "blocked: asked by phone", final=True)),
    (
        {"stopped_at": NOW, "stopped_because": "met her at a fair"},
        Hold("stopped", "stopped: met her at a fair", final=True),
    ),
    ({"received": (mail(),)}, Hold("answered", "answered on 18 November 2026", final=True)),
    (
        {"noted": (noted(),)},
        Hold("answered-elsewhere", "answered before (Yanıt: evet)", final=True),
    ),
    (
        {"bounced_at": utc("2026-11-17 07:01")},
        Hold("bounced", "the address was refused on 17 November 2026", final=True),
    ),
    (
        {"sent": (sent(state=DeliveryState.UNKNOWN, said="the line was lost"),)},
        Hold("unknown", "first: the line was lost; nobody knows whether it arrived"),
    ),
    (
        {"sent": (sent("reminder", None, state=DeliveryState.QUEUED, to="old@example.com"),)},
        Hold(
            "readdressed",
            "reminder is queued for old@example.com, the address is now ayse@example.com: "
            "stop them, and write in a new campaign",
        ),
    ),
    (
        {"received": (mail(Kind.BOUNCE_HARD),)},
        Hold("no-mailbox", "the address does not exist, a bounce of 18 November 2026 says"),
    ),
    (
        {"domain": Verdict.NO_NAME},
        Hold(
            "takes-no-mail",
            "example.com does not exist, DNS says: outreach people edit WHO --email ADDRESS",
        ),
    ),
    (
        {"received": (replace(mail(Kind.BOUNCE_SOFT), reason="the mailbox is full (5.2.2)"),)},
        Hold("soft-bounce", "a mail came back on 18 November 2026: the mailbox is full (5.2.2)"),
    ),
    (
        {"received": (mail(Kind.OTHER, said="Ticket 12"),)},
        Hold("machine-mail", 'a machine wrote on 18 November 2026: "Ticket 12"'),
    ),
    (
        {"strays": (stray(),)},
        Hold(
            "perhaps-answered",
            "a mail of 18 November 2026 from ayse@private.example may be their answer: outreach queue --unmatched",
        ),
    ),
    (
        {"received": (replace(mail(Kind.AUTO_REPLY, said="Away"), returns_on=date(2026, 11, 26)),)},
        Hold(
            "away",
            'probably back on 26 November 2026, a machine answered on 18 November 2026: "Away"',
            until=utc("2026-11-27 21:00"),
        ),
    ),
    ({"unlawful": "Turkey: no İYS status"}, Hold("unlawful", "Turkey: no İYS status")),
    ({"paused_because": "the product is late"}, Hold("paused", "paused: the product is late")),
    (
        {"snoozed_until": LATER, "snoozed_because": "back on Friday"},
        Hold("snoozed", "paused: back on Friday", until=LATER),
    ),
    ({"person": replace(AYSE, address=None)}, Hold("no-address", "no address")),
    (
        {"noted": (noted(NoteKind.CONTACTED, text="Son temas: 12.03.2026"),)},
        Hold("contacted", "in touch before (Son temas: 12.03.2026)"),
    ),
]


@pytest.mark.parametrize(("facts", "hold"), ALONE, ids=[hold.code for _, hold in ALONE])
def test_each_holds_alone_and_says_why(facts: dict[str, Any], hold: Hold) -> None:
    assert holds(enrolment(**facts), NOW) == (hold,)


def test_each_hold_of_the_list_has_its_case() -> None:
    assert [check.__name__.replace("_", "-") for check in HOLDS] == [hold.code for _, hold in ALONE]


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.NO_NAME, "example.com does not exist"),
        (Verdict.NULL_MX, "example.com takes no mail (null MX)"),
        (Verdict.NO_SERVER, "example.com has no server for mail"),
    ],
)
def test_a_domain_without_mail_is_named_with_what_dns_said(verdict: Verdict, said: str) -> None:
    (hold,) = holds(enrolment(domain=verdict), NOW)
    assert hold.because.startswith(f"{said}, DNS says: ")


def test_a_domain_that_takes_mail_or_that_nobody_asked_of_holds_nothing() -> None:
    assert [holds(enrolment(domain=one), NOW) for one in (Verdict.TAKES, None)] == [(), ()]


def test_nothing_holds_somebody_to_whom_nothing_happened() -> None:
    assert holds(enrolment(), NOW) == ()
    assert holds(enrolment(sent=(sent(),)), NOW) == ()


def test_all_are_told_strongest_first() -> None:
    lost, kept = sent(state=DeliveryState.UNKNOWN), sent("reminder", state=DeliveryState.REFUSED)
    facts = {name: value for each, _ in ALONE for name, value in each.items()}
    everything = facts | {
        "sent": (lost, kept),
        "received": (*map(mail, (Kind.OTHER, Kind.BOUNCE_SOFT, Kind.AUTO_REPLY, Kind.BOUNCE_HARD)), mail()),
    }
    everything |= {"noted": (noted(), noted(NoteKind.CONTACTED))}
    #: They were written to by us since; who has no address has no other, and no domain; who answered is not asked about.
    elsewhere = {"contacted", "readdressed", "takes-no-mail", "perhaps-answered"}
    expected = [hold.code for _, hold in ALONE if hold.code not in elsewhere]
    assert [hold.code for hold in holds(enrolment(**everything), NOW)] == expected


def test_only_these_are_for_good() -> None:
    assert {hold.code for _, hold in ALONE if hold.final} == {
        "suppressed",
        "stopped",
        "answered",
        "answered-elsewhere",
        "bounced",
    }


@pytest.mark.parametrize("kind", [NoteKind.ANSWERED, NoteKind.CONTACTED])
def test_naming_somebody_lifts_what_was_noted_before_and_nothing_noted_after(kind: NoteKind) -> None:
    before, after = noted(kind, "2026-11-01 07:00"), noted(kind, "2026-11-20 07:00")
    assert holds(enrolment(noted=(before,), named=True), NOW) == ()
    codes = [hold.code for hold in holds(enrolment(noted=(before, after), named=True), NOW)]
    assert codes == ["answered-elsewhere" if kind is NoteKind.ANSWERED else "contacted"]


def test_a_mail_that_is_queued_and_has_not_left_is_no_contact_of_ours() -> None:
    before = noted(NoteKind.CONTACTED)
    queued = sent(left=None, state=DeliveryState.QUEUED)
    assert [hold.code for hold in holds(enrolment(noted=(before,), sent=(queued,)), NOW)] == ["contacted"]
    assert holds(enrolment(noted=(before,), sent=(sent(),)), NOW) == ()


@pytest.mark.parametrize(
    ("kind", "held"), [(Kind.AUTO_REPLY, False), (Kind.BOUNCE_SOFT, False), (Kind.BOUNCE_HARD, True)]
)
def test_who_looked_goes_on_but_not_to_an_address_that_is_none(kind: Kind, held: bool) -> None:  # noqa: FBT001 - a column of the table
    away = mail(kind, "2026-11-18 09:00")
    looked = enrolment(received=(away,), looked_at=utc("2026-11-19 09:00"))
    assert bool(holds(looked, NOW)) is held
    assert holds(enrolment(received=(away,), looked_at=utc("2026-11-18 08:00")), NOW)


def test_a_no_is_told_as_one_though_answers_came_before_it() -> None:
    received = (mail(kept="2026-11-17 09:00"), mail(Kind.OPT_OUT, said="Hayır"))
    (hold,) = holds(enrolment(received=received), NOW)
    assert (hold.because, hold.final) == ("asked for no more mail on 18 November 2026", True)


def test_a_plain_note_holds_nobody() -> None:
    assert holds(enrolment(noted=(noted(NoteKind.NOTE),)), NOW) == ()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.REPLY, "answered"),
        (Kind.OPT_OUT, "answered"),
        (Kind.COMPLAINT, "answered"),
        (Kind.AUTO_REPLY, "away"),
        (Kind.BOUNCE_HARD, "no-mailbox"),
        (Kind.BOUNCE_SOFT, "soft-bounce"),
        (Kind.OTHER, "machine-mail"),
        (Kind.DELAYED, None),
        (Kind.RECEIPT, None),
        (Kind.OWN, None),
    ],
)
def test_what_came_in_holds_by_its_kind(kind: Kind, code: str | None) -> None:
    assert [hold.code for hold in holds(enrolment(received=(mail(kind),)), NOW)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("until", "waits"),
    [
        (NOW - timedelta(days=1), False),
        (NOW, False),
        (NOW + timedelta(microseconds=1), True),
        (NOW + timedelta(days=300), True),
    ],
)
def test_a_snooze_lifts_by_itself(until: datetime, waits: bool) -> None:  # noqa: FBT001 - a column of the table
    found = holds(enrolment(snoozed_until=until, snoozed_because="later"), NOW)
    assert [hold.until for hold in found] == ([until] if waits else [])


def test_an_earlier_mail_with_an_unknown_fate_holds_too() -> None:
    lost, later = sent(state=DeliveryState.UNKNOWN), sent("reminder", state=DeliveryState.CANCELLED)
    assert [hold.code for hold in holds(enrolment(sent=(lost, later)), NOW)] == ["unknown"]


@pytest.mark.parametrize(
    ("person", "at", "day"),
    [
        (AYSE, "2026-11-23 22:30", "24 November 2026"),
        (BERLIN, "2026-12-31 23:30", "1 January 2027"),
        (NEW_YORK, "2026-11-24 01:00", "23 November 2026"),
        (replace(AYSE, country=None), "2026-11-23 22:30", "23 November 2026"),
    ],
)
def test_a_day_is_named_by_their_clock(person: Person, at: str, day: str) -> None:
    answer = holds(enrolment(person=person, received=(mail(kept=at),)), NOW)
    bounce = holds(enrolment(person=person, bounced_at=utc(at)), NOW)
    machine = holds(enrolment(person=person, received=(mail(Kind.OTHER, at),)), NOW)
    assert [hold.because for hold in (*answer, *bounce, *machine)] == [
        f"answered on {day}",
        f"the address was refused on {day}",
        f'a machine wrote on {day}: "Merhaba"',
    ]


def test_of_several_mails_the_first_answer_and_the_newest_machine_are_named() -> None:
    answers = (mail(kept="2026-11-18 09:00"), mail(kept="2026-11-20 09:00"))
    machines = (
        mail(Kind.OTHER, "2026-11-18 09:00", said="away"),
        mail(Kind.OTHER, "2026-11-20 09:00", said="back"),
    )
    assert holds(enrolment(received=answers), NOW)[0].because == "answered on 18 November 2026"
    assert (
        holds(enrolment(received=machines), NOW)[0].because == 'a machine wrote on 20 November 2026: "back"'
    )


def test_a_thread_at_an_old_address_holds_what_goes_on_and_nothing_that_is_over() -> None:
    old = sent(to="old@example.com")
    (hold,) = holds(enrolment(sent=(old,)), NOW)
    assert (hold.code, hold.because[:40]) == ("readdressed", "their thread is with old@example.com, th")
    assert [one.code for one in holds(enrolment(sent=(old,), stopped_at=NOW), NOW)] == ["stopped"]
    assert [one.code for one in holds(enrolment(sent=(old,), received=(mail(),)), NOW)] == ["answered"]


def test_what_cannot_be_read_is_not_told_as_the_words_of_a_machine() -> None:
    broken = replace(mail(Kind.OTHER), reason="unreadable, needs a look: no headers")
    (hold,) = holds(enrolment(received=(broken,)), NOW)
    assert (
        hold.because == "a mail of 18 November 2026 is unreadable, needs a look: open it in your mail program"
    )


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ({"stopped_at": NOW}, "stopped"),
        ({"snoozed_until": LATER}, "paused"),
        (
            {"sent": (sent(state=DeliveryState.UNKNOWN, said=None),)},
            "first; nobody knows whether it arrived",
        ),
    ],
)
def test_a_reason_that_nobody_gave_is_left_out(facts: dict[str, Any], because: str) -> None:
    assert [hold.because for hold in holds(enrolment(**facts), NOW)] == [because]


def test_what_may_be_an_answer_holds_until_they_are_named_in_a_new_campaign() -> None:
    looked, named = utc("2026-11-18 09:01"), {"named": True, "enrolled_at": utc("2026-11-19 09:00")}
    assert len(holds(enrolment(strays=(stray(),), looked_at=looked), NOW)) == 1
    assert holds(enrolment(strays=(stray(),), **named), NOW) == ()
    newer = stray("2026-11-20 09:00")
    assert len(holds(enrolment(strays=(newer,), **named), NOW)) == 1
