"""Made-up drafts in, the seconds out that our rules and proselint need for them; neither start-up nor making counts."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from benchmarks.frame import Absent, timed
from benchmarks.lists import draft_texts
from outreach.lint import Batch, Crew, Document, Settings, Task, check, check_all
from outreach.people.person import Person
from outreach.posts.post import Post
from outreach.text import Language


@cache
def _documents(count: int) -> tuple[Document, ...]:
    return tuple(_document(number, *text) for number, text in enumerate(draft_texts(count)))


def _document(number: int, name: str, title: str, body: str) -> Document:
    url = f"https://blog.example/{number}"
    return Document(
        name=f"draft {number}",
        subject=title,
        body=body,
        language=Language.EN,
        person=Person(id=number, name=name, first_name=name),
        posts=(Post(url=url, canonical_url=url, title=title),),
        inserted=(name, title),
    )


@cache
def _crew(drafts: int) -> Crew:
    return Crew(drafts)


def lint(drafts: int) -> float:
    """Judge *drafts* drafts by all our rules, on all cores; the other processes begin in the first round."""
    settings = Settings()
    tasks = [Task(document, settings) for document in _documents(drafts)]
    return timed(lambda: list(check_all(tasks, crew=_crew(drafts))))


def together(drafts: int) -> float:
    """Count what *drafts* drafts share, and judge each beside the others."""
    documents = _documents(drafts)
    comparing = Settings(select=("FRM602", "SWP403"))

    def all_of_it() -> None:
        batch = Batch.of(documents)
        for document in documents:
            check(document, comparing, batch)

    return timed(all_of_it)


def proselint(drafts: int, sample: int = 500) -> float:
    """Judge the first *sample* of the same drafts by all of proselint's checks, and count for *drafts*.

    Each draft takes it the same time, so nothing is lost but waiting.

    Raises:
        Absent: it is not installed.
    """
    try:
        checks = import_module("proselint.checks").__register__
        registry = import_module("proselint.registry").CheckRegistry()
        prepared = import_module("proselint.tools").LintFile
    except ImportError:
        raise Absent("peer not installed, .venv/bin/pip install proselint") from None
    if not registry.checks:
        registry.register_many(checks)
    bodies = [body for _, _, body in draft_texts(sample)]
    return timed(lambda: [prepared("draft", body).lint() for body in bodies]) * drafts / sample
