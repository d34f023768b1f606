"""Who is greeted, and what is claimed of them, against what is stored; ours alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from example import EN, LATER, MERT, SPRING, TR, Example

from examples.stored import (
    ANSWER,
    ASKED,
    FIRST_MAIL,
    KATHERINE,
    NOTED,
    PHOTO,
    PHOTOS,
    RUN,
    SORDU,
    STORED,
    UNKNOWN,
    told,
    wrong,
)
from outreach.lint.document import Letter
from outreach.people.person import Person

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
}
