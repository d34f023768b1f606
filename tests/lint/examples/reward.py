"""Rewards that are worse than they sound: texts that are flagged, and near misses that are left alone; ours alone."""

from __future__ import annotations

from example import ADVERT, EN, LATER, SPRING, TR, Example

from outreach.lint import Profile

ANSWER = Profile.ANSWER

FLAGGED: dict[str, list[Example]] = {
    "OFR804": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nWould you film a run in our shoes? {reward}")
            for reward in (
                *(
                    "You get great exposure.",
                    "We can't pay you, but it is great exposure.",
                    "We have no budget, but you will gain a lot of exposure.",
                    "In exchange for exposure, of course.",
                    "We will give you a shout-out.",
                    "We'll feature you on our page.",
                    "You will be featured on our Instagram.",
                    "It would look great in your portfolio.",
                    "We will remember you.",
                    "It may lead to bigger projects.",
                    "Paid collaborations may follow later.",
                    "This one is unpaid, but it could lead to paid work.",
                ),
                *(
                    "You get a 20% discount code.",
                    "As a thank you, we'd give you 15% off your next order.",
                    "In return you receive a discount code for our shop.",
                    "You earn a commission on each sale.",
                    "You will get an affiliate link and commission.",
                    "We offer a share of the sales.",
                    "We send you a free pair in exchange for three reels.",
                    "For two videos and four stories you keep the shoes.",
                    "The gift: one pair. We'd like 5 posts.",
                ),
            )
        ),
        Example(language=EN, body="You get great exposure.", person=None),
        Example(language=EN, body="Sadly no fee, but great exposure for you.", profile=ANSWER),
        Example(language=EN, body="It would be great exposure for you.", profile=LATER),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nAyakkabımızla koşar mısınız? {reward}")
            for reward in (
                *(
                    "Tanınırlığınız artar.",
                    "Bütçemiz yok ama bilinirlik kazanırsınız.",
                    "Sizi sayfamızda paylaşırız.",
                    "Hesabımızda sizi tanıtırız.",
                    "Görünürlüğünüze büyük katkısı olur.",
                    "Portföyünüze değer katar.",
                    "Ücret ödeyemiyoruz ama sizi unutmayız.",
                    "İleride daha büyük işler yaparız.",
                    "İlerleyen dönemde ücretli projelerimiz olacak.",
                ),
                *(
                    "Size %20 indirim kodu veririz.",
                    "Karşılığında size özel indirim tanımlarız.",
                    "Satışlardan komisyon kazanırsınız.",
                    "Komisyon veriyoruz.",
                    "Hediye ayakkabı karşılığında üç reels rica ediyoruz.",
                    "İki video ve dört hikâye için ayakkabı sizde kalır.",
                    "5 gönderi karşılığında bir çift hediye ederiz.",
                ),
            )
        ),
        Example(language=TR, body="Tanınırlığınız artar.", person=None),
        Example(language=TR, body="Ücret yok ama tanınırlığınız artar.", profile=ANSWER),
    ],
    "OFR805": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nWe pay 400 € for one video. {asked} Would you?")
            for asked in (
                *(
                    "We ask for a small deposit.",
                    "A refundable deposit of 20 € secures your place.",
                    "Please pay a deposit of 20 € first.",
                    "You pay a deposit, which we return.",
                    "Please buy the product first and we refund you.",
                    "You purchase the shoes and get refunded after the post.",
                    "We reimburse your purchase after the video is up.",
                    "Buy it first, please.",
                ),
                *(
                    "You just pay shipping.",
                    "You only cover the postage.",
                    "Shipping is paid by you.",
                    "The starter kit costs 30 €.",
                    "There is a registration fee of 15 €.",
                    "All we need is a joining fee.",
                    "It is free, just cover shipping.",
                    "There is no contract, but a deposit is required.",
                    "Order the kit with your own money.",
                ),
            )
        ),
        Example(language=EN, body="Before we start, please send a deposit.", profile=LATER),
        Example(language=EN, body="You asked how: you buy the shoes first.", profile=ANSWER),
        Example(language=EN, body="You just pay shipping.", person=None),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nBir video için 12.000 TL öderiz. {asked} Olur mu?")
            for asked in (
                *(
                    "Başlamak için küçük bir kapora alıyoruz.",
                    "Kapora yatırmanız gerekiyor.",
                    "200 TL depozito rica ediyoruz.",
                    "Önce siz satın alın, sonra iade ederiz.",
                    "Ürünü önce siz alın, ücretini iade edelim.",
                    "Ürünü satın aldıktan sonra bedelini geri öderiz.",
                    "Ürünü sitemizden sipariş edin, ücretini sonra iade ederiz.",
                ),
                *(
                    "Kargo ücreti size ait.",
                    "Kargo ücretini siz ödersiniz.",
                    "Kargo alıcı ödemeli.",
                    "Yalnızca kargo bedelini karşılamanız yeterli.",
                    "Başlangıç paketi ücreti 300 TL.",
                    "Kayıt ücreti 150 TL.",
                    "Katılım bedeli olarak 100 TL alıyoruz.",
                    "KARGO ÜCRETİ SİZE AİTTİR.",
                    "Kargo ucreti size ait.",
                ),
            )
        ),
        Example(language=TR, body="Başlamadan önce kapora rica ederiz.", profile=LATER),
        Example(language=TR, body="Kargo ücreti size ait.", person=None),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "OFR804": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nWould you film a run in our shoes? {reward}")
            for reward in (
                *(
                    "We pay 400 €, and you get exposure too.",
                    "We never pay in exposure: the fee is 400 €.",
                    "Your long exposure of the lake is why I write. You keep the shoes.",
                    "The exposure in your night shots is even.",
                    "We pay 300 € and give you a shout-out.",
                    "Thanks for the shout-out last week. You keep the pair.",
                    "We'd feature you on our page and pay 200 €.",
                    "Bigger projects may follow; this one pays $250.",
                    "Exposure pays nobody, so what is your rate?",
                ),
                *(
                    "Your followers get 20% off, and you get 15% of each order.",
                    "You get a discount code for your followers, and the shoes are yours to keep.",
                    "The commission is 12% of each order.",
                    "You earn 3 € per sale.",
                    "We send you a free pair; one story would be lovely.",
                    "You keep the shoes, worth 140 €, for three reels.",
                    "You keep the shoes. You owe us nothing, not one of the three reels you do a week.",
                    "What commission do you usually take? What is your rate?",
                    "Is a gift or a fee better for you? Three reels are what we hope for.",
                ),
            )
        ),
        Example(language=EN, body="Commission: {{ campaign.compensation }}. Would you?", template=True),
        Example(language=EN, body="Affiliate code: [X]% commission on sales", template=True, person=None),
        Example(language=EN, body="Great exposure. There is a seat at our table.", campaign=SPRING),
        Example(language=EN, body="You get a 20% discount code.", campaign=ADVERT),
        Example(language=EN, body="We agree.\n> You get great exposure."),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nAyakkabımızla koşar mısınız? {reward}")
            for reward in (
                *(
                    "12.000 TL öderiz, tanınırlığınız da artar.",
                    "Tanınırlıkla ödeme yapmıyoruz: ücret 12.000 TL.",
                    "Uzun pozlama kareniz için yazıyorum. Ayakkabı sizde kalır.",
                    "Sizi sayfamızda paylaşır, 5.000 TL öderiz.",
                    "İleride daha büyük işler de olur; bu işin ücreti 9.000 TL.",
                    "Marka bilinirliğimizi artırmak istiyoruz. Ücretiniz nedir?",
                ),
                *(
                    "Takipçilerinize %20 indirim tanımlarız, her siparişten %12 pay alırsınız.",
                    "Komisyon oranı %15.",
                    "Satış başına 80 TL komisyon.",
                    "Ayakkabı hediyemiz; bir hikâye bizi sevindirir.",
                    "2.400 TL değerindeki ayakkabı üç reels karşılığında sizde kalır.",
                    "Ayakkabı hediyemiz, karşılığında bir şey yapmak zorunda değilsiniz; haftada üç reels çekiyorsunuz zaten.",
                    "Size indirim kodu verir, ayrıca 3.000 TL öderiz.",
                ),
            )
        ),
        Example(language=TR, body="Size %20 indirim kodu veririz.", campaign=ADVERT),
    ],
    "OFR805": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nWe pay 400 € for one video. {said} Would you?")
            for said in (
                *(
                    "No deposit.",
                    "No deposit, no fee, no shipping to pay.",
                    "We don't ask for a deposit.",
                    "You never pay a deposit with us.",
                    "We never ask anybody to buy the product first.",
                    "There is no need to buy anything first.",
                    "You don't have to buy the shoes first.",
                    "We pay half as a deposit.",
                    "We will pay a deposit of 200 € when we sign.",
                    "You pay nothing for shipping.",
                    "You don't pay shipping.",
                ),
                *(
                    "Shipping is on us.",
                    "We cover the postage.",
                    "We reimburse your train ticket.",
                    "Your followers pay no shipping.",
                    "The money goes into your deposit account.",
                    "People buy the shoes first and ask later.",
                    "We do not ask for a joining fee, a deposit or a starter kit to be paid.",
                    "You told us that they asked you to pay a deposit?",
                    "A deposit is never asked for.",
                    "The starter kit is yours.",
                    "Orders over 30 € ship free.",
                    'They wrote "please pay a deposit first".',
                ),
            )
        ),
        Example(language=EN, body="Never.\n> Please pay a deposit first.", profile=ANSWER),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nBir video için 12.000 TL öderiz. {said} Olur mu?")
            for said in (
                *(
                    "Kapora istemiyoruz.",
                    "Kapora ya da depozito almıyoruz.",
                    "Kapora, depozito, ön ödeme talep etmiyoruz.",
                    "Sizden asla kapora istenmez.",
                    "Ücretin yarısını kapora olarak biz öderiz.",
                    "Önce satın almanıza gerek yok.",
                    "Ürünü önce siz satın almazsınız, biz göndeririz.",
                    "Hiçbir şey satın almanız gerekmez.",
                ),
                *(
                    "Kargo bizden.",
                    "Kargo ücretini biz karşılıyoruz.",
                    "Kargo ücreti size ait değil.",
                    "Kargo ücreti ödemezsiniz.",
                    "Yol masrafınızı karşılarız.",
                    "Katılım ücretsizdir.",
                    "Kayıt ücreti yok.",
                    "Başlangıç paketi sizin.",
                    "Takipçileriniz kargo ödemez.",
                    "Dükkânda müşteri önce ürünü dener.",
                    "“Önce kapora yatırın” diyenlere inanmayın.",
                ),
            )
        ),
    ],
}
