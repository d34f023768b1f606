"""Placeholders and traces of missing values: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import EN, MERT, SPRING, TR, Example

from outreach.posts import Post

FLAGGED: dict[str, list[Example]] = {
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
    "TPL502": [
        *(
            Example(language=EN, body=text, person=person)
            for text in (
                *(
                    "Hi ,\n\nKilns.",
                    "Hello ,\nKilns.",
                    "Dear,\n\nKilns.",
                    "Hi None,\n\nKilns.",
                    "Hi null,\nKilns.",
                    "Hi undefined,\nKilns.",
                ),
                *(
                    'I saw "" today.',
                    "I saw “” today.",
                    "I saw your post () today.",
                    "Saw 's post about kilns.",
                    "We pay €nan for it.",
                ),
                *(
                    "Your post about None is why.",
                    "We saw a undefined post.",
                    "Your undefined video is why.",
                    "Fee: #N/A",
                    "Fee: N/A",
                ),
                *(
                    "Your video of 1 January 1970 is why.",
                    "Until 1970-01-01.",
                    "By 01.01.1970.",
                    "NaN followers",
                    "[object Object]",
                ),
                *("It has 12 followers and nan likes.", "undefined undefined,", "We wrote to null."),
            )
            for person in (MERT, None)
        ),
        *(
            Example(language=TR, body=text, person=person)
            for text in (
                *(
                    "Merhaba ,\n\nFırın.",
                    "Sevgili,\n\nFırın.",
                    "Merhaba Hanım,\n\nFırın.",
                    "Sayın Bey,\nFırın.",
                    "Merhaba null,\nFırın.",
                ),
                *(
                    "Merhaba Mert, 'nin videosu için.",
                    "None hakkındaki videonuz.",
                    "Ücret: nan TL",
                    "Ücret: #YOK",
                    "#DEĞER! TL öderiz.",
                ),
                *(
                    "1 Ocak 1970 tarihli videonuz.",
                    "undefined için yazıyoruz.",
                    "Videonuz () için.",
                    "“” videonuz için.",
                ),
            )
            for person in (MERT, None)
        ),
        Example(language=EN, body="I saw your  post."),
        Example(language=EN, body="I saw your  post.", person=None),
        Example(language=EN, body="Thanks for that , it helped."),
        Example(language=EN, body="We saw it , and your kiln .", campaign=SPRING),
        Example(language=TR, body="Sizin  videonuz için yazdık."),
        Example(language=TR, body="Bir set, , bir fırın."),
        Example(language=EN, subject="About  and kilns", body="Kilns."),
        Example(language=EN, body="Hi ,\n\nyour  post", template=True),
        Example(language=EN, body="Hi {{ name }} ,\nkilns.", template=True),
        Example(language=TR, body="None için yazdık.", inserted=("None",)),
        Example(language=EN, body="Your post about None is why.", inserted=("None",)),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
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
    "TPL502": [
        *(
            Example(language=EN, body=text)
            for text in (
                *(
                    "None of this is binding.",
                    "Is there any? None.",
                    "Second to None",
                    "none at all",
                    'Your cover of "None" is why.',
                ),
                *(
                    "Your talk on null safety is why.",
                    'I read "null and void" twice.',
                    "The date is still undefined, sadly so.",
                    "Say hi to your nan.",
                ),
                *(
                    "It was built in 1970 and holds.",
                    "A kiln of 1970.",
                    "We sold 1.970 of them.",
                    "call print() twice",
                    "A line.  Another line.",
                ),
                *(
                    "Wait . . . and see",
                    "a,b and 1,000.5",
                    "rock 'n' roll",
                    "the '90s",
                    "It's Mert's run's end.",
                    "We went home...",
                    "a ..., b",
                ),
                *(
                    "Table:    kiln",
                    "- [ ] done",
                    "Hi Mert,\n\n    an indented line",
                    "a @none handle",
                    "We pay 400 €, or more.",
                    "Hi !",
                ),
            )
        ),
        *(
            Example(language=TR, body=text)
            for text in (
                *(
                    "“None” grubunun şarkısı için.",
                    '"null nedir?" videonuz için.',
                    "1970 yılından beri fırın yapıyoruz.",
                    "Ayşe'nin fırını",
                ),
                *(
                    "'da Vinci' adlı videonuz",
                    "'in the kitchen' videonuz",
                    "Merhaba Mert Bey,\nFırın.",
                    "Merhaba hanımefendi,",
                    "Nanemiz var.",
                ),
            )
        ),
        Example(
            language=EN,
            body="I saw None Like Us and () and a  b.",
            inserted=("I saw None Like Us and () and a  b",),
        ),
        Example(language=EN, body="Kilns.\n> quoted  words , by undefined's\n-- \nSelin  Ay"),
        Example(
            language=EN,
            body="Your {% if x %}big{% endif %} {# a note #} post ({{ x }}) {{ y | default('') }}.",
            template=True,
        ),
        Example(language=TR, body="{{ a }} ve {% if b %}{{ b }}, {% endif %}fırın.", template=True),
        Example(language=TR, body="Nan tarifinizi denedik, nan tuttu.", inserted=("Nan ekmeği",)),
        Example(
            language=EN,
            body="The post null safety, part 2 is why.",
            posts=(Post(url="u", canonical_url="u", title="null safety, part 2"),),
        ),
    ],
}
