from __future__ import annotations

import pytest

from outreach.people.matching import conflict, persons
from outreach.people.record import Record

ADDRESSES = {"ayse@example.com": 1, "can@example.com": 2}
CHANNELS = {("instagram", "ayse"): 1, ("unknown", "can"): 2, ("tiktok", "ece"): 3, ("youtube", "ece"): 4}


def record(
    address: str | None = None,
    handle: str | None = None,
    platform: str | None = None,
    name: str | None = None,
) -> Record:
    return Record(
        line=2,
        name=name,
        address=address,
        canonical_address=address,
        platform=platform or ("unknown" if handle else None),
        handle=handle,
        canonical_handle=handle,
    )


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (record("ayse@example.com"), (1,)),
        (record(handle="ayse", platform="instagram"), (1,)),
        (record("ayse@example.com", "ayse", "instagram"), (1,)),
        (record("ayse@example.com", "new", "tiktok"), (1,)),
        (record("new@example.com", "ayse", "tiktok"), ()),
        (record(handle="ayse"), (1,)),
        (record(handle="can", platform="tiktok"), (2,)),
        (record(handle="ece"), ()),
        (record("ayse@example.com", "ece", "tiktok"), (1, 3)),
        (record("new@example.com"), ()),
    ],
)
def test_whom_a_record_speaks_of(given: Record, found: tuple[int, ...]) -> None:
    assert persons(given, ADDRESSES, CHANNELS) == found


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (record("a@x.co", "ayse", "tiktok", "Ayşe"), record("a@x.co", "ayse", "instagram", "Ayşe Y"), None),
        (record("a@x.co", name="Ayşe Y"), record("a@x.co", name="Can B"), "same address, another name"),
        (record("b@x.co", "ayse"), record("a@x.co", "ayse"), "same handle, another address"),
        (record(None, "ayse"), record("a@x.co", "ayse"), None),
        (
            record("a@x.co", "one", "tiktok"),
            record("a@x.co", "two", "tiktok"),
            "same address, another handle",
        ),
        (record("a@x.co", "one", "tiktok", "Ayşe"), record("a@x.co", "two", "tiktok", "Ayşe"), None),
    ],
)
def test_when_two_records_cannot_be_one_person(one: Record, other: Record, words: str | None) -> None:
    assert conflict(one, other) == words
