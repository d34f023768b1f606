"""Near misses on both sides: wording that means it, and wording that only looks like it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from example import EN, POST, TR, Example

from outreach.lint import Profile

ANSWER = Profile.ANSWER


def english(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=EN, body=f"Hi Mert,\n\n{body}", **facts) for body in bodies]


def turkish(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=TR, body=f"Merhaba Mert,\n\n{body}", **facts) for body in bodies]


SOCKS = replace(POST, title="[LOG 12] WET SOCKS, DRY HUMOUR")

FLAGGED: dict[str, list[Example]] = {
    "PER403": [
        *english(
            "There is a warmth in what you share.",
            "You have built a community, and it shows in every single post.",
        ),
        *turkish(
            "Harika içerikler üretiyorsunuz.",
            "Emeğiniz her karede belli oluyor.",
            "Çok güzel işler çıkarıyorsunuz, gerçekten güzel iş çıkarmışsınız.",
        ),
    ],
    "TON112": [
        *english(
            "I wonder whether I said something that put you off.",
            "I put a lot of time into that message.",
            "My manager keeps asking me.",
            "A single line would have been enough.",
        ),
        *turkish(
            "Herkes sizden haber var mı diye soruyor.",
            "Büyük markalara dönüp bize dönmemenize üzüldük.",
            "Sizi daha ne kadar bekletebilirim bilmiyorum, daha ne kadar bekleriz?",
            "Bir cevap bile vermediniz.",
            "Tek satır yazmak çok mu zor?",
        ),
        *turkish("Bir sürprizimiz var, hemen tıklayın."),
    ],
    "REG151": [
        *turkish(
            "Size hızlı bir sorum var: hızlı bir soru, bu fırın olur mu?",
            "Seramik konusunda çok tutkuluyuz.",
            "Bu kulağa nasıl geliyor?",
            "Fırınlar sizde. Raflar da. Kil de. Sizinle bağlantı kurmak istedik.",
        ),
    ],
    "TON111": [*turkish("Farkındalık yaratmak istiyoruz.", "Fırını deneyimlemenizi isteriz.")],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "PER403": [
        *english(
            "We built a community of potters in Bristol.",
            "It shows in the glaze that you mixed on camera.",
            "There was something in what you said about ash.",
            "Your warmth in the video about the night run stayed with us.",
        ),
        *turkish(
            "Ortaya güzel bir iş çıkarırız diye düşünüyoruz.",
            "Birlikte güzel içerikler üretebiliriz.",
            "Biz de kaliteli işler üretiyoruz.",
        ),
        *turkish("Hızlı dönüşünüz için teşekkürler, enerjinizi çok sevdik.", profile=ANSWER),
    ],
    "TON112": [
        *english(
            "We put a lot of work into the shoe.",
            "A one-word no is fine.",
            "My manager keeps bees.",
            "Our team has asked which colour you like.",
            "The old kiln was too big for us.",
            "One line is plenty.",
            "You said something that changed our glaze.",
        ),
        *turkish(
            "İstemezseniz tek kelime yeter.",
            "Büyük markalara göre küçüğüz.",
            "Sizden bir haber gelirse kargoya veririz.",
            "Kargo üç gün bekler.",
        ),
    ],
    "REG151": [
        *turkish("Altı kişisiniz, yemek bizden. Sana iki seçenek göndereceğim."),
        *turkish("Umarım bu e-posta sizi iyi bulur."),
        *turkish(
            "Kısa bir sorum var: fırın hangi odaya girer?",
            "Cezaevinde seramik dersi verdiğiniz tutkulu bir atölye.",
            "Piyanonun sesi kulağa güzel geliyor.",
            "Fotoğrafla adınız aynı sayfada olsun.",
            "İnternet bağlantısı kurmak gerekmiyor.",
        ),
    ],
    "TON111": [*turkish("Fırını denemenizi isteriz.", "Yangın farkındalığı dersi verdiniz.")],
    "SUB203": [
        Example(language=EN, subject="Your WET SOCKS, DRY HUMOUR", body="Hi Mert,\n\nSocks.", posts=(SOCKS,)),
    ],
    "FRM601": [Example(language=EN, body="Dear all,\n\nKilns.")],
    "LEN101": [
        Example(language=EN, body="kiln " * 98 + "kiln.\n\nBest wishes,\nSelin Aksoy\nKilnhaus, İzmir"),
        Example(language=TR, body="fırın " * 98 + "fırın.\n\nSevgiler,\nSelin Aksoy\nKilnhaus, İzmir"),
    ],
}
