# ruff: noqa: E501  (patterns of words read best unbroken)
"""How names of agencies are built in English: capitalised words around a head (`Customs`, `Police`, `... Bureau`, `Ministry of ...`)."""

import re
from collections.abc import Iterator

from nlp.lexicon import words
from nlp.text.spans import Span

_TOKEN = re.compile(r"[^\W\d_][\w’'&.-]*[\w&]|[^\W\d_]|&|\d+")
_STRONG = frozenset(words("agency_words", "strong"))
_STRONG_PAIRS = frozenset((first, second) for first, second in map(str.split, words("agency_words", "strong_pairs")))
_WEAK = frozenset(words("agency_words", "weak"))
_DOMAIN = frozenset(words("agency_words", "domain"))
_STOP = frozenset(words("agency_words", "stop"))
_AND_AFTER = frozenset(words("agency_words", "and_after"))
_AND_BEFORE = frozenset(words("agency_words", "and_before"))
_NOT_BEFORE = frozenset(words("agency_words", "not_before"))
_HEADED_OF = frozenset(words("agency_words", "headed_of"))


def english(text: str) -> Iterator[Span]:
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    low = [word.casefold().rstrip(".") for word, _, _ in tokens]
    # A possessive ends a name: "Singapore's Customs" begins anew at Customs.
    low = [word[:-2] if word.endswith(("'s", "’s")) else word for word in low]

    def capital(i: int) -> bool:
        return tokens[i][0][0].isupper() or tokens[i][0] == "&"

    def joined(i: int, j: int) -> bool:
        between = text[tokens[i][2] : tokens[j][1]]
        return between in (" ", "-", "–") or (between == "\u00a0")

    free = 0
    i = 0
    while i < len(tokens):
        word = low[i]
        pair = (word, low[i + 1]) if i + 1 < len(tokens) and joined(i, i + 1) else ("", "")
        strong = word in _STRONG or pair in _STRONG_PAIRS
        if not capital(i) or not (strong or word in _WEAK):
            i += 1
            continue
        left = i
        while left - 1 >= free and i - left < 7:
            if (
                capital(left - 1)
                and joined(left - 1, left)
                and low[left - 1] not in _STOP
                and (not tokens[left - 1][0].endswith(("'s", "’s")) or low[left - 1] == "people")
            ):
                left -= 1
            elif (
                left - 2 >= free and low[left - 1] in ("and", "&") and low[left] in _AND_AFTER and low[left - 2] in _AND_BEFORE
                and capital(left - 2) and joined(left - 2, left - 1) and joined(left - 1, left)
            ) or (
                left - 2 >= free and low[left - 1] == "of" and low[left - 2] in _HEADED_OF and capital(left - 2)
                and joined(left - 2, left - 1) and joined(left - 1, left)
            ):  # fmt: skip
                left -= 2
            else:
                break
        right = i + (1 if pair in _STRONG_PAIRS else 0)
        while right + 1 < len(tokens) and joined(right, right + 1) and not tokens[right][0].endswith(("'s", "’s")):
            following = low[right + 1]
            if (following.isdecimal() and len(following) < 3 and low[right] in _WEAK) or (
                capital(right + 1) and (following in _WEAK or following in _DOMAIN or following in _STRONG)
            ):
                right += 1
            elif (
                following in ("and", "&") and right + 2 < len(tokens) and low[right + 2] in _AND_AFTER and low[right] in _AND_BEFORE
                and capital(right + 2) and joined(right + 1, right + 2)
            ):  # fmt: skip
                right += 2
            elif (
                following in ("of", "for")
                and low[right] in _HEADED_OF
                and right + 2 < len(tokens)
                and joined(right + 1, right + 2)
            ):
                first = right + 3 if low[right + 2] == "the" and right + 3 < len(tokens) else right + 2
                if not capital(first) or low[first] in _STOP:
                    break
                right = first
                while (
                    right + 1 < len(tokens)
                    and capital(right + 1)
                    and joined(right, right + 1)
                    and low[right + 1] not in _STOP
                    and right - first < 5
                ):
                    right += 1
            else:
                break
        inside = low[left : right + 1]
        blocked = right + 1 < len(tokens) and joined(right, right + 1) and low[right + 1] in _NOT_BEFORE
        named = strong or (len(inside) > 1 and (set(inside) & _DOMAIN or set(inside) & _STRONG or "ministry" in inside))
        if named and not blocked and set(inside) - {"task", "force"} and inside != ["green", "customs"]:
            possessive = tokens[right][0].endswith(("'s", "’s"))
            yield tokens[left][1], tokens[right][2] - (2 if possessive else 0)
            free = right + 1
        i = max(right, i) + 1


LOWER = re.compile(
    r"\b(?:[A-Z][\w’'-]{1,40}+ ){0,3}(?:(?:provincial|province|regional|drugs?|district|marine|environmental|railway|airport|anti-narcotics?|narcotics?|traffic|local|anti-drugs?|anti-smuggling|anti-trafficking|suppression|crime|maritime|marine|coastal|wildlife|forest|park|judicial|criminal|metropolitan|"
    r"federal|national|state|military|city|highway|border|tourist|immigration) ){1,3}(?:police|navy|coast ?guard|customs|task force)\b(?! (?:chief|commissioner|minister|station|headquarters|custody|officer (?:[A-Z]|was arrested)|superintendent|spokes))"
    r"|\b(?!(?:The|A|An|Local|Both|When|After|On|In|At|By|And|But|Officers|Meanwhile|While|Then|Some|These|Those|From|With|To|For|Of|If|That|This|Its|Their|Our|Airport|Yesterday|Today|Later|Earlier|Said|Mr|Yes|No|Under|Against|Following|Joint|Inside|Also)\b)[A-Z][a-z]\w*(?: [A-Z][a-z]\w*)? (?:police|navy|coast ?guard|border guards?|customs)\b(?! (?:declarations?|dut\w+|brokers?|clearance|forms?|stations?|act|law|area|zone|reports?|custody|checkpoint|procedures?|value))"
    r"|(?<![\w-])(?:police|customs|coast ?guards?|border guards?|border police|navy)(?= (?:officers?|officials?|agents?|authorit(?:y|ies)|personnel|have|has|had|and|at|in|on|of|under|from|to|also|then|later|said|were|killed|charge\w*|"
    r"seiz\w+|f(?:ou|i)nds?|intercept\w+|arrest\w+|stop\w+|detain\w+|discover\w+|recover\w+|confiscat\w+|caught|nab\w*|inform\w+|search\w+|raid\w+|detect\w+|uncover\w+)\b|[.,;])"
)
