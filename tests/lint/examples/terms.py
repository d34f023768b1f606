"""What they make, by when, and what becomes of it: texts that are flagged, and near misses that are left alone; ours alone."""

from __future__ import annotations

from example import ADVERT, EN, LATER, SPRING, TR, Example

from outreach.lint import Profile

ANSWER = Profile.ANSWER

FLAGGED: dict[str, list[Example]] = {
    "EXP901": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nYour night run is why I write. We pay 400 €. {asked}")
            for asked in (
                "Would you like to collaborate with us?",
                "Shall we work together?",
                "Would you make a video about our shoes?",
                "We'd love some content. Interested?",
                "Would you work with us in June?",
                "Would you post about our shoes?",
            )
        ),
        Example(language=EN, body="We'd love to collaborate. Interested?", person=None),
        Example(language=EN, body="Would you like to work with us?", campaign=SPRING),
        Example(language=EN, body="Hi {{ name }}, shall we collaborate?", template=True, person=None),
        *(
            Example(
                language=TR, body=f"Merhaba Mert,\n\nGece koşunuz için yazıyoruz. 9.000 TL öderiz. {asked}"
            )
            for asked in (
                "Sizinle iş birliği yapmak isteriz, ne dersiniz?",
                "Birlikte çalışalım mı?",
                "Ayakkabımız hakkında bir video çeker misiniz?",
                "Haziranda bizimle çalışır mısınız?",
                "İçerik üretmek ister misiniz?",
                "Ayakkabımızı anlatır mısınız?",
            )
        ),
        Example(language=TR, body="Sizinle iş birliği yapmak istiyoruz.", person=None),
    ],
    "RGT172": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nWould you make one video in June? {taken}")
            for taken in (
                *(
                    "We may use it in all media.",
                    "We get the right to use your video in perpetuity.",
                    "We would like to use it forever.",
                    "All rights pass to us.",
                    "We need worldwide usage rights.",
                    "You grant us unlimited usage.",
                    "We may edit your video as we like.",
                    "We reserve the right to edit and reuse it.",
                    "We need full ownership of the content.",
                ),
                *(
                    "We'd run ads from your account.",
                    "Whitelisting is part of it.",
                    "Please send us the Spark Ads code.",
                    "We'll boost it as a partnership ad.",
                    "It comes with full exclusivity.",
                    "You would not work with any competitor.",
                    "We will use it in paid ads worldwide.",
                    "We own the content.",
                ),
            )
        ),
        Example(
            language=EN,
            body="We pay 450 € for one video.\n\nIt is one run, told your way.\n\nWe use it in all media for ever.",
        ),
        Example(language=EN, body="We'd also run it as Spark Ads.", profile=LATER),
        Example(language=EN, body="As for usage: in perpetuity, all media.", profile=ANSWER),
        Example(language=EN, body="We don't ask for exclusivity, but we use it in all media forever."),
        Example(language=EN, body="We may use it in all media.", person=None),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nHaziranda bir video çeker misiniz? {taken}")
            for taken in (
                *(
                    "Tüm mecralarda süresiz kullanım hakkı bize ait olur.",
                    "Videoyu tüm mecralarda kullanabiliriz.",
                    "İçeriğin süresiz kullanım hakkını istiyoruz.",
                    "Bütün haklar markamıza geçer.",
                    "İçeriğin tüm hakları bize ait olacak.",
                    "Videonuzu sınırsız kullanma hakkımız olur.",
                    "İçeriğinizi dilediğimiz gibi düzenleyebiliriz.",
                    "Telif haklarını bize devredersiniz.",
                ),
                *(
                    "Hesabınızdan reklam çıkarız.",
                    "Spark Ads kodunu da rica ederiz.",
                    "Partnership ads izni istiyoruz.",
                    "Whitelisting izni de olmalı.",
                    "Münhasırlık bekliyoruz.",
                    "Rakip markalarla çalışmamanız gerekiyor.",
                    "Videoyu dünya genelinde kullanma hakkı istiyoruz.",
                    "TÜM MECRALARDA SÜRESİZ KULLANIM.",
                    "Tum mecralarda suresiz kullanim.",
                ),
            )
        ),
        Example(language=TR, body="Videonuzu süresiz kullanmak isteriz.", profile=LATER),
        Example(language=TR, body="Tüm mecralarda kullanabiliriz.", profile=ANSWER),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "EXP901": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nYour night run is why I write. We pay 400 €. {asked}")
            for asked in (
                "Would you film one run in June?",
                "We'd ask for one video and two stories by 12 June.",
                "One reel, within three weeks. Would you?",
                "A short honest review, any day you like?",
                "Would you try the shoes on a run and post about it before the end of May?",
                "Two posts, no deadline.",
                "Could we have three photos between 3 and 28 March?",
                "You pick the day: one story is plenty.",
            )
        ),
        Example(language=EN, body="Would you like to collaborate?", profile=LATER),
        Example(language=EN, body="Yes, we would.", profile=ANSWER),
        Example(language=EN, body="Would you look at our shoes?", campaign=ADVERT),
        Example(
            language=EN,
            body="I'd ask for {{ campaign.deliverables }} by {{ campaign.ends | day }}.",
            template=True,
        ),
        Example(
            language=EN,
            body="Deliverables: [Number] posts\nTimeline: [Start date]",
            template=True,
            person=None,
        ),
        Example(language=EN, body="Our ovens burn less wood. May I show you?", person=None),
        *(
            Example(
                language=TR, body=f"Merhaba Mert,\n\nGece koşunuz için yazıyoruz. 9.000 TL öderiz. {asked}"
            )
            for asked in (
                "Haziranda bir koşu videosu çeker misiniz?",
                "12 Haziran'a kadar bir video ve iki hikâye rica ederiz.",
                "Üç hafta içinde bir reels olur mu?",
                "Bir hikâye yeter, günü siz seçin.",
                "Mart sonuna kadar iki gönderi paylaşır mısınız?",
                "Önümüzdeki ay bir inceleme çeker misiniz?",
                "Tarih size kalmış: tek hikâye.",
            )
        ),
        Example(language=TR, body="Sizinle çalışmak isteriz.", profile=LATER),
        Example(language=TR, body="Bakar mısınız?", campaign=ADVERT),
        Example(
            language=TR,
            body="{{ campaign.ends | day | dative }} kadar {{ campaign.deliverables }} rica edeceğim.",
            template=True,
        ),
    ],
    "RGT172": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nWould you make one video in June? {said}")
            for said in (
                *(
                    "We do not ask for exclusivity.",
                    "We ask for no usage rights, no whitelisting and no exclusivity.",
                    "We don't ask for exclusivity, whitelisting or rights in all media.",
                    "All rights stay with you.",
                    "You keep all rights.",
                    "The video is yours forever.",
                    "You edit it as you like.",
                    "We will not edit your video.",
                    "We'd never run ads from your account.",
                    "No edits from us.",
                    "We may use it in all media for 90 days.",
                    "We'd run it as Spark Ads for 30 days.",
                    "Whitelisting is paid separately, 150 € a month.",
                ),
                *(
                    "Worldwide usage in all media costs us 300 € extra.",
                    "What would you charge for whitelisting?",
                    "We'd use it on our site until 1 June, in any format.",
                    "Exclusivity runs for two months.",
                    "We ship worldwide.",
                    "The pair is yours to keep forever.",
                    "An exclusive look at the new shoe is yours.",
                    "Your followers get an exclusive discount on all channels.",
                    "Post it on all your channels, or on one.",
                    "We own a small shop in Bursa.",
                    "All rights reserved.",
                    "Your video runs through all media I follow.",
                    "You may edit, cut and use it everywhere yourself.",
                ),
            )
        ),
        Example(language=EN, body="We pay 450 €, including worldwide usage in all media for ever."),
        Example(language=EN, body="We use it in all media. For that we pay 300 € more."),
        Example(language=EN, body="No.\n> We need all rights in perpetuity.", profile=ANSWER),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nHaziranda bir video çeker misiniz? {said}")
            for said in (
                *(
                    "Hiçbir hak istemiyoruz.",
                    "Münhasırlık istemiyoruz.",
                    "Münhasırlık ya da süresiz kullanım hakkı beklemiyoruz.",
                    "Tüm hakları sizde kalır.",
                    "İçeriğin bütün hakları size ait.",
                    "Hesabınızdan reklam çıkmayız.",
                    "Videonuzu düzenlemeyiz.",
                    "Videoyu siz dilediğiniz gibi düzenlersiniz.",
                    "Rakip markalarla çalışmanıza karışmayız.",
                    "Rakip markalarla çalışmamanızı istemiyoruz.",
                ),
                *(
                    "Tüm mecralarda 90 gün kullanabiliriz.",
                    "Spark Ads izni 30 gün için geçerli.",
                    "Süresiz kullanım için ayrıca 3.000 TL öderiz.",
                    "Whitelisting için ücretiniz nedir?",
                    "Ayakkabı süresiz sizde kalır.",
                    "Takipçilerinize özel indirim tüm kanallarda geçerli.",
                    "Dünya genelinde gönderim yapıyoruz.",
                    "Münhasırlık iki ay sürer.",
                    "1 Haziran'a kadar tüm mecralarda kullanabiliriz.",
                    "Markamız tüm mecralarda tanınıyor.",
                ),
            )
        ),
    ],
}
