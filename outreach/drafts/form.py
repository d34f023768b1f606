"""A draft's file in, its headers and body out; and back. Templates, edited drafts and files to lint share it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from outreach.drafts.encoding import decode
from outreach.drafts.near import meant, nearest
from outreach.errors import InputError
from outreach.text import Language

__all__ = ["HEADERS", "Form", "decode", "parse", "uncommented", "write"]

#: The headers of a file, as `write` orders and spells them.
HEADERS = ("Subject", "Language", "Lint-Ignore")

_HEADER = re.compile(r"([^\W\d_][\w-]*)[ \t]*:(.*)", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
#: What a hand that thinks in Turkish types above a blank line.
_TURKISH = {"konu": "Subject", "dil": "Language"}
_CLOSE = 0.8  # a first line this near to a header is a slip of the pen, not the body's first words


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The file of a draft or template. The body neither begins nor ends with a blank line."""

    subject: str | None = None
    language: Language | None = None
    #: Code and reason of each Lint-Ignore; a reason may be empty.
    ignored: tuple[tuple[str, str], ...] = ()
    body: str
    #: Lines and columns of the file, from 1; they say where the parts stood, not what they are.
    body_line: int = field(default=1, compare=False)
    subject_line: int = field(default=1, compare=False)
    subject_column: int = field(default=1, compare=False)
    #: Line and column of each of `ignored`.
    ignored_places: tuple[tuple[int, int], ...] = field(default=(), compare=False)


def parse(text: str, *, name: str) -> Form:
    """Divide *text* into headers and body; *name* is how errors call the file.

    InputError, with file and line, for an unknown, repeated, folded or unreadable header.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = _next_line(lines, 0)
    if not _is_headed(lines, start):
        return _form({}, {}, lines, start)
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    found: dict[str, list[str]] = {}
    where: dict[str, list[tuple[int, int]]] = {}
    for at in range(start, end):
        header, value = _header(lines[at], f"{name}:{at + 1}")
        if header != "Lint-Ignore" and header in found:
            raise InputError(f"{name}:{at + 1}: {header} stands here a second time")
        found.setdefault(header, []).append(_checked(header, value, f"{name}:{at + 1}"))
        where.setdefault(header, []).append((at + 1, len(lines[at].rstrip()) - len(value) + 1))
    return _form(found, where, lines, end)


def write(form: Form) -> str:
    """Spell *form* as a file that `parse` reads back as the same form."""
    headers = [f"Subject: {form.subject}"] if form.subject else []
    headers += [f"Language: {form.language}"] if form.language else []
    headers += [f"Lint-Ignore: {code} {reason}".rstrip() for code, reason in form.ignored]
    if not headers and _is_headed(form.body.split("\n"), 0):
        headers = ["Subject:"]  # else the body's first line would be taken for a header
    block = "\n".join(headers) + "\n\n" if headers else ""
    return f"{block}{form.body}\n"


def uncommented(body: str) -> str:
    """Take Jinja comments out of a template's body, keeping every line where it was."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), body)


def _next_line(lines: list[str], start: int) -> int:
    """Find the first line from *start* on that says something; the end where none does."""
    return next((at for at in range(start, len(lines)) if lines[at].strip()), len(lines))


def _is_headed(lines: list[str], start: int) -> bool:
    """Tell a header block from a body: it begins with a header of ours, or holds one among lines like it."""
    words: list[str] = []
    for line in lines[start:]:
        matched = _HEADER.fullmatch(line)
        if not matched:
            begins = bool(words) and _is_ours(words[0])
            return begins or (not line.strip() and (any(map(_is_ours, words)) or _translated(words[:1])))
        words.append(matched[1])
    return any(map(_is_ours, words))


def _is_ours(word: str) -> bool:
    return nearest(word, HEADERS, closeness=_CLOSE) is not None


def _translated(words: list[str]) -> bool:
    return any(word.lower() in _TURKISH for word in words)


def _header(line: str, where: str) -> tuple[str, str]:
    matched = _HEADER.fullmatch(line)
    if not matched:
        raise InputError(
            f"{where}: not a header", hint="leave a blank line above the body; no header goes on below"
        )
    known = {header.lower(): header for header in HEADERS}.get(matched[1].lower())
    if not known:
        perhaps = _TURKISH.get(matched[1].lower(), matched[1])
        raise InputError(f"{where}: {matched[1]}: no such header; {meant(perhaps, HEADERS)}")
    return known, matched[2].strip()


def _checked(header: str, value: str, where: str) -> str:
    languages = ", ".join(Language)
    if header == "Language" and value.lower() not in languages.split(", "):
        raise InputError(f"{where}: Language: {value or 'empty'}: no such language; there are {languages}")
    if header == "Lint-Ignore" and not value:
        raise InputError(
            f"{where}: Lint-Ignore names no rule", hint="such as: Lint-Ignore: OPN301 the reason"
        )
    return value


def _form(
    found: dict[str, list[str]], where: dict[str, list[tuple[int, int]]], lines: list[str], end: int
) -> Form:
    first = _next_line(lines, end)
    ((subject_line, subject_column),) = where.get("Subject", [(1, 1)])
    subject, language = (found.get(header, [""])[0] for header in ("Subject", "Language"))
    return Form(
        subject=subject or None,
        language=Language(language.lower()) if language else None,
        ignored=tuple(_ignored(found.get("Lint-Ignore", ()))),
        body="\n".join(_without_blank_end(lines[first:])),
        body_line=min(first + 1, len(lines)),
        subject_line=subject_line,
        subject_column=subject_column,
        ignored_places=tuple(where.get("Lint-Ignore", ())),
    )


def _ignored(values: Iterable[str]) -> Iterable[tuple[str, str]]:
    for value in values:
        code, *reason = value.split(None, 1)
        yield code, "".join(reason)


def _without_blank_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
