"""Looks for mails of unknown fate in the Sent folder: one that lies there was taken by the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from outreach.actions.arriving import Synced
from outreach.app import App
from outreach.net.folders import Folder, Role
from outreach.net.imap import NAMED, Box
from outreach.replies.correspondence import IDS, correspondence
from outreach.store import deliveries, events, recovery

#: Ids that one SEARCH asks for.
_AT_ONCE = 20


def look_for_unknown(app: App, account: str, box: Box, folders: Sequence[Folder], done: Synced) -> None:
    """Search Sent, or where there is one the folder of everything, and settle what is found; what is not proves nothing.

    Raises UnreachableError; then nothing of that folder is settled.
    """
    with app.reading() as db:
        lost = {
            value: number
            for number, value in deliveries.unknown_ids(db, transport=app.transport, account=account)
        }
    everything = [one for one in folders if one.role is Role.ALL]
    for folder in everything or [one for one in folders if one.role is Role.SENT]:
        if lost:
            box.examine(folder)
            found = _found(box, lost)
            _settle(app, dict.fromkeys(found, folder.name), done)
            lost = {value: number for value, number in lost.items() if number not in found}


def _found(box: Box, lost: Mapping[str, int]) -> set[int]:
    ids, found = sorted(lost), set()
    for start in range(0, len(ids), _AT_ONCE):
        uids = box.with_ids(ids[start : start + _AT_ONCE], IDS)
        for head in box.heads(uids, NAMED):
            found |= {lost[value] for value in correspondence(head.raw).ids & lost.keys()}
    return found


def _settle(app: App, found: Mapping[int, str], done: Synced) -> None:
    """Write down each with whom and what it was for: `why` tells how its fate came to be known."""
    for delivery, folder in found.items():
        with app.writing() as db:
            lost = {one.delivery_id: one for one in deliveries.lost(db, transport=app.transport)}
            mail, because = lost.get(delivery), f"it arrived: it lies in {folder}"
            if mail and recovery.found(db, delivery, because=because, now=app.now()):
                about = {"influencer_id": mail.influencer_id, "message_id": mail.message_id}
                said = f"{mail.step}: {because}"
                events.log(
                    db, "delivery.found", said, at=app.now(), by="sync", campaign=mail.campaign, **about
                )
                done.settled += 1
