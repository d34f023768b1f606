"""Completes what is known of one person from rows of a sheet: blanks clear nothing, edits by hand stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from outreach.actions.gathering import Change, Gathered
from outreach.people.names import contradict
from outreach.people.platforms import UNKNOWN
from outreach.people.record import Record
from outreach.store.imports import COLUMNS, KnownChannel, Stored
from outreach.text import clean, fold


def together(rows: Sequence[Record]) -> Record:
    """Put the rows of one person into one: of columns the first that says something is heard."""
    if len(rows) == 1:
        return rows[0]
    first: dict[str, Any] = {
        name: next((value for row in rows if (value := getattr(row, name))), None) for name in COLUMNS
    }
    fields: dict[str, str] = {}
    for row in reversed(rows):
        fields |= row.fields
    return replace(rows[0], **first, fields=fields)


def complete(there: Stored, rows: Sequence[Record], into: Gathered) -> list[tuple[Record, str]]:
    """Fill what is missing of a known person and take what is newer; give the rows that are of somebody else, and why.

    A row that shares the address or the handle alone, under a name that contradicts the one that is known, is taken for
    somebody else: agencies answer for many.
    """
    strangers = [(row, why) for row in rows if (why := _stranger(there, row))]
    own = [row for row in rows if not _stranger(there, row)] if strangers else rows
    if own:
        row = together(own)
        before = len(into.changes)
        _columns(there, row, into)
        _fields(there, row, into)
        if len(into.changes) > before:
            into.changed.append(there)
        hang(there, own, into)
    return strangers


def hang(there: Stored, rows: Sequence[Record], into: Gathered) -> None:
    """Add the addresses, channels, numbers, tags, notes and posts that are not there yet."""
    for row in rows:
        if row.canonical_address is not None and row.canonical_address not in there.addresses:
            _address(there, row, into)
        channel = _channel(there, row, into) if row.canonical_handle is not None else None
        if row.readings:
            _readings(there, row, channel, into)
        if row.tags:
            _tags(there, row, into)
        if row.note and row.note not in there.notes:
            there.notes.add(row.note)
            into.notes.append((there.number, row.note))
            _tell(there, row, into, "note", None, row.note)
        if row.feed_url and row.feed_url not in there.feeds:
            there.feeds.add(row.feed_url)
            into.feeds.append((there.number, row.feed_url))
            _tell(there, row, into, "feed", None, row.feed_url)
        if row.post:
            into.posts.append((there.number, row))


def _stranger(there: Stored, row: Record) -> str | None:
    known: str | None = there.values["name"]
    if row.name == known or "name" in there.edited or not contradict(row.name, known):
        return None
    same_address = row.canonical_address in there.addresses
    if same_address and any(one.canonical_handle == row.canonical_handle for one in there.channels):
        return None
    shared = row.address if same_address else f"@{row.handle}"
    return f"another name than is known: {shared} is {known}"


def _columns(there: Stored, row: Record, into: Gathered) -> None:
    for column in COLUMNS:
        new, old = getattr(row, column), there.values[column]
        if new is None or new == old:
            continue
        if column in there.edited:
            into.conflicts.append(_change(there, row, column, old, new))
        else:
            there.values[column] = new
            _tell(there, row, into, column, old, new)


def _fields(there: Stored, row: Record, into: Gathered) -> None:
    for heading, new in row.fields.items():
        old = there.fields.get(heading)
        if old != new:
            there.fields = {**there.fields, heading: new}
            _tell(there, row, into, heading, old, new)


def _address(there: Stored, row: Record, into: Gathered) -> None:
    """Add an address; where there is a primary one the new one is kept beside it."""
    primary = next(iter(there.addresses.values()), None)
    address, canonical = row.address or "", row.canonical_address or ""
    there.addresses[canonical] = address
    into.addresses.append((there.number, address, canonical, primary is None))
    if primary is None:
        _tell(there, row, into, "email", None, address)
    else:
        into.conflicts.append(_change(there, row, "email", primary, address))


def _channel(there: Stored, row: Record, into: Gathered) -> KnownChannel:
    """Find, learn more of or add the channel that the row speaks of."""
    platform = row.platform or UNKNOWN
    found = _known_channel(there, platform, row.canonical_handle or "") if there.channels else None
    if found is not None:
        _learn(there, found, row, into)
        return found
    channel = KnownChannel(platform, row.handle or "", row.canonical_handle or "", row.profile_url)
    rival = next((one for one in there.channels if platform in (one.platform, UNKNOWN)), None)
    if rival and "handle" in there.edited:
        into.conflicts.append(_change(there, row, "handle", rival.called, channel.called))
        return rival
    there.channels.append(channel)
    into.channels.append((there.number, channel))
    _tell(there, row, into, "handle", None, channel.called)
    return channel


def _known_channel(there: Stored, platform: str, handle: str) -> KnownChannel | None:
    """Find a channel; a handle without platform is that handle on any."""
    same = [one for one in there.channels if one.canonical_handle == handle]
    exact = next((one for one in same if one.platform == platform), None)
    return exact or next((one for one in same if UNKNOWN in (one.platform, platform)), None)


def _learn(there: Stored, channel: KnownChannel, row: Record, into: Gathered) -> None:
    """Take over the platform that was not known, and the address of the profile."""
    offered = (
        ("platform", row.platform if channel.platform == UNKNOWN else None),
        ("url", row.profile_url),
    )
    for name, new in offered:
        old = getattr(channel, name)
        if new and new != old:
            setattr(channel, name, new)
            if channel.number is not None:
                into.learnt[channel.number] = channel
            _tell(there, row, into, name, old, new)


def _readings(there: Stored, row: Record, channel: KnownChannel | None, into: Gathered) -> None:
    readings = there.readings if channel is None else channel.readings
    for reading in row.readings:
        old = readings.get(reading.metric)
        if old != reading.value:
            readings[reading.metric] = reading.value
            into.readings.append((there.number, channel, reading.metric, reading.value))
            _tell(there, row, into, reading.metric, old, reading.value)


def _tags(there: Stored, row: Record, into: Gathered) -> None:
    for word in row.tags:
        if fold(word) not in there.tags:
            there.tags.add(fold(word))
            into.tags.append((there.number, word, fold(word)))
            _tell(there, row, into, "tag", None, word)


def _tell(there: Stored, row: Record, into: Gathered, column: str, old: object, new: object) -> None:
    """Write down what changed of a person who was known before."""
    if there.values:
        into.changes.append(_change(there, row, column, old, new))


def _change(there: Stored, row: Record, column: str, old: object, new: object) -> Change:
    words = f"@{row.handle}" if row.handle else row.address or ""
    called = there.values["name"] or row.name or words
    texts = {"old": _text(old), "new": _text(new)}
    return Change(person=there.number, called=called, words=words, column=column, **texts)


def _text(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else clean(str(value or ""))
