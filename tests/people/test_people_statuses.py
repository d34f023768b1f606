from __future__ import annotations

import pytest

from outreach.people.statuses import Sense, sense, tells_history

TABLE = {
    Sense.YES: "evet, Evet, E, x, X, ✓, ✔️, ☑, 1, yes, Y, TRUE, DOĞRU, var, +",
    Sense.NO: "hayır, HAYIR, H, 0, no, N, false, YANLIŞ, ✗, ❌, not yet, henüz değil",
    Sense.ALLOWED: "ok, OK, yazılabilir, can contact",
    Sense.BLOCKED: "do not contact, Do-Not-Contact, DNC, don't contact, unsubscribed, opted out (mail), yazmayın, İSTEMİYOR, "
    "bir daha yazmayın lütfen, listeden çıktı, kara liste, aranmasın",
    Sense.NOT_YET: "not contacted, to contact, yazılacak, henüz yazılmadı, mail atılacak",
    Sense.UNANSWERED: "no reply, No response yet, didn't reply, cevap yok, cevap vermedi, dönüş yapmadı, awaiting reply, "
    "cevap bekleniyor",
    Sense.ANSWERED: "replied, Replied 3 March, declined, not interested, cevap verdi, geri döndü, reddetti, olumlu, anlaşıldı",
    Sense.CONTACTED: "contacted, emailed, yazıldı, Yazıldı (mart), mail atıldı, reached out by DM, iletişime geçildi",
}


@pytest.mark.parametrize(
    ("cell", "said"), [(cell, said) for said, cells in TABLE.items() for cell in cells.split(", ")]
)
def test_a_cell_says_what_became_of_an_earlier_contact(cell: str, said: Sense) -> None:
    assert sense(cell) is said


@pytest.mark.parametrize(
    "cell",
    ["12.03.2026", "by phone in March", "nano", "active", "redaksiyon", "Yeni", "yazmadan önce sor", "?", ""],
)
def test_other_words_say_nothing_of_it(cell: str) -> None:
    assert sense(cell) is None


def test_only_words_about_contacts_make_a_column_of_statuses() -> None:
    assert [tells_history(cell) for cell in ("replied", "do not contact", "yazıldı", "cevap yok")] == [
        True
    ] * 4
    assert [tells_history(cell) for cell in ("yes", "no", "ok", "yazılacak", "active")] == [False] * 5


def test_a_very_long_cell_is_read_in_no_time() -> None:
    assert sense("no " * 100_000) is None
