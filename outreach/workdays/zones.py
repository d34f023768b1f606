"""A person's zone: their own, else that of a country with one clock."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from outreach.errors import InputError

# Countries whose people live by one clock, but for far islands (Azores, Canaries, Chathams, Svalbard) and exclaves.
# Countries of several clocks (US, CA, BR, AU, RU, MX, ID, KZ ...) are left out on purpose: a guess would be wrong for many.
ZONES = {
    "AE": "Asia/Dubai",
    "AL": "Europe/Tirane",
    "AR": "America/Argentina/Buenos_Aires",
    "AT": "Europe/Vienna",
    "AZ": "Asia/Baku",
    "BA": "Europe/Sarajevo",
    "BD": "Asia/Dhaka",
    "BE": "Europe/Brussels",
    "BG": "Europe/Sofia",
    "BH": "Asia/Bahrain",
    "BY": "Europe/Minsk",
    "CH": "Europe/Zurich",
    "CN": "Asia/Shanghai",
    "CO": "America/Bogota",
    "CY": "Asia/Nicosia",
    "CZ": "Europe/Prague",
    "DE": "Europe/Berlin",
    "DK": "Europe/Copenhagen",
    "DZ": "Africa/Algiers",
    "EE": "Europe/Tallinn",
    "EG": "Africa/Cairo",
    "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "GE": "Asia/Tbilisi",
    "GR": "Europe/Athens",
    "HK": "Asia/Hong_Kong",
    "HR": "Europe/Zagreb",
    "HU": "Europe/Budapest",
    "IE": "Europe/Dublin",
    "IL": "Asia/Jerusalem",
    "IN": "Asia/Kolkata",
    "IQ": "Asia/Baghdad",
    "IR": "Asia/Tehran",
    "IS": "Atlantic/Reykjavik",
    "IT": "Europe/Rome",
    "JO": "Asia/Amman",
    "JP": "Asia/Tokyo",
    "KE": "Africa/Nairobi",
    "KR": "Asia/Seoul",
    "KW": "Asia/Kuwait",
    "LB": "Asia/Beirut",
    "LI": "Europe/Vaduz",
    "LK": "Asia/Colombo",
    "LT": "Europe/Vilnius",
    "LU": "Europe/Luxembourg",
    "LV": "Europe/Riga",
    "MA": "Africa/Casablanca",
    "MD": "Europe/Chisinau",
    "ME": "Europe/Podgorica",
    "MK": "Europe/Skopje",
    "MT": "Europe/Malta",
    "MY": "Asia/Kuala_Lumpur",
    "NG": "Africa/Lagos",
    "NL": "Europe/Amsterdam",
    "NO": "Europe/Oslo",
    "NZ": "Pacific/Auckland",
    "OM": "Asia/Muscat",
    "PE": "America/Lima",
    "PH": "Asia/Manila",
    "PK": "Asia/Karachi",
    "PL": "Europe/Warsaw",
    "PT": "Europe/Lisbon",
    "QA": "Asia/Qatar",
    "RO": "Europe/Bucharest",
    "RS": "Europe/Belgrade",
    "SA": "Asia/Riyadh",
    "SE": "Europe/Stockholm",
    "SG": "Asia/Singapore",
    "SI": "Europe/Ljubljana",
    "SK": "Europe/Bratislava",
    "TH": "Asia/Bangkok",
    "TN": "Africa/Tunis",
    "TR": "Europe/Istanbul",
    "TW": "Asia/Taipei",
    "UA": "Europe/Kyiv",
    "UY": "America/Montevideo",
    "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh",
    "ZA": "Africa/Johannesburg",
}


def zone(name: str) -> ZoneInfo:
    """Find an IANA zone such as `Europe/Istanbul`; raises InputError with the near name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: `Europe` is a folder of the zone files
        hint = f"did you mean {near}?" if (near := _near_zone(name)) else "write one such as Europe/Istanbul"
        raise InputError(f"no such time zone: {name!r}; {hint}") from None


#: The westmost and the eastmost clock by which many people of a country live, where these are several. Left out are far
#: coasts and islands (Hawaii, Alaska, Fernando de Noronha) and the Russian east, whose day shares no hour with Moscow's.
MANY_ZONES = {
    "AU": ("Australia/Sydney", "Australia/Perth"),
    "BR": ("America/Sao_Paulo", "America/Manaus"),
    "CA": ("America/Halifax", "America/Vancouver"),
    "ID": ("Asia/Jayapura", "Asia/Jakarta"),
    "KZ": ("Asia/Almaty", "Asia/Aqtobe"),
    "MX": ("America/Mexico_City", "America/Cancun", "America/Tijuana"),
    "RU": ("Europe/Moscow", "Asia/Yekaterinburg", "Europe/Kaliningrad"),
    "US": ("America/New_York", "America/Los_Angeles"),
}


def zones_for(time_zone: str | None, country: str | None, default: str) -> tuple[ZoneInfo, ...]:
    """Choose the zones in all of whose hours a mail may leave: one, or those of a country of several. Raises InputError."""
    many = () if time_zone else MANY_ZONES.get((country or "").upper(), ())
    return tuple(map(zone, many)) or (zone_for(time_zone, country, default),)


def zone_for(time_zone: str | None, country: str | None, default: str) -> ZoneInfo:
    """Choose a person's zone: their own, else that of a country with one clock, else *default*. Raises InputError."""
    return zone(time_zone or ZONES.get((country or "").upper()) or default)


def _near_zone(name: str) -> str | None:
    """Match the whole name, or the city alone."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    by_fold = {key.casefold(): key for key in available_timezones()}
    by_city = {key.rpartition("/")[2].casefold(): key for key in (*sorted(by_fold.values()), *ZONES.values())}
    typed = name.strip().casefold().replace(" ", "_")[:60]
    for names in (by_city, by_fold):
        if found := difflib.get_close_matches(typed, names, n=1, cutoff=0.75):
            return names[found[0]]
    return None
