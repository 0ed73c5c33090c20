"""Check digits of freight identifiers. Each function takes the bare number and says whether its check digit holds.

None of them raises: a text of another shape is False.
"""

import re

_LETTER = {letter: 10 + at + (at + 9) // 10 for at, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
"""ISO 6346: A is 10, and no multiple of eleven is given away."""
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def is_container(number: str) -> bool:
    """ISO 6346:2022 annex A: the eleventh sign is the weighted sum of the ten before it, mod 11, mod 10."""
    if not re.fullmatch(r"[A-Z]{4}[0-9]{7}", number):
        return False
    total = sum((_LETTER[sign] if sign.isalpha() else int(sign)) << at for at, sign in enumerate(number[:10]))
    return total % 11 % 10 == int(number[10])


def is_air_waybill(number: str) -> bool:
    """IATA resolution 600a: digit eleven is the serial number (digits 4 to 10) mod 7."""
    return bool(re.fullmatch(r"[0-9]{11}", number)) and int(number[3:10]) % 7 == int(number[10])


def is_postal_item(number: str) -> bool:
    """UPU S10-12: two letters, eight digits, a weighted mod-11 check digit, a country."""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{9}[A-Z]{2}", number):
        return False
    check = 11 - sum(weight * int(digit) for weight, digit in zip(_S10_WEIGHTS, number[2:10], strict=True)) % 11
    return {10: 0, 11: 5}.get(check, check) == int(number[10])


def is_imo(number: str) -> bool:
    """IMO ship number: digits one to six times seven to two, summed; the sum's last digit is digit seven."""
    if not re.fullmatch(r"[0-9]{7}", number):
        return False
    return sum(int(digit) * (7 - at) for at, digit in enumerate(number[:6])) % 10 == int(number[6])


def is_ups(number: str) -> bool:
    """UPS 1Z number: odd places plus twice the even ones (letters by value), to the next ten."""
    if not re.fullmatch(r"1Z[0-9A-Z]{15}[0-9]", number):
        return False
    values = [int(sign) if sign.isdigit() else (ord(sign) - 63) % 10 for sign in number[2:17]]
    return -(sum(values[0::2]) + 2 * sum(values[1::2])) % 10 == int(number[17])


def is_iban(number: str) -> bool:
    """ISO 13616: the country and check digits moved to the end, letters as 10 to 35, leave 1 mod 97."""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", number):
        return False
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1
