"""Writes facts['values']: market, street or declared value of the message's goods, as the text gives it.

Fines, rewards, wages, prices of a kilo and costs to society are amounts of money, not values of the goods.
"""

from functools import cache

from nlp import lexicon
from nlp.amounts.money import Money, read_money
from nlp.amounts.numbers import Table
from nlp.extraction import Value
from nlp.lexicon import Matcher
from nlp.reading import Context, Reading

BEFORE = 70
"""Characters before an amount in which a word can make it a fine or a wage."""
CLAUSE_ENDS = ".;\n。;"
STREET = "street value"
SURE = 0.92
BY_COUNTRY = 0.8
"""Confidence where the currency is known only from the country of the text."""


@cache
def _cues() -> tuple[Matcher, Table]:
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    for entry in lexicon.load("not_values"):
        rows = [(name, entry["kind"]) for names in entry["names"].values() for name in names]
        (before if entry["side"] == "before" else after).extend(rows)
    return Matcher(before), Table(after)


def clause_start(folded: str, offset: int, reach: int) -> int:
    """Start of the clause that holds `offset`, at most `reach` characters back."""
    low = max(0, offset - reach)
    for at in range(offset - 1, low - 1, -1):
        if folded[at] in CLAUSE_ENDS and not (folded[at] == "." and folded[at + 1 : at + 2].strip()):
            return at + 1
    return low


def why_not(reading: Reading, money: Money) -> str | None:
    """The kind of amount this is, if it is no value of goods."""
    folded = reading.folded
    matcher, table = _cues()
    start = clause_start(folded, money.start, BEFORE)
    for match in matcher.find(folded[start : money.start]):
        return str(match.entry[0])
    at = money.end
    if folded[at : at + 1] in {" ", "\u00a0"}:
        at += 1
    found = table.at(folded, at)
    return str(found[1]) if found else None


def _of_goods(reading: Reading, money: Money) -> bool:
    """Is it an amount of this event? A street value is one even where the text says what it would have been sold as."""
    context = reading.stretch_at(money.start).context
    if context is Context.HYPOTHETICAL:
        return STREET in reading.folded[max(0, money.start - BEFORE - 20) : money.start]
    return context is Context.EVENT


def read_values(reading: Reading) -> None:
    """Add a value for each amount of money that is one of the goods of this event."""
    seen: set[tuple[float, str]] = set()
    for money in read_money(reading):
        key = (money.amount, money.currency)
        if key in seen or money.amount <= 0 or not _of_goods(reading, money) or why_not(reading, money):
            continue
        seen.add(key)
        reading.facts["values"].append(
            Value(
                amount=money.amount,
                currency=money.currency,
                span=(money.start, money.end),
                confidence=SURE if money.sure else BY_COUNTRY,
                rule="values.money" if money.sure else "values.money-by-country",
            )
        )
