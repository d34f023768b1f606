"""Pressure, guilt and signs of spam: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import EN, LATER, TR, Example

from outreach.text import Language

_URL = "https://kilnhaus.example/a "


def _all(language: Language, *bodies: str, **facts: object) -> list[Example]:
    return [Example(language=language, body=body, **facts) for body in bodies]  # type: ignore[arg-type]  # a table


FLAGGED: dict[str, list[Example]] = {
    "TON112": [
        *_all(EN, "This is your last chance.", "LAST CHANCE to join", "Act now.", "Don't miss out on kilns."),
        *_all(
            EN,
            "I haven't heard back from you.",
            "I haven\u2019t heard back.",
            "Did I do something wrong?",
            "Why didn't you reply?",
        ),
        *_all(
            EN,
            "Great! A kiln! For you.",
            "A kiln!! For you.",
            "Hi Mert!\n\nKilns!",
            'She said "wow"! Yes!',
        ),
        *_all(EN, "You never replied.", "Reply ASAP.", profile=LATER),
        *_all(EN, "{{ name }}, this is the final reminder.", template=True),
        Example(language=EN, subject="Last chance", body="Kilns."),
        *_all(
            TR, "Bu son şansınız.", "SON ŞANS", "Bu fırsatı kaçırmayın.", "Sınırlı süre için", "Acele edin."
        ),
        *_all(
            TR,
            "Mesajıma hâlâ cevap vermediniz.",
            "mesajima hala cevap vermediniz",
            "Sizden bir dönüş alamadık.",
            "Yanlış bir şey mi yaptım?",
        ),
        *_all(TR, "Harika! Bir fırın! Size.", "Bir fırın!! Size.", "Merhaba Mert!\n\nFırın!"),
        *_all(TR, "Neden dönüş yapmadınız?", "Geri dönüş alamadım.", profile=LATER),
        *_all(TR, "{{ ad }}, son fırsat.", template=True),
        Example(language=TR, subject="Son şans", body="Fırın."),
    ],
    "DLV121": [
        *_all(
            EN,
            "Act now, risk-free, satisfaction guaranteed.",
            "Click here. Make money. No obligation.",
            "See https://bit.ly/kiln",
        ),
        *_all(
            EN,
            "See bit.ly/kiln.",
            "http://192.168.0.1/kiln",
            _URL * 4,
            "www.a.example www.b.example www.c.example www.d.example",
        ),
        Example(language=EN, subject="Act now", body="Risk-free. Click here."),
        *_all(EN, "{{ name }}, click here, buy now: risk-free", template=True),
        *_all(
            TR,
            "Hemen tıklayın, risksiz, para iadesi var.",
            "%100 garantili. Son şans. Kaçırmayın.",
            "https://bit.ly/firin",
        ),
        *_all(
            TR,
            "cutt.ly/firin",
            "http://10.0.0.1:8080/firin",
            _URL * 4,
            "hemen tiklayin, tamamen ucretsiz, para kazanin",
        ),
        Example(language=TR, subject="Son fırsat", body="Para kazanın. Hemen başvurun."),
        *_all(TR, "{{ ad }}, hemen tıklayın, en ucuz, son gün", template=True),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "TON112": [
        *_all(
            EN,
            "This is my last mail about the kiln.",
            "Could you tell me by Friday?",
            "Your film on last chances moved us.",
            "A kiln!",
        ),
        *_all(
            EN,
            'Your "Last Chance!!" video!',
            "> I haven't heard back!! Wow!",
            "Kilns.\n-- \nAct now! Now!",
            "No reply is needed.",
        ),
        *_all(
            EN,
            "I haven't tried your glaze.",
            "What did I do wrong with my glaze?",
            "https://a.example/!x!y",
            "Did I spell it wrong?",
        ),
        *_all(EN, "Your Run! Run! Run! made us laugh!", inserted=("Run! Run! Run!",)),
        *_all(EN, "Your LAST CHANCE video.", inserted=("LAST CHANCE",)),
        *_all(EN, "{% if a != b %}Hi!{% endif %} {{ c }}", template=True),
        *_all(
            TR,
            "Bu son mesajım.",
            "Cumaya kadar yazabilir misiniz?",
            "Son videonuz harikaydı!",
            "Bu, size son mesajım.",
        ),
        *_all(
            TR,
            '"SON ŞANS!!" videonuz!',
            "> Cevap vermediniz!! Neden!",
            "Fırın.\n-- \nKaçırmayın! Koş!",
            "Cevap vermeniz gerekmez.",
        ),
        *_all(
            TR,
            "Henüz sırınızı denemedim.",
            "Sır neden çatlıyor?",
            "Dönüş yolunda çektiğiniz video",
            "Hayır derseniz nedenini sormam.",
        ),
        *_all(TR, "Koş! Koş! Koş! videonuz!", inserted=("Koş! Koş! Koş!",)),
        *_all(TR, "SON ŞANS videonuz.", inserted=("SON ŞANS",)),
        *_all(TR, "{% if a != b %}Merhaba!{% endif %} {{ c }}", template=True),
    ],
    "DLV121": [
        *_all(
            EN,
            "The kiln is free, with free shipping, and yours.",
            "Act now and click here.",
            "Act now. Act now. Act now.",
            _URL * 3,
        ),
        *_all(
            EN,
            "> Act now, risk-free, click here.",
            '"Act now", "risk-free" and "click here" are old.',
            "I use bit.ly myself.",
            "Version 1.2.3.4/5",
        ),
        *_all(
            EN,
            "https://youtu.be/k4p",
            "https://orbit.ly.example/a",
            "https://kilnhaus.example/bit.ly/x",
            f"{_URL * 3}\n-- \n{_URL * 3}",
        ),
        *_all(EN, "Act Now, Risk-Free: click here?", inserted=("Act Now, Risk-Free",)),
        *_all(
            TR,
            "Fırın ücretsiz, kargo bizden, sizde kalır.",
            "Son şans, acele edin.",
            "Son gün. Son gün. Son gün.",
            _URL * 3,
        ),
        *_all(
            TR,
            "> Hemen tıklayın, risksiz, para iadesi",
            '"Hemen tıklayın", "risksiz", "para iadesi" eskidi.',
            "bit.ly kullanıyorum.",
            "1.500/2.000",
        ),
        *_all(
            TR,
            "https://youtu.be/k4p",
            f"{_URL * 3}\n> {_URL * 3}",
            "A.Ş./Ltd.",
            "Kod ile %15 indirim tanımlarız, kargo ücretsiz.",
        ),
        *_all(TR, "Hemen Tıkla, Risksiz, Para İadesi", inserted=("Hemen Tıkla, Risksiz, Para İadesi",)),
    ],
}
