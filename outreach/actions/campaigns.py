"""Finds and reads campaign files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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


def load(app: App, name: str) -> CampaignFile:
    """Read `campaigns/NAME.toml`, or the file whose id is *name*.

    Raises:
        UsageError: there is none.
        ConfigError: it is there and cannot be read.
    """
    path = app.workspace / "campaigns" / f"{name.removesuffix('.toml')}.toml"
    if path.is_file():
        return _read(app, path)
    for other in _files(app):
        try:
            file = _read(app, other)
        except OutreachError:
            continue
        if file.campaign.id == name:
            return file
    there = ", ".join(one.stem for one in _files(app)) or "none yet"
    raise UsageError(f"no campaign {name!r}; there are: {there}", hint=f"outreach campaign new {name}")


def shelf(app: App) -> Shelf:
    """Read every campaign; a file that cannot be read stops none of the others."""
    found: dict[str, Campaign] = {}
    files: dict[str, str] = {}
    problems: list[str] = []
    for path in _files(app):
        try:
            campaign = _read(app, path).campaign
        except OutreachError as error:
            problems.append(str(error))
            continue
        if campaign.id in found:
            problems.append(
                f"{name_of(app, path)}: the id {campaign.id!r} is that of {files[campaign.id]} too"
            )
        found.setdefault(campaign.id, campaign)
        files.setdefault(campaign.id, name_of(app, path))
    return Shelf(found, tuple(problems))


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
