"""How names that are not read as they are spelt sound in Turkish, and which words take softer endings than their vowels say.

A reading is written in Turkish letters: `nayk` for Nike. `âl` is the soft l of Kemâl, behind which endings are e, i and
ü. Names stand here in small letters without signs, blanks and foreign marks, `ı` as `i`; only those whose spelling
would give another ending. A campaign's `brand_reading` goes before all of it.
"""

from __future__ import annotations


def _pairs(listed: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in listed.split())


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Platforms and brands, or the last word of their names.
BRANDS = _pairs(
    """
    youtube:yutub youtuber:yutubır google:gugıl twitter:tvitır snapchat:snepçet linkedin:linkdin threads:treds x:iks bluesky:bluskay
    spotify:spotifay substack:sabstek apple:epıl iphone:ayfon ipad:ayped mac:mek chrome:krom skype:skayp slack:slek
    chatgpt:cipiti behance:bihens shopify:şopifay ebay:ibey airbnb:eyrbienbi tripadvisor:edvayzır imdb:imdebe wifi:vayfay blutv:tivi
    prime:praym headspace:hedspeys vodafone:vodafon togg:tog tefal:tefâl time:taym forbes:forbs dji:diceyay dyson:daysın bose:bos
    nike:nayk newbalance:balıns converse:konvers underarmour:armır thenorthface:feys northface:feys skechers:skeçırs lacoste:lakost
    levis:livays calvinklein:klayn tommyhilfiger:hilfigır hm:haşem pullbear:ber marksspencer:spensır cartier:kartiye
    loreal:loreâl maybelline:meybelin lancome:lankom esteelauder:lodır yvesrocher:roşe dove:dav pantene:panten colgate:kolgeyt
    gillette:cilet watsons:vatsıns avene:aven garnier:garniye goldenrose:roz
    starbucks:starbaks pizzahut:hat subway:sabvey sprite:sprayt heinz:haynz lays:leys pringles:pringıls snickers:snikırs disney:dizni
    renault:reno peugeot:pöjo chevrolet:şevrole
    home:hom house:haus store:stor style:stayl life:layf online:onlayn line:layn wine:vayn magazine:megazin place:pleys
    space:speys face:feys office:ofis voice:voys juice:cus spice:spays science:sayıns care:ker nature:neyçır culture:kalçır
    future:fyuçır adventure:edvençır game:geym cake:keyk bike:bayk like:layk made:meyd mode:mod code:kod note:not vibe:vayb
    tribe:trayb love:lav live:layv hive:hayv wave:veyv native:neytiv creative:kriyeytiv active:ektiv hope:hop shape:şeyp
    type:tayp escape:iskeyp white:vayt elite:elit chocolate:çaklıt skate:skeyt blue:blu true:tru little:litıl simple:simpıl
    people:pipıl circle:sörkıl table:teybıl bubble:babıl puzzle:pazıl smile:smayl mobile:mobayl
    """
)

#: Abbreviations that are neither read letter by letter nor as they look.
ABBREVIATIONS = _pairs(
    """
    dj:dicey pr:piar vip:vip ai:eyay kpi:keypiay roi:roi ui:yuay ux:yuiks api:api it:ayti hr:eyçar dhl:dehael jbl:cebeel cnn:siyenen
    4k:ka 8k:ka gif:gif url:urele
    """
)

#: Abbreviations with a full stop.
DOTTED = {
    "şti": "limitet şirketi",
    "ltd": "limitet",
    "tic": "ticaret",
    "san": "sanayi",
    "jr": "cunyır",
    "dr": "doktor",
    "prof": "profesör",
    "doç": "doçent",
}

#: First names and places from elsewhere.
NAMES = _pairs(
    """
    mike:mayk jake:ceyk luke:luk kate:keyt jane:ceyn claire:kler clare:kler charlotte:şarlot louise:luiz grace:greys alice:elis rose:roz
    george:corc steve:stiv dave:deyv dale:deyl kyle:kayl blake:bleyk drake:dreyk cole:kol joe:co james:ceymz charles:çarls miles:maylz
    sean:şon michael:maykıl rachel:reyçıl matthew:metyu andrew:endru drew:dru hugh:hyu leigh:li ashley:eşli hailey:heyli bailey:beyli
    courtney:kortni sydney:sidni whitney:vitni kimberley:kimbırli stanley:stenli wesley:vesli harley:harli jeffrey:cefri audrey:odri
    heather:hedır jennifer:cenifır peter:pitır alexander:aleksandır tyler:taylır taylor:teylır oliver:olivır christopher:kristofır
    walter:voltır parker:parkır jackson:ceksın jason:ceysın emerson:emırsın madison:medisın allison:elisın alison:elisın
    steven:stivın stephen:stivın vincent:vinsınt wayne:veyn shane:şeyn blaine:bleyn elaine:ileyn lorraine:loreyn jayne:ceyn june:cun
    kaye:key faye:fey jude:cud bruce:brus joyce:coys florence:florıns clarence:klerıns lawrence:lorıns terence:terıns vince:vins
    lance:lens janice:cenis bernice:börnis candice:kendis olive:oliv maeve:meyv clive:klayv
    catherine:ketrin katherine:ketrin christine:kristin kristine:kristin justine:justin nadine:nadin maxine:meksin josephine:jozefin
    martine:martin pauline:polin celine:selin madeleine:madlen caroline:karolin jacqueline:caklin
    nicole:nikol simone:simon michelle:mişel danielle:denyel isabelle:izabel gabrielle:gabriyel estelle:estel joelle:coel
    marcelle:marsel camille:kamil lucille:lusil giselle:jizel joanne:coen dianne:dayen jeanne:jan suzanne:suzan marianne:maryan
    yvonne:ivon beatrice:beatris maurice:moris patrice:patris constance:konstans genevieve:jenevyev maude:mod claude:klod
    pierre:piyer antoine:antuan philippe:filip guillaume:giyom jerome:jerom etienne:etyen françois:fransua francois:fransua
    mathieu:matyö margaux:margo thibault:tibo renaud:reno arnaud:arno benoit:bönua
    washington:vaşingtın angeles:encılıs bordeaux:bordo cannes:kan versailles:versay marseille:marsey toulouse:tuluz
    grenoble:grenobl lausanne:lozan cologne:köln baltimore:baltimor singapore:singapur
    """
)

#: Words and names with a soft consonant at the end: saatin, Kemal'in, kontrolün, harfin.
SOFT = _words(
    """
    kemal cemal celal bilal hilal nihal istikbal zuhal zühal meral ikbal iclal istiklal neval visal zülal hayal resul delal amal nidal talal
    misal şimal nevhilal helal
    şefkat hakikat sadakat liyakat refakat dikkat saat sıhhat kanaat ziraat cemaat itaat şefaat menfaat seyahat sürat nasihat
    kabahat istirahat feragat kıraat
    hal ihmal iptal ideal festival karnaval kristal metal moral materyal orijinal terminal sinyal final general ihlal meal normal oval
    santral tuval vokal zeval sosyal kabul meşgul usul mahsul makul makbul meçhul
    rol gol alkol petrol kontrol protokol sembol ekol hol banderol
    harf kalp harp idrak iştirak
    """
)
