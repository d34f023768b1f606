"""Texts that each rule flags, and texts that it leaves alone, by language; ours alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.lint import Document, Profile
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

EN, TR = Language.EN, Language.TR

MERT = Person(id=1, name="Mert Öztürk", first_name="Mert", handle="mertkosuyor")
POST = Post(
    url="https://www.youtube.com/watch?v=k4p4d0ky4",
    canonical_url="https://www.youtube.com/watch?v=k4p4d0ky4",
    title="[VLOG] Kapadokya'da gece koşusu",
    published=date(2025, 11, 18),
)


@dataclass(frozen=True, kw_only=True)
class Example:
    """One text and what is known around it."""

    language: Language
    body: str
    subject: str = "Kiln"
    profile: Profile = Profile.FIRST
    posts: tuple[Post, ...] | None = None
    inserted: tuple[str, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    template: bool = False

    @property
    def document(self) -> Document:
        return Document(
            name="example",
            subject=self.subject,
            body=self.body,
            language=self.language,
            profile=self.profile,
            template=self.template,
            person=MERT,
            posts=self.posts,
            inserted=self.inserted,
            ignored=self.ignored,
        )


def _words(count: int, word: str) -> str:
    return f"{word} " * (count - 1) + f"{word}."


FLAGGED: dict[str, list[Example]] = {
    "LEN101": [
        Example(language=EN, body=_words(100, "kiln")),
        Example(language=TR, body=_words(100, "fırın")),
        Example(language=EN, body=_words(130, "don't"), profile=Profile.FOLLOW_UP),
        Example(language=TR, body="Merhaba {{ ad }},\n" + _words(98, "fırın"), template=True),
    ],
    "OPN301": [
        Example(language=EN, body="Hi Mert,\n\nI hope this e-mail finds you well. We make shoes."),
        Example(language=EN, body="Hello Mert! HOPE YOU ARE DOING WELL. We make shoes."),
        Example(language=EN, body="To whom it may concern,\n\nWe make shoes."),
        Example(language=EN, body="Hi,\nMy name is Selin and I sell shoes.", profile=Profile.FOLLOW_UP),
        Example(
            language=EN, body="Hi Mert,\n\nRunners asked us for this. I came across your page\nby chance."
        ),
        Example(language=EN, body="Hi Mert, I\u2019m reaching out because we make shoes."),
        Example(language=TR, body="Merhaba Mert,\n\nUmarım bu e-posta sizi iyi bulur."),
        Example(language=TR, body="Merhaba Mert, umarim bu e-posta sizi iyi bulur."),
        Example(language=TR, body="MERHABA MERT,\n\nSİZİNLE İŞ BİRLİĞİ YAPMAK İSTİYORUZ."),
        Example(language=TR, body="Selam Mert,\nseninle işbirliği yapmak isteriz."),
        Example(language=TR, body="Merhaba,\n\nKendimizi kısaca tanıtalım: ayakkabı yapıyoruz."),
        Example(language=TR, body="Merhaba,\n\nProfilinize denk geldik.", profile=Profile.FOLLOW_UP),
        Example(language=TR, body="Merhaba Mert,\n\nKoşucular sordu. İçeriklerinizi severek takip ediyoruz."),
    ],
    "PER401": [
        Example(language=EN, body="Hi Mert,\n\nI love your content. We make shoes."),
        Example(language=EN, body="Hi Mert,\n\nYour amazing videos inspire us.", posts=(POST,)),
        Example(language=EN, body='Hi Mert,\n\nRun in "Kapadokya" with us.', posts=()),
        Example(language=EN, body="Hi Mert,\n\nDid you see my last mail?", profile=Profile.FOLLOW_UP),
        Example(language=TR, body="Merhaba Mert,\n\nSon videonuzu çok beğendik."),
        Example(language=TR, body="Merhaba Mert,\n\nİçeriklerinizi çok beğeniyoruz.", posts=(POST,)),
        Example(language=TR, body="Merhaba Mert,\n\nGece koşar mısınız? Ayakkabı yapıyoruz.", posts=(POST,)),
    ],
    "TPL501": [
        Example(language=language, body=f"Hi Mert,\n\n{blank} is what we make.")
        for language in (EN, TR)
        for blank in (
            *(
                "[Name]",
                "[your recent post]",
                "{{ product }}",
                "{{product",
                "{% if x %}",
                "{product}",
                "${product}",
                "%product%",
            ),
            *(
                "<name>",
                "<First Name>",
                "*|FNAME|*",
                "XXX",
                "TODO",
                "INSERT NAME HERE",
                "insert product here",
                "lorem ipsum",
            ),
            *(
                "[İsim]",
                "[Video başlığı]",
                "<isim>",
                "<marka adı>",
                "{ad}",
                "{{ ürün }}",
                "%isim%",
                "isim buraya",
                "Sevgili ___",
            ),
        )
    ]
    + [
        Example(language=EN, subject="For [Name]", body="Hi."),
        Example(language=TR, subject="{{ ad }} için", body="Merhaba.", inserted=("{{ ad }}",)),
        Example(language=EN, body="I saw [VLOG {{ 7*7 }}].", inserted=("[VLOG {{ 7*7 }}]",)),
    ],
    "SUP001": [
        Example(language=EN, body="Kilns.", ignored=(("OPN301", "she writes like this"),)),
        Example(language=TR, body="Fırın.", ignored=(("stock-opener", "kendisi böyle yazıyor"),)),
        Example(language=EN, body="Kilns.", ignored=(("OPN31", "a slip"),)),
    ],
    "SUP002": [
        Example(language=EN, body="Hi,\nI hope this finds you well.", ignored=(("OPN301", " "),)),
        Example(language=TR, body="Fırın.", ignored=(("LEN101", ""),)),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "LEN101": [
        Example(language=EN, body=_words(99, "kiln")),
        Example(language=TR, body=_words(99, "fırın"), profile=Profile.FOLLOW_UP),
        Example(language=EN, body=_words(90, "kiln") + "\n> " + _words(50, "quoted")),
        Example(language=EN, body=_words(90, "kiln") + "\r\n-- \r\n" + _words(50, "signature")),
        Example(language=TR, body="https://example.com/" + "a " * 99),
        Example(language=EN, body="{# " + _words(120, "comment") + " #}\nHi {{ name }}.", template=True),
    ],
    "OPN301": [
        Example(language=EN, body="Hi Mert,\n\nYour night run is why I write."),
        Example(language=EN, body="Hi Mert,\n\nOne. Two.\n\nThree. I hope this finds you well."),
        Example(language=EN, body="Hi Mert,\n\nYour night run is why I write. We'd love to work with you."),
        Example(
            language=TR, body="Merhaba Mert,\n\nGece koşunuzu izledik. Sizinle iş birliği yapmak istiyoruz."
        ),
        Example(language=TR, body="Merhaba Mert,\n\nAdım adım gittiğiniz yol bize de ilham verdi."),
        Example(
            language=TR,
            body="Merhaba Mert, kolay gelsin.\n\nGece koşunuz için yazıyoruz.",
            profile=Profile.FOLLOW_UP,
        ),
    ],
    "PER401": [
        Example(language=EN, body="Hi Mert,\n\nYour video about night runs is why I write."),
        Example(language=EN, body="Hi Mert,\n\nYour marathon recap video is why I write."),
        Example(language=EN, body='Hi Mert,\n\nI watched "Three nights in the hills" twice.'),
        Example(language=EN, body="Hi Mert,\n\nYour {{ post.what }} made us laugh.", template=True),
        Example(language=EN, body="Hi Mert,\n\nyour run through KAPADOKYA on a gece koşusu!", posts=(POST,)),
        Example(language=EN, body="Hi Mert,\n\nthe video of 18 November is why I write.", posts=(POST,)),
        Example(language=EN, body="Hi Mert,\n\nyoutube.com/watch?v=k4p4d0ky4 is why I write.", posts=(POST,)),
        Example(language=EN, body="Hi.", subject="[VLOG] Kapadokya’da gece koşusu", posts=(POST,)),
        Example(
            language=TR,
            body="Merhaba Mert,\n\n“[vlog] kapadokya'da gece koşusu” için yazıyoruz.",
            posts=(POST,),
        ),
        Example(language=TR, body="Merhaba Mert,\n\nKapadokya'daki koşunuz bizi güldürdü.", posts=(POST,)),
        Example(language=TR, body="Merhaba Mert,\n\n18 Kasım'daki videonuz için yazıyoruz.", posts=(POST,)),
        Example(language=TR, body="Merhaba Mert,\n\nSeramik fırını hakkındaki paylaşımınız için yazıyoruz."),
        Example(language=TR, body="Merhaba Mert,\n\nKapadokya videonuzu izledik.", profile=Profile.FOLLOW_UP),
    ],
    "TPL501": [
        Example(language=language, body=text)
        for language in (EN, TR)
        for text in (
            *(
                "See the note [2].",
                "%50 indirim, %20 ücret",
                "50% of 100% of it",
                "3 < 5 and 7 > 2",
                "I <3 it",
            ),
            *(
                "<https://example.com/a>",
                "<selin@kilnhaus.example>",
                "selin@kilnhaus.example",
                "She wrote [sic] so",
            ),
            *(
                "[our page](https://example.com)",
                "xxx love",
                "Size XXL",
                "a {curly",
                "____\nSelin",
                "<b>bold</b>",
                "[VLOG]",
            ),
        )
    ]
    + [
        Example(
            language=EN,
            body="I saw [3 NIGHTS] and <Run> and [Night Run] XXX.",
            inserted=("[Night Run] XXX", "<Run>"),
        ),
        Example(language=TR, body="[TEMMUZ ÖZEL] Kapadokya videonuz", inserted=("[TEMMUZ ÖZEL] Kapadokya",)),
        Example(language=TR, body="Merhaba {{ ad }}, [İsim]", template=True),
    ],
    "SUP001": [
        Example(
            language=EN,
            body="Hi,\nI hope this finds you well.",
            ignored=(("OPN301", "she writes like this"),),
        ),
        Example(
            language=TR,
            body="Merhaba,\nUmarım iyisinizdir.",
            ignored=(("stock-opener", "kendisi böyle yazıyor"),),
        ),
        Example(language=TR, body="{{ ad }}", ignored=(("TPL501", "ad sonra gelecek"),), template=True),
    ],
    "SUP002": [
        Example(
            language=EN,
            body="Hi,\nI hope this finds you well.",
            ignored=(("OPN301", "she writes like this"),),
        ),
        Example(language=TR, body="Fırın.", ignored=(("LEN101", "koşulları tek mektupta istedi"),)),
    ],
}
