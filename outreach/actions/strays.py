"""Mails that may be answers and belong to nobody we wrote to."""

from __future__ import annotations

from outreach.app import App
from outreach.models import Unmatched
from outreach.store import unmatched


def strays(app: App) -> list[Unmatched]:
    """Read them, the newest first; of each, From, Subject, date and why it looks like an answer."""
    with app.reading() as db:
        return unmatched.unmatched(db, transport=app.transport)
