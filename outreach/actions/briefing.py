"""Makes campaign files with the templates that they name, and checks both."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from outreach.actions.campaigns import CampaignFile, load, name_of
from outreach.actions.missing import missing
from outreach.actions.workspace import write_whole
from outreach.app import App
from outreach.campaigns import Campaign, Step
from outreach.campaigns.reading import read
from outreach.campaigns.starting import starter
from outreach.drafts import templates
from outreach.drafts.form import decode
from outreach.drafts.rendering import Template, compile_template
from outreach.errors import InputError, OutreachError, UsageError
from outreach.text import Language
from outreach.toml import Problem, parse


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of one campaign found."""

    file: CampaignFile
    #: Template file by language and step name.
    templates: Mapping[tuple[Language, str], Path]
    problems: tuple[str, ...]


def folders(app: App) -> tuple[Path, ...]:
    """Where templates are looked up: the workspace's own before the shipped."""
    return (app.workspace / "templates", templates.shipped())


def check(app: App, name: str) -> Checked:
    """Read one campaign, compile the templates it names in each language it speaks, and find what they miss in the brief."""
    file = load(app, name)
    here = name_of(app, file.path)
    spoken = sorted(file.campaign.briefs) or ([file.campaign.language] if file.campaign.language else [])
    found: dict[tuple[Language, str], Path] = {}
    problems: list[str] = (
        [] if spoken else [f"{here}: no language and no brief; set language, and fill in a brief"]
    )
    empty: dict[str, str] = {}
    for language in spoken:
        for step in file.campaign.steps:
            try:
                found[language, step.name] = templates.find(step.template, language, folders(app))
                for line, where in missing(template(app, step.template, language), file.campaign):
                    empty.setdefault(line, where)
            except OutreachError as error:
                hint = f"; {error.hint}" if error.hint else ""
                problems.append(f"{here}: step {step.name}: {error}{hint}")
    document = parse(file.text, name=here)
    lacking = [
        Problem(*document.place(tuple(line.split("."))), line, f"is empty; {where} prints it")
        for line, where in empty.items()
    ]
    problems += [str(one) for one in sorted(lacking, key=lambda problem: problem.line or 0)]
    return Checked(file, found, tuple(problems))


def template(app: App, name: str, language: Language) -> Template:
    """Compile one template.

    Raises:
        TemplateError: it is not there or cannot be used.
    """
    path = templates.find(name, language, folders(app))
    shown = name_of(app, path)
    return compile_template(decode(path.read_bytes(), name=shown), name=shown, language=language)


def create(app: App, wanted: Campaign, *, offer: str) -> tuple[Path, tuple[Path, ...]]:
    """Write a campaign with the shipped steps of an *offer*, such as `paid`, and copy their templates; give the paths.

    Raises:
        UsageError: there is one of that name; nothing is touched.
    """
    path = app.workspace / "campaigns" / f"{wanted.id}.toml"
    if path.exists():
        raise UsageError(
            f"{name_of(app, path)} is there already; nothing was changed",
            hint=f"outreach campaign check {wanted.id}",
        )
    steps = _steps(offer, wanted.language or app.config.language)
    text = starter(replace(wanted, steps=steps))
    read(text, name=name_of(app, path))
    try:
        copied = _copy_templates(app, steps)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        raise InputError(f"{error.filename}: cannot be written: {error.strerror}") from None
    return path, copied


def _steps(offer: str, language: Language) -> tuple[Step, ...]:
    """Choose the shipped steps of an offer: the first mail, then follow-ups four and six business days apart."""
    shipped = set(templates.names(language, (templates.shipped(),)))
    waits = {"first": 0, "second": 4, "third": 6}
    steps = tuple(
        Step(name, f"{offer}-{name}", wait) for name, wait in waits.items() if f"{offer}-{name}" in shipped
    )
    if not steps:
        offers = sorted({name.rpartition("-")[0] for name in shipped})
        raise UsageError(f"no templates for the offer {offer!r}; there are: {', '.join(offers)}")
    return steps


def _copy_templates(app: App, steps: tuple[Step, ...]) -> tuple[Path, ...]:
    copied = []
    for language in Language:
        for step in steps:
            target = app.workspace / "templates" / language / f"{step.template}.txt"
            source = templates.shipped() / language / f"{step.template}.txt"
            if target.exists() or not source.is_file():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            copied.append(target)
    return tuple(copied)
