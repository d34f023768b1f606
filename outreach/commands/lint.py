"""`outreach lint`: judge drafts, campaigns and files; mend what can be mended."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import Outcome, UsageError

if TYPE_CHECKING:
    from outreach.actions.draft_files import Sheet, Terms
    from outreach.actions.judging import Judging, Keep
    from outreach.lint.result import Result
    from outreach.output.findings import Tally

_MOST_MARKED = 120  # columns; a line of carets that is longer points at nothing


class _Asked(NamedTuple):
    """The options of one call."""

    what: tuple[str, ...]
    profile: str | None
    kind: str | None
    template: bool
    language: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    output_format: str
    statistics: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    fail_on: str
    exit_zero: bool
    stdin_name: str


@click.command(short_help="Judge drafts or files as the influencer will.")
@click.argument("what", nargs=-1, metavar="[CAMPAIGN|DRAFT|WHO|FILE|-]...")
@click.option(
    "--as",
    "profile",
    type=click.Choice(["first", "follow-up", "answer"]),
    help="How files are judged: as first, or as follow-up a template without Subject and an .eml that answers.",
)
@click.option(
    "--kind",
    type=click.Choice(["influencer", "other"]),
    help="To whom the mails of the files go; an influencer unless given.",
)
@click.option("--template", is_flag=True, help="The files are templates: placeholders are right in them.")
@click.option(
    "--language", type=click.Choice(["en", "tr"]), help="The language of files that do not say theirs."
)
@click.option(
    "--select", multiple=True, metavar="RULES", help="Only these: LEN101, LEN, or several with commas."
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "concise", "json", "github", "sarif"]),
    default="text",
    show_default=True,
)
@click.option("--statistics", is_flag=True, help="Count the hits of each rule instead of listing them.")
@click.option("--fix", is_flag=True, help="Mend in the files what cannot change their meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what may change it.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="The least that makes the exit code 1.",
)
@click.option("--exit-zero", is_flag=True, help="Findings leave the exit code 0.")
@click.option("--stdin-name", default="stdin", metavar="FILE", help="How findings call what is read from -.")
@pass_app
def command(app: App, /, **options: Any) -> None:
    """Judge drafts by number, person or campaign, or all that stand; or FILEs, which need no workspace.

    A file has a header block (Subject:, Language:, Lint-Ignore:), a blank line and the body; without headers it is all
    body. Of an .eml its subject and text are judged. Exit code 0: no error; 1: an error was found, or --diff has
    something to show; 2: something kept it from judging.
    """
    asked = _Asked(**options)
    _check(asked)
    from outreach.actions.judging import Judging
    from outreach.output.findings import Tally

    judging = Judging(
        app=app,
        stdin=sys.stdin.buffer,
        stdin_name=asked.stdin_name,
        terms=_terms(asked),
        select=asked.select,
        ignore=asked.ignore,
        keep=_keep(asked),
        unsafe=asked.unsafe_fixes,
    )
    tally = Tally()
    results = tally.watch(judging.results(asked.what))
    mends_a_pipe = asked.fix and "-" in asked.what and not asked.diff
    for piece in _pieces(asked, results, tally, judging):
        click.echo(piece, nl=False, err=mends_a_pipe)
    _tell(asked, judging, tally)
    click.get_current_context().exit(_outcome(asked, judging, tally))


def _check(asked: _Asked) -> None:
    """Refuse options that do not go together, before anything is read."""
    if asked.unsafe_fixes and not (asked.fix or asked.diff):
        raise UsageError(
            "--unsafe-fixes does nothing alone", hint="--fix --unsafe-fixes, or --diff --unsafe-fixes"
        )
    if asked.statistics and asked.output_format not in {"text", "json"}:
        raise UsageError(
            f"--statistics has no form for {asked.output_format}", hint="--output-format text or json"
        )
    if asked.diff and (asked.statistics or asked.output_format != "text"):
        raise UsageError("--diff has a form of its own", hint="leave --output-format and --statistics out")
    if asked.what.count("-") > 1 or ("-" in asked.what and asked.fix and len(asked.what) > 1):
        raise UsageError("- is read once, and with --fix alone", hint="outreach lint --fix - < draft.txt")


def _terms(asked: _Asked) -> Terms:
    from outreach.actions.draft_files import Terms
    from outreach.lint.document import Kind, Profile
    from outreach.text import Language

    return Terms(
        profile=Profile(asked.profile) if asked.profile else None,
        kind=Kind(asked.kind or "influencer"),
        language=Language(asked.language) if asked.language else None,
        template=asked.template,
    )


def _keep(asked: _Asked) -> Keep | None:
    """Say what becomes of a mended text: it is shown as a diff, or takes the place of the file."""
    if asked.diff:
        return _show
    return _write if asked.fix else None


def _show(sheet: Sheet, text: str) -> None:
    from outreach.output.diffs import as_diff

    click.echo(as_diff(sheet.name, sheet.text, text), nl=False)


def _write(sheet: Sheet, text: str) -> None:
    """Put it into the file; what came by a pipe leaves by one, changed or not."""
    from outreach.actions.draft_files import rewrite
    from outreach.drafts.encoding import encode

    if sheet.path is None:
        click.echo(encode(text, sheet.data, name=sheet.name), nl=False)
    elif text != sheet.text:
        rewrite(sheet.path, sheet, text)


def _pieces(asked: _Asked, results: Iterable[Result], tally: Tally, judging: Judging) -> Iterable[str]:
    from outreach.output.findings import first_sentence
    from outreach.output.formats import counted, written

    if asked.diff:
        return ("" for _ in results)  # the diffs are written as the files are judged
    noun, form = "file" if _all_files(asked.what) else "draft", asked.output_format
    first = first_sentence(judging.headline, noun=noun)
    if asked.statistics:
        return counted(form, results, tally, judging.problems, first=first, noun=noun)
    width = min(shutil.get_terminal_size((100, 24)).columns, _MOST_MARKED)
    broken = sys.stdout.isatty()
    return written(form, results, tally, judging.problems, first=first, noun=noun, width=width, broken=broken)


def _tell(asked: _Asked, judging: Judging, tally: Tally) -> None:
    """Say beside the results what was mended, and what could not be judged."""
    if judging.mended:
        files = f"{judging.changed} file{'' if judging.changed == 1 else 's'}"
        rules = ", ".join(f"{code} {count}" for code, count in sorted(judging.mended.items()))
        verb = "--fix would mend" if asked.diff else "mended"
        talk(f"{verb} {judging.mended.total()} in {files}: {rules}")
    elif asked.diff and tally.documents:
        talk("nothing to mend")
    if not (tally.documents or judging.problems):
        talk("No draft stands here.\nnext: outreach draft CAMPAIGN")
    for problem in judging.problems:
        talk(problem.message)
        if problem.hint:
            talk(f"try: {problem.hint}")


def _outcome(asked: _Asked, judging: Judging, tally: Tally) -> Outcome:
    from outreach.lint.rule import Severity

    if judging.problems:
        return Outcome.USAGE
    found = bool(judging.changed) if asked.diff else tally.reaches(Severity(asked.fail_on))
    return Outcome.FAILED if found and not asked.exit_zero else Outcome.DONE


def _all_files(what: tuple[str, ...]) -> bool:
    from outreach.actions.judging import is_file

    return bool(what) and all(map(is_file, what))
