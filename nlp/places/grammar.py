# ruff: noqa: E501  (patterns of words read best unbroken)
"""How names of places are built: gives spans of places that no list holds, each with its kind.

English: capitalised words before a head ("Tuas Checkpoint", "Central Mail Exchange Center") or after one ("Port of Onne").
Vietnamese, Indonesian, Malay, Thai, Lao, Khmer: a head, then the name. Chinese, Japanese, Korean, Burmese: the name, then a head.
"""

import re
from collections.abc import Iterator

Built = tuple[int, int, str]
"""`[start, end)` and the kind of place."""

_AIRPORT = r"(?:International |Intl\.? |Int'l |Regional |Domestic )?(?:Airport|Aerodrome|Airfield)(?: (?:Terminal(?: \d)?|Cargo (?:Terminal|Complex|Village|Area)|Freight (?:Terminal|Centre|Center)|Air Cargo))?"
_FACILITY = (
    r"Checkpoint|Check Point|Port of Entry|Check ?[Pp]ost|Control Point|Border (?:Gate|Crossing|Post|Checkpoint)|Crossing|Friendship Bridge|Bridge|(?:Container |Cargo |Ferry |Bus |Air Cargo |River Trade |Freight |Passenger |Cruise )*Terminal(?: \d)?"
    r"|(?:Mail|Postal|Parcel|Post|Mail Exchange|Express|Logistics|Air Cargo|Cargo|Distribution|Sorting|Examination|Container Examination|Processing|Gateway)(?: (?:Examination|Exchange|Processing|Handling|Sorting|Gateway))? (?:Cent(?:er|re)|Facility|Office|Hub|Complex)|Air Mail Unit|(?:Mail|Parcel|Postal) Exchange|Mail Cent(?:er|re)|Concourse [A-Z]|(?:Mega|Cargo) Depot"
    r"|Post Office|Container (?:Yard|Port|Base|Depot)|Dry Port|Inland (?:Container Depot|Port)|ICD|Harbou?r|Seaport|Wharf|Pier|Jetty|Docks?|Naval Base|Free(?:port)?(?: Trade)?(?: Commercial)? Zone|Freeport|Special Economic Zone|SEZ|Economic Zone"
    r"|Industrial (?:Park|Estate|Area|Zone)|Railway Station|Train Station|Toll Plaza|Port of Entry|Land Port|Station"
)
_DISTRICT = r"District|Township|Sub-?district|Municipality|County|Commune|Village|Town|Tehsil|Taluk|Upazila|Thana|Ward|Mukim|Subdistrict|Suburb|Regency|(?:Street|Road|Avenue|Lane|Drive|Crescent|Close|Walk|Link|Way|Boulevard)(?: \d+)?|Highway|Expressway|Estate|Housing Scheme|Housing Estate"
_PROVINCE = r"Province|Prefecture|Governorate|Oblast|Region|Division|State"
_WATER = r"Islands?|Bay|Strait|Straits|River|Peninsula|Gulf|Archipelago|Lake|Canal|Creek|Waters|Sea"
CAPITALISED = r"(?=[A-Z\d])(?!(?:Destination|Origin|Route|Dest|ETA|ETD|Next|Final|Loading|Discharge|Green Channel|Red Channel|Channel|Consignee|Shipper|Exporter|Importer|Vessel|Seizure|Case|Report|The|At|In|On|From|To|Of|A|An|By|And|For|Via|Near|Off|With|Into|Inside|When|While|After|Before|This|That|These|Their|His|Her|Our|Your|Both|All|Each|Another|Two|Three|No|Officers|Customs|Police|Seized|Found|Arrested|Date|Place|Location|Through|Between|Under|Over|As|Sea|Land|International|Airport|Seaport|Air|Cargo|Border|Container|Passenger|Male|Female|Man|Woman|Joint|New|Last|Next|Same|Other|First|Second|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Januar|Februar|March|April|May|June|July|August|September|October|November|December)\b)(?:[A-Z][\w’'.-]*[\w’']|[A-Z]\.?|\d{1,3}(?:st|nd|rd|th)?(?= ))"
_NAME = rf"{CAPITALISED}(?:[ -](?:(?:of|de|del|da|dos|la|el|al|bin|e|y) )?{CAPITALISED}){{0,4}}"

_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b{_NAME} (?=[A-Z])(?i:{_AIRPORT})\b"), "airport"),
    (re.compile(rf"\b{_NAME} (?:International )?(?=[A-Z])(?i:{_FACILITY})\b(?! of the| of (?:Intellig|Invest))"), "facility"),
    (re.compile(rf"\b{_NAME}(?: Sea)? (?:[Pp]ort|PORT)(?: (?:Terminal|City|Area))?\b"), "port"),
    (re.compile(rf"\b{_NAME} (?:airport|seaport|checkpoint|border gate|border crossing|border post|harbou?r|wharf|jetty|container terminal|free trade zone|freeport|international airport|railway station|post office)\b"), "facility"),
    (re.compile(rf"\b{_NAME} (?:(?=[A-Z])(?i:{_DISTRICT})|district|township|village|sub-district|municipality|county)\b(?! (?:Court|Prosecut|Police|Attorney))"), "district"),
    (re.compile(rf"\b{_NAME} (?:(?=[A-Z])(?i:{_PROVINCE})|province|prefecture|governorate)\b"), "province"),
    (re.compile(rf"\b{_NAME} (?:{_WATER}|island|waters|river mouth)\b"), "district"),
    (re.compile(rf"\b(?:Port|Strait|Straits|Gulf|Bay|Province|Island|Township|City|Municipality|Town) of {CAPITALISED}(?:[ /-]{CAPITALISED}){{0,3}}"), "port"),
    (re.compile(rf"\b(?:Kampung|Kampong|Barangay|Brgy\.?|Sitio|Ban|Baan|Mount|Lake|Isla|Puerto) {CAPITALISED}(?: {CAPITALISED}){{0,2}}"), "district"),
    (re.compile(rf"\b(?:ICD|SEZ|CFS) {CAPITALISED}(?: {CAPITALISED})?"), "facility"),
    (re.compile(rf"(?:(?<=\btown of )|(?<=\bcity of )|(?<=\bvillage of )|(?<=\bdistrict of )|(?<=\bprovince of )|(?<=\bsuburb of )|(?<=\bcounty of )|(?<=\bisland of )|(?<=\btownship of )|(?<=\bvicinity of )|(?<=\bcommune of )){_NAME}"), "district"),
    (re.compile(r"\b(?:National Highway|Highway|National Road|Route|Asian Highway) (?:No\. ?)?[A-Z]{0,2}\d{1,4}\b"), "district"),
)  # fmt: skip

_VI = r"[A-ZÀ-ÝĂĐƠƯẠ-Ỹ]"
_VI_NAME = rf"(?:{_VI}[\w’'.-]*|\d{{1,3}}[A-Z]?|[IVX]+)(?:(?: |-| - )(?:{_VI}[\w’'-]*|[IVX]+|\d{{1,2}}\b)){{0,4}}"
_VIETNAMESE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?i:(?:cảng hàng không|sân bay)(?: quốc tế)?) {_VI_NAME}"), "airport"),
    (re.compile(rf"(?i:(?:bến )?cảng(?: biển| cạn| container| quốc tế)?|ICD|bến(?: phà| tàu)?) {_VI_NAME}"), "port"),
    (re.compile(rf"(?i:(?:khu vực )?(?:cửa khẩu|lối mở|cửa khẩu cảng)(?: (?:quốc tế|chính|phụ))*|cầu|đường mòn|mốc) {_VI_NAME}"), "gate"),
    (re.compile(rf"(?i:khu công nghiệp|KCN|khu kinh tế|kho ngoại quan|khu chế xuất|bãi|kho(?: hàng)?|bưu cục|trạm thu phí|trung tâm(?: khai thác)?|quốc lộ|đường|phố|ngõ) {_VI_NAME}"), "district"),
    (re.compile(rf"(?i:xã|phường|thị trấn|bản|thôn|ấp|huyện|quận|thị xã|khu vực biên giới|vùng biển|đảo|biển) {_VI_NAME}"), "district"),
    (re.compile(rf"(?i:tỉnh|thành phố|TP\.?) ?{_VI_NAME}"), "province"),
)  # fmt: skip

_ID_NAME = r"[A-Z][\w’'.-]*(?:(?: |-)(?:[A-Z][\w’'-]*|\d{1,2}\b)){0,3}"
_MALAY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?i:bandar udara|bandara|lapangan terbang)(?i: internasional| antarabangsa)? {_ID_NAME}"), "airport"),
    (re.compile(rf"\b(?i:pelabuhan|dermaga|jeti|terminal peti kemas|terminal|depo)(?i: laut| rakyat| feri| ferry| kargo| penumpang| internasional)? {_ID_NAME}"), "port"),
    (re.compile(rf"\b(?:PLBN|(?i:pos lintas batas(?: negara)?|kompleks(?: imigresen)?|pintu sempadan|pos pemeriksaan|kantor pos|pejabat pos|gudang|stesen|stasiun|gerbang tol|rest area|zon(?: perdagangan)?(?: bebas)?)) {_ID_NAME}"), "facility"),
    (re.compile(rf"\b(?i:perairan|selat|pulau|sungai|kuala|teluk|tanjung|laut|pantai|pesisir) {_ID_NAME}(?:, {_ID_NAME})?"), "district"),
    (re.compile(rf"\b(?i:desa|kampung|kecamatan|kelurahan|kabupaten|jalan|jl\.|daerah|taman|mukim|bandar|pekan|kawasan(?: industri| perindustrian)?) {_ID_NAME}"), "district"),
    (re.compile(rf"\b(?i:provinsi|negeri|kota|propinsi) {_ID_NAME}"), "province"),
)  # fmt: skip

_TH = r"[\u0e01-\u0e4e]"
_TH_STOP = r"(?!ที่|จาก|ไป|ถึง|โดย|และ|พบ|ตรวจ|เตรียม|ได้|มี|ซึ่ง|เมื่อ|ร่วม|เพื่อ|ของ|จับ|ยึด|ปลาย|ต้น|ผ่าน|เป็น|จะ|ใน|ก่อน|หลัง|สกัด|แจ้ง|สำแดง|วัน)"
_TH_NAME = rf"(?:{_TH_STOP}{_TH}){{2,28}}(?: แห่งที่ \d)?"
_THAI: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:ท่าอากาศยาน|สนามบิน)(?:นานาชาติ)?{_TH_NAME}"), "airport"),
    (re.compile(rf"ท่าเรือ(?!กรุงเทพ){_TH_NAME}|ท่าเรือกรุงเทพ"), "port"),
    (re.compile(rf"(?:ด่าน(?!ตรวจสัตว์|ตรวจพืช|กักกัน)(?:ศุลกากร|พรมแดน|ชายแดน|ตรวจ)?|จุดผ่านแดน(?:ถาวร)?|จุดตรวจ|จุดผ่อนปรน|สะพานมิตรภาพ){_TH_NAME}"), "gate"),
    (re.compile(rf"(?:ศูนย์ไปรษณีย์|ไปรษณีย์|คลังสินค้า|เขตปลอดอากร|นิคมอุตสาหกรรม|ถนน|โกดัง){_TH_NAME}"), "facility"),
    (re.compile(rf"(?:อำเภอ|อ\.|ตำบล|ต\.|บ้าน(?!เลข)|เขต(?!ปลอด)|เมือง) ?{_TH_NAME}"), "district"),
    (re.compile(rf"(?:จังหวัด|จ\.|แขวง|รัฐ) ?{_TH_NAME}"), "province"),
)  # fmt: skip

_LO = r"[\u0e81-\u0edf]"
_LAO: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:ສະໜາມບິນ|ສະຫນາມບິນ|ສະໜາມບິນສາກົນ){_LO}{{2,24}}"), "airport"),
    (re.compile(rf"(?:ດ່ານ(?:ສາກົນ|ພາສີ|ຊາຍແດນ)?|ຂົວມິດຕະພາບ|ທ່າເຮືອ){_LO}{{0,24}}(?: \d)?"), "gate"),
    (re.compile(rf"(?:ເມືອງ|ບ້ານ){_LO}{{2,24}}"), "district"),
    (re.compile(rf"(?:ແຂວງ|ນະຄອນຫຼວງ){_LO}{{2,24}}"), "province"),
)
_KM = r"[\u1780-\u17d3\u200b]"
_KHMER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:អាកាសយានដ្ឋាន(?:អន្តរជាតិ)?){_KM}{{2,24}}"), "airport"),
    (re.compile(rf"(?:កំពង់ផែ(?:ស្វយ័ត)?|ច្រកទ្វារ(?:អន្តរជាតិ|ព្រំដែន)*|ច្រក){_KM}{{2,24}}"), "gate"),
    (re.compile(rf"(?:ស្រុក|ភូមិ|ឃុំ|សង្កាត់|ខណ្ឌ){_KM}{{2,20}}"), "district"),
    (re.compile(rf"(?:ខេត្ត|ក្រុង|រាជធានី){_KM}{{2,20}}"), "province"),
)
_MY = r"[\u1000-\u104a]"
_BURMESE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_MY}{{2,24}}?(?:အပြည်ပြည်ဆိုင်ရာ)?လေဆိပ်"), "airport"),
    (re.compile(rf"{_MY}{{2,24}}?(?:ဆိပ်ကမ်း|နယ်စပ်ဂိတ်|ဂိတ်|နယ်စပ်)"), "gate"),
    (re.compile(rf"{_MY}{{2,20}}?(?:မြို့နယ်|မြို့|ကျေးရွာ|ရွာ)"), "district"),
    (re.compile(rf"{_MY}{{2,20}}?(?:ပြည်နယ်|တိုင်းဒေသကြီး|ခရိုင်)"), "province"),
)
_HAN = r"[\u3400-\u9fff·]"
_BEFORE = r"(?:(?<=在)|(?<=于)|(?<=於)|(?<=从)|(?<=從)|(?<=由)|(?<=至)|(?<=到)|(?<=往)|(?<=经)|(?<=經)|(?<=赴)|(?<=抵达)|(?<=抵達)|(?<=的)|(?<=、)|(?<=，)|(?<=,)|(?<=。)|(?<=：)|(?<=:)|(?<=\s)|(?<=\d日)|(?<=称)|^)"
_CHINESE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_BEFORE}{_HAN}{{2,8}}?(?:国际机场|國際機場|机场|機場|空港)", re.M), "airport"),
    (re.compile(rf"{_BEFORE}(?!{_HAN}{{0,6}}海[关關]){_HAN}{{2,8}}?(?:边境口岸|口岸|关口|關口|管制站|边境站|邊境站|检查站|檢查站|驗貨場|货检场|友谊大桥|大桥)", re.M), "gate"),
    (re.compile(rf"{_BEFORE}(?!{_HAN}{{0,6}}海[关關]){_HAN}{{2,8}}?(?:货柜码头|貨櫃碼頭|集装箱码头|码头|碼頭|港区|港口|(?<![抵到來来在本全离離進进出入返赴留訪访])港(?![币元人])|火车站|火車站|物流园|保税区|邮局|邮政中心|郵政中心|郵政局|工業區|工业园|工业区)", re.M), "port"),
    (re.compile(rf"{_BEFORE}{_HAN}{{2,6}}?(?:县|縣|区(?!域)|區(?!域)|镇|鎮|乡|村|州|路|街)(?=[的一某内發发查，,、。 ])", re.M), "district"),
    (re.compile(rf"{_BEFORE}{_HAN}{{2,5}}?(?:省|市|自治区)", re.M), "province"),
)  # fmt: skip
_KO = r"[\uac00-\ud7af]"
_KOREAN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_KO}{{2,6}}(?:국제)?공항"), "airport"),
    (re.compile(rf"(?<!{_KO}){_KO}{{2,4}}(?:신항|항)(?=[에으로을를의 ,.)])"), "port"),
    (re.compile(rf"(?<!{_KO}){_KO}{{2,4}}(?:시|군|구|도|동|읍|면)(?=[에의 ,.)])"), "district"),
)
_JA = r"[\u3400-\u9fff\u30a0-\u30ff]"
_JAPANESE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_JA}{{2,8}}?(?:国際)?空港"), "airport"),
    (re.compile(rf"{_JA}{{2,6}}?(?:港|埠頭|ふ頭|コンテナターミナル|郵便局)"), "port"),
    (re.compile(rf"{_JA}{{1,4}}?(?:市|区|町|村)(?=[のでに、。内在])"), "district"),
    (re.compile(rf"{_JA}{{2,3}}?(?:都|道|府|県)(?=[のでに、。内在{_JA[1:-1]}])"), "province"),
)
_OF_LANGUAGE = {
    "vi": _VIETNAMESE, "id": _MALAY, "ms": _MALAY, "th": _THAI, "lo": _LAO, "km": _KHMER, "my": _BURMESE, "zh": _CHINESE,
    "ko": _KOREAN, "ja": _JAPANESE,
}  # fmt: skip


def built_places(text: str, language: str) -> Iterator[Built]:
    """Spans of places by the grammar of the language, then by the English one (texts mix); they may overlap."""
    for pattern, kind in (*_OF_LANGUAGE.get(language, ()), *_ENGLISH):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), kind
