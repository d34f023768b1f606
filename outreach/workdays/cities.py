"""Where somebody lives, as a sheet says it, in; the time zone of that place out, where it is known for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from outreach.text import search_key

#: Headings of a sheet under which a place stands, folded.
_HEADINGS = frozenset(
    {"city", "town", "sehir", "il", "state", "eyalet", "province", "region", "location", "konum"}
)
#: And a country that is not among those that we know: it stays in its cell.
_COUNTRIES = frozenset(
    {"country", "countrycode", "country code", "country_code", "ulke", "ulkesi", "ulke kodu", "ulkekodu"}
)
#: Country -> zone -> its cities and states; those of countries with one clock are known by the country.
#: A state that has two clocks (Texas, Florida, Tennessee) stands under the one that nearly all of it lives by.
_PLACES: Mapping[str, Mapping[str, str]] = {
    "US": {
        "America/New_York": "new york, nyc, new york city, brooklyn, boston, washington dc, philadelphia, atlanta, miami, "
        "orlando, tampa, charlotte, pittsburgh, baltimore, cleveland, columbus, cincinnati, detroit, ny, nj, new jersey, "
        "massachusetts, ma, pennsylvania, pa, georgia, ga, florida, fl, north carolina, nc, virginia, va, maryland, md, "
        "ohio, oh, connecticut, ct, vermont, vt, maine, me, michigan, mi, south carolina, sc, new hampshire, nh",
        "America/Chicago": "chicago, houston, dallas, austin, san antonio, fort worth, minneapolis, milwaukee, st louis, "
        "new orleans, nashville, memphis, oklahoma city, kansas city, illinois, il, texas, tx, minnesota, mn, wisconsin, "
        "wi, missouri, mo, louisiana, la, iowa, ia, oklahoma, ok, alabama, al, arkansas, ar, mississippi, ms, tennessee, tn",
        "America/Denver": "denver, boulder, salt lake city, albuquerque, colorado, co, utah, ut, new mexico, nm, "
        "wyoming, wy, montana, mt",
        "America/Phoenix": "phoenix, tucson, scottsdale, arizona, az",
        "America/Los_Angeles": "los angeles, san francisco, san diego, san jose, sacramento, oakland, seattle, "
        "las vegas, oregon, or, california, ca, washington state, wa, nevada, nv",
        "America/Anchorage": "anchorage, alaska, ak",
        "Pacific/Honolulu": "honolulu, hawaii, hi",
    },
    "CA": {
        "America/Toronto": "toronto, ottawa, montreal, quebec, quebec city, hamilton, qc, ontario, on",
        "America/Winnipeg": "winnipeg, manitoba, mb",
        "America/Regina": "regina, saskatoon, saskatchewan, sk",
        "America/Edmonton": "calgary, edmonton, alberta, ab",
        "America/Vancouver": "vancouver, victoria, british columbia, bc",
        "America/Halifax": "halifax, nova scotia, ns",
    },
    "BR": {
        "America/Sao_Paulo": "sao paulo, rio de janeiro, brasilia, belo horizonte, curitiba, porto alegre, florianopolis",
        "America/Bahia": "salvador, bahia",
        "America/Recife": "recife",
        "America/Fortaleza": "fortaleza",
        "America/Manaus": "manaus",
    },
    "AU": {
        "Australia/Sydney": "sydney, canberra, newcastle, nsw, new south wales, act",
        "Australia/Melbourne": "melbourne, geelong, vic",
        "Australia/Brisbane": "brisbane, gold coast, cairns, qld, queensland",
        "Australia/Adelaide": "adelaide, sa, south australia",
        "Australia/Perth": "perth, wa, western australia",
        "Australia/Hobart": "hobart, tas, tasmania",
        "Australia/Darwin": "darwin, nt, northern territory",
    },
    "MX": {
        "America/Mexico_City": "mexico city, ciudad de mexico, cdmx, guadalajara, puebla, queretaro",
        "America/Monterrey": "monterrey",
        "America/Cancun": "cancun, tulum, playa del carmen",
        "America/Tijuana": "tijuana",
    },
    "RU": {
        "Europe/Moscow": "moscow, moskova, moskva, saint petersburg, st petersburg, sochi, kazan",
        "Europe/Kaliningrad": "kaliningrad",
        "Asia/Yekaterinburg": "yekaterinburg, ekaterinburg",
        "Asia/Novosibirsk": "novosibirsk",
        "Asia/Krasnoyarsk": "krasnoyarsk",
        "Asia/Vladivostok": "vladivostok",
    },
    "ID": {
        "Asia/Jakarta": "jakarta, bandung, yogyakarta, surabaya",
        "Asia/Makassar": "bali, denpasar, ubud, makassar",
    },
    "KZ": {"Asia/Almaty": "almaty, astana"},
    "ES": {"Atlantic/Canary": "tenerife, las palmas, gran canaria, lanzarote, fuerteventura"},
    "PT": {"Atlantic/Azores": "ponta delgada, azores"},
}
#: Cities that mean one place where nothing beside them says otherwise: there is a London in Ontario.
_ALONE: Mapping[str, str] = {
    "Europe/Istanbul": "istanbul, ankara, izmir, bursa, antalya, adana, eskisehir, konya, gaziantep, bodrum",
    "Europe/Berlin": "berlin, hamburg, munich, munchen, munih, cologne, koln, frankfurt, stuttgart, dusseldorf",
    "Europe/London": "london, londra, manchester, liverpool, edinburgh, glasgow",
    "Europe/Paris": "paris, lyon, marseille, toulouse",
    "Europe/Madrid": "madrid, barcelona, sevilla",
    "Europe/Rome": "rome, roma, milan, milano, torino, napoli",
    "Europe/Amsterdam": "amsterdam, rotterdam, utrecht",
    "Europe/Vienna": "vienna, wien, viyana",
    "Europe/Lisbon": "lisbon, lisboa, porto",
    "Asia/Dubai": "dubai, abu dhabi",
    "America/New_York": "new york, nyc, new york city, brooklyn, boston, miami",
    "America/Chicago": "chicago",
    "America/Los_Angeles": "los angeles, san francisco, san diego, seattle",
    "America/Toronto": "toronto, montreal",
    "Australia/Sydney": "sydney",
}
#: What may stand beside them: their country. Of a country of several clocks, the cities and states of that one may too.
_BESIDE: Mapping[str, str] = {
    "Europe/Istanbul": "turkey, turkiye, tr",
    "Europe/Berlin": "germany, deutschland, almanya, de",
    "Europe/London": "united kingdom, uk, gb, great britain, england, scotland, ingiltere, iskocya, birlesik krallik",
    "Europe/Paris": "france, fransa, fr",
    "Europe/Madrid": "spain, espana, ispanya, es",
    "Europe/Rome": "italy, italia, italya, it",
    "Europe/Amsterdam": "netherlands, the netherlands, holland, nederland, hollanda, nl",
    "Europe/Vienna": "austria, osterreich, avusturya, at",
    "Europe/Lisbon": "portugal, portekiz, pt",
    "Asia/Dubai": "united arab emirates, uae, ae, birlesik arap emirlikleri, bae",
    "America/New_York": "usa, us, united states, united states of america, america, amerika, abd",
    "America/Chicago": "usa, us, united states, united states of america, america, amerika, abd",
    "America/Los_Angeles": "usa, us, united states, united states of america, america, amerika, abd",
    "America/Toronto": "canada, kanada, ca",
    "Australia/Sydney": "australia, avustralya, au",
}
#: Its cities have no namesake abroad, so that a district may stand beside them (`Kadıköy, İstanbul`).
_NO_NAMESAKE = "Europe/Istanbul"
_BETWEEN = re.compile(r"[,;/|()\n-]+")


def zone_of_place(fields: Mapping[str, str], country: str | None) -> str | None:
    """Find the zone of the city or state in a row of a sheet; None where none stands there, or none that is certain.

    Of `Austin, TX` the last part that is known counts: states are sure, and many cities share a name. Where the *country*
    is known, only its places count; where it is not, all that the row says of the place must agree.
    """
    cells = [(search_key(heading), value) for heading, value in fields.items()]
    if not country:
        return _agreed(value for heading, value in cells if heading in _HEADINGS | _COUNTRIES)
    for heading, value in cells:
        if heading in _HEADINGS:
            for part in (value, *reversed(_BETWEEN.split(value))):
                if found := _known(country.upper()).get(_key(part)):
                    return found
    return None


def _agreed(cells: Iterable[str]) -> str | None:
    """Find the one zone that every part of these cells speaks for."""
    parts = {_key(part) for cell in cells for part in _BETWEEN.split(cell)} - {""}
    zones = {zone for part in parts if (zone := _known("").get(part))}
    if len(zones) != 1:
        return None
    (zone,) = zones
    beside = {part for part in parts if part not in _known("") and zone not in _beside().get(part, ())}
    told_elsewhere = not beside.isdisjoint(_beside())
    return None if told_elsewhere or (beside and zone != _NO_NAMESAKE) else zone


@cache
def _beside() -> Mapping[str, frozenset[str]]:
    """Map words that stand beside a city to the zones for which they speak."""
    found: dict[str, set[str]] = {}
    for zones in (_BESIDE, *_PLACES.values()):
        for name, zone in _pairs(zones):
            found.setdefault(name, set()).add(zone)
    return {name: frozenset(zones) for name, zones in found.items()}


@cache
def _known(country: str) -> Mapping[str, str]:
    zones = _PLACES.get(country, {}) if country else _ALONE
    return dict(_pairs(zones))


def _pairs(zones: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for zone, names in zones.items():
        yield from ((_key(name), zone) for name in names.split(","))


def _key(words: str) -> str:
    return " ".join(search_key(words).replace(".", "").split())
