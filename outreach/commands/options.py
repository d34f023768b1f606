"""Options and arguments that several verbs share, and the way from records to the screen."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from outreach.app import App
from outreach.errors import InputError
from outreach.text import Language

pass_app = click.make_pass_decorator(App)
F = TypeVar("F", bound=Callable[..., Any])
#: What a terminal obeys instead of showing it; the line break of a spreadsheet stays.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def format_options(command: F) -> F:
    """Add --json and --csv to a listing."""
    command = click.option("--csv", "form", flag_value="csv", help="Write CSV for a spreadsheet.")(command)
    return click.option("--json", "form", flag_value="json", help="Write JSON.")(command)


def emit(app: App, records: Sequence[Any], kind: type[Any], form: str | None) -> None:
    """Write a listing to stdout: a table on a terminal, tabs in a pipe, or what was asked for."""
    from outreach.output.listing import Format, listing

    chosen = Format(form) if form else Format.TABLE if sys.stdout.isatty() else Format.TABS
    width = shutil.get_terminal_size((100, 24)).columns
    text = listing(records, kind, chosen, width=width, language=_language(app))
    if text:
        click.echo(_CONTROL.sub("", text))


def _language(app: App) -> Language:
    return app.config.language


def talk(words: str = "") -> None:
    """Say something beside the data, on stderr; at a terminal its lines fit."""
    from outreach.output.wrapping import wrapped

    width = width_of_terminal(stream=sys.stderr)
    lines = (wrapped(line, width, _indented(line) + 2) for line in _CONTROL.sub("", words).split("\n"))
    click.echo("\n".join(lines), err=True)


def say(line: str, hang: int = 2) -> None:
    """Write a line of the data to stdout; at a terminal it fits, and what is over stands *hang* columns in."""
    from outreach.output.wrapping import wrapped

    click.echo(wrapped(_CONTROL.sub("", line), width_of_terminal(), hang))


def say_beside(head: str, words: str, hang: int) -> None:
    """Write *words* beside a *head* of *hang* columns to stdout; below it at a terminal that is too narrow."""
    from outreach.output.wrapping import beside

    click.echo(beside(_CONTROL.sub("", head), _CONTROL.sub("", words), width_of_terminal(), hang))


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def width_of_terminal(most: int = 100, stream: TextIO | None = None) -> int | None:
    """Give the width at which text is broken for reading, *most* at most; a pipe gets its lines whole."""
    there = (stream or sys.stdout).isatty()
    return min(shutil.get_terminal_size((most, 24)).columns, most) if there else None


def read_file(path: str | Path) -> bytes:
    """Read a file that a person named.

    Raises:
        InputError: it cannot be read; the hint is the name of one that is there and nearly called so.
    """
    file = Path(path)
    try:
        return file.read_bytes()
    except FileNotFoundError:
        there = [one.name for one in file.parent.glob("*") if one.is_file()] if file.parent.is_dir() else []
        from difflib import get_close_matches

        near = get_close_matches(file.name, there, n=1)
        raise InputError(f"{file}: no such file", hint=str(file.with_name(near[0])) if near else "") from None
    except IsADirectoryError:
        raise InputError(f"{file}: a folder, not a file") from None
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from None


def as_typed(path: Path) -> str:
    """Call a path as a person here would type it."""
    return os.path.relpath(path)


def at_terminal() -> bool:
    """Say whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
