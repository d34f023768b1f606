"""HTML beside the text, files behind it and pictures in it: what was put in comes out, and no name breaks out."""

from __future__ import annotations

import email.policy
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.mail.composing import compose
from outreach.mail.letter import Attachment, Letter, Mailbox
from outreach.mail.reading import read

LETTER = Letter(
    sender=Mailbox("Selin Çelik", "selin@kilnhaus.example"),
    recipient=Mailbox("Ayşe Yılmaz", "ayse@ornek.example"),
    subject="İş birliği",
    body="Merhaba Ayşe,\n\nsetimiz burada: https://kilnhaus.example/set?a=1&b=2.\nSelamlar",
    footer="Selin\nKilnhaus",
    message_id="<abc123@kilnhaus.example>",
)
PDF = Attachment("brief.pdf", "application/pdf", bytes(range(256)) * 50)
PICTURE = Attachment("set.png", "image/png", b"\x89PNG\r\n\x1a\n", "<p1.abc123@kilnhaus.example>")


def parsed(letter: Letter) -> EmailMessage:
    message = message_from_bytes(compose(letter), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    assert not any(part.defects for part in message.walk())
    return message


def tree(part: Any) -> Any:
    """Give the types of a message, parts in parts."""
    if not part.is_multipart():
        return part.get_content_type()
    return (part.get_content_subtype(), *map(tree, part.iter_parts()))


@pytest.mark.parametrize(
    ("letter", "shape"),
    [
        (LETTER, "text/plain"),
        (replace(LETTER, html=True), ("alternative", "text/plain", "text/html")),
        (replace(LETTER, attachments=(PDF,)), ("mixed", "text/plain", "application/pdf")),
        (
            replace(LETTER, html=True, pictures=(PICTURE,), attachments=(PDF, PDF)),
            (
                "mixed",
                ("alternative", "text/plain", ("related", "text/html", "image/png")),
                "application/pdf",
                "application/pdf",
            ),
        ),
    ],
)
def test_a_mail_has_the_parts_that_it_needs_and_no_others(letter: Letter, shape: Any) -> None:
    assert tree(parsed(letter)) == shape
    assert read(compose(letter)).text == read(compose(LETTER)).text, "a program reads the same words of each"


def test_the_same_letter_gives_the_same_bytes() -> None:
    letter = replace(LETTER, html=True, pictures=(PICTURE,), attachments=(PDF,))
    assert compose(letter) == compose(letter)
    assert compose(letter) != compose(replace(letter, message_id="<other@kilnhaus.example>"))


def test_a_file_arrives_byte_for_byte_under_its_name() -> None:
    names = ("brief.pdf", "iş birliği özeti – ağustos.pdf", 'a "b" %41;c.pdf', "ş" * 120 + ".pdf")
    files = tuple(replace(PDF, name=name) for name in names)

    message = parsed(replace(LETTER, attachments=files))

    found = [(part.get_filename(), part.get_content()) for part in message.iter_attachments()]
    assert found == [(name, PDF.content) for name in names]


def test_a_picture_stands_between_body_and_footer_and_is_found_by_its_id() -> None:
    message = parsed(replace(LETTER, html=True, pictures=(PICTURE,)))

    page = next(part for part in message.walk() if part.get_content_type() == "text/html").get_content()
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    related = next(part for part in message.walk() if part.get_content_subtype() == "related")
    assert related["Content-Type"].params["type"] == "text/html"
    assert picture["Content-ID"] == PICTURE.content_id
    assert picture.get_content_disposition() == "inline"
    shown = '<p><img src="cid:p1.abc123@kilnhaus.example" alt="set.png"></p>'
    assert page.index("Selamlar") < page.index(shown) < page.index("Kilnhaus</p>")


@pytest.mark.parametrize(
    "file",
    [
        replace(PDF, name="a\r\nBcc: x@y.example"),
        replace(PDF, name="a\0.pdf"),
        replace(PDF, kind="text/plain\r\nBcc: x"),
        replace(PDF, kind="message/rfc822"),
        replace(PDF, kind="multipart/mixed"),
        replace(PDF, content_id="<a>\r\nBcc: x"),
    ],
)
def test_what_cannot_stand_in_a_header_is_refused(file: Attachment) -> None:
    with pytest.raises(InputError):
        compose(replace(LETTER, attachments=(file,)))


#: What a stranger's cell may hold, as it comes into names, subjects, titles and bodies.
CELL = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            *("Ayşe Yılmaz 🫖", "İIıi ğüşöç", "a" * 300, "ş" * 300, "🫖" * 90, " ", '"', "\\", "a\tb"),
            *(
                "x\r\nBcc: a@b.example",
                "\r\n\r\n<html>",
                "--=_0\r\n\r\nx",
                "=?utf-8?q?=0D=0ABcc:?=",
                "=_",
                ".",
            ),
            *(
                "</p><script>x</script>",
                "<img src=x onerror=y>",
                '"><a href="javascript:x">',
                "&amp;",
                "{{ 7*7 }}",
            ),
            *("https://x.example/\"onclick='y", "javascript:alert(1)", "\u202e", "\u2028", "\x85", "From x"),
        ]
    ),
)


@given(
    name=CELL,
    subject=CELL,
    body=st.lists(CELL, max_size=4),
    brand=CELL,
    title=CELL,
    file=CELL,
    html=st.booleans(),
)
@example(name="", subject="", body=["--=_"], brand="", title="", file="x", html=True)
def test_no_cell_adds_a_header_or_a_part_and_all_of_it_is_read_back(
    name: str, subject: str, body: list[str], brand: str, title: str, file: str, *, html: bool
) -> None:
    letter = replace(
        LETTER,
        recipient=Mailbox(name, "ayse@ornek.example"),
        subject=subject,
        body="\n\n".join([*body, f"about {title}"]),
        footer=f"Selin\n{brand}",
        html=html,
        pictures=(PICTURE,) if html else (),
        attachments=(replace(PDF, name=file),) if file.strip() else (),
    )
    try:
        raw = compose(letter)
    except InputError:
        return
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.replace(b"\r\n", b"").count(b"\n") == raw.replace(b"\r\n", b"").count(b"\r") == 0
    plain = replace(LETTER, html=html, pictures=letter.pictures, attachments=letter.attachments and (PDF,))
    message, usual = parsed(letter), parsed(plain)
    assert message.keys() == usual.keys()
    assert tree(message) == tree(usual)
    assert message["Subject"] == subject.strip()
    (to,) = message["To"].addresses
    assert to.addr_spec == "ayse@ornek.example"
    assert _solid(to.display_name) == _solid(name), "Python keeps a blank between two encoded words of a name"
    shown, _ = parseaddr(message_from_bytes(raw, policy=email.policy.compat32)["To"].replace("\r\n", ""))
    assert str(make_header(decode_header(shown))) == name.strip()
    found = [part.get_filename() for part in message.iter_attachments()]
    if not set(file) & set('<>"\\'):  # Python takes these off the ends of any parameter
        assert found == ([file.strip()] if file.strip() else [])
    words = message.get_body(("plain",))
    assert words is not None
    assert _lines(words.get_content()) == _lines(f"{letter.body.rstrip()}\n\n{letter.footer}".rstrip("\r\n"))


def _solid(name: str) -> str:
    return "".join(name.split())


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
