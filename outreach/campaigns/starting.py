"""A Campaign in, the commented file that `campaign new` writes out."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.campaigns.campaign import Brief, Campaign, Step
from outreach.text import Language
from outreach.toml import quote

# What each line of the brief is for (source A6); the shipped templates put these words into sentences.
_QUESTIONS = {
    "goal": 'What do you want to achieve with them? Words that follow "we want": to fill our spring workshops',
    "product": "What it is about, in a noun: our carving tool set",
    "benefit": "What is in it for them? A sentence to them: You get the full set to keep",
    "compensation": "How and when are they paid? 450 EUR, paid within 14 days of the post",
    "deliverables": "What do you ask for? one video and two stories",
    "audience": "Who is it for? people who fire at home",
}
_LANGUAGES = {Language.EN: "English", Language.TR: "Turkish"}


def starter(campaign: Campaign) -> str:
    """Write the file that `reading.read` reads back as *campaign*, with a comment on what each line is for.

    Lines that say nothing yet stand there empty. Raises InputError for bytes that are no text.
    """
    return (
        "\n".join([*_head(campaign), *_dates(campaign), *_briefs(campaign), *_steps(campaign.steps)]) + "\n"
    )


def _head(campaign: Campaign) -> Iterator[str]:
    yield "# The campaign's key. It never changes, whatever this file is called."
    yield f"id = {quote(campaign.id)}"
    yield '# "collaboration": an offer to work together, paid by you. "advertising": an advertisement to them.'
    yield f"purpose = {quote(campaign.purpose)}"
    yield f"brand = {quote(campaign.brand)}"
    yield '# The language of people whose own is not known: "en" or "tr". Empty: they get no draft.'
    yield f"language = {quote(campaign.language or '')}"
    yield "# The account of config.toml that sends; empty is the default one."
    yield f"account = {quote(campaign.account or '')}"
    yield "# Words that the posts to speak of are about."
    yield f"topics = [{', '.join(map(quote, campaign.topics))}]"


def _dates(campaign: Campaign) -> Iterator[str]:
    yield "\n# When the content is wanted, as 2026-12-31."
    yield "[dates]"
    for name, day in (("starts", campaign.starts), ("ends", campaign.ends)):
        yield f"{name} = {day.isoformat()}" if day else f"# {name} ="


def _briefs(campaign: Campaign) -> Iterator[str]:
    yield "\n# The brief, once for each language that you write in. Phrases, without a full stop at the end."
    for language in campaign.briefs or [campaign.language or Language.EN]:
        yield f"\n# In {_LANGUAGES[language]}."
        yield f"[brief.{language}]"
        yield from _brief(campaign.briefs.get(language, Brief()))


def _brief(brief: Brief) -> Iterator[str]:
    for name, question in _QUESTIONS.items():
        yield f"# {question}"
        yield f"{name} = {quote(getattr(brief, name) or '')}"


def _steps(steps: tuple[Step, ...]) -> Iterator[str]:
    yield "\n# The mails, in their order. A name never changes; new steps may come between."
    yield "# template: a file of templates/LANGUAGE/, without its ending."
    yield "# wait: business days of the person after the step before; an answer ends the sequence."
    for step in steps:
        yield "\n[[steps]]"
        yield f"name = {quote(step.name)}"
        yield f"template = {quote(step.template)}"
        yield f"wait = {step.wait}"
