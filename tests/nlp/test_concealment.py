from datetime import date

import pytest

from nlp import parse


def methods(text: str) -> set[str]:
    return {each.method for each in parse(text, date(2024, 6, 1)).concealment}


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("misdeclared", "A container declared as frozen fish held 3 kg of ivory."),
        ("misdeclared", "The consignment was falsely declared as furniture; 3 kg of ivory was seized."),
        ("misdeclared", 'Officers seized 3 kg of ivory. The shipping bill mentioned "cashew kernels".'),
        ("cover_load", "Officers seized 3 kg of ivory hidden beneath 60 sacks of cashew nuts."),
        ("cover_load", "Of the load, 12 out of 486 sacks held 3 kg of ivory, officers who seized it said."),
        ("in_goods", "3 kg of heroin was concealed inside an industrial machine."),
        ("in_goods", "Officers found 3 kg of heroin in Chinese tea bags."),
        ("false_compartment", "3 kg of heroin was found in a false bottom."),
        ("false_compartment", "3 kg of heroin was hidden in a modified fuel tank."),
        ("in_vehicle", "3 kg of heroin was hidden inside the spare tire of the car."),
        ("in_vehicle", "30 packages of cocaine were found in the engine compartment of the refrigerated container."),
        ("in_baggage", "3 kg of heroin was found in the suitcase of a passenger."),
        ("on_body", "3 kg of heroin was strapped to his waist."),
        ("in_body", "The man had swallowed 60 pellets of heroin."),
        ("in_parcel", "3 kg of heroin was found in a parcel sent from Germany by post."),
        ("dissolved", "Bottles held liquid cocaine, 3 kg of which was seized."),
        ("abandoned", "3 kg of heroin was found in unclaimed cargo."),
        ("misdeclared", "Lô hàng khai là hạt nhựa, bên trong có 3 kg ma túy bị thu giữ."),
        ("false_compartment", "Bắt giữ 3 kg ma túy cất giấu trong hộc kín của xe."),
        ("misdeclared", "申报为塑料粒子的货物中查获象牙3公斤。"),
        ("on_body", "海关查获一起旅客人身绑藏走私案。"),
        ("in_vehicle", "พบยาบ้า 3,000 เม็ด ซุกซ่อนในถังน้ำมันรถกระบะ"),
        ("misdeclared", "ตรวจยึดงาช้าง 3 กิโลกรัม สำแดงเป็นเม็ดพลาสติก"),
        ("in_goods", "Petugas menemukan 3 kg sabu disembunyikan di dalam boneka."),
        ("in_vehicle", "Kastam merampas 3 kg dadah yang disorok di dalam tangki minyak kereta."),
        ("in_vehicle", "ພົບຢາບ້າ 3.000 ເມັດ ເຊື່ອງໄວ້ໃນຖັງນໍ້າມັນ."),
        ("in_baggage", "រឹបអូសកូកាអ៊ីន ៣ គីឡូក្រាម លាក់ក្នុងវ៉ាលី ។"),
        ("false_compartment", "スーツケースの二重底に覚醒剤3キロを隠していた。税関が押収した。"),
    ],
)
def test_each_method_in_the_messages_words(expected: str, text: str) -> None:
    assert expected in methods(text)


@pytest.mark.parametrize(
    "text",
    [
        "The goods, with a declared value of $90, were released after 3 kg of tea was weighed. Nothing was seized.",
        "Officers seized 3 kg of heroin. The judge declared a recess; police declared war on drugs.",
        "3 kg of heroin was seized. The people behind the syndicate are under investigation.",
        "Officers seized 3 kg of heroin in the baggage hall.",
        "Officers seized 3 kg of heroin. Last year 5 kg were hidden in a false bottom.",
    ],
)
def test_other_uses_of_the_words_are_no_concealment(text: str) -> None:
    assert methods(text) == set()


def test_several_methods_may_hold() -> None:
    text = "A parcel by post, declared as toys, held 3 kg of heroin hidden inside a statue."
    assert methods(text) == {"misdeclared", "in_parcel", "in_goods"}


def test_papers_that_name_what_was_there_are_not_false() -> None:
    text = "The goods were declared as hydraulic machines. 3 kg of heroin was concealed inside the machines."
    assert methods(text) == {"in_goods"}


def test_feedback_that_found_nothing_has_no_concealment() -> None:
    assert methods("Your HK-2024-0011: the box declared as carpets was opened. No drugs were found. Released.") == set()


def test_the_text_is_the_messages_own() -> None:
    text = "Officers seized 3 kg of ivory hidden beneath 60 sacks of cashew nuts."
    (found,) = parse(text).concealment
    assert found.span and found.text and found.text in text
    assert text[slice(*found.span)].startswith(found.text)
