"""Looking at people and changing what is known of them."""

import pytest

from outreach.actions.deciding import block
from outreach.actions.importing import keep, look
from outreach.actions.people import card, edit, listed, note, tag
from outreach.app import App
from outreach.errors import InputError, UsageError
from tables import rows

LIST = (
    "name,handle,platform,email,followers\nÖmer Ünal,omer,instagram,omer@example.com,10\n"
    "Zeynep Ak,zeynep,,,\nOğuz Er,oguz,youtube,oguz@example.com,\n"
)


@pytest.fixture
def known(app: App) -> App:
    keep(app, look(LIST.encode(), "list.csv", columns={}))
    return app


def edited(app: App, name: str) -> list[str]:
    ((found,),) = rows(app, f"SELECT edited FROM influencer WHERE name = '{name}'")
    return list(found)


def test_people_stand_in_turkish_order_with_their_numbers(known: App) -> None:
    people, numbers = listed(known)
    assert [person.name for person in people] == ["Oğuz Er", "Ömer Ünal", "Zeynep Ak"]
    assert numbers == {(1, "followers"): 10.0}


def test_a_card_holds_channels_with_their_own_numbers(known: App) -> None:
    found = card(known, "omer")
    assert [(one.platform, one.handle, one.readings) for one in found.channels] == [
        ("instagram", "omer", {"followers": 10.0})
    ]
    assert (found.numbers, found.posts, found.blocked) == ({}, 0, None)
    block(known, "omer", "asked")
    assert card(known, "omer").blocked == "asked"


def test_what_a_person_edits_is_marked_and_stands_in_the_log(known: App) -> None:
    person, said = edit(known, "@omer", {"language": "en", "country": "Türkiye"})
    assert (person.language, person.country) == ("en", "TR")
    assert said == ("language: nothing -> en", "country: nothing -> TR")
    assert edited(known, "Ömer Ünal") == ["country", "language"]


def test_all_of_an_edit_is_made_or_nothing(known: App) -> None:
    with pytest.raises(InputError):
        edit(known, "@omer", {"name": "New", "email": "oguz@example.com"})
    assert card(known, "@omer").person.name == "Ömer Ünal"
    assert edited(known, "Ömer Ünal") == []


def test_an_address_of_their_own_may_become_the_first_again(known: App) -> None:
    edit(known, "@omer", {"email": "two@example.com"})
    edit(known, "@omer", {"email": "OMER@example.com"})
    assert [(one.canonical, one.is_primary) for one in card(known, "@omer").addresses] == [
        ("omer@example.com", True),
        ("two@example.com", False),
    ]


@pytest.mark.parametrize(
    ("who", "handle", "channels"),
    [
        ("omer", "@new", [("unknown", "new")]),
        ("omer", "instagram:new", [("instagram", "new")]),
        ("omer", "youtube:omer", [("instagram", "omer"), ("youtube", "omer")]),
        ("zeynep", "instagram:zeynep", [("instagram", "zeynep")]),
        ("zeynep", "https://www.tiktok.com/@zey", [("tiktok", "zey")]),
    ],
)
def test_a_handle_is_changed_where_they_have_one_else_added(
    known: App, who: str, handle: str, channels: list[tuple[str, str]]
) -> None:
    edit(known, who, {"handle": handle})
    found = [(one.platform, one.handle) for one in card(known, channels[0][1]).channels]
    assert found in (channels, [("instagram", "omer"), *channels])


def test_a_handle_keeps_its_numbers_when_it_is_renamed(known: App) -> None:
    edit(known, "omer", {"handle": "instagram:new"})
    assert card(known, "@new").channels[0].readings == {"followers": 10.0}


def test_tags_are_counted_once_for_each_person(known: App) -> None:
    assert tag(known, ("omer", "@omer", "zeynep"), " vip ") == (2, 2)
    assert tag(known, ("omer", "oguz"), "VIP") == (1, 2)
    assert tag(known, ("omer", "oguz", "zeynep"), "vip", remove=True) == (3, 3)
    assert tag(known, ("omer",), "vip", remove=True) == (0, 1)


def test_a_note_keeps_its_lines(known: App) -> None:
    note(known, "omer", "  one\r\n\r\ntwo\x07 ")
    assert [one.text for one in card(known, "omer").notes] == ["one\n\ntwo"]


@pytest.mark.parametrize("words", ["", "o", "nobody"])
def test_nobody_is_changed_by_words_that_do_not_name_one(known: App, words: str) -> None:
    with pytest.raises(UsageError):
        edit(known, words, {"name": "x"})
