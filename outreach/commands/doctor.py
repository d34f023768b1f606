"""`outreach doctor`: everything that sending needs, one line per check."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, say_beside, talk
from outreach.errors import Outcome, UsageError

if TYPE_CHECKING:
    from outreach.actions.checks import Check
    from outreach.net.dns import Resolver


@click.command(short_help="Check settings, database, templates, servers and logins; nothing is sent.")
@click.argument("account", required=False)
@click.option(
    "--resolver", metavar="HOST:PORT", help="Ask this server of names, by its address, and not the system's."
)
@click.option(
    "--send-test",
    is_flag=True,
    help="Send one mail from each account to itself, and look for its copy in Sent.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@pass_app
def command(app: App, account: str | None, resolver: str | None, send_test: bool, as_json: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Check configuration, campaigns, database, this machine, the servers of ACCOUNT or of all, and the clock.

    With transport = "smtp" also what DNS says of the domain that you write from. Each line says what mends it.

    No mail is sent, unless --send-test asks for one to yourself, and none is marked as read. It works in practice too: run it before you write transport = "smtp".
    A login that is refused pauses the account. Exit code 0: nothing failed; 3: configuration; 4: a login; 5: something else.
    """
    from outreach.actions.checks import State
    from outreach.actions.examining import examine, next_step

    asked = _resolver(resolver) if resolver is not None else None
    checks = []
    for check in examine(app, account, asked, send_test=send_test):
        checks.append(check)
        if not as_json:
            _tell(check)
    if as_json:
        click.echo(json.dumps([_record(check) for check in checks], ensure_ascii=False, indent=2))
    counts = {state: sum(check.state is state for check in checks) for state in State}
    talk(", ".join(f"{state} {count}" for state, count in counts.items() if count))
    talk(f"next: {next_step(app, checks, account)}")
    click.get_current_context().exit(Outcome.worst([check.outcome for check in checks]))


def _resolver(written: str) -> Resolver:
    from outreach.mail.domain.place import place
    from outreach.net.dns import Resolver

    at = place(written)
    if at is None:
        hint = "--resolver 9.9.9.9, or 127.0.0.1:5353"
        raise UsageError(f"--resolver {written}: no address of a server", hint=hint)
    return Resolver(at)


def _tell(check: Check) -> None:
    """Write `FAIL  me smtp  what`, and the mend below it."""
    head = f"{check.state:<4}  {check.about:<14} "
    lines = check.said.split("\n")
    if check.mend:
        lines += f"try: {check.mend}".split("\n")
    for line in lines:
        say_beside(head, line, hang=len(head) + 1)
        head = " " * len(head)


def _record(check: Check) -> dict[str, str]:
    return {"state": check.state, "about": check.about, "said": check.said, "mend": check.mend}
