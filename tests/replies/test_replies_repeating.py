"""What only repeats our mail is a quote; a line that somebody wrote by chance as we did is theirs."""

from __future__ import annotations

import pytest

from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.replies.new_words import new_words, repeats

OURS = """Merhaba Ayşe,

"Mavi sır denemeleri" videonuzu dün akşam izledim, sırın fırında aktığı an çok güzeldi.
Çini atölyemiz için bir bardak takımı boyamanızı isteriz.
Ne zaman uygun olursunuz bu ay?
Teşekkürler,
Selin

Vakit ayırdığınız için teşekkür ederim.
Size yazmamı istemezseniz "hayır" diye yanıtlamanız yeterli, bir daha yazmam.
"""
HEAD = "24 Kas 2026 Sal, 10:00 tarihinde Selin <selin@kilnhaus.example> şunu yazdı:"
MARKED = "".join(f"> {line}\n" for line in OURS.splitlines())
ENGLISH = """Hi Tom,

I watched "A kiln in a shed" last night and the glaze test was lovely to see.
Would a set of our glazes suit your next video?

Looking forward to hearing from you!
Best regards,
Selin
"""
BLOCK = "Kimden: Selin <selin@kilnhaus.example>\nGönderildi: 24 Kasım 2026 Salı 10:00\nKime: Ayşe\nKonu: Çini"
QUOTES = {
    "none": "",
    "marked": f"\n\n{HEAD}\n{MARKED}",
    "not marked": f"\n\n{HEAD}\n{OURS}",
    "not even introduced": f"\n\n{OURS}",
}


@pytest.mark.parametrize("quote", ["none", "marked"])
@pytest.mark.parametrize(
    "answer",
    [
        "Teşekkürler,\nAyşe",
        "Merhaba Ayşe,\nben de Ayşe.",
        "400 TL olur.\nVakit ayırdığınız için teşekkür ederim.\nAyşe",
        "400 TL olur.\n\nVakit ayırdığınız için teşekkür ederim.\n\nTeşekkürler,\nAyşe",
    ],
)
def test_a_line_that_both_wrote_stays_in_the_answer(answer: str, quote: str) -> None:
    assert new_words(answer + QUOTES[quote], OURS) == answer


@pytest.mark.parametrize("end", ["Tom", "P.S. I have a kiln."])
def test_a_closing_that_both_wrote_stays(end: str) -> None:
    answer = f"My rate is 400.\nLooking forward to hearing from you!\nBest regards,\n{end}"
    assert new_words(answer, ENGLISH) == answer


@pytest.mark.parametrize("quote", ["marked", "not marked", "not even introduced"])
def test_our_whole_mail_is_left_out(quote: str) -> None:
    assert new_words(f"Olur.\nAyşe{QUOTES[quote]}", OURS) == "Olur.\nAyşe"


@pytest.mark.parametrize(
    "ours",
    [
        '"Mavi sır denemeleri" videonuzu dün akşam izledim, sırın fırında aktığı an çok güzeldi.',
        '"Mavi sır denemeleri" videonuzu dün akşam\nizledim, sırın fırında aktığı an çok güzeldi.',
        "Ne zaman uygun olursunuz bu ay?\nTeşekkürler,\nSelin",
        'Size yazmamı istemezseniz "hayır" diye yanıtlamanız yeterli, bir daha yazmam.',
    ],
)
def test_one_long_line_of_ours_or_a_block_is_left_out(ours: str) -> None:
    assert new_words(f"{ours}\n\nOlur, yazın.", OURS) == "Olur, yazın."


def test_our_lines_between_answers_are_left_out_though_nothing_marks_them() -> None:
    text = (
        "Çini atölyemiz için bir bardak takımı boyamanızı isteriz.\n\nOlur.\n\n"
        "Ne zaman uygun olursunuz bu ay?\n\nAralıkta.\n\nSevgiler,\nAyşe"
    )
    assert new_words(text, OURS) == "Olur.\n\nAralıkta.\n\nSevgiler,\nAyşe"


def test_thanks_below_a_marked_line_that_they_followed_in_our_mail_are_theirs() -> None:
    text = "> Ne zaman uygun olursunuz bu ay?\n\nAralıkta.\n\nTeşekkürler,\nAyşe"
    assert new_words(text, OURS) == "Aralıkta.\n\nTeşekkürler,\nAyşe"


def test_the_end_of_a_marked_line_that_was_wrapped_is_ours() -> None:
    text = "> Çini atölyemiz için bir bardak\ntakımı boyamanızı isteriz.\nOlur, ne güzel."
    assert new_words(text, OURS) == "Olur, ne güzel."


@pytest.mark.parametrize("mark", ["", "> "])
def test_a_greeting_above_the_head_of_a_quote_does_not_lead_to_it(mark: str) -> None:
    ours = "İyi günler,\n\nSon videonuzu dün akşam çok beğenerek, çayımı soğutarak izledim.\nSelin\n"
    quote = "".join(f"{mark}{line}\n" for line in ours.splitlines()[2:])
    assert new_words(f"İyi günler,\nolur.\n\n{HEAD}\n{quote}", ours) == "İyi günler,\nolur."


@pytest.mark.parametrize(
    "answer",
    [
        f"{HEAD}\n{MARKED}",
        f"\n\niPhone’umdan gönderildi\n\n{HEAD}\n{MARKED}",
        f"--\nAyşe Yılmaz\n\n{HEAD}\n{MARKED}",
        f"[image: IMG_1907.jpg]\n\n{HEAD}\n{MARKED}",
        f"{BLOCK}\n\n{OURS}",
        f"________________________________\n{BLOCK}\n\n{OURS}",
        f"{HEAD}\n{OURS}",
        MARKED,
    ],
)
def test_where_all_of_it_is_our_mail_no_words_are_theirs(answer: str) -> None:
    assert new_words(answer, OURS) == ""
    assert new_words(answer)
    assert repeats(letter(answer), OURS)


def test_what_is_marked_and_not_ours_stays_where_nothing_else_does() -> None:
    assert new_words(f"{HEAD}\n{MARKED}> Olur, yazın.\n", OURS) == "> Olur, yazın."


def test_a_quote_of_other_mails_is_shown_where_nothing_else_is() -> None:
    quote = "> Yarın uğrarım, çayı hazırla.\n> Sevgiler, Nur"
    assert new_words(quote, OURS) == quote


def letter(text: str) -> Parts:
    return read(b"From: ayse@example.com\nContent-Type: text/plain; charset=utf-8\n\n" + text.encode())
