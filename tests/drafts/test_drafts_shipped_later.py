"""The follow-ups that ship: they go on in the thread, add something, and end kindly."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import chain

import pytest
from shipped_mails import ARTEFACT, OPENINGS, SERIES, STEPS, Mail, mails, own, template

from outreach.campaigns import Brief
from outreach.drafts.words import phrase
from outreach.text import Language, turkish_lower

LAST = {Language.EN: "this is my last mail", Language.TR: "size son mesajım"}


@SERIES
def test_only_the_first_mail_has_a_subject(offer: str, step: str, language: Language) -> None:
    assert (template(f"{offer}-{step}", language).subject is None) == (step != "first")


@SERIES
def test_a_later_mail_needs_no_post(offer: str, step: str, language: Language) -> None:
    if step == "first":
        return
    for mail in mails(offer, step, language, posts=False):
        assert '"' not in mail.made.body
        assert mail.made.body.count("?") == 1
        assert not ARTEFACT.search(mail.made.body), mail.made.body


@OPENINGS
def test_a_later_mail_repeats_no_sentence_of_an_earlier_one(offer: str, language: Language) -> None:
    series = [list(mails(offer, step, language)) for step in STEPS]
    for of_one in zip(*series, strict=True):
        brief = of_one[0].campaign.briefs[language]
        values = {phrase(getattr(brief, field.name) or "-", language) for field in fields(Brief)}
        said = [_sentences(mail) - values for mail in of_one]
        assert not said[0] & said[1] | said[0] & said[2] | said[1] & said[2]


def _sentences(mail: Mail) -> set[str]:
    cut = re.split(r"[.?:;]\s|\n", own(mail.made.body))
    return {one.strip(" .?") for one in cut if len(one.split()) > 3}


@OPENINGS
def test_the_last_mail_says_that_it_is_and_takes_a_no(offer: str, language: Language) -> None:
    no = {Language.EN: r"\bno\b", Language.TR: r"\bhayır\b"}[language]
    for mail in mails(offer, "third", language):
        body = turkish_lower(mail.made.body) if language is Language.TR else mail.made.body.lower()
        assert LAST[language] in body
        assert re.search(no, body)
    assert not any(
        LAST[language] in mail.made.body.lower()
        for mail in chain(mails(offer, "first", language), mails(offer, "second", language))
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("offer", ["gifted", "commission"])
def test_gifts_and_codes_are_to_be_labelled_never_hidden(offer: str, language: Language) -> None:
    label = {Language.EN: "ad label", Language.TR: "reklam"}[language]
    assert all(label in mail.made.body for mail in mails(offer, "second", language))
