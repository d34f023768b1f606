"""Looks at what DNS says of the domain that an account writes from: whether answers arrive and receivers believe it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from outreach.actions.checks import Check, State, warn
from outreach.app import App
from outreach.config import Account
from outreach.config.providers import by_address, example
from outreach.config.relays import Relay, is_home, relay_of
from outreach.errors import Outcome
from outreach.mail.delivery import Transport
from outreach.mail.domain import arriving, dkim, dmarc, mx, reverse, spf
from outreach.mail.domain.answers import Ask, Fate, Kind, stands_for_others
from outreach.mail.domain.findings import Finding, Grade, doubtful, fine, wrong
from outreach.net.dns import Resolver
from outreach.text import clean

#: Letters of a finding that are shown: it may hold words out of DNS, which anybody can write.
_SHOWN = 400


def domain(app: App, name: str, resolver: Resolver) -> Iterator[Check]:
    """Check the domain of an account's address, and of its answers; in practice no mail leaves, and nothing is asked."""
    account = app.config.sender(name)
    asked = app.transport is Transport.SMTP or resolver.at is not None
    if asked and account.smtp is None and resolver.at is not None:
        yield warn(
            f"{name} domain", "DNS was not asked: the account names no server yet", "outreach help accounts"
        )
    if not asked or account.smtp is None:
        return
    home = is_home(account)
    if home is not None:
        yield _check(f"{name} domain", _provider_s_own(account, home=home))
        return
    here = _ascii(account.address)
    if resolver.at is None and stands_for_others(here):
        yield warn(
            f"{name} domain",
            f"{here} is a name for examples, of which DNS knows nothing",
            "an address of yours",
        )
        return
    yield from _own(name, account, here, resolver.ask)


def _own(name: str, account: Account, here: str, ask: Ask) -> Iterator[Check]:
    relay = relay_of(account)
    found = mx.judge(here, ask)
    yield _check(f"{name} mx", found)
    if ask(here, Kind.MX).fate not in {Fate.FOUND, Fate.NO_RECORD}:
        return  # every other line would say the same
    if account.reply_to and _ascii(account.reply_to) != here:
        yield _check(f"{name} mx", mx.judge(_ascii(account.reply_to), ask))
    for one in spf.judge(here, ask, include=relay.spf, provider=relay.name):
        yield _check(f"{name} spf", one)
    for one in _signatures(name, account, here, relay, ask):
        yield _check(f"{name} dkim", one)
    yield _check(f"{name} tls", arriving.judge(here, ask))
    for one in _own_server(account, here, relay, ask):
        yield _check(f"{name} ptr", one)
    for one in dmarc.judge(here, _ascii(account.login) if "@" in account.login else None, ask):
        yield _check(f"{name} dmarc", one)


def _own_server(account: Account, here: str, relay: Relay, ask: Ask) -> list[Finding]:
    """Look at the address of a server of one's own; that of a provider is the provider's business."""
    host = account.smtp.host.lower() if account.smtp else ""
    return reverse.judge(host, ask) if not relay.hosts and f".{host}".endswith(f".{here}") else []


def _signatures(name: str, account: Account, here: str, relay: Relay, ask: Ask) -> list[Finding]:
    """Look for the key of signatures where it is said, or known, or usual."""
    selectors = (account.dkim_selector,) if account.dkim_selector else relay.selectors
    if found := dkim.judge(here, selectors, ask):
        return found
    setting = f'dkim_selector = "NAME" below [accounts.{name}]; NAME stands after s= in the DKIM-Signature of a mail of yours'
    if account.dkim_selector:
        said = f"there is no key at {account.dkim_selector}._domainkey.{here}"
        return [wrong(said, f"look at dkim_selector below [accounts.{name}]; else {relay.sign}")]
    if not selectors:
        return [doubtful(f"where {relay.name} publishes its keys for {here} cannot be guessed", setting)]
    places = ", ".join(selectors)
    return [
        doubtful(f"{here} has no key for signatures at {places}", f"{relay.sign}; is it elsewhere? {setting}")
    ]


def _provider_s_own(account: Account, *, home: bool) -> Finding:
    known = by_address(account.address)
    assert known is not None
    assert account.smtp is not None
    here = account.address.rpartition("@")[2].lower()
    if home:
        return fine(f"{here} belongs to {known.name}, which looks after SPF, DKIM and DMARC")
    said = f"{here} belongs to {known.name}, and mail from it by {account.smtp.host} counts as forged (DMARC)"
    return wrong(said, f"{example(account.address, 'smtp')}, or an address of your own domain")


def _check(about: str, found: Finding) -> Check:
    outcome = Outcome.PARTLY if found.grade is Grade.FAIL else Outcome.DONE
    said, mend = clean(found.said)[:_SHOWN], clean(found.mend)
    return Check(state=State(found.grade), about=about, said=said, mend=mend, outcome=outcome)


def _ascii(address: str) -> str:
    """Give the domain of an address as DNS knows it."""
    name = address.rpartition("@")[2]
    with suppress(UnicodeError):
        name = name.encode("idna").decode("ascii")
    return name.lower()
