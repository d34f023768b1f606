"""Finds and reads campaign files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from outreach.actions import sharing
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.campaigns.reading import read
from outreach.errors import InputError, OutreachError, UsageError
from outreach.text import sort_key
from outreach.toml import decode


@dataclass(frozen=True, slots=True)
class CampaignFile:
    """One campaign as its file stands."""

    path: Path
    text: str
    campaign: Campaign


@dataclass(frozen=True, slots=True)
class Shelf:
    """All campaigns of a workspace by id, and what could not be read."""

    campaigns: Mapping[str, Campaign]
    problems: tuple[str, ...]
    #: The texts of the files, by id.
    texts: Mapping[str, str]


def load(app: App, name: str) -> CampaignFile:
    """Read `campaigns/NAME.toml`, or the file whose id is *name*.

    Raises:
        UsageError: there is none.
        ConfigError: it is there and cannot be read, or the shared database has a newer text.
    """
    file, known = _find(app, name), sharing.shared(app)
    if file is None and name in known.newest:
        raise UsageError(
            f"no file here holds the campaign {name!r}, but the shared database has its text",
            hint=f"outreach campaign take {name}",
        )
    if file is None:
        there = ", ".join(one.stem for one in _files(app)) or "none yet"
        raise UsageError(f"no campaign {name!r}; there are: {there}", hint=f"outreach campaign new {name}")
    if newest := known.ahead_of(file.campaign.id, file.text):
        raise sharing.refusal(name_of(app, file.path), file.text, newest)
    return file


def named(app: App, name: str) -> str:
    """Give the id of the campaign that *name* means, here or in the shared database.

    Raises:
        UsageError: there is none.
        ConfigError: its file cannot be read.
    """
    if file := _find(app, name):
        return file.campaign.id
    return name if name in sharing.shared(app).newest else load(app, name).campaign.id


def ids(app: App) -> dict[Path, str | None]:
    """Read the id in each campaign file; None where it cannot be read."""
    found: dict[Path, str | None] = {}
    for path in _files(app):
        found[path] = None
        with suppress(OutreachError):
            found[path] = _read(app, path).campaign.id
    return found


def _find(app: App, name: str) -> CampaignFile | None:
    path = app.workspace / "campaigns" / f"{name.removesuffix('.toml')}.toml"
    if path.is_file():
        return _read(app, path)
    other = next((other for other, campaign in ids(app).items() if campaign == name), None)
    return _read(app, other) if other else None


def shelf(app: App) -> Shelf:
    """Read every campaign as it holds: its file, or the newest recorded text where a shared database has a newer one.

    What cannot be read stops none of the others.
    """
    here, known = files(app), sharing.shared(app)
    found, problems = dict(here.campaigns), list(here.problems)
    for name, newest in known.newest.items():
        text = here.texts.get(name)
        if text is not None and known.ahead_of(name, text) is None:
            continue
        if text is not None:
            problems.append(
                f"{name}: not as its file here says, but as recorded later: outreach campaign take {name}"
            )
        try:
            found[name] = read(newest.text, name=f"{name} as recorded")
        except OutreachError as error:
            found.pop(name, None)
            problems.append(str(error))
    return Shelf(found, tuple(problems), here.texts)


def files(app: App) -> Shelf:
    """Read every campaign file; one that cannot be read stops none of the others."""
    found: dict[str, CampaignFile] = {}
    problems: list[str] = []
    for path in _files(app):
        try:
            file = _read(app, path)
        except OutreachError as error:
            problems.append(str(error))
            continue
        first = found.setdefault(file.campaign.id, file)
        if first is not file:
            twin = name_of(app, first.path)
            problems.append(f"{name_of(app, path)}: the id {file.campaign.id!r} is that of {twin} too")
    campaigns = {name: file.campaign for name, file in found.items()}
    return Shelf(campaigns, tuple(problems), {name: file.text for name, file in found.items()})


def _files(app: App) -> list[Path]:
    return sorted((app.workspace / "campaigns").glob("*.toml"), key=lambda path: sort_key(path.name))


def _read(app: App, path: Path) -> CampaignFile:
    name = name_of(app, path)
    try:
        text = decode(path.read_bytes(), name=name)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error
    return CampaignFile(path, text, read(text, name=name))


def name_of(app: App, path: Path) -> str:
    """Call a file as people see it: from the workspace on, where it lies in it."""
    return str(path.relative_to(app.workspace) if path.is_relative_to(app.workspace) else path)
