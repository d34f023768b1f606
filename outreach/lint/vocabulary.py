"""Words that rules share, folded by `match_fold`, of both languages: a Turkish draft may quote an English title."""


def _bag(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Pieces of content. A title that is nothing else tells nothing.
CONTENT = _bag(
    "article blog carousel clip column documentary edit episode essay guide interview newsletter photo photos picture piece podcast "
    "post recipe reel reels review series shoot short shorts story stories stream talk thread tiktok tutorial video videos vlog writeup "
    "belgesel bolum canli fotograf gonderi hikaye icerik inceleme kare makale paylasim roportaj seri soylesi "
    "tarif yayin yazi yazin"
)

#: Words that stand in any sentence, and praise and time words that fit any post.
SMALL = _bag(
    "the and for with from that this these those you your yours our his her its was were are has have had not but all any how what when "
    "where why who which while into onto about over under after before more most some just very really only also than then there here "
    "out off can will would could should may might one two three new latest last recent first next best great good nice amazing awesome "
    "beautiful lovely wonderful fantastic incredible inspiring excellent brilliant cool fun love loved like liked enjoyed watched saw "
    "read seen part day days year week time my me we us at in on of to by is it as an or so if be do "
    "instagram youtube facebook twitter linkedin social media online content page channel profile account feed site website work "
    "platform platforms audience followers community brand style channels pages collaboration partnership "
    "ve ile icin bir bu su o da de mi mu ne nasil neden niye kim cok daha en gibi kadar sonra once ama ancak fakat hem ya ise ki olan "
    "olarak her hic tum butun bazi kendi ben sen biz siz onlar benim senin bizim sizin onun beni seni bizi sizi bana sana bize size "
    "son yeni ilk guzel harika muhtesem muthis super iyi keyifli basarili tatli sevdik begendik izledik izledim gordum gorduk okudum "
    "okuduk gun gunu yil hafta ay zaman bolum kanal kanaliniz sayfa sayfaniz profil profiliniz hesap hesabiniz sosyal medya "
    "instagramdaki youtubedaki merhaba selam sevgili hakkinda hakkindaki uzerine adli isimli baslikli nin nun nda dan den daki deki "
    "bugun dun gecen gecenlerde paylastiginiz paylastigin yayinladiginiz yaptiginiz yaptigin cektiginiz yazdiginiz"
)

#: Words by which nobody can tell one post from another.
PLAIN = CONTENT | SMALL
