"""Every state that a mail can come to, reached with a real SMTP conversation."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sends import send_all, send_queued

from driver import started
from outreach.actions.deciding import block, stop
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.sending import send
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from outreach.net.sink import Fault
from spring import (
    another_campaign,
    arrives,
    configure,
    deliveries,
    delivery,
    letter,
    one_mail_only,
    outbox,
    reached,
    states,
)

DAY = timedelta(days=1)
SENT = DeliveryState.SENT


@pytest.mark.parametrize(
    ("fault", "state", "said", "kept"),
    [
        (Fault.REFUSE_RECIPIENT, "refused", "550 5.1.1 no such mailbox here", []),
        (Fault.REFUSE_BODY, "refused", "554 5.6.0 this content is not taken", []),
        (Fault.DEFER_RECIPIENT, "queued", "451 4.3.0 try again later", []),
        (Fault.DEFER_BODY, "queued", "452 4.3.1 no room for it now", []),
        (Fault.CUT_BEFORE_BODY, "queued", "the line was lost", []),
        (Fault.CUT_UNACCEPTED, "unknown", "the line was lost", []),
        (Fault.CUT_ACCEPTED, "unknown", "the line was lost", ["ilker"]),
    ],
)
def test_a_fault_touches_one_mail_and_the_others_go_on(
    app: App, approved: Path, fault: Fault, state: str, said: str, kept: list[str]
) -> None:
    app.faults = {"ilker@example.com": fault}

    run = send_all(app)

    step = run.steps[1]
    assert (step.person.name, step.state, step.said) == ("İlker Işık", state, said)
    assert states(app)["ilker"] == state
    assert reached(approved) == ["ayse", *kept, "sule", "tom", "gulsen"]


@pytest.mark.parametrize("fault", [Fault.CUT_UNACCEPTED, Fault.CUT_ACCEPTED])
def test_what_may_have_arrived_is_never_sent_again(
    app: App, approved: Path, clock: Clock, fault: Fault
) -> None:
    app.faults = {"ilker@example.com": fault}
    send_all(app)
    before = reached(approved).count("ilker")
    app.faults = {}

    for _ in range(5):
        clock.now += DAY
        run = send_all(app)

    assert states(app)["ilker"] == "unknown"
    assert reached(approved).count("ilker") == before
    assert [one.name for one in run.unknown] == ["İlker Işık"]


def test_a_refused_mail_is_not_tried_again(app: App, approved: Path, clock: Clock) -> None:
    app.faults = {"ilker@example.com": Fault.REFUSE_RECIPIENT}
    send_all(app)
    app.faults = {}

    clock.now += DAY
    send_all(app)

    assert states(app)["ilker"] == "refused"
    assert "ilker" not in reached(approved)


def test_a_deferred_mail_waits_longer_each_time_and_then_leaves_once(
    app: App, approved: Path, clock: Clock
) -> None:
    app.faults = {"ilker@example.com": Fault.DEFER_RECIPIENT}
    send_all(app)
    pauses = []
    for attempts in (1, 2, 3):
        assert delivery(app, "ilker").attempts == attempts
        waiting = {person.name: at for person, at in prospect(app).queued}["İlker Işık"]
        pauses.append((waiting - clock()).total_seconds() / 60)
        assert "İlker Işık" not in {step.person.name for step in send_all(app).steps}, "before its time"
        clock.now = waiting
        app.faults = {} if attempts == 3 else app.faults
        send_all(app)

    assert pauses == [5, 10, 20]
    assert states(app)["ilker"] == "sent"
    assert reached(approved).count("ilker") == 1


def test_before_the_354_there_is_no_intent(app: App, approved: Path) -> None:
    """The line breaks after DATA and before the server's 354: no row says that a body was being sent."""
    app.faults = {"ayse@example.com": Fault.CUT_BEFORE_BODY}

    send_all(app)

    row = delivery(app, "ayse")
    assert (row.state, row.sending_at, row.attempts) == ("queued", None, 1)


def test_when_the_server_has_the_body_the_intent_is_on_disk(app: App, approved: Path, clock: Clock) -> None:
    """The process dies while the server holds the body and has not kept it: the row says `sending`."""
    queue(app, confirmed=6)

    with started(approved, "send", now=clock(), do="kill", at="keep") as process:
        process.wait()

    assert states(app)["ayse"] == "sending"
    assert reached(approved) == []


def answered(app: App, workspace: Path) -> None:
    first = outbox(workspace)[0]
    arrives(workspace, "1.eml", letter("ayse@example.com", "Merhaba", In_Reply_To=first.message_id or ""))
    assert [arrival.kind for arrival in sync(app).arrivals] == ["reply"]


HAPPENS: dict[str, Callable[[App, Path], object]] = {
    "answered": answered,
    "stopped": lambda app, _: stop(app, "@ayse.seramik", "by phone"),
    "blocked": lambda app, _: block(app, "@ayse.seramik", "asked not to"),
}


@pytest.mark.parametrize("what", list(HAPPENS))
def test_what_happens_between_plan_and_wire_cancels_the_mail(
    app: App, sent: Path, run: Callable[..., object], clock: Clock, what: str
) -> None:
    one_mail_only(sent)
    another_campaign(sent)
    clock.now += timedelta(days=1, hours=1)
    run("draft", "winter", "@ayse.seramik", "@tomhill")
    run("approve", "winter", "--confirm-count", "2")
    queue(app, confirmed=2)

    HAPPENS[what](app, sent)
    send_queued(app)

    assert [row.state for row in deliveries(app)][-2:] == ["cancelled", "sent"]
    assert reached(sent).count("ayse") == 1
    assert reached(sent).count("tom") == 2


def test_a_machines_mail_between_plan_and_wire_holds_the_mail(
    app: App, sent: Path, run: Callable[..., object], clock: Clock
) -> None:
    one_mail_only(sent)
    another_campaign(sent)
    clock.now += timedelta(days=1, hours=1)
    run("draft", "winter", "@ayse.seramik")
    run("approve", "winter")
    queue(app, confirmed=1)
    away = letter("ayse@example.com", "İzindeyim", Auto_Submitted="auto-replied")
    arrives(sent, "1.eml", away)
    sync(app)

    run_of = send_queued(app)

    assert [step.state for step in run_of.steps] == ["queued"]
    assert "waits: a machine answered on" in run_of.steps[0].said
    assert deliveries(app)[-1].state == "queued"
    assert send_queued(app).steps == [], "it is told once"
    assert reached(sent).count("ayse") == 1


def test_a_mail_that_leaves_is_exactly_what_was_approved(
    app: App, approved: Path, run: Callable[..., object]
) -> None:
    from outreach.actions.linting import lint

    approvals = {one.draft.recipient: one.draft for one in lint(app)}

    send_all(app)

    for parts in outbox(approved):
        draft = approvals[parts.to[0]]
        assert parts.subject == draft.subject
        assert parts.text.strip() == f"{draft.body}\n\n{draft.footer}"
        assert parts.from_ == "selin@kilnhaus.example"
        assert parts.date == "2026-11-24T07:00:00+00:00"


def test_nobody_is_written_to_outside_their_hours(app: App, approved: Path, clock: Clock) -> None:
    """Berlin is two hours behind Istanbul: at 10:00 in Istanbul it is 08:00 there."""
    assert send_all(app).count(SENT) == 5
    clock.now = datetime(2026, 11, 24, 8, 59, tzinfo=UTC)
    assert send_all(app).count(SENT) == 0
    clock.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert send_all(app).count(SENT) == 1


def test_what_was_queued_for_an_hour_that_passed_waits_for_the_next_one(
    app: App, approved: Path, clock: Clock
) -> None:
    """Nobody ran `send` on Tuesday; on Tuesday night nothing leaves, on Wednesday at ten it does."""
    queue(app, confirmed=6)
    clock.now = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    assert send_queued(app).count(SENT) == 0
    clock.now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert send_queued(app).count(SENT) == 6


def test_no_24_hours_hold_more_than_the_limit(app: App, approved: Path, clock: Clock) -> None:
    configure(app, lambda text: text.replace("per_day = 20", "per_day = 2"))
    left = []
    for _ in range(24 * 6):
        run = send_all(app)
        left += [clock()] * run.count(SENT)
        clock.now += timedelta(hours=1)

    assert sorted(reached(approved)) == sorted(set(reached(approved)))
    assert len(left) == 6
    for moment in left:
        assert sum(moment - DAY < other <= moment for other in left) <= 2


def test_a_stop_is_asked_for_between_two_mails(app: App, approved: Path) -> None:
    queue(app, confirmed=6)
    steps: list[object] = []

    run = send(app, tell=steps.append, stop=lambda: len(steps) == 2)

    assert run.stopped
    assert len(steps) == 2
    assert reached(approved) == ["ayse", "ilker"]
    assert sorted(states(app).values()) == ["queued"] * 4 + ["sent"] * 2


def test_each_account_sends_its_own_and_nobody_gets_two_at_once(
    app: App, approved: Path, run: Callable[..., object], clock: Clock
) -> None:
    studio = '\n[accounts.studio]\nname = "Deniz"\naddress = "studio@kilnhaus.example"\n'
    configure(app, lambda text: text + studio)
    one_mail_only(approved)
    another_campaign(approved, account="studio")
    run("draft", "winter", "@sulegunes", "@gulsen.orer")
    run("stop", "@gulsen.orer", "--because", "spring is not for her")
    run("approve", "winter", "--confirm-count", "1")

    held = {left.candidate.progress.person.name: left.hold.code for left in prospect(app).plan.held}
    send_all(app)
    clock.now += DAY + timedelta(hours=2)
    run("send", "winter", "--confirm-count", "1", "--overdue")

    assert held == {"Şule Güneş": "another", "Gülşen Ağaoğlu": "stopped"}
    senders = [(parts.to[0].partition("@")[0], parts.from_) for parts in outbox(approved)]
    assert senders[-1] == ("sule", "studio@kilnhaus.example")
    assert [name for name, _ in senders] == ["ayse", "ilker", "sule", "tom", "lena", "sule"]


def test_mail_for_an_account_that_is_gone_is_told(app: App, approved: Path) -> None:
    queue(app, confirmed=6)
    configure(app, lambda text: text.replace("[accounts.me]", "[accounts.other]"))

    run = send_queued(app)

    assert (run.steps, run.gone) == ([], ("me",))
