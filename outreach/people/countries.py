"""The name or code of a country in English or Turkish in; its ISO 3166-1 alpha-2 code out."""

from __future__ import annotations

from functools import lru_cache

from outreach.text import search_key

#: Code, then names as people write them; the first two are the English and the Turkish one.
_TABLE = """
AE United Arab Emirates | Birleşik Arap Emirlikleri | UAE | BAE | Dubai
AI Anguilla
AL Albania | Arnavutluk
AR Argentina | Arjantin
AT Austria | Avusturya | AUT
AU Australia | Avustralya | AUS
AZ Azerbaijan | Azerbaycan | AZE
BA Bosnia and Herzegovina | Bosna Hersek | Bosnia | Bosna
BE Belgium | Belçika | BEL
BG Bulgaria | Bulgaristan | BGR
BR Brazil | Brezilya | BRA | Brasil
CA Canada | Kanada | CAN
CH Switzerland | İsviçre | CHE | Schweiz | Suisse
CI Ivory Coast | Fildişi Sahili | Côte d'Ivoire
CL Chile | Şili
CN China | Çin | CHN
CO Colombia | Kolombiya
CY Cyprus | Kıbrıs | CYP
CZ Czechia | Çekya | Czech Republic | Çek Cumhuriyeti
DE Germany | Almanya | DEU | GER | Deutschland
DK Denmark | Danimarka | DNK
DZ Algeria | Cezayir
EE Estonia | Estonya
EG Egypt | Mısır | EGY
ES Spain | İspanya | ESP | España
FI Finland | Finlandiya | FIN
FR France | Fransa | FRA
GB United Kingdom | Birleşik Krallık | UK | GBR | England | İngiltere | Great Britain | Britain | Scotland | İskoçya | Wales | Galler
GE Georgia | Gürcistan
GR Greece | Yunanistan | GRC
HR Croatia | Hırvatistan
HU Hungary | Macaristan
ID Indonesia | Endonezya | IDN
IE Ireland | İrlanda | IRL
IL Israel | İsrail
IN India | Hindistan | IND
IQ Iraq | Irak
IR Iran | İran
IS Iceland | İzlanda
IT Italy | İtalya | ITA | Italia
JO Jordan | Ürdün
JP Japan | Japonya | JPN
KR South Korea | Güney Kore | KOR | Korea | Kore
KW Kuwait | Kuveyt
KZ Kazakhstan | Kazakistan
LB Lebanon | Lübnan
LI Liechtenstein | Lihtenştayn
LT Lithuania | Litvanya
LU Luxembourg | Lüksemburg
LV Latvia | Letonya
MA Morocco | Fas
ME Montenegro | Karadağ
MK North Macedonia | Kuzey Makedonya | Macedonia | Makedonya
MT Malta | MLT
MX Mexico | Meksika | MEX | México
MY Malaysia | Malezya
NG Nigeria | Nijerya
NL Netherlands | Hollanda | NLD | Holland | The Netherlands | Nederland
NO Norway | Norveç | NOR
NZ New Zealand | Yeni Zelanda
PE Peru
PH Philippines | Filipinler
PK Pakistan
PL Poland | Polonya | POL | Polska
PR Puerto Rico | Porto Riko
PT Portugal | Portekiz | PRT
QA Qatar | Katar
RO Romania | Romanya
RS Serbia | Sırbistan
RU Russia | Rusya | RUS | Russian Federation
SA Saudi Arabia | Suudi Arabistan | KSA
SE Sweden | İsveç | SWE
SG Singapore | Singapur
SI Slovenia | Slovenya
SK Slovakia | Slovakya
TH Thailand | Tayland
TN Tunisia | Tunus
TR Turkey | Türkiye | TUR | Turkiye
UA Ukraine | Ukrayna | UKR
US United States | Amerika Birleşik Devletleri | USA | ABD | America | Amerika | United States of America
UY Uruguay
UZ Uzbekistan | Özbekistan
VG British Virgin Islands | Britanya Virjin Adaları
VN Vietnam
ZA South Africa | Güney Afrika
"""


def _key(words: str) -> str:
    return "".join(letter for letter in search_key(words) if letter.isalnum())


_CODES = {
    _key(name): line[:2] for line in _TABLE.strip().splitlines() for name in (line[:2], *line[3:].split("|"))
}


@lru_cache(maxsize=1024)
def country_code(words: str) -> str | None:
    """Return the code of a country as people name it (`Türkiye`, `UK`, `ABD`, `de`); None for one that is not listed."""
    return _CODES.get(_key(words))


#: Domains of countries that are sold to everybody, so that they say nothing of where somebody lives.
_SOLD = frozenset({"ai", "co", "me", "tv", "io", "la", "vg", "ws"})


def country_of_domain(address: str) -> str | None:
    """Return the country whose domain an address ends in (`.com.tr`, `.co.uk`); None for all others."""
    last = address.rpartition(".")[2].lower()
    return None if len(last) != 2 or last in _SOLD else country_code(last)
