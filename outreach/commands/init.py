"""`outreach init`: make a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk

_ZONES = {"tr": "Europe/Istanbul", "en": "UTC"}


@click.command(short_help="Make a workspace: settings, folders and a secret key.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--name", help="Your name, as the mails are signed.")
@click.option("--email", help="The address that you write from.")
@click.option("--brand", help="The brand that you write for.")
@click.option("--language", type=click.Choice(["en", "tr"]), help="The language of your campaigns.")
@click.option("--time-zone", help="Where you are, such as Europe/Istanbul; that of the machine unless given.")
@pass_app
def command(
    app: App,
    folder: Path,
    name: str | None,
    email: str | None,
    brand: str | None,
    language: str | None,
    time_zone: str | None,
) -> None:
    """Make a workspace in FOLDER, or here: config.toml, campaigns, templates and a secret key.

    Asks four questions on a terminal; each has a flag and a default, so it runs in a script too.
    Everything it writes can be changed later in config.toml.
    """
    from outreach.actions.workspace import Answers, make
    from outreach.text import Language

    user = app.who if app.who.isidentifier() else "you"
    name = _ask("Your name", name, user.title())
    email = _ask("Your e-mail address", email, f"{user}@example.com")
    brand = _ask("Your brand", brand, "Your brand")
    language = _ask("Language of your campaigns (en, tr)", language, "en")
    if language not in _ZONES:
        raise click.BadParameter(f"{language!r} is neither en nor tr", param_hint="--language")
    zone = time_zone or _here(app) or _ZONES[language]
    answers = Answers(name=name, address=email, brand=brand, language=Language(language), time_zone=zone)
    config = make(folder, answers)
    talk(f"{config}  settings, each explained")
    talk(f"{folder / 'campaigns'}, {folder / 'templates'}  what you write")
    talk(f"{folder / 'secret.key'}  keep a copy; nobody else needs it")
    talk("Mail goes to outbox/ in this folder and nowhere else.")
    talk(
        "next: outreach import YOUR-LIST.csv"
        if folder == Path()
        else f"next: cd {folder}, then outreach import YOUR-LIST.csv"
    )


def _ask(question: str, given: str | None, default: str) -> str:
    if given is not None:
        return given
    return str(click.prompt(question, default=default, err=True)) if at_terminal() else default


def _here(app: App) -> str | None:
    """Find the machine's zone by its IANA name, where it says one."""
    named = app.environ.get("TZ", "").removeprefix(":")
    if "/" in named:
        return named
    link = Path("/etc/localtime")
    _, found, name = str(link.resolve()).partition("zoneinfo/")
    return name if found and "/" in name and name.partition("/")[0] != "Etc" else None
