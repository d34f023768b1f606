"""A database that is older than what was sent sends nothing, until it knows again to whom mail went: nobody gets two."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from restored import Backup, backup, home, lines, remembered
from sends import AT_TEN, held, real, send_all, send_queued
from smtp_server import CUT, SmtpServer
from sqlalchemy import text

from outreach.actions.journal import check, missing, put_back
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.recovering import recover
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import OutreachError
from outreach.store.journal import NAME
from spring import deliveries, delivery, states
from submitted import took

__all__ = ["backup", "home", "real", "remembered"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")
OLDER = "the database is older than what was sent"


@pytest.fixture
def colleague(app: App, clock: Clock, environ: Mapping[str, str], tmp_path: Path) -> Iterator[App]:
    """Somebody else's workspace of the same database."""
    folder = tmp_path / "colleague"
    folder.mkdir()
    for name in ("config.toml", "secret.key"):
        shutil.copy(app.workspace / name, folder / name)
    one = App(folder=folder, clock=clock, environ=environ)
    yield one
    one.close()


def refused(app: App) -> str:
    with pytest.raises(OutreachError, match=OLDER) as caught:
        send_queued(app)
    assert caught.value.hint == "outreach resolve --from-journal"
    return str(caught.value)


def test_a_line_stands_before_the_first_byte_and_one_after_the_answer(app: App, real: SmtpServer) -> None:
    send_all(app)

    records = [json.loads(line) for line in lines(app)]
    assert [one["state"] for one in records] == ["sending", "sent"] * 5
    assert records[0] == records[1] | {"state": "sending"}
    assert {one["attempt"] for one in records} == {1}


def test_the_journal_names_nobody(app: App, real: SmtpServer) -> None:
    send_all(app)

    whole = "\n".join(lines(app)).casefold()
    words = set(re.findall(r"\w+", whole))  # a Message-ID may hold any three letters
    assert words.isdisjoint((*AT_TEN, "hill", "spring"))
    assert "example.com" not in whole
    assert (app.workspace / NAME).stat().st_mode & 0o077 == 0


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


def test_a_torn_last_line_says_nothing_and_the_next_one_stands_by_itself(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    send_all(app)
    whole = lines(app)
    with (app.workspace / NAME).open("a", encoding="ascii") as file:
        file.write(whole[0][:40])
    clock.now += timedelta(hours=3)

    send_queued(app)

    assert states(app)["lena"] == "sent"
    assert [json.loads(one)["state"] for one in lines(app)[len(whole) + 1 :]] == ["sending", "sent"]
    check(app)


def test_a_journal_that_was_deleted_is_written_again_from_what_the_database_knows(
    app: App, real: SmtpServer, backup: Backup
) -> None:
    queue(app, confirmed=6)
    backup.keep()
    send_queued(app)
    (app.workspace / NAME).unlink()
    send_queued(app)

    assert len(lines(app)) == 5
    backup.put_back()
    refused(app)


def test_a_journal_of_another_workspace_says_nothing(app: App, real: SmtpServer, tmp_path: Path) -> None:
    send_all(app)
    path = app.workspace / NAME
    other = [json.dumps(json.loads(one) | {"of": "another", "attempt": 9}) for one in lines(app)]
    path.write_text("\n".join([*other, *lines(app)]) + "\n", "ascii")

    check(app)
    assert missing(app) == []
    assert len(lines(app)) == 2 * len(other)


def test_where_the_journal_cannot_be_written_nothing_leaves(app: App, real: SmtpServer) -> None:
    queue(app, confirmed=6)
    app.environ = {**app.environ, "XDG_STATE_HOME": str(app.workspace / "config.toml")}

    with pytest.raises(OutreachError, match="cannot be"):
        send_queued(app)

    assert took(real) == []
    assert set(states(app).values()) == {"queued"}


def test_where_the_disk_fills_up_at_the_wire_the_mail_waits(
    app: App, real: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full is the same refusal to write, for which the test stands in."""
    queue(app, confirmed=6)

    def full(handle: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("outreach.store.journal.os.write", full)
        run = send_queued(app)

    assert took(real) == []
    assert set(states(app).values()) == {"queued"}
    assert "No space left on device" in str(run.halted["me"])

    send_queued(app)
    assert sorted(took(real)) == sorted(AT_TEN)


def test_a_colleague_who_sent_nothing_notices_it_too_on_postgresql(
    app: App, real: SmtpServer, colleague: App, backup: Backup
) -> None:
    colleague.environ = app.environ
    queue(app, confirmed=6)
    backup.keep()
    send_queued(app)
    check(colleague)
    colleague.close()
    backup.put_back()
    colleague.__dict__.pop("engine", None)

    refused(colleague)
    put_back(colleague, sent=True)
    check(app)
    send_queued(app)

    assert sorted(took(real)) == sorted(AT_TEN)


def test_two_senders_of_a_postgresql_database_know_of_each_other_s_mail(
    app: App, real: SmtpServer, colleague: App, clock: Clock
) -> None:
    colleague.environ = app.environ
    queue(app, confirmed=6)
    send_queued(app)
    clock.now += timedelta(hours=3)
    send_queued(colleague)
    check(app)

    assert sorted(took(real)) == sorted((*AT_TEN, "lena"))
    ids = [{json.loads(one)["id"] for one in lines(one)} for one in (app, colleague)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 6
