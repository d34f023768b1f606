"""`outreach posts`: add, import and list what people published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, next_campaign, pass_app, read_file, talk
from outreach.errors import Outcome
from outreach.output.moments import counted

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One post in a listing; None is not known."""

    published: date | None
    person: str
    title: str | None
    platform: str | None
    url: str


@click.group(short_help="Add, import and list what they published.")
def command() -> None:
    """Add, import and list what they published: a draft may only speak of a post that is stored."""


@command.command()
@click.argument("who")
@click.argument("url")
@click.option("--title", required=True, help="Its title, or its first words, as published.")
@click.option("--date", required=True, help="When it was published: 2026-11-03, 3.11.2026 or 3 Kasım 2026.")
@click.option("--text", help="What it says, if you like: it helps to choose among posts.")
@pass_app
def add(app: App, who: str, url: str, title: str, date: str, text: str | None) -> None:
    """Store one post of WHO."""
    from outreach.actions.posts import add as keep

    person, post = keep(app, who, url, title=title, date=date, text=text)
    talk(f'stored for {person.called}: "{post.called}", {post.published}  {post.canonical_url}')
    talk(f"next: {next_campaign(app)}")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@pass_app
def import_(app: App, file: Path) -> None:
    """Store the posts of a sheet with columns for address, title, date and whose it is."""
    from outreach.actions.posts import keep

    app.workspace  # noqa: B018 - a missing workspace is told first
    done = keep(app, read_file(file), file.name)
    said = f"{counted(done.added, 'new post')} for {counted(done.people, 'person', 'people')}, {done.known} stored before"
    talk(said + (f", {counted(len(done.problems), 'row')} left out:" if done.problems else ""))
    for problem in done.problems[:_SHOWN]:
        talk(f"  {problem}")
    if len(done.problems) > _SHOWN:
        talk(f"  and {len(done.problems) - _SHOWN} more")
    talk(f"next: {next_campaign(app)}")
    if done.problems:
        click.get_current_context().exit(Outcome.PARTLY)


@command.command("list")
@click.argument("who", required=False)
@format_options
@pass_app
def list_(app: App, who: str | None, form: str | None) -> None:
    """List the posts of WHO, or of everybody, newest first."""
    from outreach.actions.posts import listed

    lines = [
        Line(post.published, person.called, post.title, post.platform, post.canonical_url)
        for person, post in listed(app, who)
    ]
    emit(app, lines, Line, form)
    if not lines:
        talk("No posts yet." if who is None else f"No posts of {who} yet.")
        talk('next: outreach posts add @handle URL --title "..." --date ...')
