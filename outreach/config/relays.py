"""An account in, who carries its mail out: what they need DNS to say, where that is known."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from outreach.config.providers import by_address
from outreach.config.settings import Account

_DATA = Path(__file__).with_name("relays.toml")
#: What servers of one's own are often set up with.
_USUAL = ("default", "mail", "dkim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Who carries mail."""

    #: For people: `Google`.
    name: str
    #: Names of its servers, or their ends, which begin with a dot.
    hosts: tuple[str, ...]
    #: The name that lets it send, for `include:`; None where nothing is needed or known.
    spf: str | None
    #: Where it publishes keys unless told otherwise.
    selectors: tuple[str, ...]
    #: How its signatures are switched on.
    sign: str

    def has(self, host: str) -> bool:
        """Say whether a server is theirs."""
        return any(host.endswith(own) if own.startswith(".") else host == own for own in self.hosts)


_UNKNOWN = Relay(
    name="your provider",
    hosts=(),
    spf=None,
    selectors=_USUAL,
    sign="ask your mail provider to sign for your domain, and publish the record that it shows",
)


@cache
def relays() -> tuple[Relay, ...]:
    """Read all that are known."""
    with _DATA.open("rb") as file:
        return tuple(
            Relay(
                name=data["name"],
                hosts=tuple(data["hosts"]),
                spf=data.get("spf"),
                selectors=tuple(data["selectors"]),
                sign=data["sign"],
            )
            for data in tomllib.load(file).values()
        )


def relay_of(account: Account) -> Relay:
    """Find who carries an account's mail, by the server that takes it."""
    host = account.smtp.host if account.smtp else ""
    return next((one for one in relays() if one.has(host)), _UNKNOWN)


def is_home(account: Account) -> bool | None:
    """Say whether an address of a provider's own domain leaves by that provider; None for a domain of somebody's own."""
    home = by_address(account.address)
    if home is None or home.smtp is None:
        return None
    here = account.smtp.host if account.smtp else ""
    return here == home.smtp.host or relay_of(account).has(home.smtp.host)
