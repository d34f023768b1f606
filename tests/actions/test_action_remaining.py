"""What still names whoever was forgotten is told, however large the file; so is what could not be searched."""

from __future__ import annotations

import gzip
from pathlib import Path

from test_action_forgetting import erased

from outreach.app import App


def test_a_large_file_is_searched_to_its_end_and_across_the_places_where_reading_pauses(
    app: App, sent: Path
) -> None:
    (sent / "a.db").write_bytes(b"\0" * 20_000_001 + b"AYSE@example.com")
    (sent / "b.db").write_bytes(b"\0" * ((1 << 20) - 5) + b"ayse@example.com" + b"\0" * 100)
    (sent / "c.db").write_bytes(b"\0" * 3_000_000)

    assert erased(app).remains[0] == "files that still name them: a.db, b.db, people.csv, posts.csv"


def test_what_is_compressed_is_named_as_not_searched(app: App, sent: Path) -> None:
    (sent / "backup.gz").write_bytes(gzip.compress(b"ayse@example.com"))
    (sent / "people.xlsx").write_bytes(b"PK\x03\x04...")

    said = "files that could not be searched for them, so look yourself: backup.gz, people.xlsx"
    assert said in erased(app).remains
