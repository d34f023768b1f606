"""Person, post, campaign and sender in; the values that a template may read of them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outreach.campaigns.campaign import Brief, Campaign
from outreach.drafts.words import kind
from outreach.errors import TemplateError
from outreach.people.person import Person
from outreach.posts.post import Post
from outreach.text import Language, clean, fold

#: What a template may read, and what a marketer calls it.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "person": {
        "name": "the name",
        "first_name": "the first name",
        "handle": "the handle",
        "platform": "the platform",
        "country": "the country",
        "fields": "the sheet's own columns",
    },
    "post": {
        "title": "the title of the post",
        "url": "the address of the post",
        "platform": "the platform of the post",
        "published": "the day of the post",
        "what": "the kind of post",
    },
    "campaign": {
        "brand": "the brand",
        "goal": "what we want to achieve",
        "product": "the product",
        "benefit": "what is in it for them",
        "compensation": "how they are paid",
        "deliverables": "what we ask for",
        "audience": "whom it is for",
        "starts": "the first day",
        "ends": "the last day",
    },
    "sender": {"name": "the sender's name", "brand": "the sender's brand", "address": "the sender's address"},
}

#: Fields that hold proper names, whatever letter they begin with.
_NAMES = {"person": ("name", "first_name", "handle"), "campaign": ("brand",), "sender": ("name", "brand")}
_BRIEF = ("goal", "product", "benefit", "compensation", "deliverables", "audience")
_EMPTY = frozenset({"", "-", "--", "–", "—", "n/a", "#n/a", "#yok", "none", "null"})
_SPOKEN = {Language.EN: "English", Language.TR: "Turkish"}

Value = str | date | None


class MissingValue(TemplateError):  # noqa: N818 - it is a gap in what is known of one person, not a fault of the template
    """A template prints a value that is not known; it concerns this person's draft alone."""

    def __init__(self, field: str, of: str, *, where: str) -> None:
        super().__init__(f"{where}: {_in_words(field)} ({field}) is not known for {of}")
        #: The dotted name, such as `person.first_name`; whose value it is; `file:line` of the template.
        self.field, self.of, self.where = field, of, where


@dataclass(frozen=True, slots=True)
class Source:
    """The values of one namespace; what is missing is None. `of` says whose they are, for errors."""

    values: Mapping[str, Value]
    of: str
    #: Columns of the person's sheet; only `person` has them.
    columns: Mapping[str, str] | None = None

    def column(self, heading: str) -> tuple[str, Value]:
        """Find a sheet's column by its heading, case aside: the heading as the sheet has it, and the value."""
        columns = self.columns or {}
        names = {fold(clean(name)): name for name in columns}
        found = heading if heading in columns else names.get(fold(clean(heading)), heading)
        return found, known(columns.get(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes."""

    name: str | None
    address: str | None
    brand: str | None = None


def known(value: str | None) -> str | None:
    """Make one clean line of *value*; None where it says nothing, as `-`, `N/A` and `#YOK` do."""
    line = clean(value or "")
    return None if fold(line) in _EMPTY else line


def gather(
    person: Person, post: Post | None, campaign: Campaign, sender: Sender, language: Language
) -> dict[str, Source]:
    """Collect what a template in *language* may read about one mail to *person*."""
    return {
        "person": _person(person),
        "post": _post(post, language) if post else Source({}, person.called),
        "campaign": _campaign(campaign, language),
        "sender": Source(
            {"name": known(sender.name), "brand": known(sender.brand), "address": known(sender.address)},
            "the account",
        ),
    }


def are_names(sources: Mapping[str, Source], value: str) -> bool:
    """Say whether *value* is a name by where it comes from: a field of names, or a column of the sheet."""
    person = sources.get("person")
    if person and value in map(known, (person.columns or {}).values()):
        return True
    return any(
        space in sources and value == sources[space].values.get(name)
        for space, names in _NAMES.items()
        for name in names
    )


def _person(person: Person) -> Source:
    names = ("name", "first_name", "handle", "platform", "country")
    values = {name: known(getattr(person, name)) for name in names}
    if values["platform"] == "unknown":
        values["platform"] = None
    return Source(values, person.called, columns=person.fields)


def _post(post: Post, language: Language) -> Source:
    return Source(
        {
            "title": known(post.named),
            "url": known(post.url),
            "platform": known(post.platform),
            "published": post.published,
            "what": kind(post.platform, language),
        },
        post.url,
    )


def _campaign(campaign: Campaign, language: Language) -> Source:
    brief = campaign.briefs.get(language, Brief())
    values: dict[str, Value] = {name: known(getattr(brief, name)) for name in _BRIEF}
    values |= {"brand": known(campaign.brand), "brand_reading": known(campaign.brand_reading)}
    values |= {"starts": campaign.starts, "ends": campaign.ends}
    return Source(values, f"the campaign {campaign.id} in {_SPOKEN[language]}")


def _in_words(field: str) -> str:
    space, name, *column = field.split(".", 2)
    return f'the column "{column[0]}"' if column else FIELDS[space][name]
