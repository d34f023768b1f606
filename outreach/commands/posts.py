"""`outreach posts`: fetch, add, import and list what people published."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, pass_app, read_file, talk
from outreach.commands.options_next import next_campaign
from outreach.errors import InputError, Outcome
from outreach.output.columns import breadth, padded
from outreach.output.moments import ago, counted
from outreach.output.understood import file_line, platform_in, taken_for, wrapped
from outreach.text import sort_key

if TYPE_CHECKING:
    from outreach.actions.fetching import Fetched, Trouble
    from outreach.actions.origins import Origin
    from outreach.actions.posts import Imported, Understood

_SHOWN, _STRANGERS = 20, 6


@dataclass(frozen=True, slots=True)
class Line:
    """One post in a listing; None is not known."""

    published: date | None
    person: str
    title: str | None
    platform: str | None
    url: str
    #: `feed, read 3 hours ago`, the name of a file, or who typed it.
    source: str


@click.group(short_help="Fetch, add, import and list what they published.")
def command() -> None:
    """Fetch, add, import and list what they published: a draft may only speak of a post that is stored."""


@command.command()
@click.argument("who", nargs=-1)
@click.option("--tag", help="Only people with this tag.")
@pass_app
def fetch(app: App, who: tuple[str, ...], tag: str | None) -> None:
    """Read the feeds of WHO, or of everybody.

    YouTube channels, blogs, podcasts, newsletters, Mastodon and Bluesky, by the address of the profile, of a site, or
    of the feed itself (people edit --feed). It asks politely, at most two things at a time of one host, and only for
    what is new. Where a source fails, what it said last stays. Instagram, TikTok, X and LinkedIn show a program
    nothing: store those posts with add or import. Ctrl-C keeps what has come.
    """
    from outreach.actions.fetching import fetch as ask

    if who and tag:
        raise click.UsageError("name people or a tag, not both")
    with _progress() as tell:
        done = ask(app, who, tag=tag, tell=tell)
    _tell_sources(done)
    _tell_troubles(app, [*_by_name(done.troubles), *_by_name(done.notes)])
    _sum_up(app, done)
    click.get_current_context().exit(_outcome(done))


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far it is, and take that away at the end."""
    shown = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shown:
            click.echo(f"\r{done} of {of} sources read", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _tell_sources(done: Fetched) -> None:
    if done.offline:
        return
    said = [f"{kind} {done.good[kind]} of {of}" for kind, of in sorted(done.asked.items(), key=_feeds_last)]
    if done.without:
        said.append(f"no source {counted(len(done.without), 'person', 'people')}")
    talk("   ".join(said) or "Nobody to ask.")


def _feeds_last(kind: tuple[str, int]) -> tuple[bool, str]:
    return kind[0] == "feeds", kind[0]


def _by_name(troubles: list[Trouble]) -> list[Trouble]:
    return sorted(troubles, key=lambda one: sort_key(one.person.called))


def _tell_troubles(app: App, troubles: Sequence[Trouble]) -> None:
    from outreach.actions.who import sign

    shown = troubles[:_SHOWN]
    width = max((breadth(sign(one.person)) for one in shown), default=0)
    for one in shown:
        kept = f", kept the answer of {ago(one.kept, app.now())}" if one.kept else ""
        hint = f". try: {one.hint}" if one.hint else ""
        talk(f"  {padded(sign(one.person), width)}  {f'{one.where} {one.said}'.strip()}{kept}{hint}")
    if len(troubles) > _SHOWN:
        talk(f"  and {len(troubles) - _SHOWN} more")


def _sum_up(app: App, done: Fetched) -> None:
    if done.offline:
        talk(
            f"No connection: none of {counted(done.asked.total(), 'source')} could be reached. Nothing was changed."
        )
        return
    if done.stopped:
        talk("Stopped by you; what had come is kept.")
    newest = f", newest {ago(done.newest, app.now())}" if done.newest else ""
    changed = f"; {done.changed} corrected" if done.changed else ""
    people = counted(len(done.people), "person", "people")
    if done.asked:
        new = f"{counted(done.new, 'new post')} for {people}{newest}" if done.new else "No new posts"
        talk(new + changed)
    if done.without:
        talk(_unserved(done))
    talk(f"next: {next_campaign(app)}")


def _unserved(done: Fetched) -> str:
    """Say what can be done for people of whom nothing can be asked."""
    from outreach.actions.who import sign

    one = sign(done.without[0])
    return (
        f"no source, such as {one}: outreach posts add {one} URL --title ... --date ..., or posts import FILE"
    )


def _outcome(done: Fetched) -> Outcome:
    if done.stopped:
        return Outcome.INTERRUPTED
    if done.offline or (done.asked and not done.good.total()):
        return Outcome.FAILED
    return Outcome.PARTLY if done.troubles else Outcome.DONE


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
@click.option("--platform", help="Where the posts stand, if the sheet has their ids and no links.")
@pass_app
def import_(app: App, file: Path, platform: str | None) -> None:
    """Store the posts of a sheet: links (or ids and a platform), title, date, numbers, and whose they are."""
    app.workspace  # noqa: B018 - a missing workspace is told first
    click.get_current_context().exit(_import(app, read_file(file), file, platform))


def _import(app: App, data: bytes, file: Path, platform: str | None) -> Outcome:
    """Store the posts of a sheet and say so; some rows left out is `PARTLY`."""
    from outreach.actions.posts import keep, look

    understood = look(app, data, file.name)
    _show(understood)
    try:
        done = keep(app, understood, platform=platform)
    except InputError as error:
        if error.hint.startswith("--platform"):
            named = platform_in(file.name)
            option = f"--platform {named}" if named else error.hint
            error.hint = f"outreach posts import {shlex.quote(str(file))} {option}"
        raise
    left = len(done.problems) + sum(done.strangers.values())
    talk(_said(done, left))
    for problem in done.problems[:_SHOWN]:
        talk(f"  {problem}")
    if len(done.problems) > _SHOWN:
        talk(f"  and {len(done.problems) - _SHOWN} more")
    if done.strangers:
        _tell_strangers(done.strangers, file, platform)
    talk(f"next: {next_campaign(app)}")
    return Outcome.PARTLY if left else Outcome.DONE


def _show(understood: Understood) -> None:
    sheet, columns = understood.sheet, understood.columns
    talk(file_line(understood.name, sheet))
    taken = sorted(columns.places.items(), key=lambda item: item[1])
    said = [
        taken_for(sheet.headings[place], column, understood.examples.get(column)) for column, place in taken
    ]
    for line in wrapped(said):
        talk(f"  {line}")


def _said(done: Imported, left: int) -> str:
    said = f"{counted(done.added, 'new post')} for {counted(done.people, 'person', 'people')}, {done.known} stored before"
    if done.moved:
        said += f" ({done.moved} with newer numbers)"
    return said + (f", {counted(left, 'row')} left out:" if left else "")


def _tell_strangers(strangers: Mapping[str, int], file: Path, platform: str | None) -> None:
    """Name those with the most posts of whom nobody is known, and the command that adds them all."""
    named = [f"{name} ({counted(count, 'post')})" for name, count in list(strangers.items())[:_STRANGERS]]
    more = f" and {len(strangers) - _STRANGERS} more" if len(strangers) > _STRANGERS else ""
    talk(f"  nobody is known as {', '.join(named)}{more}")
    option = f" --platform {platform}" if platform else ""
    if all(name.startswith("@") for name in strangers):
        talk(f"  to add them: outreach import {shlex.quote(str(file))}{option}, then import the posts again")
    else:
        talk("  to add them: outreach import LIST, then import the posts again")


@command.command("list")
@click.argument("who", required=False)
@format_options
@pass_app
def list_(app: App, who: str | None, form: str | None) -> None:
    """List the posts of WHO, or of everybody, newest first."""
    from outreach.actions.origins import origins
    from outreach.actions.posts import listed

    found = listed(app, who)
    come = origins(app, found)
    lines = [
        Line(
            post.published,
            person.called,
            post.title,
            post.platform,
            post.canonical_url,
            _origin(app, come[post.id], post.gone_at),
        )
        for person, post in found
    ]
    emit(app, lines, Line, form)
    if not lines:
        talk("No posts yet." if who is None else f"No posts of {who} yet.")
        talk('next: outreach posts add @handle URL --title "..." --date ...')


def _origin(app: App, origin: Origin, gone_at: datetime | None) -> str:
    """Say where a post comes from, and how old the answer is: `feed, read 3 hours ago`."""
    if gone_at:
        return f"{origin.source}, in it no more, seen {ago(gone_at, app.now())}"
    return f"{origin.source}, read {ago(origin.read_at, app.now())}" if origin.read_at else origin.source
