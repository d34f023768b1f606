"""Where the cursor of a folder stands and what the server says of the folder, in; what is left to read there, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from outreach.net import imap
from outreach.net.imap import State
from outreach.net.imap_mail import MOST, Mail
from outreach.store.mailboxes import Mark

#: UIDVALIDITY and the last uid that was looked at.
Cursor = tuple[int | None, int]
#: Bytes of the mails that are fetched at once.
_BYTES = 16 * 1024 * 1024


def goes_on(cursor: Cursor, state: State) -> bool:
    """Say whether a folder is the one whose mails were counted; numbers that go back are those of another one."""
    return cursor[0] == state.uid_validity and not 0 < state.uid_next <= cursor[1]


def settled(cursor: Cursor, mark: Mark, state: State, *, left: bool, main: bool) -> tuple[int, int] | None:
    """Say where the cursor of a folder stands in which nothing is to be read; None where something is.

    Before our first mail *left*, nothing is: only begin to count from here. Later nothing is where the server counts
    changes and there was none. One that counts mails alone may show one late, under a number below those that were read,
    while another one goes. And a server that is not through with a large folder may say that it is empty: a *main* one, in
    which answers come in, is opened unless a number was never given, or none since it held mail.
    """
    if not left and state.uid_next:
        return state.uid_validity, state.uid_next - 1
    still = state.uid_validity, state.uid_next - 1
    if state.messages == 0 and (cursor == still or not main):
        return state.uid_validity, cursor[1] if goes_on(cursor, state) else 0
    return still if cursor == still and 0 < state.modseq == mark.modseq else None


def batches(heads: Sequence[Mail]) -> list[list[Mail]]:
    """Split by number and by bytes."""
    found: list[list[Mail]] = []
    room = 0
    for head in heads:
        size = min(head.size, MOST)
        if not found or len(found[-1]) == imap.WHOLES or size > room:
            found.append([])
            room = _BYTES
        found[-1].append(head)
        room -= size
    return found


def as_set(uids: Iterable[int]) -> str:
    """Write UIDs as a set (RFC 3501 section 9): `4:19,22`."""
    runs = [
        [uid for _, uid in run]
        for _, run in groupby(enumerate(sorted(set(uids))), key=lambda one: one[1] - one[0])
    ]
    return ",".join(f"{run[0]}:{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def not_in_set(uids: Collection[int], written: str | None) -> list[int]:
    """Give those that are not in a set as `as_set` writes it, in order; all where nobody knows it."""
    left = set(uids)
    for one in filter(None, (written or "").split(",")):
        first, _, last = one.partition(":")
        left -= set(
            range(max(int(first), min(left, default=0)), min(int(last or first), max(left, default=0)) + 1)
        )
    return sorted(left)
