"""Options and arguments that several verbs share, and the way from records to the screen."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from outreach.app import App
from outreach.output.listing import Format, listing
from outreach.text import Language

pass_app = click.make_pass_decorator(App)
F = TypeVar("F", bound=Callable[..., Any])


def format_options(command: F) -> F:
    """Add --json and --csv to a listing."""
    command = click.option("--csv", "form", flag_value=Format.CSV, help="Write CSV for a spreadsheet.")(
        command
    )
    return click.option("--json", "form", flag_value=Format.JSON, help="Write JSON.")(command)


def emit(app: App, records: Sequence[Any], kind: type[Any], form: Format | str | None) -> None:
    """Write a listing to stdout: a table on a terminal, tabs in a pipe, or what was asked for."""
    chosen = Format(form) if form else Format.TABLE if sys.stdout.isatty() else Format.TABS
    width = shutil.get_terminal_size((100, 24)).columns
    text = listing(records, kind, chosen, width=width, language=_language(app))
    if text:
        click.echo(text)


def _language(app: App) -> Language:
    return app.config.language


def talk(words: str = "") -> None:
    """Say something beside the data, on stderr."""
    click.echo(words, err=True)


def at_terminal() -> bool:
    """Say whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
