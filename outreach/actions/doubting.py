"""People's mails that point to nothing of ours, in; why one of them may be an answer all the same, out."""

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
from outreach.replies.resembling import copied, resemblance
from outreach.store import inbox
from outreach.store.candidates import Wanted, candidates


@dataclass(frozen=True, slots=True)
class Doubts:
    """What was sent under the subjects that some mails answer, and to whom else than us they went."""

    #: Subject of ours -> canonical addresses.
    subjects: Mapping[str, Collection[str]]
    #: Our mails to others whom they went to.
    to: Sequence[Candidate]
    own: frozenset[str]

    @classmethod
    def read(cls, app: App, db: Session, mails: Sequence[Traced], own: Collection[str]) -> Doubts:
        """Read what is needed for *mails*; *own* are our addresses."""
        ours = frozenset((*own, *map(mailbox, own)))
        subjects = {mail.clues.answered for mail in mails if mail.clues.answered}
        others = frozenset(one for mail in mails for one in _others(mail, ours))
        to = candidates(db, Wanted(addresses=others), transport=app.transport) if others else ()
        return cls(inbox.sent_subjects(db, app.transport, subjects), to, ours)

    def because(self, mail: Traced) -> str | None:
        """Say why a mail may be an answer: by its subject, or by a copy to somebody we had written to; None where nothing says so."""
        boxes = {mailbox(one) for one in _others(mail, self.own)} if self.to else set()
        sent_to = {one.sent_to for one in answerable(mail.clues, self.to) if mailbox(one.recipient) in boxes}
        if sent_to:
            return copied(sent_to)
        recipients = self.subjects.get(mail.clues.answered or "")
        return resemblance(mail.parts.from_ or "", recipients) if recipients else None


def _others(mail: Traced, own: Collection[str]) -> Iterator[str]:
    """Give whom a mail went to but us, as canonical addresses."""
    for address in mail.parts.to:
        if address.lower() in own:  # nearly all mail is to us alone
            continue
        with suppress(InputError):
            if mailbox(one := canonical(address)) not in own:
                yield one
