"""Says what an account may send now: paused or not, its inbox read or not, its mailbox searched or not.

None of it holds practice: the catch-all's answers lie in a folder that is read as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from outreach.actions import accounts
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.campaigns.campaign import Replies
from outreach.followups.holds import Hold
from outreach.followups.progress import Progress
from outreach.mail.delivery import Transport
from outreach.people.addresses import canonical
from outreach.store import deliveries, lookups, mailboxes
from outreach.store.guards import EVERYTHING, Allowed

#: How long it holds that a mailbox has nothing from or to an address.
LOOKED = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What one account may send now."""

    #: It sends nothing at all.
    paused: Hold | None = None
    #: Its follow-ups wait, but for those of the campaigns whose answers a person reads.
    follow_ups: Hold | None = None
    by_hand: frozenset[str] = frozenset()
    #: First mails leave only to addresses that were looked for since then; None where nobody looks.
    looked_since: datetime | None = None
    #: Those addresses, and the ones that this program wrote to before.
    known: frozenset[str] = frozenset()

    @property
    def allowed(self) -> Allowed:
        """The same for the claim of what is queued."""
        if self.follow_ups is None and self.looked_since is None:
            return EVERYTHING
        campaigns_ = None if self.follow_ups is None else self.by_hand
        return Allowed(follow_ups=campaigns_, looked_since=self.looked_since)

    @property
    def because(self) -> str:
        """Say why something that is due may not leave."""
        return (self.paused or self.follow_ups or NOT_LOOKED).because

    def hold(self, progress: Progress) -> Hold | None:
        """Say why this person's next mail may not leave from the account now."""
        if self.paused:
            return self.paused
        if progress.sent:
            return None if progress.campaign in self.by_hand else self.follow_ups
        address = progress.person.address
        if self.looked_since is None or address is None or canonical(address) in self.known:
            return None
        return NOT_LOOKED


NOT_LOOKED = Hold(
    "not-looked",
    "the mailbox was not searched for earlier mail with them: outreach send again; if that stays, outreach doctor",
)


def readiness(app: App, db: Session, account: str, known: Mapping[str, Campaign]) -> Readiness:
    """Say what *account* may send now; *known* are the campaigns whose files can be read."""
    if app.transport is Transport.LOCAL:
        return Readiness()
    because = accounts.paused(app, db).get(account)
    if because is not None:
        words = f"account {account} is paused ({because}): outreach resume {account}"
        return Readiness(paused=Hold("account-paused", words))
    settings = app.config.accounts.get(account)
    if settings is None or settings.imap is None:
        return Readiness(follow_ups=_no_mailbox(account), by_hand=_by_hand(known))
    since = app.now() - LOOKED
    addresses = lookups.looked(db, account=account, since=since)
    return Readiness(
        follow_ups=_stale(app, db, account),
        looked_since=since,
        known=frozenset(addresses | deliveries.reached(db, transport=app.transport)),
    )


def is_stale(app: App, db: Session, account: str) -> bool:
    """Say whether the mailbox of an account was read too long ago for a follow-up to leave."""
    read = mailboxes.read_at(db, account=account, transport=app.transport)
    return read is None or app.now() - read > timedelta(minutes=app.config.sending.sync_minutes)


def _stale(app: App, db: Session, account: str) -> Hold | None:
    if not is_stale(app, db, account):
        return None
    words = f"the inbox of {account} is not read up to now, so an answer may be there: outreach sync"
    return Hold("inbox", words)


def _no_mailbox(account: str) -> Hold:
    words = (
        f"account {account} has no [imap] in config.toml, so nobody would see an answer: add it, "
        f'or write replies = "by hand" into the campaign and end each sequence with outreach stop'
    )
    return Hold("no-mailbox", words)


def _by_hand(known: Mapping[str, Campaign]) -> frozenset[str]:
    return frozenset(name for name, one in known.items() if one.replies is Replies.BY_HAND)
