"""The new words of answers as mail programs write them, each form by itself; how many are exact is measured too."""

import pytest

from benchmarks.reply_words import Form, forms, holds, misses, table

FORMS = list(forms())
#: Nobody knows the form, or only our mail tells what is an answer.
MISSED = {
    ("tr a program that nobody knows", True),
    ("tr a program that nobody knows", False),
    ("tr outlook, answers in between without a mark", False),
    ("en outlook, answers in between without a mark", False),
}


@pytest.mark.parametrize("known", [True, False], ids=["known", "not known"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.language} {form.name}")
def test_the_new_words_are_what_a_person_wrote(form: Form, *, known: bool) -> None:
    assert form.exact(known=known) is ((f"{form.language} {form.name}", known) not in MISSED), form.found(
        known=known
    )


def test_there_are_many_turkish_forms_and_the_floor_holds() -> None:
    assert sum(form.language == "tr" for form in FORMS) >= 40
    assert holds(FORMS)
    assert not holds([form for form in FORMS if form.name == "a program that nobody knows"])


def test_the_table_has_a_row_for_each_language_and_misses_are_named() -> None:
    assert len(table(FORMS).splitlines()) == 2 + len({form.language for form in FORMS})
    assert len(list(misses(FORMS))) == len(MISSED)
