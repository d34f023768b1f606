"""Asks DNS, before mail leaves, whether the domains of those it goes to take mail; of most it has no need to ask.

What it says is kept for a time, and the list of holds reads it. What was not settled holds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import timedelta

from sqlmodel import Session

from outreach.app import App
from outreach.config.providers import by_address
from outreach.mail.delivery import Transport
from outreach.mail.domain.answers import Ask, Fate, Kind, stands_for_others
from outreach.mail.domain.place import place
from outreach.mail.domain.recipient import Verdict, judge
from outreach.store import domains

#: How long a domain that takes mail is not asked of again, and one that does not.
_TAKES, _REFUSES = timedelta(days=1), timedelta(hours=1)
#: Questions at once, and the seconds that one may take: nobody waits long for a network that is not there.
_AT_ONCE, _PATIENCE = 8, 2.0


def ask(app: App) -> None:
    """Ask of all domains to which approved or queued mail goes."""
    transport = app.transport
    _ask(
        app,
        lambda db: domains.approved(db, transport=transport) | domains.queued(db, transport=transport),
    )


def ask_again(app: App) -> None:
    """Ask of the domains to which mail is queued."""
    _ask(app, lambda db: domains.queued(db, transport=app.transport))


def _ask(app: App, wanted: Callable[[Session], Collection[str]]) -> None:
    if app.transport is Transport.LOCAL:
        return
    if app.config.sending.resolver == "off":
        _forget(app)
        return
    with app.reading() as db:
        fresh = _fresh(app, db, wanted(db))
    found = _verdicts(app, fresh) if fresh else {}
    if found:
        with app.writing() as db:
            domains.keep(db, found, now=app.now())


def _forget(app: App) -> None:
    """Let nothing hold that was found before a person switched asking off."""
    with app.reading() as db:
        there = bool(domains.known(db))
    if there:
        with app.writing() as db:
            domains.forget(db)


def _fresh(app: App, db: Session, names: Iterable[str]) -> list[str]:
    """Choose whom to ask of: neither large providers nor names for examples, nor what was settled lately."""
    known, now = domains.known(db), app.now()
    lately = {
        one
        for one, it in known.items()
        if timedelta(0) <= now - it.at < (_TAKES if it.verdict is Verdict.TAKES else _REFUSES)
    }
    system = place(app.config.sending.resolver) is None
    return sorted(
        name
        for name in names
        if by_address(f"@{name}") is None
        and not (system and stands_for_others(name))
        and domains.digest(app.secret, name) not in lately
    )


def _verdicts(app: App, names: Collection[str]) -> dict[str, Verdict]:
    """Ask of some domains at once: what DNS settled, by the hash of each."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - most runs have nobody to ask of

    from outreach.net.dns import Resolver  # noqa: PLC0415 - as above

    resolver = Resolver(place(app.config.sending.resolver), patience=_PATIENCE)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = dict(zip(names, pool.map(lambda name: judge(name, resolver.ask), names), strict=True))
    if Verdict.NO_NAME in found.values() and not _knows_us(app, resolver.ask):
        found = {name: verdict for name, verdict in found.items() if verdict is not Verdict.NO_NAME}
    return {domains.digest(app.secret, name): verdict for name, verdict in found.items() if verdict}


def _knows_us(app: App, ask: Ask) -> bool:
    """Say whether a server of names knows our own domain; in a hotel it may deny every name until somebody logs in."""
    return ask(domains.domain(app.config.sender().address), Kind.MX).fate is not Fate.NO_NAME
