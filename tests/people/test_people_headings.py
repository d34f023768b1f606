from __future__ import annotations

import pytest

from outreach.errors import InputError, UsageError
from outreach.people.aliases import ALIASES, heading_key
from outreach.people.headings import Columns, choices, understand
from outreach.people.meanings import Meaning
from outreach.sheets.reading import read


def columns(*headings: str, cells: tuple[str, ...] = (), chosen: dict[str, str] | None = None) -> Columns:
    row = cells or ("x",) * len(headings)
    lines = ("|".join(headings), "|".join(row))
    return understand(read("\n".join(lines).encode(), name="liste.csv", delimiter="|"), chosen)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("İsim", "name"),
        ("ISIM", "name"),
        ("Ad Soyad", "name"),
        ("Full name", "name"),
        ("E-posta", "email"),
        ("E-POSTA ADRESİ", "email"),
        ("e_mail", "email"),
        ("Mail adresı", "email"),
        ("Kullanıcı adı", "handle"),
        ("userName", "handle"),
        ("Takipçi sayısı", "followers"),
        ("Subscribers", "followers"),
        ("Etkileşim oranı (%)", "engagement_rate"),
        ("ER %", "engagement_rate"),
        ("Dil", "language"),
        ("Ülke", "country"),
        ("Saat dilimi", "time_zone"),
        ("Kategoriler", "tags"),
        ("Not", "note"),
        ("RSS", "feed_url"),
        ("Profil linki", "profile_url"),
        ("Son gönderi linki", "post_url"),
        ("Gönderi başlığı", "post_title"),
        ("Paylaşım tarihi", "post_date"),
        ("Category_1", "tags"),
        ("E-posta 2", "email"),
        ("Views avg.", "average_views"),
        ("Engagement average Values", "engagement_rate"),
        ("Authentic engagement Values", "authentic_engagement"),
        ("n_total_likes", "total_likes"),
        ("n_followers", "followers"),
        ("n_total_vids", "posts"),
        ("Ölçüm tarihi", "measured_on"),
        ("Son temas", "contacted"),
        ("Last contacted", "contacted"),
        ("First email sent", "contacted"),
        ("Yanıt", "answered"),
        ("Cevap verdi mi?", "answered"),
        ("Replied (Y/N)", "answered"),
        ("Yazma", "do_not_contact"),
        ("Aranmasın", "do_not_contact"),
        ("DNC", "do_not_contact"),
        ("Listeden çıktı", "do_not_contact"),
        ("Status", "field"),
        ("Response rate", "field"),
        ("influence_score", "field"),
        ("reject reason", "reason"),
        ("reason", "field"),
        ("Doğum günü", "field"),
        ("Audience country", "field"),
    ],
)
def test_a_heading_is_understood_in_english_and_turkish(heading: str, meaning: str) -> None:
    assert columns(heading, "b").columns[0].meaning == meaning


@pytest.mark.parametrize(
    ("heading", "meaning", "platform"),
    [
        ("Instagram", "handle", "instagram"),
        ("TikTok kullanıcı adı", "handle", "tiktok"),
        ("Tik Tok hesabı", "handle", "tiktok"),
        ("YouTube kanalı", "handle", "youtube"),
        ("LinkedIn URL", "handle", "linkedin"),
        ("Twitter (X)", "handle", "x"),
        ("X", "handle", "x"),
        ("IG followers", "followers", "instagram"),
        ("Instagram etkileşim oranı", "engagement_rate", "instagram"),
        ("Takipçi (Instagram)", "followers", "instagram"),
        ("Followers on Tik Tok", "followers", "tiktok"),
        ("Kullanıcı adı - YouTube", "handle", "youtube"),
        ("Size X", "field", None),
        ("Xmas gift", "field", None),
    ],
)
def test_a_heading_may_name_the_platform(heading: str, meaning: str, platform: str | None) -> None:
    column = columns(heading, "b").columns[0]

    assert (column.meaning, column.platform) == (meaning, platform)


@pytest.mark.parametrize(
    ("heading", "cell", "meaning"),
    [
        ("Kanal", "Instagram", "platform"),
        ("Kanal", "@ayse", "handle"),
        ("Kanal", "Ayşe Yılmaz", "name"),
        ("Tiktoker name", "khaby.lame", "handle"),
        ("Tiktok name", "Khaby Lame", "name"),
        ("channel_info", "khaby.lame", "handle"),
        ("Engagement", "%3,45", "engagement_rate"),
        ("Engagement", "12.500", "average_engagement"),
        ("Engagement", "6.2M", "average_engagement"),
        ("Comments", "1400", "comments"),
        ("Comments", "50.2K", "comments"),
        ("Comments", "asked for 2 rates", "note"),
        ("Yorum", "iyi", "note"),
        ("Durum", "yazıldı", "status"),
        ("Durum", "aktif", "field"),
        ("Posts", "3.3k", "posts"),
        ("Posts", "https://instagram.com/p/A1", "post_url"),
    ],
)
def test_the_cells_decide_what_a_heading_leaves_open(heading: str, cell: str, meaning: str) -> None:
    assert columns(heading, "b", cells=(cell, "x")).columns[0].meaning == meaning


def test_beside_the_address_of_a_post_a_title_a_day_and_likes_are_the_post_s() -> None:
    alone = columns("E-posta", "Başlık", "Tarih", "Beğeni")
    beside = columns("E-posta", "Post linki", "Başlık", "Tarih", "Beğeni")

    assert [str(column.meaning) for column in alone.columns] == ["email", "field", "field", "likes"]
    assert [str(column.meaning) for column in beside.columns] == [
        "email", "post_url", "post_title", "post_date", "field",
    ]  # fmt: skip


def test_where_each_row_is_a_post_what_it_tells_of_the_post_is_left_to_the_posts() -> None:
    found = columns("id", "create_time", "user_name", "hashtags", "n_likes", "n_followers", "Şehir")

    assert [str(column.meaning) for column in found.columns] == [
        "post", "post", "handle", "post", "post", "followers", "field",
    ]  # fmt: skip


def test_ad_is_the_first_name_beside_soyad_and_the_whole_one_alone() -> None:
    beside = columns("Ad", "Soyad")

    assert [column.meaning for column in beside.columns] == ["first_name", "last_name"]
    assert columns("Ad", "b").columns[0].meaning == "name"


def test_an_unknown_heading_is_a_field_and_offers_the_near_one() -> None:
    column = columns("Folowers", "b").columns[0]

    assert (column.meaning, column.near, column.field) == (Meaning.FIELD, Meaning.FOLLOWERS, "Folowers")


def test_fields_of_one_heading_are_told_apart_and_nameless_ones_counted() -> None:
    found = columns("Size", "Size", "", cells=("1", "2", "3"))

    assert [column.field for column in found.columns] == ["Size", "Size (2)", "column 3"]


def test_what_a_person_chose_goes_first() -> None:
    found = columns("E-posta", "Adres", "Not", chosen={"adres": "email", "Not": "field"})

    assert [column.heading for column in found.of(Meaning.EMAIL)] == ["Adres", "E-posta"]
    assert found.meanings == {0: Meaning.EMAIL, 1: Meaning.EMAIL}
    assert found.finds_people


@pytest.mark.parametrize(
    ("chosen", "words", "hint"),
    [
        ({"Isimm": "name"}, "no column 'Isimm'", "did you mean İsim"),
        ({"Zzz": "name"}, "no column 'Zzz'", "one of: İsim, b"),
        ({"İsim": "nam"}, "no meaning 'nam'", "did you mean name"),
    ],
)
def test_a_wrong_choice_is_told_with_the_near_word(chosen: dict[str, str], words: str, hint: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        columns("İsim", "b", chosen=chosen)

    assert caught.value.hint == hint


def test_choices_are_read_from_one_option() -> None:
    assert choices("Kişi=name, Ad, Soyad = name,a=b=email") == {
        "Kişi": "name",
        "Ad, Soyad": "name",
        "a=b": "email",
    }
    with pytest.raises(UsageError, match="'Adres' has no meaning"):
        choices("Kişi=name,Adres")


@pytest.mark.parametrize("first", ["ayse@example.com", "@ayse.seramik", "https://instagram.com/ayse"])
def test_a_person_where_headings_should_stand_is_told(first: str) -> None:
    with pytest.raises(InputError, match="not headings"):
        columns(first, "x")


def test_no_column_for_address_or_handle_finds_nobody() -> None:
    assert not columns("İsim", "Takipçi").finds_people


def test_every_alias_is_written_as_headings_are_folded() -> None:
    assert [alias for alias in ALIASES if heading_key(alias) != alias] == []
    assert set(Meaning) - set(ALIASES.values()) == {Meaning.FIELD, Meaning.STATUS, Meaning.POST}


@pytest.mark.parametrize(
    "heading", ["influence_score", "S.no", "Ranks", "new_post_avg_like", "Audience country"]
)
def test_a_heading_that_only_looks_a_little_alike_is_offered_as_nothing(heading: str) -> None:
    assert columns(heading, "b").columns[0].near is None
