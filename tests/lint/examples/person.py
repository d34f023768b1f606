"""Works that are named, and praise: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import EN, LATER, POST, TR, Example

FLAGGED: dict[str, list[Example]] = {
    "PER401": [
        Example(language=EN, body="Hi Mert,\n\nI love your content. We make shoes."),
        Example(language=EN, body="Hi Mert,\n\nYour amazing videos inspire us.", posts=(POST,)),
        Example(language=EN, body='Hi Mert,\n\nRun in "Kapadokya" with us.', posts=()),
        Example(language=EN, body="Hi Mert,\n\nDid you see my last mail?", profile=LATER),
        Example(language=TR, body="Merhaba Mert,\n\nSon videonuzu çok beğendik."),
        Example(language=TR, body="Merhaba Mert,\n\nİçeriklerinizi çok beğeniyoruz.", posts=(POST,)),
        Example(language=TR, body="Merhaba Mert,\n\nGece koşar mısınız? Ayakkabı yapıyoruz.", posts=(POST,)),
        Example(language=TR, body="Merhaba Mert,\n\nAyakkabı yapıyoruz. Sorunuz varsa yazın."),
        Example(language=EN, body="Hi Mert,\n\nWe imagine a video where you review our shoes on a hill."),
        Example(language=EN, body="Hi Mert,\n\nThe video where you wear our shoes would be paid."),
        Example(language=EN, body="Hi Mert,\n\nWe need the post when you started with us."),
    ],
    "PER403": [
        *(
            Example(language=EN, body=f"Hi Mert,\n\n{praise} We make shoes.", posts=posts)
            for praise in (
                *(
                    "I love your content.",
                    "We absolutely loved your amazing videos!",
                    "Great blog!",
                    "Your page is awesome.",
                ),
                *(
                    "We're huge fans of your work.",
                    "You have such an inspiring feed.",
                    "Keep up the great work!",
                ),
                *(
                    "I love what you do.",
                    "We are impressed by your creativity and your content.",
                    "LOVE YOUR STYLE",
                ),
            )
            for posts in (None, (POST,))
        ),
        *(
            Example(language=TR, body=f"Merhaba Mert,\n\n{praise} Ayakkabı yapıyoruz.", posts=posts)
            for praise in (
                *(
                    "İçeriklerinizi çok beğendik.",
                    "Profilinize bayıldık!",
                    "Paylaşımlarınız gerçekten çok güzel.",
                ),
                *(
                    "iceriklerinizi cok begeniyoruz",
                    "Videolarını çok seviyorum.",
                    "Harika içerikler üretiyorsunuz.",
                ),
                *("SAYFANIZI ÇOK BEĞENDİK.", "Emeğinize sağlık.", "Kitleniz markamıza çok uygun."),
            )
            for posts in (None, (POST,))
        ),
        Example(
            language=EN,
            body="Hi Mert,\n\nYour run was long. We love your content. You keep it.",
            profile=LATER,
        ),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "PER401": [
        Example(language=EN, body="Hi Mert,\n\nYour video about night runs is why I write."),
        Example(language=EN, body="Hi Mert,\n\nYour marathon recap video is why I write."),
        Example(language=EN, body='Hi Mert,\n\nI watched "Three nights in the hills" twice.'),
        Example(language=EN, body="Hi Mert,\n\nYour {{ post.what }} made us laugh.", template=True),
        Example(language=EN, body="Hi Mert,\n\nyour run through KAPADOKYA on a gece koşusu!", posts=(POST,)),
        Example(language=EN, body="Hi Mert,\n\nthe video of 18 November is why I write.", posts=(POST,)),
        Example(language=EN, body="Hi Mert,\n\nyoutube.com/watch?v=k4p4d0ky4 is why I write.", posts=(POST,)),
        Example(language=EN, body="Hi.", subject="[VLOG] Kapadokya’da gece koşusu", posts=(POST,)),
        Example(
            language=TR,
            body="Merhaba Mert,\n\n“[vlog] kapadokya'da gece koşusu” için yazıyoruz.",
            posts=(POST,),
        ),
        Example(language=TR, body="Merhaba Mert,\n\nKapadokya'daki koşunuz bizi güldürdü.", posts=(POST,)),
        Example(language=TR, body="Merhaba Mert,\n\n18 Kasım'daki videonuz için yazıyoruz.", posts=(POST,)),
        Example(language=TR, body="Merhaba Mert,\n\nSeramik fırını hakkındaki paylaşımınız için yazıyoruz."),
        Example(language=TR, body="Merhaba Mert,\n\nKapadokya videonuzu izledik.", profile=LATER),
        Example(language=EN, body="Hi Mert,\n\nIn your film about night runs the dog falls behind."),
        Example(language=EN, body="Hi Mert,\n\nYour night run film made us laugh."),
        Example(language=TR, body="Merhaba Mert,\n\nGece koşusu filminizi izledik."),
        Example(language=TR, body="Merhaba Mert,\n\nKapadokya bülteninizi okuduk."),
        Example(language=EN, body="Hi Mert,\n\nThe video where you turned at the lighthouse made us laugh."),
        Example(language=EN, body="Hi Mert,\n\nThat reel in which you raced the tram made us laugh."),
    ],
    "PER403": [
        Example(language=EN, body="I love your video about night runs."),
        Example(language=EN, body="We love your night run videos."),
        Example(
            language=EN,
            body='We love your content, above all "Three nights in the hills", which we watched twice.',
        ),
        Example(language=EN, body="We loved your run through Kapadokya, gece koşusu and all.", posts=(POST,)),
        Example(language=EN, body="I love your {{ post.what }} {{ post.title }}.", template=True),
        Example(language=EN, body='She wrote "I love your content" and left.'),
        Example(language=EN, body="We make content that people love."),
        Example(language=TR, body="Gece koşusu videonuzu çok beğendik."),
        Example(language=TR, body="Seramik fırını hakkındaki paylaşımınızı çok beğendik.", profile=LATER),
        Example(language=TR, body="Kapadokya'daki gece koşusu videonuza bayıldık.", posts=(POST,)),
        Example(language=TR, body="İçeriklerimizi seviyoruz."),
    ],
}
