"""What `outreach init` writes is read back as it was meant, and is never what would be refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.config import Config, starter
from outreach.errors import ConfigError, InputError
from outreach.text import Language
from outreach.toml import check, parse

_NAMES = st.text(alphabet="Aş İ\"'\\{}%$#=[]\u202e🏺", min_size=1, max_size=12).filter(
    lambda name: name.strip() not in {"", "-"}
)


@given(name=_NAMES, brand=_NAMES)
def test_what_init_writes_is_read_back_whatever_people_are_called(name: str, brand: str) -> None:
    text = starter(
        name=name, address="s@x.example", brand=brand, language=Language.TR, time_zone="Europe/Istanbul"
    )
    config = check(parse(text, name="config.toml"), Config)
    assert (config.sender().name, config.sender().brand) == (name.strip(), brand.strip())
    assert (config.language, config.time_zone, config.sending) == (
        Language.TR,
        "Europe/Istanbul",
        Config().sending,
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"address": "Selin <s@x.example>"}, "accounts.me.address"),
        ({"name": "S\nx = 1"}, "accounts.me.name"),
        ({"name": ""}, "accounts.me.name"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"brand": "a\0"}, "accounts.me.brand"),
        ({"name": "a\udcff"}, "no letters"),
    ],
)
def test_init_never_writes_what_would_be_refused(changed: dict[str, str], told: str) -> None:
    answers = {"name": "S", "address": "s@x.example", "brand": "", "time_zone": "UTC"} | changed
    with pytest.raises((ConfigError, InputError), match=told):
        starter(language=Language.EN, **answers)
