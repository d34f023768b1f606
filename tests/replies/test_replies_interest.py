"""What an answer asks and what its writer probably wants, in both languages; never from a quote or a link."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.replies.asking import questions
from outreach.replies.interest import interest
from outreach.replies.wishes import PHRASES, Interest

NO, LATER, PRICE, INTERESTED = Interest.NO, Interest.LATER, Interest.PRICE, Interest.INTERESTED


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ücret nedir? Aralık olur mu?", ("Ücret nedir?", "Aralık olur mu?")),
        ("Merhaba Selin, fiyat nedir", ("Merhaba Selin, fiyat nedir",)),
        ("Detayları paylaşır mısınız teşekkürler", ("Detayları paylaşır mısınız teşekkürler",)),
        ("Kargo bana ait mi", ("Kargo bana ait mi",)),
        ("Kaç video istiyorsunuz", ("Kaç video istiyorsunuz",)),
        ("Ödeme ne zaman yapılıyor", ("Ödeme ne zaman yapılıyor",)),
        ("BÜTÇENİZ NEDİR", ("BÜTÇENİZ NEDİR",)),
        ("Komisyon yüzde kaç", ("Komisyon yüzde kaç",)),
        ("What is your budget", ("What is your budget",)),
        ("Hi, could you send me the brief", ("Hi, could you send me the brief",)),
        ("How much do you pay", ("How much do you pay",)),
    ],
)
def test_a_question_is_one_with_or_without_its_mark(text: str, asked: tuple[str, ...]) -> None:
    assert questions(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Videoyu izledim: https://video.example/?a=b",
        "Bakın: https://video.example/olur?",
        "> Ayrıntıları göndereyim mi?\nEvet.",
        "Geldi mi haber veririm.",
        "Ne kadar güzel bir proje!",
        "Birkaç video çektim.",
        "When you have time, call me.",
        "What I do is ceramics.",
        "I know how it is.",
        "Mu ve mi nota değildir.",
        "???",
    ],
)
def test_what_asks_nothing_is_no_question(text: str) -> None:
    assert questions(text) == ()


def test_so_many_questions_and_so_much_of_one_are_given() -> None:
    assert len(questions(" ".join(f"Soru {number}?" for number in range(90)))) == 20
    (long,) = questions("a " * 400 + "olur mu?")
    assert long.startswith("…")
    assert (len(long), long[-8:]) == (300, "olur mu?")


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Merhaba, ilgilenmiyorum.", {NO: "ilgilenmiyorum"}),
        ("İLGİLENMİYORUM", {NO: "İLGİLENMİYORUM"}),
        ("Teklif ilgimi çekmedi.", {NO: "ilgimi çekmedi"}),
        ("Hayır", {NO: "Hayır"}),
        ("Barter kabul etmiyorum.", {NO: "Barter kabul etmiyorum"}),
        ("Not interested, thanks.", {NO: "Not interested"}),
        ("We'll have to pass this time", {NO: "We'll have to pass"}),
        ("This isn't a good fit.", {NO: "isn't a good fit"}),
        ("Şu an ilgilenmiyorum, seneye tekrar yazın.", {NO: "ilgilenmiyorum", LATER: "seneye tekrar yazın"}),
        ("Bu ay çok yoğunum.", {LATER: "çok yoğunum"}),
        ("I am booked until June", {LATER: "booked until"}),
        ("Merhaba, ücret ne kadar?", {PRICE: "ücret ne kadar"}),
        ("What's the budget?", {PRICE: "What's the budget"}),
        ("Is this paid or gifted", {PRICE: "Is this paid"}),
        ("Olur.", {INTERESTED: "Olur"}),
        ("EVET, İLGİLENİYORUM", {INTERESTED: "EVET"}),
        ("İlgimi çekti.", {INTERESTED: "İlgimi çekti"}),
        ("I'd love to! What's the budget?", {PRICE: "What's the budget", INTERESTED: "I'd love"}),
        ("No problem, send the brief", {INTERESTED: "send the brief"}),
        ("I'm not sure I'd be interested", {}),
        # what turns a word about stands before or behind it
        ("Hi, neither of us is interested, thanks.", {}),
        ("None of our clients are interested", {}),
        ("I doubt I'm interested", {}),
        ("Ne ben ne de Zoë ilgileniyor", {}),
        ("Evet değil", {}),
        ("No doubt we are interested!", {INTERESTED: "interested"}),
        ("Nobody told me but I'd love to.", {INTERESTED: "I'd love"}),
        ("Olur, değil mi?", {INTERESTED: "Olur"}),
        ("Ne güzel, ilgileniyorum!", {INTERESTED: "ilgileniyorum"}),
        ("Ne kadar güzel!", {}),
        ("> Ücret ne kadar?\n> ilgilenmiyorum", {}),
        ("Nasılsınız?", {}),
        ("Konu ile ilgileniyorum.", {INTERESTED: "ilgileniyorum"}),
        ("Konu ile ilgilenmiyorum.", {NO: "ilgilenmiyorum"}),
        ("no thx", {NO: "no thx"}),
        ("Nope, thanx!", {NO: "Nope, thanx"}),
        # to be written to in another place is no other time
        ("Instagram'ım var, oradan yazın.", {}),
        ("Şuradan yazın bana: ayse@example.com", {}),
        ("Sitedeki formdan yazabilirsiniz.", {}),
        ("Eylül'den itibaren tekrar yazın.", {LATER: "Eylül'den itibaren tekrar yazın"}),
        ("Bayramdan sonra yazın.", {LATER: "Bayramdan sonra yazın"}),
        ("Marttan yazalım.", {LATER: "Marttan yazalım"}),
        ("Yeni yılda bakalım.", {LATER: "Yeni yılda bakalım"}),
        ("Bundan sonra yazmayın.", {}),
        # who is not to be called says no; who rather reads does not
        ("Aramayın beni bir daha.", {NO: "Aramayın beni bir daha"}),
        ("Beni bir daha aramayın lütfen", {NO: "bir daha aramayın"}),
        ("Bizi aramayın.", {NO: "Bizi aramayın"}),
        ("Don't call me again", {NO: "Don't call me again"}),
        ("Beni aramayın, e-posta yazın.", {}),
        ("Bir daha aramayın, WhatsApp'tan yazın.", {}),
        ("Telefonla aramayın lütfen.", {}),
        ("Please do not call me, email is better.", {}),
        ("Ücret ne zaman ödeniyor? Kargo ücreti kime ait?", {}),
        ("When do you pay?", {}),
        ("", {}),
    ],
)
def test_what_they_want_is_suggested_with_the_words_that_say_so(
    text: str, wants: dict[Interest, str]
) -> None:
    assert {one.interest: one.words for one in interest(text)} == wants


def test_a_question_that_names_money_asks_the_price() -> None:
    (found,) = interest("Videolar için ödeme yapıyor musunuz?")
    assert (found.interest, found.words) == (PRICE, "Videolar için ödeme yapıyor musunuz?")


def test_long_words_are_cut() -> None:
    found = interest(f"Bütçe {'çok ' * 30} uygun mu?")
    assert [len(one.words) for one in found] == [60]


@pytest.mark.parametrize(
    "text",
    ["a" * 60_000, "mi " * 20_000, "not " * 16_000, "? " * 32_000, "ucret ne " * 7000, "> " * 30_000, "dan " * 16_000,
     "maybe " * 11_000, "is birli" + "g" * 60_000, "evet\n" * 13_000, "http://" * 9000, "ş" * 60_000],
    ids=range(12),
)  # fmt: skip
def test_nothing_takes_long(text: str) -> None:
    began = time.process_time()
    questions(text)
    interest(text)
    assert time.process_time() - began < 1


@given(
    st.text(max_size=300) | st.lists(st.sampled_from([w for p in PHRASES.values() for w in p])).map(" ".join)
)
def test_any_text_is_judged_and_each_wish_stands_once(text: str) -> None:
    found = [one.interest for one in interest(text)]
    assert len(found) == len(set(found))
    assert not {NO, INTERESTED} <= set(found)
    assert all(map(str.strip, questions(text)))
