# ruff: noqa: E501  (patterns of words read best unbroken)
"""How names of agencies are built in the region's other languages: a head and what it takes, before or after it."""

import re
from collections.abc import Iterator

from nlp.text.spans import Span

LATIN = re.compile(
    r"(?:"
    # Indonesian, Malay: a head and the capitalised words after it
    r"\b(?:Kanwil (?:DJBC|Bea Cukai)|Kantor Wilayah (?:DJBC|Bea Cukai)|KPPBC(?: TMP[A-Z0-9 ]*)?|KPU Bea Cukai|Bea (?:dan )?Cukai|Kantor Pelayanan Utama|Polda|Polres(?:ta(?:bes)?)?|Polsek|Kepolisian Resor|Kepolisian Daerah|"
    r"Satgas|Satresnarkoba|Satpolairud|Lantamal|Lanal|Kodim|Kodam|Korem|Karantina|Balai Karantina|Balai KSDA|BNNP|BNNK|BNN Provinsi|BKSDA|Kejari|Kejati|Dinas (?:LHK|Kehutanan|Lingkungan Hidup)|Kementerian|"
    r"JKDM|Jabatan Kastam|Kastam|Bahagian (?:Penguatkuasaan|Narkotik)|Cawangan (?:Narkotik|Penguatkuasaan)|Polis|Pasukan|Jabatan|Agensi|Kementerian|Ibu Pejabat Polis)(?!\w)"
    r"(?:(?:, (?:Zon|Unit|Negeri|Cawangan|Bahagian)| (?:Zon|Unit|dan|Negeri|[A-Z][\w-]*|[IVX]+))(?![:]))*"
    # Vietnamese: a head and the words that names of units are made of
    r"|(?:(?<=\W)|^)(?:Tổng cục Hải quan|Tổng vụ Hải quan|Cục Hải quan|Chi cục (?:Hải quan|HQ|Kiểm lâm|Kiểm dịch|Quản lý thị trường)|Cục Điều tra chống buôn lậu|Cục Kiểm tra|Cục Quản lý thị trường|Cục Cảnh sát|Đội (?:Kiểm soát|kiểm soát|Quản lý thị trường|Nghiệp vụ|Thủ tục|Cảnh sát|Đặc nhiệm)|"
    r"Phòng (?:CSĐT|Cảnh sát|PC\d+|Phòng, chống|phòng chống)|PC\d\d|Đồn (?:Biên phòng|BP)|Bộ đội Biên phòng|BĐBP|Bộ Chỉ huy (?:Bộ đội Biên phòng|BĐBP)|Bộ Tư lệnh|Hải quan|Công an|Cảnh sát biển|Cảnh sát|Hạt Kiểm lâm|Kiểm lâm|Biên phòng|Viện kiểm sát|Vùng Cảnh sát biển|Trạm kiểm soát|Tổng vụ Hải quan và Thuế)"
    r"(?:(?:(?<=phòng),)? (?:và Thuế(?= [A-ZĐ])|Hải quan|HQ|hải quan|cửa khẩu|quốc tế|cảng|sân bay|Sân bay|kiểm soát|phòng|chống|buôn lậu|khu vực|miền|ma túy|tội phạm|về|điều tra|kinh tế|môi trường|tỉnh|TP\.? ?[A-ZĐ]\w+|TP|TP\.|thành phố|huyện|quận|biển|bưu điện|hàng|xuất|nhập khẩu|ngoài|Chuyển phát nhanh|phát nhanh|Cảnh sát biển|sát biển|thuộc(?= (?:Cục|Chi cục))|-(?= Cục)|số|"
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
    r".*(?:联合|聯合|会同|會同|配合|协同|近日|今日|日前|本月|通过|经由|移交|由|经|在|于|於|被|与|與|和|及|对|向|请|請|据|據|從|从|自|给|给予|协助|並|并|到|至|称|獲|同|時|时|日|月|分|许|年|以及|感谢|通報|通报|回覆|回复|感謝|本署|本港|の|は|が|と|に|で|を|及び|所在|赴|交|関係|协查)"
)
_BURMESE = r"(?:အကောက်ခွန်ဦးစီးဌာန|အကောက်ခွန်|ရဲတပ်ဖွဲ့|သစ်တောဦးစီးဌာန|တပ်မတော်)"
_BURMESE_BEFORE = re.compile(r"[\u1000-\u1049\u1050-\u109f]{1,120}+\Z")
"""What the script writes on to an agency's word: its country, its place."""
_BRAHMIC = re.compile(
    r"(?:ศูนย์เอกซเรย์และเทคโนโลยีศุลกากร|สำนักสืบสวนและปราบปราม|กองสืบสวนและปราบปราม|ส่วนสืบสวนปราบปราม\d?|สำนักงานศุลกากร|ด่านศุลกากร|กรมศุลกากร|ฝ่ายสืบสวน|ศุลกากร|ด่านตรวจสัตว์ป่า|ด่านกักกัน(?:สัตว์|พืช)|ด่านตรวจประมง|ด่านตรวจพืช|กองบัญชาการ|กองบังคับการ|กองกำกับการ|ตำรวจภูธร|ตำรวจ|สภ\.\s?|สน\.\s?|กองกำลัง|หน่วยเฉพาะกิจ|หน่วยปฏิบัติการ|ฉก\.\s?|บก\.\s?|บช\.\s?)(?:[\u0e00-\u0e7f]|(?<=\.)\s?){0,120}(?:\s?สำนักงานศุลกากร[\u0e00-\u0e7f]{1,120})?ฯ?"
    r"|(?:ກົມພາສີ|ດ່ານພາສີ|ພາສີ|ຕໍາຫຼວດ|ຕຳຫຼວດ|ເຈົ້າໜ້າທີ່ຕໍາຫຼວດ|ປກສ|ທະຫານ|ກອງບັນຊາການປກສ)[\u0e80-\u0eff]{0,120}"
    r"|(?:អគ្គនាយកដ្ឋាន|នាយកដ្ឋាន|ការិយាល័យ|សាខា)?គយ(?: ?និងរដ្ឋាករ)?[\u1780-\u17dd]{0,120}|(?:អគ្គស្នងការដ្ឋាន|ស្នងការដ្ឋាន)?នគរបាល[\u1780-\u17dd]{0,120}|ការិយាល័យសន្តិសុខ[\u1780-\u17dd]{0,120}|កងរាជអាវុធហត្ថ[\u1780-\u17dd]{0,120}|រដ្ឋបាលព្រៃឈើ[\u1780-\u17dd]{0,120}"
    rf"|(?P<burmese>{_BURMESE}(?:[\u1000-\u1049\u1050-\u109f]{{0,120}}{_BURMESE})?)"
)
_BRAHMIC_CUT = re.compile(
    r"(?:ร่วมกับ|ร่วมตรวจ|ร่วม|และ(?!ปราบ|เทคโน|คณะ|สิ่ง|พันธุ์)|พร้อม|จับกุม|จับ|ตรวจสอบ|ตรวจยึด|ตรวจค้น|ตรวจพบ|ตรวจสิน|ตรวจกระ|ตรวจ(?!ของผู้โดยสาร|คน|สัตว์|พืช|ประ|ค้น)|ยึด|สนธิกำลัง|สงสัย|ช่วย|แจ้ง|รายงาน|พบ|ได้|เข้า|นำ|โดย|ที่|สกัด|ขอ(?!ง)|เชิญ|เพื่อ|แถลง|ดำเนิน|ส่ง|"
    r"ຮ່ວມກັບ|ຊ່ວຍ|ກວດ|ຈັບ|ຢຶດ|ໄດ້|ແລະ|ສະຫຼຸບ|"
    r"បាន|សហការ|ដោយ|ត្រូវ|ដែល|នៅ(?=\S))"
)


def cjk(text: str) -> Iterator[Span]:
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


def brahmic(text: str) -> Iterator[Span]:
    position = 0
    while match := _BRAHMIC.search(text, position):
        start = match.start()
        if match["burmese"] and (before := _BURMESE_BEFORE.search(text, max(position, start - 120), start)):
            start = before.start()
        name = text[start : match.end()].rstrip()
        cut = _BRAHMIC_CUT.search(name, 3)
        position = start + max(1, cut.start() if cut else len(name))
        yield start, position
