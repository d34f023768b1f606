"""Where no column finds people, the likeliest one is offered."""

from __future__ import annotations

import pytest

from outreach.people.finding import offered
from outreach.people.headings import understand
from outreach.sheets.reading import read


@pytest.mark.parametrize(
    ("column", "choice"),
    [
        (("Nereye", "a@x.example", "b@x.example", "-"), "Nereye=email"),
        (("Who", "kiln.lab", "dora_bakes", "tom.h", "lena9", "zoe"), "Who=handle"),
        (("Ürün", "kiln", "glaze", "clay", "wheel", "sponge"), None),
        (("Tier", "tier.1", "tier.1", "tier.1", "tier.2", "tier.2"), None),
        (("Rank", "1", "2", "3", "4", "5"), None),
        (("Who", "kiln.lab"), None),
    ],
)
def test_a_column_is_offered_by_its_cells(column: tuple[str, ...], choice: str | None) -> None:
    sheet = read("\n".join(f"{cell};x" for cell in column).encode(), name="x.csv", delimiter=";")

    assert offered(sheet, understand(sheet)) == choice
