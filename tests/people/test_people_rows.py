from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from outreach.errors import UsageError
from outreach.people.headings import understand
from outreach.people.record import PostCells, Reading, Record, Rejection
from outreach.people.rows import records
from outreach.sheets.reading import read
from outreach.text import Language


def people(*lines: str, **asked: Any) -> tuple[tuple[Record, ...], tuple[Rejection, ...]]:
    sheet = read("\n".join(lines).encode(), name="liste.csv", delimiter=";")
    return records(sheet, understand(sheet), **asked)


def person(*lines: str, **asked: Any) -> Record:
    good, bad = people(*lines, **asked)
    assert not bad
    return good[0]


def reasons(*lines: str) -> list[tuple[int, str]]:
    return [(rejection.line, rejection.reason) for rejection in people(*lines)[1]]


def test_a_full_row_says_all_of_it() -> None:
    found = person(
        "İsim;Hitap;E-posta;Instagram;Takipçi;Etkileşim;Dil;Ülke;Saat dilimi;Etiketler;Not;Gönderi linki;Gönderi başlığı;"
        "Gönderi tarihi;Beden",
        "Ayşe Yılmaz;Ayşe;Ayse@Example.com;@Ayse.S;12.500;%3,45;Türkçe;Türkiye;Europe/Istanbul;#seramik, el işi;tanıdık;"
        "instagram.com/p/1;Vazo;3 Kasım 2026;38",
    )

    assert found == Record(
        line=2,
        name="Ayşe Yılmaz",
        first_name="Ayşe",
        address="Ayse@Example.com",
        canonical_address="ayse@example.com",
        platform="instagram",
        handle="Ayse.S",
        canonical_handle="ayse.s",
        language=Language.TR,
        time_zone="Europe/Istanbul",
        country="TR",
        tags=("seramik", "el işi"),
        note="tanıdık",
        readings=(Reading("followers", 12500), Reading("engagement_rate", 3.45)),
        post=PostCells("https://instagram.com/p/1", "Vazo", date(2026, 11, 3)),
        fields={"Beden": "38"},
    )


def test_cells_that_say_nothing_are_missing() -> None:
    found = person("İsim;E-posta;Takipçi;Dil;Etiketler;Not;Renk", "#YOK;a@x.co;N/A;-; ;;None")

    assert found == Record(line=2, address="a@x.co", canonical_address="a@x.co")


def test_words_that_are_not_understood_are_kept_as_fields() -> None:
    found = person(
        "E-posta;Takipçi;Dil;Ülke;Saat dilimi;RSS;Gönderi başlığı;Gönderi tarihi",
        "a@x.co;10-20K;Deutsch;Narnia;GMT+3;yakında;Vazo;dün",
        language=Language.TR,
    )

    assert (found.readings, found.language, found.country, found.time_zone, found.post) == (
        (),
        None,
        None,
        None,
        None,
    )
    assert found.fields == {
        "Takipçi": "10-20K",
        "Dil": "Deutsch",
        "Ülke": "Narnia",
        "Saat dilimi": "GMT+3",
        "RSS": "yakında",
        "Gönderi başlığı": "Vazo",
        "Gönderi tarihi": "dün",
    }


def test_language_and_platform_asked_for_hold_where_the_row_says_none() -> None:
    good, _ = people(
        "Kullanıcı adı;Platform;Dil",
        "ayse;;",
        "can;YouTube;en",
        "https://x.com/ece;;",
        platform="IG",
        language=Language.TR,
    )

    assert [(one.platform, one.language) for one in good] == [
        ("instagram", Language.TR),
        ("youtube", Language.EN),
        ("x", Language.TR),
    ]
    with pytest.raises(UsageError, match="no such platform"):
        people("Kullanıcı adı;b", "ayse;", platform="instagarm")


def test_only_a_handle_is_of_an_unknown_platform() -> None:
    found = person("Kullanıcı adı;b", "@Ayse;")

    assert (found.platform, found.handle, found.canonical_handle) == ("unknown", "Ayse", "ayse")


def test_the_first_address_wins_and_the_other_is_kept() -> None:
    good, _ = people("E-posta;Mail", ";a@x.co", "b@x.co;c@x.co")

    assert [(one.address, one.fields) for one in good] == [("a@x.co", {}), ("b@x.co", {"Mail": "c@x.co"})]


def test_every_column_of_handles_is_a_channel_of_the_person() -> None:
    good, _ = people(
        "Instagram;TikTok;YouTube;Profil linki",
        "ayse;ayse.tt;https://youtube.com/@ayseyt;https://x.com/ayse_x",
        ";can.tt;;https://tiktok.com/@can.tt",
        "ece;;;https://ece.example",
    )

    assert [(one.platform, one.handle, one.profile_url) for one in good] == [
        ("instagram", "ayse", None),
        ("tiktok", "can.tt", "https://tiktok.com/@can.tt"),
        ("instagram", "ece", "https://ece.example"),
    ]
    assert [[(other.platform, other.handle) for other in one.others] for one in good] == [
        [("tiktok", "ayse.tt"), ("youtube", "ayseyt"), ("x", "ayse_x")],
        [],
        [],
    ]
    assert all(one.fields == {} for one in good)


@pytest.mark.parametrize(
    ("cells", "platform", "others", "fields"),
    [
        ("ayse;AYSE", "tiktok", [], {}),
        ("https://tiktok.com/@ayse;ayse", "tiktok", [], {}),
        ("ayse;no such one", "unknown", [], {"TikTok": "no such one"}),
        ("ayse;can", "unknown", ["can"], {}),
    ],
)
def test_a_second_handle_completes_the_first_or_stands_beside_it(
    cells: str, platform: str, others: list[str], fields: dict[str, str]
) -> None:
    found = person("Kullanıcı adı;TikTok", cells)

    assert (found.platform, [one.handle for one in found.others]) == (platform, others)
    assert found.fields == fields


def test_a_second_handle_on_no_platform_is_only_a_word() -> None:
    found = person("Kullanıcı adı;Nick", "ayse;can")

    assert (found.handle, found.others, found.fields) == ("ayse", (), {"Nick": "can"})


def test_a_second_row_is_found_by_its_second_handle() -> None:
    good, _ = people("İsim;Instagram;TikTok", "Ayşe;ayse;ayse.tt", "Ayşe;ayse2;ayse.tt")

    assert [one.same_as for one in good] == [None, 2]


def test_a_second_row_is_found_by_any_of_its_handles() -> None:
    good, bad = people(
        "İsim;Instagram;TikTok",
        "Ayşe;ayse;ayse.tt",
        "Can;can;can.tt",
        ";;ayse.tt",
        "Ece;ece;can.tt",
        ";can;ayse.tt",
    )

    assert [(one.line, one.same_as) for one in good] == [(2, None), (3, None), (4, 2)]
    assert [(one.line, one.reason) for one in bad] == [
        (5, "same handle, another name than on line 3"),
        (6, "the handle of line 3 and the handle of line 2"),
    ]


def test_followers_of_another_platform_are_not_taken_for_this_one() -> None:
    found = person("TikTok;Instagram followers;TikTok followers", "ayse;900;100")

    assert found.readings == (Reading("followers", 100),)
    assert found.fields == {"Instagram followers": "900"}


@pytest.mark.parametrize(
    ("cells", "platform", "handle", "url", "fields"),
    [
        ("ayse;https://instagram.com/Ayse", "instagram", "Ayse", "https://instagram.com/Ayse", {}),
        (";https://instagram.com/ayse", "instagram", "ayse", "https://instagram.com/ayse", {}),
        ("ayse;https://ayse.example/ben", "unknown", "ayse", "https://ayse.example/ben", {}),
        ("ayse;https://x.com/can", "unknown", "ayse", None, {}),
        ("ayse;yok", "unknown", "ayse", None, {}),
    ],
)
def test_the_address_of_a_profile_completes_the_handle(
    cells: str, platform: str, handle: str, url: str | None, fields: dict[str, str]
) -> None:
    found = person("Kullanıcı adı;Profil linki", cells)

    assert (found.platform, found.handle, found.profile_url, found.fields) == (platform, handle, url, fields)


def test_first_and_last_name_make_the_whole_one() -> None:
    found = person("Ad;Soyad;E-posta", "Ayşe Nur;Yılmaz;a@x.co")

    assert (found.name, found.first_name) == ("Ayşe Nur Yılmaz", "Ayşe Nur")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("Ayşe;;", "no address or handle"),
        ("Ayşe;ayse@;", "bad address: nothing before or after the @"),
        ("Ayşe;;Bcc: x", "bad handle: 'Bcc: x' is no handle: ':' in it"),
        ("Ayşe;a@x.co;a b", "bad handle: 'a b' is no handle: ' ' in it"),
        ("Ay\ufffde;a@x.co;", "a letter of the name is lost: Ay\ufffde"),
        (f"{'x' * 201};a@x.co;", "a name of 201 characters"),
        ("Ayşe;a@x.co;b;c", "1 cell more than headings"),
    ],
)
def test_a_row_that_cannot_be_used_comes_back_with_its_cells_and_a_reason(cells: str, reason: str) -> None:
    good, bad = people("İsim;E-posta;Kullanıcı adı", cells, "Can;can@x.co;can")

    assert [one.name for one in good] == ["Can"]
    assert bad == (Rejection(2, tuple(cells.split(";")), reason),)


def test_harmful_cells_stay_words() -> None:
    found = person("İsim;E-posta;Not", '"{{ 7*7 }}\r\nBcc: b@x.co";a@x.co;"{% raw %}\n\x07son"')

    assert (found.name, found.note) == ("{{ 7*7 }} Bcc: b@x.co", "{% raw %}\nson")


def test_a_second_row_of_one_person_names_the_first() -> None:
    good, bad = people(
        "İsim;E-posta;Instagram;TikTok",
        "Ayşe Yılmaz;a@x.co;ayse;",
        "Can;c@x.co;can;",
        "Ayse Yilmaz;A@X.co;;ayse.tt",
        "Ayşe;;;ayse.tt",
    )

    assert not bad
    assert [(one.line, one.same_as) for one in good] == [(2, None), (3, None), (4, 2), (5, 2)]


def test_rows_that_contradict_an_earlier_one_are_rejected() -> None:
    found = reasons(
        "İsim;E-posta;Kullanıcı adı",
        "Ayşe Yılmaz;ajans@x.co;ayse",
        "Can Demir;ajans@x.co;can",
        "Ece Kaya;ece@x.co;ece",
        "Ayşe Yılmaz;other@x.co;ayse",
        "Ayşe Yılmaz;ajans@x.co;ece",
    )

    assert found == [
        (3, "same address, another name than on line 2"),
        (5, "same handle, another address than on line 2"),
        (6, "the address of line 2 and the handle of line 4"),
    ]


def test_dates_are_judged_by_their_column() -> None:
    good, _ = people(
        "E-posta;Post URL;Post date", "a@x.co;https://x.co/1;11/3/2026", "b@x.co;https://x.co/2;11/25/2026"
    )

    assert [one.post and one.post.published for one in good] == [date(2026, 11, 3), date(2026, 11, 25)]


def test_the_reason_of_an_earlier_import_is_left_out() -> None:
    assert person("E-posta;reject reason", "a@x.co;bad address: no @").fields == {}
