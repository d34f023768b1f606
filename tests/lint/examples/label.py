"""Asking to hide an ad: texts that are flagged, and near misses that are left alone; ours alone."""

from __future__ import annotations

from example import ADVERT, EN, LATER, SPRING, TR, Example

from outreach.lint import Profile

ANSWER = Profile.ANSWER

FLAGGED: dict[str, list[Example]] = {
    "DSC171": [
        *(
            Example(
                language=EN, body=f"Hi Mert,\n\nWe pay 400 € for one video. {asked} Would you?", person=None
            )
            for asked in (
                *(
                    "There's no need to mention it is sponsored.",
                    "No need to tag it as an ad.",
                    "You don't have to say that it's an ad.",
                    "You do not need to label it as sponsored.",
                    "Please don't mention that we paid for it.",
                    "Please do not use #ad.",
                    "Please make it look natural, without #ad.",
                    "Post it without the ad label.",
                    "Please hide that it is an ad.",
                    "We'd like it to look organic, so leave out the #ad.",
                    "Please leave out #ad.",
                    "You don't need to disclose it.",
                    "Just skip the paid partnership label.",
                    "Keep the sponsorship between us.",
                    "Your followers don't need to know that it is paid.",
                    "Nobody has to know it's an ad.",
                    "It should not look like an ad.",
                ),
                *(
                    "The label is up to you.",
                    "Whether you mark it as an ad is up to you.",
                    "Disclosure is at your discretion.",
                    "The ad label is optional.",
                    "We leave the label to you.",
                    "Tagging it as sponsored is optional.",
                    "You can leave the label off if you prefer.",
                    "No disclosure is needed.",
                    "As it is only a gift you don't need a label.",
                    "Please present it as your own purchase.",
                    "Say that you bought it yourself.",
                ),
            )
        ),
        Example(
            language=EN, body="It can go up without a label. No need to mention it's an ad.", profile=LATER
        ),
        Example(language=EN, body="As for your question: please leave out the #ad.", profile=ANSWER),
        Example(language=EN, body="NO NEED TO MENTION IT\u2019S SPONSORED.", campaign=SPRING),
        Example(language=EN, body="No need to mention it is sponsored.", campaign=ADVERT),
        *(
            Example(
                language=TR,
                body=f"Merhaba Mert,\n\nBir video için 12.000 TL öderiz. {asked} Olur mu?",
                person=None,
            )
            for asked in (
                *(
                    "Reklam etiketi koymanıza gerek yok.",
                    "İşbirliği etiketi koymanıza gerek yok.",
                    "İş birliği olduğunu belirtmenize gerek yok.",
                    "Reklam olduğunu söylemeyin lütfen.",
                    "Sponsorlu olduğunu yazmanız gerekmez.",
                    "Reklam olduğu belli olmasın.",
                    "Reklam gibi durmasın.",
                    "#reklam yazmadan paylaşın lütfen.",
                    "Etiket koymadan, doğal bir paylaşım olsun.",
                    "Reklam ibaresi kullanmayın.",
                    "Takipçileriniz reklam olduğunu bilmesin.",
                ),
                *(
                    "Etiketi size bırakıyoruz.",
                    "Reklam etiketi koyup koymamak size kalmış.",
                    "Etiket kullanımı isteğe bağlı.",
                    "Reklam ibaresi zorunlu değil.",
                    "Dilerseniz etiketsiz paylaşabilirsiniz.",
                    "Hediye olduğu için etiket gerekmiyor.",
                    "Kendiniz satın almış gibi anlatın.",
                    "REKLAM ETİKETİ KOYMANIZA GEREK YOK.",
                    "Isbirligi etiketi koymaniza gerek yok.",
                    "Reklam olduğunu belirtmene gerek yok.",
                ),
            )
        ),
        Example(language=TR, body="Etiketi size bırakıyoruz.", profile=LATER),
        Example(language=TR, body="Sorunuza gelince: reklam etiketi koymanıza gerek yok.", profile=ANSWER),
    ]
}

LEFT_ALONE: dict[str, list[Example]] = {
    "DSC171": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\nWe pay 400 € for one video. {said} Would you?")
            for said in (
                *(
                    "Please mark it as an ad.",
                    "Please label it as an ad, without any small print.",
                    "We never ask anybody to hide it.",
                    "We never ask anybody to hide that it is an ad.",
                    "We would never tell you not to mention that it is sponsored.",
                    "Please don't hide that it is an ad.",
                    "Never post it without the ad label.",
                    "Do not leave out the #ad.",
                    "We can't use a video that leaves out the ad label.",
                    "If you leave out the label, we both break the law.",
                    "The label is not optional.",
                    "The ad label isn't up to us or you: the law asks for it.",
                    "Make it look natural and told your way; it needs an ad label.",
                ),
                *(
                    "The day is up to you, the label is not.",
                    "The script is up to you.",
                    "The wording is at your discretion.",
                    "No need to mention the price.",
                    "You don't have to say anything nice.",
                    "There is no need to tag us, but mark it as an ad.",
                    "Please tag @kilnhaus and add #ad.",
                    "It needs no label on the box.",
                    "I liked how natural your videos look.",
                    "Organic growth is what we see.",
                    "Hide the shoes in the first shot.",
                    "Don't mention our competitors, please.",
                    "Please don't use our logo.",
                    "An ad label is needed, as for any gift.",
                    "The label of the jar is yours to design.",
                    "The colour on the label is up to you.",
                    "Label it as an ad; where the label stands is up to you.",
                    "It will not run as an ad.",
                    "We would not want you to hide the ad label.",
                    'You wrote "no need to mention it is sponsored", but there is.',
                ),
            )
        ),
        Example(language=EN, body="We agree.\n> No need to mention it is sponsored.", profile=ANSWER),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\nBir video için 12.000 TL öderiz. {said} Olur mu?")
            for said in (
                *(
                    "Lütfen reklam olarak etiketleyin.",
                    "Reklam olduğunu belirtmeniz gerekir.",
                    "Reklam olduğunu gizlemenizi istemiyoruz.",
                    "Kimseden reklam olduğunu saklamasını istemeyiz.",
                    "Reklam etiketi koymadan paylaşmayın lütfen.",
                    "Etiketsiz paylaşım yasak.",
                    "Reklam etiketi size değil, kanuna bağlı.",
                    "#işbirliği etiketini koymanızı rica ederiz.",
                    "Etiket koymanıza gerek yok demeyiz, kanun istiyor.",
                    "Reklam etiketi isteğe bağlı değil.",
                ),
                *(
                    "Günü size bırakıyoruz, etiket ise şart.",
                    "Nasıl anlatacağınız size kalmış.",
                    "Bizi etiketlemenize gerek yok, reklam olduğunu yazmanız yeterli.",
                    "Fiyatı söylemenize gerek yok.",
                    "Rakiplerimizi anmayın lütfen.",
                    "Ürünün etiketi size ait bir tasarım olsun.",
                    "Kavanozun etiketini siz seçersiniz.",
                    "Doğal bir anlatım yeter, reklam etiketi de unutulmasın.",
                    "Reklam etiketinin yeri size kalmış, kendisi zorunlu.",
                    "Bu bir reklam değil, bir hediye; yine de işbirliği etiketi gerekir.",
                    "Reklam gibi durmasından korkmayın.",
                    "“Etiket koymanıza gerek yok” diyenlere inanmayın.",
                ),
            )
        ),
    ]
}
