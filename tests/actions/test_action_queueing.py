"""What a person confirmed is frozen: all of it, or nothing; its bytes and its Message-ID for ever."""

from collections.abc import Callable
from datetime import timedelta
from mailbox import Maildir
from pathlib import Path

import pytest
from sqlalchemy import text

from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import InputError, Refused
from outreach.net.sink import Fault
from spring import READY, another_campaign, deliveries, delivery, outbox, states
from tables import rows

Typed = Callable[..., object]


def frozen(app: App) -> dict[str, bytes]:
    found = rows(app, "SELECT recipient, raw FROM message_raw JOIN message m ON message_id = m.id")
    return {recipient.partition("@")[0]: raw for recipient, raw in found}


def test_all_of_the_plan_is_queued_with_its_moment(app: App, approved: Path, clock: Clock) -> None:
    done = queue(app, confirmed=6)

    assert (done.now, [slot.candidate.progress.person.name for slot in done.later]) == (5, ["Lena Fischer"])
    assert set(states(app)) == set(READY)
    two_hours_later = clock() + timedelta(hours=2)
    assert {row.not_before for row in deliveries(app)} == {clock(), two_hours_later}


@pytest.mark.parametrize("count", [0, 5, 7, -1])
def test_another_number_queues_nothing(app: App, approved: Path, count: int) -> None:
    with pytest.raises(Refused, match=f"the plan has 6, not {count}"):
        queue(app, confirmed=count)

    assert states(app) == {}


def test_a_plan_that_changed_since_it_was_shown_queues_nothing(app: App, approved: Path, run: Typed) -> None:
    shown = len(prospect(app).plan.slots)
    run("stop", "@tomhill", "--because", "by phone")

    with pytest.raises(Refused, match="the plan has 5, not 6"):
        queue(app, confirmed=shown)

    assert states(app) == {}


def test_what_is_queued_is_planned_no_second_time(app: App, approved: Path) -> None:
    queue(app, confirmed=6)

    found = prospect(app)

    assert (found.plan.slots, len(found.queued)) == ((), 6)


def test_one_mail_that_cannot_be_written_queues_none_and_names_the_header(app: App, approved: Path) -> None:
    with app.engine.begin() as connection:
        connection.execute(text("UPDATE draft SET subject = 'a\nBcc: x@example.com' WHERE id = 3"))
        connection.execute(text("UPDATE approval SET digest = 'void' WHERE draft_id = 3"))
    run_of = {left.candidate.progress.person.name: left.hold.code for left in prospect(app).plan.held}
    assert run_of == {"Şule Güneş": "changed"}, "an altered draft is held before it comes to that"

    from outreach.actions.approving import approve, resolve

    approve(app, resolve(app, ["3"]))
    with pytest.raises(InputError, match="Subject"):
        queue(app, confirmed=6)

    assert states(app) == {}


def test_the_bytes_are_frozen_and_a_second_attempt_sends_the_same(
    app: App, approved: Path, clock: Clock
) -> None:
    app.faults = {"tom@example.com": Fault.DEFER_BODY}
    queue(app, confirmed=6)
    before = frozen(app)
    send(app, tell=lambda _step: None, stop=lambda: False)
    app.faults = {}
    clock.now = clock.now.replace(hour=8)
    send(app, tell=lambda _step: None, stop=lambda: False)

    assert delivery(app, "tom").attempts == 2
    assert frozen(app) == before
    arrived = {
        message["To"].rpartition("<")[2].partition("@")[0]: message.as_bytes()
        for message in Maildir(approved / "outbox", create=False)
    }
    for name, raw in arrived.items():
        assert raw.replace(b"\r\n", b"\n").endswith(before[name].replace(b"\r\n", b"\n")), name


def test_the_message_id_is_the_steps_own_in_every_run(app: App, approved: Path, tmp_path: Path) -> None:
    """It is made of the key of the step: two campaigns differ, and nobody can guess it without the secret."""
    queue(app, confirmed=6)
    send(app, tell=lambda _step: None, stop=lambda: False)
    ids = [parts.message_id or "" for parts in outbox(approved)]

    assert len(set(ids)) == 5
    assert all(one.endswith("@kilnhaus.example>") for one in ids)


def test_practice_is_planned_for_one_campaign_at_a_time(app: App, approved: Path, run: Typed) -> None:
    another_campaign(approved)
    run("draft", "winter", "@denizcaglar", "@tomhill")

    assert prospect(app).unapproved == {"winter": 1}
    assert prospect(app, "winter").plan.slots == ()
    assert len(prospect(app, "spring").plan.slots) == 6


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Tom Hill", "Tom Hill <tom@example.com>"),
        ("Tom O'Hill-Smith Jr.", '"Tom O\'Hill-Smith Jr." <tom@example.com>'),
        ("Tom <3", "tom@example.com"),
        ("Tom, x@example.com", "tom@example.com"),
    ],
)
def test_a_name_that_is_no_plain_name_stays_out_of_the_header(
    app: App, spring: Path, run: Typed, name: str, shown: str
) -> None:
    run("people", "edit", "@tomhill", "--name", name, "--first-name", "Tom")
    run("draft", "spring", "@tomhill")
    run("approve", "@tomhill")
    run("send", "--confirm-count", "1")

    (message,) = Maildir(spring / "outbox", create=False)
    assert message["To"] == shown
