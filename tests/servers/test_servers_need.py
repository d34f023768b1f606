"""A missing server is told by name: skipped for a newcomer, a failure at the gate."""

import pytest
from need import need


def test_a_program_that_is_there_is_found() -> None:
    assert need("sh", package="dash").name == "sh"


@pytest.mark.parametrize(
    ("required", "outcome"),
    [("1", pytest.fail.Exception), ("", pytest.skip.Exception), ("0", pytest.skip.Exception)],
)
def test_a_missing_one_fails_only_where_servers_are_required(
    required: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTREACH_REQUIRE_SERVERS", required)
    with pytest.raises(
        outcome, match=r"no-such-server is not installed \(Debian: apt install no-such-package\)"
    ):
        need("no-such-server", package="no-such-package")
