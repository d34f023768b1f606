"""A provider is known by the address or by its servers, and what is known of it can be used as it stands."""

from __future__ import annotations

import pytest

from outreach.commands.init import NAMED
from outreach.config import Account
from outreach.config.providers import (
    Provider,
    by_address,
    carrier_of,
    example,
    provider_of,
    providers,
    recognised,
)
from outreach.config.settings import Imap, Smtp

EVERY = list(providers().values())


def account(address: str, *, smtp: str | None = None, imap: str | None = None, **more: str) -> Account:
    return Account(
        name="S",
        address=address,
        smtp=Smtp(host=smtp) if smtp else None,
        imap=Imap(host=imap) if imap else None,
        **more,  # type: ignore[arg-type]  # as a file would say it
    )


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("s@gmail.com", "gmail"),
        ("s@GoogleMail.com", "gmail"),
        ("s@hotmail.com", "outlook"),
        ("s@live.com", "outlook"),
        ("s@yandex.com.tr", "yandex"),
        ("s@ya.ru", "yandex"),
        ("s@mail.gmail.com", None),
        ("s@gmail.com.example", None),
        ("s@kilnhaus.example", None),
    ],
)
def test_an_address_tells_its_provider_by_the_whole_domain(address: str, key: str | None) -> None:
    found = by_address(address)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        (account("s@gmail.com", smtp="smtp.gmail.com"), "gmail"),
        (account("s@kilnhaus.example", smtp="smtp.gmail.com"), "workspace"),
        (account("s@kilnhaus.example", imap="imap.gmail.com"), "workspace"),
        (account("s@kilnhaus.example", smtp="smtp-relay.gmail.com"), "workspace"),
        (account("s@kilnhaus.example", smtp="SMTP.Office365.com"), "microsoft365"),
        (account("s@outlook.com", smtp="smtp-mail.outlook.com", imap="outlook.office365.com"), "outlook"),
        (account("s@yandex.com", smtp="smtp.yandex.ru"), "yandex"),
        (account("s@kilnhaus.example", smtp="smtp.yandex.com"), "yandex360"),
        (account("s@kilnhaus.example", smtp="email-smtp.eu-west-1.amazonaws.com"), "ses"),
        (account("s@kilnhaus.example", smtp="mail.kilnhaus.example"), "own"),
        (account("s@gmail.com"), "gmail"),
    ],
)
def test_an_account_s_provider_is_whose_servers_it_uses(settings: Account, key: str) -> None:
    assert provider_of(settings).key == key


@pytest.mark.parametrize(
    ("named", "address", "key"),
    [
        ("gmail", "s@gmail.com", "gmail"),
        ("gmail", "s@kilnhaus.example", "workspace"),
        ("workspace", "s@gmail.com", "gmail"),
        ("yandex", "s@kilnhaus.example", "yandex360"),
        ("microsoft365", "s@kilnhaus.example", "microsoft365"),
        ("outlook", "s@kilnhaus.example", "outlook"),
        ("own", "s@gmail.com", "own"),
        (None, "s@gmail.com", "gmail"),
        (None, "s@kilnhaus.example", "own"),
    ],
)
def test_a_named_provider_is_made_exact_by_the_address(named: str | None, address: str, key: str) -> None:
    assert recognised(named, address).key == key


@pytest.mark.parametrize("provider", EVERY, ids=lambda one: one.key)
@pytest.mark.parametrize(
    "way", [{}, {"token_command": "oama"}, {"password_cmd": "pass"}, {"password_env": "P"}, {"keyring": True}]
)
def test_every_provider_says_what_to_do_in_every_way_of_logging_in(
    provider: Provider, way: dict[str, str]
) -> None:
    said = provider.steps("me", account("s@kilnhaus.example", **way))
    lines = said.splitlines()
    assert [line.strip().partition(".")[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert "{" not in said
    assert lines[-1].endswith("outreach doctor me, and when it lets you in: outreach resume me")


@pytest.mark.parametrize("provider", EVERY, ids=lambda one: one.key)
def test_no_step_names_a_page_that_may_be_gone(provider: Provider) -> None:
    assert "http" not in "".join(provider.refused)


@pytest.mark.parametrize(
    "provider", [one for one in EVERY if one.domains or one.smtp], ids=lambda one: one.key
)
def test_every_known_provider_has_servers_with_tls_and_a_limit(provider: Provider) -> None:
    assert provider.smtp
    assert provider.imap
    assert (provider.smtp.port, provider.smtp.tls) in {(465, "tls"), (587, "starttls")}
    assert (provider.imap.port, provider.imap.tls) == (993, "tls")
    assert provider.per_day
    assert provider.per_day >= 300


def test_who_takes_the_mail_bounds_it_whoever_keeps_the_mailbox() -> None:
    relayed = account("s@kilnhaus.example", smtp="email-smtp.eu-west-1.amazonaws.com", imap="imap.gmail.com")
    assert provider_of(relayed).key == "workspace"
    assert carrier_of(relayed).key == "ses"
    assert carrier_of(account("s@gmail.com")).key == "gmail"
    assert (providers()["microsoft365"].per_minute, providers()["microsoft365"].connections) == (30, 3)


def test_no_domain_belongs_to_two() -> None:
    domains = [domain for one in EVERY for domain in one.domains]
    assert len(domains) == len(set(domains))


def test_what_may_be_named_is_known() -> None:
    assert set(NAMED) | {"yandex360", "ses"} == set(providers())


@pytest.mark.parametrize(
    ("address", "kind", "line"),
    [
        ("s@gmail.com", "smtp", 'smtp = { host = "smtp.gmail.com", port = 465, tls = "tls" }'),
        ("s@outlook.com", "smtp", 'smtp = { host = "smtp-mail.outlook.com", port = 587, tls = "starttls" }'),
        ("s@Kilnhaus.example", "imap", 'imap = { host = "imap.kilnhaus.example", port = 993, tls = "tls" }'),
    ],
)
def test_the_line_for_a_server_is_written_as_it_would_stand(address: str, kind: str, line: str) -> None:
    assert example(address, kind) == line


def test_who_files_a_copy_of_what_is_sent_is_said_only_where_it_is_known() -> None:
    known = {one.key: one.files_sent for one in EVERY}
    assert {key for key, files in known.items() if files} == {"gmail", "workspace", "microsoft365", "outlook"}
    assert {known[key] for key in ("yandex", "yandex360", "own")} == {None}
