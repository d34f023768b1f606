"""What an approval binds to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from outreach.drafts.draft import content_hash, evidence
from outreach.posts import Post

POST = Post(id=7, url="https://x.example/1?utm=a", canonical_url="https://x.example/1", title="Sır")


def resting_on(**changes: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "read": {"person.first_name": "Ayşe", "post.title": "Sır"},
        "recipient": "ayse@example.com",
        "account": "selin",
        "post": POST,
        "attachments": ["9f3c"],
    }
    return evidence(**{**known, **changes})


def test_evidence_survives_json() -> None:
    made = resting_on()
    assert json.loads(json.dumps(made)) == made
    assert made == {
        "read": {"person.first_name": "Ayşe", "post.title": "Sır"},
        "recipient": "ayse@example.com",
        "account": "selin",
        "attachments": ["9f3c"],
        "post": {"id": 7, "url": "https://x.example/1"},
    }


BEFORE = content_hash("Sır", "Merhaba", "Selin", resting_on())


def test_the_hash_is_the_same_for_the_same_content_in_any_order() -> None:
    turned = dict(reversed(resting_on(read={"post.title": "Sır", "person.first_name": "Ayşe"}).items()))
    assert content_hash("Sır", "Merhaba", "Selin", turned) == BEFORE
    assert content_hash("Sır", "Merhaba", "Selin", json.loads(json.dumps(resting_on()))) == BEFORE


def test_the_hash_never_changes_between_versions() -> None:
    assert BEFORE == "f8760eb97501da5e43e7518715280141d890d53bb17b1fc1e6bbe88c8e09aa5a"


@pytest.mark.parametrize(
    "after",
    [
        content_hash("Sir", "Merhaba", "Selin", resting_on()),
        content_hash("Sır", "Merhaba ", "Selin", resting_on()),
        content_hash("Sır", "Merhaba", "Selin\n\nno", resting_on()),
        content_hash("SırMerhaba", "", "Selin", resting_on()),
        content_hash("Sır", "Merhaba", "Selin", resting_on(recipient="ayse@example.org")),
        content_hash("Sır", "Merhaba", "Selin", resting_on(recipient=None)),
        content_hash("Sır", "Merhaba", "Selin", resting_on(account="mert")),
        content_hash("Sır", "Merhaba", "Selin", resting_on(post=None)),
        content_hash("Sır", "Merhaba", "Selin", resting_on(attachments=[])),
        content_hash("Sır", "Merhaba", "Selin", resting_on(attachments=["9f3d"])),
        content_hash("Sır", "Merhaba", "Selin", resting_on(read={"person.first_name": "Ayşe"})),
        content_hash(
            "Sır", "Merhaba", "Selin", resting_on(read={"person.first_name": "Ayse", "post.title": "Sır"})
        ),
    ],
)
def test_any_change_of_text_or_evidence_changes_the_hash(after: str) -> None:
    assert after != BEFORE
