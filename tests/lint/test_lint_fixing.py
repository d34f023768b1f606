"""A mended text differs where a finding says so and nowhere else, and mending it again changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.actions.draft_files import Sheet, Terms, of_text
from outreach.lint import Document, Field, Fix, Settings, Severity, check
from outreach.lint.fixing import ROUNDS, Mended, chosen_fixes, fix_places, mend
from outreach.lint.result import Source
from outreach.lint.rule import Check, Hit, Rule, Value, rule
from outreach.lint.view import View


def each(pattern: str, instead: str, *, safe: bool = True) -> Check:
    """A rule that would write *instead* wherever *pattern* stands."""

    def check(view: View) -> Iterator[Hit]:
        for text in view.texts:
            for found in re.finditer(pattern, text.shown):
                yield text.hit(found.span(), "wrong", fix=Fix(*found.span(), found.expand(instead), safe))

    return check


def made(check: Check, code: str = "TST001") -> Rule:
    return rule(code, "a-test", Severity.WARNING)(check)


def by(*checks: Check) -> Settings:
    settings = Settings()
    chosen: tuple[tuple[Rule, dict[str, Value]], ...] = tuple(
        (made(check, f"TST00{number}"), {}) for number, check in enumerate(checks, start=1)
    )
    object.__setattr__(settings, "chosen", chosen)
    return settings


def sheet(text: str, *, template: bool = False) -> Sheet:
    return Sheet(name="a.txt", data=b"", terms=Terms(template=template), source=Source.FILE, text=text)


def mended(text: str, settings: Settings, *, unsafe: bool = False, template: bool = False) -> Mended:
    one = sheet(text, template=template)
    return mend(text, lambda now: of_text(now, one), settings, unsafe=unsafe)


BANG = each("!!", "!")
#: Each a text, and the same text mended.
TWINS = [
    ("Hi!! there", "Hi! there"),
    ("Subject: Hi!!\n\nHi!!\n", "Subject: Hi!\n\nHi!\n"),
    ("Subject:  Hi!! \nLanguage: tr\n\n\n  Hi!!  \n\n\n", "Subject:  Hi! \nLanguage: tr\n\n\n  Hi!  \n\n\n"),
    ("a!!!!b", "a!b"),
    ("Subject: a\r\n\r\nb!!\r\nc", "Subject: a\r\n\r\nb!\r\nc"),
    ("a!!\rb!!\r", "a!\rb!\r"),
    ("🧑‍🎨 e\u0301!! İ s\u0327!!\r\n🧑‍🎨!!", "🧑‍🎨 e\u0301! İ s\u0327!\r\n🧑‍🎨!"),
    ("a\u2028b!!", "a\u2028b!"),
    ("nothing", "nothing"),
]


@pytest.mark.parametrize(("before", "after"), TWINS)
def test_what_is_mended_differs_where_the_fix_is_and_nowhere_else(before: str, after: str) -> None:
    assert mended(before, by(BANG)).text == after
    assert mended(after, by(BANG)) == (after, {})


def test_it_is_counted_by_rule() -> None:
    assert mended("a!! b?? c!!", by(BANG, each(r"\?\?", "?"))) == ("a! b? c!", {"TST001": 2, "TST002": 1})


def test_what_may_change_the_meaning_is_left_unless_asked_for() -> None:
    settings = by(each("very ", "", safe=False))
    assert mended("very good", settings) == ("very good", {})
    assert mended("very good", settings, unsafe=True) == ("good", {"TST001": 1})


def test_of_fixes_that_overlap_the_first_is_taken_and_the_others_are_looked_at_again() -> None:
    assert mended("abc", by(each("ab", "x"), each("bc", "y"))).text == "xc"
    assert mended("abcc", by(each("ab", "b"), each("bc", "y"))).text == "yc"


def test_two_insertions_at_one_place_come_one_after_the_other() -> None:
    settings = by(each(r"(?<=a)(?!x|y)", "x"), each(r"(?<=a)(?!y)", "y"))
    assert mended("a", settings).text == "ayx"


def test_a_line_break_of_a_fix_is_written_as_those_of_the_file() -> None:
    settings = by(each("; ", "\n"))
    assert mended("Subject: x\r\n\r\na; b\r\n", settings).text == "Subject: x\r\n\r\na\r\nb\r\n"
    assert mended("a; b", settings).text == "a\nb"


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("Subject: a; b\n\nx", by(each("; ", "\n"))),  # a subject is one line
        ("x\n\nSubject: y", by(each("x\n\n", ""))),  # what was said becomes a header
        ("Note: Subject: y", by(each("Note: ", ""))),
        ("ab", by(each("ab", ""))),  # nothing would be left
        ("ab", by(each("a", "c"), each("c", "a"))),  # each undoes the other
    ],
)
def test_what_would_make_another_file_of_it_is_left_out(text: str, settings: Settings) -> None:
    assert mended(text, settings) == (text, {})


def test_a_fix_that_is_left_out_stops_none_of_the_others() -> None:
    assert mended("x\n\nSubject: y!!", by(each("x\n\n", ""), BANG)).text == "x\n\nSubject: y!"


def test_the_commands_of_a_template_are_spared() -> None:
    wide = each(" +", " ")
    text = "a {% if x %} b {# c #} d   e"
    assert mended(text, wide_settings := by(wide), template=True).text == "a {% if x %} b {# c #} d e"
    assert mended("a   {{ b }}", wide_settings, template=True).text == "a {{ b }}"


def test_it_ends_though_each_round_finds_more() -> None:
    assert mended("a", by(each("a$", "aa"))).text == "a" * (ROUNDS + 1)


def test_fixes_of_a_subject_that_is_missing_or_of_a_header_line_are_left_out() -> None:
    def header(view: View) -> Iterator[Hit]:
        yield Hit(0, 1, "wrong", Field.HEADER, fix=Fix(0, 1, ""))
        yield Hit(0, 0, "wrong", Field.SUBJECT, fix=Fix(0, 0, "x"))

    text = "Lint-Ignore: LEN101 why\n\nHi"
    assert mended(text, by(header)) == (text, {})


def test_a_fix_is_placed_in_the_file() -> None:
    document = of_text("Language: en\nSubject:  Hi!!\n\n\nüç!!", sheet(""))
    subject, body = chosen_fixes(document, check(document, by(BANG)))
    assert fix_places(document, subject) == ((2, 13), (2, 15))
    assert fix_places(document, body) == ((5, 3), (5, 5))


# What makes offsets go astray or form and mend collide, and what rules that mend are looking for.
PIECES = [
    *("🧑‍🎨", "e\u0301", "s\u0327", "i\u0307", "\r\n", "\n", "\r", "\n\n", "İ", "ß", "\u2028", " ", "  ", "\t"),
    *("Subject: ", "Re: ", "Ynt: ", "Fwd: ", "Subject: Re: ", "Language: tr\n", "Lint-Ignore: LEN101 x\n"),
    *("Hi", "Merhaba Ayşe", ",", " ,", ". ", "!", "!!", "!!!", "??", "🎉", "🔥🔥", "FREE KILNS", "İŞ BİRLİĞİ"),
    *("Ayşe'ın", "Nike’un", "Zoënin", "your  post", "()", '""', "None", "{{ x }}", "{% if x %}", "{# y #}"),
    *("I hope this finds you well. ", "Umarım bu e-posta sizi iyi bulur. ", "just", "[Name]", "- ", "-- \n"),
    *("kindly ASAP!!", "ACT NOW!!!", "%100 GARANTİ", "hemen", "Dear blogger,\n\n", "\u201cx\u201d", "\u2014"),
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)
ALL = Settings()


def read(text: str, *, template: bool) -> Document | None:
    from outreach.errors import InputError

    try:
        return of_text(text, sheet(text, template=template))
    except InputError:
        return None


@given(TEXTS, st.booleans(), st.booleans())
@example("Subject: RE: FREE!!!\r\n\r\nHi Ayşe'ın!!!", False, True)
def test_with_all_rules_mending_twice_is_mending_once(text: str, template: bool, unsafe: bool) -> None:  # noqa: FBT001 - as above
    before = read(text, template=template)
    if before is None:
        return
    once = mended(text, ALL, unsafe=unsafe, template=template)
    assert mended(once.text, ALL, unsafe=unsafe, template=template) == (once.text, {})
    assert bool(once.applied) is (once.text != text)
    after = read(once.text, template=template)
    assert after is not None
    assert (after.ignored, after.language, after.profile) == (before.ignored, before.language, before.profile)


@given(TEXTS, st.booleans())
def test_with_all_rules_a_safe_fix_keeps_lines_and_figures(text: str, template: bool) -> None:  # noqa: FBT001 - as above
    if read(text, template=template) is None:
        return
    after = mended(text, ALL, template=template).text
    assert re.findall(r"\r\n|\r|\n", after) == re.findall(r"\r\n|\r|\n", text)
    assert re.findall(r"\d", after) == re.findall(r"\d", text)
    assert re.findall(r"\{[{%#].*?[}%#]\}", after) == re.findall(r"\{[{%#].*?[}%#]\}", text)
