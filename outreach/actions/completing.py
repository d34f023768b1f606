"""Completes what is known of one person from rows of a sheet: blanks clear nothing, edits by hand stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from outreach.actions.gathering import Change, Gathered
from outreach.people.names import contradict
from outreach.people.platforms import UNKNOWN
from outreach.people.record import Record
from outreach.store.imports import COLUMNS, KnownChannel, Stored
from outreach.text import clean, fold

_SHOWN = 60


def together(rows: Sequence[Record]) -> Record:
    """Put the rows of one person into one: of columns the first that says something is heard."""
    if len(rows) == 1:
        return rows[0]
    first: dict[str, Any] = {name: next(filter(None, (getattr(row, name) for row in rows)), None) for name in COLUMNS}
    fields: dict[str, str] = {}
    for row in rows:
        fields = {**row.fields, **fields}
    return replace(rows[0], **first, fields=fields)


def complete(there: Stored, rows: Sequence[Record], into: Gathered) -> list[tuple[Record, str]]:
    """Fill what is missing of a known person and take what is newer; give the rows that are of somebody else, and why.

    A row that shares the address or the handle alone, under a name that contradicts the one that is known, is taken for
    somebody else: agencies answer for many.
    """
    refused = [(row, why) for row in rows if (why := _stranger(there, row))]
    strangers = {row.line for row, _ in refused}
    own = [row for row in rows if row.line not in strangers]
    if own:
        row = together(own)
        changed = [*_columns(there, row, into), *_fields(there, row)]
        if changed:
            into.changed.append(there)
        hang(there, own, into, changed)
    return refused


def hang(there: Stored, rows: Sequence[Record], into: Gathered, changed: Sequence[tuple[str, str, str]] = ()) -> None:
    """Add the addresses, channels, numbers, tags, notes and posts that are not there yet; tell it of a known person."""
    told = list(changed)
    for row in rows:
        told += _address(there, row, into)
        told += _reached(there, row, into)
        told += _said(there, row, into)
        if row.post:
            into.posts.append((there.number, row))
    if there.values:
        into.changes += [_change(there, rows[0], *one) for one in told]


def _stranger(there: Stored, row: Record) -> str | None:
    known: str | None = there.values["name"]
    if "name" in there.edited or not contradict(row.name, known):
        return None
    same_address = row.canonical_address in there.addresses
    if same_address and any(one.canonical_handle == row.canonical_handle for one in there.channels):
        return None
    shared = row.address if same_address else f"@{row.handle}"
    return f"another name than is known: {shared} is {known}"


def _columns(there: Stored, row: Record, into: Gathered) -> Iterator[tuple[str, str, str]]:
    for column in COLUMNS:
        new, old = getattr(row, column), there.values[column]
        if new is None or new == old:
            continue
        if column in there.edited:
            into.conflicts.append(_change(there, row, column, old or "", new))
            continue
        there.values[column] = new
        yield column, old or "", new


def _fields(there: Stored, row: Record) -> Iterator[tuple[str, str, str]]:
    for heading, new in row.fields.items():
        old = there.fields.get(heading)
        if old != new:
            there.fields = {**there.fields, heading: new}
            yield heading, _short(old or ""), _short(new)


def _address(there: Stored, row: Record, into: Gathered) -> Iterator[tuple[str, str, str]]:
    """Add an address; another than the primary one is kept beside it."""
    if row.canonical_address is None or row.canonical_address in there.addresses:
        return
    primary = next(iter(there.addresses.values()), None)
    there.addresses[row.canonical_address] = row.address or ""
    into.addresses.append(
        {
            "influencer_id": there.number,
            "address": row.address,
            "canonical": row.canonical_address,
            "is_primary": primary is None,
            "source": into.source,
            "added_at": into.now,
        }
    )
    if primary is None:
        yield "email", "", row.address or ""
    else:
        into.conflicts.append(_change(there, row, "email", primary, row.address or ""))


def _reached(there: Stored, row: Record, into: Gathered) -> Iterator[tuple[str, str, str]]:
    """Add the channel, or learn more of it; and its numbers."""
    channel = _channel_of(there, row)
    if channel is None and row.canonical_handle is not None:
        channel = KnownChannel(
            row.platform or UNKNOWN, row.handle or "", row.canonical_handle, row.profile_url, row.feed_url
        )
        rival = next((one for one in there.channels if one.platform == channel.platform), None)
        if rival and "handle" in there.edited:
            into.conflicts.append(_change(there, row, "handle", _named(rival), _named(channel)))
            return
        there.channels.append(channel)
        into.channels.append((there.number, channel))
        yield "handle", "", _named(channel)
    elif channel is not None:
        yield from _learn(channel, row, into)
    readings = there.readings if channel is None else channel.readings
    for reading in row.readings:
        old = readings.get(reading.metric)
        if old != reading.value:
            readings[reading.metric] = reading.value
            into.readings.append((there.number, channel, reading.metric, reading.value))
            yield reading.metric, "" if old is None else f"{old:.15g}", f"{reading.value:.15g}"


def _channel_of(there: Stored, row: Record) -> KnownChannel | None:
    """Find the channel that the row speaks of; a handle without platform is that handle on any."""
    platform = row.platform or UNKNOWN
    same = [one for one in there.channels if one.canonical_handle == row.canonical_handle]
    exact = next((one for one in same if one.platform == platform), None)
    return exact or next((one for one in same if UNKNOWN in (one.platform, platform)), None)


def _learn(channel: KnownChannel, row: Record, into: Gathered) -> Iterator[tuple[str, str, str]]:
    before = (channel.platform, channel.url, channel.feed_url)
    if channel.platform == UNKNOWN and row.platform:
        channel.platform = row.platform
    channel.url = row.profile_url or channel.url
    channel.feed_url = row.feed_url or channel.feed_url
    names = ("platform", "profile url", "feed url")
    after = (channel.platform, channel.url, channel.feed_url)
    if after != before and channel.number is not None:
        into.learnt[channel.number] = channel
    for name, old, new in zip(names, before, after, strict=True):
        if old != new:
            yield name, old or "", new or ""


def _said(there: Stored, row: Record, into: Gathered) -> Iterator[tuple[str, str, str]]:
    for word in row.tags:
        if fold(word) not in there.tags:
            there.tags.add(fold(word))
            into.tags.append({"influencer_id": there.number, "name": word, "key": fold(word)})
            yield "tag", "", word
    if row.note and row.note not in there.notes:
        there.notes.add(row.note)
        into.notes.append(
            {"influencer_id": there.number, "text": row.note, "at": into.now, "by": into.source}
        )
        yield "note", "", _short(row.note)


def _change(there: Stored, row: Record, column: str, old: str, new: str) -> Change:
    words = f"@{row.handle}" if row.handle else row.address or ""
    called = there.values["name"] or row.name or words
    return Change(person=there.number, called=called, words=words, column=column, old=old, new=new)


def _named(channel: KnownChannel) -> str:
    return f"@{channel.handle}" + ("" if channel.platform == UNKNOWN else f" on {channel.platform}")


def _short(text: str) -> str:
    line = clean(text)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
