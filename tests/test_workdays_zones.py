"""Whose clock and calendar counts for a person, and that what ships of zones and holidays is what the world has."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from outreach.errors import InputError
from outreach.workdays import (
    zone,
    zone_for,
)
from outreach.workdays.public import from_library, public_holidays, written
from outreach.workdays.zones import MANY_ZONES, ZONES


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Istanbul", "Europe/Istanbul"),
        ("europe/istanbul", "Europe/Istanbul"),
        ("Europe/Istambul", "Europe/Istanbul"),
        ("new york", "America/New_York"),
        ("Mars/Base", "Europe/Istanbul"),
        ("Europe", "Europe/"),
        ("", "write one such as"),
        ("../etc/passwd", "write one such as"),
        ("a\0b", "write one such as"),
    ],
)
def test_an_unknown_zone_is_told_with_the_near_one(name: str, meant: str) -> None:
    with pytest.raises(InputError, match="no such time zone") as caught:
        zone(name)
    assert meant in str(caught.value)


def test_a_persons_zone_is_their_own_then_their_countrys_then_the_senders() -> None:
    assert zone_for("Asia/Tokyo", "TR", "UTC").key == "Asia/Tokyo"
    assert zone_for(None, "tr", "UTC").key == "Europe/Istanbul"
    assert zone_for("", "US", "Europe/Istanbul").key == "Europe/Istanbul"  # several clocks: no guess
    assert zone_for(None, None, "Europe/Istanbul").key == "Europe/Istanbul"


def test_the_zones_of_countries_are_those_of_the_zone_data() -> None:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    known = {(row[0], row[2]) for row in rows}
    assert set(ZONES.items()) - known == set()
    assert {(country, one) for country, many in MANY_ZONES.items() for one in many} - known == set()
    assert not set(ZONES) & set(MANY_ZONES)
    assert not {"US", "CA", "BR", "AU", "RU", "MX", "ID"} & set(ZONES)


def test_the_public_holidays_that_ship_are_those_of_the_library() -> None:
    assert files("outreach.workdays").joinpath("public_holidays.json").read_text("utf-8") == written(), (
        "scripts/holidays"
    )


def test_years_that_do_not_ship_are_asked_of_the_library() -> None:
    assert date(2050, 10, 29) in public_holidays("TR", 2050).free
    assert public_holidays("TR", 2026) == from_library("TR", 2026)
    assert public_holidays("XX", 2026) == (frozenset(), frozenset(), frozenset())
