"""Names the command that follows, by what there is: people, posts, a campaign, a mailbox that is read."""

from __future__ import annotations

from outreach.app import App


def next_start(app: App, *, people: int, posts: int) -> str:
    """Name the command that follows where nobody is in a campaign yet: a list first, then their posts."""
    if not people:
        return "outreach import YOUR-LIST.csv"
    return next_campaign(app) if posts else "outreach posts fetch"


def next_campaign(app: App) -> str:
    """Name the command that follows when people and posts are there: to draft, or to make the first campaign."""
    there = sorted((app.workspace / "campaigns").glob("*.toml"), key=lambda path: path.stat().st_mtime)
    return f"outreach draft {there[-1].stem}" if there else "outreach campaign new NAME"


def reads_answers(app: App) -> bool:
    """Say whether there is a mailbox that the program reads."""
    practice = app.config.transport == "local"
    return practice or any(one.imap for one in app.config.accounts.values())


def next_look(app: App) -> str:
    """Name the command by which answers are seen: where the program reads no mailbox, a person knows of them."""
    return "outreach sync" if reads_answers(app) else "outreach queue"
