"""The file form of drafts and templates."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.drafts.form import Form, decode, parse, uncommented, write
from outreach.errors import InputError
from outreach.text import Language


def lines() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])).map(str.strip)


def bodies() -> st.SearchStrategy[str]:
    said = st.one_of(
        lines(), st.sampled_from(["Subject: x", "subjct: y", "Note: z", "Lint-Ignore:", "\t", " ", ""])
    )
    return (
        st.lists(said).map("\n".join).filter(lambda body: not body or all(one.strip() for one in ends(body)))
    )


def ends(body: str) -> tuple[str, str]:
    first, *_ = rows = body.split("\n")
    return first, rows[-1]


FORMS = st.builds(
    Form,
    subject=st.none() | lines().filter(bool),
    language=st.none() | st.sampled_from(Language),
    ignored=st.lists(st.tuples(st.from_regex(r"[A-Z]{3}[0-9]{3}", fullmatch=True), lines())).map(tuple),
    body=bodies(),
)


@given(FORMS)
@example(Form(body="Subject: not a header"))
@example(Form(body="Sir: you\nSubject: x"))
def test_what_is_written_is_read_back(form: Form) -> None:
    assert parse(write(form), name="draft.txt") == form


@given(st.text())
def test_any_text_is_read_or_refused_with_file_and_line(text: str) -> None:
    try:
        form = parse(text, name="draft.txt")
    except InputError as error:
        assert str(error).startswith("draft.txt:")  # noqa: PT017 - refusing is one of two right answers
    else:
        assert parse(write(form), name="again") == form


def test_headers_stand_above_a_blank_line_in_any_case() -> None:
    text = "subject: About “Clay”\r\nLANGUAGE: TR\r\nLint-Ignore: OPN301 she asked for it\nlint-ignore: LEN101\n\nMerhaba,\n"
    form = parse(text, name="x.txt")
    assert form == Form(
        subject="About “Clay”",
        language=Language.TR,
        ignored=(("OPN301", "she asked for it"), ("LEN101", "")),
        body="Merhaba,",
    )
    assert form.body_line == 6
    assert form.subject_line == 1


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ayşe,\n\nSubject: is a word in the body too",
        "Hi Ayşe: this is for you\nand more",
        "Note: the kiln is cold\n\nSubject: x",
        "To be clear: no\nSubject: x",
        "Konu: fırın\nve ötesi",
        "",
    ],
)
def test_a_file_without_a_header_block_is_all_body(text: str) -> None:
    assert parse(text, name="x") == Form(body=text)


def test_blank_lines_around_the_parts_say_nothing() -> None:
    form = parse("\n\nSubject: x\n  \n\n\nbody\n\nend\n\n\n", name="x")
    assert (form.subject, form.body, form.body_line, form.subject_line) == ("x", "body\n\nend", 7, 3)


def test_an_empty_subject_is_no_subject() -> None:
    assert parse("Subject:\n\nHi", name="x") == Form(body="Hi")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Subjct: x\n\nbody", "t.txt:1: Subjct: no such header; did you mean Subject?"),
        ("Konu: x\n\nbody", "t.txt:1: Konu: no such header; did you mean Subject?"),
        ("Subject: x\nDil: tr\n\nbody", "t.txt:2: Dil: no such header; did you mean Language?"),
        ("From: a@b.example\nSubject: x\n\nbody", "t.txt:1: From: no such header"),
        ("Subject: x\nBcc: all@x.example\n\nbody", "t.txt:2: Bcc: no such header"),
        ("\nSubject: x\nLanguages: en\n\nbody", "t.txt:3: Languages: no such header; did you mean Language?"),
        ("Subject: x\n  and more\n\nbody", "t.txt:2: not a header"),
        ("Subject: x\nHi Ayşe,\n\nbody", "t.txt:2: not a header"),
        ("Subject: x\nsubject: y\n\nbody", "t.txt:2: Subject stands here a second time"),
        ("Language: de\n\nbody", "t.txt:1: Language: de: no such language; there are en, tr"),
        ("Language:\n\nbody", "t.txt:1: Language: empty: no such language"),
        ("Lint-Ignore:  \n\nbody", "t.txt:1: Lint-Ignore names no rule"),
    ],
)
def test_a_wrong_header_is_told_with_file_line_and_the_near_name(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, name="t.txt")
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    "data",
    [
        "Konu: İğde, ışık".encode(),
        "Konu: İğde, ışık".encode("utf-8-sig"),
        "Konu: İğde, ışık".encode("utf-16"),
        b"\xfe\xff" + "Konu: İğde, ışık".encode("utf-16-be"),
        "Konu: İğde, ışık".encode("cp1254"),
    ],
)
def test_text_is_read_in_the_encodings_of_editors(data: bytes) -> None:
    assert decode(data, name="x") == "Konu: İğde, ışık"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x00\x00", b"a\x00b", b"\xff\xfea", b"\x89PNG\r\n\x1a\n\x01", b"\x81\x8d"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"mail\.docx: this is not a text file"):
        decode(data, name="mail.docx")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert "\x00" not in decode(data, name="x")
    except InputError as error:
        assert error.hint  # noqa: PT017 - refusing is one of two right answers


def test_comments_go_and_every_line_stays_where_it_was() -> None:
    assert uncommented("a {# b\nc #} d\n{# e #}\nf") == "a \n d\n\nf"
