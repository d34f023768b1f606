"""Letters become bytes that say what the letter says, and nothing that a stranger's cell put in."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.utils import parseaddr
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.mail.composing import compose, stamp
from outreach.mail.letter import Letter, Mailbox

LETTER = Letter(
    sender=Mailbox("Selin Çelik", "selin@kilnhaus.example"),
    recipient=Mailbox("Ayşe Yılmaz", "ayse@ornek.example"),
    subject="İş birliği: çini atölyeniz",
    body="Merhaba Ayşe,\n\nSon videonuzdaki sır çok güzeldi.",
    footer="Selin\nKilnhaus",
    message_id="<abc123@kilnhaus.example>",
)
EXPECTED = [
    "From",
    "To",
    "Subject",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
]


def parsed(letter: Letter) -> email.message.EmailMessage:
    message = email.message_from_bytes(compose(letter), policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


def text_of(message: email.message.EmailMessage) -> str:
    content = message.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def decoded(value: str) -> str:
    return str(make_header(decode_header(value)))


def test_turkish_letters_arrive_in_names_subject_and_text() -> None:
    message = parsed(LETTER)
    assert message["From"] == "Selin Çelik <selin@kilnhaus.example>"
    assert message["To"] == "Ayşe Yılmaz <ayse@ornek.example>"
    assert message["Subject"] == "İş birliği: çini atölyeniz"
    assert text_of(message) == ("Merhaba Ayşe,\n\nSon videonuzdaki sır çok güzeldi.\n\nSelin\nKilnhaus\n")


def test_it_has_these_headers_and_no_others() -> None:
    assert parsed(LETTER).keys() == EXPECTED


def test_a_plain_ascii_letter_stays_readable_in_its_source() -> None:
    letter = replace(
        LETTER,
        sender=Mailbox("Tom Hill", "tom@hill.example"),
        subject="Your kiln",
        body="Hello",
        footer="Tom",
    )
    raw = compose(letter)
    assert b"From: Tom Hill <tom@hill.example>\r\n" in raw
    assert raw.endswith(b"Content-Transfer-Encoding: 7bit\r\n\r\nHello\r\n\r\nTom\r\n")


def test_the_answer_names_the_thread() -> None:
    chain = ("<one@kilnhaus.example>", "<two@ornek.example>", "<three@kilnhaus.example>")
    message = parsed(replace(LETTER, references=chain, reply_to="ekip@kilnhaus.example"))
    assert message["In-Reply-To"] == "<three@kilnhaus.example>"
    assert message["References"].split() == list(chain)
    assert message["Reply-To"] == "ekip@kilnhaus.example"


def test_a_long_thread_stays_within_the_lines_of_a_mail() -> None:
    chain = tuple(f"<{'x' * 60}{number}@kilnhaus.example>" for number in range(200))
    message = parsed(replace(LETTER, references=chain))
    assert message["References"].split() == list(chain)
    assert max(map(len, compose(replace(LETTER, references=chain)).split(b"\r\n"))) < 100


@pytest.mark.parametrize(
    "body",
    [
        "x" * 5000,
        "kısa",
        "satır\r\nsonu\rve\nbir daha",
        ".\n..\n.nokta",
        "From the top",
        "boşluk sonda   \nve sekme\t",
        "emoji 🫖 ve ‘tırnak’",
        "a=b =3D =?utf-8?q?x?=",
    ],
)
def test_the_body_arrives_word_for_word(body: str) -> None:
    got = text_of(parsed(replace(LETTER, body=body, footer="Selin")))
    lines = body.rstrip().replace("\r\n", "\n").replace("\r", "\n")
    assert got == f"{lines}\n\nSelin\n"


def test_every_line_ends_with_crlf_and_is_short() -> None:
    raw = compose(replace(LETTER, body="uzun bir satır " * 500))
    assert raw.replace(b"\r\n", b"").count(b"\n") == raw.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.isascii()


def test_the_same_letter_gives_the_same_bytes_without_a_date() -> None:
    assert compose(LETTER) == compose(LETTER)
    assert b"\r\nDate:" not in compose(LETTER)


def test_the_date_is_put_on_top_of_the_frozen_bytes() -> None:
    frozen = compose(LETTER)
    when = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Istanbul"))
    assert stamp(frozen, when) == b"Date: Tue, 24 Nov 2026 10:00:00 +0300\r\n" + frozen
    assert stamp(frozen, datetime(2026, 11, 24, 7, 0, tzinfo=UTC)).startswith(
        b"Date: Tue, 24 Nov 2026 07:00:00 +0000"
    )


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(b"", datetime(2026, 11, 24, 10, 0))  # noqa: DTZ001 - that it has no zone is the point


@pytest.mark.parametrize(
    "harm", ["\n", "\r", "\r\n", "\0", "\x0b", "\x85", "\u2028", "\u2029", "\x1b", "\x7f", "\ud800"]
)
def test_a_control_character_in_a_header_is_refused(harm: str) -> None:
    for letter in (
        replace(LETTER, subject=f"Merhaba{harm}Bcc: x@y.example"),
        replace(LETTER, recipient=Mailbox(f"Ayşe{harm}Bcc: x@y.example", "ayse@ornek.example")),
        replace(LETTER, recipient=Mailbox("Ayşe", f"ayse@ornek.example{harm}Bcc: x@y.example")),
        replace(LETTER, sender=Mailbox(f"Selin{harm}", "selin@kilnhaus.example")),
        replace(LETTER, reply_to=f"a@b.example{harm}"),
        replace(LETTER, message_id=f"<a{harm}@b.example>"),
        replace(LETTER, references=(f"<a@b.example>{harm}Bcc: x@y.example",)),
    ):
        with pytest.raises(InputError):
            compose(letter)


@pytest.mark.parametrize(
    "address",
    [
        *("", "ayse", "@ornek.example", "ayse@", "ay€@ornek.example", "a b@ornek.example", "a@b@c.example"),
        *("a@b.example, c@d.example", "<a@b.example>", "a@b.example>", '"a"@b.example', "a@b_c.example"),
        *("a@-b.example", "a@b..example", f"{'ş' * 33}@ornek.example", "ayşe\u202e@ornek.example"),
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match=r"address|domain"):
        compose(replace(LETTER, recipient=Mailbox("Ayşe", address)))


def test_a_domain_in_other_letters_travels_in_ascii() -> None:
    assert (
        parsed(replace(LETTER, recipient=Mailbox("", "ayse@çini.example")))["To"]
        == "ayse@xn--ini-1la.example"
    )


def test_a_name_in_other_letters_before_the_at_stands_in_the_header_as_it_is() -> None:
    """RFC 6532: no encoded word may stand for a part of an address."""
    raw = compose(replace(LETTER, recipient=Mailbox("Ayşe Yılmaz", "ayşe@çini.example")))
    to = next(line for line in raw.split(b"\r\n") if line.startswith(b"To: "))
    assert to.endswith("<ayşe@xn--ini-1la.example>".encode())
    assert to.startswith(b"To: =?utf-8?q?")
    assert raw.replace("ayşe@".encode(), b"").isascii(), "nothing else is"
    shown = parsed(replace(LETTER, recipient=Mailbox("Ayşe", "ays\u0327e@çini.example")))["To"]
    assert shown == "Ayşe <ayşe@xn--ini-1la.example>", "a letter with its mark is one letter"


def test_half_a_letter_in_the_body_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="half a letter"):
        compose(replace(LETTER, body="x\ud83d"))


ANY = st.one_of(
    st.text(max_size=200), st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200)
)


@given(name=ANY, subject=ANY)
@example(name='a" <x@y.example>, "b', subject="=?utf-8?q?a?= =?utf-8?q?b?=")
@example(name="Yılmaz, Ayşe (çini); x@y.example", subject="a  b   c")
@example(name="\\", subject="x" * 300)
@example(name="a\\", subject="ş" * 300)
@example(name="🫖" * 40, subject="a " + "b" * 90)
@example(name=" ", subject="")
@example(name="a <b>", subject="x\u200dy")
def test_no_words_of_a_cell_break_out_of_their_header(name: str, subject: str) -> None:
    letter = replace(LETTER, recipient=Mailbox(name, "ayse@ornek.example"), subject=subject)
    try:
        raw = compose(letter)
    except InputError:
        return
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    assert message.keys() == EXPECTED
    shown, address = parseaddr(message["To"].replace("\r\n", ""))
    assert address == "ayse@ornek.example"
    assert decoded(shown) == name.strip()
    assert decoded(message["Subject"].replace("\r\n", "")) == subject.strip()
    modern = email.message_from_bytes(raw, policy=email.policy.default)
    assert [one.addr_spec for one in modern["To"].addresses] == ["ayse@ornek.example"]
    head = raw.split(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 78


@given(address=st.one_of(ANY, st.from_regex(r"[a-z.\"<>, ]{1,20}@[a-z.<>, ]{1,20}")))
def test_an_address_is_one_recipient_or_refused(address: str) -> None:
    try:
        raw = compose(replace(LETTER, recipient=Mailbox("", address)))
    except InputError:
        return
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message.keys() == EXPECTED
    assert len(message["To"].addresses) == 1


@given(body=ANY, footer=ANY)
def test_whatever_the_body_holds_the_headers_stay(body: str, footer: str) -> None:
    try:
        raw = compose(replace(LETTER, body=body, footer=footer))
    except InputError:
        return
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message.keys() == EXPECTED
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
