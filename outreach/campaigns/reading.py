"""The text of `campaigns/NAME.toml` in, Campaign out."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

from outreach.campaigns.campaign import Brief, Campaign, LegalCheck, Linting, Purpose, Replies, Step
from outreach.people.countries import country_code
from outreach.text import Language
from outreach.toml import Path, check, parse, said, wrong
from outreach.toml.linting import Lint

_KEY = re.compile(r"[a-z0-9-]{1,60}")
#: A file of the folder `files`: no way out of it, nothing hidden, nothing that breaks a header.
_FILE = re.compile(r"[^\W_][\w ().,&+-]{0,80}(?:/[^\W_][\w ().,&+-]{0,80}){0,3}")
_TEMPLATE = re.compile(r"\w[\w-]{0,60}")


def _given(value: object) -> object:
    trimmed = said(value)
    if trimmed is None:
        raise ValueError("is empty")
    return trimmed


def _key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise ValueError("must be small letters a to z, digits and -, such as spring-2027; it never changes")
    return value


def _template(value: str) -> str:
    if not _TEMPLATE.fullmatch(value):
        raise ValueError("must be a template's name without language and ending, such as paid-first")
    return value


def _file(value: str) -> str:
    if not _FILE.fullmatch(value):
        raise ValueError("must be the name of a file in the folder files of the workspace, such as brief.pdf")
    return value


def _reading(value: str | None) -> str | None:
    from outreach.text.spoken import is_reading  # noqa: PLC0415 - only for brands that have a reading

    if value is not None and not is_reading(value):
        raise ValueError('must be how the brand is said, in Turkish letters, such as "nayk" for Nike')
    return value


def _country(value: str) -> str:
    code = country_code(value)
    if code is None:
        raise ValueError("must be the two letters of a country, such as TR")
    return code


def _said_ones(value: object) -> object:
    return [item for item in map(said, value) if item is not None] if isinstance(value, list) else value


_Key = Annotated[str, AfterValidator(_key), BeforeValidator(_given)]
_Line = Annotated[str, BeforeValidator(_given)]
_Said = Annotated[str | None, BeforeValidator(said)]
_Files = Annotated[tuple[Annotated[str, AfterValidator(_file)], ...], BeforeValidator(_said_ones)]
_Day = Annotated[date | None, Field(strict=True)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Dates(_Table):
    starts: _Day = None
    ends: _Day = None

    @field_validator("ends")
    @classmethod
    def _order(cls, ends: date | None, info: ValidationInfo) -> date | None:
        starts = info.data.get("starts")
        if starts and ends and ends < starts:
            raise ValueError(f"lies before the start, {starts}")
        return ends


class _Brief(_Table):
    goal: _Said = None
    product: _Said = None
    benefit: _Said = None
    compensation: _Said = None
    deliverables: _Said = None
    audience: _Said = None


class _Briefs(_Table):
    en: _Brief = _Brief()
    tr: _Brief = _Brief()


class _Step(_Table):
    name: _Key
    template: Annotated[str, AfterValidator(_template), BeforeValidator(_given)]
    wait: int = Field(default=0, ge=0, le=365, strict=True)
    attachments: _Files = ()
    pictures: _Files = ()


class _Law(_Table):
    country: Annotated[str, AfterValidator(_country), BeforeValidator(_given)]
    checked_by: _Line
    checked_on: Annotated[date, Field(strict=True)]


class _File(_Table):
    id: _Key
    purpose: Purpose
    brand: _Line
    brand_reading: Annotated[_Said, AfterValidator(_reading)] = None
    language: Annotated[Language | None, BeforeValidator(said)] = None
    account: _Said = None
    replies: Replies = Replies.READ
    topics: Annotated[tuple[str, ...], BeforeValidator(_said_ones)] = ()
    html: bool = Field(default=False, strict=True)
    dates: _Dates = _Dates()
    brief: _Briefs = _Briefs()
    steps: tuple[_Step, ...]
    lint: Lint = Lint()
    law: tuple[_Law, ...] = ()

    @field_validator("steps")
    @classmethod
    def _sequence(cls, steps: tuple[_Step, ...], info: ValidationInfo) -> tuple[_Step, ...]:
        if not steps:
            raise ValueError("none; one [[steps]] at least is needed")
        if faults := _faults(steps, html=info.data.get("html", True)):
            raise wrong(faults)
        return steps


def _faults(steps: tuple[_Step, ...], *, html: bool) -> list[tuple[Path, str]]:
    faults: list[tuple[Path, str]] = []
    seen: set[str] = set()
    for place, step in enumerate(steps):
        if step.name in seen:
            faults.append(((place, "name"), f"a second step called {step.name}; each has a name of its own"))
        seen.add(step.name)
        if place == 0 and step.wait:
            faults.append(((place, "wait"), "must be 0: the first mail waits for nothing"))
        if place and not step.wait:
            faults.append(((place, "wait"), "must be at least 1: business days after the step before"))
        if step.pictures and not html:
            faults.append(
                ((place, "pictures"), "stand in HTML alone: write html = true above, or attach them")
            )
    return faults


def read(text: str, *, name: str) -> Campaign:
    """Read a campaign file; *name* is what messages call it. Whether its templates exist is not looked at.

    Raises ConfigError with one line for each problem. The brief's questions are those of source A6.
    """
    file = check(parse(text, name=name), _File)
    briefs = {language: _brief(getattr(file.brief, language)) for language in Language}
    return Campaign(
        id=file.id,
        purpose=file.purpose,
        brand=file.brand,
        brand_reading=file.brand_reading,
        language=file.language,
        account=file.account,
        replies=file.replies,
        html=file.html,
        starts=file.dates.starts,
        ends=file.dates.ends,
        topics=file.topics,
        briefs={language: brief for language, brief in briefs.items() if brief != Brief()},
        steps=tuple(
            Step(step.name, step.template, step.wait, step.attachments, step.pictures) for step in file.steps
        ),
        lint=Linting(**{name: getattr(file.lint, name) for name in Lint.model_fields}),
        checks=tuple(LegalCheck(**dict(one)) for one in file.law),
    )


def _brief(table: _Brief) -> Brief:
    return Brief(**{field.name: getattr(table, field.name) for field in fields(Brief)})
