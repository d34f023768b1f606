"""Finds the lines of a brief that its templates print and that are empty, by rendering them for nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from outreach.campaigns import Campaign
from outreach.drafts.rendering import Template, render
from outreach.drafts.sources import FIELDS, MissingValue, Sender, Source, gather
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

_WORD = "Örnek"
#: For a column of the sheet, which a template may also write as a number.
_CELL = "12"
_DAY = date(2027, 1, 1)
_DATES = ("starts", "ends")


def missing(template: Template, campaign: Campaign) -> Iterator[tuple[str, str]]:
    """Yield each line that the template needs and the brief leaves empty, as `brief.tr.goal`, and where it is needed."""
    sources = _sources(template, campaign)
    while True:
        try:
            render(template, sources)
        except MissingValue as lack:
            space, name, *_ = lack.field.split(".")
            if space == "campaign":
                section = "dates" if name in _DATES else f"brief.{template.language}"
                yield ("brand" if name == "brand" else f"{section}.{name}"), lack.where
            if _given(sources, lack.field):
                return  # it was given and is still not known: nothing that more words would mend
            sources[space] = _with(sources[space], lack.field)
        else:
            return


def _sources(template: Template, campaign: Campaign) -> dict[str, Source]:
    """Give everything about person, post and sender, and what the campaign says."""
    columns = {
        field.removeprefix("person.fields."): _CELL
        for field in template.fields
        if field.startswith("person.fields.")
    }
    person = Person(
        id=0,
        name=_WORD,
        first_name=_WORD,
        address="ornek@example.com",
        platform="instagram",
        handle="ornek",
        language=Language(template.language),
        time_zone="UTC",
        country="TR",
        tags=(),
        fields=columns,
    )
    url = "https://example.com/p/1"
    post = Post(url=url, canonical_url=url, platform="instagram", title=_WORD, text=_WORD, published=_DAY)
    sender = Sender(name=_WORD, address="ornek@example.com", brand=_WORD)
    return gather(person, post, campaign, sender, template.language)


def _given(sources: dict[str, Source], field: str) -> bool:
    space, name, *_ = field.split(".")
    return name not in FIELDS[space] or sources[space].values.get(name) is not None


def _with(source: Source, field: str) -> Source:
    name = field.split(".")[1]
    return replace(source, values={**source.values, name: _DAY if name in (*_DATES, "published") else _WORD})
