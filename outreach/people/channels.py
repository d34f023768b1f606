"""A table in; the channel of each row, and the address of a profile or site, out."""

from __future__ import annotations

from outreach.errors import InputError
from outreach.people.handles import Channel, canonical, profile, read_handle
from outreach.people.headings import Column
from outreach.people.meanings import Meaning
from outreach.people.platforms import platform_named
from outreach.people.table import Parse, Table, Words
from outreach.people.urls import web_address


def take_channels(table: Table, platform: str | None) -> tuple[list[Channel | None], list[str | None]]:
    """Return for each row its channel, and the address of a profile or of a site of theirs.

    The platform is what an address, the heading, the platform column or *platform* says, in this order. The address of a
    profile tells the platform of a handle that equals it, and the handle where there is none; a profile that is
    another channel is left over. A cell that should hold a handle and does not refuses the row ("bad handle").
    """
    channels = table.take(Meaning.HANDLE, _parser)
    addresses = table.take(Meaning.PROFILE_URL, lambda *_: _profile_address)
    for row, address in enumerate(addresses):
        if address is not None:
            channels[row], addresses[row] = _with_address(table, row, channels[row], address)
    if platform or Meaning.PLATFORM in table.columns:
        stated = table.take(Meaning.PLATFORM, lambda *_: platform_named)
        channels = [_on(channel, said or platform) for channel, said in zip(channels, stated, strict=True)]
    urls = (channel.profile_url if channel else None for channel in channels)
    return channels, [url or address for url, address in zip(urls, addresses, strict=True)]


def _parser(column: Column, _: Words) -> Parse[Channel]:
    def parse(cell: str) -> Channel | None:
        try:
            return read_handle(cell, column.platform)
        except InputError as error:
            raise InputError(f"bad handle: {error}") from error

    return parse


def _profile_address(cell: str) -> str | None:
    return web_address(cell) if "/" in cell else None


def _on(channel: Channel | None, platform: str | None) -> Channel | None:
    if channel is None or channel.platform or platform is None:
        return channel
    handle, key = canonical(channel.handle, platform)
    return Channel(platform, handle, key, channel.profile_url)


def _with_address(
    table: Table, row: int, channel: Channel | None, address: str
) -> tuple[Channel | None, str | None]:
    found = _profile(address)
    if channel is None or found is None:
        return channel or found, address
    if found.canonical == channel.canonical and channel.platform in (None, found.platform):
        return found, address
    table.leave_all(Meaning.PROFILE_URL, row)
    return channel, None


def _profile(address: str) -> Channel | None:
    try:
        return profile(address)
    except InputError:
        return None
