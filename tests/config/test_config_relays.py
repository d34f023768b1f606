"""Who carries an account's mail is known by its server, and what they need of DNS by a table."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from outreach.config import Account
from outreach.config.providers import providers
from outreach.config.relays import is_home, relay_of, relays
from outreach.config.settings import Smtp


def account(address: str, host: str | None) -> Account:
    return Account(name="S", address=address, smtp=Smtp(host=host) if host else None)


@pytest.mark.parametrize(
    ("host", "name", "spf"),
    [
        ("smtp.gmail.com", "Google", "_spf.google.com"),
        ("smtp-relay.gmail.com", "Google", "_spf.google.com"),
        ("smtp.office365.com", "Microsoft", "spf.protection.outlook.com"),
        ("smtp-mail.outlook.com", "Microsoft", "spf.protection.outlook.com"),
        ("smtp.yandex.com.tr", "Yandex", "_spf.yandex.net"),
        ("email-smtp.eu-west-1.amazonaws.com", "Amazon SES", None),
        ("smtp.notyandex.com", "your provider", None),
        ("mail.kilnhaus.example", "your provider", None),
        (None, "your provider", None),
    ],
)
def test_a_server_tells_who_carries_the_mail(host: str | None, name: str, spf: str | None) -> None:
    found = relay_of(account("s@kilnhaus.example", host))
    assert (found.name, found.spf) == (name, spf)


def test_every_provider_with_servers_is_known_as_a_carrier() -> None:
    for one in providers().values():
        if one.smtp:
            assert relay_of(account("s@kilnhaus.example", one.smtp.host)).name != "your provider", one.key


def test_no_server_is_two_s() -> None:
    hosts = [host for one in relays() for host in one.hosts]
    assert len(hosts) == len(set(hosts))


@pytest.mark.parametrize(
    ("address", "host", "home"),
    [
        ("s@gmail.com", "smtp.gmail.com", True),
        ("s@hotmail.com", "smtp.office365.com", True),
        ("s@gmail.com", "smtp.kilnhaus.example", False),
        ("s@kilnhaus.example", "smtp.gmail.com", None),
    ],
)
def test_an_address_of_a_provider_is_at_home_with_its_servers(
    address: str,
    host: str,
    home: bool | None,  # noqa: FBT001 - a table's column
) -> None:
    assert is_home(account(address, host)) is home


@pytest.mark.parametrize(
    ("written", "read"),
    [("", None), ("google", "google"), ("S2026-01", "s2026-01"), ("k1.mail", "k1.mail"), ("  ", None)],
)
def test_a_selector_is_the_name_alone(written: str, read: str | None) -> None:
    assert Account(name="S", address="s@k.example", dkim_selector=written).dkim_selector == read


@pytest.mark.parametrize("written", ["s._domainkey.k.example", "a b", ".s", "s=google", "x" * 70, "ş"])
def test_what_is_no_selector_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="must be the name alone"):
        Account(name="S", address="s@k.example", dkim_selector=written)
