"""Completes what is known of one person from rows of a sheet: blanks clear nothing, edits by hand stay."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time
from typing import Any

from outreach.actions.consenting import consent
from outreach.actions.gathering import Gathered
from outreach.actions.telling import change, tell
from outreach.people.matching import handles
from outreach.people.names import contradict, shouted, told_more
from outreach.people.platforms import UNKNOWN
from outreach.people.record import NoteKind, OtherChannel, Record
from outreach.store.imports import COLUMNS, KnownChannel, Stored, same_time
from outreach.text import fold

_NAMES = ("name", "first_name")
#: A day that a sheet names is kept as its noon: the same day in nearly every zone.
_NOON = time(12, tzinfo=UTC)


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
    return rows[0]._replace(**first, fields=fields)


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


def settle(number: int, rows: Sequence[Record], into: Gathered) -> None:
    """Add all that the rows tell of a new person; the usual single row needs no comparing."""
    row = rows[0]
    if len(rows) > 1 or row.others or row.earlier or row.blocked_because or row.measured_on:
        hang(Stored(number), rows, into)
        return
    if row.canonical_address is not None:
        into.addresses.append((number, row.address, row.canonical_address, True))
        if row.consent:
            into.consents[row.canonical_address] = row.consent
    channel = None
    if row.canonical_handle is not None:
        channel = KnownChannel(
            row.platform or UNKNOWN, row.handle or "", row.canonical_handle, row.profile_url
        )
        into.channels.append((number, channel))
    into.readings += [(number, channel, one.metric, one.value, into.now) for one in row.readings]
    into.tags += [(number, word, fold(word)) for word in row.tags]
    if row.note:
        into.notes.append((number, NoteKind.NOTE, row.note, None))
    if row.feed_url:
        into.feeds.append((number, row.feed_url))
    if row.post:
        into.posts.append((number, row))


def hang(there: Stored, rows: Sequence[Record], into: Gathered) -> None:
    """Add the addresses, channels, numbers, tags, notes and posts that are not there yet."""
    named = {handle for row in rows for _, handle in handles(row)}
    heard: set[tuple[int, str, datetime]] = set()
    for row in rows:
        if row.canonical_address is not None and row.canonical_address not in there.addresses:
            _address(there, row, into)
        if row.consent and row.canonical_address is not None:
            consent(there, row, into)
        if row.canonical_handle is None:
            _readings(there, row, row, there, into, heard)
        else:
            _channels(there, row, into, named, heard)
        if row.tags:
            _tags(there, row, into)
        if row.note and row.note not in there.notes:
            there.notes.add(row.note)
            into.notes.append((there.number, NoteKind.NOTE, row.note, None))
            tell(there, row, into, "note", None, row.note)
        if row.earlier or row.blocked_because:
            _history(there, row, into)
        if row.feed_url and row.feed_url not in there.feeds and "feed" not in there.edited:
            there.feeds.add(row.feed_url)
            into.feeds.append((there.number, row.feed_url))
            tell(there, row, into, "feed", None, row.feed_url)
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
        if column in _NAMES and old and shouted(new, old):
            continue
        if column in there.edited or (column in _NAMES and old and told_more(old, new)):
            into.conflicts.append(change(there, row, column, old, new))
        else:
            there.values[column] = new
            tell(there, row, into, column, old, new)


def _fields(there: Stored, row: Record, into: Gathered) -> None:
    for heading, new in row.fields.items():
        old = there.fields.get(heading)
        if old != new:
            there.fields = {**there.fields, heading: new}
            tell(there, row, into, heading, old, new)


def _address(there: Stored, row: Record, into: Gathered) -> None:
    """Add an address; where there is a primary one the new one is kept beside it."""
    primary = next(iter(there.addresses.values()), None)
    address, canonical = row.address or "", row.canonical_address or ""
    there.addresses[canonical] = address
    into.addresses.append((there.number, address, canonical, primary is None))
    if primary is None:
        tell(there, row, into, "email", None, address)
    else:
        into.conflicts.append(change(there, row, "email", primary, address))


def _channels(
    there: Stored,
    row: Record,
    into: Gathered,
    named: Collection[str],
    heard: set[tuple[int, str, datetime]],
) -> None:
    told: tuple[Record | OtherChannel, ...] = (row, *row.others)
    for one in told:
        if channel := _channel(there, row, one, into, named):
            _readings(there, row, one, channel, into, heard)


def _channel(
    there: Stored, row: Record, one: Record | OtherChannel, into: Gathered, named: Collection[str]
) -> KnownChannel | None:
    """Find, learn more of or add one of the channels of which the row speaks.

    Another handle where one is known, and the sheet does not name both, may be a new name or somebody else's: a person
    decides, and till then its numbers are nobody's (None). A handle changed by hand goes on with the sheet's numbers.
    """
    platform = one.platform or UNKNOWN
    found = _known_channel(there, platform, one.canonical_handle or "") if there.channels else None
    if found is not None:
        _learn(there, row, found, one, into)
        return found
    channel = KnownChannel(platform, one.handle or "", one.canonical_handle or "", one.profile_url)
    rival = next((one for one in there.channels if platform in (one.platform, UNKNOWN)), None)
    edited = "handle" in there.edited
    if rival and (edited or rival.canonical_handle not in named):
        into.conflicts.append(change(there, row, "handle", rival.called, channel.typed))
        return rival if edited else None
    there.channels.append(channel)
    into.channels.append((there.number, channel))
    tell(there, row, into, "handle", None, channel.called)
    return channel


def _known_channel(there: Stored, platform: str, handle: str) -> KnownChannel | None:
    """Find a channel; a handle without platform is that handle on any."""
    same = [one for one in there.channels if one.canonical_handle == handle]
    exact = next((one for one in same if one.platform == platform), None)
    return exact or next((one for one in same if UNKNOWN in (one.platform, platform)), None)


def _learn(
    there: Stored, row: Record, channel: KnownChannel, one: Record | OtherChannel, into: Gathered
) -> None:
    """Take over the platform that was not known, and the address of the profile."""
    offered = (
        ("platform", one.platform if channel.platform == UNKNOWN else None),
        ("url", one.profile_url),
    )
    for name, new in offered:
        old = getattr(channel, name)
        if new and new != old:
            setattr(channel, name, new)
            if channel.number is not None:
                into.learnt[channel.number] = channel
            tell(there, row, into, name, old, new)


def _readings(
    there: Stored,
    row: Record,
    one: Record | OtherChannel,
    known: KnownChannel | Stored,
    into: Gathered,
    heard: set[tuple[int, str, datetime]],
) -> None:
    """Add the numbers that differ from the newest known ones, unless they are older; of several rows the first is heard."""
    channel = known if isinstance(known, KnownChannel) else None
    moment = datetime.combine(row.measured_on, _NOON) if row.measured_on else into.now
    for metric, value in one.readings:
        old, key = known.readings.get(metric), (id(known), metric, moment)
        again, older = key in heard, moment < known.measured_at.get(metric, moment)
        heard.add(key)
        if again or older or old == value:
            continue
        known.readings[metric], known.measured_at[metric] = value, moment
        into.readings.append((there.number, channel, metric, value, moment))
        tell(there, row, into, metric, old, value)


def _history(there: Stored, row: Record, into: Gathered) -> None:
    """Add what the sheet remembers of the time before this program."""
    if row.blocked_because:
        into.blocked.append((there, row.line, row.blocked_because))
    for note in row.earlier:
        if same_time(note) not in there.earlier:
            there.earlier.add(same_time(note))
            into.notes.append((there.number, note.kind, note.text, note.day))
            tell(there, row, into, note.kind, None, note.text)


def _tags(there: Stored, row: Record, into: Gathered) -> None:
    for word in row.tags:
        if fold(word) not in there.tags:
            there.tags.add(fold(word))
            into.tags.append((there.number, word, fold(word)))
            tell(there, row, into, "tag", None, word)
