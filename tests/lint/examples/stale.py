"""Posts that are old, overtaken or sad, and drafts that the days have made untrue; ours alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from example import EN, LATER, SPRING, TR, Example

from examples.stored import AGED, NEXT_DAY, PHOTO, RUN, SHOES, WRITTEN, of_posts, told

GONE = datetime(2025, 11, 24, tzinfo=UTC)

AROUND: dict[str, dict[str, object]] = {
    "PST407": {"posts": (SHOES, RUN), "post": RUN},
    "AGE161": AGED,
}

FLAGGED: dict[str, list[Example]] = {
    "PST407": [
        *told(EN, "Your latest video, Kapadokya'da gece koşusu, made us laugh.", posts=(SHOES, RUN)),
        *told(EN, "Your latest video made us laugh.", posts=(SHOES, RUN), post=RUN),
        *told(EN, "Your video Kapadokya'da gece koşusu made us laugh.", posts=(replace(RUN, gone_at=GONE),)),
        *told(
            EN, "Kapadokya'da gece koşusu made us laugh.", posts=(RUN,), post_days=45, today=date(2026, 1, 30)
        ),
        *(
            of_posts(one)
            for one in (
                "My mum passed away",
                "We lost our dog Max",
                "Babamı kaybettik",
                "I was diagnosed with cancer",
                "Ameliyat oldum",
                "An apology",
            )
        ),
        *told(TR, "Son videonuz Kapadokya'da gece koşusu bizi güldürdü.", posts=(SHOES, RUN)),
        *told(TR, "Son videonuz bizi güldürdü.", posts=(SHOES, RUN), post=RUN),
        *told(
            TR, "Kapadokya'da gece koşusu bizi güldürdü.", posts=(RUN,), post_days=45, today=date(2026, 1, 30)
        ),
        *(
            of_posts(one, TR)
            for one in (
                "Başımız sağ olsun",
                "Anneannem vefat etti",
                "Kanser tedavim başladı",
                "Herkesten özür dilerim",
                "Rest in peace, grandma",
            )
        ),
    ],
    "AGE161": [
        *told(
            EN,
            "Your run yesterday made us laugh.",
            "The shoes leave us today.",
            "Would tomorrow suit you?",
            **NEXT_DAY,
        ),
        *told(
            EN,
            "This week we ship.",
            "We launch on Friday.",
            "Film it any day up to 12 March.",
            "Please answer by 15.03.2026.",
            **AGED,
        ),
        *told(EN, "Please answer by 3 March.", today=WRITTEN),
        *told(EN, "The shoes are yours.", campaign=replace(SPRING, ends=date(2026, 3, 1)), **AGED),
        *told(
            TR,
            "Dünkü koşunuz bizi güldürdü.",
            "Ayakkabılar bugün yola çıkıyor.",
            "Yarın arayalım mı?",
            **NEXT_DAY,
        ),
        *told(
            TR,
            "Bu hafta çekelim.",
            "Geçen haftaki koşunuz güzeldi.",
            "12 Mart'a kadar bekleriz.",
            "15.03.2026'ya kadar bekleriz.",
            **AGED,
        ),
        *told(TR, "Ayakkabılar sizin.", campaign=replace(SPRING, ends=date(2026, 3, 1)), **AGED),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "PST407": [
        *told(
            EN,
            "Your video Kapadokya'da gece koşusu made us laugh.",
            "Your latest video, Hangi ayakkabı dayanır?, made us laugh.",
            posts=(SHOES, RUN),
        ),
        *told(
            EN,
            "Your latest video, Kapadokya'da gece koşusu, made us laugh.",
            posts=(replace(SHOES, repost=True), RUN),
        ),
        *told(EN, "Your latest photo, Şafakta göl, made us laugh.", posts=(SHOES, PHOTO)),
        *told(
            EN,
            "Kapadokya'da gece koşusu made us laugh.",
            posts=(RUN,),
            post_days=45,
            today=date(2025, 12, 30),
        ),
        *told(
            EN,
            "Kapadokya'da gece koşusu made us laugh.",
            posts=(RUN,),
            post_days=45,
            today=date(2026, 1, 30),
            profile=LATER,
        ),
        *(
            of_posts(one)
            for one in (
                "RIP jeans, hello skirt",
                "This beat is sick",
                "I lost my keys",
                "Cancer season horoscopes",
                "Funeral pies of Ohio",
                "Sorry for the late upload",
                "The night the king passed away",
            )
        ),
        *told(
            EN,
            "Kapadokya'da gece koşusu.",
            posts=(RUN, replace(SHOES, title="My mum passed away", published=date(2025, 6, 1))),
            today=date(2025, 12, 3),
        ),
        *told(
            TR,
            "Kapadokya'da gece koşusu videonuz bizi güldürdü.",
            "Son videonuz “Hangi ayakkabı dayanır?” bizi güldürdü.",
            posts=(SHOES, RUN),
        ),
        *told(TR, "Son olarak, Kapadokya'da gece koşusu videonuz bizi güldürdü.", posts=(RUN,)),
        *told(TR, "Son videonuz bizi güldürdü."),
        *(
            of_posts(one, TR)
            for one in (
                "Kayıp eşya bürosu",
                "Bu diziye hastayım",
                "Hastanede bir gün: doktor vlogu",
                "Anneannemin tarifi",
                "Kaybettiğim kilolar",
                "Atatürk'ü anıyoruz, mekanı cennet olsun",
                "Video gecikti, özür diliyorum",
            )
        ),
    ],
    "AGE161": [
        *told(
            EN,
            "Your run yesterday made us laugh.",
            "Would tomorrow suit you?",
            written=WRITTEN,
            today=WRITTEN,
        ),
        *told(
            EN,
            "Could you film it this week?",
            "In today's world, shoes last.",
            "To this day it lasts.",
            **NEXT_DAY,
        ),
        *told(
            EN,
            "Your video of 18 November made us laugh.",
            "Any day from 11 March to 30 March.",
            "Since 3 March we ship.",
            "Film it by 30 March.",
            **AGED,
        ),
        *told(EN, "Your run yesterday made us laugh."),
        *told(EN, 'Your video "This week in shoes" made us laugh.', **AGED),
        *told(TR, "Dünkü koşunuz bizi güldürdü.", "Yarın arayalım mı?", written=WRITTEN, today=WRITTEN),
        *told(
            TR,
            "Bu hafta çekelim.",
            "Bugüne kadar ayakkabı yaptık.",
            "Dünyanın dört yanına yolluyoruz.",
            **NEXT_DAY,
        ),
        *told(
            TR,
            "18 Kasım'daki videonuz bizi güldürdü.",
            "11 Mart ile 30 Mart arasında çekebilirsiniz.",
            "30 Mart'a kadar bekleriz.",
            **AGED,
        ),
        *told(TR, "Dünkü koşunuz bizi güldürdü."),
        *told(TR, "“Bu hafta ne koştum” bizi güldürdü.", **AGED),
    ],
}
