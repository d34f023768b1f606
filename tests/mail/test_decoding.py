"""Every address of a header is found, whoever of a list is written with a name, in any time that a header may cost."""

from __future__ import annotations

import time

import pytest

from outreach.mail.decoding import addresses

AYSE, ALI = "ayse@x.example", "ali@y.example"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (f"{AYSE}, Ali Veli <{ALI}>", (AYSE, ALI)),
        (f"Ali Veli <{ALI}>, {AYSE}", (ALI, AYSE)),
        (f"Team: {AYSE}, Ali <{ALI}>;", (AYSE, ALI)),
        (f"{AYSE}; {ALI}", (AYSE, ALI)),
        (f"Veli, Ali <{ALI}>", (ALI,)),
        (f'"Ayşe, {AYSE}" <{ALI}>', (ALI,)),
        (f"Ali (once {AYSE}, no more) <{ALI}>", (ALI,)),
        (f"<{ALI}> {AYSE}", (ALI,)),
        (f"Ali <{ALI}, {AYSE}>", (ALI, AYSE)),
        (f"no such person (550 <{ALI}> unknown)", (ALI,)),
        ("Ali, Ayşe", ()),
    ],
)
def test_every_address_of_a_list_is_found(value: str, found: tuple[str, ...]) -> None:
    assert addresses(value) == found


@pytest.mark.parametrize("piece", ["<", "<a", "(", "(a", '"a', "a,", "a@", "<a@", "<a@b>,", "a@b", "a"])
def test_no_list_costs_much_time(piece: str) -> None:
    begun = time.perf_counter()
    addresses(piece * 20_000)
    assert time.perf_counter() - begun < 1
