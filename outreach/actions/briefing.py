"""Makes campaign files with the templates that they name, and finds templates."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from outreach.actions import sharing
from outreach.actions.campaigns import name_of
from outreach.actions.workspace import write_whole
from outreach.app import App
from outreach.campaigns import Campaign, Step
from outreach.campaigns.reading import read
from outreach.campaigns.starting import starter
from outreach.drafts import templates
from outreach.drafts.form import decode
from outreach.drafts.rendering import Template, compile_template
from outreach.errors import InputError, UsageError
from outreach.text import Language


def folders(app: App) -> tuple[Path, ...]:
    """Where templates are looked up: the workspace's own before the shipped."""
    return (app.workspace / "templates", templates.shipped())


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
    if wanted.id in sharing.shared(app).newest:
        raise UsageError(
            f"the shared database has a campaign {wanted.id!r}; nothing was changed",
            hint=f"outreach campaign take {wanted.id}",
        )
    chosen = steps(offer, wanted.language or app.config.language)
    text = starter(replace(wanted, steps=chosen))
    read(text, name=name_of(app, path))
    try:
        copied = _copy_templates(app, chosen)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        raise InputError(f"{error.filename}: cannot be written: {error.strerror}") from None
    return path, copied


def steps(offer: str, language: Language) -> tuple[Step, ...]:
    """Choose the shipped steps of an offer: the first mail, then follow-ups four and six business days apart.

    Raises:
        UsageError: no template is shipped for it.
    """
    shipped = set(templates.names(language, (templates.shipped(),)))
    waits = {"first": 0, "second": 4, "third": 6}
    found = tuple(
        Step(name, f"{offer}-{name}", wait) for name, wait in waits.items() if f"{offer}-{name}" in shipped
    )
    if not found:
        offers = sorted({name.rpartition("-")[0] for name in shipped})
        raise UsageError(f"no templates for the offer {offer!r}; there are: {', '.join(offers)}")
    return found


def _copy_templates(app: App, named: tuple[Step, ...]) -> tuple[Path, ...]:
    copied = []
    for language in Language:
        for step in named:
            target = app.workspace / "templates" / language / f"{step.template}.txt"
            source = templates.shipped() / language / f"{step.template}.txt"
            if target.exists() or not source.is_file():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            copied.append(target)
    return tuple(copied)
