# ruff: noqa: E501  (patterns of words read best unbroken)
"""Writes facts['organisations']: agencies with their part, companies as senders, receivers, carriers; each once.

Aliases of one organisation ("ABF" after "Australian Border Force", "Siam Balm" after "Siam Balm Co., Ltd") are one fact,
at the mention that tells the role. Spans of every mention are left in `notes["organisations"]`, so that no name of an
organisation is taken for a person's.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from nlp.extraction import Organisation, OrganisationRole
from nlp.organisations.agencies import Agency, agencies_of
from nlp.organisations.carriers import find_carriers, find_lines
from nlp.organisations.companies import companies_of
from nlp.organisations.company_names import Company
from nlp.organisations.company_roles import with_role
from nlp.organisations.roles import roles
from nlp.reading import Reading, fold_text
from nlp.text.spans import Spans

_FORM = re.compile(
    r"\b(?:co|ltd|limited|company|pte|pty|sdn|bhd|s/b|inc|llc|corp|corporation|jsc|joint[- ]stock|private|pvt|gmbh|bv|kk|k\.k|sa de cv|s\.?a|công ty|cty|cong ty|tnhh|cp|pt|cv|m/s|the|berhad|llp)\b\.?|有限公司|股份|有限责任公司|株式会社|บริษัท|จำกัด",
    re.IGNORECASE,
)


def read_organisations(reading: Reading) -> None:
    """Adds the organisations of the message to `reading`."""
    companies = with_aliases(reading.text, companies_of(reading))
    firms = Spans((c.start, c.end) for c in companies)
    agencies = [a for a in agencies_of(reading) if not firms.touch(a.start, a.end)]
    named = [*((c.start, c.end) for c in companies), *((a.start, a.end) for a in agencies)]
    taken = Spans(named)
    carriers = [c for c in find_carriers(reading) if not taken.touch(c.start, c.end)]
    listed = Spans((c.start, c.end) for c in carriers)
    carriers += [c for c in find_lines(reading) if not taken.touch(c.start, c.end) and not listed.touch(c.start, c.end)]
    reading.notes["organisations"] = sorted([*named, *((c.start, c.end) for c in carriers)])
    reading.notes["agencies"] = agencies
    facts = reading.facts["organisations"]
    facts.extend(_agencies(reading, agencies))
    facts.extend(_companies(reading, companies))
    facts.extend(_carriers(reading, carriers))


def _agencies(reading: Reading, agencies: Sequence[Agency]) -> list[Organisation]:
    agencies = _merge_generic(agencies)
    found_goods = reading.kind == "seizure" or (reading.kind == "feedback" and bool(reading.facts["commodities"]))
    facts = []
    full: dict[str, Agency] = {}
    for agency in agencies:
        if agency.generic or agency.unit:
            continue
        known = full.setdefault(agency.key, agency)
        if (
            agency.start - known.end < _SPELLED_OUT
            and _is_acronym(reading.text, known)
            and not _is_acronym(reading.text, agency)
        ):
            full[agency.key] = agency  # spelled out in the body, short in the headline
    for key, (role, index, rule) in roles(reading, agencies, found_goods).items():
        named = full.get(key, agencies[index])
        confidence = (0.9 if named.listed else 0.75) - (0.2 if rule in ("named first", "reports it") else 0)
        facts.append(_fact(reading, named.start, named.end, role, f"agency: {rule}", confidence))
    return facts


_SPELLED_OUT = 300
"""Code points after an acronym of the headline within which the body spells it out."""


def _is_acronym(text: str, agency: Agency) -> bool:
    name = text[agency.start : agency.end]
    return " " not in name and name.isupper() and name.isascii()


def _merge_generic(agencies: Sequence[Agency]) -> list[Agency]:
    """`Customs` after `Hong Kong Customs` is the same agency; before any other it stands for itself."""
    named: dict[str, list[Agency]] = {}
    for agency in agencies:
        if agency.kind and not agency.generic:
            named.setdefault(agency.kind, []).append(agency)
    merged = []
    first: dict[str, Agency] = {}
    for agency in agencies:
        if agency.generic and agency.kind and agency.kind not in named:
            # "Malaysia's Customs Department", then "Customs": one agency under two common names.
            known = first.setdefault(agency.kind, agency)
            agency = Agency(agency.start, agency.end, known.key, agency.kind, known.country, generic=True)
        elif agency.generic and agency.kind in named:
            # One named before: that one. Several: the first, which the message is most likely about.
            others = named[agency.kind]
            pick = others[0]
            agency = Agency(agency.start, agency.end, pick.key, agency.kind, pick.country, generic=True)
        merged.append(agency)
    return merged


@lru_cache(maxsize=8192)
def core_of(name: str) -> str:
    """A company's name without its form, folded, for telling aliases."""
    return " ".join(re.findall(r"\w+", _FORM.sub(" ", fold_text(name))))


def same_company(a: str, b: str) -> bool:
    """Do two names, forms left out, name one company?"""
    a, b = core_of(a), core_of(b)
    if not a or not b:
        return a == b
    wa, wb = a.split(), b.split()
    shorter, longer = (wa, wb) if len(wa) <= len(wb) else (wb, wa)
    if len(shorter) >= 2 and longer[: len(shorter)] == shorter:
        return True
    return fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")) >= 88


_REACH = 60
"""How many companies back an alias is looked for; bounds the work on a long text."""
_NAME_SCRIPT = re.compile(r"[\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f]")


def _companies(reading: Reading, companies: Sequence[Company]) -> list[Organisation]:
    text = reading.text
    groups: list[list[Company]] = []
    for company in companies:
        name = text[company.start : company.end]
        for group in groups[-_REACH:]:
            last = group[-1]
            bracketed = re.fullmatch(r"[”\"」』]?\s*[(（]\s*", text[last.end : company.start]) is not None
            if bracketed or any(same_company(name, text[c.start : c.end]) for c in group[:6]):
                group.append(company)
                break
        else:
            groups.append([company])
    facts = []
    for group in groups:
        told = next(
            (c for c in group if c.role and c.role != "mentioned"), next((c for c in group if c.role), group[0])
        )
        role: OrganisationRole = told.role or _role_by_sentence(reading, group)
        shown = max(group, key=lambda c: (not _NAME_SCRIPT.search(text[c.start : c.end]), -c.start))
        facts.append(
            _fact(
                reading,
                shown.start,
                shown.end,
                role,
                told.rule if told.role else f"{told.rule}, sentence",
                told.confidence if told.role else 0.6,
            )
        )
    return facts


def with_aliases(text: str, companies: Sequence[Company]) -> list[Company]:
    """Companies and the other places where one stands without its form, with the role that is told there."""
    cores = {core for c in companies if len(core := _leading_name(text[c.start : c.end])) >= 8 and " " in core}
    if not cores:
        return list(companies)
    taken = Spans((c.start, c.end) for c in companies)
    spelled = "|".join(re.escape(core).replace(r"\ ", r"\s+") for core in sorted(cores, key=len, reverse=True))
    found = [
        with_role(text, Company(m.start(), m.end(), rule="alias", confidence=0.75))
        for m in re.finditer(rf"(?<!\w)(?:{spelled})(?!\w)", text, re.IGNORECASE)
        if not taken.touch(m.start(), m.end())
    ]
    return sorted([*companies, *found], key=lambda c: c.start)


_LEADING = re.compile(
    r"^(?:(?:Công ty|Cty|Cong ty|PT|CV|M/s|TNHH|CP|Cổ phần|TM|DV|&|XNK)\.?\s+)*(.*?)(?:,?\s+(?:Sole\s+)?(?:Co\b|Company|Ltd|Limited|Pte|Pty|Sdn|S/B|Bhd|Inc|LLC|L\.L|LLP|JSC|J\.S|Joint|Corp|Private|Pvt|SA|S\.A|GmbH|BV|KK|K\.K|FZ).*)?$",
    re.IGNORECASE | re.DOTALL,
)


def _leading_name(name: str) -> str:
    """`Siam Palm` of `Siam Palm Co., Ltd`."""
    match = _LEADING.match(" ".join(name.split()))
    return match.group(1).strip(" ,.") if match else ""


_SENDS = re.compile(
    r"\b(?:exports?|exporter|exported|shipper|ships|shipped by|sender|supplier|sells?|seller|advertis\w+|xuất khẩu|người gửi|出口|发货|付貨|輸出|ekspor|atas nama|ผู้ส่ง|ส่งออก)",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"\b(?:imports?|imported|importers?|consignees?|receivers?|recipients?|nhập khẩu|người nhận|đứng tên nhận|进口|收货|收貨|宛|importir|penerima|ผู้รับ|นำเข้า)",
    re.IGNORECASE,
)


def _role_by_sentence(reading: Reading, group: Sequence[Company]) -> OrganisationRole:
    """Where no label stands beside a company: what the words around it speak of."""
    for company in group:
        start, end = company.start, company.end
        around = reading.text[max(0, start - 90) : start] + " § " + reading.text[end : end + 70]
        around = (
            re.split(r"(?<=[a-z])\.\s(?=[A-Z])|\n", around.split("§")[0])[-1]
            + re.split(r"(?<=[a-z])\.\s(?=[A-Z])|\n", around.split("§")[1])[0]
        )
        sends, gets = bool(_SENDS.search(around)), bool(_GETS.search(around))
        if sends != gets:
            return "consignor" if sends else "consignee"
    if reading.kind != "seizure":
        first = group[0]
        wide = reading.text[max(0, first.start - 120) : first.start] + " " + reading.text[first.end : first.end + 220]
        sent, got = len(_SENDS.findall(wide)), len(_GETS.findall(wide))
        if sent != got:
            return "consignor" if sent > got else "consignee"
    return "mentioned"


def _carriers(reading: Reading, carriers: Sequence[Company]) -> list[Organisation]:
    facts: list[Organisation] = []
    for carrier in carriers:
        name = reading.text[carrier.start : carrier.end]
        if not any(same_company(name, fact.name) for fact in facts):
            role: OrganisationRole = "carrier" if reading.of_event(carrier.start) else "mentioned"
            facts.append(_fact(reading, carrier.start, carrier.end, role, carrier.rule, carrier.confidence))
    return facts


def _fact(reading: Reading, start: int, end: int, role: OrganisationRole, rule: str, confidence: float) -> Organisation:
    name = " ".join(reading.text[start:end].split())
    return Organisation(
        name=name[:500], role=role, span=(start, end), confidence=max(0.3, min(confidence, 0.95)), rule=rule
    )
