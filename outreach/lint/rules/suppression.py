"""SUP: whether the suppressions of the header block hold."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Field
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule("SUP001", "unused-suppression", Severity.WARNING)
def unused_suppression(view: View) -> Iterator[Hit]:
    """A `Lint-Ignore` line that silences nothing.

    Why: A suppression that outlives its finding hides the next one, which nobody has looked at. This is order, not a
    matter of evidence. A line for a rule that does not run here (other language, template mode, not selected) is left
    alone; a word that is no rule is reported with the near one.

    Change en: Lint-Ignore: OPN301 she opens her own mails like this
    Change tr: Lint-Ignore: OPN301 kendisi de mektuplarına böyle başlıyor
    Keep en: a line above a body whose opening OPN301 would flag
    Keep tr: OPN301'in işaretleyeceği bir açılışın üstündeki satır
    """
    for code, span in _entries(view):
        from outreach.lint.settings import rule_named, unknown_rule  # noqa: PLC0415 - they stand on the list with this rule

        meant = rule_named(code)
        if meant is None:
            yield Hit(*span, unknown_rule(code), Field.HEADER)
        elif meant.code in view.judged - view.silenced and _reason(view, code):
            yield Hit(*span, f"{meant.code} {meant.name} finds nothing here", Field.HEADER, "delete the line")


@rule("SUP002", "reasonless-suppression", Severity.WARNING)
def reasonless_suppression(view: View) -> Iterator[Hit]:
    """A `Lint-Ignore` line that gives no reason. It silences nothing until it does.

    Why: Whoever approves the draft must be able to judge the exception without asking. This is order, not a matter of
    evidence.

    Change en: Lint-Ignore: OPN301
    Change tr: Lint-Ignore: LEN101
    Keep en: Lint-Ignore: OPN301 she opens her own mails like this
    Keep tr: Lint-Ignore: LEN101 koşulları tek mektupta istedi
    """
    for code, span in _entries(view):
        if not _reason(view, code):
            said = f"{code} is not silenced: no reason is given"
            yield Hit(*span, said, Field.HEADER, f"write {code} and why")


def _entries(view: View) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each code of the header block with its place in `view.header`, as it was typed."""
    if not view.document.ignored:
        return
    for line, (code, _) in zip(view.header.lines, view.document.ignored, strict=False):
        yield code, (line, line + len(code))


def _reason(view: View, code: str) -> bool:
    return any(reason.strip() for word, reason in view.document.ignored if word == code)
