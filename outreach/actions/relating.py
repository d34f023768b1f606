"""Mails that came in, in; those of ours that they answer, and whose answers they are, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions.opening import Traced
from outreach.app import App
from outreach.people.addresses import mailbox
from outreach.replies.clues import Clues
from outreach.replies.matching import Candidate, Match, colleagues, match, writers
from outreach.replies.resembling import company_of
from outreach.store import suppressions
from outreach.store.candidates import Wanted, candidates


@dataclass(frozen=True, slots=True)
class Ours:
    """Our mails by the ids and mailboxes under which some that came in may point to them; and by companies."""

    by_key: Mapping[str, Sequence[Candidate]]
    #: Digest of a mail -> the one of ours that it points to by id or mailbox.
    pointed: Mapping[str, Match | None]
    #: Only of those companies from which a mail came that points to nothing else.
    of_company: Mapping[str, Sequence[Candidate]]
    #: Writers who were erased: nothing of them is kept as anybody's.
    gone: frozenset[str]

    @classmethod
    def read(cls, app: App, db: Session, mails: Sequence[Traced]) -> Ours:
        """Read those that *mails* may answer."""
        wanted = Wanted(
            ids=frozenset(one for mail in mails for one in mail.clues.ids),
            beginnings=frozenset(one for mail in mails for one in mail.clues.tokens),
            addresses=frozenset(one for mail in mails for one in mail.addresses),
        )
        by: dict[str, list[Candidate]] = {}
        for one in candidates(db, wanted, transport=app.transport):
            begin = {value.partition("@")[0] + "@" for value in one.ids} & wanted.beginnings
            for key in {*one.ids, *begin, mailbox(one.recipient)}:
                by.setdefault(key, []).append(one)
        near = {mail.digest: match(mail.clues, _each(by, _keys(mail))) for mail in mails}
        left = [mail for mail in mails if near[mail.digest] is None and _companies(mail.clues)]
        gone = (
            suppressions.forgotten(db, app.secret, {one for mail in left for one in mail.addresses})
            if left
            else ()
        )
        known = [mail for mail in left if mail.addresses.isdisjoint(gone)]
        companies = frozenset(one for mail in known for one in _companies(mail.clues))
        return cls(by, near, _by_company(app, db, companies), frozenset(gone))

    def match(self, mail: Traced) -> Match | None:
        """Find the one that *mail* answers."""
        return self.pointed[mail.digest] or match(mail.clues, self._colleagues(mail))

    def by(self, mail: Traced, person: int) -> Match | None:
        """Find the one of those to *person* that *mail* answers."""
        theirs = [one for one in _each(self.by_key, _keys(mail)) if one.influencer_id == person]
        return match(mail.clues, theirs)

    def others(self, mail: Traced) -> set[int]:
        """Name everybody we wrote to whose answer *mail* is, whichever mail it answers."""
        if self.pointed[mail.digest]:
            return writers(mail.clues, _each(self.by_key, _keys(mail)))
        return colleagues(mail.clues, self._colleagues(mail))

    def _colleagues(self, mail: Traced) -> list[Candidate]:
        if not self.of_company or not mail.addresses.isdisjoint(self.gone):
            return []
        return _each(self.of_company, _companies(mail.clues))


def _keys(mail: Traced) -> set[str]:
    return {*mail.clues.ids, *mail.clues.tokens, *map(mailbox, mail.addresses)}


def _each(by: Mapping[str, Sequence[Candidate]], keys: set[str]) -> list[Candidate]:
    return list({id(one): one for key in keys for one in by.get(key, ())}.values())


def _companies(clues: Clues) -> set[str]:
    """Give the companies of whoever wrote an answer; nothing of them is asked for another mail."""
    return {one for address in clues.addresses if (one := company_of(address))} if clues.answered else set()


def _by_company(app: App, db: Session, companies: frozenset[str]) -> Mapping[str, Sequence[Candidate]]:
    by: dict[str, list[Candidate]] = {}
    found = candidates(db, Wanted(companies=companies), transport=app.transport) if companies else ()
    for one in found:
        by.setdefault(company_of(one.recipient) or "", []).append(one)
    return by
