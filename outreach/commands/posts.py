"""`outreach posts`: add, import and list what people published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, pass_app, talk
from outreach.errors import Outcome
from outreach.output.moments import counted


@dataclass(frozen=True, slots=True)
class Line:
    """One post in a listing."""

    published: date | None
    person: str
    title: str
    platform: str
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


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@pass_app
def import_(app: App, file: Path) -> None:
    """Store the posts of a sheet with columns for address, title, date and whose it is."""
    from outreach.actions.posts import keep

    done = keep(app, file.read_bytes(), file.name)
    talk(
        f"{counted(done.added, 'new post')} for {counted(done.people, 'person', 'people')}, {done.known} stored before"
    )
    for problem in done.problems:
        talk(f"  {file.name} {problem}")
    if done.added:
        talk("next: outreach draft CAMPAIGN")
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
        Line(post.published, person.called, post.title or "", post.platform or "", post.canonical_url)
        for person, post in listed(app, who)
    ]
    emit(app, lines, Line, form)
    if not lines:
        talk("No posts yet.")
        talk('next: outreach posts add @handle URL --title "..." --date ...')
