import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.language import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officers stopped a lorry at the checkpoint and found cigarettes behind sacks of rice."),
        ("vi", "Hải quan phát hiện 12 kg ma túy trong kiện hàng gửi từ nước ngoài."),
        ("vi", "SÁNG NAY HẢI QUAN BẮT GIỮ XE TẢI CHỞ THUỐC LÁ LẬU"),
        ("zh", "海关在一个集装箱内查获香烟(MSKU1234565)。"),
        ("zh", "香港海關檢獲懷疑冰毒"),
        ("th", "ศุลกากรตรวจพบบุหรี่ในรถบรรทุก AWB 123-45678901"),
        ("km", "មន្ត្រីគយបានរឹបអូសភ្លុកដំរី"),
        ("lo", "ພາສີກວດພົບຢາເສບຕິດ"),
        ("my", "အကောက်ခွန်ဦးစီးဌာနက ဖမ်းဆီးရမိသည်"),
        ("id", "Petugas Bea Cukai menemukan sabu di dalam koper penumpang karena curiga dengan hasil pemindaian."),
        ("ms", "Pegawai kastam menemui rokok seludup di dalam kontena yang diikrar sebagai perabot kerana imbasan."),
        ("ko", "세관은 컨테이너에서 코카인을 적발하였다"),
        ("ja", "税関は貨物から大麻を発見した"),
        ("tl", "Nasabat ng mga opisyal ng Aduana ang mga kahon ng sigarilyo na walang kaukulang papeles."),
        ("fr", "Les agents des douanes ont saisi dix kilos de cannabis dans un camion."),
        ("en", ""),
        ("en", "1234 / 5678"),
    ],
)
def test_language_of_a_message(language: str, text: str) -> None:
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text).isalpha()
