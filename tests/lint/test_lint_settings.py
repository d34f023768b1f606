"""A word of the settings means what a reader takes it to mean, or is refused with the near one."""

from __future__ import annotations

import pytest

from outreach.errors import ConfigError
from outreach.lint import RULES, Document, Settings, check
from outreach.text import Language

ALL = [rule.code for rule in RULES]


def chosen(**words: tuple[str, ...]) -> list[str]:
    return [rule.code for rule, _ in Settings(**words).chosen]  # type: ignore[arg-type]  # only select and ignore


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), ALL),
        (("LEN",), (), [code for code in ALL if code.startswith("LEN")]),
        (("OPN",), (), ["OPN301", "OPN302", "OPN303"]),
        (("opn3", "TPL501"), (), ["OPN301", "OPN302", "OPN303", "TPL501"]),
        (("OPN",), ("OPN302",), ["OPN301", "OPN303"]),
        (("stock-opener",), (), ["OPN301"]),
        ((), ("S", "L", "O", "T"), [code for code in ALL if code[0] not in "SLOT"]),
        (("SUP001",), ("SUP",), ["SUP001"]),
        (("SUP",), ("SUP001",), ["SUP002"]),
        (("SUP",), ("SUP",), []),
        ((), ("body-too-long",), [code for code in ALL if code != "LEN101"]),
    ],
)
def test_the_longer_word_wins_and_ignore_where_both_are_alike(
    select: tuple[str, ...], ignore: tuple[str, ...], left: list[str]
) -> None:
    assert chosen(select=select, ignore=ignore) == left


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"select": ("LEN1011",)}, "LEN1011: no such rule; did you mean LEN101?"),
        ({"ignore": ("body-to-long",)}, "body-to-long: no such rule; did you mean LEN101?"),
        ({"ignore": ("",)}, ": no such rule"),
        ({"select": ("zzzz",)}, "zzzz: no such rule"),
        ({"options": {"LEN11": {"max": 1}}}, "LEN11: no such rule; did you mean LEN101?"),
        ({"options": {"LEN101": {"maks": 1}}}, "LEN101.maks: no such option; did you mean max?"),
        ({"options": {"LEN101": {"max": "100"}}}, "LEN101.max: '100' is not a whole number"),
        ({"options": {"LEN101": {"max": True}}}, "LEN101.max: True is not a whole number"),
        ({"options": {"OPN301": {"max": 1}}}, "OPN301.max: no such option"),
    ],
)
def test_a_word_that_means_nothing_is_refused_with_the_near_one(
    settings: dict[str, object], message: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        Settings(**settings)  # type: ignore[arg-type]  # a table of mistakes
    assert str(refused.value) == message


@pytest.mark.parametrize(("limit", "flagged"), [(4, True), (5, False), (0, True), (-1, True)])
def test_an_option_reaches_its_rule_by_code_or_name(limit: int, flagged: bool) -> None:  # noqa: FBT001 - a table
    document = Document(name="d", subject="s", body="one two three four", language=Language.EN)
    for word in ("LEN101", "body-too-long"):
        found = check(document, Settings(options={word: {"max": limit}}))
        assert ("LEN101" in {one.code for one in found}) is flagged


OPENER = Document(
    name="d", subject="s", body="I hope this finds you well. Love your content.", language=Language.EN
)


@pytest.mark.parametrize(
    ("wider", "narrower", "left"),
    [
        ({"ignore": ("LEN", "OPN")}, {"select": ("LEN101",)}, ["LEN101"]),
        ({"select": ("LEN", "TPL501")}, {"ignore": ("LEN",)}, ["TPL501"]),
        ({"select": ("LEN101",)}, {}, ["LEN101"]),
        ({"ignore": ("TPL501",)}, {"select": ("TPL501", "LEN101"), "ignore": ("LEN",)}, ["LEN101", "TPL501"]),
        ({"select": ("TPL501", "SUP001")}, {"ignore": ("TPL501",)}, ["SUP001"]),
    ],
)
def test_the_narrower_settings_go_before_the_wider(
    wider: dict[str, tuple[str, ...]], narrower: dict[str, tuple[str, ...]], left: list[str]
) -> None:
    settings = Settings(**narrower, wider=Settings(**wider))  # type: ignore[arg-type]  # only select and ignore
    assert [rule.code for rule, _ in settings.chosen] == left


def test_options_and_phrases_of_both_hold_and_the_narrower_option_wins() -> None:
    wider = Settings(
        options={"LEN101": {"max": 1}, "SUB202": {"max": 2}}, allow_phrases=("I hope this finds you",)
    )
    settings = Settings(
        options={"body-too-long": {"max": 3}}, allow_phrases=("love your content",), wider=wider
    )
    assert {rule.code: dict(options) for rule, options in settings.chosen if options} == {
        "LEN101": {"max": 3},
        "SUB202": {"max": 2},
    }
    assert {"OPN301", "PER403"} <= {one.code for one in check(OPENER)}
    assert not {"OPN301", "PER403"} & {one.code for one in check(OPENER, settings)}


def test_of_three_the_narrowest_wins() -> None:
    workspace = Settings(ignore=("OPN301",), options={"LEN101": {"max": 1}})
    campaign = Settings(options={"LEN101": {"max": 2}}, wider=workspace)
    call = Settings(select=("OPN301", "LEN101"), wider=campaign)
    assert {rule.code: dict(options) for rule, options in call.chosen} == {"LEN101": {"max": 2}, "OPN301": {}}
