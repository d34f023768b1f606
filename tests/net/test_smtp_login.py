"""The words of each way to log in, as its RFC writes them."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode, b64encode

import pytest

from outreach.mail.conversation import Reply, Silence
from outreach.net.server import Credential, Server, Tls
from outreach.net.smtp.login import Mechanism, exchange, mechanisms

SERVER = Server("server.example.com", 587, Tls.STARTTLS)
SELIN = Credential("selin@kilnhaus.example", "geheim")
TOKEN = Credential("user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==", oauth=True)


def talk(mechanism: Mechanism, *answers: Reply | Silence) -> tuple[Reply | Silence, list[str]]:
    said: list[str] = []
    left = list(answers)

    async def say(words: str) -> Reply | Silence:
        said.append(words)
        return left.pop(0)

    return asyncio.run(exchange(say, mechanism)), said


def only(*offered: str, credential: Credential = SELIN) -> Mechanism:
    (one,) = mechanisms(offered, credential, SERVER)
    return one


@pytest.mark.parametrize(
    ("credential", "offered", "chosen"),
    [
        (SELIN, {"plain", "login", "cram-md5", "xoauth2"}, ["PLAIN", "LOGIN", "CRAM-MD5"]),
        (SELIN, {"login"}, ["LOGIN"]),
        (SELIN, {"xoauth2", "cram-md5"}, ["CRAM-MD5"]),
        (SELIN, {"xoauth2", "digest-md5"}, []),
        (TOKEN, {"plain", "login", "xoauth2", "oauthbearer"}, ["OAUTHBEARER", "XOAUTH2"]),
        (TOKEN, {"plain", "login", "xoauth2"}, ["XOAUTH2"]),
        (TOKEN, {"plain", "login"}, []),
    ],
)
def test_a_password_is_never_offered_as_a_token_nor_a_token_as_a_password(
    credential: Credential, offered: set[str], chosen: list[str]
) -> None:
    assert [one.name for one in mechanisms(offered, credential, SERVER)] == chosen


def test_plain_says_it_in_one_line() -> None:
    event, said = talk(only("plain"), Reply(235, "in"))

    assert event == Reply(235, "in")
    assert said[0].split()[:2] == ["AUTH", "PLAIN"]
    assert b64decode(said[0].split()[2]) == b"\0selin@kilnhaus.example\0geheim"


def test_a_long_first_answer_gets_a_line_of_its_own() -> None:
    long = only("plain", credential=Credential("selin", "x" * 400))

    _, said = talk(long, Reply(334, ""), Reply(235, "in"))

    assert said[0] == "AUTH PLAIN"
    assert b64decode(said[1]) == b"\0selin\0" + b"x" * 400


def test_login_answers_two_questions() -> None:
    _, said = talk(only("login"), Reply(334, "VXNlcm5hbWU6"), Reply(334, "UGFzc3dvcmQ6"), Reply(235, "in"))

    assert said[0] == "AUTH LOGIN"
    assert [b64decode(one) for one in said[1:]] == [b"selin@kilnhaus.example", b"geheim"]


def test_cram_md5_answers_the_question_of_its_rfc() -> None:
    tim = Credential("tim", "tanstaaftanstaaf")  # the example of RFC 2195
    asked = b64encode(b"<1896.697170952@postoffice.reston.mci.net>").decode()

    event, said = talk(only("cram-md5", credential=tim), Reply(334, asked), Reply(235, "in"))

    assert (event, said[0]) == (Reply(235, "in"), "AUTH CRAM-MD5")
    assert b64decode(said[1]) == b"tim b913a602c7eda7a495b4e6e7334d3890"


def test_a_question_that_cannot_be_read_is_not_answered() -> None:
    event, said = talk(only("cram-md5"), Reply(334, "%%%"), Reply(501, "cancelled"))

    assert (event, said) == (Reply(501, "cancelled"), ["AUTH CRAM-MD5", "*"])


def test_a_refusal_in_the_middle_ends_it() -> None:
    event, said = talk(only("login"), Reply(334, "VXNlcm5hbWU6"), Reply(535, "no such user"))

    assert (event, len(said)) == (Reply(535, "no such user"), 2)


def test_a_question_too_many_is_cancelled() -> None:
    event, said = talk(only("plain"), Reply(334, "bW9yZQ=="), Reply(501, "cancelled"))

    assert (event, said[-1]) == (Reply(501, "cancelled"), "*")


def test_oauthbearer_is_as_in_rfc_7628() -> None:
    _, said = talk(only("oauthbearer", credential=TOKEN), Reply(235, "in"))

    assert b64decode(said[0].removeprefix("AUTH OAUTHBEARER ")) == (
        b"n,a=user@example.com,\x01host=server.example.com\x01port=587\x01"
        b"auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\x01\x01"
    )


def test_a_comma_in_a_name_is_written_as_the_rfc_asks() -> None:
    odd = only("oauthbearer", credential=Credential("a,b=c@x.example", "t", oauth=True))

    assert b"a=a=2Cb=3Dc@x.example," in b64decode(odd.lines[0])


@pytest.mark.parametrize(("name", "last"), [("oauthbearer", "AQ=="), ("xoauth2", "")])
def test_a_refused_token_is_told_with_the_words_of_the_challenge(name: str, last: str) -> None:
    why = {
        "status": "invalid_token",
        "scope": "https://mail.google.com/",
        "openid-configuration": "https://x",
    }
    challenge = b64encode(json.dumps(why).encode()).decode()

    event, said = talk(
        only(name, credential=TOKEN),
        Reply(334, challenge),
        Reply(535, "5.7.8 Username and Password not accepted"),
    )

    words = "5.7.8 Username and Password not accepted (invalid_token, scope https://mail.google.com/)"
    assert (event, said[-1]) == (Reply(535, words), last)


@pytest.mark.parametrize(
    "challenge", ["", "%%%", "W10=", b64encode(b'{"status"').decode(), b64encode(b"[" * 9).decode()]
)
def test_a_challenge_that_cannot_be_read_adds_nothing(challenge: str) -> None:
    event, _ = talk(only("oauthbearer", credential=TOKEN), Reply(334, challenge), Reply(535, "no"))

    assert event == Reply(535, "no")


def test_a_lost_line_stays_one() -> None:
    event, _ = talk(only("xoauth2", credential=TOKEN), Reply(334, ""), Silence.LOST)

    assert event is Silence.LOST


def test_no_repr_shows_a_secret() -> None:
    assert "geheim" not in repr(only("plain")) + repr(only("login")) + repr(only("cram-md5"))
    assert b64encode(b"geheim").decode() not in repr(only("login"))
