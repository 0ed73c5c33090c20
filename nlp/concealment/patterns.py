# ruff: noqa: E501  (patterns of words read best unbroken)
"""Wordings that need no word of hiding, and those that forbid one (English)."""

import re

TRAVEL = re.compile(
    r"\bpassengers?\b|\bpax\b|\btravell?ers?\b|\bairport\b|\bflight\b|hành khách|旅客|ผู้โดยสาร"
    r"|penumpang|ຜູ້ໂດຍສານ|승객|여객|乗客|旅客"
)
FREIGHT = re.compile(
    r"\bcontainers?\b|\breefer\b|\bctnrs?\b|\bvessel\b|\bkapal\b|\btàu\b|集装箱|貨櫃|ตู้|kontena"
    r"|kontainer"
)
_CLAUSE_END = re.compile(r"[.;:。；！？]\s|[.;:。；]$|\n|[。；]|, (?:and|but|which|while|when|as)\b")
NOT_THERE = re.compile(r"\s?(?:were|was|is|are|had|of which|,)\b")
NOT_A_THING = re.compile(
    r"\s?(?:conference|briefing|release|statement|industry|shop|shops|store|factory|company|compan|market|sector|trade|business|dealer"
    r"|farm|import|export)"
)
SHARE = re.compile(
    r"\b(?:in |inside |of )?(?:\d[\d,]{0,14}|two|three|four|five|six|seven|eight|nine|ten|twelve|some"
    r"|several|many) (?:out )?of (?:the |all )?\d[\d,]{0,14} (?:\w+ )?(?:boxes|sacks|bags|cartons|crates"
    r"|pallets|bales|drums|barrels|packages|rolls)\b"
    r"|\b\d[\d,]{0,14} (?:bags|sacks|boxes|cartons|crates|bales)[,:;.]? \d[\d,]{0,14} (?:of them |bags "
    r"|sacks )?(?:held|had|contained|concealed)\b|\b\d{1,9} (?:bags|sacks|boxes|cartons) had one packet"
    r"|\bout of \d[\d,]{0,14} (?:boxes|sacks|bags|cartons|crates|pallets|bales|drums|barrels|packages|rolls)\b"
)
"""Some of many packages held the goods: the others covered them."""
COVERS = re.compile(r"\b(?:using|used) [^.;\n]{3,50}? to (?:cover|hide|conceal|mask|camouflage)\b|\bmixed with ones\b")
"""`using bags of charcoal to cover the sacks`."""
PART = re.compile(
    r"\b(?:at|in|from|near) the (?:very )?(?:front|back|rear|bottom|far end|end|middle"
    r"|doors?) of (?:the |a )?(?:container|box|load|cargo|trailer|stack)"
    r"|\b(?:first|front|last|outer|top|back) (?:\w+ )?(?:rows?|layers?)\b|\b(?:rows?|walls?|layers?"
    r"|stacks?) of (?:\w+ )?(?:bags|sacks|boxes|cartons|crates|bales)\b|\bat container doors\b"
    r"|\bas (?:a )?cover\b"
)
"""A part of a container's load in front of another."""
OWN_BAG = re.compile(
    r"\b(?:his|her|their|whose|passenger.?s|man.?s|woman.?s|couple.?s) (?:[a-z\-]+ ){0,2}(?:bags?"
    r"|box(?:es)?|cartons?|cases?|trolley|trolleys|cool ?box|icebox|belongings)\b"
    r"|\b(?:two|three|four|five|six|\d+) (?:[a-z\-]+ )?(?:bags|suitcases|trolleys)\b"
    r"|\bcheck(?:ed)?[- ]in (?:\w+ )?(?:box|boxes|bags?|cartons?|case|cases)\b|\bhand[- ]carr(?:y"
    r"|ied)\b"
)
"""A traveller's bags by their owner."""
VEHICLE = re.compile(r"\b(?:trucks?|lorry|vehicles?|cars?|vans?|pick-?up|boat|motorcycle)\b")
"""Who leaves his lorry and runs has not abandoned a consignment."""
OWN_VEHICLE = re.compile(
    r" (?:(?:a|an|the|his|her|their|its|this|that|both|one|two|some|various|different|several) )?(?:[\w-]+(?:['’]s)? ){0,5}?"
    r"(?:truck|lorry|pick-?up|car|vehicle|van|bus|coach|trailer|motorcycle|motorbike|scooter|boat|speedboat|vessel|trawler|yacht|aircraft|plane|train|sedan|suv|jeep|minivan|tanker)(?:['’]s|s)?\b"
)
"""After `hidden in`: a part of a vehicle that no list names (`the bed of his pickup`)."""
LADEN = re.compile(
    r"\b(?:trucks?|lorry|lorries|trailers?|containers?|vans?|vehicles?|vessels?|ship|wagons?|pallets?|consignments?|shipments?|cargo)"
    r"(?: \([^)]{1,20}\))? (?:(?:that |which )?(?:was |were )?(?:officially |supposedly |purportedly )?(?:carrying|loaded with|laden with|transporting|hauling|full of|filled with) |of )(?:an? |the |some )?"
)
"""A load of licit goods, spoken of with the find."""
PLAIN_THING = re.compile(
    r"(?!illegal|illicit|smuggled|contraband|prohibited|waste|e-waste|scrap|suspected|various|mixed|different|these|those|this|that|which|what)[a-z]{4,}s\b"
)
BETWEEN_LAYERS = re.compile(r" (?:the |two |double |inner |several )*(?:layers?|walls?|flaps?|sides?|sheets?) of\b")
"""After `hidden between`: within the packing, behind no load."""
VEHICLE_AFTER = re.compile(
    r" (?:the |his |her |their |its )?(?:(?!at |in |on |near |by |along |outside |inside |from )[\w-]+ ){0,2}?(?:(?i:trucks?|lorry|lorries|vehicles?|cars?|vans?|pick-?ups?|boats?|motorcycles?|motorbikes?|houses?|building|hut|ship|vessel|sedan|SUV)\b|[A-Z][a-z]+ [A-Z])"
)
PUT = re.compile(
    r"\b(?:hid\w*|conceal\w*|stash\w*|tuck\w*|stuff\w*|pack\w*|plac\w*|stack\w*|load\w*|put|sewn"
    r"|taped|found|discovered|uncovered"
    r"|detected|located|lay|lying|kept|suspect\w*|bags?|packets|bundles|load)\b"
)
"""Before a mere `under` or `behind`: something was put there, or found."""
UNNAMED = re.compile(
    r"\s(?:an? |the |two |three |four |five |six |ten |several |some |\d+ |its |his |her |their )*+"
    r"(?!it\b|them\b|this\b|these\b|those\b|which\b|what\b|plain|with\b|plastic\b|layers?\b|(?:[\w-]+ )?(?:packages?|packets?|bundles?|bags?|packs?|sacks?|boxes|box|cartons?|crates?|wrappings?|wrappers?)\b|(?:\w+ )?(?:containers?|consignments?|shipments?)\b|country|region"
    r"|area|city|district|province|same|case|total|port|airport|vicinity"
    r"|following|past|year|month|week)"
    r"(?:[A-Z][a-z]+ )?[a-z][\w\-]+"
)


def clause_end(text: str, start: int, reach: int) -> int:
    found = _CLAUSE_END.search(text, start, min(len(text), start + reach))
    return found.start() if found else min(len(text), start + reach)
