"""Words of a machine and of mass mail; ours alone."""

from __future__ import annotations

from example import EN, TR, Example


def turkish(*bodies: str, **known: object) -> list[Example]:
    return [Example(language=TR, body=body, **known) for body in bodies]  # type: ignore[arg-type]  # a table


def english(*bodies: str, **known: object) -> list[Example]:
    return [Example(language=EN, body=body, **known) for body in bodies]  # type: ignore[arg-type]  # a table


FLAGGED: dict[str, list[Example]] = {
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
}

LEFT_ALONE: dict[str, list[Example]] = {
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
}
