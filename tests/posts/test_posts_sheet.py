"""A sheet of posts is read under the headings of both languages; each row that cannot be used says why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from outreach.errors import InputError
from outreach.people.record import Rejection
from outreach.posts.columns import understand
from outreach.posts.sheet import SheetPost
from outreach.posts.sheet import from_sheet as from_columns
from outreach.sheets.reading import read
from outreach.sheets.sheet import Dialect, Row, Sheet

TODAY = date(2026, 11, 22)
ISTANBUL = ZoneInfo("Europe/Istanbul")


def from_sheet(
    sheet: Sheet, *, today: date = TODAY, platform: str | None = None
) -> tuple[list[SheetPost], list[Rejection]]:
    return from_columns(sheet, understand(sheet), today=today, zone=ISTANBUL, platform=platform)


def sheet(headings: str, *rows: str) -> Sheet:
    lines = tuple(Row(line, tuple(row.split("|"))) for line, row in enumerate(rows, start=2))
    return Sheet(Dialect("utf-8", ";"), tuple(headings.split("|")), lines)


def test_a_turkish_sheet_is_read() -> None:
    posts, rejected = from_sheet(
        sheet(
            "Kullanıcı Adı|Gönderi Linki|Başlık|Tarih|Açıklama",
            "@ayse.seramik|https://www.instagram.com/reel/Cx1/?igsh=x|Sır denemesi|18 Kasım 2026|İlk satır\nikinci",
            "ilkergezer|https://youtu.be/abc|-||#YOK",
        ),
        today=TODAY,
    )
    assert rejected == []
    first, second = posts
    assert (first.line, first.person, first.channel) == (2, "@ayse.seramik", None)
    assert (first.post.title, first.post.published) == ("Sır denemesi", date(2026, 11, 18))
    assert first.post.canonical_url == "https://instagram.com/p/Cx1"
    assert first.post.text == "İlk satır\nikinci"
    assert (second.person, second.post.title, second.post.text, second.post.published) == (
        "@ilkergezer",
        None,
        None,
        None,
    )
    assert second.post.platform == "youtube"


@pytest.mark.parametrize(
    ("headings", "row", "person"),
    [
        ("Name|Post URL", "Lena Fischer|https://oya.example/x", "Lena Fischer"),
        ("E-Mail|Name|URL", "lena@x.example|Lena|https://oya.example/x", "lena@x.example"),
        ("E-posta|Handle|link", "lena@x.example|lena|https://oya.example/x", "@lena"),
        ("handle|link", "https://www.instagram.com/Lena/|https://oya.example/x", "@lena"),
        ("handle|link", "lena@x.example|https://oya.example/x", "lena@x.example"),
        ("handle|name|link", "-|Lena|https://oya.example/x", "Lena"),
        ("link|İSİM", "https://oya.example/x|İlker\nIşık", "İlker Işık"),
    ],
)
def test_the_surest_name_of_the_person_is_taken(headings: str, row: str, person: str) -> None:
    (found,), _ = from_sheet(sheet(headings, row), today=TODAY)
    assert found.person == person


def test_a_link_that_names_its_person_needs_no_column() -> None:
    (found,), _ = from_sheet(sheet("url", "https://tiktok.com/@zoe/video/1"), today=TODAY)
    assert (found.person, found.channel) == (None, ("tiktok", "zoe"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("lena||T|1.11.2026", "no link to a post"),
        ("lena|see bio|T|1.11.2026", "is no address of a post"),
        ("lena|https://u:p@oya.example/x|T|1.11.2026", "it holds a login"),
        ("lena|https://oya.example/x|T|soon", "'soon' is no date"),
        ("lena|https://oya.example/x|T|1.12.2026", "lies in the future"),
        ("|https://oya.example/x|T|1.11.2026", "does not say whose post it is"),
        ("zoe|http://www.oya.example/ok/?utm_source=a|T|1.11.2026", "the same post as in line 2"),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_stops_no_other(row: str, reason: str) -> None:
    good, after = "lena|https://oya.example/ok|T|1.11.2026", "lena|https://oya.example/after|T|1.11.2026"
    posts, (rejection,) = from_sheet(sheet("handle|url|title|date", good, row, after), today=TODAY)
    assert [post.line for post in posts] == [2, 4]
    assert (rejection.line, rejection.cells) == (3, tuple(row.split("|")))
    assert reason in rejection.reason


def test_a_sheet_without_links_is_refused_with_its_headings() -> None:
    with pytest.raises(InputError, match="no column of post links among: Name, Followers"):
        from_sheet(sheet("Name|Followers", "Lena|3"), today=TODAY)


def test_an_id_with_its_handle_and_platform_is_a_post() -> None:
    found, rejected = from_sheet(
        sheet(
            "id|create_time|user_name|hashtags|song|n_likes|n_plays|n_followers",
            "6892505037482822918|1604786417|@Kiln.Lab|['glaze', 'foryou']|Slow Kiln|3.1M|1900000|974",
            "6892162409755086086|1604706644000|dora|[]||N/A||974",
        ),
        platform="tiktok",
    )

    assert rejected == []
    first, second = found
    assert (first.person, first.channel) == (None, ("tiktok", "kiln.lab"))
    assert first.post.canonical_url == "https://tiktok.com/@kiln.lab/video/6892505037482822918"
    assert first.post.published_at == datetime(2020, 11, 7, 22, 0, 17, tzinfo=UTC)
    assert first.post.published == date(2020, 11, 8), "in Istanbul it was tomorrow already"
    assert first.post.text == "#glaze #foryou\nSlow Kiln"
    assert (first.numbers, second.numbers) == ({"likes": 3.1e6, "views": 1.9e6}, {})
    assert second.post.published_at == datetime(2020, 11, 6, 23, 50, 44, tzinfo=UTC)
    assert (second.post.text, second.post.title) == (None, None)


@pytest.mark.parametrize(
    ("headings", "row", "asked", "channel"),
    [
        ("id|TikTok", "6892505037482822918|zoe", None, ("tiktok", "zoe")),
        ("id|handle|platform", "6892505037482822918|zoe|Tik Tok", None, ("tiktok", "zoe")),
        ("id|handle|platform", "6892505037482822918|zoe|", "tiktok", ("tiktok", "zoe")),
        ("url|id|handle", "|6892505037482822918|zoe", "tiktok", ("tiktok", "zoe")),
    ],
)
def test_the_platform_is_what_row_heading_or_person_says(
    headings: str, row: str, asked: str | None, channel: tuple[str, str]
) -> None:
    (found,), _ = from_sheet(sheet(headings, row), platform=asked)
    assert found.channel == channel


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("6.89251E+18|zoe", "a spreadsheet program has shortened this id"),
        ("6,89251E+18|zoe", "a spreadsheet program has shortened this id"),
        ("see bio|zoe", "is no id of a post on tiktok"),
        ("6892505037482822918|", "no link to the post, and no handle beside its id"),
        ("6892505037482822918|a b", "is no handle"),
        ("|zoe", "no link to a post"),
    ],
)
def test_an_id_that_leads_to_no_post_says_why(row: str, reason: str) -> None:
    good = "6892505037482822111|lena"
    posts, (rejection,) = from_sheet(sheet("id|handle", good, row), platform="tiktok")
    assert len(posts) == 1
    assert reason in rejection.reason


def test_rounded_ids_are_refused_as_a_whole() -> None:
    rows = ("6892505037482820000|zoe", "6892162409755080000|zoe", "6891687575350700000|lena")
    with pytest.raises(InputError, match="has rounded the ids"):
        from_sheet(sheet("id|handle", *rows), platform="tiktok")


def test_ids_without_a_platform_are_refused() -> None:
    with pytest.raises(InputError, match="nothing says on which platform") as error:
        from_sheet(sheet("id|handle", "6892505037482822918|zoe"))
    assert error.value.hint == "--platform tiktok"


def test_numbers_of_a_post_are_judged_by_their_column_and_those_of_the_person_are_none() -> None:
    (first, second), _ = from_sheet(
        sheet(
            "link|hesap|Beğeni|İzlenme|Yorum sayısı|Takipçi|Kaydetme",
            "https://oya.example/1|lena|1.250|12,5B|-|900|7",
            "https://oya.example/2|lena|#DEĞER!|1,2 Mn|5|900|",
        )
    )
    assert first.numbers == {"views": 12500, "likes": 1250, "saves": 7}
    assert second.numbers == {"views": 1.2e6, "comments": 5}


def test_days_are_judged_by_their_column() -> None:
    found, _ = from_sheet(
        sheet(
            "link|hesap|tarih",
            "https://oya.example/1|lena|11/3/2026",
            "https://oya.example/2|lena|10/25/2026",
        )
    )
    assert [one.post.published for one in found] == [date(2026, 11, 3), date(2026, 10, 25)]


REAL = Path(__file__).parents[2].parent / "shared/data/influencers/tiktok_posts_12k_2020.csv"


def test_twelve_thousand_real_posts_give_the_numbers_that_sqlite_counts() -> None:
    """`.import FILE t` in CSV mode, then `select count(*), count(distinct id), sum(n_likes + 0), sum(n_shares + 0),
    sum(n_comments + 0), sum(n_plays + 0), date(max(create_time + 0), 'unixepoch', '+3 hours') from t`.
    """
    if not REAL.exists():
        pytest.skip("the real lists are not beside this repository")
    found, rejected = from_sheet(read(REAL.read_bytes(), name=REAL.name), platform="tiktok")

    assert (len(found), len({one.post.canonical_url for one in found}), rejected) == (12559, 12559, [])
    assert len({one.channel for one in found}) == 254
    sums = {metric: sum(one.numbers[metric] for one in found) for metric in found[0].numbers}
    assert sums == {"likes": 9765223473, "shares": 88382038, "comments": 95841478, "views": 69718744120}
    assert max(one.post.published for one in found if one.post.published) == date(2020, 11, 8)


def test_words_of_templates_in_a_title_stay_words() -> None:
    (found,), _ = from_sheet(
        sheet("url|title|name", "https://oya.example/x|{{ 7*7 }}\nBcc: a@x.example|Lena"), today=TODAY
    )
    assert found.post.title == "{{ 7*7 }} Bcc: a@x.example"
