"""Mails that came in, in; why one of them may be the answer of somebody whom it does not point to, and of whom, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions.opening import Traced
from outreach.app import App
from outreach.errors import InputError
from outreach.people.addresses import canonical, mailbox
from outreach.replies.matching import Candidate, answerable
from outreach.replies.resembling import copied, resemblance, subject_key
from outreach.store import inbox
from outreach.store.candidates import Wanted, candidates


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


class Subjects:
    """Under which subjects mails went to whom; read once, and only where somebody answers one."""

    def __init__(self) -> None:
        self._sent: dict[str, set[tuple[str, int]]] | None = None

    def sent(self, app: App, db: Session) -> Mapping[str, Collection[tuple[str, int]]]:
        """Give them by what all spellings of a subject have in common: canonical addresses and influencers."""
        if self._sent is None:
            self._sent = {}
            for subject, address, person in inbox.sent_subjects(db, app.transport):
                self._sent.setdefault(subject_key(subject), set()).add((address, person))
        return self._sent


@dataclass(frozen=True, slots=True)
class Doubts:
    """What may make an answer of mails that people wrote and that point to nothing of ours."""

    copies: Copies
    #: Key of a subject of ours -> to whom it went: canonical address and influencer.
    subjects: Mapping[str, Collection[tuple[str, int]]]

    @classmethod
    def read(
        cls, app: App, db: Session, mails: Sequence[Traced], own: Collection[str], subjects: Subjects
    ) -> Doubts:
        """Read what is needed for *mails*; *own* are our addresses."""
        answers = any(mail.clues.answered for mail in mails)
        return cls(Copies.read(app, db, mails, own), subjects.sent(app, db) if answers else {})

    def of(self, mail: Traced) -> Doubt | None:
        """Say why a mail may be an answer: by a copy to somebody we had written to, or by its subject; None where nothing says so."""
        return self.copies.of(mail) or self._resembling(mail)

    def _resembling(self, mail: Traced) -> Doubt | None:
        """Take the subject of our mail for a sign; of one that went to several people nobody knows whose answer it is."""
        key = subject_key(mail.clues.answered or "") if self.subjects else ""
        sent = self.subjects.get(key) if key else None
        if not sent:
            return None
        addresses = frozenset(address for address, _ in sent)
        persons = frozenset(person for _, person in sent)
        because = resemblance(mail.parts.from_ or "", addresses)
        return Doubt(because, addresses, persons if len(persons) == 1 else frozenset())


def _others(mail: Traced, own: Collection[str]) -> Iterator[str]:
    """Give whom a mail went to but us, as canonical addresses."""
    for address in mail.parts.to:
        if address.lower() in own:  # nearly all mail is to us alone
            continue
        with suppress(InputError):
            if mailbox(one := canonical(address)) not in own:
                yield one
