"""Says what an account may send now: paused or not, its inbox read or not, its mailbox searched or not.

Of all this only a person's pause holds practice: the catch-all's answers lie in a folder that is read as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from sqlmodel import Session

from outreach.actions import accounts, pausing
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.campaigns.campaign import Replies
from outreach.followups.holds import Hold
from outreach.followups.progress import Progress
from outreach.followups.standing import over
from outreach.mail.delivery import Transport
from outreach.people.addresses import canonical
from outreach.store import deliveries, lookups, mailboxes
from outreach.store.guards import Allowed
from outreach.workdays import zone


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """What one account may send now."""

    #: It sends nothing at all.
    paused: Hold | None = None
    #: Campaigns that have ended or are paused: nothing of them leaves, also where it was queued before.
    over: Mapping[str, Hold] = field(default_factory=dict)
    #: Mails to somebody who was written to before wait, but for those of the campaigns whose answers a person reads.
    follow_ups: Hold | None = None
    by_hand: frozenset[str] = frozenset()
    #: Mails leave only to addresses that were looked for in these mailboxes since then; none where nobody looks.
    mailboxes: tuple[str, ...] = ()
    looked_since: datetime | None = None
    #: The addresses that were.
    looked: frozenset[str] = frozenset()
    #: Whom this transport wrote to before, in whichever campaign: (influencer, canonical address).
    reached: frozenset[tuple[int, str]] = frozenset()

    @property
    def allowed(self) -> Allowed:
        """The same for the claim of what is queued."""
        return Allowed(
            over=frozenset(self.over),
            follow_ups=None if self.follow_ups is None else self.by_hand,
            mailboxes=self.mailboxes,
            looked_since=self.looked_since,
        )

    @cached_property
    def _people(self) -> frozenset[int]:
        return frozenset(person for person, _ in self.reached)

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset(address for _, address in self.reached)

    def hold(self, progress: Progress) -> Hold | None:
        """Say why this person's next mail may not leave from the account now."""
        return self.hold_of(progress.campaign, progress.person.id, progress.person.address)

    def hold_of(self, campaign: str, person: int, address: str | None) -> Hold | None:
        """Say why a mail of *campaign* to a person's *address* may not leave now."""
        if first := self.paused or self.over.get(campaign):
            return first
        to = canonical(address) if address else None
        follows = person in self._people or to in self._addresses
        if follows and self.follow_ups and campaign not in self.by_hand:
            return self.follow_ups
        sought = not self.mailboxes or to is None or to in self._addresses or to in self.looked
        return None if sought else NOT_LOOKED


#: Nobody knows of an earlier conversation with them.
NOT_LOOKED = Hold(
    "not-looked",
    "the mailbox was not searched for earlier mail with them: outreach send again; if that stays, outreach doctor",
)


def readiness(
    app: App,
    db: Session,
    account: str,
    known: Mapping[str, Campaign],
    *,
    to: Collection[tuple[int, str]] | None = None,
) -> Readiness:
    """Say what *account* may send now; *known* are the campaigns whose files can be read.

    Where it will be asked of few people, *to* names them, (influencer, canonical address), and only they are read.
    """
    if paused := pausing.account_hold(app, db, account):
        return Readiness(paused=paused)
    by_campaign = pausing.campaign_holds(db)
    if app.transport is Transport.LOCAL:
        return Readiness(over=by_campaign)
    names, since = searched(app, db), looked_since(app)
    found = [lookups.looked(db, account=name, since=since) for name in names]
    return Readiness(
        over=_over(app, known) | by_campaign,
        follow_ups=_unread(app, account) or _stale(app, db),
        by_hand=_by_hand(known),
        mailboxes=names,
        looked_since=since,
        looked=frozenset(set.intersection(*found) if found else ()),
        reached=frozenset(deliveries.reached(db, transport=app.transport, to=to)),
    )


def looked_since(app: App) -> datetime:
    """Give the moment before which a look for an earlier conversation is too old."""
    return app.now() - timedelta(minutes=app.config.sending.sync_minutes)


def searched(app: App, db: Session) -> tuple[str, ...]:
    """Name the accounts whose mailboxes are searched before a first mail: all that can be read."""
    if app.transport is Transport.LOCAL:
        return ()
    paused = accounts.paused(app, db)
    return tuple(name for name in _read_by_us(app) if name not in paused)


def stale(app: App, db: Session) -> list[str]:
    """Name the accounts whose mailboxes must be read before a follow-up leaves: an answer may lie in any of them."""
    if app.transport is Transport.LOCAL:
        return []
    return [name for name in _read_by_us(app) if is_stale(app, db, name)]


def _read_by_us(app: App) -> list[str]:
    return [name for name, one in app.config.accounts.items() if one.imap]


def is_stale(app: App, db: Session, account: str) -> bool:
    """Say whether the mailbox of an account was read too long ago, or by a wrong clock, for a follow-up to leave."""
    read = mailboxes.read_at(db, account=account, transport=app.transport)
    limit = timedelta(minutes=app.config.sending.sync_minutes)
    return read is None or not timedelta(0) <= app.now() - read <= limit


def _stale(app: App, db: Session) -> Hold | None:
    names = stale(app, db)
    if not names:
        return None
    paused = accounts.paused(app, db)
    closed = next((name for name in names if name in paused), None)
    if closed is None:
        words = (
            f"the inbox of {', '.join(names)} is not read up to now, so an answer may be there: outreach sync"
        )
        return Hold("inbox", words)
    words = f"the inbox of {closed} is not read while the account is paused, so an answer may be there"
    return Hold("inbox", f"{words}: outreach resume {closed}")


def _unread(app: App, account: str) -> Hold | None:
    """Say why nobody would see the answers to an account: it has no mailbox, or they go to one that is not read."""
    own = app.config.accounts.get(account)
    if own is None or own.imap is None:
        return _no_mailbox(f"account {account} has no imap in config.toml", "add it")
    read = {own.address.lower(), *(app.config.accounts[name].address.lower() for name in _read_by_us(app))}
    if own.reply_to is None or own.reply_to.lower() in read:
        return None
    there = f"answers to account {account} go to {own.reply_to} (its reply_to), which no account reads"
    return _no_mailbox(there, "add an account with imap for it, or take reply_to out of config.toml")


def _no_mailbox(why: str, mend: str) -> Hold:
    words = (
        f"{why}, so nobody would see an answer: {mend}, "
        f'or write replies = "by hand" into the campaign and end each sequence with outreach stop'
    )
    return Hold("no-mailbox", words)


def unseen(app: App, campaign: Campaign | None) -> Hold | None:
    """Say why no follow-up of a campaign can leave at all: nobody would see an answer."""
    if app.transport is Transport.LOCAL or campaign is None or campaign.replies is Replies.BY_HAND:
        return None
    name = campaign.account or app.config.account
    return _unread(app, name) if name in app.config.accounts else None


def _over(app: App, known: Mapping[str, Campaign]) -> dict[str, Hold]:
    today = app.now().astimezone(zone(app.config.time_zone)).date()
    ended = {name: because for name, one in known.items() if (because := over(one, today))}
    return {
        name: Hold("ended", f"{because}: write a later day into {name}, or outreach stop")
        for name, because in ended.items()
    }


def _by_hand(known: Mapping[str, Campaign]) -> frozenset[str]:
    return frozenset(name for name, one in known.items() if one.replies is Replies.BY_HAND)
