"""Register, wording, calls and orders: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import EN, LATER, TR, Example

from outreach.campaigns import Campaign
from outreach.campaigns.campaign import Purpose
from outreach.people.person import Person

AYSE = Person(id=2, name="Ayşe Yılmaz", first_name="Ayşe", handle="ayse.seramik")
HAYRI = Person(id=3, name="Hayri Can", first_name="Hayri", handle="hayri")
NIKE = Campaign(id="kosu", purpose=Purpose.COLLABORATION, brand="Loft Pace", brand_reading="peys")


def turkish(*bodies: str, **known: object) -> list[Example]:
    return [Example(language=TR, body=body, **known) for body in bodies]  # type: ignore[arg-type]  # a table


def english(*bodies: str, **known: object) -> list[Example]:
    return [Example(language=EN, body=body, **known) for body in bodies]  # type: ignore[arg-type]  # a table


FLAGGED: dict[str, list[Example]] = {
    "REG151": [
        # sen and siz
        *turkish(
            "Merhaba Ayşe, sana bir teklifimiz var. İster misiniz?",
            "Merhaba Ayşe Hanım, videonuzu izledik. Bir takım göndersek dener misin?",
            "Videonu çok beğendik. Uygunsanız ayrıntıları göndereyim mi?",
            "Fırın sizde kalır. Ne zaman istersen başlarız.",
            "Atölyene bir fırın göndermek isteriz. Nasıl bulursunuz?",
            "Sizin için bir fırınımız var; kullanmak ister misin?",
            "Paylaştığın video için yazıyoruz. Adresinizi yazar mısınız?",
            "Sizinle çalışmak isteriz. Uygunsa bize yaz.",
            "Merhaba, kitlene uygun bir ürünümüz var. Dönüşünüzü bekliyoruz.",
            "Seninle bir video çekmek istiyoruz. Ücretinizi öğrenebilir miyiz?",
            "sana bir firin gonderelim. ister misiniz?",
            "SANA ÖZEL bir takım ayırdık. Dener misiniz?",
            "Yazılarını okuyoruz. Sen yazarsan geliriz. Sizinle tanışmak isteriz.",
            "İsterseniz göndeririz. Haber ver.",
        ),
        *turkish("Videonuzu izledik, göndereyim mi?", subject="Senin videon üzerine"),
        # endings
        *turkish(
            "Ayşe'ın videosunu izledik.",
            "Mert'nin koşusu güzeldi.",
            "Gülşah'in yazısı burada.",
            "Işıl'e de yazdık.",
            "Emre'ye yazdık, Emre'yı sevdik, Emre'nın videosu.",
            "Kapadokya'de çekmişsiniz.",
            "İzmir'ten geldik.",
            "Videonuz Instagram'de çok izlendi.",
            "TikTok'da gördüm.",
            "YouTube'nin önerdiği video.",
            "Google'nin önerdiği video.",
            "2025'de başladık.",
            "Beyoğlu'ndan sonra Üsküdar'de çekelim.",
            "Instagram'deki paylaşım.",
            "Şule’ın atölyesi.",
            "Özgür'a gönderdik.",
        ),
        *turkish("Pace'nin ayakkabısı.", campaign=NIKE),
        *turkish("Atölyeyi Ayşenin videosunda gördük.", "Bugün Yılmazdan söz ettik.", person=AYSE),
        *turkish("Videonuzu Instagramda gördüm.", "Youtubedaki videonuz için yazıyorum."),
        *turkish(
            "{{ person.first_name }}'nin videosu.", "Merhaba, [İsim]'in videosu.", template=True, person=None
        ),
        # thought in another language
        *turkish(
            "Fırınlar sizde. Raflar da. Umarım bu e-posta sizi iyi bulur.",
            "Sorularınız için bana yazmaktan çekinmeyin.",
            "Sizinle çalışacağımız için çok heyecanlıyız.",
            "Birlikte çalışmak için sabırsızlanıyoruz.",
            "Yanıtınızı dört gözle bekliyoruz.",
            "Fırınlar sizde. Raflar da. Bunu paylaşmaktan heyecan duyuyoruz.",
            "Zamanınızı takdir ediyoruz.",
            "Harika bir gün geçirmeniz dileğiyle, harika bir gün geçirin.",
            "Fırınlar sizde. Raflar da. Kil de. umarim bu mail sizi iyi bulur",
            "Kendinizi özgür hissedin.",
            "Senden haber almayı dört gözle bekliyorum.",
            "Çok heyecanlıyız.",
        ),
    ],
    "TON111": [
        *english(
            "We leverage our platform to elevate your content.",
            "A seamless experience awaits.",
            "Let's unlock new opportunities together.",
            "This is a game-changer for creators.",
            "Kindly revert with your rates.",
            "It is a mutually beneficial collaboration.",
            "Our cutting-edge kiln\nsaves power.",
            "Your work is a testament to patience.",
        ),
        *english("Kilns.", subject="Unlock your full potential"),
        *turkish(
            "Bu iş birliği iki tarafa da katma değer ve sinerji sağlayacak.",
            "Tarafınıza bir ürün gönderelim.",
            "İnovatif bir fırınımız var.",
            "Paylaşımınızı gerçekleştirmenizi rica ederiz.",
            "Seramik fırını sunmaktayız.",
            "SEKTÖRÜN ÖNCÜ markası olarak yazıyoruz.",
            "Marka değerlerimizle birebir örtüşen bir profil.",
            "hususunda bilgilerinize sunarız",
        ),
    ],
    "FRM601": [
        *english(
            "We love to work with bloggers like you.",
            "Hi Mert,\n\nDear all, we make kilns.",
            "Influencers such as yourself love it.",
            "You have been selected for our campaign.",
            "We think your blog or channel would fit.",
            "As a content creator, you know how it is.",
            "We are reaching out to several influencers this week.",
            "Please ignore this email if you have answered.",
            "Creators like\nyou matter.",
        ),
        *turkish(
            "Sizin gibi influencer'larla çalışmayı seviyoruz.",
            "Sizin gibi değerli içerik üreticilerine yazıyoruz.",
            "Merhaba Mert,\n\nDeğerli influencerlar, fırın üretiyoruz.",
            "Merhaba Mert,\n\nSevgili arkadaşlar, fırın üretiyoruz.",
            "Kampanyamız için seçildiniz.",
            "Birçok influencer ile çalışıyoruz.",
            "Blogunuz veya kanalınız için uygun.",
            "Bir influencer olarak bilirsiniz.",
            "SENİN GİBİ FENOMENLER bizi bilir.",
        ),
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
    "REG151": [
        # one form of address
        *turkish(
            "Merhaba Ayşe, sana bir teklifimiz var. İster misin?",
            "Merhaba Ayşe Hanım, size bir teklifimiz var. İster misiniz?",
            "Çark başındaki ilk gününü anlattığın video bize kendi acemiliğimizi hatırlattı.",
            "Fırın sizde kalır; takipçilerinize de %20 indirim tanımlarız. Ne dersiniz?",
            "Fiyatınızı paylaşabilir misiniz? Uygunsa hemen başlayabiliriz.",
            "Bize yazın, isterseniz arayın.",
            "Bize yazınız.",
            "Bir satır yaz, gerisi bizde. Nasıl istersen öyle çekersin.",
            "Yazın Bodrum'da çekeriz, ister misin?",  # in summer
            "Videonun sesi çok iyi; sesin bu kadar temiz olması zor. Nasıl kaydettiniz?",
            "Kolay gelsin. Ürünü gönderelim, beğenirseniz sizde kalsın.",
            "Olsun, isteyen göndersin, isteyen getirsin; siz seçersiniz.",
            "Memnunuz, eminiz ki seversin. Uzmanız bu işte.",
            "Henüz denemedik ama yalnız sana soruyoruz, organize eder misin?",
            "Deniz kenarında çektiğin videoyu izledik. Denizden bahsettin.",
            "Fındığın tadı, sandığın kokusu, geleceğin fırını: size göndersek dener misiniz?",
            "Plastiğin yerine seramik kullanıyorsunuz.",
            "Düğün videonuzu izledik.",
            "Bıçağın sapını siz yapmışsınız.",
            "İnsan ister istemez bakıyor. Nisan sonuna kadar size ayırdık.",
        ),
        # what others say, titles, names
        *turkish(
            '"Sen de Gel" videonuzu izledik. Bir takım göndereyim mi, ister misiniz?',
            "“Sana Bir Sır Vereyim” bölümünüz için yazıyoruz.",
            "Bir okurunuz «senin sayende başladım» yazmış; bunu sizden duymak güzel.",
            "Size yazıyoruz.\n> sana yarın yazarım, ister misin?",
            "Aylin Sen ve Mehmet Şen ile çalıştık; size de yazalım dedik.",
            "Merhaba Şeniz Hanım, sana yazıyorum, çok güzel.",
            "Akdeniz'de çektiğin video, Karadeniz'e de uyar.",
            "Deniz Bey merhaba, sana yazıyorum.",
            "#seninhikayen etiketiyle paylaşırsanız görürüz.",
            "@sanaozel hesabınızı gördük.",
            "https://a.example/sana-ozel adresine bakar mısınız?",
            "Plus size koleksiyonumuz için sana yazıyoruz.",
            "Şen bir videonuz var.",
        ),
        *turkish("Sen Gelmez Oldun videonuzu izledik, ister misiniz?", inserted=("Sen Gelmez Oldun",)),
        # several people
        *turkish(
            "Merhaba Ayşe, sana ve Mert'e yazıyorum; ikinizi de bekliyoruz.",
            "Sen ve ekibin gelirseniz seviniriz.",
            "Seninle ve Elif'le konuştuk, hepinize birer takım ayırdık.",
        ),
        *turkish(
            "Merhaba {{ person.first_name }}, size yazıyorum. {{ seninki }}", template=True, person=None
        ),
        # endings that are right, or of which nobody can be sure
        *turkish(
            "Ayşe'nin, Mert'in, Gülşah'ın, Umut'un, Özgür'ün videosu.",
            "Işıl'a, Emre'ye, Can'a, Şule'ye yazdık.",
            "Mert'te, İzmir'de, Kapadokya'da, Üsküdar'da çekelim.",
            "Instagram'da, TikTok'ta, YouTube'da, Facebook'ta, X'te gördük.",
            "YouTube'un, Google'ın, Nike'ın, iPhone'un sesi.",
            "Kemal'in, Nihal'in, Hilal'e, Bilal'den, Şevval'in selamı var.",
            "Murat'ın, Nihat'ın, Saadet'in, İstanbul'un.",
            "Beyoğlu'nda, Beyoğlu'na, Eminönü'nde, Kapalıçarşı'ya.",
            "2025'te başladık, 2026'da bitireceğiz; 1990'lı yıllar.",
            "Stone'un, Loewe'nin, Alice'in, Rose'un, Chloé'nin koleksiyonu.",
            "TRT'nin, KVKK'nın, PR'ın, AVM'ye.",
            "Ayşe'ciğim, Ayşe'yle konuştuk. Ayşe'ymiş, Ayşe'dir.",
            "Kur'an'ı, Hz. Mevlana'yı, Levi's'in pantolonu, L'Oréal'in kremi.",
            "Instagram'daki, YouTube'daki paylaşımınız; İzmir'deki atölye.",
            "Ayşe de geldi, Mert de.",
            "«Ayşe'ın Günlüğü» videonuz.",
            "AYŞE'NİN videosu.",
            "Miller'in, Parker'ın, Jennifer'ın.",
        ),
        *turkish("Pace'in ayakkabısı, Pace'e geldi.", campaign=NIKE),
        *turkish("Ayşe'nin videosu. Ayşegül de var, Ayşen de. Yılmazlar geldi.", person=AYSE),
        *turkish("Bizim Hayriye de sizi izliyor. Candan bir selam, Canan da.", person=HAYRI),
        *turkish("Youtuber arkadaşlar, Instagram'ı siz bilirsiniz."),
        *turkish(
            "{{ campaign.brand }}'ın ürünü; {{ person.first_name | genitive }} videosu.",
            template=True,
            person=None,
        ),
        # said as Turks say it
        *turkish(
            "Sorunuz olursa yazın. Cevabınızı bekliyorum.",
            "Haberinizi bekliyorum, iyi çalışmalar.",
            "Yanıtınızı bekliyoruz. Kolay gelsin.",
            '"Sabırsızlanıyoruz" yazan yorumları okuduk.',
            "Uygunsa ayrıntıları göndereyim mi?",
            "Vakit ayırdığınız için teşekkürler.",
        ),
    ],
    "TON111": [
        *english(
            "We use our newsletter, which 4,000 potters read, to show your video.",
            'You called it a "game-changer". Was it?',
            "The lever on the kiln broke, and the seam opened.",
            "Your climb of the landscape photographers' ridge is why I write.",
            "> We leverage synergy.\nKilns.",
            "The robust shelf in your studio made us laugh.",
            "We'd be glad to work with you. Take your time.",
            "Unlock the door at nine.",
        ),
        *english("I watched Seamless Tiles twice.", inserted=("Seamless Tiles",)),
        *turkish(
            "Videonuzu 4.000 çömlekçinin okuduğu bültenimizde gösteririz.",
            '"Sinerji nedir?" videonuzu izledik.',
            "Değeri 2.400 TL; fark ettiniz mi?",
            "Tarafsız yorumunuzu merak ediyoruz.",
            "Bu taraftan bakınca fırın güzel.",
            "Fırını kusursuz çalıştırmışsınız.",
            "> tarafınıza sunmaktayız\nFırın.",
        ),
    ],
    "FRM601": [
        *english(
            "Your note on ash glaze is why we thought of you.",
            "We'd like you to keep it. Bloggers liked it.",
            "People who fire at home, like you, asked for it.",
            'You wrote "dear all" at the top. Why?',
            "Two potters have it: you and Zoë.",
            "Your viewers chose the glaze. You chose the kiln.",
            "> Dear all,\nKilns.",
            "Dear Allison,\n\nKilns.",
        ),
        *turkish(
            "Kül sırı üzerine yazdıklarınız bize sizi düşündürdü.",
            "Sizin gibi evde pişiren çömlekçiler bunu sordu.",
            "Değerli vaktiniz için teşekkürler.",
            "Kanalınızda ya da başka bir yerde paylaşabilirsiniz.",
            "Merhaba Arkadaş Bey, fırın üretiyoruz.",
            '"Merhaba arkadaşlar" diye başladığınız video güzeldi.',
            "Seçtiğiniz sır bizim de sevdiğimiz bir sır.",
        ),
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
