"""`outreach import`: read a list of influencers."""

from __future__ import annotations

import re
import shlex
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.import_doubts import doubtful
from outreach.commands.options import at_terminal, pass_app, read_file, talk
from outreach.commands.options_next import next_campaign
from outreach.errors import InputError, Outcome, OutreachError, Refused
from outreach.output.columns import breadth, padded
from outreach.output.moments import counted
from outreach.output.understood import file_line, platform_in, taken_for, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from outreach.actions.gathering import Change
    from outreach.actions.importing import Imported, Understood
    from outreach.people.headings import Column
    from outreach.people.record import Rejection

_SUFFIXES = (".csv", ".tsv", ".txt")
_SHOWN = 10
#: Rows among which the first people are looked for.
_LOOKED_AT = 1000


@click.command(short_help="Read a list of influencers from a CSV file.")
@click.argument("file", type=click.Path(allow_dash=True, path_type=str))
@click.option(
    "--columns",
    default="",
    metavar="HEADING=MEANING,...",
    help="What columns mean, where it is not seen by itself; such as Adres=email.",
)
@click.option("--platform", help="The platform of handles whose row names none.")
@click.option(
    "--language", type=click.Choice(["en", "tr"]), help="The language of people whose row says none."
)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@pass_app
def command(app: App, file: str, columns: str, platform: str | None, language: str | None, yes: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Read a list of influencers from FILE, or from standard input with -.

    CSV and tab-separated text as Excel, Google Sheets and platforms write them, English or Turkish. It shows what it
    understood, and asks. Rows that cannot be used come back as FILE.rejected.csv with the reason; mend and import that.
    A blank cell never clears what is known, and what you edited by hand stays.
    """
    from outreach.actions.importing import keep, look
    from outreach.text import Language
    from outreach.workdays import zone

    app.workspace  # noqa: B018 - a missing workspace is told before the questions
    data = sys.stdin.buffer.read() if file == "-" else read_file(file)
    name = "stdin" if file == "-" else Path(file).name
    spoken = Language(language) if language else None
    read = partial(look, data, name, platform=platform, language=spoken)
    today = app.now().astimezone(zone(app.config.time_zone)).date()
    understood = _understand(read, columns, today)
    if not yes and file != "-" and at_terminal() and understood.records:
        understood = _ask(read, understood, columns, today)
    done = keep(app, understood)
    back = _give_back(understood, done, Path(file)) if done.rejections else None
    _tell(app, understood, file, done, back)
    if done.rejections:
        click.get_current_context().exit(Outcome.PARTLY)


def _understand(read: Callable[..., Understood], columns: str, today: date) -> Understood:
    from outreach.people.headings import choices

    understood = read(columns=choices(columns))
    _show(understood, today)
    return understood


def _ask(read: Callable[..., Understood], understood: Understood, columns: str, today: date) -> Understood:
    """Ask until the person says yes, letting them say what columns mean."""
    while True:
        answer = click.prompt("Import these? [Y/n/columns]", default="y", show_default=False, err=True)
        if answer.strip().lower() in ("y", "yes", "e", "evet"):
            return understood
        if not answer.strip().lower().startswith("c"):
            raise Refused("Nothing was imported.")
        columns = click.prompt("Heading=meaning, separated by commas", default=columns, err=True)
        try:
            understood = _understand(read, columns, today)
        except OutreachError as error:
            talk(f"{error}; {error.hint}" if error.hint else str(error))


def _show(understood: Understood, today: date) -> None:
    talk(file_line(understood.name, understood.sheet))
    for line in _columns(understood):
        talk(f"  {line}")
    first = [record for record in understood.records[:_LOOKED_AT] if record.same_as is None]
    rows = [
        (
            record.name or "",
            record.address or "",
            f"@{record.handle}" if record.handle else "",
            "".join(f"{one.value:.15g}" for one in record.readings if one.metric == "followers"),
        )
        for record in first[:3]
    ]
    for line in (
        *_aligned(rows),
        *_history(understood),
        *doubtful(understood, today),
        *_platform(understood),
    ):
        talk(f"  {line}")
    if understood.rejections:
        talk(
            f"  {counted(len(understood.rejections), 'row')} cannot be used: {_reasons(understood.rejections)}"
        )


def _history(understood: Understood) -> list[str]:
    """Count the people of whom the list remembers something; to be blocked is for good, so it is said before."""
    from outreach.people.record import NoteKind

    rows = understood.records
    notes = Counter(kind for _, kind in {(row.person, note.kind) for row in rows for note in row.earlier})
    blocked = len({row.person for row in rows if row.blocked_because})
    said = _before(notes[NoteKind.CONTACTED], notes[NoteKind.ANSWERED])
    said += [f"{blocked} not to be written to, for good"] * bool(blocked)
    return [f"as the list says: {', '.join(said)}"] if said else []


def _before(contacted: int, answered: int) -> list[str]:
    told = ((contacted, "contacted before"), (answered, "answered"))
    return [f"{count} {words}" for count, words in told if count]


def _platform(understood: Understood) -> list[str]:
    """Ask for the platform where no row has one."""
    from outreach.people.platforms import UNKNOWN

    platforms = {row.platform for row in understood.records if row.handle}
    if platforms != {UNKNOWN}:
        return []
    return [f"nothing says on which platform they are; if it is one: --platform {_likely(understood.name)}"]


def _likely(name: str) -> str:
    return platform_in(name) or "instagram"


def _columns(understood: Understood) -> list[str]:
    """Say what each column was taken for, and which are kept under their own heading."""
    from outreach.people.meanings import Meaning

    columns = understood.columns.columns
    own = [column for column in columns if column.meaning is Meaning.FIELD]
    apart = (Meaning.FIELD, Meaning.REASON, Meaning.POST)
    told = [one for one in columns if one.meaning not in apart]
    said = wrapped([_meaning(understood, one) for one in told])
    if own:
        said += wrapped(["kept under their own heading:", *(one.field for one in own)])
    if posts := understood.columns.of(Meaning.POST):
        said += wrapped(["about posts, which `outreach posts import` reads:", *(one.field for one in posts)])
    said += [
        f"{one.heading}: did you mean {one.near}? --columns {shlex.quote(f'{one.heading}={one.near}')}"
        for one in own
        if one.near
    ]
    return said


def _meaning(understood: Understood, column: Column) -> str:
    """Say what one column was taken for, and on which platform where its heading names one."""
    return taken_for(column.heading, column.meaning, understood.examples.get(column.index))


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Set cells in columns, those of numbers to the right; columns that say nothing are left out."""
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    widths = [max(map(breadth, column)) for column in columns]
    lines = zip(*columns, strict=True)
    return [
        "   ".join(
            padded(cell, width, right=cell.isdecimal()) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]


def _give_back(understood: Understood, done: Imported, file: Path) -> Path | None:
    """Write the rejected rows beside the list; say which they are where that cannot be."""
    from outreach.actions.importing import give_back

    stem = file.name.removesuffix(file.suffix) if file.suffix.lower() in _SUFFIXES else file.name
    stem = "stdin" if file.name == "-" else stem
    target = file.with_name(f"{stem.removesuffix('.rejected')}.rejected.csv")
    try:
        return give_back(understood, done.rejections, target, over=target == file)
    except InputError as error:
        talk(str(error))
        for one in done.rejections[:_SHOWN]:
            talk(f"  {understood.name}:{one.line}: {one.reason}")
        _more(len(done.rejections))
        return None


def _reasons(rejections: tuple[Rejection, ...]) -> str:
    """Count rows by the kind of reason: `2 no address or handle, 1 bad address`."""
    kinds = Counter(_kind(one.reason) for one in rejections)
    return ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())


def _kind(reason: str) -> str:
    """Leave out of a reason what differs from row to row."""
    return re.sub(r" (?:than )?on line \d+$|^\d+ ", "", reason.partition(":")[0])


def _tell(app: App, understood: Understood, file: str, done: Imported, back: Path | None) -> None:
    changed = f" ({done.changed} changed: `outreach log --last import`)" if done.changed else ""
    said = f"{done.new} new, {done.known} already known{changed}"
    if done.repeated:
        said += f", {counted(done.repeated, 'more row')} of the same people"
    if done.posts:
        said += f", {counted(done.posts, 'new post')}"
    said += "".join(f", {one}" for one in _before(done.contacted, done.answered))
    if done.blocked:
        said += f", {done.blocked} blocked as the list says"
    if done.rejections:
        target = f" -> {back}" if back else ""
        said += f", {len(done.rejections)} rejected{target} ({_reasons(done.rejections)})"
    talk(said)
    _tell_conflicts(done.conflicts)
    talk(f"next: {_next(app, understood, file, done, back)}")


def _tell_conflicts(conflicts: tuple[Change, ...]) -> None:
    if not conflicts:
        return
    talk(f"{counted(len(conflicts), 'value')} kept as you have it; these commands take what the list says:")
    for one in conflicts[:_SHOWN]:
        flag = f"--{one.column.replace('_', '-')}"
        take = shlex.join(["outreach", "people", "edit", one.words, flag, one.new])
        column = one.column.replace("_", " ")
        talk(f"  {one.called}  {column} {one.old or 'nothing'}, the list says {one.new}   {take}")
    _more(len(conflicts))


def _more(count: int) -> None:
    if count > _SHOWN:
        talk(f"  and {count - _SHOWN} more")


def _has_feeds(understood: Understood) -> bool:
    """Say whether anybody's posts can be asked for."""
    from outreach.posts.addresses import source_of

    return any(
        row.feed_url or source_of(row.platform or "", row.handle or "", row.profile_url)
        for row in understood.records
    )


def _next(app: App, understood: Understood, file: str, done: Imported, back: Path | None) -> str:
    from outreach.people.meanings import Meaning

    if back and not done.new and any(not one.reason.startswith("blocked") for one in done.rejections):
        return f"mend the rows of {back}, then outreach import {shlex.quote(str(back))}"
    if understood.columns.of(Meaning.POST):
        platforms = {row.platform for row in understood.records if row.platform}
        known = platforms.pop() if len(platforms) == 1 else "unknown"
        option = f" --platform {_likely(understood.name) if known == 'unknown' else known}"
        return f"outreach posts import {shlex.quote(file)}{option}"
    if not done.posts and done.new and _has_feeds(understood):
        return "outreach posts fetch"
    if not done.posts and done.new:
        return "outreach posts import FILE, or outreach posts add @handle URL --title ... --date ..."
    return next_campaign(app)
