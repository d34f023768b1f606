"""Where somebody lives, as a sheet says it, in; the time zone of that place out, where it is known for certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from outreach.text import search_key

#: Headings of a sheet under which a place stands, folded.
_HEADINGS = frozenset(
    {"city", "town", "sehir", "il", "state", "eyalet", "province", "region", "location", "konum"}
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
#: Cities that mean one place wherever no country stands beside them.
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
_BETWEEN = re.compile(r"[,;/|()\n-]+")


def zone_of_place(fields: Mapping[str, str], country: str | None) -> str | None:
    """Find the zone of the city or state in a row of a sheet; None where none stands there, or none that is known.

    Of `Austin, TX` the last part that is known counts: states are sure, and many cities share a name. Where the *country* is known, only its places count.
    """
    for heading, value in fields.items():
        if search_key(heading) in _HEADINGS:
            for part in (value, *reversed(_BETWEEN.split(value))):
                if found := _known((country or "").upper()).get(_key(part)):
                    return found
    return None


@cache
def _known(country: str) -> Mapping[str, str]:
    zones = _PLACES.get(country, {}) if country else _ALONE
    return dict(_pairs(zones))


def _pairs(zones: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for zone, names in zones.items():
        yield from ((_key(name), zone) for name in names.split(","))


def _key(words: str) -> str:
    return " ".join(search_key(words).replace(".", "").split())
