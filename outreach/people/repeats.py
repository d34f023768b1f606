"""Records in the order of a sheet in; the same, each knowing the first row of its person, out."""

from __future__ import annotations

from outreach.errors import InputError
from outreach.people.matching import conflict, handles, persons
from outreach.people.record import Record


class Repeats:
    """The people of the rows so far, by what they are known by."""

    __slots__ = ("_addresses", "_channels", "_known", "_records")

    def __init__(self) -> None:
        self._addresses: dict[str, int] = {}
        self._channels: dict[tuple[str, str], int] = {}
        self._known: set[str] = set()
        self._records: dict[int, Record] = {}

    def check(self, record: Record) -> Record:
        """Return the record with the line of the first row of the same person in `same_as`.

        Raises InputError where it contradicts that row, or speaks of two people.
        """
        address, channels, known = record.canonical_address, handles(record), self._known
        if address in known or any(handle in known for _, handle in channels):
            record = self._compare(record)
        line = record.same_as or record.line
        self._records.setdefault(line, record)
        if address:
            known.add(address)
            self._addresses.setdefault(address, line)
        for channel in channels:
            known.add(channel[1])
            self._channels.setdefault(channel, line)
        return record

    def _compare(self, record: Record) -> Record:
        lines = persons(record, self._addresses, self._channels)
        if len(lines) > 1:
            first = "address" if record.canonical_address in self._addresses else "handle"
            raise InputError(f"the {first} of line {lines[0]} and the handle of line {lines[1]}")
        why = conflict(record, self._records[lines[0]]) if lines else None
        if why:
            raise InputError(f"{why} than on line {lines[0]}")
        return record._replace(same_as=lines[0]) if lines else record
