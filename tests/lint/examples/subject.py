"""The words of subjects: what is flagged, and what is left alone; ours alone."""

from __future__ import annotations

from datetime import date

from example import EN, LATER, SPRING, TR, Example

from outreach.lint import Profile
from outreach.lint.document import Letter
from outreach.text import Language

BEFORE = (Letter(text="Hi.", day=date(2025, 11, 1)),)
VLOG = "[VLOG] KAPADOKYA GECE KOŞUSU!!"


def _all(language: Language, *subjects: str, **facts: object) -> list[Example]:
    body = "Kilns." if language is EN else "Fırın."
    return [Example(language=language, subject=subject, body=body, **facts) for subject in subjects]  # type: ignore[arg-type]  # a table


FLAGGED: dict[str, list[Example]] = {
    "SUB203": [
        *_all(
            EN,
            "Your kiln!!",
            "A kiln?!",
            "Really??? A kiln",
            "One! Two! Three",
            "URGENT: a kiln",
            "FREE kiln",
        ),
        *_all(
            EN,
            "A KILN FOR YOU",
            "KILN SHELF",
            "About A GREAT KILN here",
            "🔥 a kiln 🔥",
            "{{ name }}: LAST kiln",
        ),
        *_all(EN, "A kiln!!! {{ name }}", template=True),
        *_all(
            TR,
            "Fırınınız!!",
            "Fırın mı?!",
            "Fırın??",
            "Bir! İki! Üç",
            "SON gün",
            "ACİL: fırın",
            "ÜCRETSİZ fırın",
        ),
        *_all(TR, "İŞ BİRLİĞİ TEKLİFİ", "BÜYÜK FIRSAT", "Yeni İŞ BİRLİĞİ İÇİN YAZIYORUM", "🎁 fırın 🎁"),
        *_all(TR, "KAÇIRMAYIN, {{ ad }}", template=True),
    ],
    "SUB204": [
        *_all(
            EN, "Re: your kiln", "RE: FW: kilns", " Fwd: your kiln", "re : kiln", "Re[2]: kiln", "FW: kiln"
        ),
        *_all(EN, "Re: {{ post.title }}", template=True),
        *_all(
            TR,
            "Ynt: fırınınız",
            "YNT: Fırın",
            "İlt: fırın",
            "İLT: ynt: fırın",
            "ilt: fırın",
            "Re: fırın",
            "Fw: fırın",
        ),
        *_all(TR, "Ynt: {{ post.title }}", template=True),
    ],
    "SUB205": [
        *_all(
            EN,
            "Free gift for you",
            "A kiln for free",
            "20% discount on kilns",
            "€400 for one video",
            "400 EUR for a reel",
        ),
        *_all(
            EN,
            "Special offer inside",
            "Earn money with kilns",
            "30% off everything",
            "FREE PRODUCTS for your studio",
        ),
        *_all(EN, "Free kit for {{ name }}", template=True),
        *_all(
            TR,
            "Ücretsiz ürün gönderelim",
            "Size özel teklif",
            "%20 indirim",
            "12.000 TL'lik iş",
            "₺5000",
            "Bedava fırın",
        ),
        *_all(TR, "Hediye çeki sizi bekliyor", "ÜCRETSİZ HEDİYE", "ucretsiz kargo", "Para kazanın"),
        *_all(TR, "Özel indirim: {{ ad }}", template=True),
    ],
    "SUB206": [
        *_all(
            EN,
            "Collaboration opportunity",
            "Partnership",
            "Quick question",
            "COLLABORATION",
            "Paid partnership opportunity",
        ),
        *_all(
            EN,
            "Let's work together!",
            "Hello there",
            "Brand ambassador program",
            "Collaboration inquiry - influencer marketing",
        ),
        *_all(EN, "Collaboration with Kilnhaus", campaign=SPRING),
        *_all(EN, "Partnership with {{ campaign.brand }}", template=True),
        *_all(
            TR,
            "İş birliği teklifi",
            "İşbirliği",
            "is birligi",
            "İŞ BİRLİĞİ ÖNERİSİ",
            "Kısa bir soru",
            "Marka iş birliği talebi",
        ),
        *_all(TR, "Sizinle iş birliği hakkında", "Birlikte çalışalım", "Merhaba"),
        *_all(TR, "Kilnhaus iş birliği", campaign=SPRING),
        *_all(TR, "{{ campaign.brand }} ile iş birliği", template=True),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "SUB203": [
        *_all(
            EN,
            "Your kiln!",
            "Yahoo! and a kiln",
            "A kiln? Or two?",
            "ASMR with clay",
            "IKEA and a kiln",
            "🔥 a kiln",
            "A kiln 🇹🇷",
        ),
        *_all(
            EN,
            "About [VLOG] Lisbon",
            "A UGC idea",
            "ZARA HOME and a kiln",
            'About "LAST CHANCE KILN!!"',
            "KILNHAUS",
        ),
        *_all(EN, f"About {VLOG}", inserted=(VLOG,)),
        *_all(EN, "MERT ÖZTÜRK, a kiln", "Kiln by KILNHAUS", campaign=SPRING),
        *_all(EN, "RE: A KILN FOR YOU!!", profile=LATER),
        *_all(
            TR,
            "Fırınınız!",
            "Fırın mı? Çark mı?",
            "TRT'deki konuşmanız",
            "ODTÜ ve fırın",
            "🔥 fırın",
            "İKSV için",
        ),
        *_all(TR, '"SON ŞANS!!" videonuz', "YouTube'daki VLOG'unuz", "İ", "👩🏽‍🍳 fırın"),
        *_all(TR, f"{VLOG} videonuz", inserted=(VLOG,)),
        *_all(TR, "MERT Bey, fırın", "KILNHAUS'tan fırın", campaign=SPRING),
        *_all(TR, "SON ŞANS!!", profile=Profile.ANSWER),
    ],
    "SUB204": [
        *_all(
            EN,
            "Your kiln",
            "Re:Zero, and a kiln",
            "Regarding: kilns",
            "About re: kilns",
            "Fwdays: a talk",
            "Re your kiln",
        ),
        *_all(EN, "Re: your kiln", profile=LATER),
        *_all(EN, "Re: your kiln", profile=Profile.ANSWER),
        *_all(EN, "Re: your kiln", earlier=BEFORE),
        *_all(EN, "Re: your kiln", theirs=BEFORE[0]),
        *_all(EN, "Re: Zero budget kiln", inserted=("Re: Zero budget kiln",)),
        *_all(
            TR,
            "Fırınınız",
            "Re:Zero ve fırın",
            "İlter: fırın",
            "Yntema: fırın",
            "Fırın: ilt: bir not",
            "ilt fırın",
        ),
        *_all(TR, "Ynt: fırınınız", profile=LATER),
        *_all(TR, "İlt: fırınınız", profile=Profile.ANSWER),
        *_all(TR, "Ynt: fırınınız", earlier=BEFORE),
        *_all(TR, "Ynt: fırınınız", theirs=BEFORE[0]),
        *_all(TR, "Re: sıfır bütçe", inserted=("Re: sıfır bütçe",)),
    ],
    "SUB205": [
        *_all(
            EN,
            "Your gluten-free loaf",
            "Feel free to say no",
            "A share of sales after your run",
            "How you cut waste by 34%",
        ),
        *_all(
            EN,
            "A gift after your kiln talk",
            "Sugar-free gift ideas",
            'About "Free kit for beginners"',
            "Kiln no. 400",
            "7 kilns",
        ),
        *_all(EN, "About Free Gift Ideas Under €20", inserted=("Free Gift Ideas Under €20",)),
        *_all(EN, "Free gift", profile=LATER),
        *_all(
            TR,
            "Geziniz ve bir hediye",
            "Glutensiz ekmeğiniz",
            "Bir öneri",
            "Fırsat eşitliği yazınız",
            "%34 daha az atık",
            "2025 koşunuz",
        ),
        *_all(TR, '"Bedava fırın yapımı" videonuz', "Ücretli izin yazınız"),
        *_all(TR, "20 TL'ye Yemek ve bir fırın", inserted=("20 TL'ye Yemek",)),
        *_all(TR, "Ücretsiz ürün", profile=Profile.ANSWER),
    ],
    "SUB206": [
        *_all(
            EN,
            "Collaboration on clay",
            "Mert, a collaboration?",
            "A question about your night run",
            "Kiln",
            "Partner yoga",
            "",
        ),
        *_all(EN, "Collaboration with Kilnhaus", "Quick question about glaze", "Working together on bread"),
        *_all(
            EN, "Collaboration, {{ person.first_name }}?", "{{ post.title }}: a collaboration", template=True
        ),
        *_all(EN, "Quick question", profile=LATER),
        *_all(
            TR,
            "Mert Bey, iş birliği",
            "Gece koşunuz için iş birliği",
            "Fırın teklifi",
            "Bir soru: çark mı?",
            "Teklif mektubu yazınız",
        ),
        *_all(TR, "Kilnhaus iş birliği", "Kapadokya ve bir öneri", "İşbirlikçi"),
        *_all(TR, "{{ post.title }} ve bir öneri", "{{ ad }}, iş birliği", template=True),
        *_all(TR, "İş birliği teklifi", profile=LATER),
    ],
}
