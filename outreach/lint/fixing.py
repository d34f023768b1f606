"""The text of a file in; the same text with what its findings would mend, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from outreach.errors import InputError
from outreach.lint.document import Document, Field
from outreach.lint.engine import check
from outreach.lint.places import NEW_LINE, line_starts, place
from outreach.lint.reading.blanks import without_commands
from outreach.lint.rule import Finding, Fix
from outreach.lint.settings import Settings

#: Rounds after which a text is left as it is; each takes the first of the fixes that overlap.
ROUNDS = 10

#: Reads the text of a file; InputError where it cannot be judged.
Read = Callable[[str], Document]


class Mended(NamedTuple):
    """A text, and how often each rule mended it."""

    text: str
    applied: Mapping[str, int]


def mend(text: str, read: Read, settings: Settings, *, unsafe: bool = False) -> Mended:
    """Apply the fixes of all findings in *text*, again and again until nothing changes.

    A fix that is not safe is applied only with *unsafe*. Fixes that would undo each other leave the text as it was
    before the first of them, and those that would make another file of it, such as a header of a line, are left out.
    """
    steps = [Mended(text, Counter())]
    for _ in range(ROUNDS):
        now, applied = steps[-1]
        document = read(now)
        chosen = chosen_fixes(document, check(document, settings), unsafe=unsafe)
        after = _mended_file(now, document, chosen)
        if not _is_same_mail(after, read, document, chosen):
            chosen = [one for one in chosen if _spares_the_file(now, read, document, one)]
            after = _mended_file(now, document, chosen)
        before = next((step for step in steps if step.text == after), None)
        if before:
            return before
        steps.append(Mended(after, Counter(applied) + Counter(finding.code for finding in chosen)))
    return steps[-1]


def chosen_fixes(document: Document, findings: Iterable[Finding], *, unsafe: bool = False) -> list[Finding]:
    """List the findings whose fixes can be applied together: of those that overlap the first."""
    able = [finding for finding in findings if finding.fix and is_fixable(document, finding, unsafe=unsafe)]
    chosen: list[Finding] = []
    ends: dict[Field, int] = {}
    for finding in sorted(able, key=_order):
        start, end, *_ = _fix(finding)
        if start >= ends.get(finding.field, 0):
            chosen.append(finding)
            ends[finding.field] = max(end, start + 1)  # two insertions at one place come one after the other
    return chosen


def is_fixable(document: Document, finding: Finding, *, unsafe: bool = False) -> bool:
    """Say whether the fix of *finding* may be applied: it spares the commands of a template, and keeps a subject one line."""
    fix = finding.fix
    if fix is None or not (fix.safe or unsafe) or finding.field is Field.HEADER:
        return False
    text = _part(document, finding.field)
    if finding.field is Field.SUBJECT and (document.subject is None or NEW_LINE.search(fix.text)):
        return False
    around = slice(fix.start, fix.end)
    return not document.template or without_commands(text)[around] == text[around]


def fix_places(document: Document, finding: Finding) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give line and column of where the fix of *finding* begins, and of where it ends."""
    fix, starts = _fix(finding), line_starts(_part(document, finding.field))
    first, last = (place(document, finding.field, starts, offset) for offset in (fix.start, fix.end))
    return first, last


def _mended_file(text: str, document: Document, chosen: Sequence[Finding]) -> str:
    """Change *text* alone where the fixes say; a line break of theirs is written as those of the file."""
    starts = line_starts(text)
    broken = NEW_LINE.search(text)
    new_line = broken[0] if broken else "\n"
    for finding in reversed(chosen):
        first, last = (starts[line - 1] + column - 1 for line, column in fix_places(document, finding))
        text = text[:first] + NEW_LINE.sub(lambda _: new_line, _fix(finding).text) + text[last:]
    return text


def _spares_the_file(text: str, read: Read, document: Document, one: Finding) -> bool:
    return _is_same_mail(_mended_file(text, document, [one]), read, document, [one])


def _is_same_mail(after: str, read: Read, document: Document, chosen: Sequence[Finding]) -> bool:
    """Say whether *after* is read as the parts of *document* with the fixes in them, and as nothing else."""
    try:
        found = read(after)
    except InputError:
        return False
    subject, body = (_mended_part(document, field, chosen) for field in (Field.SUBJECT, Field.BODY))
    return (
        (found.subject or "", found.language, found.ignored, found.profile)
        == (subject.strip(), document.language, document.ignored, document.profile)
        and found.body == _without_blank_ends(body)
    )  # fmt: skip


def _mended_part(document: Document, field: Field, chosen: Sequence[Finding]) -> str:
    text = _part(document, field)
    for finding in reversed(chosen):
        if finding.field is field:
            fix = _fix(finding)
            text = text[: fix.start] + NEW_LINE.sub("\n", fix.text) + text[fix.end :]
    return text


def _without_blank_ends(body: str) -> str:
    lines = body.split("\n")
    said = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[said[0] : said[-1] + 1]) if said else ""


def _part(document: Document, field: Field) -> str:
    return document.body if field is Field.BODY else document.subject or ""


def _fix(finding: Finding) -> Fix:
    assert finding.fix is not None
    return finding.fix


def _order(finding: Finding) -> tuple[bool, int, int]:
    """Put the subject first, which stands above the body."""
    fix = _fix(finding)
    return finding.field is Field.BODY, fix.start, fix.end
