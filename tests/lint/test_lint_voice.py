"""The rules of register, wording, calls and orders: how much a finding matters, what it says and what would mend it."""

from __future__ import annotations

import pytest
from example import EN, LATER, TR, Example
from examples.register import AYSE, NIKE

from outreach.lint import Finding, Kind, Profile, Settings, Severity, check
from outreach.lint.turkish.addressing import Register, register_of
from outreach.text import match_fold


def found(code: str, body: str, **facts: object) -> list[Finding]:
    language = facts.pop("language", TR if code == "REG151" else EN)
    document = Example(language=language, body=body, **facts).document  # type: ignore[arg-type]  # a table
    return list(check(document, Settings(select=(code,))))


@pytest.mark.parametrize(
    "word",
    [
        "siz",
        "sizin",
        "Sizinle",
        "videonuz",
        "videonuzu",
        "gönderirseniz",
        "misiniz",
        "izlediniz",
        "takipçilerinize",
        "yazdıklarınızdan",
        "çekinmeyin",
        "kendiniz",
        "olduğunuzu",
        "isterseniz",
        "paylaşacağınız",
        "söylersiniz",
        "yazınız",
        "iletin",
    ],
)
def test_words_of_the_polite_form_vote(word: str) -> None:
    assert register_of(match_fold(word)) is Register.SIZ


@pytest.mark.parametrize(
    "word",
    "sen sana seninle ister-sen istiyorsan misin yazdığın paylaştığın yapacağın gelirsin çekebilirsin videonu sayfanda kitlene "
    "olmalısın biliyorsun göndereceksin istemezsin görmüşsün".replace("-", "").split(),
)
def test_words_of_the_form_for_friends_vote(word: str) -> None:
    assert register_of(match_fold(word)) is Register.SEN


@pytest.mark.parametrize(
    "word",
    [
        "yaz",
        "yazın",
        "gönder",
        "göndersin",
        "olsun",
        "gelsin",
        "versin",
        "deniz",
        "denizde",
        "yalnız",
        "henüz",
        "boynuz",
        "memnunuz",
        "eminiz",
        "uzmanız",
        "organize",
        "temiz",
        "insan",
        "nisan",
        "desen",
        "düğün",
        "fındığın",
        "geleceğin",
        "plastiğin",
        "bıçağın",
        "sıcağın",
        "kadın",
        "metin",
        "altın",
        "sesin",
        "kanalın",
        "içeriklerin",
        "Ersin",
        "dersin",
        "zaman",
        "uzman",
        "hemen",
        "ücretsiz",
        "isteriz",
        "markamız",
        "alırız",
        "gönderebiliriz",
        "senet",
        "sene",
        "sanat",
        "sanayi",
        "kendine",
        "kendini",
        "adın",
        "tadın",
        "ekibin",
    ],
)
def test_words_that_may_be_others_do_not_vote(word: str) -> None:
    assert register_of(match_fold(word)) is None


def test_the_words_of_the_smaller_side_are_pointed_at() -> None:
    one, two = found("REG151", "Videonuzu izledik. Sana bir takım göndersek ister misin? Adresinizi yazınız.")
    assert (one.text, two.text) == ("Sana", "misin")
    assert one.message == '"Sana" says sen, 3 words say siz'
    assert one.suggestion == 'stay with siz, as in "Videonuzu"'


def test_of_two_sides_alike_the_first_word_sets_the_tone() -> None:
    (one,) = found("REG151", "Sana bir takım ayırdık. Yazar mısınız?")
    assert (one.text, one.suggestion) == ("mısınız", 'stay with sen, as in "Sana"')


def test_no_more_than_three_words_are_pointed_at() -> None:
    assert len(found("REG151", "Siz sizin size sizi sizde. Sen sana seni senin.")) == 3


@pytest.mark.parametrize(
    ("body", "text", "suggestion"),
    [
        ("Ayşe'ın videosu.", "Ayşe'ın", "write Ayşe'nin"),
        ("Emre’nın videosu.", "Emre’nın", "write Emre'nin"),
        ("Mert'nin koşusu.", "Mert'nin", "write Mert'in"),
        ("Gülşah'e yazdık.", "Gülşah'e", "write Gülşah'a"),
        ("Şule'ya yazdık.", "Şule'ya", "write Şule'ye"),
        ("Umut'ı gördük.", "Umut'ı", "write Umut'u"),
        ("Özgür'la çektik.", "Özgür'la", "write Özgür'le"),
        ("Işık'den aldık.", "Işık'den", "write Işık'tan"),
        ("TikTok'daki video.", "TikTok'daki", "write TikTok'taki"),
        ("YouTube'nin videosu.", "YouTube'nin", 'write YouTube\'un, for it is said "yutub"'),
        ("2025'nin videosu.", "2025'nin", "write 2025'in"),
        ("Mert'de var.", "Mert'de", 'write Mert\'te; where you mean "too", Mert de'),
        ("Ayşe'da var.", "Ayşe'da", 'write Ayşe\'de; where you mean "too", Ayşe de'),
        ("Kaan'te var.", "Kaan'te", 'write Kaan\'da; where you mean "too", Kaan da'),
    ],
)
def test_a_wrong_ending_is_told_with_the_right_one(body: str, text: str, suggestion: str) -> None:
    (one,) = found("REG151", body)
    assert (one.text, one.suggestion) == (text, suggestion)
    assert one.fix
    assert not one.fix.safe
    mended = body[: one.fix.start] + one.fix.text + body[one.fix.end :]
    assert not found("REG151", mended)


def test_the_reading_of_the_brand_decides_its_ending() -> None:
    (one,) = found("REG151", "Pace'nin ayakkabısı.", campaign=NIKE)
    assert one.suggestion == 'write Pace\'in, for it is said "peys"'
    assert not found("REG151", "Pace'nin ayakkabısı.")


def test_a_missing_apostrophe_is_put_in_safely() -> None:
    body = "Bugün Ayşenin videosunu izledik."
    (one,) = found("REG151", body, person=AYSE)
    assert (one.text, one.message) == ("Ayşenin", "Ayşenin lacks its apostrophe")
    assert one.fix
    assert (one.fix.safe, body[: one.fix.start] + one.fix.text + body[one.fix.end :]) == (
        True,
        "Bugün Ayşe'nin videosunu izledik.",
    )


def test_an_ending_behind_a_placeholder_is_for_a_filter() -> None:
    (one,) = found("REG151", "{{ person.first_name }}'nin videosu.", template=True, person=None)
    assert one.text == "{{ person.first_name }}'nin"
    assert "genitive" in one.suggestion


@pytest.mark.parametrize(
    ("code", "body", "facts", "severities"),
    [
        ("REG151", "Cevabınız için sabırsızlanıyoruz.", {}, ["warning"]),
        ("REG151", "Sabırsızlanıyoruz.", {}, ["info"]),
        ("TON111", "A seamless kiln.", {}, ["info"]),
        ("TON111", "A seamless kiln, a seamless lid.", {}, ["info", "info"]),
        ("TON111", "A seamless kiln. We leverage it.", {}, ["warning", "warning"]),
        ("TON111", "We leverage it.", {"subject": "A seamless kiln"}, ["warning", "warning"]),
        ("FRM601", "Dear all,\n\nKilns.", {}, ["warning"]),
        ("FRM601", "Hi Mert,\n\nDear all, kilns.", {}, ["warning"]),
        ("CTA702", "Shall I send it? Sign up on our page.", {}, ["warning"]),
        ("CTA702", "Shall I send it? Sign up on our page.", {"profile": LATER}, ["warning"]),
        ("CTA702", "Shall I send it? Sign up on our page.", {"profile": Profile.ANSWER}, []),
        ("CTA703", "Worth a quick call?", {}, ["info"]),
        ("CTA703", "Worth a quick call?", {"profile": LATER}, []),
        ("EXP902", "Copy and paste our text.", {}, ["warning"]),
        ("EXP902", "Copy and paste our text.", {"profile": Profile.ANSWER}, ["info"]),
    ],
)
def test_how_much_it_matters(code: str, body: str, facts: dict[str, object], severities: list[str]) -> None:
    assert [one.severity for one in found(code, body, **facts)] == list(map(Severity, severities))


@pytest.mark.parametrize("code", ["CTA703", "EXP902"])
def test_some_speak_of_mail_to_influencers_alone(code: str) -> None:

    body = "Worth a quick call? Copy and paste our text."
    document = Example(language=EN, body=body).document
    assert check(document, Settings(select=(code,)))
    assert not check(document._replace(kind=Kind.OTHER), Settings(select=(code,)))


@pytest.mark.parametrize(
    ("code", "body", "text", "message"),
    [
        ("TON111", "We leverage it.", "leverage", '"leverage": a word of brochures'),
        ("FRM601", "For bloggers like you.", "bloggers like you", '"bloggers like you" makes the reader one of a kind'),
        ("CTA702", "Shall I send it? Sign up here. Follow us on Instagram.", "Sign up", 'asks for 3 things: "Shall I send", "Sign up", "Follow us on"'),
        ("CTA703", "Worth a quick call?", "quick call", '"quick call" asks a stranger for a call'),
        ("EXP902", "You must tag us. You have to post it. Make sure it is fun.", "must tag", '3 obligations: "must tag", "You have to", "Make sure it"'),
        ("EXP902", "Use #kiln #clay #glaze.", "#kiln #clay #glaze", "a list of 3 hashtags"),
        ("EXP902", "Copy and paste this.", "Copy and paste", '"Copy and paste" writes the post for them'),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_points_at_it(code: str, body: str, text: str, message: str) -> None:
    (one,) = found(code, body)
    assert (one.text, one.message) == (text, message)
    assert one.suggestion


def test_freedom_allows_two_obligations_more_and_the_hashtags() -> None:
    orders = "You must tag us. You have to post it. Make sure it is fun. "
    assert found("EXP902", orders)
    assert not found("EXP902", orders + "All in your own style.")
    assert found("EXP902", orders + "You need to smile. It is required. All in your own style.")
    assert not found("EXP902", "Use #kiln #clay #glaze, if you like. It is up to you.")


def test_the_most_obligations_can_be_set() -> None:
    document = Example(
        language=EN, body="You must tag us. You have to post it. Make sure it is fun."
    ).document
    assert not check(document, Settings(select=("EXP902",), options={"EXP902": {"max": 3}}))


def test_places_are_those_of_the_typed_text_where_letters_stand_as_base_and_mark() -> None:
    body = "Gu\u0308ndu\u0308z bir video c\u0327ektik. Ays\u0327e'ın videosu."
    (one,) = found("REG151", body)
    assert one.text == "Ays\u0327e'ın"
    assert one.fix
    assert body[one.fix.start : one.fix.end] == "ın"


def test_an_ending_may_stand_behind_a_name_from_data_but_not_in_a_title() -> None:
    assert found("REG151", "Ayşe'ın videosu.", inserted=("Ayşe",))
    assert not found("REG151", "Ayşe'ın Günlüğü videosu.", inserted=("Ayşe'ın Günlüğü",))
