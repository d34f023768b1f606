"""`outreach send` in a process of its own, killed, stopped or doubled at chosen instants: nobody gets two mails."""

import signal
from datetime import timedelta
from pathlib import Path

import pytest

from driver import go_on, started, until_paused
from outreach.actions.queueing import queue
from outreach.actions.sending import send
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.store import events, recovery
from spring import READY, another_campaign, arrives, letter, one_mail_only, outbox, reached, states
from warm import Process


def interrupt(process: Process) -> None:
    """Press Ctrl-C and wait until it was noticed."""
    process.send_signal(signal.SIGINT)
    assert process.stderr
    while "Stopping after the mail in hand." not in process.stderr.readline():
        assert process.poll() is None


def number_of(mail: int, step: int) -> int:
    """Number the transactions in which `send` writes: recovery, the inbox, recovery, then three for each mail."""
    return 3 + 3 * (mail - 1) + step


CLAIM, INTENT, OUTCOME = 1, 2, 3
INSTANTS = [
    ("begin", number_of(1, CLAIM), "queued"),
    ("commit", number_of(1, CLAIM), "queued"),
    ("begin", number_of(1, INTENT), "queued"),
    ("commit", number_of(1, INTENT), "queued"),
    ("keep", 1, "unknown"),
    ("begin", number_of(1, OUTCOME), "unknown"),
    ("commit", number_of(1, OUTCOME), "unknown"),
    ("begin", number_of(2, CLAIM), "sent"),
    ("commit", number_of(3, CLAIM), "sent"),
    ("keep", 4, "sent"),
]


@pytest.mark.parametrize(("at", "number", "first"), INSTANTS)
def test_after_a_kill_nobody_gets_two_mails_and_none_is_lost_without_a_word(
    app: App, approved: Path, clock: Clock, at: str, number: int, first: str
) -> None:
    queue(app, confirmed=6)

    with started(approved, "send", now=clock(), do="kill", at=at, number=number) as process:
        assert process.wait() == -signal.SIGKILL
    run = send(app, tell=lambda _step: None, stop=lambda: False)
    after_the_second_run = states(app)
    clock.now += timedelta(hours=3)
    send(app, tell=lambda _step: None, stop=lambda: False)

    ids = [parts.message_id for parts in outbox(approved)]
    assert len(ids) == len(set(ids)), "the same mail twice"
    assert len(reached(approved)) == len(set(reached(approved))), "somebody got two"
    assert after_the_second_run["ayse"] == ("sent" if first == "queued" else first)
    unknown = {name for name, state in states(app).items() if state == "unknown"}
    assert {name for name, state in states(app).items() if state == "sent"} == set(READY) - unknown
    assert set(READY) - unknown <= set(reached(approved)), "a mail is said to be sent and is not there"
    assert len(unknown) == run.lost <= 1
    with app.reading() as db:
        told = [one.said for one in events.events(db) if one.kind == "delivery.unknown"]
    assert told == [f"first: {recovery.ENDED}"] * run.lost, "the history tells it"


def test_while_one_process_sends_from_a_sqlite_file_a_second_one_is_refused(
    app: App, approved: Path, clock: Clock, run: object
) -> None:
    queue(app, confirmed=6)
    number = number_of(2, INTENT)

    with started(approved, "send", now=clock(), do="pause", number=number) as first:
        until_paused(approved)
        with started(approved, "send", now=clock()) as second:
            _, told = second.communicate()
            assert second.returncode == 1
            assert "another `outreach send` is running" in told
        go_on(approved)
        _, told = first.communicate()

    assert first.returncode == 0, told
    assert sorted(reached(approved)) == ["ayse", "gulsen", "ilker", "sule", "tom"]


def test_an_answer_read_by_another_process_between_claim_and_intent_stops_the_mail(
    app: App, sent: Path, clock: Clock
) -> None:
    from outreach.actions.approving import approve, resolve
    from outreach.actions.desk import Choice
    from outreach.actions.drafting import draft

    one_mail_only(sent)
    another_campaign(sent)
    clock.now += timedelta(days=1, hours=1)
    draft(app, "winter", Choice(names=("@tomhill",)))
    approve(app, resolve(app, ["winter"]))
    queue(app, confirmed=1)
    answer = letter("tom@example.com", "Yes", In_Reply_To=outbox(sent)[3].message_id or "")

    with started(sent, "send", now=clock(), do="pause", number=number_of(1, INTENT)) as process:
        until_paused(sent)
        arrives(sent, "1.eml", answer)
        assert sync(app).ended == 2
        go_on(sent)
        _, told = process.communicate()

    assert process.returncode == 5, told
    assert "cancelled Tom Hill" in told
    assert reached(sent).count("tom") == 1


def test_ctrl_c_stops_after_the_mail_in_hand(app: App, approved: Path, clock: Clock) -> None:
    queue(app, confirmed=6)

    with started(approved, "send", now=clock(), do="pause", at="keep", number=2) as process:
        until_paused(approved)
        interrupt(process)
        go_on(approved)
        _, told = process.communicate()

    assert process.returncode == 130
    assert "Stopped by you.\n4 are queued" in told
    assert reached(approved) == ["ayse", "ilker"]
    assert sorted(states(app).values()) == ["queued"] * 4 + ["sent"] * 2


def test_a_second_ctrl_c_stops_at_once_and_says_what_nobody_knows(
    app: App, approved: Path, clock: Clock
) -> None:
    queue(app, confirmed=6)

    with started(approved, "send", now=clock(), do="pause", at="keep", number=2) as process:
        until_paused(approved)
        interrupt(process)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)

    assert process.returncode == 130
    assert "Traceback" not in told
    assert "never sent again by itself: İlker Işık" in told
    assert states(app)["ilker"] == "unknown"
    assert reached(approved) == ["ayse"]


def test_a_second_ctrl_c_before_the_body_leaves_the_mail_queued(
    app: App, approved: Path, clock: Clock
) -> None:
    queue(app, confirmed=6)

    with started(approved, "send", now=clock(), do="pause", number=number_of(2, INTENT)) as process:
        until_paused(approved)
        interrupt(process)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)

    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert states(app)["ilker"] == "queued"


def test_a_terminated_process_finishes_the_mail_in_hand(app: App, approved: Path, clock: Clock) -> None:
    queue(app, confirmed=6)

    with started(approved, "send", now=clock(), do="pause", at="keep", number=1) as process:
        until_paused(approved)
        process.send_signal(signal.SIGTERM)
        go_on(approved)
        process.communicate()

    assert process.returncode == 130
    assert states(app)["ayse"] == "sent"
    assert reached(approved) == ["ayse"]


def test_two_syncs_at_once_keep_an_answer_once(app: App, sent: Path, clock: Clock) -> None:
    answer = letter("ayse@example.com", "Merhaba", In_Reply_To=outbox(sent)[0].message_id or "")
    arrives(sent, "1.eml", answer)

    with started(sent, "sync", now=clock(), do="pause", number=1) as first:
        until_paused(sent)
        assert len(sync(app).arrivals) == 1
        go_on(sent)
        shown, told = first.communicate()

    assert (first.returncode, shown) == (0, ""), told
    assert "Nothing new." in told
