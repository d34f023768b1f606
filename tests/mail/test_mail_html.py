"""The text of a mail as simple HTML: the same words, links that lead somewhere, and nothing that a cell brought."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.mail.html import html


class Seen(HTMLParser):
    """What a browser makes of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words += data


def inner(body: str, footer: str = "") -> str:
    return html(body, footer).partition("<body>\n")[2].partition("\n</body>")[0]


def test_paragraphs_and_lines_stay_as_they_are_written() -> None:
    assert inner("Merhaba,\n\nbir\niki\n \nüç", "Selin\nKilnhaus") == (
        "<p>Merhaba,</p>\n<p>bir<br>\niki</p>\n<p>üç</p>\n<p>Selin<br>\nKilnhaus</p>"
    )


@pytest.mark.parametrize(
    ("words", "url", "after"),
    [
        ("see https://x.example/a?b=1&c=2.", "https://x.example/a?b=1&amp;c=2", "."),
        ("(https://x.example/a)", "https://x.example/a", ")"),
        ("https://x.example/a_(b)!", "https://x.example/a_(b)", "!"),
        ("“https://x.example/ş”", "https://x.example/ş", "”"),
        ("HTTP://X.example", "HTTP://X.example", ""),
    ],
)
def test_a_link_leads_where_it_says_and_the_sentence_keeps_its_marks(
    words: str, url: str, after: str
) -> None:
    assert f'<a href="{url}">{url}</a>{after}</p>' in inner(words)


@pytest.mark.parametrize(
    "words",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://x.example",
        "www.x.example",
        "https://",
        "http:/x",
        "httpſ://x.example",
    ],
)
def test_nothing_else_is_a_link(words: str) -> None:
    assert "<a" not in inner(words)


@given(st.text(), st.text())
def test_whatever_the_words_are_they_add_no_tag_and_no_attribute(body: str, footer: str) -> None:
    seen = Seen(html(body, footer))

    assert {tag for tag, _ in seen.tags} <= {"html", "head", "meta", "body", "p", "br", "a"}
    for tag, attributes in seen.tags:
        names = {"a": ["href"], "meta": ["charset"]}.get(tag, [])
        assert [name for name, _ in attributes] == names
        assert tag != "a" or str(attributes[0][1]).lower().startswith(("https://", "http://"))
