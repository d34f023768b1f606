"""Reads the mailbox of one account over IMAP: what is new in every folder that may hold an answer, and in no other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from outreach.actions.arriving import Incoming, Looked, Synced, opened, take
from outreach.actions.connecting import mailbox_of
from outreach.actions.evidence import look_for_unknown
from outreach.actions.sieving import Sieve, Sieved
from outreach.app import App
from outreach.config import Account
from outreach.errors import OutreachError, UnreachableError
from outreach.net import imap
from outreach.net.folders import Folder, Role
from outreach.net.imap import Box, Mail, State
from outreach.store import deliveries, mailboxes, unmatched
from outreach.text import fold

#: Nothing is read that came earlier than that before our first mail left; time zones and clocks differ.
_BEFORE = timedelta(days=2)
#: What a server that has a folder of everything is read by, and what else is not read.
_EVERYTHING = (Role.ALL, Role.JUNK, Role.TRASH)
_OURS = (Role.SENT, Role.DRAFTS)


def read_mailbox(app: App, account: str, done: Synced) -> OutreachError | None:
    """Read what is new; give what kept it from being read to its end, or None."""
    try:
        with mailbox_of(app, account) as box:
            listed = box.folders()
            folders = watched(listed, app.config.accounts[account])
            error = _Reader(app, account, box, done).read(folders)
            try:
                look_for_unknown(app, account, box, listed, done)
            except UnreachableError as lost:  # what was read is read all the same
                error = error or lost
            return error
    except OutreachError as error:
        _failed(app, account)
        return error


def watched(listed: Sequence[Folder], account: Account) -> list[Folder]:
    """Choose the folders that may hold an answer: a filter may file one anywhere but among what we write ourselves."""
    skip = {fold(name or "") for name in account.imap.skip} if account.imap else set()
    everything = any(one.role is Role.ALL for one in listed)
    return [
        one
        for one in listed
        if fold(one.name) not in skip and (one.role in _EVERYTHING if everything else one.role not in _OURS)
    ]


def _failed(app: App, account: str, folder: str | None = None) -> None:
    with app.writing() as db:
        mailboxes.mark_failed(db, account=account, transport=app.transport, folder=folder)


class _Reader:
    """One reading of one mailbox."""

    def __init__(self, app: App, account: str, box: Box, done: Synced) -> None:
        self.app, self.account, self.box, self.done = app, account, box, done
        self.where: dict[str, Any] = {"account": account, "transport": app.transport}
        self.sieve = Sieve(app, account)

    def read(self, folders: Sequence[Folder]) -> OutreachError | None:
        """Read each folder to its end; one that cannot be read stops none of the others."""
        app, began = self.app, self.app.now()
        with app.writing() as db:
            mailboxes.watch(db, **self.where, folders=[one.name for one in folders])
            cursors = mailboxes.cursors(db, **self.where)
        failure: OutreachError | None = None
        quiet: list[Folder] = []
        busy: list[Folder] = []
        for folder in folders:
            try:
                state = self.box.status(folder)
                still = cursors[folder.name] == (state.uid_validity, state.uid_next - 1)
                (quiet if still or self._only_marked(folder, state) else busy).append(folder)
            except UnreachableError as error:
                failure = self._gave_up(folder, error)
        with app.writing() as db:
            for folder in quiet:
                mailboxes.mark_read(db, **self.where, folder=folder.name, now=began)
        for folder in busy:
            try:
                self._read(folder, *cursors[folder.name])
            except UnreachableError as error:
                failure = self._gave_up(folder, error)
        return failure

    def _gave_up(self, folder: Folder, error: UnreachableError) -> UnreachableError:
        """Go on with the next folder where the line stands; raise where it does not."""
        if self.box.broken:
            raise error
        _failed(self.app, self.account, folder.name)
        hint = f'to do without it: skip = ["{folder.name}"] below [accounts.{self.account}.imap]'
        return UnreachableError(f"{folder.name}: {error}", hint=hint)

    def _only_marked(self, folder: Folder, state: State) -> bool:
        """Where nothing was sent yet there is nothing to read: only begin to count from here."""
        if not state.uid_next:
            return False
        with self.app.writing() as db:
            if deliveries.first_left(db, transport=self.app.transport) is not None:
                return False
            validity, last = state.uid_validity, state.uid_next - 1
            mailboxes.advance(db, **self.where, folder=folder.name, uid_validity=validity, last_uid=last)
        return True

    def _read(self, folder: Folder, validity: int | None, last: int) -> None:
        began, state = self.app.now(), self.box.examine(folder)
        above = last if state.uid_validity == validity else 0
        since = self._since()
        uids = self.box.uids(above=above, since=since)
        end = max(state.uid_next - 1, above, *uids[-1:])
        if since is None:
            uids = []
        if uids:
            self.done.looked.append(Looked(self.account, folder.name, len(uids)))
        for start in range(0, len(uids), imap.HEADS):
            some = uids[start : start + imap.HEADS]
            last_of_all = start + imap.HEADS >= len(uids)
            self._read_some(folder, state, some, end if last_of_all else some[-1])
        with self.app.writing() as db:
            mailboxes.advance(
                db, **self.where, folder=folder.name, uid_validity=state.uid_validity, last_uid=end
            )
            mailboxes.mark_read(db, **self.where, folder=folder.name, now=began)

    def _since(self) -> date | None:
        with self.app.reading() as db:
            first = deliveries.first_left(db, transport=self.app.transport)
        return (first - _BEFORE).date() if first else None

    def _read_some(self, folder: Folder, state: State, uids: Sequence[int], end: int) -> None:
        """Look at the headers of some mails and fetch those whole that may be for us; commit them with the cursor."""
        heads = list(self.box.heads(uids))
        self.done.unread += [f"{folder.name}: {head.trouble}" for head in heads if head.trouble]
        sieved = self.sieve.sort([head for head in heads if not head.trouble])
        batches = list(_batches(sieved.wanted)) or [[]]
        for place, batch in enumerate(batches):
            upto = batches[place + 1][0].uid - 1 if place + 1 < len(batches) else end
            self._take(folder, state, self._whole(batch, folder), sieved, upto)

    def _whole(self, heads: Sequence[Mail], folder: Folder) -> list[Incoming]:
        known = {head.uid: head for head in heads}
        mails = []
        for mail in self.box.wholes(heads) if heads else ():
            raw = known[mail.uid].raw if mail.trouble else mail.raw
            found = opened(self.app, raw, account=self.account, at=mail.at, trouble=mail.trouble)
            if found is None:
                self.done.unread.append(f"{folder.name}: a mail of {_day(mail.at)} that cannot be read")
            else:
                mails.append(found)
        return mails

    def _take(
        self, folder: Folder, state: State, mails: Sequence[Incoming], sieved: Sieved, upto: int
    ) -> None:
        """Keep one batch and the cursor in one transaction, so that neither is ever without the other."""
        app = self.app
        with app.writing() as db:
            take(app, db, mails, self.done)
            self.done.doubtful += unmatched.keep(db, sieved.doubtful_upto(upto))
            mailboxes.advance(
                db, **self.where, folder=folder.name, uid_validity=state.uid_validity, last_uid=upto
            )


#: Bytes of the mails that are fetched at once.
_BYTES = 16 * 1024 * 1024


def _batches(heads: Sequence[Mail]) -> list[list[Mail]]:
    """Split by number and by bytes."""
    batches: list[list[Mail]] = []
    room = 0
    for head in heads:
        size = min(head.size, imap.MOST)
        if not batches or len(batches[-1]) == imap.WHOLES or size > room:
            batches.append([])
            room = _BYTES
        batches[-1].append(head)
        room -= size
    return batches


def _day(moment: datetime | None) -> str:
    return f"{moment:%d %B %Y}" if moment else "an unknown day"
