"""Looks for mails of unknown fate in the Sent folder: one that lies there was taken by the server.

That one does not lie there says something only where this folder holds the mails that left before it, or a test showed that
copies are filed there (`doctor --send-test`), a quarter of an hour has passed, and a second look says the same; then it did not leave, and waits in the queue as before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from sqlmodel import Session

from outreach.actions.selfmailing import files_copies
from outreach.actions.synced import Synced
from outreach.app import App
from outreach.net.folders import Folder, Role
from outreach.net.imap import Box
from outreach.net.imap_mail import NAMED
from outreach.replies.correspondence import IDS, correspondence
from outreach.store import absences, deliveries, events, recovery
from outreach.store.deliveries import Lost

#: Ids that one SEARCH asks for.
_AT_ONCE = 20
#: So long a server may need to file a mail, and so far apart are two looks.
_WAIT = timedelta(minutes=15)
#: Mails that are known to have left, all of which must lie in a folder before the lack of another says something.
_KNOWN = 3


def look_for_unknown(app: App, account: str, box: Box, folders: Sequence[Folder], done: Synced) -> None:
    """Search Sent, or where there is one the folder of everything, and settle what is found, and what two looks miss.

    Raises UnreachableError; then nothing of that folder is settled.
    """
    with app.reading() as db:
        lost = {
            value: number
            for number, value in deliveries.unknown_ids(db, transport=app.transport, account=account)
        }
        if not lost:
            return
        left = absences.left(db, transport=app.transport, account=account, newest=_KNOWN)
        tested = files_copies(db, account)
    filed = tested[0] if tested else bool(left)
    everything = [one for one in folders if one.role is Role.ALL]
    complete = ""
    for folder in everything or [one for one in folders if one.role is Role.SENT]:
        if lost:
            box.examine(folder)
            found = _found(box, lost | left)
            _settle(app, dict.fromkeys(found & set(lost.values()), folder.name), done)
            lost = {value: number for value, number in lost.items() if number not in found}
            if filed and found >= set(left.values()):
                complete = folder.name
    if complete:
        why = "holds the mails before it" if left else "gets a copy of what leaves, as a test showed"
        _miss(app, set(lost.values()), complete, why, done)


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


def _miss(app: App, absent: Collection[int], folder: str, why: str, done: Synced) -> None:
    """Write down what *folder* lacks; what it lacked before, long enough ago, did not leave."""
    with app.writing() as db:
        for mail in deliveries.lost(db, transport=app.transport):
            if mail.delivery_id in absent and app.now() - mail.at >= _WAIT:
                _missed(app, db, mail, folder, why, done)


def _missed(app: App, db: Session, mail: Lost, folder: str, why: str, done: Synced) -> None:
    first = absences.first(db, mail.message_id, since=mail.at)
    if first is not None and app.now() - first < _WAIT:
        return
    kind, said = absences.KIND, f"{mail.step}: not in {folder}, which {why}"
    if first is not None:
        because = f"it did not leave: {folder} lacks it at two looks, and {why}"
        if not recovery.not_sent(db, mail.delivery_id, because=because, now=app.now()):
            return
        kind, said = "delivery.not_sent", f"{mail.step}: {because}"
        done.returned += 1
    about = {"influencer_id": mail.influencer_id, "message_id": mail.message_id}
    events.log(db, kind, said, at=app.now(), by="sync", campaign=mail.campaign, **about)
