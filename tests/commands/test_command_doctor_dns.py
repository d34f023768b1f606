"""`outreach doctor` and DNS: the domain that mail comes from is looked up once mail reaches people, and never slowly."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

if TYPE_CHECKING:
    from names import Names

Typed = Callable[..., Result]
GOOD = """
kilnhaus.example. MX 10 mx.kilnhaus.example.
mx.kilnhaus.example. A 192.0.2.1
kilnhaus.example. TXT "v=spf1 include:_spf.google.com ~all"
_spf.google.com. TXT "v=spf1 ip4:192.0.2.0/24 ~all"
google._domainkey.kilnhaus.example. TXT "v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
own._domainkey.kilnhaus.example. TXT "v=DKIM1; p="
_dmarc.kilnhaus.example. TXT "v=DMARC1; p=none"
"""


@pytest.fixture
def switched(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that would send by Google, and a machine from which nothing but names can be asked."""
    configure(workspace, 'smtp = { host = "smtp.gmail.com" }')
    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    return workspace


def nowhere(*_arguments: object, **_more: object) -> None:
    raise OSError(5, "no network in this test")


def configure(workspace: Path, *lines: str, address: str = "selin@kilnhaus.example") -> None:
    config = workspace / "config.toml"
    text = config.read_text("utf-8").replace("keyring = false", "\n".join(['password_env = "P"', *lines]))
    text = text.replace('transport = "local"', 'transport = "smtp"').replace(
        "selin@kilnhaus.example", address
    )
    config.write_text(text, "utf-8")


def told(result: Result) -> list[tuple[str, str, str, str]]:
    """Give state, subject, words and mend of each line about the domain."""
    about = {f"me {one}" for one in ("mx", "spf", "dkim", "dmarc", "domain")}
    found = json.loads(result.stdout)
    return [(one["state"], one["about"], one["said"], one["mend"]) for one in found if one["about"] in about]


def doctor(run: Typed, names: Names) -> list[tuple[str, str, str, str]]:
    return told(run("doctor", "--json", "--resolver", f"127.0.0.1:{names.port}"))


def test_a_domain_in_order_has_a_line_for_each_thing(run: Typed, switched: Path, names: Names) -> None:
    names.publish(GOOD)

    assert doctor(run, names) == [
        ("ok", "me mx", "kilnhaus.example takes mail at mx.kilnhaus.example", ""),
        ("ok", "me spf", "one record of kilnhaus.example; 1 of 10 lookups; _spf.google.com is named", ""),
        ("ok", "me dkim", "signatures by google: ed25519 of 256 bits", ""),
        ("ok", "me dmarc", "policy none of kilnhaus.example; no rua, so nobody reports to you", ""),
    ]


@pytest.mark.parametrize(
    ("server", "asked"),
    [
        (True, ["me mx", "me spf", "me dkim", "me dmarc"]),
        (False, ["me domain"]),
    ],
)
def test_a_resolver_that_is_named_is_asked_in_practice_too(
    run: Typed, switched: Path, names: Names, workspace: Path, *, server: bool, asked: list[str]
) -> None:
    names.publish(GOOD)
    config = workspace / "config.toml"
    text = config.read_text("utf-8").replace('transport = "smtp"', 'transport = "local"')
    config.write_text(text if server else re.sub("smtp = .*\n", "", text), "utf-8")

    assert [about for _, about, _, _ in doctor(run, names)] == asked
    assert told(run("doctor", "--json")) == []


def test_what_is_wrong_has_its_mend_and_an_exit_code(run: Typed, switched: Path, names: Names) -> None:
    names.publish("kilnhaus.example. MX 0 .")

    result = run("doctor", "--resolver", f"127.0.0.1:{names.port}")

    assert "FAIL  me mx           kilnhaus.example says that it takes no mail (null MX)" in result.stdout
    assert (
        'try: at the domain\'s DNS: kilnhaus.example TXT "v=spf1 include:_spf.google.com ~all"'
        in result.stdout
    )
    assert "warn  me dkim         kilnhaus.example has no key for signatures at google" in result.stdout
    assert "warn  me dmarc        kilnhaus.example publishes no DMARC policy" in result.stdout
    assert result.exit_code == 4  # the password is missing too, and goes before


def test_a_selector_of_one_s_own_is_looked_up_and_no_other(run: Typed, switched: Path, names: Names) -> None:
    names.publish(GOOD)
    text = (switched / "config.toml").read_text("utf-8")
    (switched / "config.toml").write_text(
        text.replace('password_env = "P"', 'password_env = "P"\ndkim_selector = "own"')
    )

    [found] = [one for one in doctor(run, names) if one[1] == "me dkim"]

    assert found[:3] == ("FAIL", "me dkim", "the key at own was withdrawn (p= is empty)")
    assert ("google._domainkey.kilnhaus.example", "TXT") not in names.asked


def test_words_out_of_dns_do_not_move_the_cursor(run: Typed, switched: Path, names: Names) -> None:
    names.publish(GOOD.replace("p=none", "p=\x1b[31mred" + "x" * 200))

    [found] = [one for one in doctor(run, names) if one[1] == "me dmarc"]

    assert "\x1b" not in found[2]
    assert found[2].startswith("_dmarc.kilnhaus.example cannot be read: p=")
    assert len(found[2]) <= 400


def test_a_selector_without_a_key_fails(run: Typed, switched: Path, names: Names) -> None:
    names.publish(GOOD)
    text = (switched / "config.toml").read_text("utf-8")
    (switched / "config.toml").write_text(
        text.replace('password_env = "P"', 'password_env = "P"\ndkim_selector = "x"')
    )

    [found] = [one for one in doctor(run, names) if one[1] == "me dkim"]

    assert found[:3] == ("FAIL", "me dkim", "there is no key at x._domainkey.kilnhaus.example")


@pytest.mark.parametrize(
    ("host", "said"),
    [
        (
            "email-smtp.eu-west-1.amazonaws.com",
            "where Amazon SES publishes its keys for kilnhaus.example cannot be guessed",
        ),
        ("smtp.office365.com", "kilnhaus.example has no key for signatures at selector1, selector2"),
        ("smtp.yandex.com", "kilnhaus.example has no key for signatures at mail"),
        ("smtp.hoster.example", "kilnhaus.example has no key for signatures at default, mail, dkim"),
    ],
)
def test_where_a_key_stands_depends_on_who_carries_the_mail(
    run: Typed, switched: Path, names: Names, host: str, said: str
) -> None:
    names.publish(GOOD)
    text = (switched / "config.toml").read_text("utf-8")
    (switched / "config.toml").write_text(text.replace("smtp.gmail.com", host))

    [found] = [one for one in doctor(run, names) if one[1] == "me dkim"]

    assert (found[0], found[2]) == ("warn", said)
    assert "dkim_selector" in found[3]


def test_answers_to_another_domain_must_arrive_too(run: Typed, switched: Path, names: Names) -> None:
    names.publish(GOOD)
    text = (switched / "config.toml").read_text("utf-8")
    (switched / "config.toml").write_text(
        text.replace('password_env = "P"', 'password_env = "P"\nreply_to = "selin@gone.example"')
    )

    assert [one[:3] for one in doctor(run, names) if one[1] == "me mx"] == [
        ("ok", "me mx", "kilnhaus.example takes mail at mx.kilnhaus.example"),
        ("FAIL", "me mx", "gone.example does not exist"),
    ]


def test_in_practice_nothing_is_asked(run: Typed, switched: Path, names: Names) -> None:
    text = (switched / "config.toml").read_text("utf-8")
    (switched / "config.toml").write_text(text.replace('transport = "smtp"', 'transport = "local"'))

    assert told(run("doctor", "--json")) == []
    assert names.asked == []


def test_without_an_answer_it_is_one_warning_and_no_waiting(run: Typed, switched: Path, names: Names) -> None:
    names.silent.add("kilnhaus.example")

    began = time.monotonic()
    found = doctor(run, names)

    assert [one[:3] for one in found] == [
        ("warn", "me mx", "no answer from DNS for kilnhaus.example: no answer in time")
    ]
    assert time.monotonic() - began < 10
    assert {name for name, _ in names.asked} == {"kilnhaus.example"}


def test_a_domain_that_does_not_exist_is_one_line(run: Typed, switched: Path, names: Names) -> None:
    found = doctor(run, names)

    assert [one[:3] for one in found] == [("FAIL", "me mx", "kilnhaus.example does not exist")]


def test_a_name_for_examples_is_asked_of_nobody(run: Typed, switched: Path) -> None:
    [found] = told(run("doctor", "--json"))
    assert found[:3] == (
        "warn",
        "me domain",
        "kilnhaus.example is a name for examples, of which DNS knows nothing",
    )


@pytest.mark.parametrize(
    ("address", "host", "state"),
    [
        ("selin@gmail.com", "smtp.gmail.com", "ok"),
        ("selin@outlook.com", "smtp.office365.com", "ok"),
        ("selin@yandex.com.tr", "smtp.yandex.com.tr", "ok"),
        ("selin@gmail.com", "smtp.hoster.example", "FAIL"),
        ("selin@gmail.com", "email-smtp.eu-west-1.amazonaws.com", "FAIL"),
        ("selin@yandex.com", "smtp.gmail.com", "FAIL"),
    ],
)
def test_an_address_of_a_provider_leaves_by_that_provider(
    run: Typed,
    workspace: Path,
    names: Names,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    host: str,
    state: str,
) -> None:
    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    configure(workspace, f'smtp = {{ host = "{host}" }}', address=address)

    [found] = doctor(run, names)

    assert found[:2] == (state, "me domain")
    assert names.asked == []


def test_what_is_no_server_of_names_is_refused_before_anything_is_looked_at(
    run: Typed, workspace: Path
) -> None:
    result = run("doctor", "--resolver", "dns.example")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "try: --resolver 9.9.9.9, or 127.0.0.1:5353" in result.stderr
