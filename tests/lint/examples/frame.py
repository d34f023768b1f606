"""Length, subject and suppressions: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import EN, LATER, TR, Example

from outreach.lint import Profile


def _words(count: int, word: str) -> str:
    return f"{word} " * (count - 1) + f"{word}."


HARD_EN = (
    "Our company has developed a considerable number of innovative ceramic products over the\n"
    "previous decades, and we are currently looking for influential personalities with an\n"
    "interested audience who could demonstrate their possibilities. Additional information\n"
    "concerning compensation will be provided after your confirmation.\n"
)
HARD_TR = (
    "Firmamız uzun yıllardır seramik fırınları üretmekte olup, yenilikçi ürünlerimizin tanıtılması\n"
    "amacıyla içeriklerini beğeniyle takip ettiğimiz üreticilerle uzun soluklu çalışmalar\n"
    "gerçekleştirmeyi planlamaktadır. Değerlendirmelerinizin tarafımıza iletilmesinin ardından,\n"
    "ücretlendirme konusundaki beklentilerinizin karşılanabilmesi için gerekli görüşmelerin\n"
    "tamamlanması ve çalışma takviminin belirlenmesi sağlanacaktır. Konuyla ilgili ayrıntılı\n"
    "bilgilendirme dosyamızı inceleyebilirsiniz.\n"
)
LONG_TITLE = "What I learned about patience when nothing that I made would come out of the kiln in one piece"
EASY_EN = "We make small kilns. They fit in a flat. You can try one for a month. We pay for one clip of it. "
EASY_TR = "Küçük fırınlar yapıyoruz. Eve sığarlar. Birini bir ay deneyin. Kısa bir video için ücret öderiz. "


FLAGGED: dict[str, list[Example]] = {
    "LEN101": [
        Example(language=EN, body=_words(100, "kiln")),
        Example(language=TR, body=_words(100, "fırın")),
        Example(language=EN, body=_words(130, "don't"), profile=LATER),
        Example(language=TR, body="Merhaba {{ ad }},\n" + _words(98, "fırın"), template=True),
    ],
    "LEN102": [
        Example(language=EN, body=""),
        Example(language=EN, body=_words(24, "kiln")),
        Example(language=EN, body="Hi Mert,\n\nShall we work together?\n-- \n" + _words(30, "signature")),
        Example(language=EN, body=_words(20, "kiln") + "\n> " + _words(50, "quoted")),
        Example(language=EN, body="See https://example.com/a-b-c-d-e-f " * 12),
        Example(language=EN, body=_words(24, "don't")),
        Example(language=TR, body="  \n"),
        Example(language=TR, body=_words(24, "fırın")),
        Example(language=TR, body="Merhaba Mert,\r\n\r\nBirlikte çalışalım mı?"),
        Example(language=TR, body=_words(24, "Ayşe'nin")),
        Example(language=TR, body="> " + _words(50, "alıntı")),
        Example(language=TR, body="İŞ BİRLİĞİ?"),
    ],
    "LEN103": [
        Example(language=EN, body=_words(31, "kiln")),
        Example(language=EN, body=f"Short one. {_words(31, 'Kiln')} Short again."),
        Example(language=EN, body=f"Hi Mert,\n\n{_words(35, 'kiln')}", profile=LATER),
        Example(language=EN, body=f"{{{{ post.title }}}} {_words(30, 'kiln')}", template=True),
        Example(language=EN, body=_words(16, "kiln").rstrip(".") + ", and " + _words(15, "twenty-minute")),
        Example(language=EN, body='"Kiln." ' + _words(31, "Kiln")),
        Example(language=TR, body=_words(25, "fırın")),
        Example(language=TR, body=f"Merhaba.\n\n{_words(25, 'İstanbul')}"),
        Example(language=TR, body=f"{_words(25, 'fırın')} Kısa."),
        Example(language=TR, body=f"{{{{ ad }}}} {_words(24, 'fırın')}", template=True),
        Example(language=TR, body=_words(25, "atölyenizdeki"), profile=LATER),
        Example(language=TR, body=_words(25, "Ayşe'nin")),
    ],
    "LEN104": [
        Example(language=EN, body=_words(20, "kiln") + " " + _words(20, "oven") + " " + _words(21, "clay")),
        Example(language=EN, body="We make kilns. They are small. They fit. They are quiet. Shall I?"),
        Example(language=EN, body="Hi,\n\nOne is. Two is. Three is. Four is. Five is.\n\nBye,\nSelin"),
        Example(language=EN, body=(_words(12, "kilns") + "\n") * 6),
        Example(language=EN, body=_words(61, "kiln"), profile=LATER),
        Example(language=EN, body="{{ post.title }} " + _words(60, "kiln"), template=True),
        Example(language=TR, body=" ".join([_words(16, "fırın")] * 4)),
        Example(language=TR, body="Bir. İki. Üç. Dört. Beş."),
        Example(language=TR, body="Merhaba,\r\n\r\nBir. İki. Üç. Dört. Beş.\r\n"),
        Example(language=TR, body=(_words(11, "seramik") + "\n") * 6),
        Example(language=TR, body=_words(61, "fırın"), profile=Profile.ANSWER),
        Example(language=TR, body="{{ ad }} " + _words(60, "fırın"), template=True),
    ],
    "RDB105": [
        Example(language=EN, body=HARD_EN),
        Example(language=EN, body="Hi Mert,\n\n" + HARD_EN, profile=LATER),
        Example(language=EN, body=HARD_EN.replace("company", "{{ campaign.brand }}"), template=True),
        Example(language=EN, body=HARD_EN.replace("\n", "\r\n")),
        Example(language=EN, body=HARD_EN + "\n> yes\n> it is"),
        Example(language=EN, body=_words(60, "unbelievable")),
        Example(language=TR, body=HARD_TR),
        Example(language=TR, body="Merhaba Mert,\n\n" + HARD_TR, profile=LATER),
        Example(language=TR, body=HARD_TR.replace("Firmamız", "{{ campaign.brand }}"), template=True),
        Example(language=TR, body=HARD_TR + "\n-- \nKısa. Çok kısa."),
        Example(language=TR, body=_words(60, "değerlendirmelerinizi")),
        Example(language=TR, body=_words(50, "kapı")),
    ],
    "SUB201": [
        Example(language=language, subject=subject, body="Kilns.", template=template)
        for language in (EN, TR)
        for subject in (
            None,
            "",
            "  ",
            "Re:",
            "RE: Fwd:",
            "Ynt:",
            "İlt: ",
            "...",
            "(no subject)",
            "Konu yok",
            "🔥",
        )
        for template in (False, True)
    ]
    + [Example(language=TR, subject="{# konu #}", body="Fırın.", template=True)],
    "SUB202": [
        Example(language=EN, subject="k" * 61, body="Kilns."),
        Example(language=TR, subject="İ" * 61, body="Fırın."),
        Example(language=EN, subject="word " * 13 + "{{ post.title }}", body="Kilns.", template=True),
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
        Example(language=TR, body=_words(99, "fırın"), profile=LATER),
        Example(language=EN, body=_words(90, "kiln") + "\n> " + _words(50, "quoted")),
        Example(language=EN, body=_words(90, "kiln") + "\r\n-- \r\n" + _words(50, "signature")),
        Example(language=TR, body="https://example.com/" + "a " * 99),
        Example(language=EN, body="{# " + _words(120, "comment") + " #}\nHi {{ name }}.", template=True),
    ],
    "LEN102": [
        Example(language=EN, body=_words(25, "kiln")),
        Example(language=EN, body="Shall we?", profile=LATER),
        Example(language=EN, body="Yes.", profile=Profile.ANSWER),
        Example(language=EN, body="Hi {{ name }}, {{ offer }}", template=True),
        Example(language=EN, body=_words(200, "kiln")),
        Example(language=EN, body="> quoted\n" + _words(25, "e-mail")),
        Example(language=TR, body=_words(25, "fırın")),
        Example(language=TR, body="Uygun mu?", profile=LATER),
        Example(language=TR, body="Evet.", profile=Profile.ANSWER),
        Example(language=TR, body="Merhaba {{ ad }}", template=True),
        Example(language=TR, body=_words(25, "İŞ")),
        Example(language=TR, body=_words(25, "Ayşe'nin") + "\n-- \nSelin"),
    ],
    "LEN103": [
        Example(language=EN, body=_words(30, "kiln")),
        Example(language=EN, body=f"{_words(20, 'Kiln')} {_words(20, 'Kiln')}"),
        Example(language=EN, body="> " + _words(40, "quoted")),
        Example(language=EN, body="-- \n" + _words(40, "signature")),
        Example(language=EN, body="\n".join(["- five words on each line"] * 8)),
        Example(language=EN, body=f'About "{LONG_TITLE}": {_words(20, "kiln")}', inserted=(LONG_TITLE,)),
        Example(language=EN, body="https://example.com/" + "-".join(["word"] * 40)),
        Example(language=TR, body=_words(24, "fırın")),
        Example(language=TR, body=f"{_words(15, 'Fırın')} {_words(15, 'Fırın')}"),
        Example(language=TR, body="> " + _words(40, "alıntı")),
        Example(language=TR, body=f"A.Ş. {_words(23, 'fırın')}"),
        Example(language=TR, body=f'"{LONG_TITLE}" için {_words(15, "fırın")}', inserted=(LONG_TITLE,)),
        Example(language=TR, body="{% if a %}" + _words(24, "fırın") + "{% endif %}", template=True),
    ],
    "LEN104": [
        Example(language=EN, body="We make kilns. They are small. They fit. Shall I?"),
        Example(language=EN, body=_words(60, "kiln")),
        Example(language=EN, body=_words(31, "kiln") + "\n\n" + _words(31, "kiln")),
        Example(language=EN, body="One:\n- a kiln.\n- an oven.\n- a wheel.\n- a shelf.\n- a glaze."),
        Example(language=EN, body="Best,\nSelin\nKilnhaus\nHamburg\nGermany\nEurope"),
        Example(language=EN, body="> One. Two. Three. Four. Five. Six."),
        Example(language=TR, body="Bir. İki. Üç. Dört."),
        Example(language=TR, body=_words(60, "fırın")),
        Example(language=TR, body=_words(31, "fırın") + "\r\n\r\n" + _words(31, "fırın")),
        Example(language=TR, body="1. Fırın.\n2. Çark.\n3. Raf.\n4. Sır.\n5. Kil."),
        Example(language=TR, body="Sevgiler,\nSelin\nKilnhaus\nİzmir\nTürkiye\nAvrupa"),
        Example(language=TR, body="-- \nBir. İki. Üç. Dört. Beş."),
    ],
    "RDB105": [
        Example(language=EN, body=EASY_EN * 3),
        Example(language=EN, body=" ".join(HARD_EN.split()[:39])),
        Example(language=EN, body=EASY_EN * 3 + "\n> " + HARD_EN.replace("\n", "\n> ")),
        Example(language=EN, body=EASY_EN * 3 + "\n-- \n" + HARD_EN),
        Example(language=EN, body=EASY_EN * 3 + "https://example.com/" + "incomprehensibility-" * 20),
        Example(
            language=EN, body=EASY_EN * 3 + "It is like Constantinopolitan Cappadocian Metropolitan Symphony."
        ),
        Example(language=TR, body=EASY_TR * 4),
        Example(language=TR, body=" ".join(HARD_TR.split()[:39])),
        Example(language=TR, body=EASY_TR * 4 + "\n> " + HARD_TR.replace("\n", "\n> ")),
        Example(language=TR, body=EASY_TR * 4 + "\n-- \n" + HARD_TR),
        Example(language=TR, body=EASY_TR * 4 + "Bunu Afyonkarahisar, Kahramanmaraş ve Gümüşhane'de çekin."),
        Example(language=TR, body=EASY_TR.upper().replace("İ", "I") * 4),
    ],
    "SUB201": [
        *(
            Example(language=language, subject=subject, body="Kilns.", template=template)
            for language in (EN, TR)
            for subject in ("Kiln", "Re: your kiln", "İ", "7", "{{ post.title }}", "None of the above")
            for template in (False, True)
        ),
        *(
            Example(language=EN, subject=subject, body="Kilns.", profile=LATER)
            for subject in (None, "", "Re:")
        ),
    ],
    "SUB202": [
        Example(language=EN, subject="k" * 60, body="Kilns."),
        Example(language=TR, subject=f" {'İ' * 60} ", body="Fırın."),
        Example(language=TR, subject="s\u0327" * 60, body="Fırın."),
        Example(language=EN, subject="Re: " + "k" * 70, body="Kilns.", profile=LATER),
        Example(
            language=EN,
            subject='About "{{ post.title | truncate(45) | or_else_what_the_sheet_says }}"',
            body="Kilns.",
            template=True,
        ),
        Example(
            language=TR,
            subject="{% if post.title %}" + "k" * 40 + "{% else %}" + "k" * 40 + "{% endif %}",
            body="Fırın.",
            template=True,
        ),
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
