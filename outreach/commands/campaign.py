"""`outreach campaign`: make, check and show the brief and its steps, and take it from a shared database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import as_typed, at_terminal, pass_app, talk
from outreach.errors import Outcome, UsageError
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.campaigns.asking import Question
    from outreach.text import Language

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@click.group(short_help="Make, check and show a campaign: the brief and its steps.")
def command() -> None:
    """Make, check and show a campaign: the brief and its steps."""


@command.command()
@click.argument("name")
@click.option("--goal", help="What you want to achieve with these influencers.")
@click.option("--benefit", help="What is in it for them, as you would say it to them.")
@click.option("--compensation", help="How they are paid, as you would say it to them.")
@click.option("--product", help="What it is about.")
@click.option("--brand", help="The brand; that of your account unless given.")
@click.option("--language", type=click.Choice(["en", "tr"]), help="The language of the brief.")
@click.option(
    "--offer", default="paid", show_default=True, help="What they get: paid (a fee), gifted or commission."
)
@click.option(
    "--topic", "topics", multiple=True, help="What the posts to refer to are about; may be given again."
)
@click.option(
    "--purpose",
    type=click.Choice(["collaboration", "advertising"]),
    default="collaboration",
    show_default=True,
)
@pass_app
def new(
    app: App, /, name: str, offer: str, topics: tuple[str, ...], purpose: str, **given: str | None
) -> None:
    """Make campaigns/NAME.toml and copy the templates that it names.

    Asks the three questions that decide whether anybody answers: what you want to achieve, what is in it for them,
    and how they are paid.
    """
    from outreach.actions.briefing import create, steps
    from outreach.actions.checking import check as look
    from outreach.campaigns import Brief, Campaign, Purpose
    from outreach.campaigns.asking import questions
    from outreach.text import Language

    if not _ID.fullmatch(name):
        raise UsageError(
            f"{name!r}: a campaign's name is small letters, digits and hyphens, such as spring-2027"
        )
    language = Language(given["language"] or app.config.language)
    steps(offer, language)  # an offer that there is not is refused before anything is asked
    asked = questions(offer)
    answers = {name: _ask(asked[name], language, given[name]) for name in ("goal", "benefit", "compensation")}
    brief = Brief(**answers, product=given["product"])
    brand = given["brand"] or app.config.sender().brand or app.config.sender().name
    wanted = Campaign(
        id=name,
        purpose=Purpose(purpose),
        brand=brand,
        language=language,
        topics=topics,
        briefs={language: brief},
    )
    path, copied = create(app, wanted, offer=offer)
    talk(f"{as_typed(path)}  the brief and its steps")
    for folder, names in _by_folder(copied).items():
        talk(f"{folder}  your copies of {', '.join(names)}")
    empty = [problem for problem in look(app, name).problems if " is empty; " in problem]
    for problem in empty:
        talk(f"  {problem}")
    first = f"fill in what is empty in {as_typed(path)}, then " if empty else ""
    talk(f"next: {first}outreach {'campaign check' if empty else 'draft'} {name}")


def _by_folder(paths: tuple[Path, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(as_typed(path.parent), []).append(path.stem)
    return found


def _ask(question: Question, language: Language, given: str | None) -> str | None:
    """Ask one line of the brief at a terminal, with an answer that would fit."""
    if given is not None or not at_terminal():
        return given
    talk(f"{question.asks} {question.example[language]}")
    return click.prompt(">", default="", show_default=False, prompt_suffix=" ", err=True).strip() or None


@command.command()
@click.argument("name")
@pass_app
def check(app: App, name: str) -> None:
    """Read the campaign and compile every template that it names."""
    from outreach.actions.checking import check as look

    found = look(app, name)
    for problem in found.problems:
        click.echo(problem)
    if found.problems:
        talk(f"next: mend {counted(len(found.problems), 'line')}, then outreach campaign check {name}")
        click.get_current_context().exit(Outcome.CONFIG)
    campaign = found.file.campaign
    languages = ", ".join(sorted(campaign.briefs)) or "no language"
    steps, templates = counted(len(campaign.steps), "step"), counted(len(found.templates), "template")
    talk(f"{campaign.id}: {steps}, brief in {languages}, {templates} in order")
    talk(f"next: outreach draft {campaign.id}")


@command.command()
@click.argument("name")
@pass_app
def show(app: App, name: str) -> None:
    """Show the brief and the steps."""
    from outreach.actions.campaigns import load

    campaign = load(app, name).campaign
    click.echo(
        f"{campaign.id}  {campaign.purpose}, {campaign.brand}"
        + (f", {campaign.starts} to {campaign.ends}" if campaign.starts else "")
    )
    about = {"brand is said": campaign.brand_reading, "language": campaign.language}
    about |= {"account": campaign.account, "topics": ", ".join(campaign.topics)}
    about["html"] = "beside the text" if campaign.html else None
    for name_of, value in about.items():
        if value:
            click.echo(f"  {name_of:<16} {value}")
    for language, brief in sorted(campaign.briefs.items()):
        for field in ("goal", "product", "benefit", "compensation", "deliverables", "audience"):
            if value := getattr(brief, field):
                click.echo(f"  {language} {field:<13} {value}")
    for number, step in enumerate(campaign.steps, 1):
        wait = f"{step.wait} business days later" if number > 1 else "at once"
        files = f"  with {', '.join(step.files)}" if step.files else ""
        click.echo(f"  step {number}  {step.name:<10} {step.template:<16} {wait}{files}")


@command.command()
@click.argument("name")
@pass_app
def take(app: App, name: str) -> None:
    """Bring the newest text that was drafted from, where several share a database.

    It goes into campaigns/NAME.toml; what stood there is kept beside it as NAME.toml.before.
    """
    from outreach.actions.copying import take as bring

    done = bring(app, name)
    recorded = f"{done.read_at:%Y-%m-%d %H:%M} UTC"
    talk(f"{as_typed(done.path)}  {'is the text' if done.same else 'the text'} recorded {recorded}")
    if done.kept:
        talk(f"{as_typed(done.kept)}  what stood there before")
        talk(
            "next: make your change again in the first, and look with outreach campaign check "
            + done.campaign
        )
        return
    talk(f"next: outreach campaign check {done.campaign}")
