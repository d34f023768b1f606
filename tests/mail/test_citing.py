"""What mail programs mark as quoted in their HTML begins with `> `; HTML without their marks says nothing."""

import pytest

from outreach.mail.citing import marked
from outreach.mail.reading import read


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ('<p>Olur.</p><blockquote type="cite">Merhaba</blockquote>', ["Olur.", "> Merhaba"]),
        ("Olur.<blockquote TYPE=cite>Merhaba</blockquote>Ayşe", ["Olur.", "> Merhaba", "Ayşe"]),
        ('Olur.<div class="gmail_quote">Merhaba</div>', ["Olur.", "> Merhaba"]),
        (
            'Olur.<div class="gmail_quote"><div class="gmail_attr">Selin yazdı:</div><blockquote>Merhaba</blockquote>Evet.</div>',
            ["Olur.", "> Selin yazdı:", "> Merhaba", "Evet."],
        ),
        (
            'Olur.<div class="x gmail_quote"><div class="gmail_attr">---- Forwarded ----</div>A<blockquote>B</blockquote></div>',
            ["Olur.", "---- Forwarded ----", "A", "> B"],
        ),
        ("Olur.<hr id=stopSpelling>Merhaba<p>Ayşe</p>", ["Olur.", "> Merhaba", "> Ayşe"]),
        ('Olur.<div id="x_divRplyFwdMsg">Kimden</div><div>Merhaba</div>', ["Olur.", "> Kimden", "> Merhaba"]),
        ('Olur.<div id="ydp12ab34yahoo_quoted_1234567">Merhaba</div>', ["Olur.", "> Merhaba"]),
        ('Olur.<div class="moz-cite-prefix">Selin yazdı:</div>Evet.', ["Olur.", "> Selin yazdı:", "Evet."]),
        ('<div class="gmail_quote">A<div>B</div></div></div></div>C', ["> A", "> B", "C"]),
    ],
)
def test_what_a_program_marks_is_a_quote(page: str, lines: list[str]) -> None:
    assert list(filter(None, (marked(page) or "").split("\n"))) == lines


@pytest.mark.parametrize(
    "page",
    [
        "<p>Olur.</p><blockquote>Merhaba</blockquote>",
        "<div class=quotes>Olur.</div>",
        "<p>gmail_quote</p>",
        "<input type=cite>Olur.",
        "Olur.",
        "",
    ],
)
def test_without_a_programs_mark_the_html_tells_nothing(page: str) -> None:
    assert marked(page) is None


def test_html_tells_what_is_quoted_beside_plain_text_that_does_not() -> None:
    raw = (
        b"From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nOlur.\nMerhaba\n"
        b"--b\nContent-Type: text/html\n\n<p>Olur.</p><blockquote type=cite>Merhaba</blockquote>\n--b--\n"
    )
    parts = read(raw)
    assert (parts.text, parts.marked) == ("Olur.\nMerhaba", "Olur.\n\n> Merhaba")
    plain = read(raw.replace(b" type=cite", b""))
    assert plain.marked == plain.text == "Olur.\nMerhaba"
