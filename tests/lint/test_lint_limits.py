"""Where a rule stops: which words it takes for its own, which for those of others, and what it says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from example import EN, LATER, MERT, POST, SPRING, TR, Example
from examples.stored import FIRST_MAIL, PHOTO, RUN, SHOES

from outreach.lint import Finding, Profile, Settings, check
from outreach.lint.document import Letter
from outreach.posts import Post
from outreach.text import Language


def found(code: str, body: str = "Kilns.", **facts: Any) -> list[Finding]:
    document = Example(**({"language": EN, "body": body} | facts)).document
    return [one for one in check(document, Settings(select=(code,))) if one.code == code]


def said(code: str, body: str = "Kilns.", **facts: Any) -> list[str]:
    return [one.text for one in found(code, body, **facts)]


# Which post is the latest

#: Published after RUN and SHOES.
DANCE = Post(
    url="https://www.tiktok.com/@mertkosuyor/video/9",
    canonical_url="https://www.tiktok.com/@mertkosuyor/video/9",
    title="Shoe dance",
    published=date(2025, 12, 9),
    platform="tiktok",
)


def test_the_latest_post_is_overtaken_on_its_own_platform_alone() -> None:
    body = "Your latest post, Hangi ayakkabı dayanır?, made us laugh."
    newer = replace(DANCE, platform="youtube")
    assert not said("PST407", body, posts=(DANCE, SHOES, RUN))
    assert said("PST407", body, posts=(newer, SHOES, RUN)) == ["Your latest post"]


def test_the_latest_video_is_overtaken_by_a_video_of_any_platform() -> None:
    body = "Your latest video, Hangi ayakkabı dayanır?, made us laugh."
    assert said("PST407", body, posts=(DANCE, SHOES, RUN)) == ["Your latest video"]
    assert not said("PST407", body, posts=(PHOTO, replace(SHOES, published=date(2025, 11, 1))))


def test_a_word_behind_the_post_does_not_make_it_the_latest() -> None:
    posts = (SHOES, RUN)
    assert said("PST407", "Your last video, Kapadokya'da gece koşusu.", posts=posts)
    assert not said("PST407", "Your video last month, Kapadokya'da gece koşusu.", posts=posts)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Kilns. We saw Kapadokya'da gece koşusu twice.", "Kapadokya'da gece koşusu"),
        ("Kilns. We saw your run of 18 November.", "Kilns."),
    ],
)
def test_an_old_post_is_pointed_at_where_its_title_stands(body: str, place: str) -> None:
    posts = (replace(RUN, title="Kapadokya'da gece koşusu"),)
    facts: dict[str, Any] = {"posts": posts, "post_days": 90, "today": date(2026, 3, 1)}
    assert said("PST407", body, **facts) == [place]


# What time has made untrue

SHIPPED: dict[str, Any] = {"written": date(2026, 3, 10), "today": date(2026, 3, 12)}


def test_a_title_excuses_only_the_words_inside_it() -> None:
    posts = (replace(POST, title="Tomorrow we run"),)
    body = "We saw Tomorrow we run. The shoes leave us tomorrow."
    (one,) = found("AGE161", body, posts=posts, **SHIPPED)
    assert (one.text, one.column) == ("tomorrow", body.index("tomorrow") + 1)
    assert not found("AGE161", "We saw Tomorrow we run.", posts=posts, **SHIPPED)


@pytest.mark.parametrize(
    "body", ["Please film it by 3 March.", "Film it no later than the 3rd of March 2026.", "The deadline is: the 3rd of March 2026."]
)  # fmt: skip
def test_a_limit_that_was_over_when_it_was_written_is_over(body: str) -> None:
    assert len(found("AGE161", body, **SHIPPED)) == 1
    assert not found("AGE161", "We met on the 3rd of March 2026.", **SHIPPED)


# What is said of a work and a person, held against what is stored


def test_small_words_in_common_make_no_title_of_another() -> None:
    posts = (replace(RUN, title="The new oven and the bread"),)
    body = 'We loved your video called "{}".'
    assert said("CLM406", body.format("The new kiln and the cups"), posts=posts) == [
        '"The new kiln and the cups"'
    ]
    assert said("CLM406", body.format("The mud"), posts=posts) == ['"The mud"']
    assert not said("CLM406", body.format("The new ovens"), posts=posts)


def test_each_work_that_is_spoken_of_is_held_against_the_record() -> None:
    body = "We loved your last video. Your article on kilns taught us much."
    assert said("CLM406", body, posts=(PHOTO,)) == ["your last video", "Your article"]


@pytest.mark.parametrize(
    ("stored", "account"),
    [("gecekosuyor", "@kosuyor"), ("kosuyor", "@gecekosuyor"), ("kosuyor", "@gece.kosuyor")],
)
def test_a_longer_or_shorter_form_of_the_handle_is_theirs(stored: str, account: str) -> None:
    person = replace(MERT, handle=stored)
    assert not found("PER404", f"Hi Mert,\n\nYour channel {account}.", person=person)
    assert said("PER404", "Hi Mert,\n\nYour channel @zoebakes stands out.", person=person) == ["@zoebakes"]
    assert said("PER404", "Hi Mert,\n\nI saw your channel @zoebakes.", person=person) == ["@zoebakes"]


def test_words_of_the_first_mail_in_another_order_are_no_news() -> None:
    facts: dict[str, Any] = {"profile": LATER, "earlier": (FIRST_MAIL,)}
    (one,) = found("FUP131", "Hi Mert,\n\nTrail shoes to keep, one pair. One film of a night run.", **facts)
    assert one.message == "adds nothing to the mails before it"
    assert not found("FUP131", "Hi Mert,\n\nBlue laces, waterproof, size 43.", **facts)


def test_another_brand_is_told_beside_ours() -> None:
    (one,) = found("PER404", "Hi Mert,\n\nWe at Nordlys bake.", campaign=SPRING)
    assert one.message == 'writes for "Nordlys", and Kilnhaus stands nowhere'
    assert one.suggestion == "write for Kilnhaus, or name it too"


@pytest.mark.parametrize(
    "greeting", ["Hello from Lisbon,", "HELLO FROM LISBON,", "Hi Mert, hello from Lisbon."]
)
def test_a_place_that_greets_is_no_wrong_name(greeting: str) -> None:
    assert not found("PER404", f"{greeting}\n\nKilns.")


# What an older mail or a quotation says is no word of this one


def test_what_an_older_mail_says_of_a_post_is_not_held_against_the_record() -> None:
    assert said("CLM406", "We loved your last video", posts=(PHOTO,)) == ["your last video"]
    assert not said("CLM406", "Hi.\n> We loved your last video\nKilns.", posts=(PHOTO,))


def test_what_time_has_done_to_an_older_mail_is_no_fault_of_this_one() -> None:
    assert said("AGE161", "Hi Mert,\n\nWe ship tomorrow", **SHIPPED) == ["tomorrow"]
    assert not said("AGE161", "Hi Mert,\n> We ship tomorrow\nKilns.", **SHIPPED)


def test_putting_off_in_an_older_mail_answers_nothing() -> None:
    theirs = Letter(text="Do you need usage rights?")
    facts: dict[str, Any] = {"profile": Profile.ANSWER, "theirs": theirs}
    assert not found("ANS141", "Let me get back to you", **facts)
    assert found("ANS141", "Hi Mert,\n> Let me get back to you\nSelin", **facts)


@pytest.mark.parametrize(
    ("body", "praise"),
    [
        ("We love your content.", ["love your content"]),
        ('"Love your content" is what others write.', []),
        ("Kilns.\n> We love your content\nKilns.", []),
    ],
)
def test_praise_that_is_quoted_is_no_praise_of_ours(body: str, praise: list[str]) -> None:
    assert said("PER403", body) == praise


# Words that are enough


@pytest.mark.parametrize(("words", "graded"), [(41, True), (42, False)])
def test_a_text_of_just_enough_words_is_graded(words: int, graded: bool) -> None:  # noqa: FBT001 - a table
    hard = "Unquestionably considerable organisational responsibilities necessitate"
    body = f"{' '.join([hard] * 8)} reconsideration."
    settings = Settings(select=("RDB105",), options={"RDB105": {"words": words}})
    assert bool(check(Example(language=EN, body=body).document, settings)) is graded


# Blanks


def test_blanks_that_are_said_in_words_are_found_beside_each_other() -> None:
    body = "Lorem ipsum. Please insert name here. Merhaba isim buraya."
    assert said("TPL501", body) == ["Lorem ipsum", "insert name here", "isim buraya"]


@pytest.mark.parametrize(
    ("body", "blanks"),
    [
        ("We saw your  {{ post.title }} twice.", 1),
        ("We saw {{ post.title }}  twice.", 1),
        ("We saw {{  post.title  }} twice.", 0),
        ("We saw {% if x %}  it {% endif %} twice.", 0),
    ],
)
def test_blanks_of_a_template_count_where_they_stand_outside_its_placeholders(body: str, blanks: int) -> None:
    assert len(found("TPL502", body, template=True)) == blanks


# What a finding says, and what it proposes


def test_a_long_time_follower_without_a_record_is_told_so() -> None:
    (one,) = found("CLM406", "I am a long-time follower of yours.", posts=(), earlier=())
    assert (
        one.message
        == '"long-time follower" says that somebody has followed them for long: nothing stored tells of it'
    )


@pytest.mark.parametrize(
    ("posts", "message"),
    [
        (None, "names no work of the recipient"),
        ((), "no post of Mert Öztürk is stored, so none can be named"),
        ((RUN,), "names no post of Mert Öztürk"),
    ],
)
def test_that_no_work_is_named_is_said_by_what_is_known(posts: tuple[Post, ...] | None, message: str) -> None:
    assert [one.message for one in found("PER401", "We make shoes.", posts=posts)] == [message]


@pytest.mark.parametrize(("person", "who"), [(MERT, "@mertkosuyor"), (replace(MERT, handle=None), "@handle")])
def test_who_has_no_post_is_given_one_by_a_command(person: Any, who: str) -> None:
    (one,) = found("PER401", "We make shoes.", posts=(), person=person)
    assert one.suggestion == f"outreach posts add {who} URL --title ... --date ..."


def test_who_praises_is_pointed_to_the_newest_post_that_is_stored() -> None:
    undated = replace(POST, title="Undated", published=None)
    (one,) = found("PER403", "We love your content.", posts=(undated, RUN, SHOES))
    assert one.suggestion == 'say what in which work, such as "Hangi ayakkabı dayanır?"'
    (one,) = found("PER403", "We love your content.", posts=())
    assert one.suggestion == "say what in which work, or leave it out"


@pytest.mark.parametrize(
    ("facts", "advice"),
    [
        ({}, "say the sum, the product or the share, or ask for their price"),
        ({"person": None}, "right where you ask for no work; else say the sum, the product or the share"),
        ({"person": None, "body": "We would love to collaborate."}, "say the sum, the product or the share, or ask for their price"),
    ],
)  # fmt: skip
def test_that_no_pay_is_said_may_be_right_only_where_nothing_tells_what_the_mail_is(
    facts: dict[str, Any], advice: str
) -> None:
    assert [one.suggestion for one in found("OFR803", **facts)] == [advice]


@pytest.mark.parametrize(
    ("language", "body", "label"),
    [
        (EN, "We pay 400 €. Please leave out the ad label.", "#ad at its start"),
        (TR, "12.000 TL öderiz. Reklam etiketi koymanıza gerek yok.", "#reklam or #işbirliği at its start"),
    ],
)
def test_the_label_that_is_proposed_is_of_the_language_of_the_post(
    language: Language, body: str, label: str
) -> None:
    (one,) = found("DSC171", body, language=language)
    assert one.suggestion.endswith(f"for instance {label}")
