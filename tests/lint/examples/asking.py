"""What is asked of the reader: nothing, too much at once, too much at first, or how to do it; ours alone."""

from __future__ import annotations

from example import EN, LATER, TR, Example


def turkish(*bodies: str, **known: object) -> list[Example]:
    return [Example(language=TR, body=body, **known) for body in bodies]  # type: ignore[arg-type]  # a table


def english(*bodies: str, **known: object) -> list[Example]:
    return [Example(language=EN, body=body, **known) for body in bodies]  # type: ignore[arg-type]  # a table


FLAGGED: dict[str, list[Example]] = {
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
    "CTA702": [
        *english(
            "Shall I send you the set? Sign up on our page.",
            "Would you be interested? Book a call with us here. Thanks.",
            "Check out our website. Follow us on Instagram.",
            "Would you film one firing? Would you host a giveaway?",
            "Apply here: https://a.example\n\nLet's schedule a call.",
            "Do you like it? Fill in the form and send it back. Download the app here.",
            "Would you like one?\nClick here to see our shop.",
        ),
        *turkish(
            "Takımı göndereyim mi? Formu doldurun.",
            "İster misiniz? Sitemizi ziyaret edin.",
            "Bizi takip edin. Görüşelim.",
            "Bir video çeker misiniz? Çekiliş düzenler misiniz?",
            "Ne dersiniz? Bu hafta görüşebilir miyiz?",
            "Linke tıklayın. Uygulamamızı indirin.",
            "Adresini yazar mısın, göndereyim mi? Bizi takip et.",
        ),
        *english("Shall I send it? Sign up on our page.", profile=LATER),
    ],
    "CTA703": [
        *english(
            "Would you have 20 minutes for a quick call this week?",
            "Can we schedule a call?",
            "I'd love to hop on a call.",
            "Pick a time here: https://calendly.example/x",
            "Could we meet in person?",
            "Do you have 15 minutes tomorrow?",
            "Worth a 10-minute chat?",
            "Here is my calendar link.",
        ),
        *turkish(
            "Bu hafta 20 dakikalık bir görüşme yapabilir miyiz?",
            "Kısa bir telefon görüşmesi yapalım mı?",
            "Zoom'da görüşelim mi?",
            "15 dakikanızı ayırır mısınız?",
            "Takvimimden uygun bir saat seçebilirsiniz.",
            "Sizi arayabilir miyim?",
            "Bir toplantı ayarlayalım.",
        ),
    ],
    "EXP902": [
        *english(
            "You must mention the name, you have to tag us, and the logo must be visible.",
            "Please use the following caption: Kilns are great.",
            "Copy and paste our text.",
            "Use these hashtags: #kiln #kilnhaus #clay #spring",
            "You need to post by Friday. Make sure you tag us. The link must stay in your bio.",
            "We provide the script.",
            "Film it in your own style. Say exactly what is below.",
            "You must show it. You must tag us. You have to link it. You need to post at noon. Be sure to smile. All in your own style.",
        ),
        *turkish(
            "Adımızı söylemelisiniz, bizi etiketlemelisiniz, linki de mutlaka ekleyin.",
            "Aşağıdaki metni paylaşmanız yeterli.",
            "Açıklamayı kelimesi kelimesine yazın.",
            "Şu etiketleri kullanın: #firin #seramik #kilnhaus",
            "Video en az 60 saniye olmalı, logo görünmesi zorunlu, link 7 gün kalmalı.",
            "Ürünü göstermeniz gerekiyor. Bizi etiketlemeniz gerekmektedir. Linki eklemeniz şart.",
            "Hazırladığımız senaryoya sadık kalın.",
        ),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
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
    "CTA702": [
        *english(
            "Would you film one firing? Shall I send the terms? Let me know if you have questions.",
            "Would you be up for a quick call, or shall I send it by mail?",
            "Would you like one? What is your rate?",
            "Shall I send it? Happy to hop on a call if you prefer.",
            "Is it a yes? You can see the kilns on our site.",
            "Sign up here, or sign up on our page.",
            "Shall I send it? To unsubscribe, click here.",
            "Would you like one? Feel free to ask questions on our page.",
            "Is that of interest? If so, tell me your size and your address.",
            'You wrote "follow us on Instagram". Shall I send a kiln?',
            "Which day suits you better?",
            "",
        ),
        *english(
            "Shall I send it? Sign up on our page.", profile=LATER, ignored=(("CTA702", "both are needed"),)
        ),
        *turkish(
            "Bir pişirimi çeker misiniz? Koşulları göndereyim mi? Sorunuz olursa yazın.",
            "Takımı göndereyim mi, ister misiniz?",
            "İster misiniz? İsterseniz sitemizi ziyaret edin.",
            "Göndereyim mi? Ücretiniz nedir?",
            "Formu doldurun ya da bize yazın.",
            "Ne dersiniz? Tek kelime yeter.",
            "Göndereyim mi? Listeden çıkmak için tıklayın.",
        ),
    ],
    "CTA703": [
        *english(
            "Shall I send the details? No call needed.",
            "I'd rather write than have a call.",
            "Your call for entries is why I write.",
            "You called the glaze a mistake. I call it luck.",
            "Your ten-minute video on kilns made me buy one.",
            "Bake it for 20 minutes, you said.",
            'Your "Quick Call" episode made me laugh.',
            "We meet every spring at the fair.",
        ),
        *english("Would you have 20 minutes for a quick call?", profile=LATER),
        *turkish(
            "Ayrıntıları göndereyim mi? Tek satır yeter.",
            "20 dakikalık videonuzu izledik.",
            "Görüşmek üzere, iyi çalışmalar.",
            "Görüşleriniz bizim için önemli.",
            "15 dakika pişirdiğiniz çanak nasıl oldu?",
            "Telefonla çektiğiniz kare güzeldi.",
            "Bu görüşünüze katılıyoruz.",
        ),
        *turkish("Kısa bir görüşme yapalım mı?", profile=LATER),
    ],
    "EXP902": [
        *english(
            "You have to tag us, and the kiln must be visible. All else is up to you.",
            "You must get many mails. You must be tired, and we must say: it must have been fun.",
            "The post must be labelled as an ad. You have to disclose it by law. The label must be visible.",
            "No script, no caption from us. You don't have to post. No purchase is required.",
            "You must show it. You must tag us. You have to link it. All in your own style.",
            "Your #kiln #glaze #clay posts are why I write.",
            "Use #ad, and #kilnhaus if you like.",
            "We have to move soon, we must clear the shelf, and we need to know by May.",
        ),
        *turkish(
            "Bizi etiketlemeniz gerekiyor, gerisi size kalmış. Reklam olduğunu belirtmelisiniz.",
            "Karşılığında bir şey yapmak zorunda değilsiniz. Paylaşmanız zorunlu değil, gerekmez.",
            "Kıymalı, elmalı, sarmalı tarifleriniz güzel; şartlar uygun.",
            "Kısa sürede taşınmamız gerekiyor, rafı boşaltmamız gerek, karar vermeliyiz.",
            "#firin #seramik #kil paylaşımlarınız için yazıyoruz.",
            "Metin yok, kendi tarzınızda anlatırsınız. Şu etiketleri kullanabilirsiniz: #firin #kil #sir",
            "Mutlaka denk gelmişsinizdir.",
        ),
    ],
}
