"""Reads the mailbox of one account over IMAP: what is new in every folder that may hold an answer, and what we wrote ourselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlmodel import Session

from outreach.actions.arriving import take
from outreach.actions.connecting import mailbox_of
from outreach.actions.cursors import Cursor, as_set, batches, goes_on, not_in_set, settled
from outreach.actions.evidence import look_for_unknown
from outreach.actions.folders import is_main, watched
from outreach.actions.handwriting import learn
from outreach.actions.opening import Incoming, opened
from outreach.actions.sieving import Sieve, Sieved
from outreach.actions.strays import keep
from outreach.actions.synced import Looked, Synced
from outreach.app import App
from outreach.errors import OutreachError, UnreachableError
from outreach.net import imap
from outreach.net.folders import Folder, Role
from outreach.net.imap import Box, State
from outreach.net.imap_faults import SURPRISES, passes
from outreach.net.imap_mail import Mail
from outreach.store import deliveries, events, mailboxes
from outreach.store.mailboxes import Mark

#: Nothing is read that came earlier than that before our first mail left; time zones and clocks differ.
_BEFORE = timedelta(days=2)
#: What came within so many days is looked for again whenever a folder changed.
_AGAIN = timedelta(days=3)
#: So many times what one question asks for is looked up in the database at once.
_LOTS = 4


#: Folder, mails that were looked at, all that there are to look at.
Tell = Callable[[str, int, int], None]


def read_mailbox(app: App, account: str, done: Synced, tell: Tell = lambda *_: None) -> OutreachError | None:
    """Read what is new, and *tell* how far that is; give what kept it from being read to its end, or None."""
    try:
        with mailbox_of(app, account) as box:
            listed = box.folders()
            folders = watched(listed, app.config.accounts[account], whole=box.all_is_whole())
            if not any(is_main(one) for one in folders):
                said = f"{box.server}: there is no INBOX to read, so no answer would be seen"
                raise UnreachableError(said, hint=f"look at imap.skip below [accounts.{account}]")
            error = _Reader(app, account, box, done, tell).read(folders)
            try:
                look_for_unknown(app, account, box, listed, done)
            except UnreachableError as lost:  # what was read is read all the same
                error = error or lost
            return error
    except OutreachError as error:
        _failed(app, account, error)
        return error
    except SURPRISES as surprise:
        said = f"account {account}: what its mailbox holds could not be read ({type(surprise).__name__})"
        unread = UnreachableError(said)
        _failed(app, account, unread)
        return unread


def _failed(app: App, account: str, error: OutreachError, folder: str | None = None) -> None:
    """Write down that it was not read, and into the log where it was read until now."""
    with app.writing() as db:
        if mailboxes.mark_failed(db, account=account, transport=app.transport, folder=folder):
            what = folder or "the mailbox"
            _log(app, db, "failed", account, f"{what} of account {account} cannot be read any more: {error}")


def _log(app: App, db: Session, kind: str, account: str, said: str) -> None:
    data = {"account": account, "transport": app.transport}
    events.log(db, f"mailbox.{kind}", said, at=app.now(), by=app.who, data=data)


@dataclass(slots=True)
class _Part:
    """One folder while it is read."""

    folder: Folder
    state: State
    #: uid -> why the server did not give the mail.
    refused: dict[int, str] = field(default_factory=dict)
    #: Numbers that the server named and then had no mail for; it may show one late.
    gone: set[int] = field(default_factory=set)

    def given(self, asked: Iterable[int], mails: Iterable[Mail]) -> list[Mail]:
        """Leave out what was not given, and remember it."""
        found = list(mails)
        self.gone.update(set(asked) - {mail.uid for mail in found})
        self.refused.update({mail.uid: mail.trouble for mail in found if mail.trouble})
        return [mail for mail in found if not mail.trouble]


class _Reader:
    """One reading of one mailbox."""

    def __init__(self, app: App, account: str, box: Box, done: Synced, tell: Tell) -> None:
        self.app, self.account, self.box, self.done, self.tell = app, account, box, done, tell
        self.where: dict[str, Any] = {"account": account, "transport": app.transport}
        self.sieve = Sieve(app, account)
        self.failure: OutreachError | None = None
        #: How each folder stood when it was last read to its end.
        self.marks: Mapping[str, Mark] = {}

    def read(self, folders: Sequence[Folder]) -> OutreachError | None:
        """Read each folder to its end; one that cannot be read stops none of the others."""
        app, began = self.app, self.app.now()
        self.box.states_ahead(folders[: imap.STATES])
        with app.writing() as db:
            stands = mailboxes.watch(db, **self.where, folders=[one.name for one in folders])
        cursors = {name: cursor for name, (cursor, _) in stands.items()}
        self.marks = {name: mark for name, (_, mark) in stands.items()}
        states: dict[str, State] = {}
        for place, folder in enumerate(folders):
            try:
                if place and place % imap.STATES == 0:
                    self.box.states_ahead(folders[place : place + imap.STATES])
                states[folder.name] = self.box.status(folder)
            except UnreachableError as error:
                self._gave_up(folder, error)
        main = {one.name for one in folders if one.role or is_main(one)}
        at_rest = self._settle(states, cursors, began, main)
        for folder in folders:
            if folder.name in states and folder.name not in at_rest:
                try:
                    self._read(folder, states[folder.name], cursors[folder.name])
                except UnreachableError as error:
                    self._gave_up(folder, error)
        return self.failure

    def _gave_up(self, folder: Folder, error: UnreachableError) -> None:
        """Go on with the next folder where the line stands; raise where it does not."""
        if self.box.broken:
            raise error
        _failed(self.app, self.account, error, folder.name)
        hint = f'to do without it: skip = ["{folder.name}"] below [accounts.{self.account}.imap]'
        if passes(error.__cause__):
            hint = "it will be read the next time: outreach sync, in a while"
        elif is_main(folder):
            hint = "if that stays: a mail there that does not open belongs into a folder that is skipped"
        failure = UnreachableError(f"{folder.name}: {error}", hint=hint)
        if self.failure:
            self.done.unread.append(str(failure))
        self.failure = self.failure or failure

    def _settle(
        self,
        states: Mapping[str, State],
        cursors: Mapping[str, Cursor],
        began: datetime,
        main: Collection[str],
    ) -> Mapping[str, Cursor]:
        """Say of all folders at once in which there is nothing to read, and where their cursors stand then."""
        with self.app.writing() as db:
            left = deliveries.first_left(db, transport=self.app.transport) is not None
            at = {
                name: cursor
                for name, state in states.items()
                if (cursor := settled(cursors[name], self.marks[name], state, left=left, main=name in main))
            }
            mailboxes.settle(db, **self.where, at=at, before=cursors, now=began)
        return at

    def _read(self, folder: Folder, status: State, cursor: Cursor) -> None:
        began, state = self.app.now(), self.box.examine(folder)
        same = goes_on(cursor, status) and goes_on(cursor, state)
        if cursor[0] is not None and not same:
            with self.app.writing() as db:
                mailboxes.renew(db, **self.where, folder=folder.name)
                said = f"{folder.name} of account {self.account} is another folder than before: it is read from its beginning"
                _log(self.app, db, "renewed", self.account, said)
        above, first = cursor[1] if same else 0, self._first_left()
        uids = self.box.uids(above=above, since=None if same or first is None else (first - _BEFORE).date())
        sure = state.uid_next - 1 if state.messages and state.uid_next == status.uid_next else 0
        end = max(sure, above, *uids[-1:])
        if first is None:
            uids = []
        recent = self._recent(first) if same and first else uids
        mark = self.marks[folder.name]
        missed = not_in_set([uid for uid in recent if uid <= above], mark.recent) if same else []
        part = _Part(folder, state)
        self._look(part, missed, above)
        self._look(part, uids, end)
        looked = as_set({*recent, *uids} - part.refused.keys() - part.gone)
        with self.app.writing() as db:
            self._advance(db, part, end)
            if not part.refused:
                stood = Mark(status.modseq, looked)
                mailboxes.mark_read(db, **self.where, folder=folder.name, now=began, mark=stood)
        if part.refused:
            number = f"{len(part.refused)} mails" if len(part.refused) > 1 else "a mail"
            raise UnreachableError(f"{number} could not be read: {min(part.refused.items())[1]}")

    def _recent(self, first: datetime) -> list[int]:
        """Find the mails of the last days, of which a server may show one late or a reading may have missed one."""
        since = max(self.app.now() - _AGAIN, first - _BEFORE)
        return self.box.uids(since=since.date())

    def _look(self, part: _Part, uids: Sequence[int], end: int) -> None:
        """Look at some mails of the folder that is open, and move the cursor on; after the last one to *end*."""
        if uids and part.folder.role is not Role.SENT:
            self.done.looked.append(Looked(self.account, part.folder.name, len(uids)))
        lot, looked = imap.HEADS * _LOTS, 0
        # a small one first: where the line always breaks soon, each reading comes that far
        lots = [uids[: imap.HEADS], *(uids[at : at + lot] for at in range(imap.HEADS, len(uids), lot))]
        for some, then in pairwise([*lots, []]) if uids else ():
            self._read_some(part, some, then, min(some[-1], end) if then else end)
            looked += len(some)
            self.tell(part.folder.name, looked, len(uids))

    def _advance(self, db: Session, part: _Part, upto: int) -> None:
        """Move the cursor, but never past a mail that the server did not give."""
        last, validity = min([upto, *(uid - 1 for uid in part.refused)]), part.state.uid_validity
        mailboxes.advance(db, **self.where, folder=part.folder.name, uid_validity=validity, last_uid=last)

    def _first_left(self) -> datetime | None:
        """Read when our first mail left; a clock that was ahead of time then says now."""
        with self.app.reading() as db:
            first = deliveries.first_left(db, transport=self.app.transport)
        return min(first, self.app.now()) if first else None

    def _read_some(self, part: _Part, uids: Sequence[int], then: Sequence[int], end: int) -> None:
        """Look at the headers of some mails and fetch those whole that may be for us; commit them with the cursor.

        What is looked at *then* is asked for before, so that it comes meanwhile.
        """
        lots = self._heads(part, uids, then)
        if part.folder.role is Role.SENT:
            sieved = Sieved(own=[head for lot in lots for head in lot])
        else:
            sieved = self.sieve.sort([one for lot in lots for one in self.sieve.seen(lot)])
        split = batches(sieved.wanted) or [[]]
        for place, batch in enumerate(split):
            upto = split[place + 1][0].uid - 1 if place + 1 < len(split) else end
            mails = self._whole(batch, part)
            self.box.wholes_ahead(split[place + 1] if place + 1 < len(split) else ())
            self._take(part, mails, sieved, upto)

    def _heads(self, part: _Part, uids: Sequence[int], then: Sequence[int]) -> Iterator[list[Mail]]:
        """Fetch headers, so many at a time as one question asks for; the next ones come while these are looked at."""
        lots = [uids[start : start + imap.HEADS] for start in range(0, len(uids), imap.HEADS)]
        for lot, after in pairwise([*lots, then[: imap.HEADS]]):
            found = part.given(lot, self.box.heads(lot))
            self.box.heads_ahead(after)
            yield found

    def _whole(self, heads: Sequence[Mail], part: _Part) -> list[Incoming]:
        mails = []
        asked = [head.uid for head in heads]
        for mail in part.given(asked, self.box.wholes(heads)) if heads else ():
            found = opened(self.app, mail.raw, account=self.account, at=mail.at, thread=mail.thread)
            if found is None:
                self.done.unread.append(f"{part.folder.name}: a mail of {_day(mail.at)} that cannot be read")
            else:
                mails.append(found)
        return mails

    def _take(self, part: _Part, mails: Sequence[Incoming], sieved: Sieved, upto: int) -> None:
        """Keep one batch and the cursor in one transaction, so that neither is ever without the other."""
        app = self.app
        with app.writing() as db:
            learn(app, db, part.folder.name, sieved.own, self.done)
            sieved.own = []
            before = len(self.done.arrivals)
            take(app, db, mails, self.done)
            if found := len(self.done.arrivals) - before:
                self.done.looked[-1].theirs += found
            self.done.doubtful += keep(app, db, self.sieve.doubtful(db, sieved, upto=upto))
            self._advance(db, part, upto)


def _day(moment: datetime | None) -> str:
    return f"{moment:%d %B %Y}" if moment else "an unknown day"
