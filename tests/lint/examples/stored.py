"""What is stored around an example: posts, letters, days; and mails made of a sentence or a greeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from example import EN, LATER, MERT, POST, Example

from outreach.lint import Profile
from outreach.lint.document import Letter
from outreach.people.person import Person

ANSWER = Profile.ANSWER
#: A video of 18 November, and a newer one of 1 December.
RUN = replace(POST, platform="youtube")
SHOES = replace(
    POST,
    url="https://www.youtube.com/watch?v=sh03s",
    canonical_url="https://www.youtube.com/watch?v=sh03s",
    title="Hangi ayakkabı dayanır?",
    published=date(2025, 12, 1),
    platform="youtube",
)
PHOTO = replace(
    POST,
    url="https://www.tiktok.com/@mertkosuyor/photo/1",
    canonical_url="https://www.tiktok.com/@mertkosuyor/photo/1",
    title="Şafakta göl",
    published=date(2025, 11, 20),
    platform="tiktok",
)
NOTED = replace(MERT, fields={"note": "met him at the running fair in May"})
KATHERINE = Person(
    id=2, name="Katherine O'Neil", first_name="Katherine", handle="kate.bakes", address="dee@agency.example"
)
FIRST_MAIL = Letter(
    text="Hi Mert,\n\nYour night run made us laugh. We would send you a pair of trail shoes to keep for one film.\n\nSelin",
    day=date(2025, 12, 2),
)
ILK_MAIL = Letter(
    text="Merhaba Mert,\n\nGece koşunuz bizi güldürdü. Bir film karşılığında bir çift patika ayakkabısı gönderelim.\n\nSelin",
    day=date(2025, 12, 2),
)
BOTH_MAILS = Letter(text="We send you shoes for one film. Bir film için ayakkabı gönderelim.")
ASKED = Letter(text="Sounds fun! What's your rate, and do you need usage rights?")
SORDU = Letter(text="Güzel fikir. Ücret nedir, kullanım hakları ne olacak?")
BOTH_ASKED = Letter(
    text="What do you pay, and do you need usage rights? Ücret nedir, kullanım hakkı ister misiniz?"
)
WRITTEN, LATER_DAY = date(2026, 3, 10), date(2026, 3, 20)


def wrong(language: Any, *greetings: str, **facts: Any) -> list[Example]:
    """Make a mail of each greeting, as what follows it hangs on."""
    body = "Your night run made us laugh." if language is EN else "Gece koşunuz bizi güldürdü."
    return [Example(language=language, body=f"{one}\n\n{body}", **facts) for one in greetings]


def told(language: Any, *sentences: str, **facts: Any) -> list[Example]:
    """Make a mail of each sentence."""
    hello = "Hi Mert" if language is EN else "Merhaba Mert"
    return [Example(language=language, body=f"{hello},\n\n{one}", **facts) for one in sentences]


def of_posts(title: str, language: Any = EN) -> Example:
    """Make a mail to somebody whose newest post bears *title*."""
    posts = (replace(SHOES, title=title), RUN)
    return told(language, "Kapadokya'da gece koşusu.", posts=posts, today=date(2025, 12, 3))[0]


UNKNOWN: dict[str, Any] = {"posts": (), "earlier": ()}
STORED: dict[str, Any] = {"posts": (SHOES, RUN), "earlier": (), "written": date(2025, 12, 3)}
PHOTOS: dict[str, Any] = {"posts": (PHOTO,), "earlier": (), "written": date(2025, 12, 3)}
AGED: dict[str, Any] = {"written": WRITTEN, "today": LATER_DAY}
NEXT_DAY: dict[str, Any] = {"written": WRITTEN, "today": date(2026, 3, 11)}
SECOND: dict[str, Any] = {"profile": LATER, "earlier": (FIRST_MAIL,)}
IKINCI: dict[str, Any] = {"profile": LATER, "earlier": (ILK_MAIL,)}
