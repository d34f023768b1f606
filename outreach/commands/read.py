"""`outreach read`: say what mail files are, as sync would."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

import click

from outreach.commands.options import talk, width_of_terminal
from outreach.errors import Outcome, UsageError

if TYPE_CHECKING:
    from outreach.replies.understanding import Understood

#: What JSON may hold, but no line that others read; and halves of letters.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@click.command(short_help="Say what mail files are, as sync would: answer, bounce, out of office.")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a mail, each on one line.")
@click.pass_context
def command(context: click.Context, names: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Say of each FILE (.eml, or - for a pipe) what it is, why, and which line shows it; of an answer its new words.

    Of a mailbox file (.mbox) it says so of each mail. Needs no workspace, keeps nothing, changes nothing. Without a
    workspace your own addresses are not known, so your own mail is taken for an answer. Exit code 0: all were read; 5:
    some were not; 1: none was.
    """
    from outreach.actions.mail_files import files

    if names.count("-") > 1:
        raise UsageError("- is read once", hint="outreach read - < answer.eml")
    read = failed = 0
    for one in files(names, sys.stdin.buffer):
        failed += one.mail is None
        if one.mail is not None:
            _show(one.name, one.mail, as_json=as_json, first=not read)
            read += 1
        else:
            _tell(one.name, one.error, one.hint, as_json=as_json)
    if failed:
        context.exit(Outcome.PARTLY if read else Outcome.FAILED)


def _show(name: str, mail: Understood, *, as_json: bool, first: bool) -> None:
    from outreach.output.understood_mail import as_lines, as_object

    if as_json:
        _write(as_object(name, mail))
    else:
        between = "" if first else "\n"
        click.echo(f"{between}{as_lines(name, mail, width_of_terminal())}")


def _tell(name: str, error: str, hint: str, *, as_json: bool) -> None:
    """Say in its place why a file was not read: in the data where programs read it."""
    if as_json:
        from outreach.output.understood_mail import as_error

        _write(as_error(name, error))
        return
    talk(f"{name}: {error}")
    if hint:
        talk(f"try: {hint}")


def _write(found: dict[str, Any]) -> None:
    """Write one line; what ends a line elsewhere, or moves a terminal's cursor, is escaped."""
    line = json.dumps(found, ensure_ascii=False)
    click.echo(_UNSAFE.sub(lambda one: f"\\u{ord(one[0]):04x}", line))
