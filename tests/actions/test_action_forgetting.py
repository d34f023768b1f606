"""Whoever is forgotten is nowhere any more, is never written to again, and the guards still know what was sent."""

from __future__ import annotations

import signal
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from restored import lines
from sends import real, send_all, send_queued
from smtp_server import CUT, SmtpServer
from sqlalchemy import text
from sqlmodel import Session

from driver import started
from outreach.actions import journal
from outreach.actions.forgetting import Erased, Whom, finish, forget, look
from outreach.actions.importing import Imported, keep
from outreach.actions.importing import look as understand
from outreach.actions.pacing import history, left_today
from outreach.actions.people import card, note
from outreach.actions.queueing import queue
from outreach.actions.standings import queue as standing
from outreach.actions.standings import status
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import BusyError, OutreachError, UsageError
from outreach.mail.delivery import DeliveryState
from outreach.models import SuppressionKind
from outreach.store.suppressions import FORGOTTEN, suppress
from spring import arrives, deliveries, letter, outbox, reached, states
from submitted import took
from tables import everything, rows

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")

NAMES = ("ayse", "Ayşe", "Mavi sır", "Merhaba Ay")
ROW = "name;handle;email\nAyşe Yılmaz;ayse.seramik;ayse@example.com\n"


def found(app: App, words: str = "@ayse.seramik") -> Whom:
    whom = look(app, words)
    assert whom is not None
    return whom


def erased(app: App, words: str = "@ayse.seramik") -> Erased:
    return forget(app, found(app, words))


def imported(app: App, row: str = ROW) -> Imported:
    return keep(app, understand(row.encode(), "again.csv", columns={}))


def traces(app: App) -> list[str]:
    """Name what is left of Ayşe: in rows, in the bytes of the file and what lies beside it, in mails."""
    app.close()
    app.__dict__.pop("engine", None)
    whole = everything(app)
    left = [f"row: {name}" for name in NAMES if name in whole]
    app.close()
    app.__dict__.pop("engine", None)
    ours = [
        *app.workspace.glob("outreach.db*"),
        *app.workspace.glob("*box/**/*"),
        app.workspace / "sent.jsonl",
    ]
    for path in ours:
        data = path.read_bytes() if path.is_file() else b""
        left += [f"{path.name}: {name}" for name in NAMES if name.encode() in data]
    return left


def answered(app: App) -> None:
    mail = letter(
        "ayse@example.com", "Merhaba Selin, mavi sır", In_Reply_To=outbox(app.workspace)[0].message_id or ""
    )
    arrives(app.workspace, "1.eml", mail)
    sync(app)


def test_nothing_of_them_is_left_in_rows_bytes_or_mails(app: App, sent: Path) -> None:
    answered(app)
    note(app, "@ayse.seramik", "Ayşe likes Mavi sır")
    assert len(traces(app)) > 4

    done = erased(app)

    assert traces(app) == []
    assert done.files == 2
    assert (done.whom.held.mails, done.whom.held.answers, done.whom.held.drafts) == (1, 1, 1)
    assert sorted(reached(app.workspace)) == ["gulsen", "ilker", "sule", "tom"]
    assert [
        one.progress.person.called for one in standing(app).standings if "Ayşe" in one.progress.person.called
    ] == []


def test_a_list_that_names_them_again_brings_them_not_back(app: App, sent: Path) -> None:
    erased(app)

    for row in (ROW, "name;email\nA;AYSE@example.com\n", "name;handle\nA;ayse.seramik\n"):
        done = imported(app, row)
        assert [one.reason for one in done.rejections] == ["blocked: forgotten, never to be written to again"]
        assert done.new == 0


def test_the_reason_of_an_earlier_block_is_forgotten_too(app: App, sent: Path) -> None:
    from outreach.actions.deciding import block

    block(app, "@ayse.seramik", "Ayşe asked by phone")
    erased(app)

    assert traces(app) == []
    assert {because for (because,) in rows(app, "SELECT because FROM suppression")} == {
        "forgotten, never to be written to again"
    }


def test_what_is_queued_ends_and_nothing_leaves(app: App, approved: Path) -> None:
    queue(app, confirmed=6)
    erased(app)

    send_queued(app)

    assert sorted(reached(app.workspace)) == ["gulsen", "ilker", "sule", "tom"]
    assert [one.state for one in deliveries(app)].count(DeliveryState.CANCELLED) == 1


@pytest.mark.parametrize("state", ["claimed", "sending"])
def test_while_a_mail_to_them_is_leaving_they_are_blocked_and_not_erased(
    app: App, approved: Path, state: str
) -> None:
    from outreach.store.sender import sender

    queue(app, confirmed=6)
    with app.writing() as db:
        db.execute(text(f"UPDATE delivery SET state = '{state}', owner = 'them' WHERE id = 1"))
    with sender(app.engine, "them"), pytest.raises(BusyError, match="leaving just now"):
        erased(app)
    assert len(rows(app, "SELECT id FROM suppression")) == 2
    assert card(app, "@ayse.seramik").blocked == FORGOTTEN

    erased(app)
    assert traces(app) == [], "its sender died, so what became of it is settled first"


def left(app: App, db: Session) -> list[datetime]:
    """Give the moments that the plan counts."""
    return sorted(one.at for one in history(app, db, "me").departures if not one.queued)


def test_the_journal_and_the_limits_still_know_what_left(app: App, real: SmtpServer, clock: Clock) -> None:
    real.answers |= {"BODY ilker@": CUT, "BODY sule@": "451 4.3.0 later"}
    send_all(app)
    before = lines(app)
    with app.reading() as db:
        count, planned = len(left_today(app, db, "me", app.now())), left(app, db)
    for who in ("@ayse.seramik", "@ilkergezer", "@sulegunes"):
        erased(app, who)

    journal.check(app)
    with app.reading() as db:
        assert len(left_today(app, db, "me", app.now())) == count
        assert left(app, db) == planned
    assert lines(app) == before
    assert journal.missing(app) == []
    assert DeliveryState.UNKNOWN not in status(app).deliveries
    clock.now += timedelta(hours=3)
    real.answers.clear()
    run = send_queued(app)
    assert (run.unknown, took(real).count("ilker"), took(real).count("sule")) == ((), 0, 0)
    (app.workspace / "sent.jsonl").unlink()
    journal.check(app)
    assert len(lines(app)) == 3, "tom, gülşen, lena: of who was forgotten nothing is written anew"


def test_their_later_answer_is_not_kept(app: App, sent: Path) -> None:
    named = outbox(app.workspace)[0].message_id or ""
    erased(app)
    arrives(app.workspace, "2.eml", letter("ayse@example.com", "Merhaba Ay", In_Reply_To=named))

    done = sync(app)

    assert (done.arrivals, done.unmatched) == ([], 1)
    assert rows(app, "SELECT id FROM message WHERE direction = 'in'") == []
    assert rows(app, "SELECT id FROM unmatched") == []


def test_their_number_is_never_given_again(app: App, sent: Path) -> None:
    newest = max(number for (number,) in rows(app, "SELECT id FROM influencer"))
    erased(app, "@kaaner")

    imported(app, "name;handle\nNew One;newone\n")

    (number,) = rows(app, "SELECT id FROM influencer WHERE name = 'New One'")[0]
    assert number > newest


def test_others_stay_as_they_are(app: App, sent: Path) -> None:
    tables = ("influencer", "address", "channel", "post", "enrolment", "draft", "delivery")
    keys = {table: set(rows(app, f"SELECT id FROM {table}")) for table in tables}
    before = states(app)
    erased(app)

    assert {table: len(keys[table]) - len(rows(app, f"SELECT id FROM {table}")) for table in tables} == {
        **dict.fromkeys(tables, 1),
        "post": 2,
        "delivery": 0,
    }
    assert {who: state for who, state in states(app).items() if who} == {
        who: state for who, state in before.items() if who != "ayse"
    }


def test_who_was_forgotten_is_known_where_their_whole_domain_was_blocked_before(app: App, sent: Path) -> None:
    with app.writing() as db:
        suppress(
            db,
            SuppressionKind.ADDRESS,
            "@example.com",
            secret=app.secret,
            because="a rival",
            now=app.now(),
        )
    erased(app)

    assert look(app, "ayse@example.com") is None
    with pytest.raises(UsageError):
        look(app, "nobody@example.com")


def test_a_second_time_says_so_and_a_stranger_is_nobody(app: App, sent: Path) -> None:
    erased(app)
    for words in ("@ayse.seramik", "ayse@example.com", "AYSE@example.com", "instagram:ayse.seramik"):
        assert look(app, words) is None, words
    with pytest.raises(UsageError, match="nobody is known"):
        look(app, "@nobody")


INSTANTS = [(at, number) for number in range(1, 6) for at in ("begin", "commit")]


@pytest.mark.parametrize(("at", "number"), INSTANTS)
def test_after_a_kill_a_second_run_completes(
    app: App, sent: Path, clock: Clock, at: str, number: int
) -> None:
    app.close()
    app.__dict__.pop("engine", None)
    with started(
        sent, "forget", "@ayse.seramik", "--yes", now=clock(), do="kill", at=at, number=number
    ) as process:
        assert process.wait() in (-signal.SIGKILL, 0)

    finish(app)
    whom = look(app, "@ayse.seramik")
    if whom:
        forget(app, whom)

    assert traces(app) == []
    assert rows(app, "SELECT name FROM setting WHERE name LIKE 'forget%'") == []
    journal.check(app)
    assert imported(app).new == 0


def test_where_the_file_cannot_be_written_anew_it_is_said_and_done_the_next_time_on_sqlite(
    app: App, sent: Path
) -> None:
    whom = found(app)
    reader = sqlite3.connect(sent / "outreach.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM message").fetchone()
    with pytest.raises(OutreachError, match="traces of them may still lie"):
        forget(app, whom)
    reader.close()
    assert look(app, "@ayse.seramik") is None

    finish(app)

    assert traces(app) == []


def test_what_is_not_ours_to_erase_is_named(app: App, sent: Path) -> None:
    (sent / "outreach.db.before-0001").write_bytes(b"... ayse@example.com ...")

    done = erased(app)

    assert done.remains[0] == "files that still name them: outreach.db.before-0001, people.csv, posts.csv"
    assert "backups" in done.remains[1]
