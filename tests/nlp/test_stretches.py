from hypothesis import given
from hypothesis import strategies as st

from nlp.reading import Context, Reading
from nlp.text.stretches import cut, read_stretches


def pieces(text: str) -> list[str]:
    return [text[stretch.start : stretch.end].strip() for stretch in cut(text)]


@given(st.text())
def test_stretches_hold_every_code_point_once(text: str) -> None:
    found = cut(text)
    assert "".join(text[stretch.start : stretch.end] for stretch in found) == text
    assert all(stretch.end > stretch.start for stretch in found)


@given(st.text(min_size=1), st.data())
def test_stretch_at_finds_the_stretch_that_holds_the_offset(text: str, data: st.DataObject) -> None:
    reading = Reading(text)
    read_stretches(reading)
    offset = data.draw(st.integers(0, len(text) - 1))
    stretch = reading.stretch_at(offset)
    assert stretch.start <= offset < stretch.end
    assert stretch.context is Context.EVENT


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert pieces("Shipper Alpha Trading Co. Ltd. of St. Kilda sent approx. 5 kg. It was found.") == [
        "Shipper Alpha Trading Co. Ltd. of St. Kilda sent approx. 5 kg.",
        "It was found.",
    ]


def test_form_fields_stay_with_their_numbers() -> None:
    assert pieces("3. ROUTE: A - B.\n4. QTY: 5 KG") == ["3. ROUTE: A - B.", "4. QTY: 5 KG"]


def test_a_line_broken_by_a_mail_program_goes_on() -> None:
    assert pieces("Officers found\nfive bags.\nNext line") == ["Officers found\nfive bags.", "Next line"]


def test_contrast_opens_a_clause() -> None:
    assert pieces("No drugs were found, but 5 kg of tobacco was seized.") == [
        "No drugs were found",
        ", but 5 kg of tobacco was seized.",
    ]


def test_sentences_of_unspaced_scripts() -> None:
    assert pieces("海关查获象牙。未发现毒品。") == ["海关查获象牙。", "未发现毒品。"]
    assert pieces("រកឃើញ ។ មិនទាន់ ។") == ["រកឃើញ ។", "មិនទាន់ ។"]
    assert pieces("เมื่อ 10 ม.ค. 66 พบไอซ์ 51 กก. มูลค่า 30 ล้าน") == ["เมื่อ 10 ม.ค. 66 พบไอซ์ 51 กก. มูลค่า 30 ล้าน"]
