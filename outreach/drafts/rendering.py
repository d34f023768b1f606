"""A template and the values of one person in; subject, body and every value that was read out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from jinja2 import Template as Compiled
from jinja2 import TemplateSyntaxError

from outreach.drafts.environment import ENVIRONMENT
from outreach.drafts.filters import FILTERS
from outreach.drafts.form import parse
from outreach.drafts.grammar import Grammar, Names
from outreach.drafts.sources import FIELDS, MissingValue, Source
from outreach.drafts.state import STATE, AbsentError, Reader, State
from outreach.errors import OutreachError, TemplateError
from outreach.text import Language, clean

#: Characters of a template, and of what it becomes; a mail of 100 words has about 600.
MAX_SIZE = 65_536

_BLANK_LINES = re.compile(r"\n{3,}")
_GRAMMARS = {
    language: Grammar(
        FIELDS,
        ENVIRONMENT.filters,
        ENVIRONMENT.tests,
        constant=FILTERS,
        foreign={name: one.language for name, one in FILTERS.items() if one.language not in (None, language)},
    )
    for language in Language
}


@dataclass(frozen=True, slots=True)
class _Part:
    """Subject or body, compiled, and how its lines are called."""

    code: Compiled
    name: str
    where: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A compiled template; compile once, render for each person."""

    name: str
    language: Language
    #: None where the mail goes on in its thread and takes the subject from there.
    subject: _Part | None
    body: _Part
    #: Every dotted name that it may read, such as `person.first_name`.
    fields: frozenset[str]
    #: Words of its own inside `{{ }}`.
    literals: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a template became for one person."""

    subject: str | None
    body: str
    #: Dotted name -> text of every value that was looked at; "" for one that is not known. Days are ISO 8601.
    read: Mapping[str, str]
    #: The values as they stand in the text, each once, in their order.
    inserted: tuple[str, ...]


def compile_template(text: str, *, name: str, language: Language | None = None) -> Template:
    """Compile the file form *text*; *name* is how errors call it.

    The language is the header's or else *language*; they may not differ. InputError and TemplateError say
    `name:line`: an unknown header, field, filter or name, anything but text, tests and fields, more than 64 KB.
    """
    if len(text) > MAX_SIZE:
        raise TemplateError(f"{name}: more than {MAX_SIZE} characters")
    form = parse(text, name=name)
    spoken = form.language or language
    if spoken is None:
        raise TemplateError(f"{name}: no language is said", hint="begin it with a line such as Language: en")
    if language not in (None, spoken):
        raise TemplateError(f"{name}: says Language: {spoken}, but is used for {language}")
    subject, subject_names = _compile(form.subject or "", spoken, name, form.subject_line)
    body, body_names = _compile(form.body, spoken, name, form.body_line)
    return Template(
        name=name,
        language=spoken,
        subject=subject if form.subject else None,
        body=body,
        fields=subject_names.fields | body_names.fields,
        literals=subject_names.literals | body_names.literals,
    )


def render(template: Template, sources: Mapping[str, Source]) -> Rendered:
    """Fill *template* with the values of *sources*, one per namespace of `FIELDS`; values are never rendered again.

    MissingValue where a value that is not known is printed; TemplateError where it cannot be rendered.
    """
    state = State(template.language, sources)
    values = {space: Reader(source, space, state) for space, source in sources.items()}
    subject = _fill(template.subject, values, state, sources) if template.subject else ""
    body = _fill(template.body, values, state, sources)
    lines = "\n".join(line.rstrip() for line in body.split("\n"))
    shown = _BLANK_LINES.sub("\n\n", lines).strip("\n")
    if not shown:
        raise TemplateError(f"{template.name}: nothing is left of its body")
    own = template.literals - set(state.read.values())
    inserted = tuple(dict.fromkeys(one for one in state.printed if one and one not in own))
    return Rendered(subject=clean(subject) or None, body=shown, read=state.read, inserted=inserted)


def _compile(text: str, language: Language, name: str, first_line: int) -> tuple[_Part, Names]:
    where = partial(_where, name, first_line)
    try:
        tree = ENVIRONMENT.parse(text, name, name)
        names = _GRAMMARS[language].read(tree, where)
        code = ENVIRONMENT.compile(tree, name, name)
    except TemplateSyntaxError as error:
        raise TemplateError(f"{where(error.lineno)}: {error.message}") from error
    except (RecursionError, SyntaxError, MemoryError) as error:
        raise TemplateError(f"{name}: it is nested too deep") from error
    return _Part(Compiled.from_code(ENVIRONMENT, code, {}), name, where), names


def _where(name: str, first_line: int, line: int) -> str:
    return f"{name}:{first_line + line - 1}"


def _fill(part: _Part, values: Mapping[str, Reader], state: State, sources: Mapping[str, Source]) -> str:
    try:
        return _joined(part.code.generate({**values, STATE: state}))
    except AbsentError as error:
        path, where = str(error), part.where(_line(error, part))
        raise MissingValue(path, sources[path.partition(".")[0]].of, where=where) from None
    except Exception as error:
        hint = error.hint if isinstance(error, OutreachError) else ""
        raise TemplateError(f"{part.where(_line(error, part))}: {error}", hint=hint) from error


def _joined(pieces: Iterator[str]) -> str:
    shown, size = [], 0
    for piece in pieces:
        shown.append(piece)
        size += len(piece)
        if size > MAX_SIZE:
            raise TemplateError(f"becomes more than {MAX_SIZE} characters")
    return "".join(shown)


def _line(error: Exception, part: _Part) -> int:
    """Find the template's line in the traceback, which Jinja rewrites to the template's own."""
    line, step = 1, error.__traceback__
    while step:
        line = step.tb_lineno if step.tb_frame.f_code.co_filename == part.name else line
        step = step.tb_next
    return line
