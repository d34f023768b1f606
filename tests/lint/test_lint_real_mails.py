"""On e-mails that strangers wrote and labelled, errors are rare on good ones, and bad ones are seldom missed.

The texts are not ours, so they are read from where they lie, and the test is skipped where they do not.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from outreach.lint import Document, Profile, Settings, Severity, check
from outreach.text import Language

MAILS = Path(__file__).parents[3] / "shared/data/lint/dev.jsonl"
_BLANK = re.compile(r"\{\{|\[[^\W\d_][^\[\]\n]{0,80}\]|\$?\{[a-z_]")
_LATER = re.compile(r"Follow-Up|follow-up|Email [2-9]|Breakup|no subject -- reply|check-in")

pytestmark = pytest.mark.skipif(not MAILS.exists(), reason="the labelled e-mails are not here")


def mails(label: str) -> list[Document]:
    rows: list[dict[str, Any]] = [json.loads(line) for line in MAILS.read_text(encoding="utf-8").splitlines()]
    return [document(row) for row in rows if row["label"] == label]


def document(row: dict[str, Any]) -> Document:
    """Read a mail as what its collector calls it; one whose subject was not handed down has some subject."""
    later = _LATER.search(row["why"] + row["kind"] + row["subject"]) or re.match(
        r"re ?:", row["subject"].lower()
    )
    return Document(
        name=row["id"],
        subject=row["subject"].strip() or "not handed down",
        body=row["body"],
        language=Language(row["lang"]),
        template=_BLANK.search(row["subject"] + row["body"]) is not None,
        profile=Profile.FOLLOW_UP if later else Profile.FIRST,
    )


def share(documents: list[Document], *weights: Severity, settings: Settings) -> float:
    hit = [one for one in documents if any(found.severity in weights for found in check(one, settings))]
    return len(hit) / len(documents)


def test_few_good_mails_have_an_error() -> None:
    assert share(mails("good"), Severity.ERROR, settings=Settings()) <= 0.15


def test_the_rules_of_wording_add_no_error_to_a_good_mail() -> None:
    assert share(mails("good"), Severity.ERROR, settings=Settings(ignore=("LEN101",))) == 0


def test_most_bad_mails_are_noticed_even_without_asking_for_a_post() -> None:
    settings = Settings(ignore=("LEN101", "PER401"))
    noticed = share(mails("bad"), Severity.ERROR, Severity.WARNING, settings=settings)
    assert noticed >= 0.8
    assert noticed >= 2 * share(mails("good"), Severity.ERROR, Severity.WARNING, settings=settings)
