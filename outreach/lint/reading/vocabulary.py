"""Words that rules share, folded by `match_fold`, of both languages: a Turkish draft may quote an English title."""


def bag(listed: str) -> frozenset[str]:
    """Make a set of words that are read as a line."""
    return frozenset(listed.split())


#: Pieces of content. A title that is nothing else tells nothing.
CONTENT = bag(
    "article blog carousel clip column documentary edit episode essay film films guide interview newsletter photo photos picture piece podcast "
    "post recipe reel reels review series shoot short shorts story stories stream talk thread tiktok tutorial video videos vlog writeup "
    "belgesel bolum bulten canli fotograf gonderi hikaye icerik inceleme kare makale paylasim roportaj seri soylesi "
    "tarif yayin yazi yazin"
)

#: Words with which a greeting begins.
GREETINGS = bag(
    "hi hello hey hiya howdy dear good greetings merhaba merhabalar selam selamlar sevgili sayin degerli kiymetli gunaydin tunaydin iyi"
)

#: Words that stand in any sentence, and praise and time words that fit any post.
SMALL = bag(
    "the and for with from that this these those you your yours our his her its was were are has have had not but all any how what when "
    "where why who which while into onto about over under after before more most some just very really only also than then there here "
    "out off can will would could should may might one two three new latest last recent first next best great good nice amazing awesome "
    "beautiful lovely wonderful fantastic incredible inspiring excellent brilliant cool fun creative unique authentic engaging quality high "
    "impressive outstanding stunning gorgeous entertaining informative helpful insightful original talented perfect super love loved like liked enjoyed watched saw "
    "read seen part day days year week time my me we us at in on of to by is it as an or so if be do "
    "instagram youtube facebook twitter linkedin social media online content page channel profile account feed site website work "
    "platform platforms audience followers community brand style channels pages collaboration partnership "
    "ve ile icin bir bu su o da de mi mu ne nasil neden niye kim cok daha en gibi kadar sonra once ama ancak fakat hem ya ise ki olan "
    "olarak her hic tum butun bazi kendi ben sen biz siz onlar benim senin bizim sizin onun beni seni bizi sizi bana sana bize size "
    "son yeni ilk guzel harika muhtesem muthis super iyi keyifli basarili tatli kaliteli yaratici ozgun samimi "
    "etkileyici eglenceli faydali ilham verici mukemmel essiz sevdik begendik izledik izledim gordum gorduk okudum "
    "okuduk gun gunu yil hafta ay zaman bolum kanal kanaliniz sayfa sayfaniz profil profiliniz hesap hesabiniz sosyal medya "
    "instagramdaki youtubedaki merhaba selam sevgili hakkinda hakkindaki uzerine adli isimli baslikli nin nun nda dan den daki deki "
    "bugun dun gecen gecenlerde paylastiginiz paylastigin yayinladiginiz yaptiginiz yaptigin cektiginiz yazdiginiz"
)

#: Words by which nobody can tell one post from another.
PLAIN = CONTENT | SMALL

#: What everybody has, so that `your time` or `profiliniz` says nothing of the reader; Turkish by the stem.
GENERIC = bag(
    "time inbox interest interests convenience name life support attention help reply response answer opinion thoughts feedback "
    "availability email mail message business company needs goals success growth journey passion style voice vibe energy personality "
    "presence reach engagement values market industry field expertise experience profile details address information own very busy "
    "valuable current day schedule calendar kind earliest online personal professional consideration permission team side end "
    "performance potential creativity talent aesthetic feed stuff work works channel channels page pages content profile profiles account website site media blog rate rates price prices fee collab collaboration"
)
GENERIC_STEMS = tuple(
    bag(
        "profil hesab sayfa icerik icerig paylasim video gonderi calisma zaman vakt vakit ilgi destek desteg mesaj mail posta cevab yanit "
        "donus gorus dusunce fikri fikir isim ismi adini adin gun hafta hayat firma sirket basari emek emeg tarz enerji durus izni onay "
        "teklif ekib destegi katki talep talebi bilgi sizini kendi anlayis sabri tercih hafta kanal blog sorular sorun beklenti butce "
        "fiyat ucret odeme iletisim yardim site web keyf saglig sihhat aksam oldug okudug ayirdig bildig istedig ilgilen"
    )
)

#: What readers have made, asked or said: `you baked`.
DONE = bag(
    "asked baked began bought brought built called compared cooked covered cut described designed did drew explained filmed fired fixed "
    "found gave grew knitted learned learnt left made mentioned mixed moved opened painted photographed planted played posted published "
    "put ran recorded repaired rode said sewed sewn shared showed spoke started taught tested told took travelled traveled tried used "
    "visited walked went wrote bake build cook cover draw film grow make paint post publish record review run sew share shoot teach test "
    "travel write"
)
