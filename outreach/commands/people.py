"""`outreach people`: list, show, edit, tag and note."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, pass_app, talk
from outreach.errors import Outcome
from outreach.output.columns import breadth, padded
from outreach.output.moments import ago, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outreach.actions.people import Card
    from outreach.models import Address, Feed
    from outreach.people.person import Person


@dataclass(frozen=True, slots=True)
class Line:
    """One person in a listing; None is not known."""

    name: str | None
    handle: str | None
    platform: str | None
    email: str | None
    followers: int | None
    engagement_rate: float | None
    language: str | None
    country: str | None
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
            name=person.name,
            handle=f"@{person.handle}" if person.handle else None,
            platform=None if person.platform == "unknown" else person.platform,
            email=person.address,
            followers=_whole(numbers.get((person.id, "followers"))),
            engagement_rate=numbers.get((person.id, "engagement_rate")),
            language=person.language,
            country=person.country,
            tags=person.tags,
        )
        for person in people
    ]
    emit(app, lines, Line, form)
    if not lines:
        talk("Nobody yet." if tag is None else f"Nobody has the tag {tag!r}.")
        talk("next: outreach import YOUR-LIST.csv" if tag is None else "try: outreach people list")


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


@command.command()
@click.argument("who")
@pass_app
def show(app: App, who: str) -> None:
    """Show all that is known of one person."""
    from outreach.actions.people import card

    found = card(app, who)
    click.echo(found.person.called)
    facts = list(_facts(app, found))
    width = max((breadth(name) for name, _ in facts), default=0)
    for name, value in facts:
        click.echo(f"  {padded(name, width)}  {value}")
    who = shlex.quote(who)
    click.echo(
        f"  {counted(found.posts, 'post')} stored: outreach posts list {who}"
        if found.posts
        else f"  no posts stored: outreach posts fetch {who}, or posts add {who} URL --title ... --date ..."
    )


def _facts(app: App, card: Card) -> Iterator[tuple[str, str]]:
    """Yield what is known, each with its name."""
    from outreach.posts.addresses import without_query

    person = card.person
    if card.blocked is not None:
        yield "blocked", f"never to be written to: {card.blocked}"
    for channel in card.channels:
        words = (f"@{channel.handle}", _numbers(channel.readings), channel.url or "")
        yield "handle" if channel.platform == "unknown" else channel.platform, "  ".join(filter(None, words))
    for feed in card.feeds:
        yield "feed", f"{without_query(feed.url)}  {_fares(app, feed)}"
    for address in card.addresses:
        yield "email", address.address + ("" if address.is_primary else "  (also)") + _consent(address)
    facts = {"language": person.language, "time zone": person.time_zone, "country": person.country}
    facts |= {"numbers": _numbers(card.numbers), "tags": ", ".join(person.tags), **person.fields}
    for name, value in facts.items():
        if value:
            yield name, " ".join(value.split())
    for note in card.notes:
        kind = "note" if note.kind == "note" else f"{note.kind} before"
        yield kind, f"{note.day or note.at:%Y-%m-%d}  {' '.join(note.text.split())}"


def _consent(address: Address) -> str:
    """Say why an address may be written to: `  iys onay, published for business, from her site of 2026-11-02`."""
    source = f"from {address.source}" if address.source else ""
    day = f"of {address.sourced_on}" if address.sourced_on else ""
    told = (
        f"iys {address.iys_status}" if address.iys_status else "",
        address.lawful_basis or "",
        " ".join(filter(None, (source, day))),
    )
    return "".join(f", {one}" for one in told if one).replace(", ", "  ", 1)


def _fares(app: App, feed: Feed) -> str:
    """Say how a feed fares: `read 3 hours ago`, `answered 404, kept the answer of 3 days ago`."""
    read = ago(feed.read_at, app.now())
    if feed.trouble is None:
        return f"read {read}" if feed.read_at else "not read yet"
    return f"{feed.trouble}, kept the answer of {read}" if feed.read_at else feed.trouble


def _numbers(numbers: Mapping[str, float]) -> str:
    """Set numbers beside each other: `engagement rate 3.45, followers 12500`."""
    return ", ".join(f"{name.replace('_', ' ')} {value:.15g}" for name, value in sorted(numbers.items()))


@command.command()
@click.argument("who")
@click.option("--name", help="The whole name.")
@click.option("--first-name", help="The name to greet with.")
@click.option("--email", help="The address to write to; an older one stays known.")
@click.option(
    "--also",
    help="One more address that they write from. What lies from it, or from --email, is read as theirs.",
)
@click.option("--not-also", help="An address that is not theirs after all.")
@click.option("--handle", help="A handle: @name, platform:name or the address of the profile.")
@click.option("--feed", help="The address that is asked for their posts: a feed, or a site that names one.")
@click.option("--language", help="en or tr.")
@click.option("--country", help="TR, DE, or the country's name.")
@click.option("--time-zone", help="Such as Europe/Berlin.")
@click.option("--basis", help="Why the address may be written to, in your words.")
@click.option("--source", help="Where the address was got, such as the page that shows it.")
@click.option("--since", help="The day on which it was got there, such as 2026-11-02.")
@click.option("--iys", help="What İYS says of the address: onay, ret or tacir.")
@pass_app
def edit(app: App, /, who: str, **values: str | None) -> None:
    """Change what you know better; an import never overwrites it.

    An empty value, such as --country "", says that it is not known. A second --feed is asked beside the first.
    """
    from outreach.actions.people import edit as change

    given = {name: value for name, value in values.items() if value is not None}
    if not given:
        raise click.UsageError("say what to change, such as --first-name Ayşe")
    if "also" in given and "not_also" in given:
        raise click.UsageError("--also and --not-also are said one after the other")
    person, said = change(app, who, given)
    for one in said:
        talk(f"{person.called}  {one}")
    found: list[Outcome] = []
    if email := given.get("email"):
        found += _rematch(app, email, told=False)
        _readdressed(app, person)
    if also := given.get("also"):
        found += _rematch(app, also, told=True)
    if stranger := given.get("not_also"):
        _still_kept(app, person, stranger)
    if found:
        click.get_current_context().exit(Outcome.worst(found))


def _rematch(app: App, address: str, *, told: bool) -> list[Outcome]:
    """Read what lies in the mailboxes from an address that is theirs from now on; that there is nothing is said if *told*."""
    from outreach.actions.rematching import may_have_answered, rematch
    from outreach.commands.sync_told import outcomes, show

    if not may_have_answered(app, address):
        return []
    done = rematch(app, address)
    if told or done.arrivals or done.failed:
        show(app, done)
    if told and not (done.arrivals or done.failed):
        _still_listed(app, address)
    if done.failed:
        talk(f"what lies in these mailboxes from {address} was not read: the same command again reads it")
    return outcomes(done)


def _readdressed(app: App, person: Person) -> None:
    """Say that a sequence which began at another address does not go on at the new one, and what does."""
    from outreach.actions.earlier import lifting
    from outreach.actions.standings import story
    from outreach.actions.who import sign

    standings = story(app, sign(person)).standings
    held = [(hold, one.progress) for one in standings for hold in one.holds if hold.code == "readdressed"]
    for hold, _ in held:
        talk(hold.because)
    if held:
        talk(f"next: {lifting(*held[0])}")


def _still_kept(app: App, person: Person, address: str) -> None:
    """Say what was read as somebody's from an address that is not theirs, and how it becomes whose it is."""
    from outreach.actions.addressing import kept_from
    from outreach.actions.reclassifying import called
    from outreach.actions.who import sign
    from outreach.people.addresses import canonical
    from outreach.replies import Kind

    for mail in kept_from(app, person, address):
        day = f"{mail.at.day} {mail.at:%B}"
        talk(
            f"mail {mail.message_id} of {day} from it counts as {called(mail.kind, mail.by)} of {person.called}"
        )
        if mail.kind is not Kind.RECEIPT:
            talk(f"if it is not: outreach resolve {sign(person)} --as nothing --mail {mail.message_id}")
    talk(f"if it is somebody else's: outreach people edit @handle --also {canonical(address)}")


def _still_listed(app: App, address: str) -> None:
    """Say which mails from an address were listed before and not found again: they go on holding whom they may be from."""
    from outreach.actions.rematching import still_listed
    from outreach.output.plan import names

    for one in still_listed(app, address):
        talk(f"mail {one.row.id} of the list was not found again, and goes on holding {names(one.people)}")
        talk("try: outreach sync --from-maildir FOLDER, where you have saved it as a file")


@command.command()
@click.argument("word", metavar="TAG")
@click.argument("who", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the tag off.")
@pass_app
def tag(app: App, word: str, who: tuple[str, ...], remove: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Put a tag on people, or take it off."""
    from outreach.actions.people import tag as change

    changed, named = change(app, who, word, remove=remove)
    said = f"{counted(changed, 'person', 'people')} {'lost' if remove else 'got'} the tag {word!r}"
    others = f", {named - changed} {'did not have' if remove else 'had'} it" if named > changed else ""
    talk(said + others)
    talk(f"next: outreach people list --tag {shlex.quote(word)}")


@command.command()
@click.argument("who")
@click.argument("text")
@pass_app
def note(app: App, who: str, text: str) -> None:
    """Write down what you know: a call, a meeting, an earlier contact."""
    from outreach.actions.people import note as write

    person = write(app, who, text)
    talk(f"noted for {person.called}")
