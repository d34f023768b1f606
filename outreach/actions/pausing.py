"""Pauses an account or a campaign by a person's word, and lets it go on; nothing queued is lost by either."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions import accounts, campaigns
from outreach.app import App
from outreach.errors import UsageError
from outreach.followups.holds import Hold
from outreach.store import deliveries, events, pauses
from outreach.store.pauses import Pause, Paused


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
        names = f"accounts: {', '.join(there)}"
        raise UsageError(
            f"no account and no campaign is named {named!r}", hint=f"{names}; campaigns: outreach status"
        ) from None
    if account:
        address = there[accounts.which(app, named)].address
        raise UsageError(f"{named!r} is an account and a campaign", hint=f"{address} for the account")
    return Target(Paused.CAMPAIGN, campaign)


def pause(app: App, what: Target, because: str) -> int:
    """Let nothing leave from an account or of a campaign; say how many queued mails wait because of it.

    Raises:
        UsageError: no reason was given.
    """
    if not because.strip():
        raise UsageError("a reason is needed: it is what `outreach why` will say", hint='--because "..."')
    now = app.now()
    with app.writing() as db:
        pauses.pause(db, what.kind, what.name, Pause(now, because, app.who))
        _log(app, db, what, "paused", f": {because}")
        return deliveries.count_queued(db, transport=app.transport, **{what.kind.value: what.name})


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
    mine = pauses.pauses(db, Paused.ACCOUNT).get(account)
    because = accounts.silent(app, db, account) or (mine.because if mine else None)
    return _hold(Target(Paused.ACCOUNT, account), because) if because else None


def campaign_holds(db: Session) -> dict[str, Hold]:
    """Say of campaigns that a person paused why nothing of them leaves, by name."""
    found = pauses.pauses(db, Paused.CAMPAIGN)
    return {name: _hold(Target(Paused.CAMPAIGN, name), one.because) for name, one in found.items()}


def _hold(what: Target, because: str) -> Hold:
    return Hold(f"{what.kind}-paused", f"{what} is paused ({because}): outreach resume {what.name}")


def _log(app: App, db: Session, what: Target, done: str, why: str) -> None:
    about = {"campaign": what.name} if what.kind is Paused.CAMPAIGN else {"data": {"account": what.name}}
    events.log(db, f"{what.kind}.{done}", f"{what} {done}{why}", at=app.now(), by=app.who, **about)
