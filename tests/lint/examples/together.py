"""Mails beside those that go out with them: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from dataclasses import replace

from example import EN, LATER, MERT, POST, SPRING, TR, Example

from outreach.lint.document import Letter
from outreach.posts import Post

NAMES = ("Tom", "Lena", "Zoë", "Ayşe", "İlker", "Şule", "Anna", "Jonas", "Umut", "Işıl", "Clara")
OFFER = "We are a small workshop in Bristol. Our kilns are loved by makers everywhere. Would you show one for 400 EUR?"
TEKLIF = "Bursa'da küçük bir atölyeyiz. Fırınlarımızı ustalar çok seviyor. Birini 12.000 TL karşılığında gösterir misiniz?"
EMPTY = "We work with makers on projects that move people. Each kiln leaves our shop tested and packed by hand. You keep it afterwards."
BOS = "Üreticilerle insanlara dokunan işler yapıyoruz. Her fırın denenip elle paketlenerek çıkar. Sonunda sizde kalır."
TITLE = "[VLOG] Kapadokya'da gece koşusu"


def to(name: str, body: str) -> str:
    return f"{'Merhaba' if 'ı' in body or 'ü' in body else 'Hi'} {name},\n\n{body}\n\nSelin"


def copies(body: str, count: int = 11) -> tuple[str, ...]:
    """Send *body* to *count* others."""
    return tuple(to(name, body) for name in NAMES[:count])


def sent(body: str, *, language: object = EN, among: str = "", count: int = 11, **around: object) -> Example:
    """Send *body* to Mert, and *among* or the same to others."""
    others = copies(among or body, count)
    return Example(language=language, body=to("Mert", body), others=others, **around)  # type: ignore[arg-type]  # a table


WHOLE, HEPSI = f"{OFFER} {EMPTY}", f"{TEKLIF} {BOS}"
NAMED = f'{OFFER} We saw "{TITLE}" too. {EMPTY}'
ADIYLA = f'{TEKLIF} "{TITLE}" videonuzu da gördük. {BOS}'
#: Sentences about one person's work, one for each of a batch.
SEEN = (
    "The shelf that cracked on your third night stayed with me.",
    "Your left-handed wheel made me try mine the other way round.",
    "I baked your rye with the old starter and it rose at last.",
    "That you threw the blue cups away on camera made me laugh.",
    "Your grandmother's loom has the same brake as ours.",
    "I counted eleven glazes on the kitchen table in your last film.",
    "The goat that walks through your studio is the best of April.",
    "You wrote that clay from the river smells of iron, and it does.",
    "Your tram sketches are drawn from the left seat only, I noticed.",
)
GORULEN = (
    "Üçüncü gecede çatlayan rafınız aklımdan çıkmadı.",
    "Sol elle çektiğiniz çark bana kendi çarkımı ters çevirtti.",
    "Çavdar ekmeğinizi eski mayayla denedim, sonunda kabardı.",
    "Mavi bardakları kamera önünde çöpe atmanız beni güldürdü.",
    "Babaannenizin tezgâhında bizimkinin freni var.",
    "Mutfak masasında tam on bir sır saydım.",
    "Atölyeden geçen keçi nisanın en güzel anıydı.",
    "Nehirden alınan kil demir kokar demiştiniz, doğruymuş.",
    "Tramvay çizimleri hep sol koltuktan, fark ettim.",
)


def each_its_own(language: object, sentences: tuple[str, ...], offer: str) -> Example:
    """Begin each mail of a batch with a sentence of its own."""
    first, *others = (
        to(name, f"{one} {offer}") for name, one in zip(("Mert", *NAMES), sentences, strict=False)
    )
    return Example(language=language, body=first, others=tuple(others))  # type: ignore[arg-type]  # both are languages


OLD = (Letter(text=f'Hi Mert,\n\n"{TITLE}" is why I write.'),)
FORM = (Letter(text=to("Mert", WHOLE)),)
SHORT = Post(url="https://blog.example/1", canonical_url="https://blog.example/1", title="Glaze notes")

_BOTH_LEAVE = [
    # no batch, and a batch of one
    Example(language=EN, body=to("Mert", WHOLE)),
    Example(language=TR, body=to("Mert", HEPSI)),
    replace(sent(WHOLE), template=True),
    # something of the person at the beginning
    sent(f'"{TITLE}" made me write. {WHOLE}', among=WHOLE, posts=(POST,), inserted=("Mert", TITLE)),
    sent(f'"{TITLE}" videonuz için yazıyorum. {HEPSI}', language=TR, among=HEPSI, posts=(POST,), inserted=("Mert", TITLE)),
    sent(f"{SEEN[0]} {WHOLE}", among=WHOLE),
    sent(f"{GORULEN[0]} {HEPSI}", language=TR, among=HEPSI),
    sent(f"Mert, {SEEN[1]} {WHOLE}", among=WHOLE, count=3),
    each_its_own(EN, SEEN, WHOLE),
    each_its_own(TR, GORULEN, HEPSI),
    each_its_own(EN, SEEN[:3], WHOLE),
    each_its_own(TR, GORULEN[:3], HEPSI),
    # the sheet's word, and a word of a post, which the other mails do not say
    sent(
        f"Your ferments need a warm shelf. {WHOLE}",
        among=f"Your harbour needs a warm shelf. {WHOLE}",
        person=replace(MERT, fields={"Topic": "ferments"}),
        inserted=("ferments",),
    ),
    sent(f"On glaze we think alike. {WHOLE}", among=WHOLE, posts=(SHORT,)),
    # a batch of another language shares nothing
    sent(WHOLE, among=HEPSI),
    # a second mail in a thread whose first mail names a post, and one whose thread nobody knows
    sent(WHOLE, profile=LATER, posts=(POST,), earlier=OLD),
    sent(WHOLE, profile=LATER),
    sent(HEPSI, language=TR, profile=LATER),
]  # fmt: skip

FLAGGED: dict[str, list[Example]] = {
    "SWP403": [
        sent(WHOLE),
        sent(WHOLE, count=1),
        sent(WHOLE, count=6),
        sent(WHOLE, posts=(POST,)),
        sent(WHOLE, person=None),
        sent(WHOLE, campaign=SPRING),
        sent(
            NAMED,
            among=NAMED.replace(TITLE, "Glaze notes"),
            posts=(POST,),
            inserted=("Mert", TITLE),
            others_inserted=("Glaze notes",),
        ),
        sent(WHOLE, profile=LATER, posts=(POST,), earlier=FORM),
        sent(HEPSI, language=TR),
        sent(HEPSI, language=TR, count=1),
        sent(HEPSI, language=TR, count=6),
        sent(HEPSI, language=TR, posts=(POST,)),
        sent(
            ADIYLA,
            language=TR,
            among=ADIYLA.replace(TITLE, "Mavi sır"),
            posts=(POST,),
            inserted=("Mert", TITLE),
            others_inserted=("Mavi sır",),
        ),
        sent(HEPSI.upper().replace("İ", "I"), language=TR, among=HEPSI),
    ],
    # what all get, and words of their own behind it
    "FRM602": [
        *(
            sent(f"{WHOLE} {SEEN[0]}", among=WHOLE, **known)
            for known in (
                {},
                {"count": 1},
                {"count": 6},
                {"posts": (POST,)},
                {"person": None},
                {"campaign": SPRING},
            )
        ),
        sent(f"{WHOLE} {SEEN[3]}", among=WHOLE, profile=LATER, posts=(POST,), earlier=FORM),
        *(
            sent(f"{HEPSI} {GORULEN[0]}", language=TR, among=HEPSI, **known)
            for known in ({}, {"count": 1}, {"count": 6}, {"posts": (POST,)}, {"person": None})
        ),
        sent(f"{HEPSI} {GORULEN[1]}".upper().replace("İ", "I"), language=TR, among=HEPSI),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "SWP403": [
        *_BOTH_LEAVE,
        # the offer first, which all share, and a paragraph of their own below it
        sent(f"{OFFER} {SEEN[0]} {SEEN[1]}", among=f"{OFFER} {SEEN[5]}"),
        sent(f"{TEKLIF} {GORULEN[0]} {GORULEN[1]}", language=TR, among=f"{TEKLIF} {GORULEN[5]}"),
    ],
    "FRM602": [
        *_BOTH_LEAVE,
        # the offer first, and more of their own than of it
        sent(f"{OFFER} {' '.join(SEEN[:4])}", among=f"{OFFER} {SEEN[5]} {SEEN[6]} {SEEN[7]}"),
        sent(f"{TEKLIF} {' '.join(GORULEN[:4])}", language=TR, among=f"{TEKLIF} {' '.join(GORULEN[5:9])}"),
        # what the brief says may stand in all of them
        sent(
            f"A week by the sea. A seat at our table. {SEEN[0]}",
            among=f"A week by the sea. A seat at our table. {SEEN[4]}",
            campaign=SPRING,
        ),
    ],
}

_OTHERS = tuple(
    f"{hello} {name}, {body[0].lower()}{body[1:]}"
    for name in NAMES[:3]
    for hello, body in (("Hi", OFFER), ("Merhaba", TEKLIF))
) + tuple(f"Merhaba {name}, {TEKLIF}" for name in NAMES[:3])
AROUND: dict[str, dict[str, object]] = {
    code: {"others": _OTHERS, "person": MERT} for code in ("SWP403", "FRM602")
}
