# ruff: noqa: E501  (patterns of words read best unbroken)
"""Words that tell a place's part: before it (`shipped from`, `bound for`) or after it (`-bound`, `に向けて`).

One table a language; each pattern is tried in its order at each place of the text, so a narrower sense (`officers from`) stands
above a wider one (`from`). Patterns are matched on the folded text.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Cue(Enum):
    """What a cue says of the place beside it."""

    START = "start"  # where the journey began, before other stages
    FROM = "from"  # came, was sent from
    TO = "to"  # a direction, if something moves
    BOUND = "bound"  # says that it is the destination
    VIA = "via"
    TRANSIT = "transit"  # says that the goods were passing through
    AT = "at"  # where something happens
    ARRIVE = "arrive"
    SENDER = "sender"  # the place beside a sender
    RECEIVER = "receiver"
    FIELD_AT = "field at"  # "Place of seizure:"
    ROUTE = "route"  # a field whose places are a chain
    OTHER = "other"  # a word that takes the place for something else


@dataclass(frozen=True)
class Grammar:
    """Cues before and after a place; `moves` and `finds` are words of a sentence that moves goods, that finds them."""

    before: tuple[tuple[Cue, str], ...]
    after: tuple[tuple[Cue, str], ...] = ()
    moves: str = r"(?!)"
    finds: str = r"(?!)"
    arrests: str = r"(?!)"
    """Words of a sentence that arrests: weaker, for arrests are also made elsewhere."""
    arrivals: str = r"(?!)"
    """Verbs of people who arrive: with them `to X` is no destination of its own."""
    to_needs_movement: bool = False


_EN_PEOPLE = r"company|firm|importer|businessman|trader|lady|ladies|man|woman|men|women|nationals?|residents?|suspects?|native|couple|duo|people|persons?|boys?|girls?|farmers?|traders?|citizens?|youths?|brothers?|sisters?|hails?|hailing|originally|family|gang|syndicate|network|group|ring"
_EN_AGENTS = r"officers?|officials?|agents?|police|policemen|teams?|members?|personnel|staff|detectives|representatives|colleagues|experts?|customs|authorities|operatives|inspectors|investigators|troops|elements|units?|counterparts|friends|partners"
_EN_WORDS = r"information|intelligence|intel|tip|tip-?offs?|alerts?|requests?|support|assistance|help|message|letter|reply|feedback|data|notice|referral|lead|cooperation|report|reports|news|invitation|permission|approval|note|input|hint|warning|advice"
_EN_TAKEN = r"seized|recovered|removed|confiscated|rescued|retrieved|found|arrested|picked up|apprehended|nabbed|detained|stolen|escaped|fled|discovered|extracted|taken|pulled|unloaded|collected|withdrawn|released"
_EN_MOVES = (
    r"truck\w*|flights?|fly|flies|flying|flew|flown|travel\w*|depart\w*|bound|destin\w*|en route|en-route|enroute|way|head(?:ed|ing|s)?|going|goes|go|went|sent|send(?:s|ing)?|ship\w*|export\w*|deliver\w*|transport\w*|transit\w*|smuggl\w*|traffick\w*"
    r"|mail\w*|post(?:ed|al|ing)?|board(?:ed|ing)?|leav(?:e|es|ing)|left|sail\w*|carri(?:ed|es)|carry(?:ing)?|mov(?:e|ed|ing)|convey\w*|consign\w*|address\w*|forward\w*|d[ei]spatch\w*|import\w*|rout(?:e|ed|ing)|tickets?|book(?:ed|ing)s?|parcels?|packages?|cargo"
    r"|containers?|connect\w*|transfer\w*|proceed\w*|cross\w*|return\w*|driv(?:e|ing)|drove|suppl(?:y|ied)|distribut\w*|sold|orders?|transhipp?\w*|transshipp?\w*|lorry|truck|vessel|journey|trip|ferry|train|bus|come|came|coming|brought|bring\w*|arriv\w*|entered|smuggle|haul\w*|ferri\w*|airway bill|awb|b/l|bill of lading"
)
_EN_FINDS = (
    r"seiz\w+|found|finds?|intercept\w*|detect\w*|discover\w*|recover\w*|confiscat\w*|uncover\w*|stopp?(?:ed|s|ing)?|foil\w*|thwart\w*|bust(?:ed|s)?|inspect\w*|examin\w*|search\w*|opened|checked|scan\w*|x-?ray\w*|impound\w*|raid\w*|caught|nabb?\w*|located|identified"
    r"|dismantl\w*|rescued|haul|pulled|unearth\w*|boarded|flagged|collared|blocked|bulk|halted|select\w*|netted|crackdown|cases?|action|operation|took out|revealed|showed|gave|recover\w*|yielded|inside|hidden|concealed|declared|taken out|lifted|broke|smashed|controlled delivery|was to board|seizure"
)

_ENGLISH = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:^|[\n.;:(]\s*|\d[.)]\s*)(?:date ?[/&] ?)?(?:place|location|venue|site|where|port|place of seizure|seizure place|seizure location|place of detection|detection place|point of seizure|office of detection|seized at|detected at|loc|plc|station)(?: (?:and|/|&) (?:date|time))?(?: of (?:the )?(?:seizure|detection|offence|incident|find|interception|examination|arrest|event))?\s*(?::|=|-(?= ))\s*(?:\d[^\n]{0,24}?[,;/ ]\s*)?"),
        (Cue.ROUTE, r"(?:^|[\n.;(]\s*|\d[.)]\s*|\b)(?:route|routing|itinerary|smuggling route|trafficking route|travel route|rtg|voyage|journey|sector|flight route)(?: (?:was|is|used|of travel|taken))?\s*(?::|=|-(?= )|was|is)\s*"),
        (Cue.FROM, r"(?:^|[\n.;:(,/]\s*|\d[.)]\s*|\b)(?:country of (?:origin|export|departure|dispatch|loading)|origin(?:ating)? country|origin|port of (?:loading|origin|departure|export)|pol|place of (?:loading|origin|dispatch)|loading port|load port|exporting country|country of provenance|provenance|departure|embarkation|last port(?: of call)?|shipped from|sent from|from|ex)\s*(?::|=)\s*"),
        (Cue.BOUND, r"(?:^|[\n.;:(,/]\s*|\d[.)]\s*|\b)(?:country of (?:destination|import)|destination country|final destination|intended destination|destination|dest|port of (?:discharge|destination|entry)|pod|place of delivery|discharge port|consignee address|delivery address|deliver to|ship to|eta)\s*(?::|=)\s*"),
        (Cue.TRANSIT, r"(?:^|[\n.;:(,/]\s*|\d[.)]\s*|\b)(?:transit(?: (?:country|countries|point|port|points))?|transhipment(?: port)?|transshipment(?: port)?|t/s(?: port)?|via)\s*(?::|=)\s*"),
        (Cue.START, r"\b(?:originat(?:ed|ing|es|e) (?:from|in|at)|(?:had |has )?(?:started|began|begun|commenced|embarked)(?: (?:his|her|their|the|its) (?:journey|trip|travel|voyage|flight))? (?:from|in|at)|started|initially (?:from|boarded (?:at|in))|originally from|first (?:boarded|departed) (?:from|at|in)|start(?:ing)? point(?: of| in| was| is)*)\s+(?:the )?"),
        (Cue.AT, r"\b(?:(?:about|due|scheduled|set|waiting|preparing|trying|attempting|attempted|planning|planned|ready|was|were) to (?:depart|fly out|take off|leave|fly|travel) from|before (?:departing|flying out|departure|take-?off) from|(?:pre-?)?departure (?:area|hall|terminal|lounge|gate) (?:of|at))\s+(?:the )?"),
        (Cue.FROM, r"\b(?:(?:country of |place of )?origin(?: country)?(?: (?:is|was|being|in|of))?|(?:loading ports?|ports? of loading|load ports?|original loading port)(?: may be| is| are| was| were)?|had its origin in|arriv(?:ed|ing|es|e|al)s?(?: (?!at\b|in\b|to\b|via\b|from\b|for\b|through\b)\w+){0,4}? (?:from|ex)|arr ex|came(?: (?!at\b|in\b|to\b|via\b|from\b|for\b|through\b)\w+){0,4}? from|com(?:es|ing) from|flew(?: in)? from|flown(?: in)? from|flying from|travell?(?:ed|ing) from|depart(?:ed|ing|s)(?: from)?|departure (?:from|point)|(?:left|leave|leaves|leaving)(?! for| the (?:bag|parcel|scene)| behind| side| by)|sailed(?: from)?|loaded (?:at|in|from|on board (?:at|in))|stuffed (?:at|in)|packed (?:at|in)|embarked (?:at|in|from)|boarded (?:\w+ ){0,3}(?:at|in|from)|sourced (?:from|in)|obtained (?:from|in)|imported from|import from|exported from|export from|shipped (?:out )?(?:from|ex|out of)|sent (?:(?!at\b|in\b|to\b|via\b|from\b|for\b|through\b|by\b)\w+ ){0,5}?from|(?:mailed|posted) (?:from|in|at)|dispatched from|despatched from|consigned from|brought (?:(?!at\b|in\b|to\b|via\b|from\b|for\b|through\b|by\b)\w+ ){0,4}?from|smuggled (?:(?!at\b|in\b|to\b|via\b|from\b|for\b|through\b|by\b)\w+ ){0,6}?(?:from|out of)|trafficked (?:from|out of)|manufactured in|produced in|made in|collect(?:ed|ing) (?:\w+ ){0,3}in|picked up in|ex|return(?:ed|ing) from|back from|entered from|crossed from|(?:exported|shipped|sent|supplied|consigned|produced|manufactured) by (?:an? |the )?(?:[\w-]+ ){1,4}(?:in|of|from|at)|flights? (?:\w+ ){0,2}from|outbound from|from the direction of|leaving)\s+(?:the )?"),
        (Cue.OTHER, rf"\b(?:{_EN_AGENTS})(?: \w+)? from (?:the )?|\b(?:{_EN_WORDS})(?: \w+)? (?:from|of|to) (?:the )?|\b(?:km|kms|kilomet(?:re|er)s?|miles?|m|nm|nautical miles|minutes|hours|far|away|distance|different|apart|aside|suffering|ranging|dating) (?:\w+ )?(?:from|off|of) (?:the )?"),
        (Cue.AT, rf"\b(?:{_EN_TAKEN}) (?:\w+ )?from (?:the |a |an )?"),
        (Cue.OTHER, rf"\b(?:{_EN_PEOPLE}) (?:\w+ )?from (?:the )?|\bembassy (?:of|in)|\bconsulate (?:of|in)|\bgovernment of|\bpassport of|\bcitizens? of|\bnationals? of|\bnationality (?:of|:)|\bborn (?:in|on)|\blicen[cs]ed in|\bregistered (?:in|with|at)|\bbased in|\bresid(?:ing|es|ents?) (?:of|in|at)|\bliv(?:ing|es) in|\bflag(?:ged)? (?:of|in)|\bworth [^.]{{0,20}}\bin|\bprice[sd]? [^.]{{0,20}}\bin|\bwanted in|\boffices? (?:in|at)|\bcases? (?:in|at) the past|\bcompany in|\bprison in|\bjail in|\bpartners? (?:in|like)|\bgold of|\bweights? in|\bmarkets? (?:in|of)|\bcolleagues? (?:in|at|of)|\bcounterparts? (?:in|at|of)|\bliaison (?:officer )?(?:in|at|of)"),
        (Cue.SENDER, r"\b(?:sender|shipper|exporter|consignor|supplier|seller|vendor|manufacturer|filling plant)s?(?:'s)?(?: address)?\b[\s,(:]*(?:(?:in|at|of|from|near)\s+(?:the )?)?"),
        (Cue.RECEIVER, r"\b(?:consignee|cnee|recipient|receiver|importer|addressee|final buyer|end user)s?(?:'s)?(?: address)?\b[\s,(:]*(?:(?:in|at|of|near)\s+(?:the )?)?"),
        (Cue.BOUND, r"\b(?:bound (?:for|to)|destined (?:for|to)|destination(?: of (?:the |this )?\w+)?(?: (?:was|is|being|of|in|to|point))?|(?:containers?|shipments?|consignments?|vessel|ship|loads?|loaded|cargo|boxes|parcels?|packages?|mail|goods|headed|departing|leaving|left|onward|outbound) (?:\w+ ){0,3}for|continu(?:e|ed|ing) (?:on )?(?:to|towards)|proceed(?:ing|ed)? to|transfer(?:ring)? to a flight to|en ?-?route (?:to|for)|on (?:its|their|the|his|her|my) way (?:back )?(?:to|into|for)|head(?:ed|ing) (?:to|for|towards?|into)|(?:going|goes) to|intended (?:for|to (?:be sent to)?)|meant for|addressed (?:to|in)|consigned to|to be (?:unloaded|discharged|delivered|sent|shipped|exported|transported|smuggled|taken|flown|distributed|transferred) (?:on )?(?:to|into|in|at)|for (?:onward )?(?:delivery|shipment|export|transport|distribution|transmission|carriage|sale)(?: by \w+)? (?:to|in)|onwards? (?:travel |flight |journey |transport )?to|(?:due|about|scheduled|set|trying|attempting|attempted|tried|planned|planning|preparing|ready|booked|waiting|supposed|was|were|intending|intended) to (?:board|fly|travel|depart|leave|go|be sent|smuggle|sail|proceed|cross|take)[^.;\n]{0,70}? (?:to|for|into)|board(?:ing|ed)? (?:a|an|the|his|her|their) [^.;\n]{0,30}?(?:to|for)|check(?:ed|ing)?[- ]in (?:for|to)[^.;\n]{0,30}? to|depart(?:ing|ed|ure)? (?:for|to)|(?:left|leaving|leave|sailed|sailing) for|due(?: at| in| to arrive (?:at|in))?|(?:discharge ports?|ports? of discharge|ports? of destination|destination ports?)(?: is| was)?|destinations? [^.\n:;]{0,40}:|export(?:ed|ing|s)? (?:(?!at\b|in\b|to\b|via\b|from\b|for\b|through\b|by\b)\w+ ){0,4}?to|exports? to|shipped (?:(?!at\b|in\b|to\b|via\b|from\b|for\b|through\b|by\b)\w+ ){0,4}?to|shipments? to|(?:sent|send|sending) (?:(?!at\b|in\b|to\b|via\b|from\b|for\b|through\b|by\b)\w+ ){0,5}?to|deliver(?:ed|y|ing|ies)? (?:\w+ ){0,2}?to|re-?export(?:ed)? to|parcels? (?:\w+ ){0,2}(?:to|for)|flights? (?:\w+ ){0,2}(?:to|for)|outbound (?:to|for)|controlled delivery (?:was (?:made|carried out) )?(?:to|in|at)|(?:landing|drop-?off|delivery) (?:point|place|site)(?: (?:in|at|is|was|of))?|transship(?:ped)? to|tranship(?:ped)? to|expected (?:at|in)|next port)\s+(?:the )?"),
        (Cue.TRANSIT, r"\b(?:transit(?:ing|ed|s)? (?:through|via|in|at|to|by|point in)?|in transit (?:through|via|at|in|to)?|trans?-?s?hip(?:ped|ping|ment)s? (?:through|via|in|at)|transhipment (?:in|at|through|via)|pass(?:ing|ed|es)? (?:through|via|by)|stop ?-?overs? (?:in|at)|lay ?-?overs? (?:in|at)|connect(?:ing|ed|ion)s? (?:flights? )?(?:in|at|through|via)|changed (?:planes|flights?|aircraft) (?:in|at))\s*(?:the )?"),
        (Cue.VIA, r"\b(?:via|(?:bunker|refuel|tranship|transship|stop|stop over)s?(?:ing|ped|ed)? (?:at|in)|by way of|rout(?:ed|ing) (?:by|through|via)|travell?(?:ing|ed) through|through|with a stop in|after a stop in|call(?:s|ed|ing)?(?: at)?|(?:after|with|making|made) (?:a |an? \w+ )?stops? (?:at|in)|stopp(?:ed|ing) over (?:at|in)|crossing (?:by|at)|cross(?:es|ed)? (?:at|by|the))\s+(?:the )?"),
        (Cue.ARRIVE, r"\b(?:arriv(?:ed|es|ing|al|als|e) (?:(?!at\b|in\b|to\b|via\b|from\b|for\b|through\b|by\b)\w+ ){0,4}?(?:at|in|on|into|to)|land(?:ed|ing|s)? (?:\w+ ){0,2}?(?:at|in|on)|reach(?:ed|es|ing)?|disembark(?:ed|ing) (?:at|in)|unload(?:ed|ing) (?:at|in)|discharg(?:ed|ing) (?:at|in)|berthed (?:at|in)?|came (?:in)?to|(?:found|made) (?:its|their) way (?:in)?to|entered|entry (?:to|into|at)|import(?:ed|ation)? (?:into|to|through|at)|eta|(?:docked|berthed) (?:at|in)|arriv(?:ed|e|ing)|landed|berthed|docked|discharged|unloaded)\s+(?:the )?"),
        (Cue.OTHER, r"\b(?:handed|turned|referred|surrendered|given|submitted|reported|according|thanks?|thank you|request|alert|reply|response|answer|similar|next|close|adjacent|belong\w*|linked|related|known|respect|regard|access|shared?|notification|inform\w*|taken|escorted|return\w*|goes? back|went back|go back|sent back|towed|rushed|visit\w*|trips?|contribut\w*|limited|compared|subject|extradited|deported) (?:\w+ ){0,3}?(?:over )?(?:to|with)\s+(?:the )?"),
        (Cue.FROM, r"\bfrom\s+(?:the )?"),
        (Cue.TO, r"\b(?:to|into|for|towards?)\s+(?:the )?"),
        (Cue.AT, r"\b(?:at|in|near|off|inside|outside|within|along|on|around|between|of|by|across)\s+(?:the )?"),
    ),
    after=(
        (Cue.BOUND, r"^[- ]?bound\b|^ destination\b|^ (?:black |illicit |domestic |local )?(?:markets?|buyers?|customers?)\b"),
        (Cue.FROM, r"^[- ](?:origin|shipper|exporter|supplier|sender|manufacturer)s?\b|^ as (?:the )?(?:country of )?origin\b|^[- ]sourced\b"),
        (Cue.TRANSIT, r"^ (?:was |is |being |as )?(?:a |the |only )*(?:transit|transhipment) (?:point|place|country|hub|port)\b|^ (?:in|for) transit\b|^ (?:being |is |was |as )(?:only )?(?:a )?(?:mere )?(?:stop|stopover|transit)\b"),
        (Cue.OTHER, r"^,? (?:municipal |district |local |high |central |regional |criminal |magistrates?['’]?s? |federal |supreme |provincial )*(?:courts?|prosecutors?|prosecution|prison|jail)\b|^ (?:municipal |provincial |national )?(?:police|customs|consulate|embassy)\b|^[- ](?:registered|flagged|based|born|made|regd|owned|style|plated|number)\b|^['’]s (?:customs|police|national|government|biggest|largest|first|law|anti|border)|^ (?:passport|nationals?|nationality|citizens?|men|man|women|woman|law|plates?|dollars?|embassy|flag(?:ged)?|driver|market|price|currency|time)\b"),
    ),
    moves=_EN_MOVES,
    finds=_EN_FINDS,
    arrests=r"arrest\w*|detain\w*|apprehend\w*|held|raid\w*|custody",
    arrivals=r"flew|flown|fly|flying|flights?|travell?ed|travell?ing|came|arriv\w*|return\w*|landed|entered|coming|trip",
    to_needs_movement=True,
)  # fmt: skip

_VIETNAMESE = Grammar(
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

_MALAY = Grammar(
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

_THAI = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:สถานที่(?:เกิดเหตุ|ตรวจพบ|จับกุม|ตรวจยึด)?|จุดตรวจพบ)\s*[:=]\s*"),
        (Cue.ROUTE, r"เส้นทาง(?:บิน|การลักลอบ)?\s*[:=]?\s*(?:ต้นทาง\s*)?"),
        (Cue.FROM, r"(?:ประเทศต้นทาง|เมืองต้นทาง|ต้นทาง(?:จาก|มาจาก)?|ประเทศกำเนิด|ถิ่นกำเนิด|กำเนิด|เดินทางมาจาก|เดินทางจาก|มาจาก|นำเข้าจาก|ส่งมาจาก|ส่งจาก|บินจาก|ขาเข้าจาก|ออกจาก|ผู้ส่ง(?:ใน|ที่)|จาก)\s*:?\s*(?:ประเทศ|เมือง|กรุง|สนามบิน|ท่าเรือ)?\s*"),
        (Cue.BOUND, r"(?:ประเทศปลายทาง|เมืองปลายทาง|ปลายทาง(?:ที่|คือ|ไป|ประเทศ)?|เตรียมส่ง(?:ไปยัง|ไป|ออกไป)?|ส่งออก(?:ไปยัง|ไป)?|ส่งต่อไป(?:ยัง)?|ส่งไป(?:ยัง)?|จะเดินทางไป(?:ยัง)?|เดินทางไป(?:ยัง)?|กำลังต่อเครื่อง[^\s]{0,20}\s*\w*\s*ไป|ต่อเครื่องไป|ขึ้นเครื่อง[^\s]{0,12}ไป|บินไป|ขาออกไป|มุ่งหน้าไป|ผู้รับ(?:ปลายทาง)?(?:ใน|ที่))\s*:?\s*(?:ประเทศ|เมือง|กรุง)?\s*"),
        (Cue.TRANSIT, r"(?:เปลี่ยนเครื่อง(?:ที่)?|แวะพัก(?:ที่)?|ถ่ายลำ(?:ที่)?|ผ่านแดน(?:ที่)?|แวะ(?:ที่)?|ทรานซิต(?:ที่)?)\s*(?:ประเทศ)?\s*"),
        (Cue.VIA, r"(?:ผ่าน(?:ทาง)?)\s*(?:ประเทศ)?\s*"),
        (Cue.OTHER, r"(?:สัญชาติ|ชาว|เชื้อชาติ|หญิง|ชาย|คน|ทะเบียน|ขอให้ศุลกากร|ถึงศุลกากร|ศุลกากร|ตำรวจ|สกุลเงิน|สถานทูต|ทางการ)\s*"),
        (Cue.ARRIVE, r"(?:ถึง|มาถึง|เข้ามา(?:ใน|ที่)?|นำเข้าทาง|นำเข้ามา(?:ใน|ทาง)?)\s*(?:ประเทศ|ท่าอากาศยาน)?\s*"),
        (Cue.TO, r"(?:ไปยัง|ไป|สู่)\s*(?:ประเทศ|เมือง|กรุง)?\s*"),
        (Cue.AT, r"(?:ณ|ที่|บริเวณ|ใน(?:พื้นที่|เขต)?|พื้นที่|ภายใน|ริม|แถว)\s*"),
    ),
    finds=r"พบ|ตรวจ|จับ|ยึด|สกัด|ค้น|อายัด|เอกซเรย์|เชิญตัว",
    moves=r"ส่ง|เดินทาง|บิน|นำเข้า|ขน",
)  # fmt: skip

_LAO = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:ສະຖານທີ່|ບ່ອນ)\s*[:=]\s*"),
        (Cue.ROUTE, r"ເສັ້ນທາງ\s*[:=]?\s*"),
        (Cue.FROM, r"(?:ຕົ້ນທາງ|ມາຈາກ|ນໍາເຂົ້າຈາກ|ນຳເຂົ້າຈາກ|ສົ່ງຈາກ|ເດີນທາງຈາກ|ອອກຈາກ|ຈາກ)\s*:?\s*(?:ປະເທດ|ແຂວງ)?\s*"),
        (Cue.BOUND, r"(?:ປາຍທາງ|ເພື່ອໄປ|ເດີນທາງໄປ|ສົ່ງໄປ|ສົ່ງອອກໄປ|ມຸ່ງໜ້າໄປ|ໄປສູ່|ໄປຫາ|ຈະໄປ)\s*:?\s*(?:ປະເທດ)?\s*"),
        (Cue.VIA, r"(?:ຜ່ານ(?:ແດນ)?|ຕໍ່ເຮືອບິນຢູ່)\s*"),
        (Cue.OTHER, r"(?:ຊາວ|ສັນຊາດ|ຄົນ|ພາສີ|ທະບຽນ|ຂໍໃຫ້ພາສີ)\s*"),
        (Cue.TO, r"(?:ໄປ|ຫາ)\s*(?:ປະເທດ)?\s*"),
        (Cue.AT, r"(?:ຢູ່|ທີ່|ບໍລິເວນ|ໃນ)\s*"),
    ),
    finds=r"ກວດ|ຈັບ|ຢຶດ|ພົບ",
    moves=r"ສົ່ງ|ເດີນທາງ",
)  # fmt: skip

_KHMER = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:ទីកន្លែង|កន្លែង)\s*[:=៖]\s*"),
        (Cue.FROM, r"(?:នាំចូលពី|មកពី|ផ្ញើពី|ចេញពី|ប្រភពពី|ដើមទាង|ពី)\s*(?:ប្រទេស)?\s*"),
        (Cue.BOUND, r"(?:ផ្ញើទៅ(?:កាន់)?|នាំចេញទៅ(?:កាន់)?|ឆ្ពោះទៅ(?:កាន់)?|ធ្វើដំណើរទៅ(?:កាន់)?|គោលដៅ(?:ទៅ)?|ដឹកជញ្ជូនទៅ(?:កាន់)?|ទៅកាន់)\s*(?:ប្រទេស)?\s*"),
        (Cue.VIA, r"(?:ឆ្លងកាត់|តាមរយៈ|ឆ្លង)\s*(?:ប្រទេស)?\s*"),
        (Cue.OTHER, r"(?:ជនជាតិ|សញ្ជាតិ|គយ|ស្ថានទូត|របស់គយ)\s*"),
        (Cue.ARRIVE, r"(?:ដល់|មកដល់)\s*"),
        (Cue.TO, r"(?:ទៅ)\s*(?:ប្រទេស)?\s*"),
        (Cue.AT, r"(?:នៅ(?:ឯ|ក្នុង)?|ក្នុង|ត្រង់|ចំណុច)\s*"),
    ),
    finds=r"រឹបអូស|ពិនិត្យ|បើក|ចាប់|រកឃើញ|ឃាត់",
    moves=r"ផ្ញើ|ដឹក|នាំ",
)  # fmt: skip

_BURMESE = Grammar(
    before=(),
    after=(
        (Cue.BOUND, r"^(?:\u104a|\s)*(?:သို့(?! ?ရောက်)|သို့ သယ်|ဆီသို့|သွား)"),
        (Cue.TRANSIT, r"^သို့ ?ရောက်ရှိပြီး(?:နောက်)?"),
        (Cue.ARRIVE, r"^သို့ ?ရောက်"),
        (Cue.FROM, r"^(?:မှ(?!တ)|ကနေ|မှနေ|မှတစ်ဆင့်(?!))"),
        (Cue.VIA, r"^(?:မှတစ်ဆင့်|ကို ?ဖြတ်|မှ ?ဖြတ်|ဖြတ်သန်း)"),
        (Cue.AT, r"^(?:၌|တွင်|အတွင်း|ရှိ|မှာ)"),
        (Cue.OTHER, r"^(?:အကောက်ခွန်|နိုင်ငံသား|လူမျိုး|ရဲ)"),
    ),
    finds=r"ဖမ်းဆီး|သိမ်းဆည်း|ရှာဖွေ|တွေ့ရှိ|စစ်ဆေး",
    moves=r"သယ်ဆောင်|ပို့",
)  # fmt: skip

_CHINESE = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:查获地点|查獲地點|地点|地點|案发地|案發地|查获地)\s*[:：=]?\s*"),
        (Cue.ROUTE, r"(?:路线|路線|航线|航線|走私路线|运输路线|行程|线路)\s*(?:[:：=]|为|為|是)\s*"),
        (Cue.FROM, r"(?:原产国|原产地|原產地|原產國|启运国|启运港|启运地|起运国|起运港|起运地|起運地|起運港|装货港|裝貨港|发货地|来源国|来源地|寄件地|始发地|出发地|寄自|来自于?|來自|产自|发自|發自|源自|由|从|從|自(?!称|述|稱|己|贸|动|治)|离开|離開)\s*[:：]?\s*"),
        (Cue.BOUND, r"(?:目的地|目的港|目的国|目的國|最终目的地|最終目的地|收货地|寄往|运往|運往|发往|發往|销往|銷往|前往|飞往|飛往|输往|輸往|开往|開往|拟往|准备前往|运至|運至|寄到|寄至|送往|转运至|轉運至|出口至|出口到|出口往|转往|流向|流入|偷运往|偷运到|入境后前往|卖到)\s*(?:[:：]|为|為|是)?\s*"),
        (Cue.TRANSIT, r"(?:途经|途經|中转(?:地|港|国)?|中轉(?:地|港)?|转机(?:地)?|轉機|转口|轉口|过境|過境|转运(?:地|港)?|轉運(?:地|港)?)\s*(?:[:：]|为|為|是|于|於)?\s*"),
        (Cue.VIA, r"(?:经由|經由|取道|借道|绕道|经(?!查|济|营|过检|理|审|初)|經(?!查|濟|營|理|審|初)|抵经)\s*"),
        (Cue.OTHER, r"(?:请|請|致|通报|感谢|感謝|提请|与|與|和|向|国籍|國籍|持|悬挂|懸掛)\s*"),
        (Cue.ARRIVE, r"(?:抵达|抵達|到达|到達|抵(?!押|制|扣)|运抵|運抵|入境|进境|進境|返回|飞抵|飛抵)\s*"),
        (Cue.TO, r"(?:至|到(?!案|底|期)|往|赴|→|-)\s*"),
        (Cue.AT, r"(?:在|于|於|位于|位於)\s*"),
    ),
    after=(
        (Cue.OTHER, r"^(?:籍|关区|海关(?!检)|海關(?!檢)|警方|警察|公民|国籍|國籍|女子|男子|人(?!民)|方面|执法|執法|口音|牌照|护照|護照|币|幣|元)"),
        (Cue.BOUND, r"^(?:方向)"),
        (Cue.FROM, r"^(?:发出|發出|寄出|寄来|寄來|运来|運來|起运|起運|进口|進口|出发|出發|起飞|产的|制造|入境的|抵港|抵澳|飞抵|飛抵|返回|运抵|運抵|启运|直飞|来货|來貨)"),
        (Cue.TRANSIT, r"^(?:中转|中轉|转机|轉機|转口|過境|过境|转运|轉運)"),
    ),
    finds=r"查获|查獲|截获|截獲|检获|檢獲|发现|發現|检查|檢查|查验|查驗|缉获|查扣|扣押|破获|破獲|起获|起獲|搜出|搜获|侦破|截停",
    arrests=r"拘捕|抓获|逮捕|控制",
    moves=r"运|運|寄|飞|飛|往|发",
)  # fmt: skip

_KOREAN = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:적발장소|장소|적발지)\s*[:：]\s*"),
        (Cue.ROUTE, r"(?:경로|밀수경로|이동경로)\s*[:：]\s*"),
        (Cue.FROM, r"(?:출발지|발송지|원산지|적출국|선적지|출발국|발송국)\s*(?:[:：]|는|은)?\s*"),
        (Cue.BOUND, r"(?:도착지|목적지|행선지|수취지|최종목적지)\s*(?:[:：]|는|은)?\s*"),
        (Cue.TRANSIT, r"(?:경유지|환적지|경유국)\s*(?:[:：]|는|은)?\s*"),
    ),
    after=(
        (Cue.TRANSIT, r"^(?:을|를)?\s*(?:경유|거쳐|환적|통해)"),
        (Cue.OTHER, r"^(?:인(?![천])|국적|지검|지방|세관|경찰|산(?=\s)|정부|관세)"),
        (Cue.FROM, r"^(?:발(?=[ 행])|에서\s?(?:출발|온|들어온|발송|보낸|입국|반입|수입|선적|국내로|도착|밀수|들여)|에서(?=[^.]{0,24}(?:로|으로)\s?(?:향|가|보내|반입|밀반입|들여|입국|수출|출국|배송|발송))|(?:으)?로부터|발\s|에서 (?:국제우편|특송|항공|컨테이너|여객기))"),
        (Cue.BOUND, r"^(?:행(?=[ 에,.])|(?:으)?로\s?(?:향하|가려|가던|출국|수출|보내|배송|발송|운송|밀반출|반출)|향)"),
        (Cue.ARRIVE, r"^(?:에\s?(?:도착|입항|입국)|(?:으)?로\s?(?:입국|반입|들어|밀반입|밀수입|도착|들여))"),
        (Cue.AT, r"^(?:에서|에|의|내|으로)"),
    ),
    finds=r"적발|압수|발견|적출|검사",
    arrests=r"체포|검거|구속",
    moves=r"보내|운송|출발|도착|밀수",
)  # fmt: skip

_JAPANESE = Grammar(
    before=(
        (Cue.FIELD_AT, r"(?:摘発場所|発見場所|場所)\s*[:：]\s*"),
        (Cue.ROUTE, r"(?:経路|ルート|輸送経路|密輸ルート)\s*[:：]\s*"),
        (Cue.FROM, r"(?:仕出地|仕出国|仕出港|積出地|積地|発送地|原産国|出発地|差出国)\s*[:：は]?\s*"),
        (Cue.BOUND, r"(?:仕向地|仕向国|仕向港|目的地|到着地|宛先)\s*[:：は]?\s*"),
        (Cue.TRANSIT, r"(?:経由地|中継地)\s*[:：は]?\s*"),
    ),
    after=(
        (Cue.TRANSIT, r"^(?:を|で)?(?:経由|乗り継|中継|経て)"),
        (Cue.OTHER, r"^(?:国籍|人(?!手)|税関|警察|籍|産|製|地検|地裁|地方|検察|府警|県警|高検)"),
        (Cue.FROM, r"^(?:から|発(?!見|表|覚|送地)|より(?!も)|を出(?:発|港)|で積)"),
        (Cue.BOUND, r"^(?:行き|向け|宛|あて|に向け|へ(?:輸出|送|向|運)|へ(?=の)|へ)"),
        (Cue.ARRIVE, r"^(?:に(?:到着|入港|着|輸入|密輸|持ち込)|へ到着)"),
        (Cue.AT, r"^(?:において|にて|で|に|の|内)"),
    ),
    finds=r"発見|摘発|押収|検査|差し押|隠し",
    arrests=r"逮捕|告発|検挙",
    moves=r"輸|送|運",
)  # fmt: skip

_GRAMMARS = {
    "vi": _VIETNAMESE, "id": _MALAY, "ms": _MALAY, "th": _THAI, "lo": _LAO, "km": _KHMER, "my": _BURMESE, "zh": _CHINESE,
    "ko": _KOREAN, "ja": _JAPANESE,
}  # fmt: skip


def grammar_of(language: str) -> Grammar:
    """The grammar of a language; English for every other."""
    return _GRAMMARS.get(language, _ENGLISH)


@cache
def scanner(language: str) -> tuple[re.Pattern[str], tuple[Cue, ...]]:
    """One pattern for all cues before a place, and the cue of each of its groups."""
    grammar = grammar_of(language)
    parts = [f"(?P<g{index}>{pattern})" for index, (_, pattern) in enumerate(grammar.before)]
    return re.compile("|".join(parts) or r"(?!)", re.MULTILINE), tuple(cue for cue, _ in grammar.before)


@cache
def followers(language: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """Cues after a place."""
    return tuple((cue, re.compile(pattern)) for cue, pattern in grammar_of(language).after)


@cache
def words(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words, where the script spaces them."""
    return re.compile(rf"\b(?:{pattern})\b" if pattern.isascii() else f"(?:{pattern})")
