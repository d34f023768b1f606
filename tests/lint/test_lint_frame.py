"""Length, readability, subjects, pressure and spam: how much each finding weighs, what it says, and what its fix does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from example import EN, SPRING, TR, Example
from examples.frame import EASY_EN, EASY_TR, HARD_EN, HARD_TR
from hypothesis import given
from hypothesis import strategies as st

from outreach.lint import Document, Finding, Profile, Settings, Severity, check
from outreach.text import Language

FIRST, LATER, ANSWER = Profile.FIRST, Profile.FOLLOW_UP, Profile.ANSWER
LONG = "Kiln " * 31


def found(code: str, options: Mapping[str, int] | None = None, /, **facts: Any) -> list[Finding]:
    document = Example(**({"language": EN, "body": "Kilns."} | facts)).document
    settings = Settings(select=(code,), options={code: options} if options else {})
    return list(check(document, settings))


@pytest.mark.parametrize(
    ("code", "facts", "weights"),
    [
        ("LEN102", {}, (Severity.INFO, None, None)),
        ("LEN103", {"body": LONG}, (Severity.INFO, Severity.INFO, Severity.INFO)),
        ("LEN104", {"body": "A b. C d. E f. G h. I j."}, (Severity.INFO, Severity.INFO, Severity.INFO)),
        ("RDB105", {"body": HARD_EN}, (Severity.INFO, Severity.INFO, Severity.INFO)),
        ("SUB203", {"subject": "FREE kiln"}, (Severity.WARNING, None, None)),
        ("SUB203", {"subject": "🔥 kiln 🔥"}, (Severity.INFO, None, None)),
        ("SUB204", {"subject": "Re: kiln"}, (Severity.ERROR, None, None)),
        ("SUB205", {"subject": "Free kit"}, (Severity.WARNING, None, None)),
        ("SUB206", {"subject": "Quick question"}, (Severity.INFO, None, None)),
        ("TON112", {"body": "Act now."}, (Severity.WARNING, Severity.WARNING, Severity.WARNING)),
        ("DLV121", {"body": "https://bit.ly/a"}, (Severity.WARNING, Severity.WARNING, Severity.WARNING)),
    ],
)
def test_it_weighs_by_the_mail(
    code: str, facts: dict[str, Any], weights: tuple[Severity | None, ...]
) -> None:
    for profile, weight in zip((FIRST, LATER, ANSWER), weights, strict=True):
        assert [one.severity for one in found(code, **facts, profile=profile)] == ([weight] if weight else [])


@pytest.mark.parametrize(
    ("code", "facts", "message", "text"),
    [
        ("LEN102", {"body": "Hi Mert,\n\nTwo kilns."}, "4 words, 25 are needed to say what and why", "Two kilns."),
        ("LEN103", {"body": LONG}, "31 words in one sentence, 30 are enough", "Kiln Kiln Kiln Kiln Kiln Kiln"),
        ("LEN103", {"body": LONG, "language": TR}, "31 words in one sentence, 24 are enough", "Kiln Kiln Kiln Kiln Kiln Kiln"),
        ("LEN104", {"body": "A b. C d. E f. G h. I j."}, "10 words in 5 sentences without a break", "A b. C d. E f."),
        ("RDB105", {"body": HARD_TR, "language": TR}, "-12 on Ateşman's scale, very hard; 50 or more is better", None),
        ("SUB203", {"subject": "A kiln?!"}, '"?!" shouts', "?!"),
        ("SUB203", {"subject": "One! Two!"}, "2 exclamation marks in one subject", "!"),
        ("SUB203", {"subject": "🔥 kiln 🔥"}, "2 emoji in one subject", "🔥"),
        ("SUB203", {"subject": "A FREE kiln"}, '"FREE" shouts', "FREE"),
        ("SUB204", {"subject": "Fwd: Re: kiln"}, '"Fwd: Re:" on a first mail pretends that they wrote before', "Fwd: Re:"),
        ("SUB205", {"subject": "Kiln, €400"}, '"€400" is a price; a subject should only get the mail opened', "€400"),
        ("SUB205", {"subject": "Ücretsiz ürün", "language": TR}, '"Ücretsiz ürün" is an offer; a subject should only get the mail opened', "Ücretsiz ürün"),
        ("SUB206", {"subject": "Re: Quick question "}, '"Quick question" says nothing of Mert Öztürk', "Quick question"),
        ("SUB206", {"subject": "Kilnhaus collab", "campaign": SPRING}, '"Kilnhaus collab" says nothing of Mert Öztürk', "Kilnhaus collab"),
        ("SUB206", {"subject": "Partnership", "person": None}, '"Partnership" says nothing of the recipient', "Partnership"),
        ("TON112", {"body": "Act\nnow."}, '"Act now" presses', "Act\nnow"),
        ("TON112", {"body": "You never replied."}, '"You never replied" blames the reader for silence', "You never replied"),
        ("TON112", {"body": "One! Two!!"}, '"!!": one exclamation mark in a mail is enough', "!!"),
        ("DLV121", {"body": "https://bit.ly/a"}, '"bit.ly" hides where the link goes', "bit.ly"),
        ("DLV121", {"body": "http://10.0.0.1/a"}, '"http://10.0.0.1" is a number, not a name', "http://10.0.0.1"),
        ("DLV121", {"body": "http://a.b http://a.c http://a.d http://a.e"}, "4 links, 3 are enough", "http://a.e"),
        ("DLV121", {"subject": "Act now", "body": "Click here, risk-free."}, '"Act now", "Click here", "risk-free": 3 phrases that fill spam folders', "risk-free"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_with_this_text(
    code: str, facts: dict[str, Any], message: str, text: str | None
) -> None:
    (one,) = found(code, **facts)
    assert one.message == message
    assert text is None or one.text == text
    assert one.suggestion


@pytest.mark.parametrize(
    ("code", "option", "body", "language"),
    [
        ("LEN102", {"min": 1}, "One two three.", EN),
        ("LEN103", {"en": 35}, LONG, EN),
        ("LEN103", {"tr": 35}, LONG, TR),
        ("LEN104", {"sentences": 5}, "A b. C d. E f. G h. I j.", EN),
        ("LEN104", {"words": 70}, "Kiln " * 70, EN),
        ("RDB105", {"grade": 21}, HARD_EN, EN),
        ("RDB105", {"score": -20}, HARD_TR, TR),
        ("RDB105", {"words": 90}, HARD_EN, EN),
        ("DLV121", {"phrases": 4}, "Act now, click here, risk-free.", EN),
        ("DLV121", {"links": 4}, "http://a.b http://a.c http://a.d http://a.e", EN),
    ],
)
def test_an_option_moves_the_limit(code: str, option: dict[str, int], body: str, language: Language) -> None:
    assert found(code, body=body, language=language)
    assert not found(code, option, body=body, language=language)


def test_a_grade_is_the_librarys_and_points_at_the_longest_sentence() -> None:
    (one,) = found("RDB105", body=f"Hi Mert,\n\n{HARD_EN}")
    assert one.message == "reads at school grade 20.4, 9 is enough"
    assert one.text.startswith("Our company has")
    assert one.text.endswith("possibilities.")


SUBJECTS = st.lists(
    st.sampled_from(
        [
            "!",
            "!!",
            "?!",
            "??",
            " ",
            "Re: ",
            "YNT: ",
            "Re:",
            "kiln",
            "FREE",
            "İŞ",
            "I",
            "7",
            "🔥",
            '"',
            "e\u0301",
            "\t",
        ]
    ),
    max_size=8,
).map("".join)
BODIES = st.lists(
    st.sampled_from(
        [
            "!",
            "!!!",
            "?!",
            "? ",
            " ",
            "\n",
            "\r\n",
            "kiln",
            "İş",
            "7",
            '"',
            ")",
            ".",
            "> ",
            "-- \n",
            "s\u0327",
        ]
    ),
    max_size=14,
).map("".join)


def mended(document: Document, code: str) -> Document:
    """Apply the safe fixes of one rule."""
    for one in reversed(check(document, Settings(select=(code,)))):
        if one.fix and one.fix.safe:
            field = str(one.field)
            old: str = getattr(document, field)
            document = document._replace(**{field: old[: one.fix.start] + one.fix.text + old[one.fix.end :]})  # type: ignore[arg-type]  # both fields are texts
    return document


def said(text: str | None) -> list[str]:
    return [letter for letter in text or "" if letter.isalnum()]


@given(SUBJECTS, st.sampled_from(Language))
def test_a_subject_that_is_mended_says_the_same_and_stays_so(subject: str, language: Language) -> None:
    document = Example(language=language, subject=subject, body="Kilns.").document
    once = mended(document, "SUB203")
    assert said(once.subject) == said(subject)
    assert mended(once, "SUB203") == once


@given(BODIES, st.sampled_from(Language))
def test_a_body_that_is_mended_says_the_same_and_stays_so(body: str, language: Language) -> None:
    document = Example(language=language, body=body).document
    once = mended(document, "TON112")
    assert said(once.body) == said(body)
    assert mended(once, "TON112") == once
    assert not [one for one in check(once, Settings(select=("TON112",))) if one.fix]


@given(SUBJECTS, st.sampled_from(Language))
def test_a_prefix_that_is_taken_away_leaves_the_rest_as_it_was(subject: str, language: Language) -> None:
    document = Example(language=language, subject=subject, body="Kilns.").document
    once = mended(document, "SUB204")
    assert subject.endswith((once.subject or "").lstrip())
    assert mended(once, "SUB204") == once


@pytest.mark.parametrize(
    ("code", "field", "before", "after"),
    [
        ("SUB203", "subject", "A kiln!! Yes?!", "A kiln! Yes?"),
        ("SUB203", "subject", "FREE kiln", "FREE kiln"),
        ("SUB204", "subject", "RE: Fwd: kiln", "kiln"),
        ("SUB204", "subject", "İLT: fırın", "fırın"),
        ("TON112", "body", "Hi Mert!\n\nA kiln!! Yes?! (Wow!)", "Hi Mert!\n\nA kiln. Yes? (Wow.)"),
        ("TON112", "body", "A kiln!!", "A kiln!"),
        ("TON112", "body", "A kiln!", "A kiln!"),
    ],
)
def test_a_fix_is_the_least_that_mends(code: str, field: str, before: str, after: str) -> None:
    example = Example(language=TR if "İ" in before else EN, **({"body": "Kilns."} | {field: before}))  # type: ignore[arg-type]  # a table
    assert getattr(mended(example.document, code), field) == after


@pytest.mark.parametrize(
    ("subject", "language", "after"),
    [("ACİL IŞIK İŞİ", TR, "Acil ışık işi"), ("FREE kiln", EN, "Free")],
)
def test_capitals_have_a_fix_that_a_person_looks_at(subject: str, language: Language, after: str) -> None:
    (one,) = found("SUB203", subject=subject, language=language)
    assert one.fix
    assert (one.fix.text, one.fix.safe) == (after, False)


_PROGRAM = """
import sys
from outreach.lint import Document, Settings, check
from outreach.text import Language
check(Document(name="d", subject="Kiln", body=sys.argv[1], language=Language(sys.argv[2])), Settings(ignore=tuple(sys.argv[3:])))
print("textstat" in sys.modules)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        ([EASY_EN * 3, "en"], False),
        ([HARD_TR, "tr"], False),
        ([EASY_TR * 4, "tr"], False),
        ([" ".join(HARD_EN.split()[:39]), "en"], False),
        ([HARD_EN, "en", "RDB105"], False),
        ([HARD_EN, "en"], True),
    ],
)
def test_the_library_is_loaded_only_where_a_grade_is_needed(arguments: list[str], loaded: bool) -> None:  # noqa: FBT001 - a table
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == str(loaded)
