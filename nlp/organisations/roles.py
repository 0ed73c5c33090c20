# ruff: noqa: E501  (patterns of words read best unbroken)
"""What part each agency took: found it, acted with the finder, or only received, was told, or was asked.

Evidence is read mention by mention from the words beside it, then weighed over the whole message: the agency that found
it, or is named first among those that acted, is `seizing`; others that acted are `partner`; the rest `mentioned`
(contract, "Conventions of the gold").
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from nlp.extraction import OrganisationRole
from nlp.organisations.agencies import Agency
from nlp.reading import Context, Reading
from nlp.text.sentences import Sentences


class Part(IntEnum):
    """What the words beside one mention say; a higher value outweighs a lower one for the same agency."""

    NONE = 0
    RECEIVES = 1
    ADDRESSED = 2
    REPORTS = 3
    HEADS = 4  # alone on the first line, in a From: or Agency: field
    PARTNER = 5
    ACTS = 6  # launched, conducted, carried out: acted, without a word of finding
    ARRESTS = 7
    FINDS = 8


_FIND = (
    r"seiz(?:ed|es|e|ing|ure)|found|finds?|intercept\w*|detect(?:ed|s|ing|ion|ions)?|discover\w*|recover\w*|confiscat\w*|uncover\w*|stop(?:ped|s)|foil\w*|thwart\w*|bust\w*|inspect(?:ed|s|ing|ion|ions)?|examin(?:ed|es|ing|ation|e)|search\w*|open(?:ed|s)|check(?:ed|s)"
    r"|scann?ed|x-?ray\w*|impound\w*|raid\w*|caught|nabb?\w*|locat(?:ed|es|ing)|identified|screened|selected|flagged|dismantl\w*|cracked|smash\w*|target\w*|rescu\w*|took|booked|noticed|unearth\w*|netted|block\w*|prevent\w*|haul\w*"
    r"|pulled|halted|probed|retriev\w*|rummag\w*|boarded|chased|broke|held|suspected|patroll(?:ed|ing)|hit|made (?:a|the|its|another)|conducted|carried out|launched|executed|received (?:a tip|information|intelligence)"
)
_ARREST = r"arrest\w*|detain\w*|apprehend\w*|charg\w+|took in(?:to)?|custody|pick(?:ed)? up|rounded up|captur\w+|questioned|prosecut\w*"
_SAY = r"said|says|say|announc\w+|report\w*|stated?|confirm\w+|reveal\w+|disclos\w+|told|inform\w*|warns?|issued|wrote|tweeted|posted|released|according"

_TITLE = r"(?:(?:the|its|their|local|our|our own|officers?|officials?|agents?|members?|teams?|personnel|operatives?|men|staff|investigators|colleagues|elements|units?|detectives|inspectors|specialists) (?:(?:of|from|at|with|attached to) )?(?:the )?)*"

_RECEIVES = re.compile(
    rf"(?:\b(?:handed|turned|given|transferred|referred|surrendered|delivered|sent|submitted|passed|entrusted|forwarded|released|brought|taken|notified|escorted|handing|turning|hand|turn|reported|goes|go|went|donated|deported)\b[^.;\n]{{0,70}}?\b(?:to|over to|with)\s+{_TITLE}"
    rf"|\b(?:wanted by|licen[cs]ed by|registered (?:with|by)|permit (?:of|from)|clearance of|approval of|permission of|wanted in|they are with|is with|are with|now with|details are with|custody of|appear at|consult\w*|contact\w* (?:in|with)?|liaison with|checked with|by police of)\s+(?:the )?"
    r"|(?:bàn giao|chuyển|chuyển giao)(?: (?:cho|hồ sơ|vụ việc|sang|đối tượng|tang vật))*\s+|移交(?:给|予|至)?|交由|转交|ส่งมอบ(?:ให้)?\s*|นำส่ง\s*|ต่อให้\s*|ส่ง\s*|diserahkan (?:ke|kepada)\s+|diserah kepada\s+|serah(?:kan)? (?:ke|kepada)\s+|ມອບໃຫ້\s*|ប្រគល់(?:ជូន|ទៅ)\s*)$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    rf"(?:\b(?:alert|request|reply|message|letter|note|answer|feedback|thanks|thank you|thankful|grateful|attention|attn|cc|info|asked?|asks?|requests?|suggest|pls|please|kindly|congratulations|welcome|invite[sd]?|advise[sd]?|informed|inform|warns?|for|tell|contact|notify)\s*(?:to|for|from|the|:)*\s*(?:the )?{_TITLE}"
    r"|(?:^|\n)\s*(?:to|attn|cc|info|for|kepada|gửi|kính gửi|ถึง|致|Kepada)\s*[:\s]\s*(?:the )?[^\n.]{0,40}"
    r"|\b(?:gửi|kính gửi|đề nghị|báo lại cho|báo cho|thông báo cho|sao gửi|xin cảm ơn|cảm ơn|trả lời|yêu cầu của)\s+(?:\w+ )?|請|请|致|向|感谢|感謝|回覆|回复|提请|通报|通報|根据|根據|ถึง\s*|ขอให้\s*|ขอบคุณ\s*|แจ้ง\s*|mohon(?: rekan)?\s+|kepada\s+|makluman\s+|ຂໍໃຫ້\s*|ຮຽນ\s*|សូម\s*|to\s+)$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(
    r"^(?:\s*\([^)]*\))?(?:\s*(?:,|and|&)[^.;\n]{0,40}?)?\s*(?:(?:is|are|was|were) (?:hereby |kindly )?(?:asked|requested|invited|informed|notified|alerted|advised|not connected|requested)|may(?: please)?\b|please\b|kindly\b|pls\b|should\b|would\b(?! like)|could\b|can\b|: confidential|to (?:check|inspect|verify|look)|御中|協助|协助|에서|น่า|ช่วย|ຊ່ວຍ|rà soát|xác minh|giúp)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"^(?:\s*\([^)]*\))?\s*(?:will|shall|takes? over|is (?:now )?(?:checking|investigating|conducting|handling|leading|verifying)|are (?:now )?(?:checking|investigating|conducting|handling|leading)|has taken over|took over|took custody|for (?:further |proper |appropriate )?(?:investigation|action|disposal|custody|disposition|inquest|prosecution|processing|analysis|testing)|was (?:told|informed|asked|notified|alerted)|were (?:told|informed|notified|alerted))",
    re.IGNORECASE,
)
_PARTNER = re.compile(
    rf"(?:\b(?:together|jointly|along|cooperation|co-operation|coordination|co-ordination|collaboration|conjunction|concert|partnership|tandem|coordinat\w+|cooperat\w+|collaborat\w+|work\w*|operation|team\w*|joint\w*|jointly|partner\w*|side by side|effort|liais\w+|shared|association)\s+(?:closely )?(?:up )?with\s+{_TITLE}"
    rf"|\bwith (?:the )?(?:\w+ )?(?:help|assistance|support|participation|aid|backing|co-?operation|presence|involvement|collaboration)(?: \w+)? (?:of|from)\s+{_TITLE}"
    rf"|\b(?:assisted|supported|aided|backed|accompanied|joined|witnessed|helped|escorted|attended|followed) by\s+{_TITLE}|\balongside\s+{_TITLE}|\bin the presence of\s+{_TITLE}"
    rf"|\b(?:tip|tip-?off|information|info|intelligence|intel|lead|referral|request)s?\b(?! (?:operatives|officers|agents|units?|analysts|officials|personnel|services?|divisions?|teams?|wing))(?: \w+){{0,4}}? (?:from|of|by)\s+{_TITLE}"
    rf"|\bcounterparts?\s+(?:from|at|in|of)\s+{_TITLE}|\b(?:(?<!officers )(?<!agents )(?<!deputies )(?<!members )(?<!officials )(?<!investigators )(?<!detectives )with|comprising|involving|including|made up of|consisting of|comprises|comprised of|and members of)\s+{_TITLE}|\bassist(?:s|ed|ing)?\s+{_TITLE}|\bsupport(?:s|ed|ing)\s+{_TITLE}"
    r"|(?:phối hợp(?: cùng)?(?: với)?(?: lực lượng)?|cùng(?: với)?|phối hợp:|sự tham gia của|có)\s+|联合|聯合|会同|會同|配合|协同|聯同|联手|(?:สนธิกำลัง(?:ร่วม)?(?:กับ)?|ร่วมกับ|ร่วมด้วย|พร้อมด้วย|พร้อม|ร่วม|ประสาน(?:งาน)?(?:กับ)?|ร่วมตรวจยึด:)(?:เจ้าหน้าที่|ชุด)?\s*|(?:bersama(?:-sama)?(?: dengan)?|bekerja ?sama dengan|dengan (?:kerja ?sama|bantuan)|disokong oleh|dibantu)\s+|ຮ່ວມກັບ\s*|សហការជាមួយ\s*|បូកផ្សំ(?:ជាមួយ)?\s*)$",
    re.IGNORECASE,
)
_PARTNER_AFTER = re.compile(
    r"^(?:\s*\([^)]*\))?\s*(?:,?\s*(?:which|who)\s+)?(?:also )?(?:(?:has |have )?issued (?:an? |the )?(?:\w+ )?orders?\b|(?:has |have |had )?(?:been )?work(?:ed|s|ing) (?:closely |together |jointly |hand in hand |tirelessly )?(?:with|alongside)\b|gave|provided|supplied|assisted|helped|supported|took part|participated|join(?:ed|s)|is following up|takes? the|was also present|were also|lent|followed|followed up|と合同|と共同|とともに|と連携|(?:과|와) (?:합동|공조|협력|함께)|(?:과|와)의|tham gia|đồng chủ trì|ร่วมตรวจ|เข้าร่วม|turut|နှင့် ?ပူးပေါင်း)",
    re.IGNORECASE,
)
_THANKED = re.compile(
    r"^(?:\s*\([^)]*\))?\s+for (?:its|their|the|a|his|her) (?:\w+ ){0,3}?(?:tip-?off|information|intelligence|assistance|help|support|co-?operation|contribution|role|collaboration|work)\b"
)
_CHAIN = re.compile(
    r"^\)?\s*(?:\([^)]{1,30}\)\s*)?(?:,|and|&|/|as well as|together with|plus|và|cùng|dan|serta|、|和|及|以及|และ|กับ|、|ແລະ|និង|နှင့်|및|やと|,\s*and|,\s*as well as)?\s*(?:and\s+)?(?:the|its|officers of the|officers from the|officers of|โดย)?\s*$",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b(?:by|oleh|bởi|of)\s+{_TITLE}$", re.IGNORECASE)
_CHECK_BY = re.compile(
    rf"\b(?:checks?|inspection|operation|raid|search|examination|exam|seizure|exercise|action|effort|screening|interception) by\s+{_TITLE}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(rf"\b(?:{_FIND}|{_ARREST})\b", re.IGNORECASE)
_ACTS_AFTER = re.compile(
    rf"^(?:['’]s?)?(?:\s*\([^)\n]*\))?[^.;:\n]{{0,120}}?(?:\b(?P<find>{_FIND})\b|\b(?P<arrest>{_ARREST})\b)"
    r"|^[^.;\n]{0,90}?(?P<local>phát hiện|bắt|khám xét|kiểm tra|thu giữ|kiểm|查获|查獲|检查|檢查|查验|檢獲|检获|拘捕|截获|截獲|开展|发现|ตรวจ|จับ|ยึด|สกัด|พบ|เอกซเรย์|menindak|mengamankan|menggagalkan|memeriksa|merampas|menahan|mengimbas|menyita|menangkap|mencegah|ກວດ|ຈັບ|ຢຶດ|រឹបអូស|ពិនិត្យ|បើក|ចាប់|ရှာဖွေ|ဖမ်းဆီး|စစ်ဆေး|を検査|を逮捕|が|を発見|摘発|적발|검사|체포|압수)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:^|\n)\s*(?:fm|from|agency|reporting agency|seizing agency|unit|office|đơn vị|cơ quan|查获单位|หน่วยงาน|instansi|agensi|pasukan|\(?1\)?\.? ?agency|seized by|detected by|detecting agency)\s*[:\-–]?\s*(?:the )?$",
    re.IGNORECASE,
)


_OPENING = re.compile(
    r"\s*(?:Acting|Following|After|Based|With|On|Thanks|Upon|Working|Using|In|Further|As|Due)\b(?=[^.;\n]{0,160},)",
)
_COUNTRY_LETTERS = re.compile(r"(?:U\.?S\.?A?|UK|U\.K\.|Royal)\s+$")
_ELSEWHERE = frozenset({Context.BACKGROUND, Context.STATISTICS, Context.LEGAL})


_NEW_SUBJECT = re.compile(
    r"\b(?:after|when|while|before|as|because|since|that|but|where|whereupon|following which)\s+(?:the\s+)?$"
)
"""Between two agencies: the second begins a clause of its own, whose verbs are not the first one's."""
_MERELY_ACTS = re.compile(
    r"launched|conducted|carried out|executed|made (?:a|the|its|another)|received (?:a tip|information|intelligence)|target\w*|patroll(?:ed|ing)|held|hit|broke|took|probed|suspected|noticed",
    re.IGNORECASE,
)
_OFFICER_SAID = re.compile(
    r"(?:['’]s)?\s+(?:(?:[A-Z][\w.'’-]*|\([^)]{1,12}\)|of|for|the|and|in|acting|deputy|assistant|senior|chief|director|directors?-general|director general|head|commander|commissioner|spokes\w+"
    r"|officer|official|manager|superintendent|inspector|collector|controller|regional|district|port|area|operations|investigations?|secretary-general|general|public|relations|media|minister),?\s+){1,12}(?:said|says|told|stated|announced|added|disclosed|revealed|confirmed|explained)\b"
)
"""Its officer speaks; what he says was found, others may have found."""
_OWN_OFFICERS = re.compile(
    rf"\b(?:officers|officials|agents|investigators|inspectors|detectives|authorities)\b(?: (?:at|in|of|on) [^.;,\n]{{2,40}})? (?:have |has |had )?(?:also )?(?:(?P<arrest>{_ARREST})|(?:{_FIND}))\b[^.;\n]*, (?:the )?$",
    re.IGNORECASE,
)
"""`Investigators have arrested three men, the Bureau said`."""
_SPECIALISTS = frozenset({"environment", "wildlife", "health", "laboratory"})
_EXAMINED_BY = re.compile(
    r"\b(?:identified|examined|counted|verified|confirmed|tested|analy[sz]ed|weighed|assessed|determined|certified|inspected|kept|"
    r"handled|cared for|looked after|taken in|rescued|rehabilitated|ordered|issued) by (?:the )?(?:officers (?:of|from) the )?$",
    re.IGNORECASE,
)
_TELLS_AFTER = re.compile(r"\s*(?:获悉|獲悉|获知|介绍|介紹|发布消息|消息|新闻办|通报称)")
"""`记者从…海关获悉`: the source of the news."""
_INVESTIGATES = re.compile(
    r"^(?:\s*\([^)]*\))?\s+(?:officers? |detectives? |investigators? )?(?:ha(?:s|ve) |had )?(?:also |since |now |then )?"
    r"(?:launched|opened|started|begun|began|initiated|commenced|instituted|registered) (?:an?|its|their|its own) (?:\w+ ){0,2}"
    r"(?:investigation|probe|inquiry|enquiry|inquest|case)\b(?!,? after)"
)
"""Takes the case up afterwards."""


def part_of(reading: Reading, sentences: Sentences, agency: Agency, following: Agency | None = None) -> Part:
    """What the words beside one mention say of its part; `following` is the mention after it."""
    text = reading.text
    start, end = sentences.at(agency.start)
    if following and following.start < end and _NEW_SUBJECT.search(text, agency.end, following.start):
        end = following.start
    before, after = text[max(start, agency.start - 130) : agency.start], text[agency.end : min(end, agency.end + 140)]
    before = _COUNTRY_LETTERS.sub("", before)
    if _HEAD.search(text[max(0, agency.start - 40) : agency.start]):
        return Part.HEADS
    if _RECEIVES.search(before):
        # A wildlife or environment authority that the animals or the waste go to takes part; one that the case goes to does not.
        will = re.search(r"\b(?:will|to) be\b", before)
        return Part.PARTNER if agency.kind in _SPECIALISTS and not will else Part.RECEIVES
    if agency.kind in _SPECIALISTS and _EXAMINED_BY.search(before):
        return Part.PARTNER
    if _TELLS_AFTER.match(after):
        return Part.REPORTS
    if _LATER.match(after) or _INVESTIGATES.match(after):
        return Part.RECEIVES
    if _ASKED_AFTER.match(after):
        return Part.ADDRESSED
    if agency.start < 25 and start == 0 and not re.search(r"\bto\s+$|\bfor\s+$", before, re.IGNORECASE):
        heads = Part.HEADS
    else:
        heads = Part.NONE
    if reading.stretch_at(agency.start).context in _ELSEWHERE:
        return heads
    if re.search(r"\bat (?:the )?$", before, re.IGNORECASE):
        return Part.NONE
    if re.match(r"\s*(?:would like|wishes|wants|wish)\b", after):
        return Part.REPORTS
    if _PARTNER.search(before) or _THANKED.match(after):
        return Part.PARTNER
    if _ADDRESSED.search(before):
        return Part.ADDRESSED
    if _CHECK_BY.search(before):
        return Part.FINDS
    if _BY.search(before) and (verb := _PASSIVE.search(before)):
        return Part.ARRESTS if re.match(_ARREST, verb.group(), re.IGNORECASE) else Part.FINDS
    if _PARTNER_AFTER.match(after):
        return Part.PARTNER
    if acts := _ACTS_AFTER.match(after):
        if acts["find"] and _OFFICER_SAID.match(after):
            return Part.REPORTS
        said = re.search(rf"\b(?:{_SAY})\b", after[: acts.start("find") if acts["find"] else len(after)], re.IGNORECASE)
        if acts["arrest"]:
            return Part.ARRESTS
        if not (said and acts["find"] and len(after[: said.start()].split()) < 3 and " that " not in after[:140]):
            return Part.ACTS if _MERELY_ACTS.fullmatch(acts["find"] or "") else Part.FINDS
        return Part.REPORTS
    if agency.start - start < 4 and (start == 0 or text[agency.end : end].strip(" .:-–\n") == ""):
        return Part.HEADS
    if re.match(rf"^[^.;\n]{{0,60}}?\b(?:{_SAY})\b", after, re.IGNORECASE):
        own = _OWN_OFFICERS.search(before)
        return Part.REPORTS if own is None else Part.ARRESTS if own["arrest"] else Part.FINDS
    return heads


def parts(reading: Reading, sentences: Sentences, agencies: Sequence[Agency]) -> list[Part]:
    """Each mention's part; in a list ("X, Y and Z") each takes the part of the one before it."""
    found: list[Part] = []
    for index, agency in enumerate(agencies):
        part = part_of(reading, sentences, agency, agencies[index + 1] if index + 1 < len(agencies) else None)
        if index and sentences.index(agencies[index - 1].start) == sentences.index(agency.start):
            between = reading.text[agencies[index - 1].end : agency.start]
            if re.fullmatch(r"['’]s ", between):
                part = found[-1]  # "Immigration and Customs Enforcement's Homeland Security Investigations"
            elif between.strip() and _CHAIN.match(between):
                former = found[-1]
                opening = _OPENING.match(reading.text, sentences.at(agency.start)[0])
                if opening and part in (Part.FINDS, Part.ACTS, Part.ARRESTS):
                    pass  # "Acting on a tip from X, Y found it": the list ends with the opening phrase
                elif former in (Part.RECEIVES, Part.ADDRESSED, Part.PARTNER):
                    part = former
                elif former in (Part.FINDS, Part.ACTS, Part.ARRESTS, Part.HEADS):
                    part = former if between.strip() == "và" else Part.PARTNER
                elif former is Part.NONE and part in (Part.FINDS, Part.ACTS, Part.ARRESTS):
                    found[-1], part = part, Part.PARTNER
        found.append(part)
    return found


_INCLUDING = re.compile(
    r"\b(?:including|comprising|consisting of|made up of)\s+(?:the )?(?:\w+ ){0,4}(?:of (?:the )?|from (?:the )?)?$"
)
_ABROAD = frozenset({"international", "ngo"})
"""Kinds of organisations that find nothing themselves."""


def roles(
    reading: Reading, agencies: Sequence[Agency], found_goods: bool
) -> dict[str, tuple[OrganisationRole, int, str]]:
    """Agency key -> (role, index of the mention that tells it, rule)."""
    sentences = Sentences(reading.text)
    evidence = parts(reading, sentences, agencies)
    first: dict[str, int] = {}
    best: dict[str, int] = {}
    for index, agency in enumerate(agencies):
        first.setdefault(agency.key, index)
        if agency.key not in best or evidence[index] > evidence[best[agency.key]]:
            best[agency.key] = index
    result: dict[str, tuple[OrganisationRole, int, str]] = {
        key: ("mentioned", index, "agency named") for key, index in first.items()
    }
    if reading.kind in ("alert", "request"):
        return result

    def by_part(*wanted: Part) -> list[str]:
        keys = [key for key in first if evidence[best[key]] in wanted]
        return sorted(keys, key=lambda key: first[key])

    finders, actors, arresters = by_part(Part.FINDS), by_part(Part.ACTS), by_part(Part.ARRESTS)
    heads, partners, reporters = by_part(Part.HEADS), by_part(Part.PARTNER), by_part(Part.REPORTS)
    if not found_goods:
        finders = sorted([*finders, *actors], key=lambda key: first[key])
        for key in [*partners, *(k for k in finders if k not in heads)]:
            result[key] = ("partner", best[key], "acted, nothing found")
        if finders and not partners and len(finders) == 1:
            result[finders[0]] = ("mentioned", best[finders[0]], "reports a check")
        return result
    seizing: str | None = None
    for group, rule in (
        (finders, "found it"),
        (arresters, "arrested"),
        (actors, "acted"),
        (heads, "named at the head"),
        (reporters, "reports it"),
    ):
        group = [key for key in group if agencies[first[key]].kind not in _ABROAD] or (
            [] if finders or actors or arresters else group
        )
        if group:
            seizing = group[0]
            result[seizing] = ("seizing", best[seizing], rule)
            break
    if seizing is None:
        rest = [key for key in first if evidence[best[key]] is Part.NONE and not agencies[first[key]].weak]
        if rest:
            seizing = rest[0]
            result[seizing] = ("seizing", first[seizing], "named first")
    if seizing is None and partners and _INCLUDING.search(reading.text, 0, agencies[best[partners[0]]].start):
        seizing = partners[0]  # "a team including members of X": X alone
        result[seizing] = ("seizing", best[seizing], "only one that acted")
    for key in [*finders, *actors, *arresters, *partners]:
        if key != seizing:
            both = (
                evidence[best[key]] is Part.FINDS
                and seizing is not None
                and _on_equal_terms(reading, agencies, best[key])
            )
            result[key] = ("seizing" if both else "partner", best[key], "acted too")
    for key in first:
        # Agencies that a report of a find names in passing mostly took part; those told or asked have their own cue.
        index = best[key]
        named = reading.stretch_at(agencies[index].start).context not in _ELSEWHERE
        if (
            result[key][0] == "mentioned"
            and evidence[index] is Part.NONE
            and named
            and not _beside_place(reading, agencies[index])
        ):
            result[key] = ("partner", index, "named in passing")
        elif result[key][0] == "mentioned" and seizing and named and _speaks(reading, agencies, key, seizing):
            result[key] = ("partner", index, "its officer speaks")
    return result


_ENFORCES = frozenset({"police", "border", "customs", "drug", "crime", "investigation", "coastguard", "wildlife"})


def _speaks(reading: Reading, agencies: Sequence[Agency], key: str, seizing: str) -> bool:
    """`AFP Detective Superintendent X said`: in a joint release each agency that took part has an officer speak."""
    kinds = {agency.kind for agency in agencies if agency.key == seizing}
    return any(
        agency.key == key
        and agency.kind in _ENFORCES - kinds
        and not agency.generic
        and _OFFICER_SAID.match(reading.text, agency.end, agency.end + 120)
        for agency in agencies
    )


def _beside_place(reading: Reading, agency: Agency) -> bool:
    """`at the Bangkok Customs House`, `the customs of Laos`: a place or another's, not one that acts."""
    return bool(
        re.search(
            r"\b(?:at|near|of|from|for|in) (?:the )?$|ณ\s*$", reading.text[max(0, agency.start - 10) : agency.start]
        )
    )


def _on_equal_terms(reading: Reading, agencies: Sequence[Agency], index: int) -> bool:
    """`X và Y`, `X đồng chủ trì với Y`: both hold the case."""
    between = reading.text[agencies[index - 1].end : agencies[index].start] if index else ""
    return bool(re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:và|đồng chủ trì với|đồng chủ trì cùng)\s*", between))
