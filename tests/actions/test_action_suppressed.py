"""Whoever is blocked is stopped three times over: at the import, in the plan, and at the wire."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sends import held, send_queued

from outreach.actions.deciding import block, block_domain
from outreach.actions.importing import keep, look
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.models import SuppressionKind
from outreach.store import suppressions
from spring import reached, states

Block = Callable[[App], object]


def only_the_hash(app: App) -> None:
    """A hash is all that there is of her, as after `forget`; nothing was cancelled."""
    with app.writing() as db:
        about = {"secret": app.secret, "because": "asked", "now": app.now()}
        suppressions.suppress(db, SuppressionKind.ADDRESS, "ayse@example.com", **about)  # type: ignore[arg-type]  # as named


WAYS: list[Block] = [
    lambda app: block(app, "@ayse.seramik", "asked"),
    lambda app: block_domain(app, "example.com", "asked"),
    only_the_hash,
]


@pytest.mark.parametrize("way", WAYS)
def test_at_the_import(app: App, spring: Path, way: Block) -> None:
    way(app)
    done = keep(app, look(b"name,email\nAyse,ayse@example.com\n", "x.csv", columns={}))
    assert [one.reason for one in done.rejections] == ["blocked: asked"]


@pytest.mark.parametrize("way", WAYS)
def test_in_the_plan(app: App, approved: Path, way: Block) -> None:
    way(app)
    hold = held(app)["ayse.seramik"]
    assert (hold.code, hold.because, hold.final) == ("suppressed", "blocked: asked", True)


@pytest.mark.parametrize("way", WAYS)
def test_at_the_wire(app: App, approved: Path, way: Block) -> None:
    queue(app, confirmed=6)
    way(app)

    send_queued(app)

    assert states(app)["ayse"] == "cancelled"
    assert "ayse" not in reached(app.workspace)
