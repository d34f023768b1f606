"""E-mails that strangers wrote and judged in; how often the rules agree out: `python -m benchmarks.lint_quality [FILE]`.

Each line of FILE is a JSON object with id, lang, label, label_basis, kind, why, subject and body. Only `good` and `bad` of
real judgements count; what a source recommends or nobody judged does not. The mails are not ours, so figures alone are
written down (`docs/lint-quality.md`). Exit code 1 where a floor does not hold, 2 where there is no FILE.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach.lint import Document, Finding, Profile, Severity, check
from outreach.lint.document import Kind
from outreach.lint.rules import RULES
from outreach.text import Language

MAILS = Path(__file__).parents[2] / "shared/data/lint/dev.jsonl"
PAGE = Path(__file__).parents[1] / "docs/lint-quality.md"
REAL = frozenset({"explicit-example", "received-spam"})
#: Of ten good mails so many have no error, and of ten bad ones so many have an error or a warning.
FLOOR_GOOD, FLOOR_BAD = 8.4, 8.0
#: Kinds whose readers are asked to make content; all else is mail to firms, editors and candidates.
_INFLUENCER = frozenset({"influencer outreach", "influencer DM"})
_LATER = re.compile(r"Follow-Up|follow-up|Email [2-9]|Breakup|no subject -- reply|check-in")
_REPLY = re.compile(r"re ?:", re.IGNORECASE)
_LOUD = frozenset({Severity.ERROR, Severity.WARNING})

_HEAD = """# How often the linter agrees with people

Made by `python -m benchmarks.lint_quality`. {good} mails that their collectors called good and {bad} that they called bad, all
English, none of them ours; most sell to firms, and they are few, so a rule's row says little by itself. They are judged
without any facts, with placeholders allowed (template mode). A mail whose subject was not handed down is not blamed for it.

| | mails | share | floor |
|---|---|---|---|
| good ones without an error | {clean} of {good} | {clean_share:.0%} | {good_floor:.0%} |
| good ones without an error or a warning | {quiet} of {good} | {quiet_share:.0%} | |
| bad ones with an error or a warning | {noticed} of {bad} | {noticed_share:.0%} | {bad_floor:.0%} |

Mails in which each rule speaks, whatever its weight, and in brackets those where it is an error or a warning. Rules that need
facts about the reader say nothing here, and rules that spoke nowhere are left out.

| rule | good, of {good} | bad, of {bad} | on which side |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A mail, what its collector said, and what the rules say."""

    good: bool
    findings: tuple[Finding, ...]

    def has(self, *weights: Severity) -> bool:
        """Say whether a finding of one of *weights* is there."""
        return any(found.severity in weights for found in self.findings)


def judged(file: Path) -> list[Judged]:
    """Judge the mails of *file* whose labels are real judgements."""
    rows: Iterator[dict[str, Any]] = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [
        Judged(row["label"] == "good", check(document(row)))
        for row in rows
        if row["label"] in {"good", "bad"} and row["label_basis"] in REAL
    ]


def document(row: dict[str, Any]) -> Document:
    """Read a row as a template of the kind that its collector names; one without its subject has some subject."""
    later = _LATER.search(row["why"] + row["kind"] + row["subject"]) or _REPLY.match(row["subject"])
    return Document(
        name=row["id"],
        subject=row["subject"].strip() or "not handed down",
        body=row["body"],
        language=Language(row["lang"]),
        kind=Kind.INFLUENCER if row["kind"] in _INFLUENCER else Kind.OTHER,
        template=True,
        profile=Profile.FOLLOW_UP if later else Profile.FIRST,
    )


def page(mails: Sequence[Judged]) -> str:
    """Write what `docs/lint-quality.md` holds."""
    good = [mail for mail in mails if mail.good]
    bad = [mail for mail in mails if not mail.good]
    clean = sum(not mail.has(Severity.ERROR) for mail in good)
    quiet = sum(not mail.has(*_LOUD) for mail in good)
    noticed = sum(mail.has(*_LOUD) for mail in bad)
    head = _HEAD.format(
        good=len(good),
        bad=len(bad),
        clean=clean,
        clean_share=clean / len(good),
        quiet=quiet,
        quiet_share=quiet / len(good),
        noticed=noticed,
        noticed_share=noticed / len(bad),
        good_floor=FLOOR_GOOD / 10,
        bad_floor=FLOOR_BAD / 10,
    )
    return head + "".join(_rows(good, bad))


def _rows(good: Sequence[Judged], bad: Sequence[Judged]) -> Iterator[str]:
    every = [(_speaking(mails), _speaking(mails, loud=True), len(mails)) for mails in (good, bad)]
    (on_good, loud_good, of_good), (on_bad, loud_bad, of_bad) = every
    for rule in RULES:
        code = rule.code
        if on_good[code] or on_bad[code]:
            side = _side(on_good[code] / of_good, on_bad[code] / of_bad)
            hits = (
                f"{on_good[code]} ({loud_good[code]})",
                f"{on_bad[code]} ({loud_bad[code]})",
            )
            yield f"| {code} {rule.name} | {hits[0]} | {hits[1]} | {side} |\n"


def _speaking(mails: Sequence[Judged], *, loud: bool = False) -> Counter[str]:
    """Count the mails in which each rule speaks."""
    return Counter(
        code
        for mail in mails
        for code in {found.code for found in mail.findings if not loud or found.severity in _LOUD}
    )


def _side(good: float, bad: float) -> str:
    """Say which kind of mail has more of it; less than half as much again is no difference."""
    if bad > 1.5 * good:
        return "bad"
    return "good" if good > 1.5 * bad else "neither"


def main(words: Sequence[str]) -> int:
    """Judge, print and write the page."""
    file = Path(words[0]) if words else MAILS
    if not file.exists():
        print(f"{file}: no such file; name one with labelled mails", file=sys.stderr)
        return 2
    mails = judged(file)
    text = page(mails)
    print(text, end="")
    if not words:
        PAGE.write_text(text, encoding="utf-8")
    return 0 if holds(mails) else 1


def holds(mails: Sequence[Judged]) -> bool:
    """Say whether both floors hold."""
    good = [mail for mail in mails if mail.good]
    bad = [mail for mail in mails if not mail.good]
    clean = sum(not mail.has(Severity.ERROR) for mail in good)
    return 10 * clean >= FLOOR_GOOD * len(good) and 10 * sum(
        mail.has(*_LOUD) for mail in bad
    ) >= FLOOR_BAD * len(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
