# ruff: noqa: E501  (patterns of words read best unbroken)
"""What of the goods named a message really reports: by its kind, and by what licit goods do in it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.amounts.money import read_money
from nlp.goods.commodity_lexicon import Strength
from nlp.goods.finds import Find
from nlp.goods.roles import Roles
from nlp.reading import Context, Reading
from nlp.text.sentences import Sentences, sentences_of

CONTRABAND = frozenset(
    {
        "firearm", "ammunition", "explosive", "currency", "counterfeit", "cigarettes", "tobacco", "vape", "gold",
        "cultural goods", "gemstone", "fireworks", "human remains", "silver",
    }
)  # fmt: skip
"""Other goods that are seldom a cover for something else."""
FEW = 10
"""Fewer licit goods than this, beside contraband, are evidence: two telephones, one knife."""
_HAPPENED = re.compile(
    r"\b(?:was|were|been|had|has|have)\b[^.;\n]{0,30}\b(?:found|seized|arrested|caught|intercepted|recovered|detained|discovered|taken)\b"
    r"|\bafter the (?:discovery|seizure|find|detection)\b|\breported\b[^.;\n]{0,20}\d|\bolder (?:\w+ )?case\b|\bour (?:[\w.]+ ){0,3}(?:find|case|seizure)\b|\bgave\b|查获|查獲|检获|檢獲|thu giữ|bắt quả tang|ตรวจยึด|ditemukan|dirampas"
)
_NOTHING = re.compile(
    r"\bnothing (?:was |were |is )?(?:seized|found|detected)\b|\bno seizure\b|\bno (?:\w+ ){1,2}(?:was|were) seized\b|\bnil result\b"
)
_UNDECLARED = re.compile(
    r"undeclar|unreport|smuggl|counterfeit|fake|bulk cash|外币|外幣|现钞|現鈔|假钞|ngoại tệ|tiền giả|ธนบัตร|เงินตรา|uang palsu|uang tunai|wang tunai|mata wang|외화|위조|外貨|偽札"
)
_STANDING_WORDS = re.compile(
    r"\bwill continue\b|\bcontinues? to\b|\bcommit(?:ted|ment)\b|\bmandate\b|\bvigilan|\bour borders\b|\battempts? to smuggle in\b|"
    r"\bline of defen[cs]e\b|\bsafeguard|\bterroris|\bpublic safety\b|\bcampaign against\b|\bfight against\b|\bto combat\b|\bcrack ?down on\b|"
    r"\bundesirable persons\b|\bpriority\b|\burged? (?:the )?public\b|\breminds?\b|\bhotline\b|\bmembers of the public\b|\bis (?:usually|often)\b"
)
"""Words of the paragraph that every release carries; goods in it are not this case's unless they are counted."""
_IN_PLACE = re.compile(
    r"(?:\b(?:in|inside|into|within|among|amid|amongst|under|behind|between|beneath|only|just|with valid|from|by)\b|trong|giấu|dalam|bên dưới|藏|内|在|ใน)"
    r"\s*(?:(?:the|a|an|these|some|two|three|four|five|six|several|many|\d[\d,.]*|boxes of|bags of|packets of|packs of|legal|"
    r"legitimate|ordinary|các|gói|hộp|sebuah|beberapa|kemasan)\s*){0,3}(?:[a-z-]+\s){0,2}$"
)
_ALSO = re.compile(
    r"(?:\balso\b|\bas well as\b|\btogether with\b|\balong with\b|\bplus\b|\badditionally\b|\bin addition\b|另有|另外|連同|连同|以及|\bserta\b|\bjuga\b|\bcùng\b|"
    r"ngoài ra|รวมทั้ง|พร้อม|นอกจากนี้)[^.;\n]{0,30}$"
)
_LISTED = re.compile(
    r"[\s,;、+•*\-()]*(?:and|&|dan|và|และ|及|和|與|与|,)?\s*(?:(?:a|an|large|number|of|quantity|several|some|various|bulk|amount|other|foreign|many|assorted) ){0,5}(?:[a-z]+ ){0,2}[\s,;、+•*\-()]*"
)


def of_kind(reading: Reading, roles: Roles, finds: Sequence[Find]) -> list[Find]:
    """What a message of this kind says of goods; what it cites of another case is an alert's reason, and no find."""
    if reading.kind != "alert":
        finds = [find for find in finds if not find.mention.cited]
    if reading.kind != "alert" and _NOTHING.search(reading.folded):
        return []
    if reading.kind == "feedback":
        sentences = sentences_of(reading)
        found = [find for find in finds if find.figure is not None and _told(roles, sentences, find)]
        if found or any(stretch.context is Context.NEGATED for stretch in reading.stretches):
            return found
        return _of_alert(reading, finds)
    if reading.kind == "request":
        return [find.figured(None) for find in finds if find.figure is None or find.unit == "container"]
    if reading.kind == "alert":
        return _of_alert(reading, finds)
    return list(finds)


def _of_alert(reading: Reading, finds: Sequence[Find]) -> list[Find]:
    """An alert says what may come; what was found before is its reason, and its quantity is not the alert's."""
    sentences = sentences_of(reading)
    now: list[Find] = []
    before: list[Find] = []
    for find in finds:
        if find.figure and find.figure.spread:
            find = find.figured(None)
        start, end = sentences.at(find.figure.at if find.figure else find.mention.start)
        happened = find.mention.cited or _HAPPENED.search(reading.folded, start, end) is not None
        (before if happened else now).append(find)
    if now:
        keys = {find.mention.key for find in now}
        return now + [find.figured(None) for find in before if find.mention.key in keys]
    return [find.figured(None) for find in before]


def _told(roles: Roles, sentences: Sentences, find: Find) -> bool:
    """Is a word of a find in the sentence?"""
    start, end = sentences.at(find.mention.start)
    at = bisect_left(roles.found, start)
    return at < len(roles.found) and roles.found[at] < end


_KILLED = re.compile(
    r"\b(?:from|kill\w*|slaughter\w*|represent\w*|equivalent to|account\w* for|death of|deaths of|poach\w*)\s(?:an?\s|some\s|about\s|around\s|estimated\s|"
    r"at least\s|more than\s|over\s|up to\s|nearly\s|almost\s|between\s|the\s|death of\s)*$"
)
_DIED = re.compile(r"\s(?:\w+\s)?(?:were|was|had|have|are)\s(?:\w+\s)?(?:dead|died|perished|killed|slaughtered)\b")


def _is_toll(folded: str, find: Find) -> bool:
    """Animals counted because they died: for the scales found, or on the way."""
    if find.figure is None or find.unit != "animal":
        return False
    start = find.figure.at
    return (
        _KILLED.search(folded, max(0, start - 60), start) is not None
        or _DIED.match(folded, find.mention.end) is not None
    )


def without_general(reading: Reading, finds: Sequence[Find]) -> list[Find]:
    """Without goods that are named in general only: in the words every release ends with, or as a category beside a find."""
    sentences = sentences_of(reading)
    figured = {find.category for find in finds if find.figure}
    out = []
    for find in finds:
        start, end = sentences.at(find.mention.start)
        general = (find.mention.sense.generic or find.category == "waste") and figured - {find.category}
        if find.figure is None and find.item == "counterfeit" and find.category in figured:
            continue  # "the counterfeit goods", where what was counterfeited is named and counted
        if len(finds) > 1 and _is_toll(reading.folded, find):
            continue
        vague = find.figure is None or (general and find.figure.cost > 1)
        if vague and (general or _STANDING_WORDS.search(reading.folded, start, end)):
            continue
        out.append(find)
    return out or list(finds)


def without_licit(reading: Reading, roles: Roles, finds: Sequence[Find]) -> list[Find]:
    """Licit goods stay where they are the find: with a figure or word of a find, and not as the load around another."""
    grave = [find for find in finds if _is_grave(find)]
    sentences = sentences_of(reading)
    out: list[Find] = []
    for find in finds:
        sense = find.mention.sense
        if sense.item == "currency":
            kept = _is_seized_cash(reading, roles, sentences, find)
        elif sense.category == "other" and sense.item not in CONTRABAND:
            kept = _is_find(reading, roles, sentences, find, grave, out)
        else:
            kept = sense.strength is not Strength.LICIT or find.figure is not None
        if kept:
            out.append(find)
    return out


def _is_seized_cash(reading: Reading, roles: Roles, sentences: Sentences, find: Find) -> bool:
    """Cash is goods where it was found or not declared, not where somebody paid with it."""
    start, end = sentences.at(find.mention.start)
    if _UNDECLARED.search(reading.folded, start, end):
        return True
    return _told(roles, sentences, find) and any(start <= money.start < end for money in read_money(reading))


def _is_grave(find: Find) -> bool:
    sense = find.mention.sense
    return (sense.category != "other" or sense.item in CONTRABAND) and find.figure is not None


def _is_find(
    reading: Reading, roles: Roles, sentences: Sentences, find: Find, grave: Sequence[Find], before: Sequence[Find]
) -> bool:
    """Are these licit goods found, and not around what was found?"""
    start, folded = find.mention.start, reading.folded
    if find.mention.sense.strength is Strength.LICIT:
        return find.figure is not None and not grave and _told(roles, sentences, find)
    line = max(sentences.at(start)[0], start - 60)
    if grave:
        if roles.load.touch(start, find.mention.end):
            return False
        if find.figure is None:
            beside = before and _LISTED.fullmatch(folded[before[-1].mention.end : start])
            return bool(beside or _ALSO.search(folded, max(0, start - 50), start))
        if _IN_PLACE.search(folded, line, find.figure.at if find.figure.at < start else start):
            return False
        return find.figure.value >= FEW or find.unit not in ("piece", "animal")
    if find.figure is None and reading.kind != "alert":
        return _told(roles, sentences, find) or folded[max(0, sentences.at(start)[0] - 2)] == ";"
    return True
