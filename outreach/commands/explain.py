"""`outreach explain`: the manual page of a lint rule."""

from __future__ import annotations

import click

from outreach.commands.options import width_of_terminal


@click.command(short_help="Explain a lint rule: what, why, and examples.")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a rule by its code or name, such as LEN101; without one, or by first letters such as LEN, list them."""
    from outreach.lint import RULES
    from outreach.lint.manual import find, page

    found = find(code) if code is not None else RULES
    if len(found) > 1:
        for rule in found:
            click.echo(f"{rule.code}  {rule.name:<24} {rule.severity}")
        return
    click.echo(page(found[0], width_of_terminal()), nl=False)
