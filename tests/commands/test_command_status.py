"""`outreach status`: everything in numbers."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Typed = Callable[..., Result]


def test_an_empty_workspace_counts_nothing_and_says_what_is_next(run: Typed) -> None:
    result = run("status")

    assert result.stdout.splitlines() == [
        "people    0, posts 0",
        "drafts    0, approved 0",
        "mail      none",
        "now       none",
        "transport local: practice, what it sends stays in outbox/",
    ]
    assert result.stderr == "inbox not read to its end yet.  next: outreach import YOUR-LIST.csv\n"


def test_after_sending_each_number_stands_under_its_word(sent: Path, run: Typed) -> None:
    run("sync")

    result = run("status")

    assert result.stdout.splitlines() == [
        "people    8, posts 8",
        "drafts    6, approved 6",
        "mail      queued 1, sent 5",
        "now       first 1, queued 1, coming 5, waiting 1",
        "transport local: practice, what it sends stays in outbox/",
    ]
    assert result.stderr == "inbox read a moment ago.  next: outreach queue\n"


def test_json_has_stable_names(sent: Path, run: Typed) -> None:
    assert json.loads(run("status", "--json").stdout) == {
        "people": 8,
        "posts": 8,
        "drafts": 6,
        "approved": 6,
        "deliveries": {"queued": 1, "sent": 5},
        "places": {"coming": 5, "queued": 1, "first": 1, "waiting": 1},
    }
