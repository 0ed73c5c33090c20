# ruff: noqa: E501  (patterns of words read best unbroken)
"""Words beside a place in Vietnamese, Indonesian and Malay."""

from nlp.routes.cue import Cue, Grammar

VIETNAMESE = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:^|[\n.;]\s*|\d[.)]\s*)(?:địa điểm|nơi(?: bắt giữ| phát hiện)?|địa bàn|vị trí)(?: (?:phát hiện|bắt giữ|xảy ra|vi phạm))?\s*[:=-]\s*"),
        (Cue.ROUTE, r"(?:hành trình|tuyến(?: đường)?(?: vận chuyển)?|lộ trình|tuyến bay|chặng bay|lịch trình)\s*(?:[:=-]|là|bay)?\s*(?:từ\s+)?"),
        (Cue.FROM, r"(?:nước xuất xứ|xuất xứ|nguồn gốc|nơi đi|cảng (?:xếp hàng|đi|xếp)|nước (?:đi|xuất khẩu|gửi)|điểm đi|nơi gửi)\s*(?:[:=]|từ|là|ở|tại)?\s*(?:từ |tại )?"),
        (Cue.BOUND, r"(?:nơi đến|điểm đến(?: cuối cùng)?|nước (?:đến|nhập khẩu|nhận)|cảng (?:đích|đến|dỡ hàng|dỡ)|nơi nhận|đích đến|điểm cuối)\s*(?:[:=]|là|ở|tại)?\s*(?:tại )?"),
        (Cue.TRANSIT, r"(?:quá cảnh(?: (?:tại|qua|ở|sang))?|trung chuyển(?: (?:tại|qua|ở))?|transit(?: (?:tại|qua|ở))?|nối chuyến(?: (?:tại|ở|qua))?|chuyển tải(?: tại)?|dừng(?: chân)? tại)\s*:?\s*"),
        (Cue.OTHER, r"(?:đối tượng|người|công dân|quốc tịch|mang quốc tịch|trú tại|ngụ(?: tại)?|quê(?: quán)?(?: ở| tại)?|thường trú(?: tại)?|hộ khẩu|sinh sống tại|biển (?:số|kiểm soát)|tiếng|ngoại kiều|nam|nữ|du khách|hành khách người|sinh tại|địa chỉ(?: tại)?|trụ sở(?: tại)?|thông tin từ|tin báo từ|nước bạn|tiền)\s+"),
        (Cue.BOUND, r"(?:(?:xuất khẩu|xuất|gửi|chuyển|vận chuyển|đưa|mang|bay|đi|xuất cảnh|trở về|chở|bán|tiêu thụ|giao)(?: \w+){0,5}? (?:sang|đi|đến|tới|vào|về|ra|cho)|chuẩn bị (?:đi|bay|xuất cảnh)(?: \w+)? ?(?:sang|đi|đến)?|để (?:sang|đi|đến|về|vào)|đích (?:là|đến)|người nhận (?:ở|tại)|người nhận[^.\n]{0,50}?(?:tại|ở|\())\s*"),
        (Cue.FROM, r"(?:(?:nhập khẩu|nhập|gửi|vận chuyển|chuyển|đưa|mang|bay|đi|nhập cảnh|về|đến|đặt mua|mua|chở|khởi hành|xuất phát|xách tay|rời|xếp hàng|xuất khẩu|quay về|nhận hàng)(?: \w+){0,5}? (?:từ|tại cảng)|bắt nguồn từ|có nguồn gốc từ|rời cảng|rời|khởi hành từ|người gửi (?:ở|tại)|từ)\s+(?:nước )?"),
        (Cue.VIA, r"(?:\bqua|thông qua|đi qua|ngang qua|ghé)\s+"),
        (Cue.ARRIVE, r"(?:(?:về|đến|tới|cập|hạ cánh|nhập cảnh)(?: \w+){0,2}? (?:cảng|sân bay|tại|vào|xuống)|cập cảng|nhập cảnh(?: vào| qua)?|nhập khẩu (?:về|vào|qua)|hạ cánh)\s+"),
        (Cue.TO, r"(?:\bđến|\btới|\bsang|\bvề|\bvào|\bra)\s+"),
        (Cue.AT, r"(?:\btại|\bở|\btrên|\bthuộc|khu vực|địa bàn|\bgần|\btrong|cửa khẩu|\bcách)\s+"),
    ),
    finds=r"phát hiện|bắt|thu giữ|kiểm tra|khám xét|tạm giữ|triệt phá|tịch thu|soi chiếu|chặn|lập biên bản|giám sát",
    moves=r"vận chuyển|gửi|chuyển|bay|đi|xuất|nhập|mang|chở|đưa",
)  # fmt: skip

MALAY = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:^|[\n.;]\s*|\d[.)]\s*)(?:lokasi|tempat|tkp|tempat kejadian(?: perkara)?|lokasi (?:penindakan|rampasan)|tempat (?:kejadian|rampasan))\s*[:=-]\s*"),
        (Cue.ROUTE, r"(?:laluan|rute|jalur|route|trayek|jurusan)\s*(?:[:=-])?\s*(?:dari\s+)?"),
        (Cue.OTHER, r"\b(?:wna|warga(?: negara)?(?: asing)?|lelaki|pria|wanita|orang|pemuda|penumpang|kru|abk|nelayan) asal\s+"),
        (Cue.FROM, r"\b(?:negara asal|asal(?: barang)?|pelabuhan (?:muat|asal)|berasal dari|asalnya dari|dikirim dari|dihantar dari|diimport dari|diimpor dari|impor dari|tiba dari|datang dari|terbang dari|berangkat dari|bertolak dari|penerbangan dari|penghantar\b[^.\n]{0,40}?(?:di|,)|pengirim\b[^.\n]{0,40}?(?:di|,))\s*:?\s*"),
        (Cue.BOUND, r"\b(?:negara tujuan|destinasi(?: akhir)?|tujuan(?: akhir)?|pelabuhan (?:tujuan|bongkar)|menuju(?: ke)?|hendak (?:ke|dibawa ke|dikirim ke)|akan (?:dikirim|dibawa|diteruskan|dihantar|diekspor|dieksport|berangkat|terbang)(?: \w+){0,3}? ke|dikirim ke|dihantar ke|dieksport(?: \w+){0,3}? ke|diekspor ke|ekspor ke|eksport ke|untuk (?:dieksport|dihantar|dikirim|pasaran|dibawa|dipasarkan)(?: \w+){0,4}? ?(?:ke|di)?|penerima\b[^.\n]{0,40}?(?:di|,)|diedarkan (?:di|ke)|dipasarkan (?:di|ke)|diseludup ke|diselundupkan ke)\s*:?\s*"),
        (Cue.TRANSIT, r"\b(?:transit(?: (?:di|melalui|ke))?|singgah (?:di|ke)|persinggahan|pindah kapal di|transhipment (?:di|melalui))\s*:?\s*"),
        (Cue.VIA, r"\b(?:melalui|via|lewat|melintasi)\s+"),
        (Cue.OTHER, r"\b(?:warga(?: negara)?|warganegara|asal(?=\s+\w+ \()|wna|wni|wn|pegawai dari|petugas dari|informasi dari|maklumat dari|beralamat di|tinggal di|berbendera|bendera|domisili|nomor|kelahiran|lelaki|wanita|suku)\s+"),
        (Cue.ARRIVE, r"\b(?:tiba (?:di|dari)?|sampai di|mendarat di|masuk (?:ke|melalui)|berlabuh di|memasuki)\s+"),
        (Cue.FROM, r"\b(?:dari|daripada)\s+"),
        (Cue.TO, r"\b(?:ke|kepada)\s+"),
        (Cue.AT, r"\b(?:di|pada|dekat|sekitar|perairan|kawasan|wilayah)\s+"),
    ),
    finds=r"temu\w*|ditemu\w*|menemu\w*|sita|disita|menyita|rampas\w*|merampas|gagal\w*|menggagalkan|tangkap\w*|ditangkap|menangkap|menahan|ditahan|menindak|penindakan|periksa\w*|memeriksa|mengamankan|diamankan|tegah|mencegah|serbu\w*",
    moves=r"kirim\w*|hantar|bawa|terbang|tiba|muat|ekspor|impor",
)  # fmt: skip
