"""How Turkish is spoken to the reader, and suffixes behind a name; ours alone."""

from __future__ import annotations

from example import TR, Example

from outreach.campaigns import Campaign
from outreach.campaigns.campaign import Purpose
from outreach.people.person import Person

AYSE = Person(id=2, name="Ayşe Yılmaz", first_name="Ayşe", handle="ayse.seramik")
HAYRI = Person(id=3, name="Hayri Can", first_name="Hayri", handle="hayri")
NIKE = Campaign(id="kosu", purpose=Purpose.COLLABORATION, brand="Loft Pace", brand_reading="peys")


def turkish(*bodies: str, **known: object) -> list[Example]:
    return [Example(language=TR, body=body, **known) for body in bodies]  # type: ignore[arg-type]  # a table


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
}
