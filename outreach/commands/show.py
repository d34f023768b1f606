"""`outreach show`: a draft, or what stands for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app

if TYPE_CHECKING:
    from outreach.actions.linting import Judged


@click.command(short_help="Show a draft, or all that stands for one person.")
@click.argument("what", metavar="DRAFT|WHO")
@pass_app
def command(app: App, what: str) -> None:
    """Show a draft by its number, or every draft and answer of one person, as it will arrive."""
    from outreach.actions.approving import resolve

    for number, one in enumerate(resolve(app, [what])):
        if number:
            click.echo("\n" + "-" * 60)
        click.echo(described(app, one))


def described(app: App, one: Judged) -> str:
    """Set one draft with the post that it speaks of and what the rules say."""
    from outreach.output.findings import block
    from outreach.output.mail import as_it_arrives, indented

    draft, person = one.draft, one.document.person
    account = app.config.accounts.get(draft.account)
    sender = f"{account.name} <{account.address}>" if account else draft.account
    recipient = f"{person.name} <{draft.recipient}>" if person and person.name else draft.recipient
    mail = as_it_arrives(
        sender=sender, recipient=recipient, subject=draft.subject, body=draft.body, footer=draft.footer
    )
    post = next((post for post in one.document.posts or () if post.id == draft.post_id), None)
    about = f'"{post.called}", {post.published}, {post.url}  ({draft.post_because})' if post else "no post"
    head = f"{one.document.name}  {one.enrolment.campaign} {draft.step}"
    findings = block("findings", one.findings).rstrip() if one.findings else "findings  none"
    return f"{head}\n\n{indented(mail)}\n\npost      {about}\n{findings}"
