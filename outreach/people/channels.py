"""The cells of one row in; the channel that they name out."""

from __future__ import annotations

from dataclasses import replace

from outreach.errors import InputError
from outreach.people.handles import Channel, profile, read_handle
from outreach.people.headings import Column
from outreach.people.layout import Cells
from outreach.people.meanings import Meaning
from outreach.people.platforms import platform_named
from outreach.people.urls import web_address


def take_channel(row: Cells) -> tuple[Channel | None, str | None]:
    """Return the channel, and the address of a profile or of a site of theirs; None for what the row does not say.

    The address of a profile tells the platform of a handle that equals it, and the handle where there is none. A
    profile that is another channel is left over. Raises InputError beginning with "bad handle" for a cell that
    should hold a handle and does not.
    """
    stated = row.take(Meaning.PLATFORM, lambda said, _: platform_named(said))
    cell = row.take(Meaning.HANDLE, lambda said, column: (said, column))
    channel, site = _handle(cell, stated or row.layout.platform) if cell else (None, None)
    address = row.take(Meaning.PROFILE_URL, lambda said, _: web_address(said) if "/" in said else None)
    if address is None:
        return channel, site or (channel.profile_url if channel else None)
    return _with_address(row, channel, address, site)


def _handle(cell: tuple[str, Column], platform: str | None) -> tuple[Channel | None, str | None]:
    said, column = cell
    try:
        channel = read_handle(said, column.platform or platform)
    except InputError as error:
        raise InputError(f"bad handle: {error}") from error
    return channel, None if channel else web_address(said)


def _with_address(
    row: Cells, channel: Channel | None, address: str, site: str | None
) -> tuple[Channel | None, str | None]:
    found = _profile(address)
    if channel is None:
        return found, address
    if found is None:
        return channel, channel.profile_url or site or address
    if found.canonical == channel.canonical and channel.platform in (None, found.platform):
        return replace(channel, platform=found.platform), address
    row.left[row.columns[Meaning.PROFILE_URL][0].field] = address
    return channel, channel.profile_url


def _profile(address: str) -> Channel | None:
    try:
        return profile(address)
    except InputError:
        return None
