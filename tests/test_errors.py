"""The tree of errors, as its docstring draws it."""

from __future__ import annotations

import itertools
import re

import pytest

from outreach import errors
from outreach.errors import Outcome, OutreachError


def every(kind: type[OutreachError]) -> set[type[OutreachError]]:
    return {kind} | set(itertools.chain.from_iterable(every(one) for one in kind.__subclasses__()))


OURS = {kind for kind in every(OutreachError) if kind.__module__ == errors.__name__}


def test_the_drawing_names_every_error_with_its_exit_code() -> None:
    drawn = dict(re.findall(r"(\w+(?:Error|Refused)|Refused)\s+(\d+)", errors.__doc__ or ""))

    assert drawn == {kind.__name__: str(int(kind.outcome)) for kind in OURS}


def test_exit_codes_are_those_that_scripts_rely_on() -> None:
    assert {one.name: int(one) for one in Outcome} == {
        "DONE": 0,
        "FAILED": 1,
        "USAGE": 2,
        "CONFIG": 3,
        "LOGIN": 4,
        "PARTLY": 5,
        "UNKNOWN": 6,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        ([], Outcome.DONE),
        ([Outcome.DONE, Outcome.FAILED], Outcome.FAILED),
        ([Outcome.FAILED, Outcome.PARTLY], Outcome.PARTLY),
        ([Outcome.PARTLY, Outcome.UNKNOWN], Outcome.UNKNOWN),
        ([Outcome.UNKNOWN, Outcome.LOGIN], Outcome.LOGIN),
        ([Outcome.LOGIN, Outcome.CONFIG], Outcome.CONFIG),
        ([Outcome.CONFIG, Outcome.INTERRUPTED], Outcome.INTERRUPTED),
    ],
)
def test_of_several_outcomes_a_script_hears_the_worst(happened: list[Outcome], told: Outcome) -> None:
    assert Outcome.worst(happened) is told
    assert Outcome.worst(happened[::-1]) is told
