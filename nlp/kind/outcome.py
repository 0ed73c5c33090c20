"""Did a check find nothing? Feedback that found nothing has no goods and no concealment."""

import re

from nlp.reading import Context, Reading

_FIND = re.compile(
    r"\b(?:seized|found|recovered|uncovered|discovered|detected|confiscated|held|contained"
    r"|were taken|located|gave|positive|revealed|yielded|hidden)\b"
    r"|thu giữ|phát hiện|查获|查獲|检获|檢獲|发现|發現|搜出|ตรวจพบ|พบ|ยึด|ditemukan|menemukan|disita"
    r"|ditemui|dirampas|ກວດພົບ|ຢຶດ|រឹបអូស|រកឃើញ|သိမ်းဆည်း|တွေ့ရှိ|적발|발견|押収|発見"
)
_NOTHING = re.compile(
    r"\b(?:nil|negative|nothing|no drugs?|no narcotics|no contraband|no trace|clean|as declared"
    r"|not found|none|clear|empty|in order|released|no irregularit\w+|no offence|unable to locate"
    r"|false alarm|no evidence|without result|no \w+(?: \w+)? (?:was |were )?(?:found|seized|seen"
    r"|detected)|not inspected|not opened)\b"
    r"|không phát hiện|không có gì|không thấy|未发现|未發現|没有发现|沒有發現|无异常|無異常|相符"
    r"|ไม่พบ|tidak ditemukan|nihil|tiada|tidak dijumpai|ບໍ່ພົບ|មិនបានរកឃើញ|គ្មាន|မတွေ့|발견되지 않"
    r"|이상 없|確認されなかった|発見されなかった|異常"
)
_AMOUNT = re.compile(r"\d")


def found_nothing(reading: Reading) -> bool:
    """True where no goods were read; without such a reading, where only something not found is told."""
    if "quantities" in reading.notes:
        return not reading.facts["commodities"]
    if not _NOTHING.search(reading.folded):
        return False
    return not any(
        stretch.context is Context.EVENT
        and _FIND.search(reading.folded, stretch.start, stretch.end)
        and _AMOUNT.search(reading.folded, stretch.start, stretch.end)
        and not _NOTHING.search(reading.folded, stretch.start, stretch.end)
        for stretch in reading.stretches
    )
