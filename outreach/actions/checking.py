"""Checks a campaign: its file, the templates that it names, the lines that they need, and what was sent already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from outreach.actions import attaching, sharing
from outreach.actions.briefing import folders, template
from outreach.actions.campaigns import CampaignFile, load, name_of
from outreach.actions.missing import missing
from outreach.app import App
from outreach.campaigns import Campaign, Step
from outreach.drafts import templates
from outreach.errors import OutreachError
from outreach.store import campaigns
from outreach.text import Language
from outreach.toml import Problem, parse


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of one campaign found."""

    file: CampaignFile
    #: Template file by language and step name.
    templates: Mapping[tuple[Language, str], Path]
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What the templates are and lack."""

    templates: dict[tuple[Language, str], Path] = field(default_factory=dict)
    #: Line of the brief -> where it is printed.
    empty: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def check(app: App, name: str) -> Checked:
    """Read one campaign, compile the templates it names in each language it speaks, and find what they miss."""
    file = load(app, name)
    campaign, here = file.campaign, name_of(app, file.path)
    sharing.note(app, campaign=campaign.id, text=file.text)
    spoken = sorted(campaign.briefs) or ([campaign.language] if campaign.language else [])
    found = _Found()
    if not spoken:
        found.problems.append(f"{here}: no language and no brief; set language, and fill in a brief")
    for language in spoken:
        for step in campaign.steps:
            _step(app, campaign, step, language, found, here)
    if campaign.ends and campaign.ends < app.now().date():
        found.problems.append(f"{here}: dates.ends lies in the past, so it writes to nobody any more")
    found.problems += [
        f"{here}: step {step.name}: {one}" for step in campaign.steps for one in attaching.problems(app, step)
    ]
    problems = (*found.problems, *_lacking(file, found.empty, here), *_gone(app, campaign, here))
    return Checked(file, found.templates, problems)


def _step(app: App, campaign: Campaign, step: Step, language: Language, found: _Found, here: str) -> None:
    try:
        found.templates[language, step.name] = templates.find(step.template, language, folders(app))
        compiled = template(app, step.template, language)
        for line, where in missing(compiled, campaign):
            found.empty.setdefault(line, where)
    except OutreachError as error:
        hint = f"; {error.hint}" if error.hint else ""
        found.problems.append(f"{here}: step {step.name}: {error}{hint}")
        return
    begins = step is campaign.steps[0]
    if begins and compiled.subject is None:
        found.problems.append(f"{compiled.name}: the first mail needs a Subject")
    if not begins and compiled.subject is not None:
        said = "a follow-up takes the Subject of its thread; take the line out"
        found.problems.append(f"{compiled.name}: step {step.name}: {said}")


def _lacking(file: CampaignFile, empty: Mapping[str, str], here: str) -> list[str]:
    """Say which lines of the brief are empty and needed, in the order of the file."""
    document = parse(file.text, name=here)
    lacking = [
        Problem(*document.place(tuple(line.split("."))), line, f"is empty; {where} prints it")
        for line, where in empty.items()
    ]
    return [str(one) for one in sorted(lacking, key=lambda problem: problem.line or 0)]


def _gone(app: App, campaign: Campaign, here: str) -> Iterator[str]:
    """Name steps that were sent and are no longer in the file: whoever got one last waits."""
    with app.reading() as db:
        sent = campaigns.sent_steps(db, campaign.id, transport=app.transport)
    for name, count in sent.items():
        if campaign.step(name) is None:
            whom = f"{count} {'person' if count == 1 else 'people'}"
            yield f"{here}: the step {name} was sent to {whom} and is no longer here; put it back"
