"""The button for no more mail: what stands in the header, and how the mail that it makes is known again."""

from __future__ import annotations

import email.policy
from dataclasses import replace
from email import message_from_bytes
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.mail.composing import compose
from outreach.mail.ids import message_id
from outreach.mail.letter import Letter, Mailbox
from outreach.mail.unsubscribing import asked_about, uris

ID = message_id(b"secret", "key", "kilnhaus.example")
URL = "https://kilnhaus.example/no-more?m={token}&who={address}"
LETTER = Letter(
    sender=Mailbox("Selin", "selin@kilnhaus.example"),
    recipient=Mailbox("Ayşe", "ayse@ornek.example"),
    subject="x",
    body="x",
    footer="",
    message_id=ID,
)


def given_for(
    mailto: str = "selin@kilnhaus.example", url: str | None = None, to: str = "a+b@x.example"
) -> tuple[str, ...]:
    return uris(message_id=ID, recipient=to, mailto=mailto, url=url)


def test_without_an_address_of_the_web_it_is_a_mail_that_names_ours() -> None:
    (mail,) = given_for()

    asked = urlsplit(mail)
    assert (asked.scheme, asked.path) == ("mailto", "selin@kilnhaus.example")
    assert asked_about(parse_qs(asked.query)["subject"][0]) == (ID,)


def test_an_address_of_the_web_goes_before_the_mail_and_its_places_are_filled() -> None:
    first, second = given_for(url=URL)

    assert parse_qs(urlsplit(first).query) == {"m": [ID[1:33]], "who": ["a+b@x.example"]}
    assert second.startswith("mailto:")


def test_an_address_in_other_letters_stays_one_line_of_ascii() -> None:
    first, second = given_for(mailto="şule@x.example", url=URL, to="ayşe@x.example")

    assert (first + second).isascii()
    assert "şule@x.example" in unquote(second)


@pytest.mark.parametrize(
    ("wanted", "post"),
    [(given_for(), None), (given_for(url=URL), "List-Unsubscribe=One-Click")],
)
def test_the_header_holds_them_and_one_click_is_promised_only_where_it_can_be_kept(
    wanted: tuple[str, ...], post: str | None
) -> None:
    message = message_from_bytes(compose(replace(LETTER, unsubscribe=wanted)), policy=email.policy.compat32)

    shown = message["List-Unsubscribe"].replace("\r\n", "").replace(", ", ",").split(",")
    assert shown == [f"<{one}>" for one in wanted]
    assert message["List-Unsubscribe-Post"] == post


@pytest.mark.parametrize(
    "uri", ["http://x.example", "https://x y", "mailto:a\r\nBcc: b", "https://ş", "mailto:a>,<b", ""]
)
def test_what_is_no_such_address_is_refused(uri: str) -> None:
    with pytest.raises(InputError, match="List-Unsubscribe"):
        compose(replace(LETTER, unsubscribe=(uri,)))


@given(to=st.text(), mailto=st.text())
def test_whatever_an_address_holds_no_header_is_broken(to: str, mailto: str) -> None:
    try:
        raw = compose(replace(LETTER, unsubscribe=given_for(mailto=mailto, url=URL, to=to)))
    except (InputError, UnicodeEncodeError):
        return
    message = message_from_bytes(raw, policy=email.policy.compat32)
    assert message.keys()[4:6] == ["List-Unsubscribe", "List-Unsubscribe-Post"]
    assert message.get_payload() == "x\r\n"
    assert max(map(len, raw.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        (f"unsubscribe {ID[1:-1]}", (ID,)),
        (f" Unsubscribe {ID[1:-1].upper()} ", (ID,)),
        (f"Re: unsubscribe {ID[1:-1]}", ()),
        ("unsubscribe", ()),
        (f"unsubscribe {'ı' * 32}@kilnhaus.example", ()),
        ("unsubscribe me@x.example", ()),
        ("İş birliği", ()),
        ("", ()),
    ],
)
def test_the_subject_of_such_a_mail_names_what_it_answers(subject: str, found: tuple[str, ...]) -> None:
    assert asked_about(subject) == found
