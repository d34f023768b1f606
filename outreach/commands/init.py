"""`outreach init`: make a workspace."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk

#: Providers that a person may name; some of the others are told by the address.
NAMED = ("gmail", "workspace", "microsoft365", "outlook", "yandex", "own")
#: Names that mean one of two.
_EITHER = {
    "google": "gmail for an address at gmail.com, workspace for a domain of your own",
    "microsoft": "outlook for an address at outlook.com or hotmail.com, microsoft365 for a domain of your own",
}
#: What a machine calls its superuser is nobody's name.
_NOBODY = frozenset({"root", "admin", "administrator"})


class Keeper(click.Choice[str]):
    """Who keeps the mail; a name that means one of two is answered with both."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the name back if it is one."""
        if either := _EITHER.get(str(value).casefold()):
            self.fail(f"{value!r} is one of two: {either}", param, ctx)
        return super().convert(value, param, ctx)


@click.command(short_help="Make a workspace: settings, folders and a secret key.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--name", help="Your name, as the mails are signed.")
@click.option("--email", help="The address that you write from.")
@click.option("--brand", help="The brand that you write for.")
@click.option("--language", type=click.Choice(["en", "tr"]), help="The language of your campaigns.")
@click.option("--time-zone", help="Where you are, such as Europe/Istanbul; the machine's unless given.")
@click.option(
    "--provider",
    type=Keeper(NAMED),
    help="Who keeps your mail; told by the address unless it is of your own domain.",
)
@click.option("--smtp", metavar="HOST[:PORT]", help="The server that takes your mail.")
@click.option("--imap", metavar="HOST[:PORT]", help='The server that keeps your mailbox; "" for none.')
@pass_app
def command(
    app: App,
    folder: Path,
    name: str | None,
    email: str | None,
    brand: str | None,
    language: str | None,
    time_zone: str | None,
    provider: str | None,
    smtp: str | None,
    imap: str | None,
) -> None:
    """Make a workspace in FOLDER, or here: config.toml, campaigns, templates and a secret key.

    Asks four questions on a terminal, and for an address of your own domain who keeps the mail; each has a flag and a
    default, so it runs in a script too. The servers of your mailbox are filled in for later: mail stays in outbox/ here
    until you write transport = "smtp". Everything can be changed in config.toml.
    """
    from outreach.actions.workspace import Answers, make
    from outreach.text import Language

    user = app.who if app.who.isidentifier() and app.who not in _NOBODY else "you"
    zone = _checked("time_zone", time_zone) if time_zone else _here(app)
    name = _ask("Your name", "name", name, _as_name(user, _spoken(app, zone)))
    email = _ask("Your e-mail address", "address", email, f"{user}@example.com")
    brand = _ask("Your brand", "brand", brand, "Your brand")
    spoken = Language(_ask_language(language, _spoken(app, zone)))
    provider, smtp, imap = _ask_mailbox(email, provider, smtp, imap)
    answers = Answers(
        name=name,
        address=email,
        brand=brand,
        language=spoken,
        time_zone=zone or _ZONES[spoken],
        provider=provider,
        smtp=smtp,
        imap=imap,
    )
    _tell(make(folder, answers), folder, answers.time_zone)


def _tell(config: Path, folder: Path, time_zone: str) -> None:
    """Say what was made, and what follows."""
    from outreach.actions.workspace import servers

    talk(f"{config}  settings, each explained; your time zone is {time_zone}")
    talk(f"{folder / 'campaigns'}, {folder / 'templates'}  what you write")
    talk(f"{folder / 'secret.key'}  keep a copy; nobody else needs it")
    talk("Mail goes to outbox/ in this folder and nowhere else.")
    if named := servers(config):
        talk(f"Your own mailbox ({named}) is named in config.toml for later: outreach help accounts")
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))}, then "
    talk(f"next: {there}outreach import YOUR-LIST.csv")


_ZONES = {"tr": "Europe/Istanbul", "en": "UTC"}
_FLAGS = {"name": "--name", "address": "--email", "brand": "--brand", "time_zone": "--time-zone"}
_FLAGS |= {"smtp": "--smtp", "imap": "--imap"}


def _checked(field: str, value: str) -> str:
    """Give the answer back if it can be used."""
    from outreach.actions.workspace import fault

    if why := fault(**{field: value}):
        raise click.BadParameter(why if repr(value) in why else f"{value!r} {why}", param_hint=_FLAGS[field])
    return value


def _ask(question: str, field: str, given: str | None, default: str) -> str:
    if given is not None or not at_terminal():
        return _checked(field, default if given is None else given)
    return str(
        click.prompt(question, default=default, err=True, value_proc=lambda value: _checked(field, value))
    )


def _ask_language(given: str | None, default: str) -> str:
    if given is not None or not at_terminal():
        return given or default
    return str(
        click.prompt("Language of your campaigns", type=click.Choice(["en", "tr"]), default=default, err=True)
    )


def _ask_mailbox(
    address: str, provider: str | None, smtp: str | None, imap: str | None
) -> tuple[str | None, str | None, str | None]:
    """Ask who keeps the mail of an address whose domain says nothing of it, and then where."""
    from outreach.actions.workspace import keeper

    domain = address.rpartition("@")[2]
    if (
        provider is None
        and smtp is None
        and at_terminal()
        and not (keeper(address) or domain == "example.com")
    ):
        asked = f"Who keeps the mail of {domain}"
        provider = str(click.prompt(asked, type=Keeper(NAMED), default="own", err=True))
    if provider == "own":
        smtp = _ask("Server that takes your mail, - for later", "smtp", smtp, f"smtp.{domain}")
        imap = _ask("Server that keeps your mailbox, - for none", "imap", imap, f"imap.{domain}")
    for field, value in (("smtp", smtp), ("imap", imap)):
        if value is not None:
            _checked(field, value)
    return provider, smtp, imap


def _as_name(user: str, language: str) -> str:
    """Begin the machine's name for its user with a capital: `ilker` is İlker where Turkish is spoken."""
    from outreach.text import turkish_upper

    return turkish_upper(user[:1]) + user[1:] if language == "tr" else user.title()


def _spoken(app: App, zone: str | None) -> str:
    """Guess the language to offer from the machine's own."""
    settings = app.environ.get("LC_ALL") or app.environ.get("LANG") or ""
    return "tr" if settings.startswith("tr") or zone == "Europe/Istanbul" else "en"


def _here(app: App) -> str | None:
    """Find the machine's zone by its IANA name, where it says one."""
    from outreach.actions.workspace import fault

    named = app.environ.get("TZ", "").removeprefix(":")
    if "/" in named and not fault(time_zone=named):
        return named
    link = Path("/etc/localtime")
    _, found, name = str(link.resolve()).partition("zoneinfo/")
    return name if found and "/" in name and name.partition("/")[0] != "Etc" else None
