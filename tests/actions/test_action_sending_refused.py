"""What a server's no costs: one to us makes every mail wait, one to an address or a text costs that mail alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sends import held, real, send_all, send_queued, yes
from smtp_server import SmtpServer

from outreach.actions import accounts
from outreach.actions.approving import approve, resolve
from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.errors import UnreachableError
from outreach.mail.delivery import DeliveryState
from spring import READY, configure, delivery, states
from submitted import submits, took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("RCPT tom@", "550 5.7.1 relaying denied"),
        ("BODY tom@", "550 5.4.5 Daily user sending limit exceeded"),
        ("BODY tom@", "554 5.7.1 Message rejected under suspicion of SPAM"),
        ("RCPT tom@", "454 4.7.0 Throttling failure: Daily message quota exceeded"),
    ],
)
def test_a_refusal_of_us_pauses_the_account_and_the_mail_waits(
    app: App, real: SmtpServer, step: str, said: str
) -> None:
    real.answers[step] = said
    queue(app, confirmed=6)

    run = send_queued(app)

    assert took(real) == ["ayse", "ilker", "sule"]
    assert (states(app)["tom"], states(app)["gulsen"]) == ("queued", "queued")
    assert said in str(run.halted["me"])
    with app.reading() as db:
        assert said in accounts.paused(app, db)["me"]
    assert "bounced" not in {hold.code for hold in held(app).values()}


def test_after_a_refusal_of_us_the_others_go_first(app: App, real: SmtpServer) -> None:
    real.answers["RCPT ayse@"] = "550 5.7.1 relaying denied"
    queue(app, confirmed=6)
    send_queued(app)
    accounts.resume(app, "me")

    assert send_queued(app).count(DeliveryState.SENT) == 4
    assert states(app)["ayse"] == "queued"


def test_an_address_that_is_refused_has_bounced_and_the_account_goes_on(app: App, real: SmtpServer) -> None:
    real.answers["RCPT tom@"] = "550 5.1.1 no such user"
    queue(app, confirmed=6)

    run = send_queued(app)

    assert (run.halted, states(app)["tom"]) == ({}, "refused")
    assert sorted(took(real)) == ["ayse", "gulsen", "ilker", "sule"]
    with app.reading() as db:
        assert accounts.paused(app, db) == {}


def test_a_refused_text_is_no_bounce(app: App, real: SmtpServer) -> None:
    from outreach.actions.standings import story

    real.answers["BODY tom@"] = "554 5.6.0 this content is not taken"
    queue(app, confirmed=6)

    send_queued(app)

    assert states(app)["tom"] == "refused"
    told = story(app, "@tomhill")
    assert [hold.code for hold in told.holds] == []
    assert "554 5.6.0 this content is not taken" in told.standings[0].because


@pytest.mark.parametrize("change", ["hidden", "untrusted", "gone"])
def test_a_server_that_cannot_be_spoken_to_keeps_every_mail_and_pauses_nobody(
    app: App,
    drafted: Path,
    submission: SmtpServer,
    change: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    submits(app, submission, tls="starttls")
    yes(app)
    queue(app, confirmed=6)
    if change == "hidden":
        submission.answers["STARTTLS"] = "hidden"
    elif change == "untrusted":
        monkeypatch.delenv("SSL_CERT_FILE")
    else:
        configure(app, lambda text: text.replace(f"port = {submission.port}", "port = 1"))

    run = send_queued(app)

    assert isinstance(run.halted["me"], UnreachableError)
    assert len(run.steps) == 1, "it knocked again for every mail"
    assert set(states(app).values()) == {"queued"}
    assert "AUTH" not in submission.commands
    assert [delivery(app, name).attempts for name in READY] == [0] * 6
    with app.reading() as db:
        assert accounts.paused(app, db) == {}


def test_a_server_that_wants_to_be_left_alone_is(app: App, real: SmtpServer) -> None:
    real.answers["RCPT ayse@"] = "421 4.3.2 come back later"
    queue(app, confirmed=6)

    run = send_queued(app)

    assert isinstance(run.halted["me"], UnreachableError)
    assert (took(real), states(app)["ayse"]) == ([], "queued")


STUDIO = """[accounts.studio]
name = "Deniz"
address = "studio@kilnhaus.example"
password_env = "MAIL_PASSWORD"
smtp = { host = "127.0.0.1", port = 1 }

"""


def test_one_bad_account_stops_no_other(app: App, drafted: Path, submission: SmtpServer) -> None:
    from spring import another_campaign

    submits(app, submission)
    configure(app, lambda text: text.replace("[accounts.me]\n", f"{STUDIO}[accounts.me]\n", 1))
    another_campaign(drafted, account="studio")
    draft(app, "winter", Choice(names=("@tomhill",)))
    approve(app, resolve(app, ["winter"]))
    queue(app, confirmed=1)
    yes(app)

    done = send_all(app)

    assert [*done.halted] == ["studio"]
    assert isinstance(done.halted["studio"], UnreachableError)
    assert "it cannot be reached" in str(done.halted["studio"])
    assert done.count(DeliveryState.SENT) == 4
