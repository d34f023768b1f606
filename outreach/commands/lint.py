"""`outreach lint`: judge drafts, campaigns and files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import NoWorkspaceError, Outcome, OutreachError

if TYPE_CHECKING:
    from outreach.lint import Document, Finding, Settings

    Judged = list[tuple[str, tuple[Finding, ...]]]


@click.command(short_help="Judge drafts or files as the influencer will.")
@click.argument("what", nargs=-1, metavar="[CAMPAIGN|DRAFT|WHO|FILE|-]...")
@click.option(
    "--as",
    "profile",
    type=click.Choice(["first", "follow-up"]),
    help="How files are judged: as first, or a template without Subject as follow-up.",
)
@click.option("--template", is_flag=True, help="The files are templates: placeholders are right in them.")
@click.option(
    "--language", type=click.Choice(["en", "tr"]), help="The language of files that do not say theirs."
)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pass_app
def command(
    app: App,
    what: tuple[str, ...],
    profile: str | None,
    template: bool,  # noqa: FBT001 - a flag as click passes it
    language: str | None,
    output_format: str,
) -> None:
    """Judge drafts by number, person or campaign, or all that stand; or FILEs, which need no workspace.

    A file has a header block (Subject:, Language:, Lint-Ignore:), a blank line and the body; without headers it is all
    body. Exit code 0: no error; 1: an error was found; 2: something kept it from judging.
    """
    from outreach.output.findings import as_json, as_text

    judged, problems = _judge(app, what, profile, language, template=template)
    if output_format == "json":
        click.echo(as_json(judged), nl=False)
    elif judged:
        click.echo(as_text(judged, noun="file" if _all_files(what) else "draft"), nl=False)
    elif not problems:
        talk("No draft stands here.\nnext: outreach draft CAMPAIGN")
    for problem in problems:
        talk(str(problem))
        if problem.hint:
            talk(f"try: {problem.hint}")
    found = any(finding.severity == "error" for _, findings in judged for finding in findings)
    click.get_current_context().exit(Outcome.USAGE if problems else Outcome.FAILED if found else Outcome.DONE)


def _all_files(what: tuple[str, ...]) -> bool:
    return bool(what) and all(_is_file(word) for word in what)


def _is_file(word: str) -> bool:
    return word == "-" or Path(word).is_file() or word.endswith(".txt") or "/" in word


def _judge(
    app: App, what: tuple[str, ...], profile: str | None, language: str | None, *, template: bool
) -> tuple[Judged, list[OutreachError]]:
    """Judge each of *what*; what cannot be judged stops none of the others."""
    from outreach.lint import check

    judged: Judged = []
    problems: list[OutreachError] = []
    settings: Settings | None = None
    for word in what or ("",):
        try:
            if _is_file(word):
                settings = settings or _settings(app)
                document = _document(word, profile, language, template=template)
                judged.append((document.name, check(document, settings)))
            else:
                judged += _stored(app, word)
        except OutreachError as error:
            problems.append(error)
    return judged, problems


def _settings(app: App) -> Settings:
    """Give the workspace's settings where there is one, else the defaults."""
    from outreach.lint import Settings

    try:
        app.workspace  # noqa: B018 - only whether there is one
    except NoWorkspaceError:
        return Settings()
    lint = app.config.lint
    return Settings(select=lint.select, ignore=lint.ignore, options=lint.options)


def _document(word: str, profile: str | None, language: str | None, *, template: bool) -> Document:
    from outreach.drafts.form import decode, parse, uncommented
    from outreach.errors import InputError
    from outreach.lint import Document, Profile
    from outreach.text import Language, guess_language

    name = "stdin" if word == "-" else word
    form = parse(decode(_bytes(word), name=name), name=name)
    if not form.subject and not form.body:
        raise InputError(f"{name}: nothing to judge: it is empty")
    body = uncommented(form.body) if template else form.body
    goes_on = template and not form.subject  # a template without Subject takes it from its thread
    return Document(
        name=name,
        subject=form.subject,
        body=body,
        language=form.language or (Language(language) if language else guess_language(body)),
        profile=Profile(profile or ("follow-up" if goes_on else "first")),
        template=template,
        body_line=form.body_line,
        subject_line=form.subject_line,
        ignored=form.ignored,
    )


def _bytes(word: str) -> bytes:
    from outreach.errors import InputError

    try:
        return sys.stdin.buffer.read() if word == "-" else Path(word).read_bytes()
    except OSError as error:
        raise InputError(f"{word}: {error.strerror or error}") from None


def _stored(app: App, word: str) -> Iterable[tuple[str, tuple[Finding, ...]]]:
    """Judge stored drafts: those of a campaign, of a number or person, or all."""
    try:
        app.workspace  # noqa: B018 - only whether there is one
    except NoWorkspaceError as error:
        if not word or app.folder:
            raise
        raise NoWorkspaceError(f"{word}: no such file, and {error}", hint=error.hint) from None
    from outreach.actions.approving import resolve
    from outreach.actions.linting import lint

    found = resolve(app, [word]) if word else lint(app)
    return [(one.document.name, one.findings) for one in found]
