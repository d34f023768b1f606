"""A pause is a row: it keeps its time and reason until a person lifts it."""

from __future__ import annotations

from datetime import timedelta

from outreach.app import App
from outreach.store import accounts


def test_an_account_that_nobody_paused_is_not_paused(app: App) -> None:
    with app.writing() as db:
        assert accounts.resume(db, "me") is None
        assert accounts.paused(db) == {}


def test_a_pause_keeps_when_it_began_and_takes_the_newer_reason(app: App) -> None:
    with app.writing() as db:
        accounts.pause(db, "me", because="first", now=app.now())
        accounts.pause(db, "mert", because="other", now=app.now())
    with app.writing() as db:
        accounts.pause(db, "me", because="second", now=app.now() + timedelta(hours=1))

    with app.reading() as db:
        assert accounts.paused(db) == {"me": (app.now(), "second"), "mert": (app.now(), "other")}


def test_what_was_lifted_can_be_paused_again_from_then_on(app: App) -> None:
    later = app.now() + timedelta(days=1)
    with app.writing() as db:
        accounts.pause(db, "me", because="first", now=app.now())
        assert accounts.resume(db, "me") == "first"
        assert accounts.resume(db, "me") is None
        accounts.pause(db, "me", because="again", now=later)

    with app.reading() as db:
        assert accounts.paused(db) == {"me": (later, "again")}
