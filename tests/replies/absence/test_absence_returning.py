"""The day of return is read as English and Turkish notes say it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from outreach.replies.absence.returning import returns_on

#: A Monday.
WRITTEN = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("until Monday, 7 December 2026", date(2026, 12, 7)),
        ("from 23 November to 4 December. Call 0532 123 45 67.", date(2026, 12, 4)),
        ("5-12 Aralık tarihleri arasında izindeyim", date(2026, 12, 12)),
        ("5 Aralık - 12 Aralık arasında izindeyim, 15 Aralık'ta döneceğim", date(2026, 12, 15)),
        ("Back Jan 5th, 2027", date(2027, 1, 5)),
        ("will return on 12/05/2026", date(2026, 12, 5)),
        ("will return on 31/12, left 06/11", date(2026, 12, 31)),
        ("from 12/01 to 12/31", date(2026, 12, 31)),
        ("1 Aralık itibariyle tekrar ofisteyim", date(2026, 12, 1)),
        ("24 Kasım'dan itibaren izindeyim, 30 Kasım Pazartesi iş başı yapacağım", date(2026, 11, 30)),
        ("Eylül'e kadar yokum", date(2027, 9, 1)),
        ("until the end of January", date(2027, 1, 31)),
        ("Ocak ortasına kadar", date(2027, 1, 15)),
        ("27.11.2026-07.12.2026 tarihleri arasında", date(2026, 12, 7)),
        ("back on Monday", date(2026, 11, 30)),
        ("Haftaya çarşamba ofisteyim", date(2026, 12, 2)),
        ("ay sonuna kadar izindeyim", date(2026, 11, 30)),
        ("away Nov 20-27", date(2026, 11, 27)),
        ("I will respond after the 30th", date(2026, 11, 30)),
        ("salı günü döneceğim", date(2026, 11, 24)),
        ("until 29 February 2028", date(2028, 2, 29)),
        ("Ayın 15'inde döneceğim", date(2026, 12, 15)),
        ("ayın 28’ine kadar yokum", date(2026, 11, 28)),
        ("I will return on the 15th.", date(2026, 12, 15)),
        ("Away until the 31st", date(2026, 12, 31)),
        ("back on the 15th of January", date(2027, 1, 15)),
        ("Yılbaşına kadar izindeyim", date(2027, 1, 1)),
        ("I'll be back after Christmas", date(2026, 12, 25)),
        ("İki hafta yıllık izindeyim.", date(2026, 12, 7)),
        ("10 gün boyunca yokum", date(2026, 12, 3)),
        ("bir ay sonra döneceğim", date(2026, 12, 23)),
        ("I'm away for two weeks", date(2026, 12, 7)),
        ("on annual leave for 3 weeks, back on 16 December", date(2026, 12, 16)),
        ("Back in ten days", date(2026, 12, 3)),
        ("4 Aralık'a kadar izinliyim. 7 Aralık'ta mesaiye başlayacağım.", date(2026, 12, 7)),
        ("Back on 06/08.", date(2027, 8, 6)),
        ("away till the 3rd", date(2026, 12, 3)),
        ("I return on the 27th", date(2026, 11, 27)),
        ("ayın 30'una kadar yokum", date(2026, 11, 30)),
        ("23-27 Kasım arası izindeyim, 30 Kasım'da görüşmek üzere", date(2026, 11, 30)),
        ("Away from 23 to 27 November. See you on 30 November!", date(2026, 11, 30)),
        ("Closed today, we reopen on Thursday", date(2026, 11, 26)),
        ("Bugün yokum, yarın bakarım", date(2026, 11, 24)),
        ("maillere 1 Aralık'tan sonra bakacağım", date(2026, 12, 1)),
        ("Back 8/12", date(2026, 12, 8)),  # not 12 August of the next year
        ("Out Tuesday to Thursday", date(2026, 11, 26)),
    ],
)
def test_the_day_that_is_meant(words: str, day: date) -> None:
    assert returns_on(words, WRITTEN) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Thank you, I may be slow.",
        "We answer between 09.00-18.00. Ticket 12.30.",
        "As of 1 June 2026 I no longer work here",
        "until 31 November 2026",
        "call 0212 555 12 34",
        "martin and mayisa are here",
        "Version 1.2.3",
        "2 gün içinde dönüş yapacağız",
        "We answer within two weeks",
        "Out for lunch, 3 days a week",
        "the 2nd floor, the 15th customer",
        "İki haftada bir yazıyoruz",
        "I work Tuesday to Thursday",
        "My last day was 30 October 2026",
        "the 2nd half of the year",
        "on the 3rd floor",
    ],
)
def test_no_day_is_made_up(words: str) -> None:
    assert returns_on(words, WRITTEN) is None


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Otomatik yanıt: x\n\nI'm away until 12/05/2026.", date(2026, 12, 5)),
        ("Otomatik yanıt: x\n\n12/11/2026 tarihine kadar izindeyim.", date(2026, 11, 12)),
        ("Out of office\n\nOut of office: 20/10/2026 - 12/11/2026", date(2026, 11, 12)),
    ],
)
def test_the_words_of_a_note_say_in_which_order_it_writes_days_not_its_subject(note: str, day: date) -> None:
    assert returns_on(note, WRITTEN) == day


def test_without_a_date_of_its_own_only_a_whole_day_counts() -> None:
    assert returns_on("back on Monday, or until 3 May", None) is None
    assert returns_on("until 3 May 2027", None) == date(2027, 5, 3)


@pytest.mark.parametrize("year", [1, 9999])
def test_from_a_year_in_which_nobody_writes_no_day_is_counted(year: int) -> None:
    written = datetime(year, 12, 31, tzinfo=UTC)

    assert returns_on("back tomorrow", written) is None
    assert returns_on("until 3 May 2027", written) == date(2027, 5, 3)
