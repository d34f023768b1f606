"""What is held against what is stored: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from example import EN, LATER, MERT, POST, SPRING, TR, Example

from outreach.lint import Profile
from outreach.lint.document import Letter
from outreach.people.person import Person

ANSWER = Profile.ANSWER
#: A video of 18 November, and a newer one of 1 December.
RUN = replace(POST, platform="youtube")
SHOES = replace(
    POST,
    url="https://www.youtube.com/watch?v=sh03s",
    canonical_url="https://www.youtube.com/watch?v=sh03s",
    title="Hangi ayakkabı dayanır?",
    published=date(2025, 12, 1),
    platform="youtube",
)
PHOTO = replace(
    POST,
    url="https://www.tiktok.com/@mertkosuyor/photo/1",
    canonical_url="https://www.tiktok.com/@mertkosuyor/photo/1",
    title="Şafakta göl",
    published=date(2025, 11, 20),
    platform="tiktok",
)
NOTED = replace(MERT, fields={"note": "met him at the running fair in May"})
KATHERINE = Person(
    id=2, name="Katherine O'Neil", first_name="Katherine", handle="kate.bakes", address="dee@agency.example"
)
FIRST_MAIL = Letter(
    text="Hi Mert,\n\nYour night run made us laugh. We would send you a pair of trail shoes to keep for one film.\n\nSelin",
    day=date(2025, 12, 2),
)
ILK_MAIL = Letter(
    text="Merhaba Mert,\n\nGece koşunuz bizi güldürdü. Bir film karşılığında bir çift patika ayakkabısı gönderelim.\n\nSelin",
    day=date(2025, 12, 2),
)
BOTH_MAILS = Letter(text="We send you shoes for one film. Bir film için ayakkabı gönderelim.")
ASKED = Letter(text="Sounds fun! What's your rate, and do you need usage rights?")
SORDU = Letter(text="Güzel fikir. Ücret nedir, kullanım hakları ne olacak?")
BOTH_ASKED = Letter(
    text="What do you pay, and do you need usage rights? Ücret nedir, kullanım hakkı ister misiniz?"
)
WRITTEN, LATER_DAY = date(2026, 3, 10), date(2026, 3, 20)


def wrong(language: Any, *greetings: str, **facts: Any) -> list[Example]:
    """Make a mail of each greeting, as what follows it hangs on."""
    body = "Your night run made us laugh." if language is EN else "Gece koşunuz bizi güldürdü."
    return [Example(language=language, body=f"{one}\n\n{body}", **facts) for one in greetings]


def told(language: Any, *sentences: str, **facts: Any) -> list[Example]:
    """Make a mail of each sentence."""
    hello = "Hi Mert" if language is EN else "Merhaba Mert"
    return [Example(language=language, body=f"{hello},\n\n{one}", **facts) for one in sentences]


def of_posts(title: str, language: Any = EN) -> Example:
    """Make a mail to somebody whose newest post bears *title*."""
    posts = (replace(SHOES, title=title), RUN)
    return told(language, "Kapadokya'da gece koşusu.", posts=posts, today=date(2025, 12, 3))[0]


UNKNOWN: dict[str, Any] = {"posts": (), "earlier": ()}
STORED: dict[str, Any] = {"posts": (SHOES, RUN), "earlier": (), "written": date(2025, 12, 3)}
PHOTOS: dict[str, Any] = {"posts": (PHOTO,), "earlier": (), "written": date(2025, 12, 3)}
AGED: dict[str, Any] = {"written": WRITTEN, "today": LATER_DAY}
NEXT_DAY: dict[str, Any] = {"written": WRITTEN, "today": date(2026, 3, 11)}
SECOND: dict[str, Any] = {"profile": LATER, "earlier": (FIRST_MAIL,)}
IKINCI: dict[str, Any] = {"profile": LATER, "earlier": (ILK_MAIL,)}

AROUND: dict[str, dict[str, object]] = {
    "PST407": {"posts": (SHOES, RUN), "post": RUN},
    "AGE161": AGED,
    "FUP131": {"profile": LATER, "earlier": (BOTH_MAILS,)},
    "ANS141": {"profile": ANSWER, "theirs": BOTH_ASKED},
}

FLAGGED: dict[str, list[Example]] = {
    "PER404": [
        *wrong(
            EN,
            "Hi Zoë,",
            "Hi Mret,",
            "Hi Merve,",
            "Dear Mr Yılmaz,",
            "Good morning Anna Hall,",
            "Hi @zoebakes,",
        ),
        *wrong(EN, "Hi Anna,", "Hi Catherine,", person=KATHERINE),
        *told(EN, "I saw your channel @zoebakes today."),
        *told(EN, "We at Nordlys make shoes.", campaign=SPRING),
        *wrong(
            TR,
            "Merhaba Zeynep Hanım,",
            "Zeynep Hanım merhaba,",
            "Sevgili Ayşe,",
            "Sayın Yılmaz,",
            "Selam Ayşe'ciğim,",
        ),
        *told(
            TR, "Ayşe Hanım, gece koşunuz bizi güldürdü.", "Mert Bey'e yazdık. Bakın, Mert Hanım çok koşuyor."
        ),
        *told(TR, "Nordlys ekibi olarak yazıyoruz.", campaign=SPRING),
    ],
    "CLM406": [
        *told(
            EN,
            "As discussed, the shoes are yours.",
            "We met at the running fair in May.",
            "Great chatting with you last week!",
            **UNKNOWN,
        ),
        *told(
            EN,
            "I loved your last video!",
            "Long-time follower here.",
            "I've been following your channel for years.",
            **UNKNOWN,
        ),
        *told(EN, "Following up on my last email.", "Your latest reel made us laugh.", **UNKNOWN),
        *told(EN, "As discussed, the shoes are yours.", person=None),
        *told(EN, "As agreed on the phone, {{ campaign.product }} is yours.", person=None, template=True),
        *told(
            EN,
            'Your photo "Hangi ayakkabı dayanır?" made us laugh.',
            "Your latest article made us laugh.",
            **STORED,
        ),
        *told(
            EN,
            'Your TikTok video "Hangi ayakkabı dayanır?" made us laugh.',
            'Your video "Three hats" made us laugh.',
            **STORED,
        ),
        *told(EN, "Your video of 12 March made us laugh.", "I watched your video.", **PHOTOS),
        *told(EN, "Your photo from yesterday made us laugh.", **PHOTOS),
        *told(
            TR,
            "Geçen konuştuğumuz gibi ayakkabılar sizde kalır.",
            "Fuarda tanışmıştık.",
            "Sizinle geçen hafta konuştuk.",
            **UNKNOWN,
        ),
        *told(
            TR,
            "Son videonuza bayıldık.",
            "Son videona bayıldık.",
            "Uzun zamandır sizi takip ediyoruz.",
            "Yıllardır takipçinizim.",
            **UNKNOWN,
        ),
        *told(TR, "Önceki mailimde yazmıştım.", **UNKNOWN),
        *told(TR, "Geçen konuştuğumuz gibi ayakkabılar sizde kalır.", person=None),
        *told(
            TR,
            "“Hangi ayakkabı dayanır?” fotoğrafınız bizi güldürdü.",
            "Instagram'daki “Hangi ayakkabı dayanır?” videonuz bizi güldürdü.",
            **STORED,
        ),
        *told(TR, "“Üç şapka” videonuz bizi güldürdü.", "12 Mart'taki videonuz bizi güldürdü.", **STORED),
        *told(TR, "Son videonuza bayıldık.", "Dün paylaştığınız fotoğrafınız bizi güldürdü.", **PHOTOS),
    ],
    "PST407": [
        *told(EN, "Your latest video, Kapadokya'da gece koşusu, made us laugh.", posts=(SHOES, RUN)),
        *told(EN, "Your latest video made us laugh.", posts=(SHOES, RUN), post=RUN),
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
    "FUP131": [
        *told(
            EN,
            "Just bumping this to the top of your inbox. Any thoughts?",
            "We would send you a pair of trail shoes to keep for one film. What do you think?",
            "We would send you a pair of trail shoes to keep for one film. A photo instead is fine, and size 43 arrived on Monday.",
            "Following up on my last email. Did you get a chance to look?",
            "A gentle reminder. The shoes came in size 43, blue and waterproof.",
            "I know you are busy, so just let me know. Thank you!",
            **SECOND,
        ),
        *told(
            TR,
            "Sadece hatırlatmak istedim. Dönüşünüzü bekliyorum.",
            "Önceki mailimi görebildiniz mi? Fırsatınız olursa cevap verirseniz sevinirim.",
            "Bir film karşılığında bir çift patika ayakkabısı gönderelim. Ne dersiniz?",
            "Bir film karşılığında bir çift patika ayakkabısı gönderelim. Fotoğraf da olur, 43 numara pazartesi geldi.",
            "Mailim gözünüzden kaçmış olabilir. Cevabınızı bekliyorum.",
            "Sadece hatırlatmak istedim: ayakkabının 43 numarası geldi, mavisi de su geçirmiyor.",
            **IKINCI,
        ),
    ],
    "ANS141": [
        *told(
            EN,
            "Thank you, we are glad.",
            "We pay 400 EUR.",
            "The rights stay yours.",
            profile=ANSWER,
            theirs=ASKED,
        ),
        *told(EN, "It is a nice pair.", profile=ANSWER, theirs=Letter(text="When would you need the film?")),
        *told(EN, "Great.", profile=ANSWER, theirs=Letter(text="Please let me know your budget.")),
        *told(
            EN,
            "Lovely to hear from you.",
            profile=ANSWER,
            theirs=Letter(text="Is the glue safe for children?"),
        ),
        *told(TR, "Teşekkürler, sevindik.", "Ücret 12.000 TL.", profile=ANSWER, theirs=SORDU),
        *told(TR, "Harika.", profile=ANSWER, theirs=Letter(text="Ne zaman yayınlamamı istersiniz?")),
        *told(TR, "Teşekkürler.", profile=ANSWER, theirs=Letter(text="Bütçenizi öğrenmek isterim.")),
        *told(TR, "Harika.", profile=ANSWER, theirs=Letter(text="Kaç video bekliyorsunuz?")),
        *told(TR, "Sevindik.", profile=ANSWER, theirs=Letter(text="Köpeğim de gelebilir mi?")),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "PER404": [
        *wrong(
            EN,
            "Hi Mert,",
            "HI MERT,",
            "Dear Mr Öztürk,",
            "Hi Ozturk,",
            "Hi MÖ,",
            "Hi there,",
            "Hello from Istanbul,",
            "Hi @mert_kosuyor,",
        ),
        *wrong(EN, "Hi Kate,", "Hi Kitty,", "Hi Katie,", "Hi Dee,", "Hi O'Neil,", person=KATHERINE),
        *wrong(EN, "Hi Coach,", person=replace(MERT, fields={"Nickname": "Coach K"})),
        *wrong(EN, "Hi Night Runners,", posts=(replace(RUN, title="Night Runners #12"),)),
        *wrong(EN, "Hi Deniz,", profile=ANSWER, theirs=Letter(text="Thanks, I manage Mert.\nDeniz")),
        *wrong(EN, "Hi Zoë,", person=None),
        *wrong(EN, "Hi Zoë,", person=Person(id=3, name="Kilns & Co", handle="kilnsandco")),
        *told(
            EN,
            "Zoë of our kiln laughed about your run.",
            "@zoebakes, whom we paid, will tell you how it was.",
        ),
        *told(EN, "We at Kilnhaus make shoes.", "I write on behalf of Kilnhaus.", campaign=SPRING),
        *wrong(
            TR,
            "Merhaba Mert Bey,",
            "Mert Bey merhaba,",
            "Mertciğim merhaba,",
            "Merhaba Mert'ciğim,",
            "MERHABA MERT,",
            "Sayın Öztürk,",
            "Merhaba Hocam,",
            "İzmir'den selamlar,",
        ),
        *wrong(TR, "Merhaba Memo,", person=Person(id=4, name="Mehmet Ak", first_name="Mehmet")),
        *wrong(
            TR,
            "Selam Zeyno,",
            "Merhaba zeynep hanım,",
            person=Person(id=5, name="ZEYNEP AK", first_name="Zeynep"),
        ),
        *told(TR, "Ekibimizden Ayşe Hanım sizi arar.", "Merhaba, ben Zeynep."),
        *told(TR, "Kilnhaus ekibi olarak yazıyoruz.", campaign=SPRING),
    ],
    "CLM406": [
        *told(EN, "As discussed, the shoes are yours.", theirs=ASKED, **UNKNOWN),
        *told(EN, "We met at the running fair in May.", person=NOTED, **UNKNOWN),
        *told(
            EN,
            "We met at university and founded Kilnhaus.",
            "We discussed among us which pair suits you.",
            "Nice to meet you!",
            **UNKNOWN,
        ),
        *told(
            EN,
            "It would be great to talk to you.",
            'She said "as discussed" and left.',
            "You asked in your video which shoes last.",
            **UNKNOWN,
        ),
        *told(EN, "Following up on my last email.", profile=LATER, earlier=(FIRST_MAIL,), posts=()),
        *told(EN, "I loved your last video!", person=None),
        *told(EN, "I loved your last video!", "Long-time follower here.", **STORED),
        *told(
            EN, 'Your video "Hangi ayakkabı dayanır?" made us laugh.', "Your podcast made us laugh.", **STORED
        ),
        *told(
            EN,
            'Your video "Hangi ayakkabı..." of 1 December made us laugh.',
            "Your video from yesterday made us laugh.",
            **STORED,
        ),
        *told(
            EN,
            "We need your video by 20 January.",
            "Would your audience like a photo?",
            'We call our kit "Three hats".',
            **STORED,
        ),
        *told(
            EN,
            "Your photo made us laugh.",
            "Your post from last week made us laugh.",
            posts=(replace(PHOTO, published=date(2025, 11, 25)),),
            earlier=(),
            written=date(2025, 12, 3),
        ),
        *told(TR, "Geçen konuştuğumuz gibi ayakkabılar sizde kalır.", theirs=SORDU, **UNKNOWN),
        *told(TR, "Fuarda tanışmıştık.", person=NOTED, **UNKNOWN),
        *told(
            TR,
            "Bunu ekipçe konuştuk.",
            "Sizinle tanışmak isteriz.",
            "Görüşmemizi çok isterim.",
            "Telefonda görüşelim mi?",
            **UNKNOWN,
        ),
        *told(TR, "Videonuzu bekliyoruz.", "Son videolarımızda ayakkabıyı anlattık.", **UNKNOWN),
        *told(
            TR,
            "Son videonuza bayıldık.",
            "Yıllardır takipçinizim.",
            "1 Aralık'taki videonuz bizi güldürdü.",
            **STORED,
        ),
        *told(
            TR,
            "“Hangi ayakkabı dayanır?” videonuz bizi güldürdü.",
            "20 Ocak'a kadar videonuzu bekleriz.",
            "Dünkü videonuz bizi güldürdü.",
            **STORED,
        ),
        *told(TR, "Son fotoğrafınıza bayıldık.", "Son paylaşımınıza bayıldık.", **PHOTOS),
        *told(TR, "Son videonuza bayıldık.", person=None),
    ],
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
    "FUP131": [
        *told(
            EN,
            "One photo instead of the film is fine too; the shoes came in size 43.",
            "Your dawn photo by the lake is what our catalogue lacks. Would a single picture be easier?",
            "The fair moved to 4 May, and we would pay the train ticket from Izmir.",
            **SECOND,
        ),
        *told(EN, "Just bumping this to the top of your inbox.", profile=LATER),
        *told(EN, "Just bumping this to the top of your inbox.", earlier=()),
        *told(EN, 'She wrote "just bumping this", and our blue waterproof pair came on Monday.', **SECOND),
        *told(
            TR,
            "Patika ayakkabısının 43 numarası geldi. Film yerine tek fotoğraf da olur.",
            "Göl kenarındaki fotoğrafınız tam kataloğumuza göre. Tek kare sizin için daha mı kolay?",
            "Fuar 4 Mayıs'a alındı, İzmir'den tren biletini de biz karşılarız.",
            **IKINCI,
        ),
        *told(TR, "Sadece hatırlatmak istedim.", profile=LATER),
        *told(TR, "Sadece hatırlatmak istedim.", earlier=()),
        *told(TR, "Fotoğraf çekerseniz mavi çift de sizde kalır, kargo bizden.", **IKINCI),
    ],
    "ANS141": [
        *told(
            EN,
            "We pay 400 EUR. The film runs as an ad for three months, no other usage.",
            profile=ANSWER,
            theirs=ASKED,
        ),
        *told(
            EN,
            "We pay 400 EUR. I will come back to you on the usage rights on Monday.",
            profile=ANSWER,
            theirs=ASKED,
        ),
        *told(EN, "I will get back to you on all of this tomorrow.", profile=ANSWER, theirs=ASKED),
        *told(
            EN,
            "By 20 February, please.",
            profile=ANSWER,
            theirs=Letter(text="How are you? When would you need it?"),
        ),
        *told(EN, "Yes, we do.", profile=ANSWER, theirs=Letter(text="Do you ship to Cyprus?")),
        *told(
            EN,
            "The glue holds no solvent.",
            profile=ANSWER,
            theirs=Letter(text="Is the glue safe for children?"),
        ),
        *told(
            EN,
            "Great.",
            profile=ANSWER,
            theirs=Letter(
                text="Thanks.\n\nOn Mon, 3 Mar 2026 Selin <s@x.example> wrote:\n> What is your rate?"
            ),
        ),
        *told(EN, "Great.", profile=ANSWER, theirs=Letter(text="Sounds good!")),
        *told(EN, "Great.", profile=ANSWER),
        *told(EN, "Great."),
        *told(TR, "Ücret 12.000 TL. Kullanım haklarını pazartesi yazacağım.", profile=ANSWER, theirs=SORDU),
        *told(
            TR,
            "Ücret 12.000 TL, videoyu yalnızca kendi hesabımızda kullanırız.",
            profile=ANSWER,
            theirs=SORDU,
        ),
        *told(
            TR, "20 Şubat'a kadar.", profile=ANSWER, theirs=Letter(text="Ne zaman yayınlamamı istersiniz?")
        ),
        *told(
            TR,
            "Köpeğiniz de gelsin.",
            "Evet, tabii.",
            profile=ANSWER,
            theirs=Letter(text="Köpeğim de gelebilir mi?"),
        ),
        *told(TR, "Harika.", profile=ANSWER, theirs=Letter(text="Nasılsınız?")),
        *told(
            TR,
            "Harika.",
            profile=ANSWER,
            theirs=Letter(
                text="Olur.\n\nSelin <s@x.example>, 3 Mar 2026 Sal, 10:00 tarihinde şunu yazdı:\n> Ücretiniz nedir?"
            ),
        ),
        *told(TR, "Bunların hepsine yarın geri döneceğim.", profile=ANSWER, theirs=SORDU),
    ],
}
