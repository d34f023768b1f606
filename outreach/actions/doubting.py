"""Mails that came in, in; why one of them may be the answer of somebody whom it does not point to, and of whom, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from outreach.actions.opening import Traced
from outreach.app import App
from outreach.errors import InputError
from outreach.people.addresses import canonical, folded, mailbox
from outreach.replies.absence.substitutes import written
from outreach.replies.matching import Candidate, answerable
from outreach.replies.reports.mailboxes import local
from outreach.replies.resembling import (
    company_of,
    copied,
    like_named,
    name_key,
    named_by,
    of_company,
    resemblance,
    subject_key,
)
from outreach.store import inbox, suppressions, unmatched
from outreach.store.candidates import Wanted, candidates

#: Headers of what is sent to many.
_LISTS = frozenset({"list-id", "list-unsubscribe"})
#: What stands before the @ where a service writes in somebody's name.
_SERVICE = re.compile(
    r"no[-_.]?reply|do[-_.]?not[-_.]?reply|notif|invitation|newsletter|mailer|bounce|^news$"
)
#: Labels of domains of universities, schools and offices, where many have an address.
_SCHOOLS = frozenset({"edu", "ac", "k12", "gov", "bel"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a mail may be an answer."""

    because: str
    #: The canonical addresses of whoever may have answered.
    addresses: Collection[str]
    #: Who of them waits until a person has looked.
    persons: frozenset[int]


@dataclass(frozen=True, slots=True)
class Copies:
    """Our mails to those to whom, beside us, some mails went."""

    to: Sequence[Candidate]
    own: frozenset[str]

    @classmethod
    def read(cls, app: App, db: Session, mails: Sequence[Traced], own: Collection[str]) -> Copies:
        """Read what is needed for *mails*; *own* are our addresses."""
        ours = frozenset((*own, *map(mailbox, own)))
        others = frozenset(one for mail in mails for one in _others(mail, ours))
        to = candidates(db, Wanted(addresses=others), transport=app.transport) if others else ()
        return cls(to, ours)

    def of(self, mail: Traced, *, but: Collection[int] = ()) -> Doubt | None:
        """Say to whom a mail went whom we had written to, *but* those whose it is: it may speak for each of them."""
        boxes = {mailbox(one) for one in _others(mail, self.own)} if self.to else set()
        later = (one for one in answerable(mail.clues, self.to) if one.influencer_id not in but)
        named = [one for one in later if mailbox(one.recipient) in boxes]
        sent_to = {one.influencer_id: one.sent_to for one in named if one.influencer_id is not None}
        if not sent_to:
            return None
        return Doubt(copied(sent_to.values()), tuple(sent_to.values()), frozenset(sent_to))


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody to whom a mail of ours went."""

    person: int
    address: str
    #: When the first one left.
    since: datetime


class Memory:
    """What our mails and the answers to them say of whose a mail may be; read once, and only where somebody unknown wrote."""

    def __init__(self) -> None:
        self._subjects: dict[str, set[tuple[str, int]]] | None = None
        self._reached: dict[str, list[Reached]] | None = None
        self._named: dict[str, set[tuple[str, int]]] = {}
        self._last = 0
        #: How many addresses were found in mails until now.
        self.names = 0
        self._dismissed: set[tuple[str, int]] | None = None

    def subjects(self, app: App, db: Session) -> Mapping[str, Collection[tuple[str, int]]]:
        """Give whom our mails went to by what all spellings of a subject have in common: canonical addresses and influencers."""
        if self._subjects is None:
            self._subjects = {}
            for subject, address, person in inbox.sent_subjects(db, app.transport):
                self._subjects.setdefault(subject_key(subject), set()).add((address, person))
        return self._subjects

    def reached(self, app: App, db: Session) -> Mapping[str, Sequence[Reached]]:
        """Give whom our mails went to by name, and by the company of the address."""
        if self._reached is None:
            self._reached = {}
            for name, address, person, since in inbox.sent_to(db, app.transport):
                for key in filter(None, (name_key(name or ""), company_of(address))):
                    self._reached.setdefault(key, []).append(Reached(person, address, since))
        return self._reached

    def named(self, app: App, db: Session) -> Mapping[str, Collection[tuple[str, int]]]:
        """Give by address who named it in a mail that is kept: their canonical addresses, and whose the mails are."""
        above, self._last = self._last, inbox.last(db)
        found = inbox.with_addresses(db, app.transport, above=above, upto=self._last)
        senders = {folded(sender) for _, sender, _ in found}
        gone = suppressions.forgotten(db, app.secret, senders) if senders else ()
        for person, sender, text in found:
            for address in (one for line in text.splitlines() for one in written(line)):
                if folded(sender) not in gone:
                    self._named.setdefault(folded(address), set()).add((folded(sender), person))
                    self.names += 1
        return self._named

    def dismissed(self, app: App, db: Session) -> Collection[tuple[str, int]]:
        """Give of whose mails a person said that they are no answer: canonical address, and whose they might have been."""
        if self._dismissed is None:
            rows = unmatched.dismissed(db, transport=app.transport)
            self._dismissed = {(folded(sender), person) for sender, persons in rows for person in persons}
        return self._dismissed


@dataclass(frozen=True, slots=True)
class Doubts:
    """What may make an answer of mails that people wrote and that point to nothing of ours."""

    copies: Copies
    #: Key of a subject of ours -> to whom it went: canonical address and influencer.
    subjects: Mapping[str, Collection[tuple[str, int]]]
    #: Name or company -> to whom mails of ours went.
    reached: Mapping[str, Sequence[Reached]]
    #: Address -> in whose mails it stands: canonical address and influencer.
    named: Mapping[str, Collection[tuple[str, int]]]
    #: Senders of whose mails a person said that they are no answer, and of whom: their address says no more then.
    dismissed: Collection[tuple[str, int]]

    @classmethod
    def read(
        cls, app: App, db: Session, mails: Sequence[Traced], own: Collection[str], memory: Memory
    ) -> Doubts:
        """Read what is needed for *mails*; *own* are our addresses."""
        answers = any(mail.clues.answered for mail in mails)
        return cls(
            Copies.read(app, db, mails, own),
            memory.subjects(app, db) if answers else {},
            memory.reached(app, db) if mails else {},
            memory.named(app, db) if mails else {},
            memory.dismissed(app, db) if mails else (),
        )

    @classmethod
    def of_new_names(cls, app: App, db: Session, own: Collection[str], memory: Memory) -> Doubts | None:
        """Read whom mails name that were kept since it was asked last; None where they name nobody new."""
        known = memory.names
        named = memory.named(app, db)
        if memory.names == known:
            return None
        return cls(Copies((), frozenset(own)), {}, {}, named, memory.dismissed(app, db))

    def of(self, mail: Traced) -> Doubt | None:
        """Say why a mail may be an answer, by the first sign that tells whose; None where nothing says so."""
        signs = (self.copies.of, self._resembling, self.of_strangers)
        found = [doubt for sign in signs if (doubt := sign(mail))]
        return next((one for one in found if one.persons), found[0] if found else None)

    def of_strangers(self, mail: Traced) -> Doubt | None:
        """Say whose answer a mail may be by its sender alone; what is sent to many, or by a service, is nobody's."""
        if _of_many(mail) or company_of(mail.parts.from_ or "") in self.own_companies:
            return None
        found = (sign(mail) for sign in (self._named, self._called, self._of_company))
        return next((doubt for one in found if one and (doubt := self._unsaid(mail, one))), None)

    def _unsaid(self, mail: Traced, doubt: Doubt) -> Doubt | None:
        """Leave out whose answer a mail of this sender was not, as a person said."""
        sender = folded(mail.parts.from_ or "")
        persons = frozenset(one for one in doubt.persons if (sender, one) not in self.dismissed)
        return replace(doubt, persons=persons) if persons else None

    @property
    def own_companies(self) -> frozenset[str]:
        """The companies that we are of ourselves."""
        return frozenset(one for address in self.copies.own if (one := company_of(address)))

    def _resembling(self, mail: Traced) -> Doubt | None:
        """Take the subject of our mail for a sign; of one that went to several people nobody knows whose answer it is."""
        key = subject_key(mail.clues.answered or "") if self.subjects else ""
        sent = self.subjects.get(key) if key else None
        if not sent:
            return None
        to = frozenset(address for address, _ in sent)
        persons = frozenset(person for _, person in sent)
        return Doubt(
            resemblance(mail.parts.from_ or "", to), to, persons if len(persons) == 1 else frozenset()
        )

    def _named(self, mail: Traced) -> Doubt | None:
        """Take it for a sign that somebody named the sender in a mail: who stands in for them, or speaks for them."""
        by = self.named.get(folded(mail.parts.from_ or ""))
        if not by:
            return None
        writers = frozenset(address for address, _ in by)
        return Doubt(named_by(writers), writers, frozenset(person for _, person in by))

    def _called(self, mail: Traced) -> Doubt | None:
        """Take the whole name of somebody for a sign."""
        return _may_be(mail, self.reached.get(name_key(mail.parts.from_name) or "", ()), like_named)

    def _of_company(self, mail: Traced) -> Doubt | None:
        """Take the company of the one person there to whom we wrote for a sign; a university is none."""
        company = company_of(mail.parts.from_ or "")
        there = self.reached.get(company, ()) if company and _SCHOOLS.isdisjoint(company.split(".")) else ()
        return _may_be(mail, there, of_company) if len({one.person for one in there}) == 1 else None


def _of_many(mail: Traced) -> bool:
    """Say whether a mail was sent to many, or by a service in somebody's name."""
    headers = {name for name, _ in mail.parts.headers}
    return bool(not _LISTS.isdisjoint(headers) or _SERVICE.search(local(mail.parts.from_)))


def _may_be(
    mail: Traced, there: Sequence[Reached], because: Callable[[Collection[str]], str]
) -> Doubt | None:
    """Say that a mail may be an answer of those to whom ours had gone by then."""
    before = [one for one in there if mail.clues.at is None or one.since <= mail.clues.at]
    whose = frozenset(one.address for one in before)
    return Doubt(because(whose), whose, frozenset(one.person for one in before)) if before else None


def _others(mail: Traced, own: Collection[str]) -> Iterator[str]:
    """Give whom a mail went to but us, as canonical addresses."""
    for address in mail.parts.to:
        if address.lower() in own:  # nearly all mail is to us alone
            continue
        with suppress(InputError):
            if mailbox(one := canonical(address)) not in own:
                yield one
