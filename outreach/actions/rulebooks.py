"""Settings of a workspace, a campaign and a call in; which rules run and how, the narrower word first, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from outreach.app import App
from outreach.campaigns import Campaign, Linting
from outreach.errors import ConfigError, NoWorkspaceError, OutreachError
from outreach.lint import Settings

if TYPE_CHECKING:
    from outreach.config import Lint, Setting
    from outreach.toml import Document

#: The settings of a `[lint]` table that name rules.
_NAMING = ("select", "ignore", "options")


def of_workspace(app: App) -> Settings:
    """Give the settings of config.toml; where there is no workspace, the defaults."""
    try:
        app.workspace  # noqa: B018 - only whether there is one
    except NoWorkspaceError:
        return Settings()
    return _settings(app.config.lint, None, lambda key: app.loaded.origin(f"lint.{key}"))


def of_campaign(app: App, campaign: Campaign | None, wider: Settings) -> Settings:
    """Lay what a campaign's file says over *wider*, the workspace's."""
    if campaign is None or campaign.lint == Linting():
        return wider
    return _settings(campaign.lint, wider, lambda key: _origin(app, campaign.id, key))


def of_call(select: Sequence[str], ignore: Sequence[str], wider: Settings) -> Settings:
    """Lay the words of a command line over *wider*."""
    if not (select or ignore):
        return wider
    return Settings(select=_words(select), ignore=_words(ignore), wider=wider)


def settings_of_campaigns(app: App) -> Iterator[Setting]:
    """List what the files of the campaigns say, as `config show` does; a file that cannot be read says nothing."""
    from outreach.config import Setting  # noqa: PLC0415 - without a workspace nothing is configured

    for campaign, file in _files(app):
        for key, said in _said(campaign.lint):
            line = file.line(("lint", *key.split(".")))
            yield Setting(f"campaigns.{campaign.id}.lint.{key}", said, f"{file.name}:{line}")


def wrong_rules(app: App) -> Iterator[str]:
    """Name each word of a `[lint]` table that means no rule, with its place."""
    for table in (None, *(campaign for campaign, _ in _files(app))):
        try:
            of_campaign(app, table, Settings()) if table else of_workspace(app)
        except ConfigError as error:
            yield str(error)


def _said(lint: Linting) -> Iterator[tuple[str, str]]:
    for key in ("select", "ignore", "allow_phrases"):
        if words := getattr(lint, key):
            yield key, ", ".join(words)
    for rule, options in lint.options.items():
        for option, value in options.items():
            yield f"options.{rule}.{option}", str(value).lower() if isinstance(value, bool) else str(value)


def _files(app: App) -> Iterator[tuple[Campaign, Document]]:
    """Read each campaign's file, and the lines on which its settings stand."""
    from outreach.campaigns.reading import read  # noqa: PLC0415 - only what is wrong or listed needs it
    from outreach.toml import decode, parse  # noqa: PLC0415 - as above

    for path in sorted((app.workspace / "campaigns").glob("*.toml")):
        name = f"campaigns/{path.name}"
        with suppress(OutreachError, OSError):
            text = decode(path.read_bytes(), name=name)
            yield read(text, name=name), parse(text, name=name)


def _settings(table: Lint | Linting, wider: Settings | None, origin: Callable[[str], str]) -> Settings:
    """Make settings of a table; a word that means nothing is told with the place where it stands."""
    try:
        return Settings(
            select=table.select,
            ignore=table.ignore,
            options=table.options,
            allow_phrases=table.allow_phrases,  # type: ignore[arg-type]  # lines that say nothing are taken out
            wider=wider,
        )
    except ConfigError as error:
        wrong = next(key for key in _NAMING if not _stands(table, key))
        raise ConfigError(f"{origin(wrong)}: lint.{wrong}: {error}", hint=error.hint) from None


def _stands(table: Lint | Linting, key: str) -> bool:
    try:
        Settings(**{key: getattr(table, key)})
    except ConfigError:
        return False
    return True


def _origin(app: App, name: str, key: str) -> str:
    """Say in which file and line the campaign *name* says something of its rules."""
    for campaign, file in _files(app):
        if campaign.id == name:
            return f"{file.name}:{file.line(('lint', key))}"
    return f"campaign {name}"


def _words(given: Sequence[str]) -> tuple[str, ...]:
    """Cut `LEN,OPN301` apart; a comma ends a word."""
    return tuple(word.strip() for one in given for word in one.split(",") if word.strip())
