"""What a mail wants and gives; ours alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from example import ADVERT, EN, LATER, SPRING, TR, Example

from outreach.campaigns.campaign import Brief
from outreach.lint import Profile


def _known(*listed: tuple[str, dict[str, Any]]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """What is said, with what is known around it."""
    return listed


LAUNCH = replace(
    SPRING, briefs={EN: Brief(goal="To fill our night runs."), TR: Brief(goal="Gece koşularını doldurmak.")}
)

FLAGGED: dict[str, list[Example]] = {
    "OFR801": [
        *(
            Example(
                language=EN, body=f"Hi Mert,\n\nYour night run is why I write. We pay 400 €. {said}", **known
            )
            for said, known in _known(
                ("Would you like to collaborate with us?", {}),
                ("We want to work with you.", {}),
                ("I'd love to discuss a partnership. Interested?", {"campaign": SPRING}),
                ("Shall we team up?", {}),
                ("Are you open to partnerships?", {}),
                ("We hope to hear from you about a collaboration.", {}),
                ("Our partnership fits your goals.", {}),
            )
        ),
        Example(language=EN, body="Would you film one run in our shoes?", campaign=LAUNCH),
        Example(language=EN, body="Hi {{ name }}, shall we collaborate?", template=True, person=None),
        *(
            Example(
                language=TR,
                body=f"Merhaba Mert,\n\nGece koşunuz için yazıyoruz. 9.000 TL öderiz. {said}",
                **known,
            )
            for said, known in _known(
                ("Sizinle iş birliği yapmak istiyoruz.", {}),
                ("Birlikte çalışmak isteriz, ne dersiniz?", {}),
                ("Birlikte bir proje için görüşelim mi?", {"campaign": SPRING}),
                ("Sizinle calismak istiyoruz.", {"person": None}),
                ("Kampanyamız için sizi düşündük.", {}),
                ("İş birliğiyle ilgilenir misiniz?", {}),
            )
        ),
        Example(language=TR, body="Ayakkabımızla bir koşu videosu çeker misiniz?", campaign=LAUNCH),
    ],
    "OFR802": [
        *(
            Example(
                language=EN,
                body=f"Hi Mert,\n\nYour night run is why I write. Would you film it in our shoes? {said}",
                **known,
            )
            for said, known in _known(
                ("", {}),
                ("It is unpaid.", {}),
                ("We can't pay you for it.", {}),
                ("We have no budget.", {}),
                ("We would be very happy.", {"campaign": SPRING}),
                ("It helps our brand, which works with other creators.", {"person": None}),
            )
        ),
        Example(language=EN, body="Hi {{ name }}, shall we collaborate?", template=True, person=None),
        *(
            Example(
                language=TR,
                body=f"Merhaba Mert,\n\nGece koşunuz için yazıyoruz. Ayakkabımızla koşar mısınız? {said}",
                **known,
            )
            for said, known in _known(
                ("", {}),
                ("Ücret ödemiyoruz.", {}),
                ("Bütçemiz yok.", {}),
                ("Markamıza çok yararı olur.", {"campaign": SPRING}),
                ("İş birliği için çok seviniriz.", {"person": None}),
                ("Gönüllü bir çalışma.", {}),
            )
        ),
    ],
    "OFR803": [
        *(
            Example(
                language=EN,
                body="Hi Mert,\n\nYour night run is why I write. Would you film a run? Your followers get 20% off.",
                **known,
            )
            for known in (
                {},
                {"person": None},
                {"person": None, "campaign": SPRING},
                {"person": None, "template": True},
            )
        ),
        Example(
            language=EN,
            body="Feel free to write. We pay attention to detail, and your followers get 20% off.",
        ),
        Example(language=EN, body="Your viewers get 20% off. Shall I send you the details?"),
        Example(language=EN, body="It weighs 400 grams and 20% less. Your followers get a code."),
        Example(
            language=TR,
            body="Merhaba Mert,\n\nGece koşunuz için yazıyoruz. Ayakkabımızla koşar mısınız? Takipçilerinize %20 indirim var.",
        ),
        Example(
            language=TR,
            body="Merhaba,\n\nİş birliği yapmak istiyoruz. Takipçilerinize %20 indirim var.",
            person=None,
        ),
        Example(
            language=TR,
            body="Karşılıklı faydalı olacağına inanıyoruz. Takipçilerinize %20 indirim var.",
            campaign=SPRING,
        ),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "OFR801": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nYour night run is why I write. {said}")
            for said in (
                "We want to reach people who run at night. Would you?",
                "Our goal is to fill the spring run.",
                "We launch a trail shoe in June. Shall I send it?",
                "Would you film a run in our shoes?",
                "Would you review the shoe?",
                "We'd love to show beginners how little a shoe matters.",
                "It is about awareness: few know that resoling is possible.",
                "We hope to hear what breaks first.",
                "There is a pair here with your name on it. Want it?",
                "Could you tell your followers about our night run?",
            )
        ),
        Example(language=EN, body="We'd ask for one video, to fill our night runs.", campaign=LAUNCH),
        Example(language=EN, body="Would you? We'd like more people on our night runs.", campaign=LAUNCH),
        Example(language=EN, body="We want {{ campaign.goal | phrase }}.", template=True),
        Example(language=EN, body="Objective: [Specific goal]. Shall we?", template=True, person=None),
        Example(language=EN, body="Shall we?", profile=LATER),
        Example(language=EN, body="Shall we?", profile=Profile.ANSWER),
        Example(language=EN, body="Shall we?", campaign=ADVERT),
        Example(language=EN, body="Our ovens burn less wood. May I show you?", person=None),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nGece koşunuz için yazıyoruz. {said}")
            for said in (
                "Amacımız gece koşanlara ulaşmak.",
                "Bahar koşusunu doldurmak istiyoruz.",
                "Yeni ayakkabımızı haziranda çıkarıyoruz.",
                "Ayakkabımızla bir koşu videosu çeker misiniz?",
                "Ayakkabıyı tanıtır mısınız?",
                "Marka bilinirliğini artırmayı hedefliyoruz.",
                "Daha çok kişinin gece koşmasını istiyoruz.",
            )
        ),
        Example(language=TR, body="Gece koşularını doldurmak için bir video rica ederiz.", campaign=LAUNCH),
        Example(language=TR, body="Amacımız {{ campaign.goal | phrase }}.", template=True),
        Example(language=TR, body="Olur mu?", profile=LATER),
        Example(language=TR, body="Olur mu?", campaign=ADVERT),
    ],
    "OFR802": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nYour night run is why I write. {said} Would you?")
            for said in (
                "We pay 400 €.",
                "You keep the shoes.",
                "Your followers get 20% off.",
                "The wording is your own, and the pair is yours.",
                "You get the shoe a month before the shops.",
                "We can't pay you, but the pair is yours to keep.",
                "What is your rate?",
                "No fee, but 15% of every sale.",
            )
        ),
        Example(language=EN, body="Would you? A week by the sea.", campaign=SPRING),
        Example(language=EN, body="Would you? {{ campaign.benefit | sentence }}", template=True),
        Example(language=EN, body="Shall we?", profile=LATER),
        Example(language=EN, body="Shall we?", profile=Profile.ANSWER),
        Example(language=EN, body="Shall we?", campaign=ADVERT),
        Example(language=EN, body="Our ovens burn less wood. May I show you?", person=None),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nGece koşunuz için yazıyoruz. {said} Olur mu?")
            for said in (
                "12.000 TL öderiz.",
                "Ayakkabı sizde kalır.",
                "Takipçilerinize %20 indirim tanımlarız.",
                "Bütçemiz yok ama ayakkabı sizde kalır.",
                "Ücretinizi öğrenebilir miyiz?",
                "Her siparişten %12 pay alırsınız.",
            )
        ),
        Example(language=TR, body="Olur mu? Denizde bir hafta.", campaign=SPRING),
        Example(language=TR, body="Olur mu?", profile=LATER),
        Example(language=TR, body="Olur mu?", campaign=ADVERT),
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
