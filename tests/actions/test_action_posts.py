"""Posts are kept under one address each."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from outreach.actions.importing import keep as keep_people
from outreach.actions.importing import look
from outreach.actions.posts import Imported, add, keep, listed
from outreach.actions.posts import look as look_at_posts
from outreach.app import App
from outreach.errors import InputError, UsageError
from tables import rows


@pytest.fixture
def known(app: App) -> App:
    sheet = "name,handle,platform\nAyşe,ayse,youtube\nTom Hill,tom,instagram\nTom Hill,tom2,instagram\n"
    keep_people(app, look(sheet.encode(), "list.csv", columns={}))
    return app


def bring(app: App, rows: str, platform: str | None = None) -> Imported:
    return keep(app, look_at_posts(app, rows.encode(), "p.csv"), platform=platform)


def test_a_post_reads_back_as_it_was_added(known: App) -> None:
    person, post = add(known, "ayşe", " youtu.be/abcdefghijk ", title="Sır", date="3.11.2026", text="words")
    assert listed(known) == [
        (person, post.__replace__(id=1) if hasattr(post, "__replace__") else listed(known)[0][1])
    ]
    stored = listed(known, "ayşe")[0][1]
    assert (stored.canonical_url, stored.title, stored.text, stored.published, stored.platform) == (
        "https://youtube.com/watch?v=abcdefghijk", "Sır", "words", date(2026, 11, 3), "youtube",
    )  # fmt: skip


def test_nothing_is_kept_for_words_that_name_two(known: App) -> None:
    with pytest.raises(UsageError, match="may be"):
        add(known, "Tom Hill", "https://instagram.com/p/A1", title="x", date="2026-11-03")
    assert listed(known) == []


def test_today_is_that_of_the_workspace(known: App) -> None:
    add(known, "ayşe", "https://youtu.be/abcdefghijk", title="x", date="24.11.2026")
    with pytest.raises(InputError, match="lies in the future"):
        add(known, "ayşe", "https://youtu.be/bbbbbbbbbbb", title="x", date="25.11.2026")


def test_a_sheet_names_its_people_by_any_of_their_names(known: App) -> None:
    sheet = (
        "handle,email,name,url,title,date\n"
        "@tom,,,https://instagram.com/p/1,a,\n"
        ",,Ayşe,https://instagram.com/p/2,b,2026-11-01\n"
        ",,,https://example.com/c,c,2026-11-01\n"
        ",,Tom Hill,https://instagram.com/p/4,d,2026-11-01\n"
    )
    done = bring(known, sheet)
    assert (done.added, done.people, done.known, done.moved) == (2, 2, 0, 0)
    assert [problem.partition(": ")[0] for problem in done.problems] == ["p.csv:4", "p.csv:5"]
    assert [(person.name, post.title, post.published) for person, post in listed(known)] == [
        ("Ayşe", "b", date(2026, 11, 1)),
        ("Tom Hill", "a", None),
    ]


def test_a_sheet_that_is_none_keeps_nothing(known: App) -> None:
    with pytest.raises(InputError, match="no column of post links"):
        bring(known, "a,b\n1,2\n")


BY_ID = (
    "id,create_time,user_name,n_likes,n_plays,n_followers\n"
    "6892505037482822918,1604786417,Tom,480800,1.9M,9\n"
    "6892162409755086086,1604706644,tom,31,,9\n"
    "6891687575350709510,1604596107,nobody,3,5,9\n"
)


@pytest.fixture
def on_tiktok(app: App) -> App:
    keep_people(app, look(b"handle,platform\ntom,tiktok\ntom,instagram\nlena,\n", "list.csv", columns={}))
    return app


def test_ids_with_a_platform_are_posts_with_their_moment_and_numbers(on_tiktok: App) -> None:
    done = bring(on_tiktok, BY_ID, "TikTok")

    assert (done.added, done.people, done.strangers, done.problems) == (2, 1, {"@nobody": 1}, ())
    assert rows(on_tiktok, "SELECT canonical_url, published, published_at, influencer_id FROM post") == [
        (
            "https://tiktok.com/@tom/video/6892505037482822918",
            date(2020, 11, 8),
            datetime(2020, 11, 7, 22, 0, 17, tzinfo=UTC),
            1,
        ),
        (
            "https://tiktok.com/@tom/video/6892162409755086086",
            date(2020, 11, 7),
            datetime(2020, 11, 6, 23, 50, 44, tzinfo=UTC),
            1,
        ),
    ]
    assert rows(on_tiktok, "SELECT post_id, metric, value, source FROM measurement ORDER BY id") == [
        (1, "views", 1.9e6, "p.csv"), (1, "likes", 480800, "p.csv"), (2, "likes", 31, "p.csv"),
    ]  # fmt: skip


def test_again_nothing_is_added_but_numbers_that_moved(on_tiktok: App) -> None:
    bring(on_tiktok, BY_ID, "tiktok")
    again = bring(on_tiktok, BY_ID, "tiktok")
    moved = bring(on_tiktok, BY_ID.replace(",31,", ",35,"), "tiktok")

    assert (again.added, again.known, again.moved) == (0, 2, 0)
    assert (moved.added, moved.known, moved.moved) == (0, 2, 1)
    assert rows(on_tiktok, "SELECT value FROM measurement WHERE post_id = 2 ORDER BY id") == [(31,), (35,)]
    assert rows(on_tiktok, "SELECT count(*) FROM measurement") == [(4,)]


def test_a_handle_whose_platform_nobody_knows_may_be_the_one_of_the_post(on_tiktok: App) -> None:
    sheet = "id,user_name\n6892505037482822918,lena\n"
    assert bring(on_tiktok, sheet, "tiktok").added == 1


def test_ids_without_a_platform_are_refused_and_nothing_is_kept(on_tiktok: App) -> None:
    with pytest.raises(InputError, match="nothing says on which platform"):
        bring(on_tiktok, BY_ID)
    with pytest.raises(UsageError, match="no such platform"):
        bring(on_tiktok, BY_ID, "tictac")
    assert rows(on_tiktok, "SELECT * FROM post") == []


def test_thousands_of_posts_are_kept_without_a_query_each(on_tiktok: App) -> None:
    sheet = "id,user_name,likes\n" + "".join(f"68925050374{n:06},tom,{n}\n" for n in range(3000))
    asked: list[str] = []
    event.listen(on_tiktok.engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    assert bring(on_tiktok, sheet, "tiktok").added == 3000
    assert bring(on_tiktok, sheet, "tiktok").known == 3000
    assert len(asked) < 60
