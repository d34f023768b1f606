"""The templates that ship: three offers, three mails each, in both languages, read as their recipient would."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from statistics import median

import pytest
from shipped_mails import (
    ARTEFACT,
    OFFERS,
    OPENINGS,
    PEOPLE,
    SERIES,
    STEPS,
    Mail,
    campaigns,
    demo_mails,
    fill,
    mails,
    own,
)

from conftest import Run
from outreach.campaigns import Brief
from outreach.drafts.templates import find, names, shipped
from outreach.drafts.words import phrase
from outreach.lint import Document, Profile, check
from outreach.text import Language, turkish_lower, words

MOST_WORDS = 97  # of 100; long titles and long briefs included
USUAL_WORDS = 88
#: Claims that no record bears out, stock phrases, praise, pressure and guilt.
SMELLS = re.compile(
    r"\b(love[ds]?|enjoyed|watch(ed|ing)?|fan of|impressed|amazing|exciting|unique|been following|finds you well|reaching out"
    r"|came across|touch base|my name is|circle back|just (bump|check|follow)\w*|haven't heard|last chance|hurry|perfect fit"
    r"|bayıl\w*|hayran\w*|izledi\w*|takip ediyor\w*|beğendik|umarım|sizi iyi bulur|kendimi tanıt\w*|rastladı\w*|hatırlatmak"
    r"|dönüş yapmadınız|cevap alamadı\w*|son şans|kaçırmayın|eşsiz|harika|çekinme\w*)\b"
)
SEN = re.compile(r"\b(sen|sana|seni|senin|senden|ister misin|eder misin|videon|paylaşımın)\b")


# What ships


def test_three_offers_with_three_mails_each_ship_in_both_languages() -> None:
    all_of_them = sorted(f"{offer}-{step}" for offer in OFFERS for step in STEPS)
    assert names(Language.EN, [shipped()]) == names(Language.TR, [shipped()]) == all_of_them


def test_there_are_three_briefs_or_more_for_each_offer_in_each_language() -> None:
    for offer in OFFERS:
        assert len(campaigns(offer)) >= 3
        assert all(set(one.briefs) == set(Language) for one in campaigns(offer))


@SERIES
def test_a_template_is_plain_utf8_without_a_mark(offer: str, step: str, language: Language) -> None:
    data = find(f"{offer}-{step}", language, [shipped()]).read_bytes()
    assert data.decode("utf-8").endswith("\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data


# Every mail


@SERIES
def test_a_mail_stays_under_100_words_whatever_the_title_and_the_brief(
    offer: str, step: str, language: Language
) -> None:
    counts = [len(words(mail.made.body)) for mail in mails(offer, step, language)]
    assert len(counts) == len(campaigns(offer)) * len(PEOPLE)
    assert max(counts) <= MOST_WORDS
    assert median(counts) <= USUAL_WORDS
    assert min(counts) >= 30


@SERIES
def test_a_mail_asks_exactly_one_question_and_shouts_nothing(
    offer: str, step: str, language: Language
) -> None:
    for mail in mails(offer, step, language):
        text = own(mail.made.body)
        assert text.count("?") == 1, text
        assert "!" not in text


@SERIES
def test_nothing_is_left_of_the_template_and_titles_stand_in_whole_quotes(
    offer: str, step: str, language: Language
) -> None:
    for mail in mails(offer, step, language):
        for text in (mail.made.subject or "", mail.made.body):
            assert text.count('"') % 2 == 0, text
            assert not ARTEFACT.search(own(text)), text


@SERIES
def test_a_mail_claims_praises_and_presses_nothing(offer: str, step: str, language: Language) -> None:
    for mail in mails(offer, step, language):
        assert not SMELLS.search(turkish_lower(own(mail.made.body))), mail.made.body
        assert language is Language.EN or not SEN.search(turkish_lower(own(mail.made.body)))


@SERIES
def test_a_mail_greets_by_the_first_name_alone(offer: str, step: str, language: Language) -> None:
    greeting = {Language.EN: "Hi", Language.TR: "Merhaba"}[language]
    for mail in mails(offer, step, language):
        assert mail.made.body.split("\n")[0] == f"{greeting} {mail.person.first_name},"


@SERIES
def test_a_mail_reads_the_same_whether_the_brief_ends_in_full_stops_or_not(
    offer: str, step: str, language: Language
) -> None:
    person, post = PEOPLE[0]
    for campaign in campaigns(offer):
        brief = campaign.briefs[language]
        bare = {
            field.name: value.rstrip(".") for field in fields(Brief) if (value := getattr(brief, field.name))
        }
        made = [
            fill(f"{offer}-{step}", language, replace(campaign, briefs={language: said}), person, post).made
            for said in (
                Brief(**bare),
                Brief(**{name: f" {value}. " for name, value in bare.items()}),
            )
        ]
        assert made[0].body == made[1].body


@SERIES
def test_a_mail_is_whole_without_audience_and_dates(offer: str, step: str, language: Language) -> None:
    person, post = PEOPLE[0]
    for campaign in campaigns(offer):
        plain = replace(
            campaign,
            starts=None,
            ends=None,
            briefs={language: replace(campaign.briefs[language], audience=None)},
        )
        body = fill(f"{offer}-{step}", language, plain, person, post).made.body
        assert not ARTEFACT.search(body), body
        assert own(body).count("?") == 1


@SERIES
def test_the_kind_of_post_is_not_said_before_a_title_that_says_it(
    offer: str, step: str, language: Language
) -> None:
    for mail in mails(offer, step, language):
        assert 'episode "episode' not in mail.made.body.lower()


# The first


@OPENINGS
def test_the_first_sentence_names_the_post_and_what_they_get(offer: str, language: Language) -> None:
    value = "benefit" if offer == "paid" else "compensation"
    for mail in mails(offer, "first", language):
        opening = mail.made.body.split("\n\n")[1]
        sentence = own(opening).partition(". ")[0]
        brief = mail.campaign.briefs[language]
        assert opening.count('"') == 2
        assert phrase(getattr(brief, value), language).split(". ")[0][1:] in sentence
        assert phrase(brief.benefit or "", language)[1:] in opening
        assert phrase(brief.compensation or "", language)[1:] in opening


@OPENINGS
def test_the_first_mail_says_every_line_of_the_brief_who_writes_and_the_post(
    offer: str, language: Language
) -> None:
    for mail in mails(offer, "first", language):
        brief = mail.campaign.briefs[language]
        said = [value for field in fields(Brief) if (value := getattr(brief, field.name))]
        for value in (*said, "Selin Kaya", mail.campaign.brand):
            assert phrase(value, language)[1:] in mail.made.body
        assert mail.post
        assert mail.post.title
        assert words(mail.post.title)[0] in mail.made.body
        assert mail.made.read["post.title"] == mail.post.title


@OPENINGS
def test_the_subject_names_the_post_in_at_most_60_characters(offer: str, language: Language) -> None:
    for mail in mails(offer, "first", language):
        assert mail.made.subject
        assert mail.post
        assert words(mail.post.title or "")[0] in mail.made.subject
        assert len(mail.made.subject) <= 60
        assert not set("?!") & set(own(mail.made.subject))


@OPENINGS
def test_no_length_of_title_makes_the_subject_longer(offer: str, language: Language) -> None:
    person, post = PEOPLE[0]
    for length in range(20, 80):
        long = replace(post, title="x" * length)
        subject = fill(f"{offer}-first", language, campaigns(offer)[0], person, long).made.subject
        assert len(subject or "") <= 60


@pytest.mark.parametrize("language", Language)
def test_a_gift_is_owed_nothing_and_a_share_is_ready_before_the_post(language: Language) -> None:
    gift = {Language.EN: "You'd owe nothing.", Language.TR: "bir şey yapmak zorunda değilsiniz"}[language]
    ready = {Language.EN: "Your link and code will be ready first", Language.TR: "yayından önce hazır olur"}[
        language
    ]
    assert all(gift in mail.made.body for mail in mails("gifted", "first", language))
    assert all(ready in mail.made.body for mail in mails("commission", "first", language))


@OPENINGS
def test_the_how_is_left_to_them(offer: str, language: Language) -> None:
    free = {Language.EN: ("ou decide how", "told your way"), Language.TR: ("asıl anlatacağınız size",)}
    for mail in mails(offer, "first", language):
        assert any(words in mail.made.body for words in free[language])


# What the linter says


@SERIES
def test_the_linter_finds_neither_error_nor_warning(offer: str, step: str, language: Language) -> None:
    profile = Profile.FIRST if step == "first" else Profile.FOLLOW_UP
    judged = 0
    for mail in chain(mails(offer, step, language), demo_mails(offer, step, language)):
        document = Document(
            name="x",
            subject=mail.made.subject,
            body=mail.made.body,
            language=language,
            profile=profile,
            person=mail.person,
            posts=(mail.post,) if mail.post else (),
            campaign=mail.campaign,
            inserted=mail.made.inserted,
        )
        found = [one for one in check(document) if one.severity != "info" and not _of_data(one.code, mail)]
        assert not found, f"{found}\n{mail.made.subject}\n{mail.made.body}"
        judged += 1
    assert judged > len(campaigns(offer)) * len(PEOPLE) + 5


def _of_data(code: str, mail: Mail) -> bool:
    """Say whether a finding is about braces that somebody has in a title: those are always reported."""
    return code == "TPL501" and mail.post is not None and "{{" in (mail.post.title or "")


@SERIES
def test_the_file_is_clean_as_a_template(
    offer: str, step: str, language: Language, run: Run, tmp_path: Path
) -> None:
    path = find(f"{offer}-{step}", language, [shipped()])
    done = run("lint", "--template", str(path))
    assert done.exit_code == 0
    assert "warning" not in done.stdout
