"""The command group: a static table of verbs, each imported only when it runs."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

import click

from outreach import __version__
from outreach.app import App
from outreach.errors import Outcome, OutreachError

# pydantic looks through every installed package for plugins: slow, and none of them is to see these addresses.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Verb(NamedTuple):
    """One line of the help: what the command's own short help says, held equal by a test."""

    section: str
    help: str


VERBS = {
    "init": Verb("Start", "Make a workspace: settings, folders and a secret key."),
    "demo": Verb("Start", "Do the whole job on a sample list, or on yours; nothing leaves this machine."),
    "doctor": Verb("Start", "Check settings, database, templates, servers and logins; nothing is sent."),
    "config": Verb("Start", "Show settings and where each comes from, or check them."),
    "help": Verb(
        "Start", "Explain a topic: accounts, exit-codes, environment, formats, law, templates, workspace."
    ),
    "import": Verb("People", "Read a list of influencers from a CSV file."),
    "people": Verb("People", "List, show, edit, tag and note the people you know."),
    "posts": Verb("People", "Fetch, add, import and list what they published."),
    "block": Verb("People", "Never write to somebody again."),
    "forget": Verb("People", "Erase somebody everywhere, and never write to them again."),
    "campaign": Verb("Write", "Make, check and show a campaign: the brief and its steps."),
    "draft": Verb("Write", "Write one e-mail per person from a template and a post of theirs."),
    "show": Verb("Write", "Show a draft, or all that stands for one person."),
    "edit": Verb("Write", "Change a draft in your editor."),
    "lint": Verb("Write", "Judge drafts or files as the influencer will."),
    "explain": Verb("Write", "Explain a lint rule: what, why, and examples."),
    "review": Verb("Write", "Go through drafts one at a time: approve, edit, skip or reject."),
    "approve": Verb("Write", "Approve drafts without an error, for scripts."),
    "send": Verb("Send", "Show the plan, ask for the count, and send what may leave now."),
    "pause": Verb("Send", "Let nothing leave from an account, of a campaign or to somebody for now."),
    "resume": Verb("Send", "Let an account, a campaign or somebody go on that was paused."),
    "unsend": Verb("Send", "Take queued mail back before it leaves."),
    "sync": Verb("Send", "Read the answers."),
    "read": Verb("Send", "Say what mail files are, as sync would: answer, bounce, out of office."),
    "resolve": Verb("Send", "Settle what became of a mail that nobody knows to have arrived."),
    "queue": Verb("Send", "Show who answered, who is due and who waits, and why."),
    "stop": Verb("Send", "End the sequence of somebody, with the reason."),
    "status": Verb("Know", "Show where everything stands, in numbers."),
    "why": Verb("Know", "Explain what happened to one person, and what holds them."),
    "log": Verb("Know", "Show what was done, newest last."),
}
"""Every command, in the order of the job."""


class Group(click.Group):
    """Commands by the table; errors told once, with what to do next."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name them in the order of the table."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one that runs."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"outreach.commands.{cmd_name}{'_' if cmd_name == 'import' else ''}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the near name of a command that is not there."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

            near = get_close_matches(args[0], VERBS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the table, section by section."""
        for section in dict.fromkeys(verb.section for verb in VERBS.values()):
            with formatter.section(section):
                rows = [(name, verb.help) for name, verb in VERBS.items() if verb.section == section]
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; the only place where an error becomes words and an exit code."""
        try:
            return super().invoke(ctx)
        except OutreachError as error:
            click.echo(str(error), err=True)
            if error.hint:
                click.echo(f"try: {error.hint}", err=True)
            ctx.exit(error.outcome)
        except (click.Abort, KeyboardInterrupt):
            click.echo("\nStopped.", err=True)
            ctx.exit(Outcome.INTERRUPTED)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="OUTREACH_WORKSPACE",
    help="The folder with config.toml; the nearest one upward unless given.",
)
@click.version_option(__version__, message="outreach %(version)s")
@click.pass_context
def cli(ctx: click.Context, workspace: Path | None) -> None:
    """Write to influencers one person at a time: never twice, never after an answer, nothing untrue.

    Begin with `outreach demo`, then `outreach init`.
    """
    if ctx.obj is None:
        somebody = sys.stdin.isatty() and sys.stderr.isatty()
        ctx.obj = App(folder=workspace, ask=_ask if somebody else None)
        ctx.call_on_close(ctx.obj.close)
    elif workspace is not None:
        ctx.obj.folder = workspace


def _ask(question: str) -> str:
    """Ask the person at the terminal for a password; nobody sees what they type."""
    return str(click.prompt(question, hide_input=True, err=True))
