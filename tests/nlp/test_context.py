import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.reading import Context, Reading
from nlp.text.context import read_context
from nlp.text.language import language_of
from nlp.text.stretches import read_stretches


def read(text: str) -> Reading:
    reading = Reading(text)
    reading.language = language_of(text)
    read_stretches(reading)
    read_context(reading)
    return reading


def context_of(text: str, word: str) -> Context:
    return read(text).stretch_at(text.index(word)).context


@pytest.mark.parametrize(
    ("context", "word", "text"),
    [
        ("negated", "drugs", "The box was opened. No drugs were found."),
        ("event", "3 kg", "No arrests were made, but 3 kg of ketamine was seized."),
        ("event", "No. 5", "Warehouse No. 5 held the goods."),
        ("event", "no less", "Officers found no less than 40 birds."),
        ("background", "6 tonnes", "Customs seized 2 kg of ivory. In an earlier case 6 tonnes were seized."),
        ("event", "2 kg", "Customs seized 2 kg of ivory. In an earlier case 6 tonnes were seized."),
        ("background", "1 KG", "7. NOTE: A CARPET CASE IN MARCH (1 KG, FROM PAKISTAN) IS NOT CONNECTED."),
        ("statistics", "62", "So far this year the service has seized 62 shipments."),
        ("hypothetical", "three", "The haul would have made three million street deals."),
        ("event", "5 kg", "The 5 kg haul would have made three million street deals."),
        ("legal", "$5 million", "The maximum penalty upon conviction is a fine of $5 million and life imprisonment."),
        ("event", "30 kg", "He was arrested with 30 kg and faces up to 10 years."),
        ("legal", "10 years", "He was arrested with 30 kg and faces up to 10 years."),
        ("background", "28/9", "Bắt 3 kg ma túy. Trước đó, ngày 28/9 Hải quan đã bắt một lô ngà voi 5 kg."),
        ("event", "5 kg", "Trước đó, ngày 28/9 Hải quan đã bắt một lô ngà voi 5 kg. Hồ sơ đang được củng cố."),
        ("negated", "ma túy", "Kiểm tra toàn bộ, không phát hiện ma túy."),
        ("statistics", "150 kg", "Bắt 3 kg. Từ đầu năm đến nay đã có khoảng 150 kg ma túy."),
        ("negated", "毒品", "开箱查验,未发现毒品,箱体完好。"),
        ("event", "箱体", "开箱查验,未发现毒品,箱体完好。"),
        ("background", "5公斤", "海关查获3公斤。此前,该关曾查获5公斤。"),
        ("statistics", "74", "พบโคเคน 1,390 กรัม ปีงบประมาณ 2567 จับแล้ว 74 คดี"),
        ("event", "1,390", "พบโคเคน 1,390 กรัม ปีงบประมาณ 2567 จับแล้ว 74 คดี"),
        ("negated", "ยาเสพติด", "เปิดตรวจ 5 กล่อง ไม่พบยาเสพติด"),
        ("negated", "dadah", "32 kotak diperiksa, 8 kotak lagi tiada dadah."),
        ("legal", "10 tahun", "Pelaku diancam pidana penjara paling lama 10 tahun."),
        ("negated", "គ្រឿងញៀន", "បានពិនិត្យទំនិញ តែមិនបានរកឃើញគ្រឿងញៀនទេ ។"),
        ("negated", "ຢາເສບຕິດ", "ກວດສາງ, ບໍ່ພົບຢາເສບຕິດ."),
        ("negated", "မူးယစ်", "ယာဉ်များတွင် မူးယစ်ဆေးဝါး မတွေ့ရှိပါ။"),
        ("negated", "마약", "컨테이너를 개장하였으나, 마약은 발견되지 않았음."),
        ("negated", "規制対象物", "倉庫を検査したが、規制対象物は確認されなかった。"),
    ],
)
def test_what_a_word_speaks_of(context: str, word: str, text: str) -> None:
    assert context_of(text, word) == context


@given(st.text(alphabet=st.sampled_from("no drugs were found, last year. (see 5 kg) 此前未发现。\n;ไม่พบ")))
def test_marking_keeps_the_text_whole_and_in_order(text: str) -> None:
    stretches = read(text).stretches
    assert "".join(text[stretch.start : stretch.end] for stretch in stretches) == text
    assert all(stretch.start < stretch.end for stretch in stretches)
