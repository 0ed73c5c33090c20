# ruff: noqa: E501  (patterns of words read best unbroken)
"""How names of agencies are built, script by script: gives spans of agencies that no list holds.

English: capitalised words around a head ("Customs", "Police", "... Bureau", "Ministry of ..."). Vietnamese, Indonesian,
Malay: a head, then the words it takes. Chinese, Japanese, Korean: words up to a head at the end. Thai, Lao, Khmer,
Burmese: a head and what is written on to it.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W\d_][\w’'&.-]*[\w&]|[^\W\d_]|&|\d+")
_STRONG = frozenset(["customs", "police", "navy", "coastguard", "gendarmerie", "constabulary", "interpol"])
_STRONG_PAIRS = frozenset(
    {
        ("coast", "guard"),
        ("coast", "guards"),
        ("border", "force"),
        ("border", "guard"),
        ("border", "guards"),
        ("border", "patrol"),
        ("border", "police"),
        ("custom", "house"),
        ("task", "force"),
        ("task", "group"),
        ("strike", "force"),
        ("strike", "team"),
        ("control", "unit"),
        ("air", "force"),
    }
)
_WEAK = frozenset(
    [
        "department",
        "bureau",
        "agency",
        "ministry",
        "directorate",
        "authority",
        "administration",
        "commission",
        "service",
        "services",
        "command",
        "unit",
        "squad",
        "division",
        "guard",
        "board",
        "corps",
        "office",
        "team",
        "section",
        "branch",
        "taskforce",
        "force",
        "secretariat",
        "inspectorate",
        "institute",
        "prosecutor",
        "prosecutors",
        "court",
    ]
)
_DOMAIN = frozenset(
    [
        "customs",
        "custom",
        "police",
        "drug",
        "drugs",
        "narcotic",
        "narcotics",
        "anti-narcotics",
        "anti-narcotic",
        "anti-drug",
        "crime",
        "crimes",
        "criminal",
        "border",
        "wildlife",
        "forest",
        "forestry",
        "environment",
        "environmental",
        "conservation",
        "immigration",
        "revenue",
        "intelligence",
        "enforcement",
        "investigation",
        "investigations",
        "security",
        "coast",
        "maritime",
        "marine",
        "anti-smuggling",
        "smuggling",
        "suppression",
        "quarantine",
        "fisheries",
        "tax",
        "excise",
        "veterinary",
        "agriculture",
        "airport",
        "aviation",
        "pollution",
        "interdiction",
        "counter-narcotics",
        "k9",
        "k-9",
        "canine",
        "special",
        "preventive",
        "prevention",
        "postal",
        "checkpoints",
        "checkpoint",
        "parks",
        "waste",
        "biosecurity",
        "gendarmerie",
        "organised",
        "organized",
        "cybercrime",
        "detective",
        "protection",
        "mail",
        "cargo",
        "compliance",
    ]
)
_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "on",
        "in",
        "at",
        "by",
        "to",
        "from",
        "with",
        "and",
        "or",
        "of",
        "for",
        "as",
        "after",
        "when",
        "while",
        "during",
        "yesterday",
        "today",
        "last",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "our",
        "your",
        "his",
        "her",
        "officers",
        "officer",
        "agents",
        "officials",
        "joint",
        "following",
        "meanwhile",
        "according",
        "working",
        "subject",
        "re",
        "fm",
        "ref",
        "attn",
        "dear",
        "press",
        "release",
        "report",
        "summary",
        "alert",
        "date",
        "place",
        "agency",
        "team",
        "operation",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "under",
        "via",
        "per",
        "both",
        "two",
        "three",
        "four",
        "five",
        "all",
        "any",
        "no",
        "when",
        "where",
        "then",
        "later",
        "earlier",
        "also",
        "but",
        "seized",
        "arrested",
        "handed",
        "inform",
        "information",
        "note",
        "source",
        "subj",
        "request",
        "reply",
        "feedback",
        "answer",
        "cc",
        "urgent",
        "info",
        "thanks",
        "thank",
        "kindly",
        "please",
        "pls",
        "into",
        "over",
        "between",
        "against",
        "mr",
        "mrs",
        "ms",
        "dr",
        "chief",
        "director",
        "commissioner",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "superintendent",
        "inspector",
        "minister",
        "minister's",
        "local",
        "several",
        "foreign",
        "male",
        "female",
        "passenger",
        "pax",
        "man",
        "woman",
        "suspect",
        "deputy",
        "assistant",
        "senior",
        "acting",
        "head",
        "if",
        "we",
        "it",
        "he",
        "she",
        "they",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "not",
        "only",
        "new",
        "members",
        "member",
        "partners",
        "case",
        "cases",
        "shared",
        "hot",
        "seizure",
        "other",
    ]
)
_AND_AFTER = frozenset(
    [
        "excise",
        "border",
        "checkpoints",
        "revenue",
        "tax",
        "customs",
        "wildlife",
        "plant",
        "natural",
        "conservation",
        "crime",
        "investigation",
        "enforcement",
        "security",
        "crimes",
        "fisheries",
        "forestry",
        "energy",
        "monopolies",
        "conservation",
        "smuggling",
        "immigration",
        "criminal",
        "organised",
    ]
)
_AND_BEFORE = frozenset(
    [
        "customs",
        "revenue",
        "tax",
        "immigration",
        "excise",
        "border",
        "fish",
        "parks",
        "national",
        "narcotics",
        "drugs",
        "drug",
        "intelligence",
        "environment",
        "agriculture",
        "forestry",
        "fisheries",
        "conservation",
        "wildlife",
        "energy",
    ]
)
_NOT_BEFORE = frozenset(
    [
        "act",
        "code",
        "law",
        "laws",
        "declaration",
        "declarations",
        "station",
        "stations",
        "broker",
        "brokers",
        "area",
        "regulations",
        "ordinance",
        "duty",
        "duties",
        "form",
        "forms",
        "clearance",
        "union",
        "tariff",
        "value",
        "bond",
        "warehouse",
        "pier",
        "building",
        "hall",
        "checkpoint",
        "checkpoints",
        "post",
        "procedures",
        "zone",
        "inspection",
        "examination",
        "control",
        "officer",
        "seal",
        "house's",
        "broker's",
        "examination",
        "stamp",
        "record",
        "records",
        "report",
        "reports",
        "custody",
        "lockup",
        "academy",
    ]
)
_HEADED_OF = frozenset(
    [
        "department",
        "bureau",
        "ministry",
        "directorate",
        "division",
        "agency",
        "office",
        "board",
        "commission",
        "service",
        "administration",
        "general",
        "port",
        "unit",
        "command",
        "branch",
        "section",
        "force",
        "police",
        "customs",
    ]
)


def _english(text: str) -> Iterator[Span]:
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
                and not tokens[left - 1][0].endswith(("'s", "’s"))
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
        while right + 1 < len(tokens) and joined(right, right + 1):
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
                following == "of"
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
        named = strong or (
            len(inside) > 1
            and (set(inside) & _DOMAIN or set(inside) & _STRONG or ("ministry" in inside and "of" in inside))
        )
        if named and not blocked and set(inside) - {"task", "force"} and inside != ["green", "customs"]:
            yield tokens[left][1], tokens[right][2]
            free = right + 1
        i = max(right, i) + 1


_LOWER = re.compile(
    r"\b(?:[A-Z][\w’'-]+ ){0,3}(?:(?:provincial|province|regional|drugs?|district|marine|environmental|railway|airport|anti-narcotics?|narcotics?|traffic|local|"
    r"federal|national|state|military|city|highway|border|tourist|immigration) ){1,3}(?:police|navy|coast ?guard|customs|task force)\b"
    r"|\b(?!(?:The|A|An|Local|Both|When|After|On|In|At|By|And|But|Officers|Meanwhile|While|Then|Some|These|Those|From|With|To|For|Of|If|That|This|Its|Their|Our|Airport|Yesterday|Today|Later|Earlier|Said|Mr|Yes|No|Under|Against|Following|Joint|Inside|Also)\b)[A-Z][a-z]\w*(?: [A-Z][a-z]\w*)? (?:police|navy|coast ?guard|border guards?|customs)\b(?! (?:declarations?|dut\w+|brokers?|clearance|forms?|stations?|act|law|area|zone|reports?|custody|checkpoint|procedures?|value))"
    r"|(?<![\w-])(?:police|customs|coast ?guards?|border guards?|border police|navy)(?= (?:officers?|officials?|agents?|authorit(?:y|ies)|personnel|have|has|had|and|at|in|on|also|then|later|said|were|"
    r"seiz\w+|f(?:ou|i)nds?|intercept\w+|arrest\w+|stop\w+|detain\w+|discover\w+|recover\w+|confiscat\w+|caught|nab\w*|inform\w+|search\w+|raid\w+|detect\w+|uncover\w+)\b|[.,;])"
)
_LATIN = re.compile(
    r"(?:"
    # Indonesian, Malay: a head and the capitalised words after it
    r"\b(?:Kanwil (?:DJBC|Bea Cukai)|Kantor Wilayah (?:DJBC|Bea Cukai)|KPPBC(?: TMP[A-Z0-9 ]*)?|KPU Bea Cukai|Bea (?:dan )?Cukai|Kantor Pelayanan Utama|Polda|Polres(?:ta(?:bes)?)?|Polsek|Kepolisian Resor|Kepolisian Daerah|"
    r"Satgas|Satresnarkoba|Satpolairud|Lantamal|Lanal|Kodim|Kodam|Korem|Karantina|Balai Karantina|Balai KSDA|BNNP|BNNK|BNN Provinsi|BKSDA|Kejari|Kejati|Dinas (?:LHK|Kehutanan|Lingkungan Hidup)|Kementerian|"
    r"JKDM|Jabatan Kastam|Kastam|Bahagian (?:Penguatkuasaan|Narkotik)|Cawangan (?:Narkotik|Penguatkuasaan)|Polis|Pasukan|Jabatan|Agensi|Kementerian|Ibu Pejabat Polis)"
    r"(?:(?:, (?:Zon|Unit|Negeri|Cawangan|Bahagian)| (?:Zon|Unit|dan|Negeri|[A-Z][\w-]*|[IVX]+))(?![:]))*"
    # Vietnamese: a head and the words that names of units are made of
    r"|(?:(?<=\W)|^)(?:Tổng cục Hải quan|Tổng vụ Hải quan|Cục Hải quan|Chi cục (?:Hải quan|HQ|Kiểm lâm|Kiểm dịch|Quản lý thị trường)|Cục Điều tra chống buôn lậu|Cục Kiểm tra|Cục Quản lý thị trường|Cục Cảnh sát|Đội (?:Kiểm soát|kiểm soát|Quản lý thị trường|Nghiệp vụ|Thủ tục|Cảnh sát|Đặc nhiệm)|"
    r"Phòng (?:CSĐT|Cảnh sát|PC\d+|Phòng, chống|phòng chống)|PC\d\d|Đồn (?:Biên phòng|BP)|Bộ đội Biên phòng|BĐBP|Bộ Chỉ huy (?:Bộ đội Biên phòng|BĐBP)|Bộ Tư lệnh|Hải quan|Công an|Cảnh sát biển|Cảnh sát|Hạt Kiểm lâm|Kiểm lâm|Biên phòng|Viện kiểm sát|Vùng Cảnh sát biển|Trạm kiểm soát|Tổng vụ Hải quan và Thuế)"
    r"(?:(?:(?<=phòng),)? (?:và Thuế(?= [A-ZĐ])|Hải quan|HQ|hải quan|cửa khẩu|quốc tế|cảng|sân bay|Sân bay|kiểm soát|phòng|chống|buôn lậu|khu vực|miền|ma túy|tội phạm|về|điều tra|kinh tế|môi trường|tỉnh|TP|TP\.|thành phố|huyện|quận|biển|bưu điện|hàng|xuất|nhập khẩu|ngoài|Chuyển phát nhanh|phát nhanh|Cảnh sát biển|sát biển|thuộc(?= (?:Cục|Chi cục))|-(?= Cục)|số|"
    r"[A-ZĐÂÊÔƠƯÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\w*(?:\.[A-ZĐ]\w*)*|\d{1,2}(?![/\d.-])))*"
    r"(?: \((?:Cục|Đội)[^)\n]{3,40}\))?"
    r")"
)
_CJK = re.compile(
    r"(?:海关缉私局|海关(?:缉私)?(?:分局|处)|海关(?!总署|监管|编码|申报|情报|大楼)|缉私分局|缉私局|緝私局|公安分局|公安厅|公安局|边检(?:总)?站|出入境边防检查(?:总)?站|边境管理支队|海警局|林业局|林业和草原局|森林公安局|检察院|市场监管局|生态环境局|禁毒支队|禁毒大队|"
    r"海關(?!大樓|總署)|警務處|機場科|海域罪行調查科|毒品調查科|走私罪案調查科|"
    r"税関(?:支署|出張所)?|警察署|県警|府警|道警|警視庁|麻薬取締部|海上保安部|地方検察庁|入国管理局|環境省|"
    r"본부세관|세관|해관총서|경찰서|해양경찰서|지방경찰청|경찰청|지방검찰청|검찰청)"
)
_CJK_BODY = re.compile(r"[\u3400-\u9fff\uac00-\ud7afァ-ヶー]+$")
_CJK_CUT = re.compile(
    r".*(?:联合|聯合|会同|會同|配合|协同|近日|今日|日前|本月|通过|经由|移交|由|经|在|于|於|被|与|與|和|及|对|向|请|請|据|據|從|自|给|给予|协助|並|并|到|至|称|獲|同|時|时|日|月|分|许|年|以及|感谢|通報|通报|回覆|回复|感謝|本署|本港|の|は|が|と|に|で|を|及び|所在|赴|交|関係|协查)"
)
_BRAHMIC = re.compile(
    r"(?:ศูนย์เอกซเรย์และเทคโนโลยีศุลกากร|สำนักสืบสวนและปราบปราม|กองสืบสวนและปราบปราม|ส่วนสืบสวนปราบปราม\d?|สำนักงานศุลกากร|ด่านศุลกากร|กรมศุลกากร|ฝ่ายสืบสวน|ศุลกากร|ด่านตรวจสัตว์ป่า|ด่านกักกัน(?:สัตว์|พืช)|ด่านตรวจประมง|ด่านตรวจพืช|กองบัญชาการ|กองบังคับการ|กองกำกับการ|ตำรวจภูธร|ตำรวจ|สภ\.\s?|สน\.\s?|กองกำลัง|หน่วยเฉพาะกิจ|หน่วยปฏิบัติการ|ฉก\.\s?|บก\.\s?|บช\.\s?)(?:[\u0e00-\u0e7f]|(?<=\.)\s?)*(?:\s?สำนักงานศุลกากร[\u0e00-\u0e7f]+)?ฯ?"
    r"|(?:ກົມພາສີ|ດ່ານພາສີ|ພາສີ|ຕໍາຫຼວດ|ຕຳຫຼວດ|ເຈົ້າໜ້າທີ່ຕໍາຫຼວດ|ປກສ|ທະຫານ|ກອງບັນຊາການປກສ)[\u0e80-\u0eff]*"
    r"|(?:អគ្គនាយកដ្ឋាន|នាយកដ្ឋាន|ការិយាល័យ|សាខា)?គយ(?: ?និងរដ្ឋាករ)?[\u1780-\u17dd]*|(?:អគ្គស្នងការដ្ឋាន|ស្នងការដ្ឋាន)?នគរបាល[\u1780-\u17dd]*|ការិយាល័យសន្តិសុខ[\u1780-\u17dd]*|កងរាជអាវុធហត្ថ[\u1780-\u17dd]*|រដ្ឋបាលព្រៃឈើ[\u1780-\u17dd]*"
    r"|[\u1000-\u1049\u1050-\u109f]*(?:အကောက်ခွန်ဦးစီးဌာန|အကောက်ခွန်|ရဲတပ်ဖွဲ့|သစ်တောဦးစီးဌာန|တပ်မတော်)"
)
_BRAHMIC_CUT = re.compile(
    r"(?:ร่วมกับ|ร่วมตรวจ|ร่วม|และ(?!ปราบ|เทคโน|คณะ|สิ่ง|พันธุ์)|พร้อม|จับกุม|จับ|ตรวจสอบ|ตรวจยึด|ตรวจค้น|ตรวจพบ|ตรวจสิน|ตรวจกระ|ตรวจ(?!ของผู้โดยสาร|คน|สัตว์|พืช|ประ|ค้น)|ยึด|สนธิกำลัง|สงสัย|ช่วย|แจ้ง|รายงาน|พบ|ได้|เข้า|นำ|โดย|ที่|สกัด|ขอ(?!ง)|เชิญ|เพื่อ|แถลง|ดำเนิน|ส่ง|"
    r"ຮ່ວມກັບ|ຊ່ວຍ|ກວດ|ຈັບ|ຢຶດ|ໄດ້|ແລະ|ສະຫຼຸບ|"
    r"បាន|សហការ|ដោយ|ត្រូវ|ដែល|នៅ(?=\S))"
)


def _cjk(text: str) -> Iterator[Span]:
    free = 0
    for match in _CJK.finditer(text):
        body = _CJK_BODY.search(text[max(free, match.start() - 14) : match.start()])
        left = match.start() - (len(body.group()) if body else 0)
        if body and (cut := _CJK_CUT.match(body.group())):
            left += cut.end()
        if text[left : left + 2] in ("所属", "下属", "隶属") and free:
            left = max(left + 2, 0)
        yield left, match.end()
        free = match.end()


def _brahmic(text: str) -> Iterator[Span]:
    position = 0
    while match := _BRAHMIC.search(text, position):
        name = match.group().rstrip()
        cut = _BRAHMIC_CUT.search(name, 3)
        position = match.start() + max(1, cut.start() if cut else len(name))
        yield match.start(), position


def find_by_grammar(text: str) -> list[Span]:
    """Spans of agencies, in order, none overlapping. Linear in the length of `text`."""
    spans = [
        *_english(text),
        *(m.span() for m in _LOWER.finditer(text)),
        *(m.span() for m in _LATIN.finditer(text)),
        *_cjk(text),
        *_brahmic(text),
    ]
    joined: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif joined and text[joined[-1][1] : start] in ("所属", "下属", "隶属", ""):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
