"""The new words of an answer, whatever program wrote it, in English and Turkish."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.replies.asking import questions
from outreach.replies.new_words import LINES, MOST, new_words

QUOTE = "\n> Merhaba Ayşe,\n> Son videonuz çok güzeldi.\n"
ORIGINAL = "\nMerhaba Ayşe,\n\nSon videonuz çok güzeldi.\nSelin\n"

INTRODUCTIONS = {
    "gmail tr": "Selin Çelik <selin@kilnhaus.example>, 24 Kas 2026 Sal, 10:00 tarihinde şunu yazdı:",
    "gmail tr, wrapped": "Selin Çelik <selin@kilnhaus.example>, 24 Kas 2026 Sal, 10:00 tarihinde\nşunu yazdı:",
    "gmail tr, wrapped in the date": "Selin Çelik <selin@kilnhaus.example>, 24 Kas 2026\nSal, 10:00 tarihinde şunu yazdı:",
    "gmail tr, wrapped after the name": "Selin Çelik\n<selin@kilnhaus.example>, 24 Kas 2026 Sal, 10:00 tarihinde şunu yazdı:",
    "gmail tr, three lines": "Selin Çelik\n<selin@kilnhaus.example>, 24 Kas 2026 Sal,\n10:00 tarihinde şunu yazdı:",
    "gmail tr, date first": "24 Kas 2026 Sal, 10:00 tarihinde Selin Çelik <selin@kilnhaus.example>\nşunu yazdı:",
    "gmail tr, digits in the address": "24 Kas 2026 Sal, 10:00 tarihinde Selin Çelik\n<selin34@kilnhaus.example> şunu yazdı:",
    "apple tr": "Selin Çelik <selin@kilnhaus.example> şunları yazdı (24.11.2026 10:00):",
    "outlook 2019 tr": '"Selin Çelik" <selin@kilnhaus.example>, 24/11/2026 10:00 tarihinde şunu yazdı:',
    "gmail en": "On Tue, Nov 24, 2026 at 10:00 AM Selin Çelik <selin@kilnhaus.example> wrote:",
    "gmail en, wrapped": "On Tue, Nov 24, 2026 at 10:00 AM Selin Çelik <selin@kilnhaus.example>\nwrote:",
    "gmail en, three lines": "On Tue, Nov 24, 2026 at 10:00\nAM Selin Çelik\n<selin@kilnhaus.example> wrote:",
    "apple en": "On 24 Nov 2026, at 10:00, Selin Çelik <selin@kilnhaus.example> wrote:",
    "thunderbird en": "On 24/11/2026 10:00, Selin Çelik wrote:",
    "old gmail": "2026-11-24 10:00 GMT+03:00 Selin Çelik <selin@kilnhaus.example>:",
}


@pytest.mark.parametrize("form", INTRODUCTIONS)
@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_a_quote_and_what_introduces_it_are_left_out(form: str, blank: str) -> None:
    assert new_words(f"Evet, olur.{blank}{INTRODUCTIONS[form]}\n{QUOTE}") == "Evet, olur."


@pytest.mark.parametrize(
    "line",
    [
        "Selin Çelik <selin@kilnhaus.example> şunu yazdı:",
        "Selin Çelik <selin@kilnhaus.example> wrote:",
        "Selin Çelik 2026-11-24 10:00 yazdı:",
    ],
)
def test_an_introduction_without_a_day_or_an_address_is_one_above_a_quote_alone(line: str) -> None:
    assert new_words(f"Evet, olur.\n\n{line}\n{QUOTE}") == "Evet, olur."
    assert new_words(f"Evet, olur\n{line}\n{QUOTE}") == "Evet, olur"
    assert new_words(f"{line}\nbir öneri.") == f"{line}\nbir öneri."


@pytest.mark.parametrize("form", INTRODUCTIONS)
def test_a_quote_without_marks_is_left_out_as_well(form: str) -> None:
    assert new_words(f"Evet, olur.\n\n{INTRODUCTIONS[form]}\n{ORIGINAL}") == "Evet, olur."


@pytest.mark.parametrize("form", INTRODUCTIONS)
def test_answers_between_the_quotes_are_new(form: str) -> None:
    text = f"{INTRODUCTIONS[form]}\n\n> Ücretiniz nedir?\n\n4.000 TL.\n\n> Ne zaman?\n\nAralıkta.\n"
    assert new_words(text) == "4.000 TL.\n\nAralıkta."


@pytest.mark.parametrize(
    "block",
    [
        "From: Selin <selin@kilnhaus.example>\nSent: Tuesday, 24 November 2026 10:00\nTo: Ayşe\nSubject: Çini",
        "*From:* Selin <selin@kilnhaus.example>\n*Date:* Tue, 24 Nov 2026\n*To:* Ayşe\n*Subject:* Çini",
        "Kimden: Selin <selin@kilnhaus.example>\nTarih: 24 Kasım 2026 Salı 10:00\nKime: Ayşe\nKonu: Çini",
        "Kimden: Selin <selin@kilnhaus.example>\nGönderildi: 24 Kasım 2026 10:00\nKime: Ayşe\nBilgi: Oya\nKonu: Çini",
        "Gönderen: Selin\nTarih: 24 Kas 2026 Sal, 10:00\nSubject: Çini\nTo: <ayse@ornek.example>",
        "________________________________\nFrom: Selin\nSent: Tuesday\nTo: Ayşe\nSubject: Çini",
        "-----Original Message-----\nFrom: Selin",
        "----- Original Message -----",
        "------------------ Original ------------------",
        "-----Özgün İleti-----\nKimden: Selin",
        "-----Orijinal Mesaj-----",
        "-------- İletilen İleti --------",
        "----- İletilmiş Mesaj -----",
        "---------- Forwarded message ---------",
        "İleti başlangıcı:",
        "Begin forwarded message:",
    ],
)
def test_a_block_of_headers_ends_what_is_new(block: str) -> None:
    assert new_words(f"Hoşuma gitti.\n\n{block}\n{ORIGINAL}") == "Hoşuma gitti."


@pytest.mark.parametrize(
    "footer",
    [
        "Sent from my iPhone",
        "Sent from Yahoo Mail for iPhone",
        "Sent from Outlook for Android",
        "Get Outlook for iOS",
        "Get Outlook for Android <https://aka.example/x>",
        "iPhone’umdan gönderildi",
        "iPhone'umdan gönderildi",
        "iPad’imden gönderildi",
        "Android için Outlook'u edinin",
        "iOS için Outlook’u edinin",
        "Android cihazımdan gönderildi",
        "Samsung Galaxy akıllı telefonumdan gönderildi.",
        "Yahoo Mail'den gönderildi",
        "BlueMail for Android ile gönderildi",
        "Sent with [Proton Mail](https://proton.me/) secure email.",
        "Sent from HEY",
        "Sent with [Proton Mail](https://proton.example/mail/home) secure email.",
    ],
)
def test_the_footer_of_a_phone_is_left_out(footer: str) -> None:
    assert new_words(f"Olur.\n\n{footer}\n") == "Olur."
    assert (
        new_words(f"Olur.\n{footer}\n\nSelin <s@k.example>, 24 Kas 2026 tarihinde şunu yazdı:\n{QUOTE}")
        == "Olur."
    )


def test_a_signature_is_left_out_and_answers_below_it_stay() -> None:
    assert new_words("Olur.\n-- \nAyşe Yılmaz\nÇini ustası\n") == "Olur."
    text = "Olur.\n--\nAyşe\n\nOn 24 Nov 2026, at 10:00, Selin <s@k.example> wrote:\n> Ne zaman?\nAralıkta.\n"
    assert new_words(text) == "Olur.\n\nAralıkta."


@pytest.mark.parametrize(
    "text",
    [
        "On the whole I like it. My rate for 2 videos:\n400 euro",
        "Selin 3 yıl önce bana şunu yazdı: gel çalışalım.",
        "From: what I saw, it fits.\nI would say yes.",
        "Konu: çini\nEvet, olur.",
        "Ürün dün telefon numarama gönderildi.",
        "Sent from the studio, with flour on my hands.",
        "Ücret:\n- reel 4.000\n- story 1.500",
        "-- not a signature, only dashes",
        "I wrote:\nnothing yet",
        "a > b\n1 > 0",
    ],
)
def test_words_that_only_look_like_a_quote_stay(text: str) -> None:
    assert new_words(text) == text


def test_a_line_right_above_the_introduction_stays() -> None:
    text = f"Evet olur, 3 video yeter\n{INTRODUCTIONS['gmail tr']}\n{QUOTE}"
    assert new_words(text) == "Evet olur, 3 video yeter"
    text = f"On my side 3 videos are fine\n{INTRODUCTIONS['gmail en']}\n{QUOTE}"
    assert new_words(text) == "On my side 3 videos are fine"


def test_in_other_languages_the_marks_tell() -> None:
    text = f"Oui.\n\nLe mar. 24 nov. 2026 à 10:00, Selin <selin@kilnhaus.example> a\nécrit :\n{QUOTE}"
    assert new_words(text) == "Oui."
    text = f"Ja.\n\nAm 24.11.2026 um 10:00 schrieb Selin <selin@kilnhaus.example>:\n{QUOTE}"
    assert new_words(text) == "Ja."


def test_letters_in_two_pieces_are_the_same_letters() -> None:
    decomposed = "Selin <s@k.example>, 24 Kas 2026, 10:00 tarihinde s\u0327unu yazdı:"
    assert new_words(f"Olur.\n\n{decomposed}\n{ORIGINAL}") == "Olur."


def test_where_all_of_it_looks_quoted_all_of_it_is_shown() -> None:
    assert new_words("> Merhaba\n> Evet") == "> Merhaba\n> Evet"
    assert "Son videonuz" in new_words(f"{INTRODUCTIONS['gmail tr']}\n{ORIGINAL}")
    assert new_words("") == ""


def test_blank_lines_are_folded() -> None:
    assert new_words("\n\nBir\n\n\n\nİki   \n\n") == "Bir\n\nİki"


def test_so_much_is_looked_at_and_no_more() -> None:
    assert len(new_words("x" * (MOST + 10))) == MOST
    assert len(new_words("x\n" * (LINES + 10)).splitlines()) == LINES


@pytest.mark.parametrize(
    "text",
    [
        "On x at y\n" * 7000,
        "On 1 @ wrote\n" * 5000,
        "a@b 1 tarihinde:\n" * 4000,
        " " * 65_000,
        "> " * 32_000,
        ("x" * 390 + "1@:\n") * 170,
        "From: x\n" * 8000,
        "iphone " * 9000,
        "yazdı (" * 9000,
        "2026-11-24 10:00 " + "@" * 60_000,
    ],
)
def test_nothing_takes_long(text: str) -> None:
    began = time.process_time()
    new_words(text)
    questions(text)
    assert time.process_time() - began < 2, "well under a second; libraries for this hang on such texts"


@given(st.text(max_size=400))
def test_something_is_always_shown(text: str) -> None:
    assert bool(new_words(text)) == bool(text.strip())


@given(
    st.lists(
        st.sampled_from(
            [*INTRODUCTIONS.values(), "> quote", "Olur.", "", "--", "From: x", "To: y", "Date: z"]
        )
    )
)
def test_what_is_new_was_written(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert set(new_words(text).splitlines()) <= set(text.splitlines()) | {""}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Hoşuma gitti. Ücret aralığınız nedir? Aralık olur mu?",
            ("Ücret aralığınız nedir?", "Aralık olur mu?"),
        ),
        ("What is the budget? I am free in May.", ("What is the budget?",)),
        ("Bütçe nedir ?\nTeşekkürler", ("Bütçe nedir ?",)),
        ("Really?! Yes.", ("Really?!",)),
        ("Merhaba.", ()),
        ("?", ()),
        ("", ()),
    ],
)
def test_questions_are_found(text: str, asked: tuple[str, ...]) -> None:
    assert questions(text) == asked


@pytest.mark.parametrize(
    "line",
    [
        "Please remove me from your list, I got this on 23.11.2026 at 10:00:",
        "23.11.2026 saat 10:00 benim için olur, şuna bakın:",
    ],
)
def test_a_line_with_a_day_above_a_quote_is_theirs_where_it_names_no_writer(line: str) -> None:
    assert new_words(f"{line}\n> Hi Bea\n\nThanks") == f"{line}\n\nThanks"


@pytest.mark.parametrize(
    "line",
    [
        "Am 24.11.2026 um 10:00 schrieb Selin Aydın:",
        "Le 24/11/2026 à 10:00, Selin a écrit :",
        "El 24/11/2026 10:00, Selin escribió:",
    ],
)
def test_in_other_languages_a_day_and_the_verb_introduce_a_quote(line: str) -> None:
    assert new_words(f"I'm in.\n\n{line}\n> Hi Bea\n") == "I'm in."


@pytest.mark.parametrize(
    "line",
    [
        "Enviado de mi telefono: stop emailing me",
        "Von meinem Handy keine Mails mehr bitte",
        "Çevremdeki herkes kupasına isim yazdırmak istiyor",
        "doğaya zarar vermeden kartvizit yazdırabilir misiniz?",
        "Vestel fırın dün kargo ile gönderildi, bilginize",
    ],
)
def test_what_begins_as_the_footer_of_a_phone_and_says_more_is_said(line: str) -> None:
    assert new_words(f"Hi\n{line}") == f"Hi\n{line}"


def test_a_line_that_begins_as_lawyers_do_is_said_where_it_asks_for_somebody() -> None:
    line = "Bu maili sadece yetkili arkadaşınıza iletir misiniz, ben çok ilgileniyorum ve katılmak isterim."
    assert new_words(f"{line}\n\nAyşe") == f"{line}\n\nAyşe"


@pytest.mark.parametrize(
    "line",
    [
        "Von meinem iPhone gesendet",
        "Gesendet von Outlook für Android",
        "Envoyé de mon Samsung Galaxy S23 Ultra",
        "Enviado desde mi iPhone",
        "Verstuurd vanaf mijn iPad",
        "Doğaya saygı için bu e-postayı gerekmedikçe yazdırmayın.",
    ],
)
def test_a_footer_in_another_language_names_a_device_alone(line: str) -> None:
    assert new_words(f"Olur.\n\n{line}\n") == "Olur."
