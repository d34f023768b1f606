"""A record and what is known already in; the persons whom it speaks of out."""

from __future__ import annotations

from collections.abc import Mapping

from outreach.people.names import contradict
from outreach.people.platforms import PLATFORMS, UNKNOWN
from outreach.people.record import Record


def persons(
    record: Record,
    addresses: Mapping[str, int],
    channels: Mapping[tuple[str, str], int],
) -> tuple[int, ...]:
    """Return whom the record speaks of: nobody known (), one person, or several where address and handles disagree.

    *addresses* leads from a folded address to a person, *channels* from platform and folded handle. A handle
    without a platform is the same as that handle on any platform, as long as it is one person's. The owner of the
    address stands first.
    """
    by_address = addresses.get(record.canonical_address) if record.canonical_address else None
    found = [by_address, *(_by_handle(channels, *known) for known in handles(record))]
    return tuple(dict.fromkeys(person for person in found if person is not None))


def handles(record: Record) -> list[tuple[str, str]]:
    """List the channels of a record as they are known: platform and folded handle, the first one first."""
    if record.canonical_handle is None:
        return []
    first = (record.platform or UNKNOWN, record.canonical_handle)
    return [first, *((one.platform, one.canonical_handle) for one in record.others)]


def conflict(record: Record, earlier: Record) -> str | None:
    """Say in words why two records that share an address or a channel cannot be one person's; None where they can.

    Two rows are one person when one fills what the other leaves out, or adds a channel. Another name, or another
    address for the same handle, speaks against it; so does another handle behind an address where no name tells
    that it is one person's second account: agencies answer for many.
    """
    same_address = (
        record.canonical_address is not None and record.canonical_address == earlier.canonical_address
    )
    shared = "same address" if same_address else "same handle"
    if contradict(record.name, earlier.name):
        return f"{shared}, another name"
    if not same_address and record.address and earlier.address:
        return f"{shared}, another address"
    unnamed = record.name is None or earlier.name is None
    if same_address and unnamed and _two_handles(record, earlier):
        return f"{shared}, another handle"
    return None


def _two_handles(record: Record, earlier: Record) -> bool:
    """Say whether both name a handle on one platform, and not the same."""
    one, other = dict(handles(record)), dict(handles(earlier))
    return any(one[platform] != other[platform] for platform in one.keys() & other.keys())


def _by_handle(channels: Mapping[tuple[str, str], int], platform: str, handle: str) -> int | None:
    exact = channels.get((platform, handle))
    if exact is not None:
        return exact
    if platform != UNKNOWN:
        return channels.get((UNKNOWN, handle))
    found = {person for one in PLATFORMS if (person := channels.get((one.name, handle))) is not None}
    return found.pop() if len(found) == 1 else None
