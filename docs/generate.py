"""Writes the pages that are made from the program itself: `python docs/generate.py`. A test holds them equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from outreach.cli import cli
from outreach.commands.help import TOPICS
from outreach.lint.manual import book

HERE = Path(__file__).parent
_WIDTH = 100


def pages() -> Mapping[str, str]:
    """Make every generated page: file name -> text."""
    return {"reference.md": reference(), "rules.md": book()}


def reference() -> str:
    """Set the help of every command, in the order of the job, and the exit codes of all."""
    head = "# Commands\n\nMade from the program: what `--help` says of each command. How they go together: [guide](guide.md).\n"
    blocks = [f"## `{words}`\n\n```text\n{text}\n```\n" for words, text in _helps(cli, "outreach", None)]
    codes = f"## Exit codes\n\n```text\n{TOPICS['exit-codes']}\n```\n"
    return "\n".join([head, *blocks, codes])


def _helps(command: click.Command, words: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command, info_name=words.rpartition(" ")[2], parent=parent, max_content_width=_WIDTH
    )
    context.terminal_width = _WIDTH
    yield words, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _helps(found, f"{words} {name}", context)


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
