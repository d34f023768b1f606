"""Near misses on both sides: what is held against the thread and the posts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from example import EN, LATER, POST, TR, Example

from outreach.lint import Profile
from outreach.lint.document import Letter
from outreach.posts import Post

ANSWER = Profile.ANSWER


def english(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=EN, body=f"Hi Mert,\n\n{body}", **facts) for body in bodies]


def turkish(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=TR, body=f"Merhaba Mert,\n\n{body}", **facts) for body in bodies]


RUN = Post(
    url="https://mert.example/run",
    canonical_url="https://mert.example/run",
    platform="blog",
    title="Fifty kilometres without a watch",
    published=date(2025, 11, 18),
)
FIRST = Letter(text="Hi Mert, we pay 400 EUR for one film about our trail shoes in May. Would you?")
ILK = Letter(text="Merhaba Mert, mayısta patika ayakkabımız için bir filme 12.000 TL öneriyoruz. Olur mu?")
WHAT_RATE = Letter(text="Hi, what is your budget for this?")
NE_KADAR = Letter(text="Merhaba, bu iş için bütçeniz nedir?")
WHEN_PAID = Letter(text="How long after posting do you pay?")
APPROVED = Letter(text="Do you want to approve the draft first?")
ONAY = Letter(text="Yayından önce size onaya göndermem gerekiyor mu?")

FLAGGED: dict[str, list[Example]] = {
    "FUP131": [
        *english(
            "The offer is still on the table. A single line would have been enough.",
            profile=LATER,
            earlier=(FIRST,),
        ),
        *turkish(
            "Teklifimiz hâlâ geçerli. Herkes sizden haber var mı diye soruyor.",
            profile=LATER,
            earlier=(ILK,),
        ),
    ],
    "ANS141": [
        *english(
            "Thanks for asking about the budget! Money will not be a problem.",
            theirs=WHAT_RATE,
            profile=ANSWER,
        ),
        *english("The fee is 400 EUR, and there is no script.", theirs=WHEN_PAID, profile=ANSWER),
        *turkish("Rakamları bir kahve içerken konuşuruz, merak etmeyin.", theirs=NE_KADAR, profile=ANSWER),
        *turkish("Ayakkabı yarın kargoya çıkıyor.", theirs=ONAY, profile=ANSWER),
    ],
    "CLM406": [
        *english("In your video this week you ran far.", posts=(RUN,), written=date(2026, 3, 10)),
        *english('Your video "Fifty kilometres without a watch" is why I write.', posts=(RUN,)),
        *turkish("Bakacağınızı söylemiştiniz.", posts=(POST,), earlier=()),
        *turkish(
            "Bu haftaki videonuzu izledik.",
            posts=(replace(POST, platform="youtube"),),
            written=date(2026, 3, 10),
        ),
    ],
    "PER404": [
        *english("Test it however you like, Zoë, including dropping it.", "What do you think, Zoë?"),
        *turkish("Ne dersiniz, Berna Hanım?", "Rengi siz seçin isterseniz, Berna, sonra yazın."),
    ],
    "PST407": [
        *english(
            "Kapadokya'da gece koşusu.",
            posts=(replace(POST, text="Dad passed away on the 9th. I will be gone for a while."),),
            today=date(2025, 11, 25),
        ),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "FUP131": [
        *english(
            "The trail shoe came in size 47, two weeks early and half as heavy. The offer is still on the table.",
            profile=LATER,
            earlier=(FIRST,),
        ),
        *turkish(
            "Patika ayakkabısının 47 numarası geldi. Teklifimiz aynen duruyor.",
            profile=LATER,
            earlier=(ILK,),
        ),
    ],
    "ANS141": [
        *english("Thanks for asking about the budget: 400 EUR.", theirs=WHAT_RATE, profile=ANSWER),
        *english("We pay 14 days after your invoice.", theirs=WHEN_PAID, profile=ANSWER),
        *english("No approval, post when you like.", theirs=APPROVED, profile=ANSWER),
        *turkish("Merak etmeyin, 12.000 TL.", theirs=NE_KADAR, profile=ANSWER),
        *turkish("Onaya göndermenize gerek yok.", theirs=ONAY, profile=ANSWER),
    ],
    "CLM406": [
        *english("Test it as you like, in your own words.", posts=(POST,), earlier=()),
        *english("In your article this week you ran far.", posts=(RUN,), written=date(2025, 11, 20)),
        *turkish(
            "İstediğiniz gibi deneyin, kırabilirsiniz de.",
            "Takipçilerinize hangi fırını alayım diye sormuştunuz.",
            "Köylülerle birlikte çalıştığımız bir atölyemiz var.",
            posts=(POST,),
            earlier=(),
        ),
        *turkish(
            "Bu haftaki videonuzu izledik.",
            posts=(replace(POST, platform="youtube"),),
            written=date(2025, 11, 20),
        ),
    ],
    "PER404": [
        *english(
            "Film it wherever you like, Instagram, TikTok or your blog.",
            "Take whatever you want, Zoë and her team packed it.",
            "What do you think, Mert?",
            "Thank you, Selin",
        ),
        *turkish("Ne dersiniz, Mert Bey?", "Rengi isterseniz, tarihi isterseniz yazın."),
    ],
}
