# ruff: noqa: E501  (patterns of words read best unbroken)
"""How the region's languages speak of people: counts, arrests and their denial, nationalities, names.

One `Grammar` a language; `nlp.people.local` reads with it. Groups of the patterns: `n` number, `sex`, `nation`, `age`,
`name`. Sources: reports' own usage; forms of address as in `lexicons/titles.yaml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nlp.extraction import PersonRole
from nlp.places.nationality import nationality_pattern


@dataclass(frozen=True)
class Grammar:
    """Patterns of one language."""

    language: str
    arrested: re.Pattern[str]
    denied: re.Pattern[str]
    group: re.Pattern[str]
    nation: re.Pattern[str]
    names: tuple[tuple[re.Pattern[str], PersonRole | None], ...]
    female: re.Pattern[str]
    male: re.Pattern[str]
    total: re.Pattern[str]
    numbers: Mapping[str, int]


_VI_UP = "A-ZÀ-ÝĐĂƠƯẠ-Ỹ"
_VI_NAME = rf"(?P<name>[{_VI_UP}][\w’'-]+(?: [{_VI_UP}][\w’'-]*){{1,4}})"
_LATIN_NAME = r"(?P<name>[A-Z][\w’'-]+(?: (?:bin|binti|a/l|a/p|s/o|de|dela|[A-Z][\w’'.-]*)){0,4}(?: [A-Z][\w’'-]+))"
_ZH_SURNAME = "赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦许許何吕呂张張孔曹严嚴华華金魏姜谢謝邹鄒柏窦章苏蘇潘葛范彭鲁魯韦韋马馬方任袁柳史唐费费薛雷贺賀倪汤湯罗羅毕郝安常于傅康伍余顾顧孟黄黃萧蕭尹姚邵汪祁毛狄戴宋庞熊纪紀项祝董梁杜阮蓝藍席季江童颜颜郭梅林刁钟鍾徐邱骆駱高夏蔡田胡凌霍虞万萬柯管卢盧莫房缪丁邓鄧洪包左石崔龚龔程邢裴陆陸荣翁甄曲封靳段侯武刘劉龙龍叶葉黎白赖賴谭譚廖欧歐曾岑"


def _numbers(words: str) -> dict[str, int]:
    return {word: number for number, group in enumerate(words.split("|"), 1) for word in group.split("/")}


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _vietnamese() -> Grammar:
    nation = nationality_pattern("vi")
    return Grammar(
        "vi",
        _compile(r"bắt(?! đầu| nguồn| buộc| kịp| gặp| phía)(?: giữ| quả tang| khẩn cấp)?|tạm giữ(?: hình sự)?|tạm giam|khởi tố(?! vụ)|bị can|xử lý hình sự"),
        _compile(r"(?:chưa|không)(?: \w+){0,4} (?:bắt|khởi tố|tạm giữ|bị bắt)|chưa có ai|để chặn bắt"),
        _compile(rf"(?P<n>\d{{1,3}}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:tên\s+|nghi\s+)?(?P<sex>nam |nữ )?(?:đối tượng|người|nghi phạm|hành khách|khách|công dân|phụ nữ|thanh niên|tài xế|lái xe|thuyền viên|bị can|thuyền viên|nghi can)(?P<sex2> nam| nữ)?(?:[^.;\n]{{0,25}}?(?:quốc tịch|người|công dân|mang quốc tịch) (?P<nation>{nation})\b)?"),
        _compile(rf"(?:quốc tịch|công dân|người) (?P<nation>{nation})\b"),
        (
            (re.compile(rf"(?i:người nhận|tên người nhận|bên nhận)(?: hàng)?(?i:[^\n.;]{{0,25}}?(?:là|tên|:|trên bill:?))?\s*[\"“:]*\s*(?i:ông|bà|anh|chị)?\s*{_VI_NAME}"), "consignee"),
            (re.compile(rf"(?i:người gửi|tên người gửi|lô hàng của|kiện hàng của)(?i:\s*(?:là|tên|:))?\s*[\"“]?\s*(?i:ông|bà|anh|chị)?\s*{_VI_NAME}"), "consignor"),
            (re.compile(rf"(?i:đại tá|thượng tá|trung tá|thiếu tá|đại úy|thiếu tướng|trung tướng|cục trưởng|phó cục trưởng|chi cục trưởng|phó chi cục trưởng|đội trưởng|phó đội trưởng|đồng chí|người phát ngôn)\s+{_VI_NAME}"), "official"),
            (re.compile(rf"(?i:giám đốc|chủ doanh nghiệp|người đại diện)[^\n.;:]{{0,25}}?[,:]?\s+{_VI_NAME}"), "mentioned"),
            (re.compile(rf"(?i:tự xưng là|xưng tên|lưu tên|chủ thuê bao)\s*[:\"“]*\s*(?P<name>[{_VI_UP}][\w’'-]+(?: [{_VI_UP}][\w’'-]*){{0,4}})"), "suspect"),
            (re.compile(rf"(?i:họ tên:?|tên là|tên|gồm:?|tên gọi|đối tượng|nghi phạm|bị can|lái xe|tài xế|do|ông|bà|anh|chị|quốc tịch (?:{nation}):?)\s*[:\"“]*\s*{_VI_NAME}(?=\s*[(,;.\"”]|\s+(?:và|sinh|sn|điều khiển|vận chuyển|khai|về))"), None),
            (re.compile(rf"{_VI_NAME}(?=\s*(?:\((?:[\w ]+, )?(?:sn|sinh|SN|\d\d tuổi)|, (?:sinh|SN|sn)))"), None),
        ),
        _compile(r"\bnữ\b|phụ nữ|\bbà\b|\bchị\b"), _compile(r"\bnam\b(?= (?:khách|hành|đối|công|thanh|giới|sinh))"), _compile(r"tổng (?:cộng|số)"),
        _numbers("một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"),
    )  # fmt: skip


def _chinese() -> Grammar:
    nation = nationality_pattern("zh")
    return Grammar(
        "zh",
        _compile(r"抓获|抓獲|拘捕|逮捕|刑拘|刑事拘留|拘留|被捕|缉捕|落网|归案|到案|拘提|检控|檢控|被控|控制(?:涉案|犯罪|嫌疑)|采取强制措施"),
        _compile(r"(?:未有|没有|沒有|暂无|無|无|尚未)[^,。,;]{0,6}(?:被捕|拘捕|抓获|逮捕|落网)"),
        _compile(rf"(?P<age>\d{{1,2}}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:岁|歲)的?(?:(?P<nation>{nation})籍?)?(?:[\u3400-\u9fff]{{0,2}}?)(?P<sex>男|女)|(?P<n3>[一二两兩三四五六七八九十])名(?P<age3>[二三四五六七八九]?十[一二三四五六七八九]?|\d{{1,2}})(?:岁|歲)(?:(?P<nation5>{nation})籍?)?[\u3400-\u9fff]{{0,3}}?(?P<sex3>男|女)|(?:(?P<nation3>{nation})籍?[\u3400-\u9fff]{{0,4}}?)?(?P<n>\d{{1,3}}|[一二两兩三四五六七八九十]{{1,3}})(?:名|个|個)(?P<nation2>{nation})?(?:籍|外籍|内地|本地|涉案|犯罪)?(?P<sex2>男|女)?[\u3400-\u9fff]{{0,4}}?(?:旅客|男子|女子|嫌疑人|疑犯|人员|人士|司机|司機|船员|船員|男女|涉案者|公民|乘客|人(?![员民]))|[男女子人等](?:等)?(?P<n4>\d{{1,2}}|[一二两兩三四五六七八九十]{{1,2}})人(?=到案|被|及|落|归|移|均|全)|(?:嫌疑人|人员|人員|涉案人|疑犯|团伙成员)(?P<n2>\d{{1,3}}|[一二两兩三四五六七八九十]{{1,3}})(?:人|名)"),
        _compile(rf"(?P<nation>{nation})(?:籍|国籍|國籍|公民|旅客|男子|女子|国民|護照|护照)"),
        (
            (re.compile(rf"(?:收件人|收货人|收貨人)(?:为|為|是|姓名)?[::]?\s*[“「]?(?P<name>[{_ZH_SURNAME}][\u3400-\u9fff]{{1,2}})(?=[,，、。;；”」(（\s]|$|电话|電話)"), "consignee"),
            (re.compile(rf"(?:寄件人|发货人|發貨人|付貨人)(?:为|為|是|姓名)?[::]?\s*[“「]?(?P<name>[{_ZH_SURNAME}][\u3400-\u9fff]{{1,2}})(?=[,，、。;；”」(（\s]|$)"), "consignor"),
            (re.compile(rf"(?:东主|東主|法人代表|法定代表人|负责人|負責人)(?P<name>[{_ZH_SURNAME}][\u3400-\u9fff]{{1,2}})(?=[,，、。;；否称稱(（])"), "mentioned"),
            (re.compile(rf"(?:关员|關員|科长|处长|關長|关长|副关长|监督|監督|發言人|发言人|指揮官|总督察|督察)(?P<name>[{_ZH_SURNAME}][\u3400-\u9fff]{{1,2}})(?=[,，、。;；表指说說称稱介])"), "official"),
            (re.compile(rf"(?:嫌疑人|男子|女子|旅客|司机|疑犯|涉案人|联系人仍为|联系人为|联系人)[::]?(?P<name>[{_ZH_SURNAME}](?:某某?|[\u3400-\u9fff]{{1,2}}))(?=[,，、。;；(（等]|被|$)"), None),
        ),
        _compile(r"女"), _compile(r"男"), _compile(r"共|合共|总共|累计|合计"),
        {**_numbers("一|二/两/兩|三|四|五|六|七|八|九|十"), **{f"十{d}": 10 + n for n, d in enumerate("一二三四五六七八九", 1)}},
    )  # fmt: skip


def _thai() -> Grammar:
    nation = nationality_pattern("th")
    word = r"[\u0e01-\u0e4e]{2,20}"
    return Grammar(
        "th",
        _compile(r"จับกุม|จับ(?!ตา|แล้ว \d+ คดี)|ควบคุมตัว|ดำเนินคดี|เชิญตัว"),
        _compile(r"(?:ไม่มี|ยังไม่มี|ไม่พบ|ยังไม่ได้|ยังไม่)(?:ผู้|การ)?(?:ถูก)?(?:จับ|ต้องหา|จับกุม)|หลบหนีไป|หลบหนี"),
        _compile(rf"(?:ผู้ต้องหา|ผู้โดยสาร|ผู้ต้องสงสัย|ชาย|หญิง|ชาว(?:{nation})|บุคคล|คนขับ|ลูกเรือ)(?P<sex>ชาย|หญิง)?(?:(?:สัญชาติ|ชาว)?(?P<nation>{nation}))?(?:\s*(?:จำนวน)?\s*(?P<n>\d{{1,3}})\s*(?:คน|ราย))?(?:\s*อายุ\s*(?P<age>\d{{1,2}}))?"),
        _compile(rf"(?:สัญชาติ|ชาว|ชาย|หญิง)(?P<nation>{nation})"),
        (
            (re.compile(rf"(?:ชื่อ)?ผู้รับ(?:สินค้า|ปลายทาง)?(?:\s*ชื่อ)?\s*:?\s*(?:นาย|นางสาว|นาง|น\.ส\.)?\s*(?P<name>[A-Z][a-z]+ [A-Z][\w-]+|{word} {word})(?=[\s,]|$)"), "consignee"),
            (re.compile(rf"(?:พ\.ต\.[ทอต]\.|พล\.ต\.[ทตอ]\.|ร\.ต\.[ทอต]\.|โฆษก\S*|อธิบดี\S*|ผู้อำนวยการ\S*)\s*(?:นาย|นาง|นางสาว)?\s*(?P<name>{word} {word})"), "official"),
            (re.compile(rf"(?:ชื่อตามหนังสือเดินทาง|ชื่อ|นาย|นางสาว|นาง|น\.ส\.|Mr\.?|Ms\.?|Miss)\s*(?:นาย|นางสาว|นาง|น\.ส\.)?\s*(?P<name>[A-Z]{{2,}}(?: [A-Z]{{2,}}){{1,4}}|[A-Z][a-z]+(?: [A-Z][\w-]+){{1,4}}|(?!รับ|ส่ง)(?<!ผู้){word} {word})(?=[\s,.()]|$)"), None),
        ),
        _compile(r"หญิง|น\.ส\.|นาง"), _compile(r"ชาย|นาย"), _compile(r"รวม"), {},
    )  # fmt: skip


def _malay() -> Grammar:
    nation = nationality_pattern("id")
    noun = r"pelaku|tersangka|penumpang|WNA|WNI|lelaki|laki-laki|wanita|perempuan|warga|pria|ABK|suspek|individu|kru|awak(?: kapal)?|orang(?: (?:pelaku|tersangka|penumpang|lelaki|suspek|kru|WNA|WNI|pria|wanita|individu|ABK|warga))?|sopir|supir|pemandu|kurir|nelayan|rakyat"
    return Grammar(
        "id",
        _compile(r"menangkap|(?:di)?tangkap(?!an)|(?:meng|di)amankan|menahan|ditahan|menetapkan|ditetapkan|ditahan|(?:mem|di)berkas|tangkapan|diserahkan"),
        _compile(r"(?:belum|tiada|tidak|tanpa)(?: \w+){0,4} ?(?:penangkapan|tangkapan|ditangkap|tersangka|ditahan|diamankan)"),
        _compile(rf"(?:(?P<n>\d{{1,3}}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|sepuluh|se(?=orang))\s*(?:orang\s+)?)?(?:\b|(?<=se))(?P<sex>(?:{noun}))\b(?:\s+(?:warga ?negara|warga|WN|rakyat|asal|berkebangsaan|berkewarganegaraan|tempatan|asing|lelaki|wanita|kapal))*(?:\s+(?P<nation>{nation})\b)?(?:[^.;\n]{{0,25}}?\((?P<age>\d{{1,2}})(?:\s*(?:th|tahun|thn))?\)|[^.;\n]{{0,12}}?berusia (?P<age2>\d{{1,2}}))?"),
        _compile(rf"(?:warga ?negara|warga|WN|rakyat|berkebangsaan|berkewarganegaraan|lelaki|wanita|pria)\s+(?P<nation>{nation})\b"),
        (
            (re.compile(rf"(?i:penerima|nama penerima|alamat penerima)\s*[:]?\s*{_LATIN_NAME}(?=[\s,.(;]|$)"), "consignee"),
            (re.compile(rf"(?i:pengirim|penghantar)\s*[:]\s*{_LATIN_NAME}(?=[\s,.(;]|$)"), "consignor"),
            (re.compile(rf"(?i:Datuk(?: Seri)?|Dato['’]?(?: Seri)?|Kepala [\w ]{{2,40}}?,|Pengarah [\w ]{{2,40}}?,|Kombes Pol|AKBP|Irjen Pol|Direktur [\w ]{{2,40}}?,|Ketua [\w ]{{2,40}}?,|Kepala [\w -]{{2,40}}?,|Penolong [\w ]{{2,30}}?,)\s*{_LATIN_NAME}"), "official"),
            (re.compile(rf"{_LATIN_NAME},? (?i:mengatakan|menjelaskan|berkata|menyatakan|mengungkapkan|memaklumkan|menegaskan)"), "official"),
            (re.compile(rf"(?i:penumpang|pelaku|tersangka|bernama|suspek|sopir|pemandu|nama|saudara|Sdr\.?|lelaki|wanita|pria)\s*[:]?\s*{_LATIN_NAME}(?=\s*\(|,|\s+(?:ditangkap|diamankan|ditahan|dan)|\.)"), None),
            (re.compile(r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})(?=\s*\(\d{2}(?:\)| ?th| ?tahun|,)|,\s*(?:umur|usia|berusia|\d{2} tahun))"), None),
            (re.compile(r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:bin|binti|a/l|a/p) [A-Z][a-z]+(?: [A-Z][a-z]+)?)"), None),
            (re.compile(r"(?<=lelaki, )(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})|(?<=, )(?P<name2>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})(?= dan [A-Z][a-z]+ [A-Z][a-z]+ (?:bin|binti))"), None),
        ),
        _compile(r"wanita|perempuan"), _compile(r"lelaki|laki-laki|pria"), _compile(r"total|keseluruhan|seramai"),
        _numbers("satu/se|dua|tiga|empat|lima|enam|tujuh|delapan/lapan|sembilan|sepuluh"),
    )  # fmt: skip


def _lao() -> Grammar:
    nation = nationality_pattern("lo")
    word = r"[\u0e81-\u0ecd]{2,14}"
    return Grammar(
        "lo", _compile(r"ຖືກຈັບ|ຈັບກຸມ|ຈັບຕົວ|ກັກຕົວ|ຈັບໄດ້"), _compile(r"ບໍ່(?:ທັນ)?(?:ມີ)?[^.\n]{0,12}ຈັບ"),
        _compile(rf"(?:ຊາວ|ສັນຊາດ)\s?(?P<nation>{nation})\s?(?P<n>\d{{1,3}})\s?ຄົນ|(?P<n2>\d{{1,3}})\s?ຄົນ"), _compile(rf"(?:ຊາວ|ສັນຊາດ)\s?(?P<nation>{nation})"),
        (
            (re.compile(rf"(?:ທ່ານ)\s?(?P<name>{word} {word})"), "mentioned"),
            (re.compile(rf"(?:ທ້າວ|ທ້າວ|ນາງ)\s?(?P<name>{word} {word})"), None),
            (re.compile(r"(?:^|\n)\s*[-•]?\s*(?P<name>[A-Z]{2,}(?: [A-Z]{2,}){1,4})(?=\s*\()"), None),
        ),
        _compile(r"ນາງ"), _compile(r"ທ້າວ"), _compile(r"ທັງໝົດ|ລວມ|ທັງ"), {},
    )  # fmt: skip


def _khmer() -> Grammar:
    nation = nationality_pattern("km")
    word = r"[\u1780-\u17d3]{2,14}"
    return Grammar(
        "km", _compile(r"ចាប់ខ្លួន|ឃាត់ខ្លួន|ឃាត់"), _compile(r"(?:មិនទាន់|គ្មាន|មិនបាន)[^។]{0,12}(?:ចាប់|ឃាត់)"),
        _compile(rf"(?:ជនជាតិ|សញ្ជាតិ)\s?(?P<nation>{nation})\s?(?:ចំនួន\s?)?(?P<n>\d{{1,3}})\s?(?:នាក់|រូប)|(?:ចំនួន\s?)?(?P<n2>\d{{1,3}})\s?(?:នាក់|រូប)"), _compile(rf"(?:ជនជាតិ|សញ្ជាតិ)\s?(?P<nation>{nation})"),
        ((re.compile(rf"(?:ឈ្មោះ|ចុះឈ្មោះដោយ)\s?(?P<name>{word} {word})(?=\s|\()"), "suspect"),),
        _compile(r"ស្ត្រី|នារី"), _compile(r"បុរស"), _compile(r"សរុប"), {},
    )  # fmt: skip


def _burmese() -> Grammar:
    nation = nationality_pattern("my")
    return Grammar(
        "my", _compile(r"ဖမ်းဆီး(?!ရမိမှု)|ထိန်းသိမ်း"), _compile(r"ဖမ်းဆီး\S{0,12}မရှိ|မဖမ်းဆီး"),
        _compile(rf"(?:(?P<nation>{nation})နိုင်ငံသား\s?)?(?P<n>\d{{1,3}})\s?ဦး"), _compile(rf"(?P<nation>{nation})နိုင်ငံသား"),
        (), _compile(r"အမျိုးသမီး"), _compile(r"အမျိုးသား"), _compile(r"စုစုပေါင်း"), {},
    )  # fmt: skip


def _korean() -> Grammar:
    nation = nationality_pattern("ko")
    return Grammar(
        "ko", _compile(r"체포|검거|구속|입건|송치|긴급체포"), _compile(r"체포된 사람(?:은)? 없|검거된 (?:자|사람)(?:는|은)? 없|체포자 없"),
        _compile(rf"(?:(?P<nation>{nation})(?:인| 국적(?:의)?)?\s?(?:피의자|남성|여성|승객|여행자|선원|밀수범)?\s?)?(?:[A-Z가-힣]씨 등\s?)?(?P<n>\d{{1,3}})\s?명|(?P<nation2>{nation})(?:인| 국적(?:의)?)\s?(?:[A-Z가-힣]{{0,3}}씨|남성|여성|승객|여행자)(?:\((?P<age>\d\d)\))?"),
        _compile(rf"(?P<nation>{nation})(?: 국적|인(?=\s|을|이|은|\())"), ((re.compile(r"(?:수취인|수하인|대표)\s?:?\s?(?P<name>[가-힣]{3})(?=[\s,.(은이]|씨)"), "consignee"),),
        _compile(r"여성"), _compile(r"남성"), _compile(r"총|모두"), {},
    )  # fmt: skip


def _japanese() -> Grammar:
    nation = nationality_pattern("ja")
    return Grammar(
        "ja", _compile(r"逮捕|検挙|送検|告発|身柄を(?:確保|拘束)"), _compile(r"逮捕(?:者|され)[^。]{0,6}(?:ない|なし|いない)"),
        _compile(rf"(?:(?P<nation>{nation})(?:国籍|人)の?)?[ぁ-んァ-ヶ一-龥~〜\d]{{0,8}}?(?P<sex>男|女)?(?:性)?(?P<n>\d{{1,3}})(?:名|人)(?:組)?|(?P<nation2>{nation})(?:国籍|人)の[ぁ-ん]{{0,1}}[ァ-ヶ一-龥]{{0,8}}の?(?P<sex2>男|女)(?:性)?(?:[((](?P<age>\d{{2}})(?:歳)?[))])?"),
        _compile(rf"(?P<nation>{nation})(?:国籍|人(?=の|男|女|、|\())"),
        (
            (re.compile(r"(?:代表取締役|社長|代表者)(?:は|の)?(?P<name>[一-龥]{3,5})(?=[。、(])"), "mentioned"),
            (re.compile(r"(?P<name>[ァ-ヶー]{2,24}+(?:・[ァ-ヶー]{1,24}+){1,4}|[一-龥]{2,3}[ 　]?[一-龥]{1,3})(?=(?:容疑者)?[((]\d{2}歳?[))])"), None),
            (re.compile(r"(?P<name>[ァ-ヶー]{2,24}+(?:・[ァ-ヶー]{1,24}+){1,4}|[一-龥]{2,5})(?=容疑者|被告)"), None),
        ),
        _compile(r"女"), _compile(r"男"), _compile(r"計|合計"), {},
    )  # fmt: skip


_MAKERS = {
    "vi": _vietnamese,
    "zh": _chinese,
    "th": _thai,
    "id": _malay,
    "ms": _malay,
    "lo": _lao,
    "km": _khmer,
    "my": _burmese,
    "ko": _korean,
    "ja": _japanese,
}


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language (ISO 639-1), or None."""
    maker = _MAKERS.get(language)
    return maker() if maker else None
