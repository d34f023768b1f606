"""What a mail says is held against what is stored: how much each finding weighs, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from example import EN, LATER, MERT, SPRING, TR, Example
from examples.stored import ASKED, FIRST_MAIL, PHOTO, RUN, SHOES, SORDU, told

from outreach.lint import Finding, Profile, Settings, Severity, check
from outreach.lint.document import Kind, Letter
from outreach.lint.recipient.nicknames import calls, nearly
from outreach.posts import Post


def found(code: str, body: str, settings: Settings | None = None, **facts: Any) -> list[Finding]:
    language = facts.pop("language", EN)
    document = Example(language=language, body=body, **facts).document
    return [one for one in check(document, settings or Settings()) if one.code == code]


HISTORY = "Hi Mert,\n\nAs discussed, the shoes are yours."


@pytest.mark.parametrize(
    ("code", "facts", "severity"),
    [
        ("PER404", {"body": "Hi Zoë,\n\nKilns."}, Severity.ERROR),
        ("PER404", {"body": "Hi Zoë,\n\nKilns.", "profile": Profile.ANSWER}, Severity.WARNING),
        ("PER404", {"body": "Hi Mert,\n\nYour channel @zoebakes."}, Severity.WARNING),
        ("PER404", {"body": "Hi Mert,\n\nWe at Nordlys bake.", "campaign": SPRING}, Severity.WARNING),
        ("CLM406", {"body": HISTORY, "posts": (), "earlier": ()}, Severity.ERROR),
        ("CLM406", {"body": HISTORY}, Severity.WARNING),
        ("CLM406", {"body": HISTORY, "person": None}, Severity.WARNING),
        ("CLM406", {"body": HISTORY, "person": None, "profile": LATER}, None),
        ("CLM406", {"body": HISTORY, "profile": Profile.ANSWER}, None),
        ("AGE161", {"body": "Would tomorrow suit?", "written": date(2026, 3, 1), "today": date(2026, 3, 2)}, Severity.WARNING),
        ("AGE161", {"body": "We ship tomorrow.", "written": date(2026, 3, 1), "today": date(2026, 3, 2)}, Severity.ERROR),
        ("FUP131", {"body": "Just bumping this.", "profile": LATER, "earlier": (FIRST_MAIL,)}, Severity.ERROR),
        ("FUP131", {"body": "Just bumping this: size 43 came, blue, waterproof.", "profile": LATER, "earlier": (FIRST_MAIL,)}, Severity.WARNING),
        ("ANS141", {"body": "Great.", "profile": Profile.ANSWER, "theirs": Letter(text="Is the glue safe?")}, Severity.WARNING),
        ("ANS141", {"body": "Great.", "profile": LATER, "theirs": ASKED}, None),
    ],
)  # fmt: skip
def test_a_finding_weighs_by_what_is_known_and_by_the_mail(
    code: str, facts: dict[str, Any], severity: Severity | None
) -> None:
    assert [one.severity for one in found(code, **facts)] == ([severity] if severity else [])


@pytest.mark.parametrize(("kind", "weights"), [(Kind.INFLUENCER, [Severity.WARNING]), (Kind.OTHER, [])])
def test_a_post_is_not_asked_for_where_the_mail_goes_to_no_influencer(
    kind: Kind, weights: list[Severity]
) -> None:
    document = Example(language=EN, body="We make shoes.", person=None).document._replace(kind=kind)
    assert [one.severity for one in check(document) if one.code == "PER401"] == weights


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("PER404", {"body": "Hi Zoë,\nKilns."}, ('"Zoë" is not Mert Öztürk', "Zoë")),
        ("PER404", {"body": "Hi Mret,\nKilns."}, ('"Mret" is not how Mert Öztürk is spelt', "Mret")),
        (
            "CLM406",
            {"body": "Son videonuza bayıldık.", "language": TR, "posts": (PHOTO,)},
            ('"Son videonuza": no video is stored, the newest post of 20 November is a photo', "Son videonuza"),
        ),
        (
            "CLM406",
            {"body": "As discussed, yours.", "posts": (), "earlier": ()},
            ('"As discussed" says that you have spoken: no mail of theirs and no note tells of it', "As discussed"),
        ),
        (
            "PST407",
            {"body": "Your latest video, Kapadokya'da gece koşusu.", "posts": (SHOES, RUN)},
            ('"Your latest video": "Hangi ayakkabı dayanır?" of 1 December is newer', "Your latest video"),
        ),
        (
            "PST407",
            {"body": "Kilns.", "posts": (replace(SHOES, title="Babamı kaybettik"),)},
            ('their post of 1 December, "Babamı kaybettik", tells of a loss', "Kilns."),
        ),
        (
            "AGE161",
            {"body": "Film it by 12 March.", "written": date(2026, 3, 10), "today": date(2026, 3, 20)},
            ('"12 March": that day is over, today is 20 March', "12 March"),
        ),
        (
            "AGE161",
            {"body": "Kilns.", "today": date(2026, 3, 20), "campaign": replace(SPRING, ends=date(2026, 3, 1))},
            ("the campaign ended on 1 March", "Kilns."),
        ),
        (
            "ANS141",
            {"body": "Ücret 12.000 TL.", "language": TR, "profile": Profile.ANSWER, "theirs": SORDU},
            ('they asked "Ücret nedir, kullanım hakları ne olacak?", and nothing is said about the usage rights', "Ücret 12.000 TL."),
        ),
    ],
)  # fmt: skip
def test_a_finding_says_what_is_wrong_and_points_at_it(
    code: str, facts: dict[str, Any], said: tuple[str, str]
) -> None:
    (one,) = found(code, **facts)
    assert (one.message, one.text) == said
    assert one.suggestion


def test_a_wrong_name_is_mended_only_by_who_asks_for_more_than_safe() -> None:
    (one,) = found("PER404", "Hi Zoë,\n\nKilns.")
    assert one.fix is not None
    assert (one.fix.text, one.fix.safe) == ("Mert", False)


def test_each_open_question_is_told_once() -> None:
    twice = Letter(text="What is your rate? And the budget? Do you need usage rights?")
    told_ = [one.message for one in found("ANS141", "Great.", profile=Profile.ANSWER, theirs=twice)]
    assert [message.rpartition(" ")[2] for message in told_] == ["pay", "rights"]


def test_what_is_old_enough_to_be_no_news_is_no_reason_to_wait() -> None:
    mourning = replace(SHOES, title="Babamı kaybettik")
    body, posts = "Kapadokya'da gece koşusu.", (mourning, RUN)
    assert found("PST407", body, posts=posts, today=date(2025, 12, 31))
    assert not found("PST407", body, posts=posts, today=date(2026, 1, 1))
    assert not found("PST407", body, posts=posts, today=date(2025, 11, 30)), "it was not out yet"
    later = tuple(replace(SHOES, title=f"Koşu {day}", published=date(2025, 12, day)) for day in (4, 3, 2))
    assert not found("PST407", body, posts=(*later, mourning, RUN), today=date(2025, 12, 5))
    assert found(
        "PST407",
        body,
        Settings(options={"PST407": {"newest": 4}}),
        posts=(*later, mourning, RUN),
        today=date(2025, 12, 5),
    )


def test_the_reason_to_wait_is_no_word_of_the_mail() -> None:
    (one,) = found("PST407", "Kilns.", posts=(replace(SHOES, title="Babamı kaybettik"),))
    assert one.fix is None
    assert "say nothing of it in the mail" in one.suggestion


@pytest.mark.parametrize(
    ("word", "name", "same"),
    [
        ("Liz", "Elizabeth", True),
        ("Bob", "Robert", True),
        ("Memo", "Mehmet", True),
        ("Zeyno", "Zeynep", True),
        ("Fatoş", "Fatma", True),
        ("İbo", "İbrahim", True),
        ("Mertciğim", "Mert", True),
        ("IŞIK", "Işık", True),
        ("Zoe", "Zoë", True),
        ("Merve", "Mert", False),
        ("Ela", "Elif", False),
        ("Bob", "Mert", False),
    ],
)
def test_short_and_fond_forms_are_the_same_name(word: str, name: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert calls(word, [name]) is same


@pytest.mark.parametrize(
    ("word", "name", "near"),
    [("Mret", "Mert", True), ("Mer", "Mert", True), ("Mertt", "Mert", True), ("Meht", "Mert", True), ("Mehmet", "Mert", False), ("Al", "Ed", False)],
)  # fmt: skip
def test_one_letter_makes_a_name_misspelt(word: str, name: str, near: bool) -> None:  # noqa: FBT001 - a table
    assert nearly(word, name) is near


def test_posts_of_an_open_platform_contradict_no_kind() -> None:
    somewhere = Post(
        url="https://x.example/1",
        canonical_url="https://x.example/1",
        title="Three hats",
        published=date(2025, 12, 1),
    )
    for kind in ("video", "photo", "article", "podcast"):
        (example,) = told(EN, f'Your {kind} "Three hats" made us laugh.', posts=(somewhere,), person=MERT)
        assert not [one for one in check(example.document) if one.code == "CLM406"]
