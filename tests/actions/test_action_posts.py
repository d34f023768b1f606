"""Posts are kept under one address each."""

from datetime import date

import pytest

from outreach.actions.importing import keep as keep_people
from outreach.actions.importing import look
from outreach.actions.posts import add, keep, listed
from outreach.app import App
from outreach.errors import InputError, UsageError


@pytest.fixture
def known(app: App) -> App:
    rows = "name,handle,platform\nAyşe,ayse,youtube\nTom Hill,tom,instagram\nTom Hill,tom2,instagram\n"
    keep_people(app, look(rows.encode(), "list.csv", columns={}))
    return app


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
    rows = (
        "handle,email,name,url,title,date\n"
        "@tom,,,https://instagram.com/p/1,a,\n"
        ",,Ayşe,https://instagram.com/p/2,b,2026-11-01\n"
        ",,,https://example.com/c,c,2026-11-01\n"
        ",,Tom Hill,https://instagram.com/p/4,d,2026-11-01\n"
    )
    done = keep(known, rows.encode(), "p.csv")
    assert (done.added, done.people, done.known) == (2, 2, 0)
    assert [problem.partition(": ")[0] for problem in done.problems] == ["p.csv:4", "p.csv:5"]
    assert [(person.name, post.title, post.published) for person, post in listed(known)] == [
        ("Ayşe", "b", date(2026, 11, 1)),
        ("Tom Hill", "a", None),
    ]


def test_a_sheet_that_is_none_keeps_nothing(known: App) -> None:
    with pytest.raises(InputError, match="no column of post links"):
        keep(known, b"a,b\n1,2\n", "p.csv")
