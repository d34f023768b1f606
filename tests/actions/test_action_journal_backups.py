"""A backup that is put back sends nothing until the journal has told it what left meanwhile."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from restored import Backup, backup, home, refused, remembered
from sends import AT_TEN, held, real, send_all, send_queued
from smtp_server import CUT, SmtpServer
from sqlalchemy import text

from outreach.actions.journal import check, missing, put_back
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.recovering import recover
from outreach.actions.unsending import unsend
from outreach.app import App
from outreach.demo import Clock
from spring import deliveries, delivery, states
from submitted import took

__all__ = ["backup", "home", "real", "remembered"]  # fixtures


pytestmark = pytest.mark.usefixtures("trusted")


def test_a_backup_of_the_queue_sends_nothing_and_learns_what_left(
    app: App, real: SmtpServer, clock: Clock, backup: Backup
) -> None:
    queue(app, confirmed=6)
    backup.keep()
    send_queued(app)
    backup.put_back()
    assert set(states(app).values()) == {"queued"}

    told = refused(app)
    found = missing(app)
    assert put_back(app, sent=True) == []
    send_queued(app)
    clock.now += timedelta(hours=3)
    send_queued(app)

    assert "5 mails of which it does not know left, the last on 24 November 2026 at 10:00" in told
    assert next(one.person.handle for one in found if one.person) == "ayse.seramik"
    assert sorted(took(real)) == sorted((*AT_TEN, "lena"))
    assert set(states(app).values()) == {"sent"}
    assert delivery(app, "ayse").sending_at == found[0].mail.entry.at


def test_a_backup_of_the_drafts_sends_nothing_and_holds_whom_it_wrote_to(
    app: App, real: SmtpServer, clock: Clock, backup: Backup
) -> None:
    backup.keep()
    send_all(app)
    backup.put_back()
    assert deliveries(app) == []

    refused(app)
    assert put_back(app, sent=True) == []
    check(app)
    because = held(app)["ayse.seramik"].because
    count = len(prospect(app).plan.slots)
    queue(app, confirmed=count)
    clock.now += timedelta(hours=3)
    send_queued(app)

    assert "in touch before (a mail of 24 November 2026" in because
    assert count == 1
    assert sorted(took(real)) == sorted((*AT_TEN, "lena"))


def test_people_whom_the_backup_does_not_know_keep_it_from_sending_until_they_are_imported(
    app: App, real: SmtpServer
) -> None:
    send_all(app)
    with app.writing() as db:
        db.execute(
            text("UPDATE address SET canonical = 'other-' || canonical, address = 'other-' || address")
        )
        db.execute(text("UPDATE message SET recipient = 'other-' || recipient"))

    refused(app)
    assert len(put_back(app, sent=True)) == 5
    refused(app)
    with app.writing() as db:
        db.execute(text("UPDATE address SET canonical = substr(canonical, 7), address = substr(address, 7)"))
    assert put_back(app, sent=True) == []
    check(app)


def test_a_line_is_about_its_recipient_and_not_about_whoever_has_their_number_now(
    app: App, real: SmtpServer, clock: Clock, backup: Backup
) -> None:
    """The list was imported again in another order, so that the Message-ID of a step is that of somebody else."""
    queue(app, confirmed=6)
    with app.writing() as db:
        swap = "UPDATE message SET recipient = CASE recipient WHEN :a THEN :b ELSE :a END WHERE recipient IN (:a, :b)"
        db.execute(text(swap), {"a": "ayse@example.com", "b": "lena@example.com"})
    backup.keep("swapped")
    with app.writing() as db:
        db.execute(text(swap), {"a": "ayse@example.com", "b": "lena@example.com"})
    send_queued(app)
    backup.put_back("swapped")

    refused(app)
    nameless = [one.person.handle for one in missing(app) if one.mail.message_id is None and one.person]
    put_back(app, sent=True)
    check(app)

    assert nameless == ["ayse.seramik"]
    assert states(app)["lena"] == "queued"


def test_a_backup_made_while_a_mail_was_in_hand_is_put_right_too(
    app: App, real: SmtpServer, backup: Backup
) -> None:
    queue(app, confirmed=6)
    with app.writing() as db:
        db.execute(text("UPDATE delivery SET state = 'claimed', owner = 'dead' WHERE id = 1"))
    backup.keep()
    recover(app)
    send_queued(app)
    backup.put_back()

    refused(app)
    put_back(app, sent=True)
    send_queued(app)

    assert sorted(took(real)) == sorted(AT_TEN)


def test_what_a_person_says_was_not_sent_leaves_again(app: App, real: SmtpServer, backup: Backup) -> None:
    """Such as of a server that was for trying only."""
    queue(app, confirmed=6)
    backup.keep()
    send_queued(app)
    backup.put_back()

    assert put_back(app, sent=False) == []
    send_queued(app)

    assert sorted(took(real)) == sorted(AT_TEN * 2)
    backup.put_back()
    refused(app)


def test_a_mail_that_the_server_refused_or_put_off_is_known_as_that(
    app: App, real: SmtpServer, backup: Backup
) -> None:
    queue(app, confirmed=6)
    backup.keep()
    real.answers |= {"BODY ayse@": "554 5.6.0 not this", "BODY ilker@": "451 4.3.0 later", "BODY sule@": CUT}
    send_queued(app)
    before = states(app)
    backup.put_back()

    put_back(app, sent=True)

    assert states(app) == before
    assert (before["ayse"], before["ilker"], before["sule"]) == ("refused", "queued", "unknown")
    check(app)


def test_a_mail_that_was_put_off_and_tried_again_is_no_sign_of_a_backup(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    real.answers["BODY ayse@"] = "451 4.3.0 later"
    send_queued(app)
    real.answers.clear()
    clock.now += timedelta(hours=3)

    send_queued(app)

    assert set(states(app).values()) == {"sent"}
    check(app)


def test_a_folder_put_back_whole_is_noticed_on_sqlite(
    app: App, remembered: SmtpServer, tmp_path: Path
) -> None:
    queue(app, confirmed=6)
    app.close()
    shutil.copytree(app.workspace, tmp_path / "copy")
    app.__dict__.pop("engine", None)
    send_queued(app)
    app.close()
    shutil.rmtree(app.workspace)
    shutil.copytree(tmp_path / "copy", app.workspace)
    app.__dict__.pop("engine", None)

    refused(app)
    put_back(app, sent=True)
    send_queued(app)

    assert sorted(took(remembered)) == sorted(AT_TEN)


def test_what_left_is_taken_back_from_no_queue_that_a_backup_put_there(
    app: App, real: SmtpServer, clock: Clock, backup: Backup
) -> None:
    queue(app, confirmed=6)
    backup.keep()
    send_queued(app)
    backup.put_back()

    taken = unsend(app, "@ayse.seramik")
    assert (taken.back, [person.handle for person, _ in taken.cancelled]) == ((), ["ayse.seramik"])
    refused(app)
    assert put_back(app, sent=True) == []
    for _ in range(2):
        send_queued(app)
        clock.now += timedelta(days=1)

    assert took(real).count("ayse") == 1
    assert delivery(app, "ayse").sending_at
