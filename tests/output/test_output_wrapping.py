"""Lines for a terminal: they fit its width, and what is to be typed stands whole on one of them."""

from __future__ import annotations

import pytest

from outreach.output.columns import breadth
from outreach.output.wrapping import beside, short, wrapped

HELD = (
    "account me has no imap in config.toml, so nobody would see an answer: add it, or write "
    'replies = "by hand" into the campaign and end each sequence with outreach stop'
)
LAW = (
    "  law        5  Turkey: where an offer counts as a commercial message, it needs their İYS status, onay or tacir "
    "(told once for bahar: outreach help law)"
)


HEAD, SHORT = "first      11  Ayşe Yılmaz           ", "draft 1 waits for review"


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        (HELD, ['replies = "by hand"', "outreach stop"]),
        (LAW, ["outreach help law"]),
        (
            "  a person moved: outreach draft bahar @mertkosuyor --post https://a.example",
            ["outreach draft bahar @mertkosuyor"],
        ),
        (
            'was it an answer at all? outreach stop @h --because "away"',
            ['stop @h --because "away"'],
        ),
        (
            "not searched for earlier mail with them: outreach send again; if that stays, outreach doctor",
            ["outreach send"],
        ),
        (
            "2 of them may not leave until somebody says so: outreach resolve @lena --sent, or --not-sent",
            ["@lena --sent"],
        ),
    ],
)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_command_is_broken_and_every_line_fits(line: str, typed: list[str], width: int) -> None:
    lines = wrapped(line, width, hang=16).split("\n")

    assert all(any(words in one for one in lines) for words in typed)
    assert all(breadth(one) <= width for one in lines if "outreach draft bahar" not in one)
    assert " ".join(" ".join(lines).split()) == " ".join(line.split())


def test_where_there_is_no_room_the_indentation_gives_way() -> None:
    assert {line[:5].count(" ") for line in wrapped(HELD, 60, hang=38).split("\n")[1:]} == {4}
    assert f"\n{' ' * 16}" in wrapped(HELD, 80, hang=16)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (100, f"{HEAD} {SHORT}"),
        (62, f"{HEAD} {SHORT}"),
        (60, f"{HEAD.rstrip()}\n    {SHORT}"),
        (40, f"{HEAD.rstrip()}\n    {SHORT}"),
        (None, f"{HEAD} {SHORT}"),
    ],
)
def test_a_reason_that_does_not_fit_beside_its_person_stands_below(width: int | None, shown: str) -> None:
    assert beside(HEAD, SHORT, width, 38) == shown


def test_a_long_name_breaks_above_its_reason_and_a_blank_head_leaves_no_blank_line() -> None:
    assert beside(" " * 15 + "Gülşen Ağaoğlu Öztürkmenoğlu", SHORT, 40, 38) == (
        f"{' ' * 15}Gülşen Ağaoğlu\n    Öztürkmenoğlu\n    {SHORT}"
    )
    assert beside(" " * 37, SHORT, 40, 38) == f"    {SHORT}"


def test_a_long_reason_stands_beside_its_person_where_there_is_room_for_its_lines() -> None:
    assert beside(HEAD, HELD, 78, 38).startswith(f"{HEAD} account me has")
    assert beside(HEAD, HELD, 77, 38).startswith(f"{HEAD.rstrip()}\n    account me has")
    assert all(breadth(one) <= 77 for one in beside(HEAD, HELD, 77, 38).split("\n"))


def test_a_pipe_gets_the_line_whole() -> None:
    assert wrapped(LAW, None) == LAW


def test_wide_letters_count_twice() -> None:
    assert wrapped("漢字漢字 漢字漢字 漢字", 18) == "漢字漢字 漢字漢字\n  漢字"


def test_only_what_somebody_wrote_is_cut() -> None:
    assert short(HELD, 40) == HELD
    assert short('wrote: "' + "long " * 40 + '"', 40) == 'wrote: "long long long long long lon..."'
