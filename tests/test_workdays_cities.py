"""The city or state in a sheet says by which clock somebody lives, and only where that is certain."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from outreach.workdays.cities import _ALONE, _BESIDE, _PLACES, _known, zone_of_place


@pytest.mark.parametrize(
    ("heading", "value", "country", "zone"),
    [
        ("City", "Los Angeles", "US", "America/Los_Angeles"),
        ("City", "Austin, TX", "us", "America/Chicago"),
        ("Location", "Portland, ME", "US", "America/New_York"),
        ("Location", "Portland", "US", None),  # there are two
        ("State", "N.Y.", "US", "America/New_York"),
        ("City", "St. Louis", "US", "America/Chicago"),
        ("Şehir", "İSTANBUL", None, "Europe/Istanbul"),
        ("şehir", "Eskişehir", None, "Europe/Istanbul"),
        ("İl", "IL", "US", "America/Chicago"),
        ("city", "São Paulo", "BR", "America/Sao_Paulo"),
        ("city", "Paris", "US", None),  # the one in Texas
        ("city", "Tenerife", "ES", "Atlantic/Canary"),
        ("city", "Springfield", None, None),
        ("city", "", "US", None),
        ("niche", "Chicago", "US", None),
    ],
)
def test_a_place_says_its_zone(heading: str, value: str, country: str | None, zone: str | None) -> None:
    assert zone_of_place({"views": "12", heading: value}, country) == zone


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        ("London, Ontario", None),
        ("London, ON", None),
        ("Paris, Texas", None),
        ("Paris, TX", None),
        ("Barcelona, Venezuela", None),
        ("Manchester, NH", None),
        ("Vienna, VA", None),
        ("Sydney, NS", None),
        ("Los Angeles, Chile", None),
        ("Berlin / London", None),
        ("İstanbul, Germany", None),
        ("London", "Europe/London"),
        ("London, UK", "Europe/London"),
        ("Köln, Almanya", "Europe/Berlin"),
        ("Boston, MA", "America/New_York"),
        ("Los Angeles, CA, USA", "America/Los_Angeles"),
        ("Sydney, NSW", "Australia/Sydney"),
        ("Berlin / Hamburg", "Europe/Berlin"),
        ("Kadıköy, İstanbul", "Europe/Istanbul"),
        ("İstanbul / Türkiye", "Europe/Istanbul"),
    ],
)
def test_with_no_country_all_that_is_said_of_a_place_must_agree(value: str, zone: str | None) -> None:
    assert zone_of_place({"location": value}, None) == zone


@pytest.mark.parametrize(
    ("heading", "value"), [("State", "Ontario"), ("Country", "Venezuela"), ("Ülke", "Venezuela")]
)
def test_a_city_means_another_by_what_stands_in_the_next_column(heading: str, value: str) -> None:
    assert zone_of_place({"City": "Barcelona", heading: ""}, None) == "Europe/Madrid"
    assert zone_of_place({"City": "Barcelona", heading: value}, None) is None


def test_every_city_that_means_one_place_may_have_its_country_beside_it() -> None:
    assert set(_ALONE) == set(_BESIDE)
    for zone, cities in _ALONE.items():
        for city, country in ((one, _BESIDE[zone].split(",")[0]) for one in cities.split(", ")):
            assert zone_of_place({"city": f"{city}, {country}"}, None) == zone


def test_every_zone_of_the_places_is_one_of_its_country() -> None:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    known = {tuple(line.split("\t")[::2]) for line in table.splitlines() if not line.startswith("#")}
    named = {(country, zone) for country, zones in _PLACES.items() for zone in zones}
    assert {
        (country, zone) for country, zone in named if not any(one[:2] == (country, zone) for one in known)
    } == set()
    assert set(_ALONE) <= {one[1] for one in known}


@pytest.mark.parametrize("zones", [*_PLACES.values(), _ALONE])
def test_no_place_stands_under_two_zones(zones: dict[str, str]) -> None:
    names = [name for listed in zones.values() for name in re.split(r",\s*", listed)]
    assert len(names) == len(set(names))


def test_who_has_no_country_is_not_taken_for_an_american_state() -> None:
    assert "la" not in _known("")
