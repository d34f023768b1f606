"""No command goes untyped."""

from pathlib import Path

import pytest

from outreach.cli import VERBS

TESTS = "\n".join(
    path.read_text("utf-8")
    for path in Path(__file__).parent.glob("test_*.py")
    if path.name != Path(__file__).name
)


@pytest.mark.parametrize(
    "verb", [verb for verb in VERBS if verb != "demo"]
)  # the demonstration has tests of its own
def test_a_test_types_the_command(verb: str) -> None:
    assert f'run("{verb}"' in TESTS or f'typed("{verb}"' in TESTS or f'["{verb}"' in TESTS
