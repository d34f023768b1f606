"""A feed that is large or written to do harm takes seconds, and reads no file."""

import time

import pytest
from written import DATED, read, rss

from outreach.posts.entries import NEWEST


def test_ten_thousand_entries_are_read_in_seconds() -> None:
    began = time.process_time()
    found = rss(*(f"<title>t{n}</title><link>https://blog.example/{n}</link>{DATED}" for n in range(10_000)))
    assert len(found.posts) == NEWEST
    assert time.process_time() - began < 30


def test_no_file_is_read_and_nothing_grows(tmp_path: object) -> None:
    planted = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>"
    found = read(f"<?xml version='1.0'?>{planted}<rss version='2.0'><channel><item><title>&x;&d;</title><link>https://b.example/1</link></item></channel></rss>")  # fmt: skip
    assert "root" not in (found.posts[0].post.title or "")
    assert len(found.posts[0].post.title or "") <= 500


@pytest.mark.parametrize(
    "piece", ["<item><author>" + "a." * 25_000 + "</author></item>", "<item><title>" + "&lt;" * 30_000, "<a b='" * 10_000, "<![CDATA[" * 10_000]
)  # fmt: skip
def test_a_hostile_feed_takes_no_minutes(piece: str) -> None:
    began = time.process_time()
    read(f"<?xml version='1.0'?><rss version='2.0'><channel>{piece}")
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<b " + " ".join(f"a{n}='>'" for n in range(20_000)) + "/>", "more than 1,000 attributes in a tag"),
        ("".join(f"<b xmlns:a{n}='u{n}'/>" for n in range(20_000)), "more than 10,000 namespaces"),
    ],
)
def test_what_would_keep_the_parser_busy_for_minutes_is_refused(inside: str, said: str) -> None:
    began = time.process_time()
    assert rss(inside).trouble == f"is too large for a feed: {said}"
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "inside", ["a = b\n" * 2000, '<![CDATA[<img src="data:image/png;base64,' + "A" * 90_000 + "==\"> it's]]>"]
)
def test_long_texts_and_pictures_in_a_text_are_not(inside: str) -> None:
    assert not rss(f"<link>https://blog.example/1</link>{DATED}<description>{inside}</description>").trouble
