"""`outreach import`: read a list of influencers."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.errors import Outcome, Refused
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.importing import Imported, Understood


@click.command(short_help="Read a list of influencers from a CSV file.")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=str))
@click.option(
    "--columns",
    default="",
    metavar="HEADING=MEANING,...",
    help="What columns mean, where it is not seen by itself.",
)
@click.option("--platform", help="The platform of all handles in this list.")
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
    from outreach.actions.importing import give_back, keep, look
    from outreach.text import Language

    app.workspace  # noqa: B018 - a missing workspace is told before the questions
    data = sys.stdin.buffer.read() if file == "-" else _bytes(file)
    name = "stdin" if file == "-" else Path(file).name
    understood = _understand(look, data, name, columns, platform, Language(language) if language else None)
    _show(understood)
    while not yes and file != "-" and at_terminal() and understood.records:
        answer = (
            click.prompt("Import these? [Y/n/columns]", default="y", show_default=False, err=True)
            .strip()
            .lower()
        )
        if answer in ("y", "yes", "e", "evet"):
            break
        if not answer.startswith("c"):
            raise Refused("Nothing was imported.")
        columns = click.prompt("Heading=meaning, separated by commas", default=columns, err=True)
        understood = _understand(
            look, data, name, columns, platform, Language(language) if language else None
        )
        _show(understood)
    done = keep(app, understood)
    target = Path("stdin.rejected.csv") if file == "-" else _rejected_path(Path(file))
    if done.rejections:
        give_back(understood, done.rejections, target)
    _tell(done, target)
    if done.rejections:
        click.get_current_context().exit(Outcome.PARTLY)


def _bytes(file: str) -> bytes:
    from outreach.errors import InputError

    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from None


def _understand(
    look: object, data: bytes, name: str, columns: str, platform: str | None, language: object
) -> Understood:
    from outreach.people.headings import choices

    found: Understood = look(data, name, columns=choices(columns), platform=platform, language=language)  # type: ignore[operator]  # the action, imported late
    return found


def _rejected_path(file: Path) -> Path:
    stem = file.name.removesuffix(".csv").removesuffix(".rejected")
    return file.with_name(f"{stem}.rejected.csv")


def _show(understood: Understood) -> None:
    sheet = understood.sheet
    talk(f"{understood.name}: {sheet.dialect}, {counted(len(sheet.rows), 'row')}")
    for line in _columns(understood):
        talk(f"  {line}")
    for record in understood.records[:3]:
        handle = f"@{record.handle}" if record.handle else ""
        numbers = "  ".join(f"{one.metric} {one.value:g}" for one in record.readings[:2])
        talk("  " + "   ".join(word for word in (record.name, record.address, handle, numbers) if word))
    if understood.rejections:
        talk(f"  {counted(len(understood.rejections), 'row')} cannot be used")


def _columns(understood: Understood) -> list[str]:
    """Say what each column was taken for, and which are kept under their own heading."""
    from outreach.people.meanings import Meaning

    columns = understood.columns.columns
    own = [column for column in columns if column.meaning is Meaning.FIELD]
    said = ["   ".join(f"{one.heading} -> {one.meaning}" for one in columns if one not in own)]
    if own:
        said.append("kept as they are: " + ", ".join(one.field for one in own))
    said += [f"{one.heading}: did you mean {one.near}?" for one in own if one.near]
    return said


def _tell(done: Imported, target: Path) -> None:
    changed = f" ({done.changed} changed: `outreach log --last import`)" if done.changed else ""
    said = f"{done.new} new, {done.known} already known{changed}"
    if done.posts:
        said += f", {counted(done.posts, 'post')}"
    if done.rejections:
        reasons = Counter(one.reason.partition(":")[0] for one in done.rejections)
        listed = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        said += f", {len(done.rejections)} rejected -> {target} ({listed})"
    talk(said)
    for one in done.conflicts[:10]:
        talk(f"  kept as you have it: {one.called} {one.said}")
    if len(done.conflicts) > 10:
        talk(f"  and {len(done.conflicts) - 10} more")
    talk(
        "next: outreach posts add @handle URL --title ... --date ..."
        if not done.posts
        else "next: outreach campaign new NAME"
    )
