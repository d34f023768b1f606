"""Pauses an account or a campaign by a person's word, and lets it go on; nothing queued is lost by either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions import accounts, bouncing, campaigns
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import LoginError, OutreachError, UsageError
from outreach.followups.holds import Hold
from outreach.store import deliveries, events, pauses
from outreach.store.pauses import Pause, Paused
from outreach.toml import near

#: The code of the hold of an account that a server refused.
REFUSED = "account-refused"
#: A name of so few letters is near to any short word.
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Target:
    """What a person means by a name."""

    kind: Paused
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def target(app: App, named: str) -> Target:
    """Find the account, by its name or its address, or the campaign that *named* means.

    Raises:
        UsageError: there is neither, or both.
    """
    there = app.config.accounts
    known = {*there, *(one.address.casefold() for one in there.values())}
    account = named in known or named.casefold() in known
    try:
        campaign = campaigns.named(app, named)
    except UsageError:
        if account:
            return Target(Paused.ACCOUNT, accounts.which(app, named))
        raise _unknown(app, named) from None
    if account:
        address = there[accounts.which(app, named)].address
        raise UsageError(f"{named!r} is an account and a campaign", hint=f"{address} for the account")
    return Target(Paused.CAMPAIGN, campaign)


def _unknown(app: App, named: str) -> UsageError:
    accounts, there = list(app.config.accounts), list(campaigns.files(app).campaigns)
    meant = near(named, [one for one in (*there, *accounts) if len(one) > _SHORT])
    said = f"no account and no campaign is named {named!r}" + (f" (did you mean {meant}?)" if meant else "")
    hint = f"accounts: {', '.join(accounts)}; campaigns: {', '.join(there) or 'none'}; people: @handle"
    return UsageError(said, hint=hint)


@dataclass(frozen=True, slots=True)
class Pausing:
    """What a pause did."""

    #: How many queued mails wait because of it.
    waits: int
    #: Why it was paused before, where it was for another reason.
    before: str | None


def pause(app: App, what: Target, because: str) -> Pausing:
    """Let nothing leave from an account or of a campaign.

    Raises:
        UsageError: no reason was given.
    """
    if not because.strip():
        raise UsageError("a reason is needed: it is what `outreach why` will say", hint='--because "..."')
    now = app.now()
    with app.writing() as db:
        before = pauses.pause(db, what.kind, what.name, Pause(now, because, app.who))
        _log(app, db, what, "paused", f": {because}")
        waits = deliveries.count_queued(db, transport=app.transport, **{what.kind.value: what.name})
    return Pausing(waits, before.because if before and before.because != because else None)


def resume(app: App, what: Target) -> list[str]:
    """Let it go on, whoever paused it, and say why it was paused, each reason once; nothing where it was not."""
    with app.writing() as db:
        found = pauses.resume(db, what.kind, what.name)
        if found:
            _log(app, db, what, "resumed", "")
    refused = accounts.resume(app, what.name) if what.kind is Paused.ACCOUNT else None
    return [one for one in (found.because if found else None, refused) if one is not None]


def paused(app: App, db: Session) -> dict[Target, str]:
    """Read what is paused, and why; neither a server's refusal nor what comes back holds practice."""
    by_person = {
        Target(kind, name): one.because for kind in Paused for name, one in pauses.pauses(db, kind).items()
    }
    silent = {Target(Paused.ACCOUNT, name): because for name, because in accounts.all_silent(app, db).items()}
    return by_person | silent


def account_hold(app: App, db: Session, account: str) -> Hold | None:
    """Say why nothing leaves from an account: a server refused it, too much comes back, or a person paused it."""
    what = Target(Paused.ACCOUNT, account)
    if refused := accounts.paused(app, db).get(account):
        return _hold(what, refused, REFUSED)
    mine = pauses.pauses(db, Paused.ACCOUNT).get(account)
    because = bouncing.bouncing(app, db, account) or (mine.because if mine else None)
    return _hold(what, because) if because else None


def halted(hold: Hold) -> OutreachError:
    """Make an error of the hold of an account: one that a server refused ends every command alike."""
    return (LoginError if hold.code == REFUSED else OutreachError)(hold.because)


def campaign_holds(db: Session) -> dict[str, Hold]:
    """Say of campaigns that a person paused why nothing of them leaves, by name."""
    found = pauses.pauses(db, Paused.CAMPAIGN)
    return {name: _hold(Target(Paused.CAMPAIGN, name), one.because) for name, one in found.items()}


def stays(app: App, db: Session, known: Mapping[str, Campaign]) -> dict[str, Hold]:
    """Say of campaigns why nothing of them leaves for now: they are paused, or the account that they write from is."""
    accounts = {name: one.account or app.config.account for name, one in known.items()}
    paused = {account: account_hold(app, db, account) for account in sorted(set(accounts.values()))}
    by_account = {name: hold for name, account in accounts.items() if (hold := paused[account])}
    return by_account | campaign_holds(db)


def _hold(what: Target, because: str, code: str = "") -> Hold:
    return Hold(code or f"{what.kind}-paused", f"{what} is paused ({because}): outreach resume {what.name}")


def _log(app: App, db: Session, what: Target, done: str, why: str) -> None:
    about = {"campaign": what.name} if what.kind is Paused.CAMPAIGN else {"data": {"account": what.name}}
    events.log(db, f"{what.kind}.{done}", f"{what} {done}{why}", at=app.now(), by=app.who, **about)
