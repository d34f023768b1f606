"""`outreach people`: list, show, edit, tag and note."""

from __future__ import annotations

from dataclasses import dataclass

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, pass_app, talk
from outreach.output.moments import counted


@dataclass(frozen=True, slots=True)
class Line:
    """One person in a listing."""

    name: str
    handle: str
    platform: str
    email: str
    followers: float | None
    engagement_rate: float | None
    language: str
    country: str
    tags: tuple[str, ...]


@click.group(short_help="List, show, edit, tag and note the people you know.")
def command() -> None:
    """List, show, edit, tag and note the people you know.

    WHO is @handle, platform:handle, an address, a name or a part of it.
    """


@command.command("list")
@click.option("--tag", help="Only people with this tag.")
@format_options
@pass_app
def list_(app: App, tag: str | None, form: str | None) -> None:
    """List everybody, by name."""
    from outreach.actions.people import listed

    people, numbers = listed(app, tag=tag)
    lines = [
        Line(
            name=person.name or "",
            handle=f"@{person.handle}" if person.handle else "",
            platform=person.platform or "",
            email=person.address or "",
            followers=numbers.get((person.id, "followers")),
            engagement_rate=numbers.get((person.id, "engagement_rate")),
            language=person.language or "",
            country=person.country or "",
            tags=person.tags,
        )
        for person in people
    ]
    emit(app, lines, Line, form)
    if not lines:
        talk("Nobody yet." if tag is None else f"Nobody has the tag {tag!r}.")
        talk("next: outreach import YOUR-LIST.csv" if tag is None else "try: outreach people list")


@command.command()
@click.argument("who")
@pass_app
def show(app: App, who: str) -> None:
    """Show all that is known of one person."""
    from outreach.actions.people import card

    found = card(app, who)
    person = found.person
    click.echo(person.called)
    for channel in found.channels:
        click.echo(
            f"  {channel.platform:<10} @{channel.handle}" + (f"  {channel.url}" if channel.url else "")
        )
    for address in found.addresses:
        click.echo(f"  {'email':<10} {address.address}" + ("" if address.is_primary else "  (also)"))
    facts = {"language": person.language, "time zone": person.time_zone, "country": person.country}
    facts |= {metric.replace("_", " "): f"{value:g}" for metric, value in sorted(found.numbers.items())}
    facts |= {"tags": ", ".join(person.tags), **person.fields}
    for name, value in facts.items():
        if value:
            click.echo(f"  {name:<10} {' '.join(value.split())}")
    for note in found.notes:
        click.echo(f"  note {note.at:%Y-%m-%d}  {' '.join(note.text.split())}")
    click.echo(
        f"  {counted(found.posts, 'post')} stored: outreach posts list {who}"
        if found.posts
        else "  no posts stored"
    )


@command.command()
@click.argument("who")
@click.option("--name", help="The whole name.")
@click.option("--first-name", help="The name to greet with.")
@click.option("--email", help="The address to write to; an older one stays known.")
@click.option("--handle", help="A handle, @name or platform:name.")
@click.option("--language", help="en or tr.")
@click.option("--country", help="TR, DE, or the country's name.")
@click.option("--time-zone", help="Such as Europe/Berlin.")
@pass_app
def edit(app: App, /, who: str, **values: str | None) -> None:
    """Change what you know better; an import never overwrites it."""
    from outreach.actions.people import edit as change

    given = {name: value for name, value in values.items() if value is not None}
    if not given:
        raise click.UsageError("say what to change, such as --first-name Ayşe")
    person, said = change(app, who, given)
    for one in said:
        talk(f"{person.called}  {one}")


@command.command()
@click.argument("word", metavar="TAG")
@click.argument("who", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the tag off.")
@pass_app
def tag(app: App, word: str, who: tuple[str, ...], remove: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Put a tag on people, or take it off."""
    from outreach.actions.people import tag as change

    count = change(app, who, word, remove=remove)
    talk(f"{counted(count, 'person', 'people')} {'lost' if remove else 'got'} the tag {word!r}")


@command.command()
@click.argument("who")
@click.argument("text")
@pass_app
def note(app: App, who: str, text: str) -> None:
    """Write down what you know: a call, a meeting, an earlier contact."""
    from outreach.actions.people import note as write

    person = write(app, who, text)
    talk(f"noted for {person.called}")
