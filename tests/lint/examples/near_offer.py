"""Near misses on both sides: an offer that means it, and one that only sounds like it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from example import EN, POST, TR, Example


def english(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=EN, body=f"Hi Mert,\n\n{body}", **facts) for body in bodies]


def turkish(*bodies: str, **facts: Any) -> list[Example]:
    return [Example(language=TR, body=f"Merhaba Mert,\n\n{body}", **facts) for body in bodies]


TAKAS = replace(POST, title="Tohum takasına eli boş gitmek")

FLAGGED: dict[str, list[Example]] = {
    # what they may want to learn is no goal of ours, and a bowl (kâse) is no fee (kaşe)
    "OFR801": turkish(
        "Üçüncü kâsenin çatlaması aklımdan çıkmadı. Birlikte çalışmak isteriz, öğrenmek ister misiniz?",
        "Sizinle iş birliği yapmak isteriz. Ayrıntıları öğrenmek ister misin?",
    ),
    "OFR802": turkish(
        "Üçüncü kâsenin çatlaması aklımdan çıkmadı. Bir video çeker misiniz?",
        "Mavi kâseniz çok konuşuldu. Bir video çeker misiniz?",
    ),
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
    "EXP902": [
        *english(
            "The caption is to be copied unchanged.",
            "We require the draft. Comments need to be answered. The Reel may not be removed.",
        ),
        *turkish(
            "Lacivert kıyafetle çekilsin. Fiyat söylenmesin. Açıklama olduğu gibi kalsın.",
        ),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "OFR801": turkish(
        "Birlikte çalışmak isteriz: sır sevenlere ulaşmak istiyoruz.",
        "İş birliği için yazıyoruz. Atölyemizi doldurmak isteriz.",
    ),
    "EXP901": turkish("Marta kadar bir video çeker misiniz?"),
    "OFR803": turkish(
        "Bir video çeker misiniz? Kaşenizi öğrenebilir miyiz?",
        "Bir video çeker misiniz? Kaşe beklentiniz nedir?",
        "Bir video çeker misiniz? Kaşe ödüyoruz.",
        "Bir video çeker misiniz? Kaşeniz ne kadar?",
    ),
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
        *english("You don't need to label the parcel.", "We don't disclose your address to anybody."),
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
}
