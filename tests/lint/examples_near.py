"""Near misses on both sides: wording that means it, and wording that only looks like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from example import EN, LATER, POST, TR, Example

from outreach.lint import Profile
from outreach.lint.document import Letter
from outreach.posts import Post

ANSWER = Profile.ANSWER


def english(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=EN, body=f"Hi Mert,\n\n{body}", **facts) for body in bodies]


def turkish(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=TR, body=f"Merhaba Mert,\n\n{body}", **facts) for body in bodies]


RUN = Post(
    url="https://mert.example/run",
    canonical_url="https://mert.example/run",
    platform="blog",
    title="Fifty kilometres without a watch",
    published=date(2025, 11, 18),
)
SOCKS = replace(POST, title="[LOG 12] WET SOCKS, DRY HUMOUR")
TAKAS = replace(POST, title="Tohum takasına eli boş gitmek")
FIRST = Letter(text="Hi Mert, we pay 400 EUR for one film about our trail shoes in May. Would you?")
ILK = Letter(text="Merhaba Mert, mayısta patika ayakkabımız için bir filme 12.000 TL öneriyoruz. Olur mu?")
WHAT_RATE = Letter(text="Hi, what is your budget for this?")
NE_KADAR = Letter(text="Merhaba, bu iş için bütçeniz nedir?")
WHEN_PAID = Letter(text="How long after posting do you pay?")
APPROVED = Letter(text="Do you want to approve the draft first?")
ONAY = Letter(text="Yayından önce size onaya göndermem gerekiyor mu?")

FLAGGED: dict[str, list[Example]] = {
    "DSC171": [
        *english(
            "Show it as something that you came across.",
            "Present it as a find that you stumbled upon.",
            "We don't insist on the ad label.",
        ),
        *turkish(
            "Reklam etiketi konusunda ısrarcı değiliz.",
            "Etiketi boş verin, video güzel olsun.",
            "Reklam etiketini diğer etiketlerin arasına koyun.",
            "Tesadüfen keşfetmiş gibi anlatın.",
            "Etiket koymasanız da olur.",
            "Reklam olduğunu yazmanız şart değil.",
        ),
    ],
    "RGT172": [
        *english(
            "The photos would also appear on our packaging.",
            "The clips become ours to use after that.",
            "We use the video wherever we like.",
            "We print your photo on the box of the next edition.",
        ),
        *turkish(
            "Görüntüleri mağazamızın ekranlarında da göstereceğiz.",
            "Fotoğraflarınızı ambalajımızda kullanacağız.",
            "Reklam yetkisini bize açık bırakırsınız.",
            "Gerektikçe sizin hesabınızdan öne çıkarırız.",
            "Tüm sosyal medya hesaplarımızda süresiz paylaşırız.",
            "Videonun her türlü kullanım hakkı bize geçer.",
        ),
    ],
    "OFR805": [
        *english(
            "We pay 600 EUR. Just order it in our shop.",
            "Please buy one in our shop; we pay the fee and the price of it later.",
        ),
        *turkish(
            "15.000 TL öderiz; gönderirken 2.500 TL güvence bedeli alıyoruz.",
            "Cihaz için teminat ücreti istiyoruz.",
        ),
    ],
    "OFR804": [
        *english(
            "You receive our new sketchbook, and you share three Reels and five Stories with it.",
            "Would you make a video? We put it on our page with your name.",
            "Would you make a video? When the budgets open in summer, we think of you.",
        ),
        *turkish(
            "Beğendiğiniz bir şal gönderiyoruz; iki Reels ve dört hikaye paylaşırsınız.",
            "Bir video çeker misiniz? Gelen her siparişten iyi bir pay alın.",
            "Bir video çeker misiniz? Takipçilerinize adınızla %20 indirim kodu var.",
        ),
        Example(
            language=TR,
            subject="Takas şenliğinden sonra",
            body="Bir video çeker misiniz? Gelen her siparişten iyi bir pay alın.",
            posts=(TAKAS,),
        ),
    ],
    "CTA702": [
        *english(
            "Could you send me your media kit? Pick a slot in my calendar.",
            "Please fill in our creator form. Could you introduce us to two potters?",
        ),
        *turkish(
            "İstatistiklerinizi bize iletin. Formu doldurun.",
            "Jürimize katılır mısınız? Görüntülü konuşalım.",
        ),
    ],
    "PER403": [
        *english(
            "There is a warmth in what you share.",
            "You have built a community, and it shows in every single post.",
        ),
        *turkish(
            "Harika içerikler üretiyorsunuz.",
            "Emeğiniz her karede belli oluyor.",
            "Çok güzel işler çıkarıyorsunuz, gerçekten güzel iş çıkarmışsınız.",
        ),
    ],
    "TON112": [
        *english(
            "I wonder whether I said something that put you off.",
            "I put a lot of time into that message.",
            "My manager keeps asking me.",
            "A single line would have been enough.",
        ),
        *turkish(
            "Herkes sizden haber var mı diye soruyor.",
            "Büyük markalara dönüp bize dönmemenize üzüldük.",
            "Sizi daha ne kadar bekletebilirim bilmiyorum, daha ne kadar bekleriz?",
            "Bir cevap bile vermediniz.",
            "Tek satır yazmak çok mu zor?",
        ),
    ],
    "FUP131": [
        *english(
            "The offer is still on the table. A single line would have been enough.",
            profile=LATER,
            earlier=(FIRST,),
        ),
        *turkish(
            "Teklifimiz hâlâ geçerli. Herkes sizden haber var mı diye soruyor.",
            profile=LATER,
            earlier=(ILK,),
        ),
    ],
    "REG151": [
        *turkish(
            "Size hızlı bir sorum var: hızlı bir soru, bu fırın olur mu?",
            "Seramik konusunda çok tutkuluyuz.",
            "Bu kulağa nasıl geliyor?",
            "Fırınlar sizde. Raflar da. Kil de. Sizinle bağlantı kurmak istedik.",
        ),
    ],
    "TON111": [*turkish("Farkındalık yaratmak istiyoruz.", "Fırını deneyimlemenizi isteriz.")],
    "EXP902": [
        *english(
            "The caption is to be copied unchanged.",
            "We require the draft. Comments need to be answered. The Reel may not be removed.",
        ),
        *turkish(
            "Lacivert kıyafetle çekilsin. Fiyat söylenmesin. Açıklama olduğu gibi kalsın.",
        ),
    ],
    "ANS141": [
        *english(
            "Thanks for asking about the budget! Money will not be a problem.",
            theirs=WHAT_RATE,
            profile=ANSWER,
        ),
        *english("The fee is 400 EUR, and there is no script.", theirs=WHEN_PAID, profile=ANSWER),
        *turkish("Rakamları bir kahve içerken konuşuruz, merak etmeyin.", theirs=NE_KADAR, profile=ANSWER),
        *turkish("Ayakkabı yarın kargoya çıkıyor.", theirs=ONAY, profile=ANSWER),
    ],
    "CLM406": [
        *english("In your video this week you ran far.", posts=(RUN,), written=date(2026, 3, 10)),
        *english('Your video "Fifty kilometres without a watch" is why I write.', posts=(RUN,)),
        *turkish("Bakacağınızı söylemiştiniz.", posts=(POST,), earlier=()),
        *turkish(
            "Bu haftaki videonuzu izledik.",
            posts=(replace(POST, platform="youtube"),),
            written=date(2026, 3, 10),
        ),
    ],
    "PER404": [
        *english("Test it however you like, Zoë, including dropping it.", "What do you think, Zoë?"),
        *turkish("Ne dersiniz, Berna Hanım?", "Rengi siz seçin isterseniz, Berna, sonra yazın."),
    ],
    "PST407": [
        *english(
            "Kapadokya'da gece koşusu.",
            posts=(replace(POST, text="Dad passed away on the 9th. I will be gone for a while."),),
            today=date(2025, 11, 25),
        ),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "DSC171": [
        *english(
            "If you do show them, please mention that they were gifted.",
            "Please say that it is sponsored.",
            "We came across your kiln log and kept reading.",
            "We don't insist on a date, but the label has to be seen.",
            "Show it as one of many kilns.",
        ),
        *turkish(
            "Paylaşırsanız hediye olduğunu yazmanız yeterli.",
            "Tarih konusunda ısrarcı değiliz, reklam etiketi başta olsun.",
            "Karşınıza çıkmış olabiliriz, fuardaydık.",
            "Reklam etiketi diğer etiketlerin arasında kaybolmasın.",
        ),
    ],
    "RGT172": [
        *english(
            "Exclusivity: none, review whatever you like.",
            "Your photos show what our catalogue never could.",
            "The photos may appear in our newsletter for three months, for 90 EUR.",
            "The wheel is ours to fix if it breaks.",
            "Put it in the box and we fetch it.",
            "Use it wherever you like.",
        ),
        *turkish(
            "Fotoğraflarınızı görünce vitrinimizi değiştirdik.",
            "Görüntüleri ekranlarımızda üç ay göstermek için 4.000 TL öderiz.",
            "Münhasırlık talebimiz yoktur.",
        ),
    ],
    "OFR805": [
        *english(
            "We pay 600 EUR. Just order it in our shop with the code, it costs you nothing.",
            "The price of the tent has come down since your last trip.",
            "People order it in our shop after your videos.",
        ),
        *turkish(
            "Güvence bedeli istemiyoruz.",
            "Kapora, depozito, senet yok.",
            "8.000 TL katılım ücreti ödüyoruz.",
        ),
    ],
    "OFR804": [
        *english(
            "You receive our new sketchbook and 400 EUR for three Reels.",
            "We pay 400 EUR for a video and put it on our page with your name.",
            "When the budget is signed on Friday you will have it: 400 EUR.",
        ),
        *turkish(
            "Beğendiğiniz bir şal gönderiyoruz; paylaşmak zorunda değilsiniz.",
            "Gelen her siparişten %15 pay alın, bir video çeker misiniz?",
            "12.000 TL öderiz, takipçilerinize de %20 indirim kodu veririz.",
        ),
    ],
    "CTA702": [
        *english(
            "Shall I send the kit? Send me your address and I post it.",
            "Would you film it, and what is your rate?",
            "Your numbers are fine with us. Would you film it?",
            "Would you introduce us to your viewers? Shall I send the kit?",
        ),
        *turkish(
            "Adresinizi yollayın, yarın kargoya verelim. Rengi de yazın.",
            "Bir film çeker misiniz? Canlı yayın değil, kısa bir video.",
        ),
    ],
    "PER403": [
        *english(
            "We built a community of potters in Bristol.",
            "It shows in the glaze that you mixed on camera.",
            "There was something in what you said about ash.",
            "Your warmth in the video about the night run stayed with us.",
        ),
        *turkish(
            "Ortaya güzel bir iş çıkarırız diye düşünüyoruz.",
            "Birlikte güzel içerikler üretebiliriz.",
            "Biz de kaliteli işler üretiyoruz.",
        ),
        *turkish("Hızlı dönüşünüz için teşekkürler, enerjinizi çok sevdik.", profile=ANSWER),
    ],
    "TON112": [
        *english(
            "We put a lot of work into the shoe.",
            "A one-word no is fine.",
            "My manager keeps bees.",
            "Our team has asked which colour you like.",
            "The old kiln was too big for us.",
            "One line is plenty.",
            "You said something that changed our glaze.",
        ),
        *turkish(
            "İstemezseniz tek kelime yeter.",
            "Büyük markalara göre küçüğüz.",
            "Sizden bir haber gelirse kargoya veririz.",
            "Kargo üç gün bekler.",
        ),
    ],
    "FUP131": [
        *english(
            "The trail shoe came in size 47, two weeks early and half as heavy. The offer is still on the table.",
            profile=LATER,
            earlier=(FIRST,),
        ),
        *turkish(
            "Patika ayakkabısının 47 numarası geldi. Teklifimiz aynen duruyor.",
            profile=LATER,
            earlier=(ILK,),
        ),
    ],
    "EXP902": [
        *english(
            "One fact has to be right, and the ad label goes on the first frame.",
            "We expect frost at night. The kiln may not be hot yet. It needs to be dry.",
            "The video shows your hands in the first minute.",
        ),
        *turkish(
            "Video 20 Ocak'a kadar yayında olsun, reklam ibaresi başta olsun.",
            "Adınız altında yazılsın, gerisi size kalmış.",
        ),
    ],
    "ANS141": [
        *english("Thanks for asking about the budget: 400 EUR.", theirs=WHAT_RATE, profile=ANSWER),
        *english("We pay 14 days after your invoice.", theirs=WHEN_PAID, profile=ANSWER),
        *english("No approval, post when you like.", theirs=APPROVED, profile=ANSWER),
        *turkish("Merak etmeyin, 12.000 TL.", theirs=NE_KADAR, profile=ANSWER),
        *turkish("Onaya göndermenize gerek yok.", theirs=ONAY, profile=ANSWER),
    ],
    "CLM406": [
        *english("Test it as you like, in your own words.", posts=(POST,), earlier=()),
        *english("In your article this week you ran far.", posts=(RUN,), written=date(2025, 11, 20)),
        *turkish(
            "İstediğiniz gibi deneyin, kırabilirsiniz de.",
            "Takipçilerinize hangi fırını alayım diye sormuştunuz.",
            "Köylülerle birlikte çalıştığımız bir atölyemiz var.",
            posts=(POST,),
            earlier=(),
        ),
        *turkish(
            "Bu haftaki videonuzu izledik.",
            posts=(replace(POST, platform="youtube"),),
            written=date(2025, 11, 20),
        ),
    ],
    "PER404": [
        *english(
            "Film it wherever you like, Instagram, TikTok or your blog.",
            "Take whatever you want, Zoë and her team packed it.",
            "What do you think, Mert?",
            "Thank you, Selin",
        ),
        *turkish("Ne dersiniz, Mert Bey?", "Rengi isterseniz, tarihi isterseniz yazın."),
    ],
    "SUB203": [
        Example(language=EN, subject="Your WET SOCKS, DRY HUMOUR", body="Hi Mert,\n\nSocks.", posts=(SOCKS,)),
    ],
    "REG151": [
        *turkish("Altı kişisiniz, yemek bizden. Sana iki seçenek göndereceğim."),
        *turkish("Umarım bu e-posta sizi iyi bulur."),
        *turkish(
            "Kısa bir sorum var: fırın hangi odaya girer?",
            "Cezaevinde seramik dersi verdiğiniz tutkulu bir atölye.",
            "Piyanonun sesi kulağa güzel geliyor.",
            "Fotoğrafla adınız aynı sayfada olsun.",
            "İnternet bağlantısı kurmak gerekmiyor.",
        ),
    ],
    "TON111": [*turkish("Fırını denemenizi isteriz.", "Yangın farkındalığı dersi verdiniz.")],
    "FRM601": [Example(language=EN, body="Dear all,\n\nKilns.")],
    "LEN101": [
        Example(language=EN, body="kiln " * 98 + "kiln.\n\nBest wishes,\nSelin Aksoy\nKilnhaus, İzmir"),
        Example(language=TR, body="fırın " * 98 + "fırın.\n\nSevgiler,\nSelin Aksoy\nKilnhaus, İzmir"),
    ],
}
