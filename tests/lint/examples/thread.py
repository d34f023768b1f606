"""Later mails of a thread: what adds nothing, and what leaves a question open; ours alone."""

from __future__ import annotations

from example import EN, LATER, TR, Example

from examples.stored import ANSWER, ASKED, BOTH_ASKED, BOTH_MAILS, IKINCI, SECOND, SORDU, told
from outreach.lint.document import Letter

AROUND: dict[str, dict[str, object]] = {
    "FUP131": {"profile": LATER, "earlier": (BOTH_MAILS,)},
    "ANS141": {"profile": ANSWER, "theirs": BOTH_ASKED},
}

FLAGGED: dict[str, list[Example]] = {
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
            "Thank you, we are glad.\n\n> I will come back to you on the budget and the usage rights on Monday.",
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
