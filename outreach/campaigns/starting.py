"""A Campaign in, the commented file that `campaign new` writes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from outreach.campaigns.asking import Question, questions
from outreach.campaigns.campaign import Brief, Campaign, LegalCheck, Linting, Step
from outreach.text import Language
from outreach.toml import quote

_LANGUAGES = {Language.EN: "English", Language.TR: "Turkish"}


def starter(campaign: Campaign) -> str:
    """Write the file that `reading.read` reads back as *campaign*, with a comment on what each line is for.

    What the brief asks goes by the offer that the first step's template names, such as `gifted-first`. Lines that say
    nothing yet stand there empty. Raises InputError for bytes that are no text.
    """
    return (
        "\n".join(
            [
                *_head(campaign),
                *_dates(campaign),
                *_briefs(campaign),
                *_lint(campaign.lint),
                *_checks(campaign.checks),
                *_steps(campaign.steps),
            ]
        )
        + "\n"
    )


def _head(campaign: Campaign) -> Iterator[str]:
    yield "# The campaign's key. It never changes, whatever this file is called."
    yield f"id = {quote(campaign.id)}"
    yield '# "collaboration": an offer to work together, paid by you. "advertising": an advertisement to them.'
    yield f"purpose = {quote(campaign.purpose)}"
    yield f"brand = {quote(campaign.brand)}"
    yield '# How the brand is said in Turkish, for the endings behind it: "nayk" for Nike. Empty: as it is spelt.'
    yield f"brand_reading = {quote(campaign.brand_reading or '')}"
    yield '# The language of people whose own is not known: "en" or "tr". Empty: they get no draft.'
    yield f"language = {quote(campaign.language or '')}"
    yield "# The account of config.toml that sends; empty is the default one."
    yield f"account = {quote(campaign.account or '')}"
    yield '# "read": answers are found in the mailbox of the account. "by hand": you read them, and `outreach stop` who answered.'
    yield f"replies = {quote(campaign.replies)}"
    yield "# Words that the posts to speak of are about."
    yield f"topics = [{', '.join(map(quote, campaign.topics))}]"
    yield "# true: the mails stand there as simple HTML too, beside the text. A person's mail to a person needs none."
    yield f"html = {str(campaign.html).lower()}"


def _dates(campaign: Campaign) -> Iterator[str]:
    yield "\n# When the content is wanted, as 2026-12-31."
    yield "[dates]"
    for name, day in (("starts", campaign.starts), ("ends", campaign.ends)):
        yield f"{name} = {day.isoformat()}" if day else f"# {name} ="


def _briefs(campaign: Campaign) -> Iterator[str]:
    offer = campaign.steps[0].template.rpartition("-")[0] if campaign.steps else ""
    yield "\n# The brief, once for each language that you write in. The templates put these words into sentences:"
    yield "# phrases, begun small as in the middle of a sentence, without a full stop at the end; about 40 words in all."
    for language in campaign.briefs or [campaign.language or Language.EN]:
        yield f"\n# In {_LANGUAGES[language]}."
        yield f"[brief.{language}]"
        yield from _brief(campaign.briefs.get(language, Brief()), questions(offer), language)


def _brief(brief: Brief, asked: Mapping[str, Question], language: Language) -> Iterator[str]:
    for name, question in asked.items():
        yield f"# {question.asks} {question.example[language]}"
        yield f"{name} = {quote(getattr(brief, name) or '')}"


def _lint(lint: Linting) -> Iterator[str]:
    yield "\n# How the drafts of this campaign are judged, where it is not as config.toml says: the same settings."
    if lint == Linting():
        yield "# [lint]"
        yield '# ignore = ["LEN102"]'
        return
    yield "[lint]"
    for name in ("select", "ignore", "allow_phrases"):
        if words := getattr(lint, name):
            yield f"{name} = [{', '.join(map(quote, words))}]"
    for rule, options in lint.options.items():
        said = ", ".join(f"{quote(name)} = {_value(value)}" for name, value in options.items())
        yield f"options.{quote(rule)} = {{ {said} }}"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(quote, value))}]"
    return quote(value) if isinstance(value, str) else str(value).lower()


def _checks(checks: tuple[LegalCheck, ...]) -> Iterator[str]:
    yield "\n# Where the program refuses to write to a country and you know better: who looked at its law, and when."
    if not checks:
        yield "# [[law]]"
        yield '# country = "TR"'
        yield '# checked_by = "Selin Aydın"'
        yield "# checked_on = 2026-11-20"
    for check in checks:
        yield "[[law]]"
        yield f"country = {quote(check.country)}"
        yield f"checked_by = {quote(check.checked_by)}"
        yield f"checked_on = {check.checked_on.isoformat()}"


def _steps(steps: tuple[Step, ...]) -> Iterator[str]:
    yield "\n# The mails, in their order. A name never changes; new steps may come between."
    yield "# template: a file of templates/LANGUAGE/, without its ending."
    yield "# wait: business days of the person after the step before; an answer ends the sequence."
    yield '# attachments, pictures: files of the folder files/, such as ["brief.pdf"]; pictures need html = true.'
    for step in steps:
        yield "\n[[steps]]"
        yield f"name = {quote(step.name)}"
        yield f"template = {quote(step.template)}"
        yield f"wait = {step.wait}"
        for name, names in (("attachments", step.attachments), ("pictures", step.pictures)):
            if names:
                yield f"{name} = [{', '.join(map(quote, names))}]"
