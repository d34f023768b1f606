"""Sending as an account that is not let in, or not asked for: it is told, no mail is lost, no secret is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from authority import Authority
from sends import codes, real, send_all, send_queued
from smtp_server import SmtpServer

from outreach.actions import accounts
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.errors import LoginError, OutreachError
from outreach.mail.delivery import DeliveryState
from spring import configure, states

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


def test_a_refused_login_pauses_the_account_and_costs_no_mail(app: App, real: SmtpServer) -> None:
    submits_again = {**app.environ, "MAIL_PASSWORD": "Yanlis-Parola-9"}
    app.environ = submits_again
    queue(app, confirmed=6)

    run = send_queued(app)

    error = run.halted["me"]
    assert isinstance(error, LoginError)
    assert "535 5.7.8" in str(error)
    assert set(states(app).values()) == {"queued"}
    assert (real.taken, real.commands.count("AUTH")) == ([], 1)
    with app.reading() as db:
        assert "535" in accounts.paused(app, db)["me"]
    assert "Yanlis" not in str(error) + error.hint + repr(run)


def test_a_paused_account_knocks_nowhere_and_says_how_it_goes_on(app: App, real: SmtpServer) -> None:
    queue(app, confirmed=6)
    accounts.pause(app, "me", "the login was refused: 535")

    run = send_queued(app)

    assert "account me is paused (the login was refused: 535): outreach resume me" in str(run.halted["me"])
    assert real.commands == []
    accounts.resume(app, "me")
    assert send_queued(app).count(DeliveryState.SENT) == 5


def test_the_plan_of_a_paused_account_holds_everybody(app: App, real: SmtpServer) -> None:
    accounts.pause(app, "me", "535")

    assert codes(app) == {"account-refused"}
    assert prospect(app).plan.slots == ()


def test_without_a_secret_nothing_is_sent_and_it_is_said(app: App, real: SmtpServer) -> None:
    app.environ = {name: value for name, value in app.environ.items() if name != "MAIL_PASSWORD"}
    queue(app, confirmed=6)

    run = send_queued(app)

    assert isinstance(run.halted["me"], LoginError)
    assert "MAIL_PASSWORD" in str(run.halted["me"])
    assert set(states(app).values()) == {"queued"}


def test_a_token_that_ran_out_in_the_middle_is_asked_for_anew(
    app: App, real: SmtpServer, drafted: Path
) -> None:
    from tokens import token

    first, second = token("selin@kilnhaus.example", lives=-60), token("selin@kilnhaus.example")
    (drafted / "old").write_text(first)
    (drafted / "new").write_text(second)
    script = drafted / "give"
    script.write_text("#!/bin/sh\nif [ -e asked ]; then cat new; else touch asked; cat old; fi\n")
    script.chmod(0o700)
    configure(app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', 'token_command = "./give"'))

    run = send_all(app)

    assert (run.halted, run.count(DeliveryState.SENT)) == ({}, 5)
    assert second not in repr(run)


def test_a_token_that_is_refused_anew_pauses_the_account(app: App, real: SmtpServer, drafted: Path) -> None:
    from tokens import token

    for name, age in (("old", -60), ("new", -30)):
        (drafted / name).write_text(token("selin@kilnhaus.example", lives=age))
    script = drafted / "give"
    script.write_text("#!/bin/sh\nif [ -e asked ]; then cat new; else touch asked; cat old; fi\n")
    script.chmod(0o700)
    configure(app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', 'token_command = "./give"'))

    run = send_all(app)

    assert isinstance(run.halted["me"], LoginError)
    assert (real.taken, real.commands.count("AUTH"), set(states(app).values())) == ([], 2, {"queued"})
    with app.reading() as db:
        assert "me" in accounts.paused(app, db)


def test_a_password_is_in_no_row(app: App, real: SmtpServer, authority: Authority) -> None:
    app.environ = {**app.environ, "MAIL_PASSWORD": "Cok-Gizli-Parola-17"}
    real.answers["AUTH"] = "535 5.7.8 no Cok-Gizli-Parola-17 here"
    send_all(app)

    from sqlalchemy import inspect, text

    with app.reading() as db:
        tables = inspect(db.get_bind()).get_table_names()
        rows = [str(row) for table in tables for row in db.execute(text(f'SELECT * FROM "{table}"'))]
    assert rows
    assert not [row for row in rows if "Gizli" in row]


def test_an_error_of_ours_at_the_login_is_told_for_its_account(app: App, real: SmtpServer) -> None:
    configure(app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', 'password_cmd = "./none"'))

    run = send_all(app)

    assert isinstance(run.halted["me"], OutreachError)
    assert [step.state for step in run.steps] == [DeliveryState.QUEUED]
