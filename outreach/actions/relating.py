"""Mails that came in, in; those of ours that they answer, and whose answers they are, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions.opening import Incoming
from outreach.app import App
from outreach.people.addresses import mailbox
from outreach.replies.clues import Clues
from outreach.replies.matching import Candidate, Match, colleagues, match, writers
from outreach.replies.resembling import company_of
from outreach.store.candidates import Wanted, candidates


@dataclass(frozen=True, slots=True)
class Ours:
    """Our mails by the ids, mailboxes and companies under which some that came in may point to them."""

    by: Mapping[str, Sequence[Candidate]]

    @classmethod
    def read(cls, app: App, db: Session, mails: Sequence[Incoming]) -> Ours:
        """Read those that *mails* may answer."""
        wanted = Wanted(
            ids=frozenset(one for mail in mails for one in mail.clues.ids),
            addresses=frozenset(one for mail in mails for one in mail.addresses),
            companies=frozenset(one for mail in mails for one in _companies(mail.clues)),
        )
        by: dict[str, list[Candidate]] = {}
        for one in candidates(db, wanted, transport=app.transport):
            for key in {*one.ids, mailbox(one.recipient), company_of(one.recipient) or ""}:
                by.setdefault(key, []).append(one)
        return cls(by)

    def match(self, mail: Incoming) -> Match | None:
        """Find the one that *mail* answers."""
        return match(mail.clues, self._near(mail))

    def others(self, mail: Incoming) -> set[int]:
        """Name everybody we wrote to whose answer *mail* is, whichever mail it answers."""
        near = self._near(mail)
        return writers(mail.clues, near) or (set() if self._named(mail) else colleagues(mail.clues, near))

    def _named(self, mail: Incoming) -> bool:
        """Say whether it names a mail of ours, so that nobody else at that company is meant."""
        return any(one in self.by for one in mail.clues.ids)

    def _near(self, mail: Incoming) -> list[Candidate]:
        keys = {*mail.clues.ids, *map(mailbox, mail.addresses), *_companies(mail.clues)}
        return list({id(one): one for key in keys for one in self.by.get(key, ())}.values())


def _companies(clues: Clues) -> set[str]:
    """Give the companies of whoever wrote an answer; nothing of them is asked for another mail."""
    return {one for address in clues.addresses if (one := company_of(address))} if clues.answered else set()
