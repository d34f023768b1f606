"""The shipped templates, filled for people, posts and briefs as they come: all of it is made up."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from outreach.campaigns import Brief, Campaign, Purpose
from outreach.campaigns.reading import read
from outreach.drafts.rendering import Rendered, Template, compile_template, render
from outreach.drafts.sources import Sender, gather
from outreach.drafts.templates import find, shipped
from outreach.people.names import first_name
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

OFFERS = ("paid", "gifted", "commission")
STEPS = ("first", "second", "third")
EVERY = [(offer, step, language) for offer in OFFERS for step in STEPS for language in Language]
SERIES = pytest.mark.parametrize(("offer", "step", "language"), EVERY)
OPENINGS = pytest.mark.parametrize(
    ("offer", "language"), [(offer, language) for offer in OFFERS for language in Language]
)
#: What must not be left where a value is missing, empty or ends in a mark of its own.
ARTEFACT = re.compile(r"\{\{|\}\}|%\}|None|\.\.| [.,;:]|  |[.,;:][.,;:]|\(\)|\n\n\n| \n|^ ", re.MULTILINE)
_TITLE = re.compile(r'"[^"]*"')
SENDER = Sender(name="Selin Kaya", address="selin@kilnhaus.example")

_PEOPLE = (
    ("Ayşe Yılmaz", "youtube", "Fırınsız seramik: ilk denemeler"),
    ("İlker Işık", "instagram", "Kaçkarlar'da iki gün!!!"),
    ("Şule Güneş", "tiktok", "3 malzemeyle ekşi maya 🍞🔥"),
    ("Zoë Martín", "youtube", "Sourdough at 85%"),
    ("Jean-Luc O'Neill", "blog", 'Why I glaze "wrong"'),
    ("Çağla Öztürk", "unknown", "Kahve mi, çay mı?"),
    ("Nguyễn Thị Hà", "instagram", "Trail shoes after 900 km #trailrunning #running #shoes"),
    ("Björk", "podcast", "Episode 41: wool, wind and other winter things that nobody ever asked me about"),
    ("Uğur Iğdır", "substack", "Balkonda domates [2. yıl]"),
    ("Mia van der Berg", "mastodon", "{{ 7*7 }} days of wheel throwing"),
    ("Dr. Lena Fischer", "youtube", "I TRIED THE CHEAPEST KILN"),
    ("Ömer Ünal", "instagram", "“Neden?” diye soranlara..."),
    ("Prof. Dr. Gülşen Ağaoğlu", "vimeo", "Küçük bir atölyenin " + "uzun, çok uzun " * 7 + "öyküsü"),
    ("Ece", "tiktok", "ev ekmeği"),
)


def _post(number: int, platform: str, title: str | None, day: date) -> Post:
    url = f"https://example.org/{number}"
    return Post(url=url, canonical_url=url, platform=platform, title=title, published=day)


PEOPLE: tuple[tuple[Person, Post], ...] = tuple(
    (
        Person(
            id=number,
            name=name,
            first_name=first_name(name) or name.split()[-1],
            handle=f"h{number}",
            platform=platform,
        ),
        _post(number, platform, title, date(2027, 1, number)),
    )
    for number, (name, platform, title) in enumerate(_PEOPLE, start=1)
)


@dataclass(frozen=True, slots=True)
class Mail:
    """One rendering and what it was made of."""

    name: str
    language: Language
    campaign: Campaign
    person: Person
    post: Post | None
    made: Rendered


@cache
def campaigns(offer: str) -> tuple[Campaign, ...]:
    """Read the briefs of an offer."""
    listed = tomllib.loads((Path(__file__).parent / "briefs.toml").read_text("utf-8"))["campaign"]
    return tuple(
        Campaign(
            id=one["id"],
            purpose=Purpose.COLLABORATION,
            brand=one["brand"],
            starts=one.get("dates", {}).get("starts"),
            ends=one.get("dates", {}).get("ends"),
            briefs={Language(language): Brief(**brief) for language, brief in one["brief"].items()},
        )
        for one in listed
        if one["offer"] == offer
    )


@cache
def template(name: str, language: Language) -> Template:
    text = find(name, language, [shipped()]).read_text("utf-8")
    return compile_template(text, name=f"{language}/{name}.txt", language=language)


def fill(name: str, language: Language, campaign: Campaign, person: Person, post: Post | None) -> Mail:
    made = render(template(name, language), gather(person, post, campaign, SENDER, language))
    return Mail(name, language, campaign, person, post, made)


def own(text: str) -> str:
    """Take the titles out."""
    return _TITLE.sub("…", text)


def mails(offer: str, step: str, language: Language, *, posts: bool = True) -> Iterator[Mail]:
    """Fill one template for every brief of its offer and everybody."""
    for campaign in campaigns(offer):
        for person, post in PEOPLE:
            yield fill(f"{offer}-{step}", language, campaign, person, post if posts else None)


def demo_mails(offer: str, step: str, language: Language) -> Iterator[Mail]:
    """Fill one template for the people of the demonstration who have a post and a first name."""
    campaign = _demo_campaign(language)
    if offer != "paid":
        campaign = replace(campaign, briefs=campaigns(offer)[0].briefs)
    posts = {row[0].lstrip("@"): row for row in _sample("gonderiler.csv", 1)}
    for number, row in enumerate(_sample("liste.csv", 2), start=1):
        name, handle = row[0], row[1]
        called = first_name(name)
        if called and handle in posts:
            person = Person(id=number, name=name, first_name=called, handle=handle, platform="instagram")
            post = _post(number, "instagram", posts[handle][1], date(2027, 1, number))
            yield fill(f"{offer}-{step}", language, campaign, person, post)


def _demo_campaign(language: Language) -> Campaign:
    text = (files("outreach") / "samples" / "bahar.toml").read_text("utf-8")
    for blank, value in (("LANGUAGE", language), ("STARTS", "2027-01-23"), ("ENDS", "2027-02-22")):
        text = text.replace(blank, value)
    return read(text, name="bahar.toml")


def _sample(name: str, headings: int) -> list[list[str]]:
    text = (files("outreach") / "samples" / name).read_text("utf-8")
    return list(csv.reader(text.splitlines(keepends=True), delimiter=";"))[headings:]
