"""Greetings and openings: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import EN, LATER, MERT, POST, SPRING, TR, Example

FLAGGED: dict[str, list[Example]] = {
    "OPN301": [
        Example(language=EN, body="Hi Mert,\n\nI hope this e-mail finds you well. We make shoes."),
        Example(language=EN, body="Hello Mert! HOPE YOU ARE DOING WELL. We make shoes."),
        Example(language=EN, body="Hi,\nMy name is Selin and I sell shoes.", profile=LATER),
        Example(
            language=EN, body="Hi Mert,\n\nRunners asked us for this. I came across your page\nby chance."
        ),
        Example(language=EN, body="Hi Mert, I\u2019m reaching out because we make shoes."),
        Example(language=TR, body="Merhaba Mert,\n\nUmarım bu e-posta sizi iyi bulur."),
        Example(language=TR, body="Merhaba Mert, umarim bu e-posta sizi iyi bulur."),
        Example(language=TR, body="MERHABA MERT,\n\nSİZİNLE İŞ BİRLİĞİ YAPMAK İSTİYORUZ."),
        Example(language=TR, body="Selam Mert,\nseninle işbirliği yapmak isteriz."),
        Example(language=TR, body="Merhaba,\n\nKendimizi kısaca tanıtalım: ayakkabı yapıyoruz."),
        Example(language=TR, body="Merhaba,\n\nProfilinize denk geldik.", profile=LATER),
        Example(language=TR, body="Merhaba Mert,\n\nKoşucular sordu. İçeriklerinizi severek takip ediyoruz."),
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
        Example(
            language=TR, body="Merhaba Mert,\n\nTanıtım yapmanızı isteriz. Sonra konuşacağınız biri olur."
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
        Example(language=EN, body="hi zoë,\n\nYour shelf is why I write."),
        Example(language=EN, body="Hi I saw your shelf."),
        Example(language=EN, body="Hi there,\n\n{{ campaign.benefit }}", template=True, person=None),
        Example(language=TR, body="Merhaba,\n\nRafınız için yazıyoruz."),
        Example(language=TR, body="merhaba ayşe hanım,\n\nRafınız için yazıyoruz.", profile=LATER),
        Example(language=TR, body="İyi günler,\n\nRafınız için yazıyoruz."),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
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
            profile=LATER,
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
        # another's name is PER404's
        Example(language=EN, body="Hi Zoë,\n\nYour shelf is why I write."),
        Example(language=TR, body="Merhaba Ayşe Hanım,\n\nRafınız için yazıyoruz.", profile=LATER),
        Example(language=TR, body="Sizin gibi değerli içerik üreticilerine yazıyoruz."),
    ],
}
