"""Numbers and money as each language writes them, out of whatever somebody typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.drafts.figures import money, number
from outreach.errors import TemplateError
from outreach.text import Language

EN, TR = Language.EN, Language.TR


@pytest.mark.parametrize(
    ("typed", "english", "turkish"),
    [
        ("12500", "12,500", "12.500"),
        ("12.500", "12,500", "12.500"),
        ("12,500", "12,500", "12.500"),
        ("1.250.000", "1,250,000", "1.250.000"),
        ("12,5B", "12,500", "12.500"),
        ("149.2M", "149,200,000", "149.200.000"),
        ("8,1 bin", "8,100", "8.100"),
        ("3,45", "3.45", "3,45"),
        ("7", "7", "7"),
        ("%3,45", "3.45%", "%3,45"),
        ("4%", "4%", "%4"),
        ("10.000+", "10,000+", "10.000+"),
        ("~8000", "~8,000", "~8.000"),
    ],
)
def test_a_number_is_written_as_the_language_does(typed: str, english: str, turkish: str) -> None:
    assert (number(typed, EN), number(typed, TR)) == (english, turkish)


@pytest.mark.parametrize("typed", ["", "many", "10-20K", "N/A", "1.2.3.4.5", "Ayşe"])
def test_what_is_no_number_is_an_error(typed: str) -> None:
    with pytest.raises(TemplateError, match="is not a number"):
        number(typed, EN)


@pytest.mark.parametrize(
    ("typed", "english", "turkish"),
    [
        ("450 EUR", "€450", "450 euro"),
        ("450€", "€450", "450 euro"),
        ("€ 450", "€450", "450 euro"),
        ("12000 TL", "TRY 12,000", "12.000 TL"),
        ("12.000 TL", "TRY 12,000", "12.000 TL"),
        ("₺12.000", "TRY 12,000", "12.000 TL"),
        ("12.000,00 TRY", "TRY 12,000", "12.000 TL"),
        ("1.250,50 €", "€1,250.50", "1.250,50 euro"),
        ("1,250.50 USD", "$1,250.50", "1.250,50 dolar"),
        ("$300", "$300", "300 dolar"),
        ("£99.9", "£99.90", "99,90 sterlin"),
        ("450 CHF", "CHF 450", "450 CHF"),
    ],
)
def test_an_amount_is_written_as_the_language_does(typed: str, english: str, turkish: str) -> None:
    assert (money(typed, EN), money(typed, TR)) == (english, turkish)


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("450 EUR, paid within 14 days", "€450, paid within 14 days"),
        ("a flat 450 EUR plus 20 EUR a sale", "a flat €450 plus €20 a sale"),
        ("12.000 TL, 2.500 TL of it at once.", "TRY 12,000, TRY 2,500 of it at once."),
        ("450 EUR/month", "€450/month"),
        ("(450 EUR)", "(€450)"),
        ("2 videos 450 EUR", "2 videos €450"),
    ],
)
def test_the_words_around_an_amount_stay(typed: str, english: str) -> None:
    assert money(typed, EN) == english


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a share of 12%",
        "paid in May",
        "450",
        "400-450 EUR",
        "400 – 450 EUR",
        "€400–€450",
        "450 EUR'luk bir çek",
        "12 bin TL",
        "CA$300",
        "450 US$",
        "TLC 450x",
        "10.05.2027 EUR",
        "EUROPE 450",
        "5 liralık",
    ],
)
def test_what_is_no_whole_amount_stays_as_it_is(typed: str) -> None:
    assert (money(typed, EN), money(typed, TR)) == (typed, typed)


@given(
    st.text(st.sampled_from(".,' -–€$₺TLEURUSD abc")) | st.text(), st.text(st.sampled_from("0123456789.,"))
)
def test_letters_without_digits_stay_and_any_digits_can_stand_beside_them(text: str, digits: str) -> None:
    for language in Language:
        if not any(map(str.isdigit, text)):
            assert money(text, language) == text
        assert len(money(f"{text}{digits} EUR{text}", language)) <= 2 * len(text) + len(digits) + 20


@given(st.integers(0, 10**9), st.sampled_from(["EUR", "USD", "GBP", "TRY"]))
def test_an_amount_is_the_same_in_both_languages_and_when_asked_again(amount: int, code: str) -> None:
    for language in Language:
        shown = money(f"{amount} {code}", language)
        assert int("".join(filter(str.isdigit, shown))) == amount
        assert money(shown, language) == shown
