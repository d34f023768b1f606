"""Every rule is listed, has its page, and flags and leaves alone what it should in each language it speaks."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import replace

import hypothesis
import pytest
from example import ADVERT, EN, LATER, POST, SPRING, TR, Example
from examples import AROUND, FLAGGED, LEFT_ALONE
from hypothesis import given
from hypothesis import strategies as st

import outreach.lint.rules as room
from outreach.lint import RULES, Batch, Document, Profile, Rule, Settings, Severity, check
from outreach.lint.manual import parts
from outreach.posts import Post
from outreach.text import words

BY_CODE = {rule.code: rule for rule in RULES}


def cases(table: dict[str, list[Example]]) -> list[object]:
    return [
        pytest.param(code, one, id=f"{code}-{one.language}-{n}")
        for code, all_ in table.items()
        for n, one in enumerate(all_)
    ]


def codes(document: Document, batch: Batch | None = None) -> set[str]:
    return {finding.code for finding in check(document, batch=batch)}


def test_every_rule_that_is_written_is_listed() -> None:
    modules = [
        importlib.import_module(f"{room.__name__}.{module.name}")
        for module in pkgutil.iter_modules(room.__path__)
    ]
    written = {value.code for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    assert written == set(BY_CODE)


def test_codes_and_names_are_given_once_and_look_alike() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert all(
        re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code) and re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
        for rule in RULES
    )


def test_the_rules_that_judge_suppressions_run_last() -> None:
    families = [rule.family for rule in RULES]
    assert families.index("SUP") == len(families) - families.count("SUP")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_both_kinds_of_example_in_each_of_its_languages(rule: Rule) -> None:
    for table in (FLAGGED, LEFT_ALONE):
        assert {one.language for one in table[rule.code]} == set(rule.languages)


@pytest.mark.parametrize(("code", "example"), cases(FLAGGED))
def test_it_flags(code: str, example: Example) -> None:
    assert code in codes(example.document, example.batch)


@pytest.mark.parametrize(("code", "example"), cases(LEFT_ALONE))
def test_it_leaves_alone(code: str, example: Example) -> None:
    assert code not in codes(example.document, example.batch)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.family not in {"SUP", "LEN"}], ids=lambda rule: rule.code
)
def test_the_examples_of_its_page_are_true(rule: Rule) -> None:
    page = parts(rule)
    field = "subject" if rule.family == "SUB" else "body"
    data = ("[VLOG] Lisbon", "[VLOG] Kapadokya")
    for language in rule.languages:
        known = {"inserted": data} | AROUND.get(rule.code, {})
        shown = Example(language=language, body="Kilns.", **known)  # type: ignore[arg-type]  # a table
        change = replace(shown, **{field: page.change[language]})  # type: ignore[arg-type]  # both fields are texts
        keep = replace(shown, **{field: page.keep[language]})  # type: ignore[arg-type]  # as above
        assert rule.code in codes(change.document, change.batch)
        assert rule.code not in codes(keep.document, keep.batch)


@pytest.mark.parametrize(
    ("posts", "profile", "severity"),
    [
        (None, Profile.FIRST, Severity.WARNING),
        ((POST,), Profile.FIRST, Severity.ERROR),
        ((), Profile.FIRST, Severity.ERROR),
        (None, Profile.FOLLOW_UP, Severity.INFO),
        ((POST,), Profile.FOLLOW_UP, Severity.INFO),
    ],
)
def test_a_missing_post_weighs_by_what_is_known_and_by_the_mail(
    posts: tuple[Post, ...] | None, profile: Profile, severity: Severity
) -> None:
    example = Example(
        language=BY_CODE["PER401"].languages[0], body="We make shoes.", posts=posts, profile=profile
    )
    assert [one.severity for one in check(example.document) if one.code == "PER401"] == [severity]


def test_the_length_points_at_the_first_word_too_many_and_says_how_many_to_cut() -> None:
    example = Example(language=BY_CODE["LEN101"].languages[0], body="kiln " * 99 + "hundredth more")
    (found,) = [one for one in check(example.document) if one.code == "LEN101"]
    assert (found.text, found.message, found.suggestion) == (
        "hundredth",
        "101 words, 100 are too many",
        "cut 2 or more",
    )


def test_a_person_without_a_post_is_told_how_to_store_one() -> None:
    example = Example(language=BY_CODE["PER401"].languages[0], body="We make shoes.", posts=())
    (found,) = [one for one in check(example.document) if one.code == "PER401"]
    assert found.message == "no post of Mert Öztürk is stored, so none can be named"
    assert found.suggestion.startswith("outreach posts add @mertkosuyor URL")


OFFER = "Hi Mert,\n\nWould you film a run? Your followers get 20% off."
PLAIN = "Hi Mert,\n\nThe weather is fine."


@pytest.mark.parametrize(
    ("code", "facts", "severity"),
    [
        ("OFR803", {"body": OFFER}, Severity.ERROR),
        ("OFR803", {"body": OFFER, "person": None, "campaign": SPRING}, Severity.ERROR),
        ("OFR803", {"body": "Film a reel? Your followers get 20% off.", "person": None}, Severity.WARNING),
        (
            "OFR803",
            {
                "body": "Sizinle çalışmak istiyoruz. Takipçilerinize %20 indirim var.",
                "person": None,
                "language": TR,
            },
            Severity.WARNING,
        ),
        ("OFR803", {"body": "{{ campaign.benefit }}", "person": None, "template": True}, Severity.WARNING),
        ("OFR803", {"body": PLAIN, "person": None}, Severity.INFO),
        ("OFR803", {"body": OFFER, "profile": LATER}, None),
        ("OFR803", {"body": OFFER, "campaign": ADVERT}, None),
        ("CTA701", {"body": PLAIN}, Severity.ERROR),
        ("CTA701", {"body": PLAIN, "profile": LATER}, Severity.WARNING),
        ("OPN302", {"body": PLAIN}, Severity.WARNING),
        ("OPN302", {"body": PLAIN, "profile": LATER}, Severity.INFO),
        ("OPN303", {"body": "Hi,\n\nKilns."}, Severity.WARNING),
        ("OPN303", {"body": "Hi,\n\nKilns.", "person": None}, Severity.INFO),
        ("OPN303", {"body": "Hi,\n\nKilns.", "template": True, "person": None}, Severity.INFO),
        ("OPN303", {"body": "Dear blogger,\n\nKilns.", "person": None}, Severity.WARNING),
        ("OPN303", {"body": "Hi Zoë,\n\nKilns."}, None),
        ("OPN303", {"body": "Merhaba,\n\nFırın.", "language": TR}, Severity.INFO),
        ("OPN303", {"body": "Merhaba,\n\nFırın.", "language": TR, "person": None}, None),
        ("OPN303", {"body": "merhaba ayşe,\n\nFırın.", "language": TR}, Severity.WARNING),
        ("OPN303", {"body": "Sayın Yetkili,\n\nFırın.", "language": TR, "person": None}, Severity.WARNING),
        ("OPN303", {"body": "Hi ,\n\nKilns."}, None),
        ("TPL502", {"body": "Hi ,\n\nKilns.", "person": None}, Severity.ERROR),
        ("TPL502", {"body": "Your  kiln."}, Severity.ERROR),
        ("TPL502", {"body": "Your  kiln.", "person": None}, Severity.WARNING),
        ("TPL502", {"body": "Your  kiln.", "person": None, "campaign": SPRING}, Severity.ERROR),
        ("TPL502", {"body": "Your kiln , mine.", "person": None}, Severity.WARNING),
        ("TPL502", {"body": "Your kiln ().", "person": None}, Severity.ERROR),
        ("SUB201", {"body": PLAIN, "subject": None}, Severity.ERROR),
        ("SUB201", {"body": PLAIN, "subject": None, "profile": LATER}, None),
        ("SUB202", {"body": PLAIN, "subject": "k" * 61}, Severity.WARNING),
        ("SUB202", {"body": PLAIN, "subject": "k" * 61, "profile": LATER}, None),
        ("PER403", {"body": "We love your content.", "profile": LATER}, Severity.WARNING),
    ],
)
def test_a_rule_weighs_by_what_is_known_and_by_the_mail(
    code: str, facts: dict[str, object], severity: Severity | None
) -> None:
    example = Example(**({"language": EN} | facts))  # type: ignore[arg-type]  # a table
    found = [one.severity for one in check(example.document) if one.code == code]
    assert found == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("SUB201", {"subject": " Re: "}, ('"Re:" is no subject', " Re: ")),
        ("SUB202", {"subject": "k" * 70}, ("70 characters, 60 are enough", "k" * 10)),
        ("OPN302", {"body": "Hi Mert,\n\nWe make kilns. They burn."}, ("begins with you, not with the reader", "We make kilns.")),
        ("OPN302", {"body": "Hi Mert, kilns burn."}, ("the first two sentences hold nothing of Mert Öztürk and nothing for them", "kilns burn.")),
        ("OPN303", {"body": "hi zoë,\nKilns."}, ('"hi zoë" does not name Mert', "hi zoë")),
        ("OPN303", {"body": "Hi there,\nKilns."}, ('"Hi there" greets anybody', "Hi there")),
        ("PER403", {"body": "We love\nyour content. It burns."}, ('"love your content" fits every recipient', "love\nyour content")),
        ("TPL502", {"body": 'I saw "" today.'}, ('nothing stands inside ""', '""')),
        ("TPL502", {"body": "Hi ,\nKilns."}, ("the greeting has lost its name", "Hi ,")),
        ("TPL502", {"body": "Your {a} (NaN) {b}."}, ("NaN is a program's word for nothing", "NaN")),
        ("CTA701", {"body": "It burns. It is hot.\n\nBest,\nSelin"}, ("the mail asks for nothing", "It is hot.")),
        ("OFR803", {"body": "Hi Mert,\n\nKilns burn. Your followers get 20% off."}, ("does not say how Mert Öztürk is paid", "Kilns burn.")),
        ("OFR803", {"body": "Kilns burn.", "person": None}, ("does not say how they are paid", "Kilns burn.")),
    ],
)  # fmt: skip
def test_a_finding_says_what_is_wrong_and_points_at_it(
    code: str, facts: dict[str, object], said: tuple[str, str]
) -> None:
    example = Example(**({"language": EN, "body": "Kilns."} | facts))  # type: ignore[arg-type]  # a table
    (found,) = [one for one in check(example.document) if one.code == code]
    assert (found.message, found.text) == said
    assert found.suggestion


def test_a_long_title_in_a_long_subject_is_named_as_what_to_shorten() -> None:
    title = "What forty firings taught me about patience and clay"
    for subject, hint in ((f'About "{title}"', True), ("k" * 70, False)):
        example = Example(language=EN, body="Kilns.", subject=subject, inserted=(title,))
        (found,) = [
            one
            for one in check(example.document, Settings(options={"SUB202": {"max": 50}}))
            if one.code == "SUB202"
        ]
        assert ("truncate(40)" in found.suggestion) is hint


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.family != "SUP"])
def test_every_rule_can_be_silenced_with_a_reason(code: str) -> None:
    for example in FLAGGED[code]:
        silenced = replace(example, ignored=((code, "agreed by phone"),))
        found = codes(silenced.document, silenced.batch)
        assert code not in found
        assert "SUP001" not in found


@pytest.mark.parametrize(
    ("phrase", "body", "code"),
    [
        ("love your style", "We love your style.", "PER403"),
        ("hi there", "Hi there,\n\nKilns.", "OPN303"),
    ],
)
def test_wording_that_the_workspace_allows_may_stand(phrase: str, body: str, code: str) -> None:
    document = Example(language=EN, body=body).document
    assert code in codes(document)
    assert code not in {one.code for one in check(document, Settings(allow_phrases=(phrase,)))}


#: What makes one word of two, two of one, or none.
WORDS = ["a", "b-c", "don't", "1.500", "e:e", "x@y", "é,é", "R&D", "- ", "’", ".", " ", " ", "\n"]
SIGNS = ["_", "a_b", ">", "{x}", "--", "/", "://", "www.a.b", "https://a.b/c-d"]


@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
    | st.lists(st.sampled_from(WORDS + SIGNS), max_size=12).map("".join)
)
@hypothesis.example("a b _ c")
@hypothesis.example("a_b _ _")
@hypothesis.example("a b-c d e" + " f" * 40)
@hypothesis.example("a " * 3 + "b" * 80 + " c")
@hypothesis.example("a b https://c.d/e-f g")
@hypothesis.example("a b c\n> d e")
def test_the_length_is_the_number_of_words_that_are_read(body: str) -> None:
    body += "\nEnd."  # names at the end do not count
    read = "\n".join(line for line in body.replace("\r", "\n").split("\n") if not line.startswith(">"))
    count = len(words(read))
    if "{{" in body or re.search(r"^-- ?$", body, re.MULTILINE):
        return
    document = Example(language=EN, body=body).document
    found = [one for one in check(document, Settings(options={"LEN101": {"max": 3}})) if one.code == "LEN101"]
    assert [one.message for one in found] == ([f"{count} words, 3 are too many"] if count >= 3 else [])
    assert not found or found[0].text == words(read)[2]
