"""`outreach explain`: the manual page of a lint rule."""

from __future__ import annotations

import click


@click.command(short_help="Explain a lint rule: what, why, and examples.")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a rule by its code or name, such as LEN101; without one, list them."""
    from outreach.lint import RULES
    from outreach.lint.manual import find, page

    if code is None:
        for rule in RULES:
            click.echo(f"{rule.code}  {rule.name:<24} {rule.severity}")
        return
    click.echo(page(find(code)))
