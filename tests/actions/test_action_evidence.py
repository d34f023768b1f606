"""A copy in Sent proves that a mail left, and its person's story says so."""

from __future__ import annotations

from pathlib import Path

from dovecot import Dovecot

from outreach.actions.standings import story
from outreach.actions.syncing import sync
from outreach.app import App
from posted import lose, our_id, world
from spring import letter

__all__ = ["world"]  # fixtures


def test_the_story_tells_how_the_fate_of_a_mail_came_to_be_known(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    lose(app, "tom")
    dovecot.deliver(user, letter("selin@kilnhaus.example", "x", Message_ID=our_id(app, "tom")), "Sent")

    assert sync(app).settled == 1

    newest = story(app, "@tomhill").events[-1]
    assert (newest.event.kind, newest.event.campaign) == ("delivery.found", "spring")
    assert newest.event.said == "first: it arrived: it lies in Sent"
