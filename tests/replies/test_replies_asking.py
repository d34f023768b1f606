"""Questions of an answer stay apart, though their writer left out the marks; no question is torn by a wrapped line."""

from __future__ import annotations

import time

import pytest

from outreach.replies.asking import questions


@pytest.mark.parametrize(
    "lines",
    [
        ("Could you send me the brief with all the details by Friday", "What is your budget?"),
        ("Could you send me the brief with all the details by Friday", "Is there a deadline for it", "And who pays the post?"),
        ("could you send me the brief with all the details by friday", "what is the budget"),
        ("Videoyu bizim kanalda da paylaşmanız mümkün olabilir mi acaba", "Bütçeniz ne kadar?"),
        ("Ürünü bize kargoyla gönderebilir misiniz yoksa ben mi alayım", "Teslim tarihi nedir?"),
        ("videoyu bizim kanalda da paylaşmanız sizin için uygun olur mu", "bütçeniz ne kadar"),
    ],
)  # fmt: skip
def test_each_line_that_begins_a_question_is_one(lines: tuple[str, ...]) -> None:
    assert questions("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Could you let me know before the end of this week whether the\nbudget that you have in mind is fixed?",
        "Could you tell me by the end of this week, if that is possible,\nwhat is your budget for the two videos?",
        "Is the blue glaze that you showed in the last video the one from\nKilnhaus or from somebody else?",
        "Gönderdiğiniz ürünü bir ay boyunca kendi atölyemde denedikten sonra\npaylaşmam sizin için uygun olur mu?",
        "Acaba bu işi aralık ayının sonuna kadar bitirebilir miyiz diye\nsormak istiyorum, ne dersiniz?",
    ],
)
def test_a_question_that_was_wrapped_is_one(text: str) -> None:
    assert questions(text) == (" ".join(text.split()),)


def test_what_is_said_before_a_question_is_no_part_of_it() -> None:
    text = "I have read what you wrote about the kiln and I like it a lot\nWhat is your budget?"
    assert questions(text) == ("What is your budget?",)


def test_many_lines_without_a_mark_cost_no_time() -> None:
    text = "Could you send me the brief with all the details by Friday\n" * 1100
    begun = time.perf_counter()

    assert questions(text) == ("Could you send me the brief with all the details by Friday",)
    questions("could you send me the brief with all the details by friday or so and the\n" * 900)

    assert time.perf_counter() - begun < 1
