"""Looks at everything that sending needs, one thing after the other: settings, database, machine, servers, DNS, clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from outreach.actions import (
    accounts,
    authenticating,
    checking,
    guarding,
    machine,
    plusmailing,
    reaching,
    selfmailing,
    workspace,
)
from outreach.actions.campaigns import shelf
from outreach.actions.checks import Check, Moment, State, failed, ok, shown, warn
from outreach.app import App
from outreach.errors import ConfigError, OutreachError
from outreach.mail.delivery import Transport
from outreach.mail.domain.place import place
from outreach.net.dns import Resolver
from outreach.store import condition, pauses
from outreach.store.migrating import HEAD
from outreach.store.pauses import Paused
from outreach.workdays import zone

#: What lets an account or a campaign go on.
_RESUME = "outreach resume "
#: What a clock may be off without harm: windows are hours, waits are days.
_OFF = timedelta(minutes=5)


def examine(
    app: App, name: str | None = None, resolver: Resolver | None = None, *, send_test: bool = False
) -> Iterator[Check]:
    """Check everything, with the servers of account *name* (or its address) or of all that have some.

    Nothing is sent, but for one mail of each account to itself with *send_test*. *resolver* asks DNS, instead of the system's servers. A login that a server refuses pauses the account. Where settings
    cannot be read nothing else is looked at.

    Raises:
        UsageError: config.toml has no account of that name.
    """
    try:
        loaded = app.loaded
        _ = app.secret
    except OutreachError as error:
        for line in str(error).split("\n"):
            yield failed("configuration", ConfigError(line, hint=error.hint))
        return
    chosen = [accounts.which(app, name)] if name else list(loaded.config.accounts)
    yield _configuration(app)
    database = list(_database(app))
    yield from _campaigns(app, opened=database[0].state is not State.FAIL)
    yield from database
    yield from machine.machine(app)
    if database[0].state is not State.FAIL:
        yield from guarding.checks(app)
    resolver = resolver or Resolver(place(loaded.config.sending.resolver))
    moments: list[Moment] = []
    for one in chosen:
        yield from reaching.account(app, one, moments, named=name is not None)
        if database[0].state is not State.FAIL:
            for each in (selfmailing, plusmailing):
                yield from each.send_test(app, one) if send_test else each.known(app, one)
        yield from authenticating.domain(app, one, resolver)
    yield _clock(app, [*moments, *_logged(app)])


def next_step(app: App, checks: Sequence[Check], name: str | None = None) -> str:
    """Say what to do after *checks*, which looked at account *name* or at all."""
    again = f"outreach doctor {name}" if name else "outreach doctor"
    if any(check.state is State.FAIL for check in checks):
        return f"mend what failed, then {again}"
    if resume := next((check.mend for check in checks if _RESUME in check.mend), None):
        return resume[resume.index(_RESUME) :]
    if app.transport is Transport.SMTP:
        return "outreach queue"
    if any(one.smtp is None for one in app.config.accounts.values()):
        return "outreach help accounts, when you want to write to people"
    campaigns = list(shelf(app).campaigns)
    review = f"outreach review {campaigns[0] if len(campaigns) == 1 else 'NAME'}"
    return f'write transport = "smtp" into config.toml when you want to write to people, then {review}'


def _configuration(app: App) -> Check:
    if app.transport is Transport.LOCAL:
        return ok("configuration", 'in order; transport = "local": mail stays in outbox/ on this machine')
    return ok("configuration", 'in order; transport = "smtp": mail reaches people')


def _campaigns(app: App, *, opened: bool) -> Iterator[Check]:
    """Compile what the campaigns name; one that has ended is not looked at."""
    found = shelf(app)
    for problem in found.problems:
        yield failed("campaigns", ConfigError(problem))
    for name, campaign in found.campaigns.items():
        about = f"campaign {name}"
        if campaign.ends and campaign.ends < app.now().date():
            yield ok(about, f"ended on {campaign.ends}")
        elif not opened:
            yield warn(about, "its templates were not compiled, for the database cannot be read", "")
        else:
            yield from _campaign(app, name, about)
    if not (found.campaigns or found.problems):
        yield ok("campaigns", "none yet")


def _campaign(app: App, name: str, about: str) -> Iterator[Check]:
    with app.reading() as db:
        found = pauses.pauses(db, Paused.CAMPAIGN).get(name)
    if found:
        since = shown(found.at, zone(app.config.time_zone))
        said = f"paused by {found.by} since {since}, nothing of it leaves: {found.because}"
        yield warn(about, said, f"outreach resume {name}")
    try:
        checked = checking.check(app, name)
    except OutreachError as error:
        yield failed(about, error)
        return
    for problem in checked.problems:
        yield failed(about, ConfigError(problem), f"outreach campaign check {name}")
    if not checked.problems:
        yield ok(about, f"in order; templates that compile: {len(checked.templates)}")


def _database(app: App) -> Iterator[Check]:
    try:
        with app.reading() as db:
            kind, version = condition.server(db)
    except OutreachError as error:
        yield failed("database", error)
        return
    yield ok("database", f"schema {HEAD}, made with this workspace's secret.key")
    if kind != "sqlite":
        yield ok("database", f"PostgreSQL {version}")
        return
    said = f"SQLite {version}; one program sends at a time"
    if condition.resets_safely(version):
        yield ok("database", said)
    else:
        rare = "before 3.51.3 two programs that write in the same instant can, very rarely, damage the file"
        yield warn("database", f"{said}; {rare}", "a newer SQLite, which a newer system or Python brings")


def _clock(app: App, moments: Sequence[Moment]) -> Check:
    """Compare the clock with the times that others wrote down; what was cannot lie in the future."""
    now, here = app.now(), zone(app.config.time_zone)
    ahead = [one for one in moments if one.played and one.at > now + _OFF]
    moments = [one for one in moments if one not in ahead]
    off = [one for one in moments if one.at > now + _OFF or (one.just_now and one.at < now - _OFF)]
    said = shown(now, here)
    played = "".join(f"; {one.what}: {shown(one.at, here)}, by the demo's own clock" for one in ahead)
    if off:
        others = "; ".join(f"{one.what}: {shown(one.at, here)}" for one in off)
        return warn("clock", f"{said} here, but {others}", "set this machine's clock: mail leaves by it")
    if not moments:
        return ok("clock", f"{said}; look whether that is right{played}")
    return ok("clock", f"{said}; fits {', '.join(one.what for one in moments)}{played}")


def _logged(app: App) -> Iterator[Moment]:
    try:
        with app.reading() as db:
            newest = condition.newest_event(db)
    except OutreachError:
        return  # told as the database's own fault
    if newest:
        yield Moment("the newest line of the log", newest, played=workspace.played(app.workspace))
