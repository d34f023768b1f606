"""The headers of some mails in; those to be fetched whole, and those that only look like answers, out.

Of all others nothing is kept: the inbox is private.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session

from outreach.actions.doubting import Doubt, Doubts, Memory
from outreach.actions.opening import Traced, own_addresses, traced
from outreach.actions.relating import Ours
from outreach.actions.strays import Stray, digest_of, name_of, stray
from outreach.app import App
from outreach.models import Unmatched
from outreach.net.imap_mail import Mail
from outreach.replies.classifying import is_own
from outreach.replies.writers import Writer
from outreach.store import inbox

#: A mail, and what its headers say; None where they say nothing.
Seen = tuple[Mail, Traced | None]


@dataclass(slots=True)
class Sieved:
    """What the headers of some mails say."""

    #: To be fetched whole: from a contact, naming a mail of ours, or a machine's.
    wanted: list[Mail] = field(default_factory=list)
    #: (uid, what is written down of it): what looks like an answer, or cannot be read.
    doubtful: list[tuple[int, Stray]] = field(default_factory=list)
    #: What we wrote ourselves.
    own: list[Mail] = field(default_factory=list)
    #: How many have nothing to do with anybody we wrote to.
    passed: int = 0

    #: Of these, what people wrote.
    strangers: list[tuple[Mail, Traced]] = field(default_factory=list)


class Sieve:
    """Sorts one account's mails by their headers, or, where they are at hand *whole*, by all of them."""

    def __init__(self, app: App, account: str, *, whole: bool = False) -> None:
        self.app, self.account, self.whole = app, account, whole
        self.own, self.memory = own_addresses(app), Memory()

    def seen(self, heads: Sequence[Mail]) -> list[Seen]:
        """Look at mails, of which *raw* is their headers."""
        return [(head, self._traced(head)) for head in heads]

    def sort(self, seen: Sequence[Seen]) -> Sieved:
        """Sort mails by what was seen of them; by ascending uid."""
        app, done = self.app, Sieved()
        mails = [(head, mail) for head, mail in seen if mail]
        with app.reading() as db:
            ours = Ours.read(app, db, [mail for _, mail in mails])
            own = {mail.parts.message_id for _, mail in mails if mail.parts.message_id}
            kept = inbox.known(db, app.transport, own)
            likely: list[tuple[Mail, Traced]] = []
            for head, mail in mails:
                matched = ours.match(mail)
                if is_own(mail.parts, self.own):
                    done.own.append(head)
                elif matched is not None:
                    whose = matched.candidate.influencer_id
                    done.passed += whose is None
                    if whose is not None and (mail.parts.message_id, whose) not in kept:
                        done.wanted.append(head)
                elif mail.writer is not Writer.PERSON:
                    done.wanted.append(head)
                else:
                    likely.append((head, mail))
            doubts = Doubts.read(app, db, [mail for _, mail in likely], self.own, self.memory)
            found = [(head, mail, doubts.of(mail)) for head, mail in likely]
        done.doubtful = [(head.uid, self._doubtful(head, mail, why)) for head, mail, why in found if why]
        done.strangers = [(head, mail) for head, mail, why in found if not why]
        done.passed += len(done.strangers)
        done.doubtful += [(head.uid, self._unread(head)) for head, mail in seen if mail is None]
        return done

    def doubtful(self, db: Session, sieved: Sieved, *, upto: int) -> list[Stray]:
        """Take out those up to a uid; whoever is named in a mail that was kept since they were sorted may stand in for its writer."""
        found = [stray for uid, stray in sieved.doubtful if uid <= upto]
        passed = [(head, mail) for head, mail in sieved.strangers if head.uid <= upto]
        doubts = Doubts.of_new_names(self.app, db, self.own, self.memory) if passed else None
        late = ((head, mail, doubts.of_strangers(mail)) for head, mail in passed) if doubts else ()
        found += [self._doubtful(head, mail, why) for head, mail, why in late if why]
        sieved.doubtful = [(uid, stray) for uid, stray in sieved.doubtful if uid > upto]
        sieved.strangers = [(head, mail) for head, mail in sieved.strangers if head.uid > upto]
        return found

    def _traced(self, head: Mail) -> Traced | None:
        return traced(head.raw, account=self.account, at=head.at, thread=head.thread, whole=self.whole)

    def _doubtful(self, head: Mail, mail: Traced, doubt: Doubt) -> Stray:
        parts, now = mail.parts, self.app.now()
        said = datetime.fromisoformat(parts.date) if parts.date else None
        at = min(said or head.at or now, now)
        return stray(self.app, mail, doubt, at=at, digest=digest_of(name_of(parts)))

    def _unread(self, head: Mail) -> Stray:
        """Write down a mail without headers, which may be anybody's; size and moment tell it from others."""
        now = self.app.now()
        row = Unmatched(
            account=self.account,
            transport=self.app.transport,
            sender="",
            subject="",
            at=min(head.at or now, now),
            kept_at=now,
            because="it cannot be read, so it may be an answer: it has no headers",
            digest=sha256(b"%d %b %b" % (head.size, str(head.at).encode(), head.raw)).hexdigest(),
        )
        return Stray(row, frozenset())
