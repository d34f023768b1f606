"""`outreach send DRAFT --to me`: the real thing in one's own inbox, and nothing of it is counted."""

from __future__ import annotations

import email.policy
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import Result
from smtp_server import SmtpServer

from outreach.app import App
from outreach.demo import Clock
from spring import arrives, configure, deliveries, outbox
from submitted import submits
from tables import rows

Typed = Callable[..., Result]
ME = "selin@kilnhaus.example"
#: What may differ between the mail that I get and the one that they get.
OWN = {"Date", "Message-ID", "To"}


def parsed(raw: bytes) -> EmailMessage:
    found = message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


@pytest.fixture
def real(app: App, drafted: Path, submission: SmtpServer, trusted: object) -> SmtpServer:
    submits(app, submission)
    return submission


def test_i_get_what_they_would_get_but_for_to_date_and_id(real: SmtpServer, run: Typed) -> None:
    theirs = parsed(run("show", "4", "--raw").stdout_bytes)

    result = run("send", "4", "--to", "me")

    assert (result.exit_code, result.stderr) == (
        0,
        'to selin@kilnhaus.example  An idea after "A kiln in a shed"  250 2.0.0 OK\nnext: outreach approve 4\n',
    )
    [taken] = real.taken
    mine = parsed(taken.raw)
    assert taken.recipients == (ME,)
    assert mine["To"] == "Selin <selin@kilnhaus.example>"
    assert mine.keys() == theirs.keys()
    assert {name: mine[name] for name in mine if name not in OWN} == {
        name: theirs[name] for name in theirs if name not in OWN
    }
    assert mine.get_content() == theirs.get_content()


def test_it_is_no_delivery_and_can_be_sent_again(
    app: App, real: SmtpServer, run: Typed, clock: Clock
) -> None:
    for _ in range(2):
        assert run("send", "4", "--to", "me").exit_code == 0
        clock.now += timedelta(seconds=1)

    assert deliveries(app) == []
    assert rows(app, "SELECT id FROM message") == rows(app, "SELECT id FROM approval") == []
    assert len({parsed(one.raw)["Message-ID"] for one in real.taken}) == 2
    assert [said for (said,) in rows(app, "SELECT said FROM event WHERE kind = 'draft.tried'")] == [
        "first sent to selin@kilnhaus.example for a look"
    ] * 2


def test_in_practice_it_comes_into_the_outbox(drafted: Path, run: Typed) -> None:
    assert run("send", "@tomhill", "--to", "me").exit_code == 0

    assert [parts.to for parts in outbox(drafted)] == [(ME,)]


@pytest.mark.parametrize(
    ("stage", "follows"),
    [("drafted", "outreach approve 4"), ("approved", "outreach send"), ("sent", "outreach why @tomhill")],
)
def test_what_follows_is_what_the_draft_waits_for(
    reached: Callable[[str], Path], run: Typed, stage: str, follows: str
) -> None:
    reached(stage)

    assert run("send", "@tomhill", "--to", "me").stderr.endswith(f"\nnext: {follows}\n")


def test_coming_back_into_the_inbox_it_is_nobodys_answer(app: App, sent: Path, run: Typed) -> None:
    run("send", "4", "--to", "me")
    files = sorted((sent / "outbox" / "new").iterdir(), key=lambda path: path.stat().st_mtime)
    arrives(sent, "mine.eml", files[-1].read_bytes())

    run("sync")

    assert rows(app, "SELECT id FROM message WHERE direction = 'in'") == []


def test_what_the_server_does_not_take_is_said(real: SmtpServer, run: Typed) -> None:
    real.answers["BODY"] = "554 5.6.0 not this text"

    result = run("send", "4", "--to", "me")

    assert result.exit_code == 1
    assert "did not take it: 554 5.6.0 not this text" in result.stderr


def test_a_refused_login_pauses_the_account_and_the_next_try_knocks_at_no_door(
    app: App, drafted: Path, submission: SmtpServer, trusted: object, run: Typed
) -> None:
    submits(app, submission, password="wrong")

    first, before = run("send", "4", "--to", "me"), len(submission.commands)
    second = run("send", "4", "--to", "me")

    assert first.exit_code == 4
    assert "account me is paused" in second.stderr
    assert "outreach resume me" in second.stderr
    assert len(submission.commands) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--to", "me"), "outreach send 3 --to me"), (("4", "--to", "me", "-n"), "no campaign")],
)
def test_it_wants_one_draft_and_no_plan(drafted: Path, run: Typed, words: tuple[str, ...], said: str) -> None:
    result = run("send", *words)

    assert result.exit_code == 2
    assert said in result.stderr
    assert outbox(drafted) == []


def test_a_campaign_of_several_is_asked_for_one(drafted: Path, run: Typed) -> None:
    result = run("send", "spring", "--to", "me")

    assert (result.exit_code, outbox(drafted)) == (2, [])
    assert "'spring' has 6 drafts, and this is for one: 1, 2, 3, 4, 5, 6" in result.stderr


def test_a_draft_that_was_approved_stays_approved(app: App, approved: Path, run: Typed) -> None:
    run("send", "4", "--to", "me")

    assert run("send", "--confirm-count", "6").exit_code == 0


def test_it_has_the_button_that_theirs_has(app: App, real: SmtpServer, run: Typed) -> None:
    configure(app, lambda text: text + '\n[unsubscribe]\nheader = "on"\n')

    run("send", "4", "--to", "me")

    assert "mailto:selin@kilnhaus.example" in parsed(real.taken[0].raw)["List-Unsubscribe"]
