"""`outreach config`: show settings and where each comes from, check them, find the file."""

from __future__ import annotations

from dataclasses import dataclass

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, pass_app, talk
from outreach.output.moments import counted


@dataclass(frozen=True, slots=True)
class Line:
    """One setting."""

    setting: str
    value: str
    source: str


@click.group(short_help="Show settings and where each comes from, or check them.")
def command() -> None:
    """Show settings and where each comes from, or check them.

    A flag goes before the environment (OUTREACH_SENDING__PER_DAY=10), that before the workspace's config.toml,
    that before your own file, and that before the defaults.
    """


@command.command()
@format_options
@pass_app
def show(app: App, form: str | None) -> None:
    """List every setting, its value and where it comes from; last what campaigns say of the rules."""
    from outreach.actions.rulebooks import settings_of_campaigns

    rows = [*app.loaded.rows(), *settings_of_campaigns(app)]
    emit(app, [Line(row.path, row.value, row.origin) for row in rows], Line, form)


@command.command()
@pass_app
def check(app: App) -> None:
    """Check config.toml and every campaign file; say what is wrong and where."""
    from outreach.actions.campaigns import files
    from outreach.actions.rulebooks import wrong_rules
    from outreach.errors import Outcome

    app.loaded  # noqa: B018 - raises with every mistake in it
    found = files(app)
    problems = [*found.problems, *wrong_rules(app)]
    for problem in problems:
        click.echo(problem)
    if problems:
        click.get_current_context().exit(Outcome.CONFIG)
    talk(f"config.toml and {counted(len(found.campaigns), 'campaign')} in order")


@command.command()
@pass_app
def path(app: App) -> None:
    """Print the path of the workspace's config.toml."""
    click.echo(app.workspace / "config.toml")
