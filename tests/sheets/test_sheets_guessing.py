from __future__ import annotations

import pytest

from outreach.sheets.guessing import find_headings, guess_delimiter, named_delimiter


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name,email\nA,a@x.co\n", ","),
        ("name;email\nA;a@x.co\n", ";"),
        ("name\temail\nA\ta@x.co\n", "\t"),
        ("name|email\nA|a@x.co\n", "|"),
        ("İsim;Oran\nAyşe;3,45\nAli;5,10\nEce;1,98\n", ";"),
        ('İsim,Not\nAyşe,"a; b; c"\nAli,"d; e; f"\n', ","),
        ("Liste, Kasım\n\nİsim;E-posta\nAyşe;a@x.co\n", ";"),
        ("E-posta\na@x.co\nb@x.co\n", ","),
        ("İsim\nYılmaz, Ayşe\nAli\nEce\nCan\n", ","),
        ("a;b;c;d\n1\n1;2\n1;2;3\n1;2;3;4\n", ";"),
    ],
)
def test_the_steadiest_width_decides(text: str, delimiter: str) -> None:
    assert guess_delimiter(lines(text)) == delimiter


def test_a_lone_column_with_some_commas_in_it_is_not_split() -> None:
    assert guess_delimiter(lines("Not\nbir, iki\nüç\ndört\nbeş, altı, yedi\nsekiz\n")) == ","
    assert find_headings(lines("Not\nbir\n"), ",", name="x", first=0) == 0


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [
        ("sep=;\r\n", ";"),
        ('"sep=,"\n', ","),
        ("SEP=|\n", "|"),
        ("sep=\t\n", "\t"),
        ("sep=x\n", None),
        ("İsim;b\n", None),
    ],
)
def test_a_file_may_name_its_own_delimiter(line: str, delimiter: str | None) -> None:
    assert named_delimiter(line) == delimiter


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("a;b;c\n1;2;3\n", 0),
        ("\n\na;b;c\n1;2;3\n", 2),
        ("Bahar listesi\na;b;c\n1;2;3\n", 1),
        ("Bahar listesi;;\n;;\na;b;c\n1;2;3\n", 2),
        ("Bahar;;;;;\nTarih;3.11.2026;;;;\na;b;c;d;e;f\n1;2;3;4;5;6\n", 2),
        ("a;b;;;;;;\n1;2;;;;;;\n", 0),
        ("a;b\n1;\n2;\n3;\n", 0),
    ],
)
def test_a_title_above_the_headings_is_passed_over(text: str, index: int) -> None:
    assert find_headings(lines(text), ";", name="x", first=0) == index
