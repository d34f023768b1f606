"""Whoever is forgotten stands in nothing about others either, however they were written and called."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from test_action_forgetting import erased

from outreach.actions.people import edit, note
from outreach.app import App
from outreach.store import inbox
from tables import everything, rows


def notes(app: App) -> list[str]:
    return [words for (words,) in rows(app, "SELECT text FROM note")]


def answered_with(app: App, called: str) -> None:
    """Note of Tom what an answer notes that came in a conversation with somebody."""
    with app.writing() as db:
        ((tom,),) = db.execute(text("SELECT influencer_id FROM address WHERE canonical = 'tom@example.com'"))
        inbox.note_answer(db, tom, f"in the conversation with {called}", day=app.now().date(), now=app.now())


def test_an_address_in_any_letters_is_taken_out_of_notes_about_others(app: App, sent: Path) -> None:
    edit(app, "@ayse.seramik", {"email": "Yeni.Ayse@Example.com"})
    note(
        app,
        "@tomhill",
        "Ask Yeni.Ayse@Example.com, YENI.AYSE@EXAMPLE.COM or ayse@example.com; not ilker@example.com",
    )

    erased(app)

    assert notes(app) == ["Ask somebody, somebody or somebody; not ilker@example.com"]
    assert "ayse@" not in everything(app).lower()


@pytest.mark.parametrize("change", [{"name": "Ayse Kaya"}, {"handle": "instagram:ayse.kaya"}])
@pytest.mark.parametrize("called", ["Ayşe Yılmaz", "@ayse.seramik"])
def test_what_they_were_called_before_is_taken_out_too(
    app: App, sent: Path, called: str, change: dict[str, str]
) -> None:
    answered_with(app, called)
    answered_with(app, "Ayşegül Kaya")
    edit(app, "ayse@example.com", change)

    erased(app, "ayse@example.com")

    whole = everything(app)
    assert "in the conversation with somebody" in whole
    assert "in the conversation with Ayşegül Kaya" in whole
    assert [name for name in ("Ayşe Yılmaz", "ayse.seramik", "Ayse Kaya", "ayse.kaya") if name in whole] == []
