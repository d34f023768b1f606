"""An account or an address in; its provider, with servers, limits and the way to be let in, out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from outreach.config.settings import Account, Imap, Smtp
from outreach.toml import quote

#: Where servers listen that are private from the first byte on (RFC 8314).
PORTS = {"smtp": 465, "imap": 993}
_DATA = Path(__file__).with_name("providers.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Who keeps a mailbox."""

    key: str
    #: For people: `Gmail`.
    name: str
    #: The domains whose addresses are all theirs; empty where customers bring their own.
    domains: tuple[str, ...]
    #: Names of its servers beside those of `smtp` and `imap`, or their ends, which begin with a dot.
    hosts: tuple[str, ...]
    smtp: Smtp | None
    imap: Imap | None
    #: Mails in 24 hours that it allows; None where that is not known.
    per_day: int | None
    #: Mails in 60 seconds that it allows; None where that is not known.
    per_minute: int | None
    #: Lines over which it takes mail of one account at once; None where that is not known.
    connections: int | None
    #: It files what is handed in by SMTP under Sent by itself; None where that is not known.
    files_sent: bool | None
    #: It puts a Message-ID of its own in the place of ours.
    replaces_ids: bool
    #: It takes tokens and no password.
    oauth_only: bool
    #: What it takes for a login, as the end of a sentence.
    login: str
    #: What an OAuth token must allow, separated by blanks; empty where it is not known.
    scopes: str
    #: What to do when it refuses a password, in this order.
    refused: tuple[str, ...]

    def owns(self, address: str) -> bool:
        """Say whether *address* is at a domain of theirs."""
        return _domain(address) in self.domains

    def serves(self, account: Account) -> bool:
        """Say whether a server of the account is theirs."""
        own = {*self.hosts, *(server.host for server in (self.smtp, self.imap) if server)}
        ends = tuple(host for host in self.hosts if host.startswith("."))
        found = (server.host for server in (account.smtp, account.imap) if server)
        return any(host in own or host.endswith(ends) for host in found)

    def steps(self, name: str, account: Account) -> str:
        """Say step by step what to do after they refused *account*, which config.toml calls *name*."""
        words = {"user": account.login, "account": name, "scopes": self.scopes, "store": _store(account)}
        if account.token_command:
            scopes = f", with the scopes {self.scopes}" if self.scopes else ""
            listed = [f"log in anew with the program that token_command runs{scopes}"]
            listed += [step for step in self.refused[2:] if self.oauth_only]
        else:
            listed = [_slip(account), *self.refused]
        listed.append(f"outreach doctor {name}, and when it lets you in: outreach resume {name}")
        return "\n     ".join(
            f"{place}. {step.format(**words)}" for place, step in enumerate(listed, start=1)
        )


@cache
def providers() -> Mapping[str, Provider]:
    """Read all providers, by key."""
    with _DATA.open("rb") as file:
        return {key: _provider(key, data) for key, data in tomllib.load(file).items()}


def provider_of(account: Account) -> Provider:
    """Find whose servers an account uses; of those with the same servers, by its address."""
    there = [one for one in providers().values() if one.serves(account)]
    return _nearest(there, account.address) or by_address(account.address) or providers()["own"]


def carrier_of(account: Account) -> Provider:
    """Find who takes an account's mail: its limits hold, whoever keeps the mailbox."""
    return provider_of(account.model_copy(update={"imap": None})) if account.smtp else provider_of(account)


def by_address(address: str) -> Provider | None:
    """Find who keeps the mailbox of an address by its domain; None for a domain of somebody's own."""
    return next((one for one in providers().values() if one.owns(address)), None)


def recognised(key: str | None, address: str) -> Provider:
    """Give the provider that a person named, else that of the address; Gmail with a domain of one's own is Workspace."""
    meant = providers()[key] if key else by_address(address) or providers()["own"]
    same = [one for one in providers().values() if meant.smtp is not None and one.smtp == meant.smtp]
    return _nearest(same, address) or meant


def example(address: str, kind: str) -> str:
    """Write the line of config.toml that says where the server (`smtp` or `imap`) of an address is, or probably is."""
    found = by_address(address) or providers()["own"]
    known = found.smtp if kind == "smtp" else found.imap
    if known:
        return line(kind, known.host, known.port, known.tls)
    return line(kind, f"{kind}.{_domain(address)}", PORTS[kind], "tls")


def line(kind: str, host: str, port: int, tls: str) -> str:
    """Write the line of config.toml that names a server."""
    return f"{kind} = {{ host = {quote(host)}, port = {port}, tls = {quote(tls)} }}"


def _nearest(same: list[Provider], address: str) -> Provider | None:
    """Choose among providers with the same servers: the one that owns the address, else one for other domains."""
    return next(
        (one for one in same if one.owns(address)),
        next((one for one in same if not one.domains), same[0] if same else None),
    )


def _domain(address: str) -> str:
    return address.rpartition("@")[2].casefold()


def _slip(account: Account) -> str:
    """Say what to do first: most refusals are a slip of the hand."""
    if account.password_cmd or account.password_env or account.keyring:
        return "A slip where the password is kept? Mend it there, then: outreach doctor {account}"
    return "Typed wrong? Then once more: outreach doctor {account}"


def _store(account: Account) -> str:
    """Say where the new password goes, by the way in which the account finds it."""
    if account.password_cmd:
        return "Keep it where password_cmd reads it."
    if account.password_env:
        return f"Put it into the variable {account.password_env}."
    if account.keyring:
        return f"Keep it in the keyring: keyring set outreach {account.login}"
    return "Type it when the program asks, or let config.toml say where it is kept: outreach help accounts"


def _provider(key: str, data: Mapping[str, Any]) -> Provider:
    return Provider(
        key=key,
        name=data["name"],
        domains=tuple(data["domains"]),
        hosts=tuple(data["hosts"]),
        smtp=Smtp(**data["smtp"]) if "smtp" in data else None,
        imap=Imap(**data["imap"]) if "imap" in data else None,
        per_day=data.get("per_day"),
        per_minute=data.get("per_minute"),
        connections=data.get("connections"),
        files_sent=data.get("files_sent"),
        replaces_ids=data.get("replaces_ids", False),
        oauth_only=data.get("oauth_only", False),
        login=data["login"],
        scopes=data["scopes"],
        refused=tuple(data["steps"]),
    )
