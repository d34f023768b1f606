"""Texts that each rule flags, and texts that it leaves alone, by language; ours alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.campaigns import Campaign
from outreach.campaigns.campaign import Brief, Purpose
from outreach.lint import Document, Profile
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

EN, TR = Language.EN, Language.TR
LATER = Profile.FOLLOW_UP

MERT = Person(id=1, name="Mert Öztürk", first_name="Mert", handle="mertkosuyor")
POST = Post(
    url="https://www.youtube.com/watch?v=k4p4d0ky4",
    canonical_url="https://www.youtube.com/watch?v=k4p4d0ky4",
    title="[VLOG] Kapadokya'da gece koşusu",
    published=date(2025, 11, 18),
)
SPRING = Campaign(
    id="spring",
    purpose=Purpose.COLLABORATION,
    brand="Kilnhaus",
    briefs={
        EN: Brief(compensation="A seat at our table.", benefit="A week by the sea."),
        TR: Brief(compensation="Masamızda bir yer.", benefit="Denizde bir hafta."),
    },
)
ADVERT = Campaign(id="advert", purpose=Purpose.ADVERTISING, brand="Kilnhaus")


@dataclass(frozen=True, kw_only=True)
class Example:
    """One text and what is known around it."""

    language: Language
    body: str
    subject: str | None = "Kiln"
    profile: Profile = Profile.FIRST
    posts: tuple[Post, ...] | None = None
    inserted: tuple[str, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    template: bool = False
    #: Of a file nobody knows to whom it goes.
    person: Person | None = MERT
    campaign: Campaign | None = None

    @property
    def document(self) -> Document:
        return Document(
            name="example",
            subject=self.subject,
            body=self.body,
            language=self.language,
            profile=self.profile,
            template=self.template,
            person=self.person,
            campaign=self.campaign,
            posts=self.posts,
            inserted=self.inserted,
            ignored=self.ignored,
        )


def _words(count: int, word: str) -> str:
    return f"{word} " * (count - 1) + f"{word}."


FLAGGED: dict[str, list[Example]] = {
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
    "OPN302": [
        Example(
            language=EN,
            body="Hi Mert,\n\nWe are Kilnhaus, the leading maker of kilns. We sell in nine countries.",
        ),
        Example(language=EN, body="Hi Mert, at Kilnhaus we make kilns. They are blue.", campaign=SPRING),
        Example(language=EN, body="Hi @mertkosuyor,\n\nWe make shoes. They are light. You keep a pair."),
        Example(language=EN, body="Hi Mert,\n\nYour content caught our eye. We make shoes.", profile=LATER),
        Example(language=EN, body="Did my last mail reach the right inbox?", profile=LATER),
        Example(
            language=EN,
            body="Hi {{ person.first_name }},\n\nWe are {{ campaign.brand }}. We make {{ campaign.product }}.",
            template=True,
        ),
        Example(
            language=EN, body="Hi [Name],\n\nI'm [Your Name] from [Brand]. We make shoes.", template=True
        ),
        Example(
            language=TR,
            body="Merhaba Mert,\n\nBiz Kilnhaus markası olarak fırın üretiyoruz. Dokuz ülkede varız.",
        ),
        Example(
            language=TR, body="Merhaba Mert,\n\nProfilinizi gördük. İçeriklerinizi beğendik.", profile=LATER
        ),
        Example(language=TR, body="Merhaba Mert,\n\nMesajımı gördünüz mü? Zamanınız olursa yazarsınız."),
        Example(
            language=TR,
            body="Merhaba {{ person.first_name }},\n\nBiz {{ campaign.brand }}. Fırın yaparız.",
            template=True,
        ),
    ],
    "OPN303": [
        *(
            Example(language=EN, body=f"{greeting}\n\nYour shelf is why I write.", person=person)
            for greeting in (
                *(
                    "Hi there,",
                    "Hello there!",
                    "Dear blogger,",
                    "Dear Influencer,",
                    "dear content creator",
                    "Hey guys,",
                ),
                *(
                    "Dear Sir or Madam,",
                    "To whom it may concern,",
                    "Dear valued creator,",
                    "Hi everyone,",
                    "Hi,",
                    "Hello",
                ),
            )
            for person in (MERT, None)
        ),
        *(
            Example(language=TR, body=f"{greeting}\n\nRafınız için yazıyoruz.", person=person)
            for greeting in (
                *(
                    "Değerli influencer,",
                    "Sayın Yetkili,",
                    "Merhabalar değerli içerik üreticisi,",
                    "SAYIN İLGİLİ,",
                ),
                *(
                    "Degerli icerik ureticisi",
                    "Herkese merhaba,",
                    "Merhaba sevgili blogger,",
                    "Sevgili takipçimiz,",
                ),
            )
            for person in (MERT, None)
        ),
        Example(language=EN, body="Hi Zoë,\n\nYour shelf is why I write."),
        Example(language=EN, body="Hi I saw your shelf."),
        Example(language=EN, body="Hi there,\n\n{{ campaign.benefit }}", template=True, person=None),
        Example(language=TR, body="Merhaba,\n\nRafınız için yazıyoruz."),
        Example(language=TR, body="Merhaba Ayşe Hanım,\n\nRafınız için yazıyoruz.", profile=LATER),
        Example(language=TR, body="İyi günler,\n\nRafınız için yazıyoruz."),
    ],
    "PER403": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\n{praise} We make shoes.", posts=posts)
            for praise in (
                *(
                    "I love your content.",
                    "We absolutely loved your amazing videos!",
                    "Great blog!",
                    "Your page is awesome.",
                ),
                *(
                    "We're huge fans of your work.",
                    "You have such an inspiring feed.",
                    "Keep up the great work!",
                ),
                *(
                    "I love what you do.",
                    "We are impressed by your creativity and your content.",
                    "LOVE YOUR STYLE",
                ),
            )
            for posts in (None, (POST,))
        ),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\n{praise} Ayakkabı yapıyoruz.", posts=posts)
            for praise in (
                *(
                    "İçeriklerinizi çok beğendik.",
                    "Profilinize bayıldık!",
                    "Paylaşımlarınız gerçekten çok güzel.",
                ),
                *(
                    "iceriklerinizi cok begeniyoruz",
                    "Videolarını çok seviyorum.",
                    "Harika içerikler üretiyorsunuz.",
                ),
                *("SAYFANIZI ÇOK BEĞENDİK.", "Emeğinize sağlık.", "Kitleniz markamıza çok uygun."),
            )
            for posts in (None, (POST,))
        ),
        Example(
            language=EN,
            body="Hi Mert,\n\nYour run was long. We love your content. You keep it.",
            profile=LATER,
        ),
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
    "LEN101": [
        Example(language=EN, body=_words(100, "kiln")),
        Example(language=TR, body=_words(100, "fırın")),
        Example(language=EN, body=_words(130, "don't"), profile=Profile.FOLLOW_UP),
        Example(language=TR, body="Merhaba {{ ad }},\n" + _words(98, "fırın"), template=True),
    ],
    "OPN301": [
        Example(language=EN, body="Hi Mert,\n\nI hope this e-mail finds you well. We make shoes."),
        Example(language=EN, body="Hello Mert! HOPE YOU ARE DOING WELL. We make shoes."),
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
    "OPN302": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\n{opening} We are Kilnhaus.", posts=posts)
            for opening in (
                *(
                    "You keep the shoes.",
                    "We pay 400 € for one video.",
                    "Your viewers get 20% off.",
                    "There is a fee in it: 300 EUR.",
                ),
                *(
                    "Your night run is why I write.",
                    "You baked it twice.",
                    'We watched "Gece koşusu" twice.',
                    "The words are up to you.",
                ),
                *(
                    "We are the makers of your blue stove.",
                    "@mertkosuyor was the first name that we thought of.",
                ),
            )
            for posts in (None, (POST,))
        ),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\n{opening} Biz Kilnhaus.", posts=posts)
            for opening in (
                *(
                    "Ayakkabı sizde kalır.",
                    "Bir video için 12.000 TL ödüyoruz.",
                    "Takipçilerinize %20 indirim tanımlıyoruz.",
                ),
                *(
                    "Atölyenizdeki raf bizi güldürdü.",
                    "Kapadokya'daki gece koşusu bizi güldürdü.",
                    "Nasıl anlatacağınız size kalmış.",
                ),
                *("takipcilerinize indirim var.", "Dizinize iyi gelecek bir ayakkabı yaptık."),
            )
            for posts in ((POST,),)
        ),
        Example(
            language=EN, body="Hi Mert,\n\nWe are Kilnhaus. A week by the sea. It is blue.", campaign=SPRING
        ),
        Example(language=TR, body="Merhaba Mert,\n\nBiz Kilnhaus. Denizde bir hafta.", campaign=SPRING),
        Example(
            language=EN,
            body="Hi {{ person.first_name }},\n\n{{ campaign.benefit | sentence }} We are {{ campaign.brand }}.",
            template=True,
        ),
        Example(language=EN, body='We saw "{{ post.title }}". We are {{ campaign.brand }}.', template=True),
        Example(
            language=TR, body="{{ campaign.compensation | phrase }} öneriyoruz.", template=True, profile=LATER
        ),
        Example(language=EN, body="Saw {{company}} on the news. We make shoes.", template=True),
        Example(language=EN, body=""),
        Example(language=EN, body="Hi Mert,"),
    ],
    "OPN303": [
        *(
            Example(language=TR, body=f"{greeting}\n\nRafınız için yazıyoruz.")
            for greeting in (
                *(
                    "Merhaba Mert,",
                    "MERHABA MERT",
                    "Mert Bey merhaba,",
                    "Merhaba, sevgili Mert",
                    "Sayın Öztürk,",
                    "Sayın OZTURK,",
                ),
                *(
                    "Mertciğim selam,",
                    "Mert'ciğim merhaba!",
                    "Merhaba @mertkosuyor,",
                    "Merhaba mertkosuyor",
                    "Mert Bey,",
                    "Selam Mertcim",
                ),
                *("Mert Öztürk'e merhaba,", "Sevgili influencer Mert,", "Gece koşunuzu izledik."),
            )
        ),
        *(
            Example(language=EN, body=f"{greeting}\n\nYour shelf is why I write.")
            for greeting in (
                "Hi Mert,",
                "Dear Mr. Öztürk,",
                "Hey MERT -",
                "Good morning Mert!",
                "Mert, your shelf!",
                "Mert --",
                "Hi there Mert,",
            )
        ),
        Example(language=EN, body="Hi Zoë,\n\nYour shelf is why I write.", person=None),
        Example(language=TR, body="Merhaba,\n\nRafınız için yazıyoruz.", person=None),
        Example(language=EN, body="Dear Kilnhaus team,\n\nYour shelf is why I write.", person=None),
        Example(language=EN, body="Hi {{ person.first_name }},\n\nKilns.", template=True, person=None),
        Example(language=TR, body="Merhaba [İsim],\n\nFırın.", template=True, person=None),
        Example(language=TR, body="Merhaba @{{ person.handle }},\n\nFırın.", template=True, person=None),
        Example(language=EN, body="Your shelf is why I write."),
        Example(language=EN, body=""),
    ],
    "PER403": [
        Example(language=EN, body="I love your video about night runs."),
        Example(language=EN, body="We love your night run videos."),
        Example(
            language=EN,
            body='We love your content, above all "Three nights in the hills", which we watched twice.',
        ),
        Example(language=EN, body="We loved your run through Kapadokya, gece koşusu and all.", posts=(POST,)),
        Example(language=EN, body="I love your {{ post.what }} {{ post.title }}.", template=True),
        Example(language=EN, body='She wrote "I love your content" and left.'),
        Example(language=EN, body="We make content that people love."),
        Example(language=TR, body="Gece koşusu videonuzu çok beğendik."),
        Example(language=TR, body="Seramik fırını hakkındaki paylaşımınızı çok beğendik.", profile=LATER),
        Example(language=TR, body="Kapadokya'daki gece koşusu videonuza bayıldık.", posts=(POST,)),
        Example(language=TR, body="İçeriklerimizi seviyoruz."),
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
        Example(
            language=EN,
            body="The post null safety, part 2 is why.",
            posts=(Post(url="u", canonical_url="u", title="null safety, part 2"),),
        ),
    ],
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
