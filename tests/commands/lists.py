"""A folder with a list of three people in Turkish, and those who are known now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run

LIST = (
    "İsim;Kullanıcı adı;E-posta;Takipçi;Etkileşim oranı;Ülke;Şehir;Not\r\n"
    'Ayşe Yılmaz;ayse.seramik;ayse@example.com;12.500;3,45;Türkiye;İzmir;"Seramik; el yapımı"\r\n'
    "İlker Işık;ilkergezer;ilker@example.com;8.120;5,10;Türkiye;;\r\n"
    "Şule Güneş;sulegunes;;101.000;2,07;;Bursa;\r\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test types in, with `liste.csv`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "liste.csv").write_bytes(LIST.encode("cp1254"))
    return tmp_path


def people(run: Run) -> list[dict[str, object]]:
    """Read everybody who is known."""
    found: list[dict[str, object]] = json.loads(run("people", "list", "--json").stdout)
    return found
