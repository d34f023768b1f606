"""A real server gets a credential over a verified line only, once, and its words never hold one."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from authority import Authority, make_authority
from scripted_server import Scripted, scripted
from smtp_server import HIDDEN, PASSWORD, SmtpServer, run_smtp_server
from tokens import token

from outreach.errors import LoginError, UnreachableError
from outreach.mail.conversation import Phase
from outreach.mail.delivery import DeliveryState
from outreach.net.server import Credential, Server, Tls
from outreach.net.smtp import Line, Outcome, examine

ME, HER = "selin@kilnhaus.example", "ayse@ornek.example"
MAIL = b"Subject: x\r\n\r\nMerhaba\r\n"
RIGHT = Credential(ME, PASSWORD)
WRONG = Credential(ME, "Yanlis-Parola-9")

Ask = Callable[[bool], Credential]


@pytest.fixture(scope="module")
def running(authority: Authority) -> Iterator[SmtpServer]:
    with run_smtp_server(authority) as one:
        yield one


@pytest.fixture
def server(running: SmtpServer) -> SmtpServer:
    running.answers.clear()
    running.commands.clear()
    running.taken.clear()
    return running


def place(server: SmtpServer, tls: Tls, host: str = "127.0.0.1") -> Server:
    return Server(host, server.tls_port if tls is Tls.TLS else server.port, tls)


def deliver(where: Server, login: Ask | Credential = RIGHT) -> Outcome:
    ask = login if callable(login) else lambda _again: login

    async def one() -> Outcome:
        async with Line(where, login=ask, command=5, answer=5) as line:
            return await line.deliver(ME, HER, MAIL, intent=lambda: True)

    return asyncio.run(one())


BOTH = pytest.mark.parametrize("tls", [Tls.TLS, Tls.STARTTLS])


@BOTH
@pytest.mark.usefixtures("trusted")
def test_a_verified_line_carries_the_mail_of_who_logged_in(server: SmtpServer, tls: Tls) -> None:
    outcome = deliver(place(server, tls))

    assert outcome.verdict.state is DeliveryState.SENT
    assert [(one.user, one.recipients) for one in server.taken] == [(ME, (HER,))]


@BOTH
def test_a_certificate_that_nobody_vouches_for_gets_nothing(server: SmtpServer, tls: Tls) -> None:
    outcome = deliver(place(server, tls))

    assert (outcome.verdict.state, outcome.verdict.pause_account) == (DeliveryState.QUEUED, False)
    assert "its certificate does not verify: unable to get local issuer certificate" in outcome.said
    assert "AUTH" not in server.commands
    assert server.taken == []


@BOTH
@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_gets_nothing(
    tmp_path: Path, tls: Tls, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_authority(tmp_path, "mail.example.com")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.file))
    with run_smtp_server(other) as server:
        outcome = deliver(place(server, tls))

        assert "certificate does not verify: IP address mismatch" in outcome.said
        assert "AUTH" not in server.commands


@pytest.mark.usefixtures("trusted")
def test_a_server_that_hides_starttls_gets_nothing(server: SmtpServer) -> None:
    server.answers["STARTTLS"] = HIDDEN

    outcome = deliver(place(server, Tls.STARTTLS))

    assert outcome.said == "it offers no STARTTLS"
    assert (outcome.phase, outcome.verdict.state) == (Phase.HELLO, DeliveryState.QUEUED)
    assert [command.partition(" ")[0] for command in server.commands] == ["EHLO"]


def heard_by(answers: dict[str, str]) -> tuple[Outcome, Scripted]:
    async def talk() -> tuple[Outcome, Scripted]:
        async with scripted(answers) as server:
            where = Server("127.0.0.1", server.port, Tls.STARTTLS)
            async with Line(where, login=lambda _again: RIGHT, command=5) as line:
                return await line.deliver(ME, HER, MAIL, intent=lambda: True), server

    return asyncio.run(talk())


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"EHLO": "250-localhost\r\n250 AUTH PLAIN LOGIN"}, "it offers no STARTTLS"),
        ({"EHLO": "250-localhost\r\n250 STARTTLS", "STARTTLS": "454 4.7.0 not now"}, "454 4.7.0 not now"),
        ({"EHLO": "250-localhost\r\n250 STARTTLS", "STARTTLS": "220 go\r\n235 let in"}, "the line was lost"),
    ],
)  # fmt: skip
def test_not_one_byte_of_a_credential_goes_over_an_open_line(answers: dict[str, str], said: str) -> None:
    outcome, server = heard_by(answers)

    assert said in outcome.said
    assert outcome.verdict.state is DeliveryState.QUEUED
    asked = ["EHLO [127.0.0.1]"] + ["STARTTLS"] * ("STARTTLS" in answers)
    assert server.commands[: len(asked)] == asked
    assert all("AUTH" not in command and "MAIL" not in command for command in server.commands)


def test_tls_on_a_port_without_it_is_told_from_a_bad_certificate() -> None:
    async def knock() -> Outcome:
        async with (
            scripted() as server,
            Line(Server("127.0.0.1", server.port, Tls.TLS), login=lambda _again: RIGHT, command=5) as line,
        ):
            return await line.deliver(ME, HER, MAIL, intent=lambda: True)

    assert "no TLS could be agreed on (wrong version number)" in asyncio.run(knock()).said


@BOTH
@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_offered_once_and_is_about_the_account(server: SmtpServer, tls: Tls) -> None:
    outcome = deliver(place(server, tls), WRONG)

    assert (outcome.phase, outcome.reply_code) == (Phase.LOGIN, 535)
    assert (outcome.verdict.state, outcome.verdict.pause_account) == (DeliveryState.QUEUED, True)
    assert server.commands.count("AUTH") == 1, "the same password in another dress"


@pytest.mark.usefixtures("trusted")
def test_a_login_that_fails_for_now_pauses_nobody(server: SmtpServer) -> None:
    server.answers["AUTH"] = "454 4.7.0 Temporary authentication failure"

    outcome = deliver(place(server, Tls.TLS))

    assert (outcome.phase, outcome.verdict.pause_account, outcome.verdict.retry) == (Phase.LOGIN, False, True)


@pytest.mark.usefixtures("trusted")
def test_what_a_server_echoes_of_a_credential_is_not_shown(server: SmtpServer) -> None:
    plain = b64encode(b"\0%b\0%b" % (ME.encode(), WRONG.secret.encode())).decode()
    server.answers["AUTH"] = f"535 5.7.8 AUTH PLAIN {plain} ({WRONG.secret}) is not known"

    outcome = deliver(place(server, Tls.TLS), WRONG)

    assert outcome.said == "535 5.7.8 AUTH PLAIN *** (***) is not known"
    assert WRONG.secret not in repr(outcome)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("secret", ["two  blanks", "o\u0308 in two letters", "long" * 250])
def test_an_echoed_secret_is_found_however_the_reply_is_written(server: SmtpServer, secret: str) -> None:
    server.answers["AUTH"] = f"535 5.7.8 {secret} is not known"

    outcome = deliver(place(server, Tls.TLS), Credential(ME, secret))

    assert outcome.said == "535 5.7.8 *** is not known"


@pytest.mark.usefixtures("trusted")
def test_after_a_refused_login_the_next_mail_does_not_slip_through(server: SmtpServer) -> None:
    async def twice() -> list[Outcome]:
        async with Line(place(server, Tls.TLS), login=lambda _again: WRONG, command=5) as line:
            return [await line.deliver(ME, HER, MAIL, intent=lambda: True) for _ in range(2)]

    assert [one.phase for one in asyncio.run(twice())] == [Phase.LOGIN, Phase.LOGIN]
    assert server.taken == []


class Tokens:
    """Hands out tokens, and counts how often it was asked."""

    def __init__(self, *tokens: str) -> None:
        self.tokens, self.asked = tokens, list[bool]()

    def __call__(self, again: bool) -> Credential:  # noqa: FBT001 - as the line asks
        self.asked.append(again)
        return Credential(ME, self.tokens[min(sum(self.asked), len(self.tokens) - 1)], oauth=True)


@BOTH
@pytest.mark.usefixtures("trusted")
def test_a_token_lets_in(server: SmtpServer, tls: Tls) -> None:
    tokens = Tokens(token(ME))

    assert deliver(place(server, tls), tokens).verdict.state is DeliveryState.SENT
    assert (tokens.asked, [one.user for one in server.taken]) == ([False], [ME])


@pytest.mark.usefixtures("trusted")
def test_a_token_that_ran_out_is_asked_for_anew_once(server: SmtpServer) -> None:
    tokens = Tokens(token(ME, lives=-60), token(ME))

    assert deliver(place(server, Tls.TLS), tokens).verdict.state is DeliveryState.SENT
    assert tokens.asked == [False, True]


@pytest.mark.usefixtures("trusted")
def test_a_new_token_that_is_refused_too_is_the_end_of_it(server: SmtpServer) -> None:
    old, new = token(ME, lives=-60), token(ME, lives=-50)
    tokens = Tokens(old, new)

    outcome = deliver(place(server, Tls.TLS), tokens)

    assert (outcome.phase, outcome.verdict.pause_account) == (Phase.LOGIN, True)
    assert tokens.asked == [False, True]
    assert server.commands.count("AUTH") == 2
    assert old not in outcome.said
    assert new not in outcome.said


@pytest.mark.usefixtures("trusted")
def test_the_same_token_again_is_not_offered_again(server: SmtpServer) -> None:
    tokens = Tokens(token(ME, lives=-60))

    assert deliver(place(server, Tls.TLS), tokens).phase is Phase.LOGIN
    assert server.commands.count("AUTH") == 1


@pytest.mark.usefixtures("trusted")
def test_what_raises_while_the_secret_is_looked_for_goes_on_and_sends_nothing(server: SmtpServer) -> None:
    def nothing(_again: bool) -> Credential:  # noqa: FBT001 - as the line asks
        raise LoginError("account main: no password is set")

    with pytest.raises(LoginError, match="no password"):
        deliver(place(server, Tls.TLS), nothing)
    assert "AUTH" not in server.commands


@BOTH
@pytest.mark.usefixtures("trusted")
def test_an_examined_server_says_what_it_offers_and_is_sent_nothing(server: SmtpServer, tls: Tls) -> None:
    offer = asyncio.run(examine(place(server, tls), RIGHT))

    assert offer.tls_version == "TLSv1.3"
    assert {"plain", "xoauth2"} <= set(offer.auth)
    assert offer.size == int(offer.extensions["size"])
    assert offer.greeting == "localhost ready"
    assert not any(command.startswith("MAIL") for command in server.commands)


@pytest.mark.usefixtures("trusted")
def test_a_server_may_be_examined_without_a_login(server: SmtpServer) -> None:
    assert asyncio.run(examine(place(server, Tls.STARTTLS), None)).tls_version
    assert "AUTH" not in server.commands


@pytest.mark.usefixtures("trusted")
def test_an_examined_login_that_is_refused_says_so(server: SmtpServer) -> None:
    with pytest.raises(LoginError, match=r"535 5\.7\.8") as refused:
        asyncio.run(examine(place(server, Tls.TLS), WRONG))
    assert WRONG.secret not in str(refused.value)


def test_an_examined_server_that_is_not_private_or_not_there_says_which(server: SmtpServer) -> None:
    with pytest.raises(UnreachableError, match="certificate does not verify"):
        asyncio.run(examine(place(server, Tls.TLS), RIGHT))
    with pytest.raises(UnreachableError, match="it cannot be reached"):
        asyncio.run(examine(Server("127.0.0.1", 1, Tls.TLS), RIGHT))
