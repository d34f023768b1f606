"""People, sheets and drafts that nobody has written or been: the same in every run."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

_FIRST = (
    "Ayşe", "İlker", "Şule", "Çağrı", "Gülşen", "Ömer", "Mert", "Lena", "Zoë", "Tom", "Deniz",
    "Anna", "Jonas", "Işıl", "Umut", "Clara",
)  # fmt: skip
_LAST = (
    "Yılmaz", "Işık", "Güneş", "Öztürk", "Fischer", "Martín", "Hill", "Çağlar", "Weber", "Ağaoğlu",
    "Brown", "Şahin", "Rossi", "Novak", "Ünal", "Koç",
)  # fmt: skip
_THEMES = (
    "kiln", "glaze", "sourdough", "trail", "balcony", "harbour", "violin", "ferment", "chess",
    "tram", "quilt", "lens", "orchard", "kayak",
)  # fmt: skip
_NOTES = ("", "met at the fair", "answers on Mondays", "Seramik; el yapımı", 'says "no gifts"')
_SENTENCES = (
    "In {title} the part where the second batch cracked stayed with me, because you left it in.",
    "We make small electric kilns in a workshop of six people, and most of them go to flats without a yard.",
    "You said that yours takes four hours to cool; ours takes two and a half.",
    "Would it help you to borrow one for the {theme} series you have begun?",
    "It arrives in one box, and we fetch it again when you are done.",
    "There is nothing to post in return unless you find it worth a post.",
    "If you do show it, we pay 400 euros for one video and you keep every right to it.",
    "Two people who teach at evening schools have used it since March.",
    "I can send the measurements of the shelf so that you see what fits.",
    "A short yes or no is plenty.",
    "The firing curve can be set by hand, which you asked for under your last post.",
    "I hope this finds you well, and I would love to pick your brain about it.",
)
HEADINGS = ("Name", "Handle", "Email", "Followers", "Language", "Country", "Note")
POST_HEADINGS = ("Post URL", "Post title", "Post date")


def write_people(path: Path, count: int, *, posts: bool = False) -> Path:
    """Write a list of *count* people as a spreadsheet exports it: UTF-8 with a mark, semicolons; with a post each or not."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow((*HEADINGS, *POST_HEADINGS) if posts else HEADINGS)
        for number, row in enumerate(_people(count)):
            writer.writerow((*row, *_post(number)) if posts else row)
    return path


def _people(count: int) -> Iterator[tuple[str, ...]]:
    chance = Random(7)
    for number in range(count):
        first, last = chance.choice(_FIRST), chance.choice(_LAST)
        handle = f"{chance.choice(_THEMES)}.{number}"
        language, country = chance.choice((("tr", "TR"), ("en", "GB"), ("en", "DE")))
        followers = str(chance.randrange(800, 250_000))
        yield (
            f"{first} {last}",
            handle,
            f"{handle}@example.com",
            followers,
            language,
            country,
            chance.choice(_NOTES),
        )


def _post(number: int) -> tuple[str, str, str]:
    theme = _THEMES[number % len(_THEMES)]
    return (
        f"https://blog.example/{theme}/{number}",
        f"What the {theme} taught me, part {number}",
        "2026-11-15",
    )


def draft_texts(count: int) -> list[tuple[str, str, str]]:
    """Make *count* drafts of about 100 words: (first name, title of the post, body)."""
    chance = Random(11)
    return [_draft(chance, number) for number in range(count)]


def _draft(chance: Random, number: int) -> tuple[str, str, str]:
    name, (_, title, _) = chance.choice(_FIRST), _post(number)
    rest = chance.sample(_SENTENCES[1:], len(_SENTENCES) - 1)
    words = [_SENTENCES[0], *rest]
    text: list[str] = []
    while words and len(" ".join(text).split()) < 95:
        text.append(words.pop(0).format(title=f'"{title}"', theme=_THEMES[number % len(_THEMES)]))
    half = len(text) // 2
    return name, title, f"Hi {name},\n\n{' '.join(text[:half])}\n\n{' '.join(text[half:])}\n\nSelin\n"
