# ruff: noqa: E501, SIM905  (patterns and lists of words read best unbroken)
"""Country codes and IATA letters, where the words beside them show that they are places."""

import re
from collections.abc import Iterator

from nlp.places.candidate import Candidate
from nlp.places.gazetteer import Spot, iata

_ISO_AFTER = re.compile(r"\b(?:from|to|in|via|ex|by)\s+$|\b[A-Z]{2,3}(?:\s?[,/-]\s?|\s+and\s+|\s+to\s+)$")
_ISO = re.compile(
    r"(?<![\w.-])(?:CN|HK|TH|VN|LA|KH|MM|MY|SG|ID|PH|BN|IN|LK|BD|PK|JP|KR|TW|AU|NZ|NL|DE|FR|GB|BE|AE|MN|NP|NG|ZA|KE|MX|BR|CA|US|UK|USA|UAE)(?![\w-])"
)
_IATA = re.compile(r"(?<![A-Z0-9])([A-Z]{3})(?![A-Z0-9])")
_IATA_BESIDE = re.compile(r"(?:(?:\bex|\bfrom|\bto|\bvia)\s+|[A-Z]{3}\s?[-–/>→]+\s?)$")
_IATA_CUE = re.compile(r"(?:\b(?i:ex|via|from|to|at|in|for)\s|/\s?)$")
_IATA_AGENCY = re.compile(r" (?:Air |Airport )?(?:Customs|CUSTOMS)\b")
_MAJOR = frozenset(
    "HKG BKK DMK SIN KUL PEN SGN HAN DAD CGK DPS MNL CEB PNH REP VTE RGN MDL TPE ICN PUS NRT HND KIX NGO PEK PVG CAN SZX KMG CTU DEL BOM MAA BLR HYD CCU DAC CMB MLE KTM KHI LHE ISB DXB AUH DOH IST ADD NBO JNB CPT LOS ACC CDG AMS FRA LHR LGW MAN BRU MAD GRU BOG LAX JFK SFO ORD MIA YVR YYZ SYD MEL BNE PER AKL".split()
)
_IATA_CHAIN = re.compile(r"\s?[-–/>→]+\s?[A-Z]{3}(?![A-Z0-9])|\s+(?:airport|Airport|AIRPORT)\b")


def codes(text: str, shouting: bool) -> Iterator[Candidate]:
    """Country codes and IATA letters, where the words beside them show that they are places."""
    if not shouting:
        for found in _ISO.finditer(text):
            if _ISO_AFTER.search(text[max(0, found.start() - 9) : found.start()]):
                code = {"UK": "GB", "USA": "US", "UAE": "AE"}.get(found.group(), found.group())
                spot = Spot(found.group(), "country", code, weight=1_000_000)
                yield Candidate(found.start(), found.end(), (spot,), rule="country code", confidence=0.7)
    airports = iata()
    for found in _IATA.finditer(text):
        spot_of = airports.get(found.group(1))
        if spot_of is None or (shouting and found.group(1) in _NO_IATA):
            continue
        if found.group(1) in _MAJOR and _IATA_CUE.search(text[max(0, found.start() - 5) : found.start()]):
            yield Candidate(found.start(), found.end(), (spot_of,), rule="IATA letters", confidence=0.7)
            continue
        if _IATA_AGENCY.match(text, found.end()):
            yield Candidate(found.start(), found.end(), (spot_of,), rule="IATA letters", confidence=0.7)
            continue
        beside = _IATA_BESIDE.search(text[max(0, found.start() - 10) : found.start()])
        chain = _IATA_CHAIN.match(text, found.end())
        if (beside and (not shouting or chain or "-" in beside.group() or "/" in beside.group())) or chain:
            linked = [m for m in (beside, chain) if m]
            letters = [w for m in linked for w in re.findall(r"[A-Z]{3}", m.group())]
            if all(w in airports for w in letters):
                yield Candidate(found.start(), found.end(), (spot_of,), rule="IATA letters", confidence=0.75)


_NO_IATA = frozenset(
    "PSA IMO THE AND FOR VIA NOT ALL ONE TWO HIS HER WAS ARE HAS MAN CAR VAN BAG BOX ICE KGS ABF AFP DEA CBP ICA CNB NCB DRI".split()
)
