"""Requests and pay: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import ADVERT, EN, LATER, SPRING, TR, Example

FLAGGED: dict[str, list[Example]] = {
    "CTA701": [
        Example(language=EN, body="Hi Mert,\n\nYour night run is why I write. We make shoes."),
        Example(language=EN, body='Hi Mert,\n\nI watched "Why do we run?" twice. We make shoes.'),
        Example(language=EN, body="I watched Why do we run? twice.", inserted=("Why do we run?",)),
        Example(language=EN, body="See https://shoes.example/a?b=c and more."),
        Example(language=EN, body="We make shoes.\n> Would you let me know?"),
        Example(language=EN, body="We make shoes.\n-- \nSelin\nQuestions?"),
        Example(language=EN, body="Hi {{ name }},\n\nWe make {{ campaign.product }}.", template=True),
        Example(language=EN, body="Nothing new from me.", profile=LATER),
        Example(language=EN, body=""),
        Example(language=TR, body="Merhaba Mert,\n\nGece koşunuz için yazıyoruz. Ayakkabı yapıyoruz."),
        Example(language=TR, body="“Neden koşuyoruz?” videonuzu izledik. Ayakkabı yapıyoruz."),
        Example(language=TR, body="Bu konuda son mesajımız bu.", profile=LATER),
    ],
    "OFR803": [
        *(
            Example(
                language=EN,
                body="Hi Mert,\n\nYour night run is why I write. Would you film a run in our shoes?",
                **known,
            )
            for known in (
                {},
                {"person": None},
                {"person": None, "campaign": SPRING},
                {"person": None, "template": True},
            )
        ),
        Example(language=EN, body="Feel free to write. We pay attention to detail, and keep it short."),
        Example(language=EN, body="Shall I send you the details?"),
        Example(language=EN, body="It weighs 400 grams and 20% less."),
        Example(
            language=TR, body="Merhaba Mert,\n\nGece koşunuz için yazıyoruz. Ayakkabımızla koşar mısınız?"
        ),
        Example(language=TR, body="Merhaba,\n\nSizinle iş birliği yapmak istiyoruz.", person=None),
        Example(language=TR, body="Karşılıklı faydalı olacağına inanıyoruz.", campaign=SPRING),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "CTA701": [
        *(
            Example(language=EN, body=f"Your night run is why I write. {ask}")
            for ask in (
                *(
                    "Would you like a pair?",
                    "Let me know.",
                    "Just reply with a yes.",
                    "A short yes or no is plenty.",
                    "Happy to send a pair.",
                ),
                *(
                    "I'd love to hear what you think.",
                    "If that sounds good, I will send it.",
                    "Tell me your size.",
                    "Would you be up for it",
                ),
                *(
                    "Write back when it suits you.",
                    "Get in touch!",
                    "Looking forward to your answer.",
                    "Please send your rate.",
                    "One word is enough.",
                ),
            )
        ),
        *(
            Example(language=TR, body=f"Gece koşunuz için yazıyoruz. {ask}")
            for ask in (
                *(
                    "İster misiniz?",
                    "ister misiniz",
                    "Haber verin.",
                    "Evet yazmanız yeterli.",
                    "Cevabınızı bekliyorum.",
                    "Bana ulaşabilirsiniz.",
                ),
                *(
                    "Ayrıntıları göndereyim mi",
                    "Uygunsa bir çift yollarız.",
                    "Dönüşünüzü bekliyoruz.",
                    "donusunuzu bekliyoruz",
                    "Tek kelime yeter.",
                ),
                *(
                    "Ne dersiniz",
                    "İlgilenirseniz ayrıntıları iletirim.",
                    "Lütfen numaranızı yazın.",
                    "Görüşmek isteriz.",
                ),
            )
        ),
        Example(language=EN, body='"Why?" you asked. Would you tell me?'),
        Example(language=EN, body="We make shoes. {{ campaign.question }}", template=True),
        Example(language=EN, body="Shall I?", profile=LATER),
    ],
    "OFR803": [
        *(
            Example(language=EN, body=f"Your night run is why I write. {offer} Would you?")
            for offer in (
                *(
                    "We pay 400 € for it.",
                    "The fee is 300.",
                    "You keep the shoes.",
                    "The pay: $250.",
                    "It is 15% of every sale.",
                    "EUR 500.",
                ),
                *(
                    "You get 20% commission.",
                    "The pair is yours to keep.",
                    "We'd send you a free pair.",
                    "It is unpaid.",
                    "What is your rate?",
                ),
                *(
                    "How much do you charge?",
                    "Free shoes in exchange for a run.",
                    "A gifted pair? Gifts are what we have.",
                    "500 dollars",
                    "We cover your travel.",
                ),
            )
        ),
        *(
            Example(language=TR, body=f"Gece koşunuz için yazıyoruz. {offer} İster misiniz?")
            for offer in (
                *(
                    "12.000 TL ödüyoruz.",
                    "12 bin lira.",
                    "₺500",
                    "500₺",
                    "12.000TL'lik bütçe.",
                    "Çalışma ücretli.",
                    "Ücretinizi öğrenebilir miyiz?",
                ),
                *(
                    "%15 komisyon.",
                    "Ayakkabı sizde kalır.",
                    "Hediye olarak gönderelim.",
                    "Barter düşünüyoruz.",
                    "Fiyat bilginizi alabilir miyiz?",
                ),
                *("ucretli bir is", "Satış başına pay.", "Ürün karşılığında bir video."),
            )
        ),
        Example(language=EN, body="Would you film a run?", profile=LATER),
        Example(language=EN, body="Would you film a run?", campaign=ADVERT),
        Example(language=TR, body="Koşar mısınız?", campaign=ADVERT, person=None),
        Example(language=EN, body="Would you? There is a seat at our table.", campaign=SPRING),
        Example(
            language=EN, body="Would you film a run? {{ campaign.compensation | sentence }}", template=True
        ),
        Example(language=EN, body="Compensation: $[Amount]", template=True, person=None),
        Example(language=EN, subject="Paid: one video", body="Would you?"),
    ],
}
