"""A table in; the channels of each row, and the address of a profile or site, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach.errors import InputError
from outreach.people.handles import Channel, canonical, profile, read_handle
from outreach.people.headings import Column
from outreach.people.meanings import Meaning
from outreach.people.platforms import platform_named
from outreach.people.table import Parse, Table, Words
from outreach.people.urls import web_address


@dataclass(slots=True)
class Channels:
    """Of each row the channel that stands first, the address of its profile or of a site, and the other channels."""

    first: list[Channel | None]
    urls: list[str | None]
    #: Row -> channels beside the first.
    others: dict[int, list[Channel]] = field(default_factory=dict)

    def of(self, row: int) -> list[Channel]:
        """List the channels of one row."""
        first = self.first[row]
        return [] if first is None else [first, *self.others.get(row, ())]


def take_channels(table: Table, platform: str | None) -> Channels:
    """Return the channels of each row: of every column of handles or profiles one, each once.

    The platform is what an address, the heading, the platform column or *platform* says, in this order. The address of a
    profile tells the platform of a handle that equals it, and the handle where there is none; a site that is no platform
    of ours is kept as an address. A cell that should hold a handle and does not refuses the row ("bad handle") where it
    names no other; beside another it is left over.
    """
    columns = table.columns.get(Meaning.HANDLE, [])
    table.columns[Meaning.HANDLE] = columns[:1]
    found = Channels(table.take(Meaning.HANDLE, _parser), [None] * table.size)
    for column, words in columns[1:]:
        _take_more(table, found, column, words)
    if Meaning.PROFILE_URL in table.columns:
        found.urls = table.take(Meaning.PROFILE_URL, lambda *_: _profile_address)
        for row, address in enumerate(found.urls):
            if address is not None:
                _take_address(found, row, address)
    if platform or Meaning.PLATFORM in table.columns:
        stated = table.take(Meaning.PLATFORM, lambda *_: platform_named)
        found.first = [
            _on(channel, said or platform) for channel, said in zip(found.first, stated, strict=True)
        ]
    for row, channel in enumerate(found.first):
        if channel is not None and channel.profile_url:
            found.urls[row] = channel.profile_url
    return found


def _parser(column: Column, _: Words) -> Parse[Channel]:
    def parse(cell: str) -> Channel | None:
        try:
            return read_handle(cell, column.platform)
        except InputError as error:
            raise InputError(f"bad handle: {error}") from error

    return parse


def _take_more(table: Table, found: Channels, column: Column, words: Words) -> None:
    """Take a further column of handles."""
    parse = _parser(column, words)
    for row, cell in enumerate(words):
        if cell is None:
            continue
        try:
            channel = parse(cell)
        except InputError as error:
            channel = None
            if found.first[row] is None:
                table.bad.setdefault(row, str(error))
        if channel is None or not _add(found, row, channel):
            table.leave(row, column.field, cell)


def _add(found: Channels, row: int, channel: Channel) -> bool:
    """Put a channel beside those of the row; say whether it was used. A second handle on no platform is not."""
    there = found.of(row)
    if not there:
        found.first[row] = channel
        return True
    for place, known in enumerate(there):
        if known.canonical == channel.canonical and None in (known.platform, channel.platform):
            if place == 0 and known.platform is None:
                found.first[row] = channel
            return True
        if known[:3:2] == channel[:3:2]:
            return True
    if channel.platform is None:
        return False
    found.others.setdefault(row, []).append(channel)
    return True


def _take_address(found: Channels, row: int, address: str) -> None:
    """Take the address of a profile: it completes the handle that it equals, or is a channel of its own."""
    channel, first = _profile(address), found.first[row]
    if channel is None:
        return
    if first is None or (first.canonical == channel.canonical and first.platform in (None, channel.platform)):
        found.first[row] = channel
        return
    found.urls[row] = None
    _add(found, row, channel)


def _profile_address(cell: str) -> str | None:
    return web_address(cell) if "/" in cell else None


def _on(channel: Channel | None, platform: str | None) -> Channel | None:
    if channel is None or channel.platform or platform is None:
        return channel
    handle, key = canonical(channel.handle, platform)
    return Channel(platform, handle, key, channel.profile_url)


def _profile(address: str) -> Channel | None:
    try:
        return profile(address)
    except InputError:
        return None


def platforms(channels: Sequence[Channel | None]) -> list[str | None]:
    """List the platform of each channel; None where it is not known."""
    return [channel.platform if channel else None for channel in channels]
