"""What drafts share, counted in a table of fixed size."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from example import EN, LATER, MERT, POST, SPRING, TR
from examples.together import NAMES, SEEN, WHOLE, to

from outreach.lint import Batch, Document, Finding, Kind, Profile, Settings, Severity, check
from outreach.lint.document import Letter
from outreach.lint.reading.shingling import needle, places, readable, runs, without
from outreach.lint.together.swapping import swapped
from outreach.lint.view import View
from outreach.posts import Post
from outreach.text import Language

COMPARING = Settings(select=("SWP403", "FRM602"))
COPIES = Settings(select=("FRM602",))


def mail(body: str, language: Language = EN, **around: Any) -> Document:
    return Document(**{"name": "draft", "subject": "Kiln", "body": body, "language": language, **around})


def found(document: Document, *others: Document, settings: Settings = COMPARING) -> dict[str, Finding]:
    return {one.code: one for one in check(document, settings, Batch.of([document, *others]))}


def form_letters(count: int, **around: Any) -> list[Document]:
    return [mail(to(f"Name{number}", WHOLE), **around) for number in range(count)]


# What a finding says


def test_the_swap_test_counts_the_words_and_points_at_the_sentences_that_fit_anybody() -> None:
    title = "Glaze notes of a cold spring"
    texts = [WHOLE.replace("Each kiln", f'We saw "{one}" too. Each kiln') for one in (title, *NAMES)]
    ours, *others = (
        mail(to("Mert", text), person=MERT, posts=(), inserted=("Mert", one))
        for text, one in zip(texts, (title, *NAMES), strict=True)
    )
    one = found(ours, *others)["SWP403"]
    assert one.message.startswith(
        "only the name and words of the sheet are Mert Öztürk's, 6 of 55 words; 6 of 7 sentences"
    )
    assert one.text.startswith("We are a small workshop")
    assert one.text.endswith("move people.")
    assert one.suggestion == "begin with what made you write to Mert Öztürk"


@pytest.mark.parametrize(
    ("around", "said"),
    [
        ({"person": MERT}, "only the name is Mert Öztürk's; 6 of 6 sentences fit anybody in the batch"),
        ({}, "nothing in it is the recipient's; 6 of 6 sentences fit anybody in the batch"),
    ],
)
def test_it_says_what_is_seen_of_the_person(around: dict[str, Any], said: str) -> None:
    ours = mail(to("Mert", WHOLE), **around)
    assert found(ours, *form_letters(9))["SWP403"].message == said


def test_a_duplicate_quotes_what_is_shared_and_counts_the_rest() -> None:
    one = found(mail(to("Mert", WHOLE)), *form_letters(9), settings=COPIES)["FRM602"]
    assert one.message == (
        '100% of its wording stands in other mails of this batch of 10: "We are a small workshop in Bristol." '
        "and 5 more sentences"
    )
    assert one.text == "We are a small workshop in Bristol. Our kilns are loved by makers everywhere."


@pytest.mark.parametrize(
    ("around", "severity"),
    [
        ({}, Severity.ERROR),
        ({"posts": (POST,)}, Severity.ERROR),
        ({"posts": ()}, Severity.ERROR),
        ({"kind": Kind.OTHER}, Severity.WARNING),
        ({"subject": "[VLOG] Kapadokya'da gece koşusu", "posts": (POST,)}, Severity.WARNING),
        (
            {"profile": LATER, "posts": (POST,), "earlier": (Letter(text=WHOLE),)},
            Severity.INFO,
        ),
        ({"profile": LATER, "posts": (POST,), "earlier": ()}, None),
        ({"profile": LATER, "posts": None, "earlier": (Letter(text=WHOLE),)}, None),
        (
            {
                "profile": LATER,
                "posts": (POST,),
                "earlier": (Letter(text="Hi", subject="[VLOG] Kapadokya'da gece koşusu"),),
            },
            None,
        ),
        ({"profile": Profile.ANSWER}, None),
    ],
)
@pytest.mark.parametrize("code", ["SWP403", "FRM602"])
def test_a_copy_weighs_by_whether_a_post_is_named(
    code: str, around: dict[str, object], severity: Severity | None
) -> None:
    letters = [one._replace(**around) for one in form_letters(10)]  # type: ignore[arg-type]  # a table
    seen = found(*letters, settings=Settings(select=(code,)))
    assert (seen[code].severity if code in seen else None) is severity


def test_of_a_copy_the_swap_test_speaks_and_of_a_beginning_that_all_share_the_other_rule() -> None:
    own = f"{WHOLE} {SEEN[0]}"
    assert set(found(mail(to("Mert", WHOLE)), *form_letters(9))) == {"SWP403"}
    assert set(found(mail(to("Mert", own)), *form_letters(9))) == {"FRM602"}


def test_a_copy_that_is_excused_is_not_blamed_by_another_name() -> None:
    excused = mail(to("Mert", WHOLE), ignored=(("SWP403", "an invitation, the same for all"),))
    batch = Batch.of([excused, *form_letters(9)])
    assert not {one.code for one in check(excused, batch=batch)} & {"SWP403", "FRM602", "SUP001"}


@pytest.mark.parametrize(("most", "severity"), [(0.8, Severity.ERROR), (1.1, Severity.WARNING)])
def test_whether_the_swap_test_may_be_an_error_is_an_option(most: float, severity: Severity) -> None:
    chosen = Settings(select=("SWP403",), options={"SWP403": {"most": most}})
    assert found(mail(to("Mert", WHOLE)), *form_letters(9), settings=chosen)["SWP403"].severity is severity


@pytest.mark.parametrize(("most", "severity"), [(0.8, Severity.WARNING), (0.7, Severity.ERROR)])
def test_how_much_may_be_shared_is_an_option(most: float, severity: Severity) -> None:
    own = " The shelf that cracked on your third night stayed with me as well."
    ours = mail(to("Mert", WHOLE + own))
    chosen = Settings(select=("FRM602",), options={"FRM602": {"most": most}})
    assert found(ours, *form_letters(9), settings=chosen)["FRM602"].severity is severity
    strict = Settings(select=("FRM602",), options={"FRM602": {"share": 0.9}})
    assert not found(ours, *form_letters(9), settings=strict)


@pytest.mark.parametrize(("share", "codes"), [(0.1, set()), (0.5, {"SWP403"})])
def test_how_much_must_be_the_persons_is_an_option(share: float, codes: set[str]) -> None:
    own = " The shelf that cracked on your third night stayed with me as well."
    chosen = Settings(select=("SWP403",), options={"SWP403": {"share": share}})
    assert set(found(mail(to("Mert", WHOLE + own)), *form_letters(9), settings=chosen)) == codes


# With what a draft is compared


@pytest.mark.parametrize(
    "apart",
    [
        {"language": TR},
        {"step": "second"},
        {"campaign": SPRING},
        {"profile": LATER},
        {"template": True},
    ],
)
def test_drafts_of_another_kind_are_another_batch(apart: dict[str, object]) -> None:
    others = [one._replace(**apart) for one in form_letters(9)]  # type: ignore[arg-type]  # a table
    assert not found(mail(to("Mert", WHOLE)), *others)


def test_what_the_brief_says_is_nobodys_fault() -> None:
    body = "A week by the sea.\n\nA seat at our table. Kilnhaus."
    others = [mail(to(name, body), campaign=SPRING) for name in NAMES]
    assert "FRM602" not in found(mail(to("Mert", body), campaign=SPRING), *others)


def test_a_large_batch_takes_a_fifth_for_common_and_a_small_one_the_nearest() -> None:
    ours = mail(to("Mert", WHOLE))
    own = [mail(to(name, f"{one} {two}")) for name, one, two in zip(NAMES, SEEN, SEEN[1:], strict=False)]
    assert len(own) == 8
    assert found(ours, *form_letters(2), *own, settings=COPIES)
    assert not found(ours, *form_letters(1), *own, settings=COPIES)
    assert found(ours, *form_letters(1), *own[:3], settings=COPIES)


def test_a_draft_is_itself_no_other() -> None:
    ours = mail(to("Mert", WHOLE))
    assert not found(ours)
    assert not found(ours, mail(to("Tom", " ".join(SEEN))))


# The pieces


@pytest.mark.parametrize(
    ("folded", "left"),
    [
        ("hi mert,\nkilns burn", "kilns burn"),
        ("merhaba mert bey, firinlar", "firinlar"),
        ("kilns burn\n-- \nselin", "kilns burn"),
        ("kilns burn\n> you wrote\nhot", "kilns burn hot"),
        ("hidden kilns, burn", "hidden kilns, burn"),
    ],
)
def test_greeting_signature_and_older_mails_are_not_read(folded: str, left: str) -> None:
    read = readable(folded)
    assert len(read) == len(folded)
    assert " ".join(read.split()) == left


def test_a_value_is_taken_out_where_it_is_no_part_of_a_word() -> None:
    assert list(places("can canlar, can'in can", "can")) == [(0, 3), (12, 15), (19, 22)]
    assert without("the glaze notes", ("glaze",)) == "the \0\0\0\0\0 notes"
    assert [needle(one) for one in ("“İğne”", "An", " Kiln. ")] == ["igne", "", "kiln"]


def test_runs_end_at_signs_and_gaps_and_short_ones_are_one_piece() -> None:
    listed = list(runs("one two three four, five. six\0 seven eight"))
    assert [(place, len(run.words), len(run.hashes)) for place, run in listed] == [
        (0, 5, 3),
        (25, 1, 1),
        (30, 2, 1),
    ]


def test_the_counts_are_the_same_in_every_process() -> None:
    program = (
        "from outreach.lint.reading.shingling import runs\n"
        "print([run.hashes for _, run in runs('kilns burn hot at night')])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_memory_does_not_grow_with_the_drafts() -> None:
    def drafts(count: int) -> Iterator[Document]:
        for number in range(count):
            yield mail(to(f"Name{number}", f"Kiln {number} burns {number * 7} nights. {WHOLE}"))

    tracemalloc.start()
    batch = Batch.of(drafts(3000))
    before, _ = tracemalloc.get_traced_memory()
    for document in drafts(3000):
        batch.add(document)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 300_000  # the caches breathe; 3000 drafts kept would be ten times as much
    assert batch.size == 6000


def test_a_good_opening_needs_no_further_look() -> None:
    post = Post(url="https://b.example/1", canonical_url="https://b.example/1", title="Glaze notes")
    ours = mail(to("Mert", f'"Glaze notes" made me write. {WHOLE}'), posts=(post,))
    assert swapped(View(ours, Batch.of([ours, *form_letters(9)]))) is None
