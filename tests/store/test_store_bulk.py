"""Many rows are written at once, as the tables would write them one by one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from outreach.app import App
from outreach.models import Address, Influencer, Post
from outreach.store import bulk

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
PEOPLE = ("name", "fields")


def add_people(db: Session, *names: str) -> list[int]:
    rows = [(name, {"Şehir": name}) for name in names]
    return list(bulk.insert_many(db, Influencer, PEOPLE, rows, edited=[], created_at=NOW))


def test_rows_get_ids_in_their_order_and_read_back_as_they_were(app: App) -> None:
    with app.writing() as db:
        first, second = add_people(db, "Ayşe", "İlker"), add_people(db, "Tom")
    assert (first, second) == ([1, 2], [3])
    with app.reading() as db:
        person = db.get(Influencer, 2)
        assert person is not None
        assert (person.name, person.fields, person.edited, person.created_at) == (
            "İlker",
            {"Şehir": "İlker"},
            [],
            NOW,
        )


def test_more_rows_than_one_statement_takes(app: App) -> None:
    with app.writing() as db:
        made = add_people(db, *(f"n{number}" for number in range(2345)))
    assert made == list(range(1, 2346))
    with app.reading() as db:
        assert db.get(Influencer, 2345).name == "n2344"  # type: ignore[union-attr]  # it is there


def test_defaults_of_a_table_hold_where_rows_do_not_say(app: App) -> None:
    columns = ("influencer_id", "url", "canonical_url", "published")
    with app.writing() as db:
        (person,) = add_people(db, "Ayşe")
        row = (person, "u", "https://example.com/1", date(2026, 11, 3))
        bulk.add_many(db, Post, columns, [row], source="sheet", added_at=NOW)
    with app.reading() as db:
        post = db.get(Post, 1)
        assert post is not None
        assert (post.published, post.is_repost, post.date_estimated) == (date(2026, 11, 3), False, False)


def test_objects_that_are_empty_and_moments_that_come_again_are_kept_as_each_is(app: App) -> None:
    later = NOW.replace(day=25)
    rows = [("a", {}, NOW), ("b", {"x": "1"}, later), ("c", {}, later)]
    with app.writing() as db:
        bulk.insert_many(db, Influencer, ("name", "fields", "created_at"), rows, edited=[])
    with app.reading() as db:
        found = [db.get(Influencer, number) for number in (1, 2, 3)]
        assert [(one.name, one.fields, one.created_at) for one in found if one] == rows


def test_an_update_changes_the_columns_that_it_names_alone(app: App) -> None:
    with app.writing() as db:
        add_people(db, "Ayşe", "İlker")
        bulk.update_many(db, Influencer, ("id", "name"), [(2, "Tom")])
    with app.reading() as db:
        assert [(one.name, one.fields) for one in (db.get(Influencer, 1), db.get(Influencer, 2)) if one] == [
            ("Ayşe", {"Şehir": "Ayşe"}),
            ("Tom", {"Şehir": "İlker"}),
        ]


def test_no_rows_are_no_work(app: App) -> None:
    with app.writing() as db:
        assert list(bulk.insert_many(db, Influencer, PEOPLE, [], edited=[], created_at=NOW)) == []
        bulk.add_many(db, Address, ("address",), [])
        bulk.update_many(db, Address, ("id", "address"), [])


def test_a_row_that_breaks_a_rule_breaks_the_whole_transaction(app: App) -> None:
    def write() -> None:
        with app.writing() as db:
            (person,) = add_people(db, "Ayşe")
            rows = [(person, one, "a@example.com", True) for one in ("a", "b")]
            columns = ("influencer_id", "address", "canonical", "is_primary")
            bulk.add_many(db, Address, columns, rows, added_at=NOW)

    with pytest.raises(IntegrityError):
        write()
    with app.reading() as db:
        assert db.get(Influencer, 1) is None


def test_json_that_a_database_refuses_is_refused_here(app: App, workspace: Path) -> None:
    def write() -> None:
        with app.writing() as db:
            bulk.insert_many(db, Influencer, PEOPLE, [("x", {"a": "\0"})], edited=[], created_at=NOW)

    with pytest.raises(ValueError, match="NUL"):
        write()
