"""Turns of speech that tell what a message is for, with the weight of each: to ask, warn, answer, or report a find.

Each sign counts once. `most` bounds what the signs of one group add together, so that a long text does not outvote a
short one. Sources: letters between services, notices, press releases and wire news; all turns are common speech.
"""

import re
from dataclasses import dataclass

from nlp.extraction import Kind

_FOUND = (
    r"(?:seiz|intercept|confiscat|recover|uncover|discover|detect|foil|thwart|bust|nabb|arrest"
    r"|apprehend|detain|impound|unstrapp|rescu"
    r"|remov)(?:ed|ing|es|s)?|found|caught|seizures?|netted|hauled"
)
_WHO = (
    r"(?:customs|police|officers?|authorities|agents?|guards?|navy|coast guard|directorate"
    r"|department|team|troops|soldiers|bureau|officials?"
    r"|operatives|ministry|agency|task force|dri|pdea|boc|ica|cnb|abf|afp|cbp|jkdm|rmcd|aitf|oncb)"
)
_UNIT = (
    r"(?:kgs?|kilos?|kilograms?|grams?|gms?|g|tonnes?|tons?|mt|pounds|lbs?|viss|pieces|pcs|tablets?"
    r"|pills|live|cartons?|ctns|sticks|bars|boxes"
    r"|packets?|packages|bricks|blocks|litres?|liters?|bottles|animals|birds|tortoises|turtles"
    r"|parrots|snakes|heads|rounds|pistols|containers?)"
)
_COUNT = (
    r"(?:(?<![\d.,])\d[\d.,]*+|\ban?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens? of"
    r"|hundreds of|thousands of|half an?)"
)
_SENTENCE = r"(?:[^.\n]|\.(?=\d))"
_PUBLIC = (
    r"(?:anyone|anybody|public|travell?ers|passengers|importers|people|citizens|traders|community"
    r"|residents|parents|industry)"
)


@dataclass(frozen=True)
class Sign:
    """A turn of speech that votes for `kind` with `weight`; signs of a `group` add up to `most`."""

    kind: Kind
    weight: float
    group: str
    most: float
    pattern: re.Pattern[str]


def _signs(kind: Kind, group: str, most: float, *rows: tuple[float, str]) -> tuple[Sign, ...]:
    return tuple(Sign(kind, weight, group, most, re.compile(pattern)) for weight, pattern in rows)


SIGNS: tuple[Sign, ...] = (
    *_signs(
        "seizure", "find", 6.0,
        (3.0, rf"\b{_WHO}\b[^.\n]{{0,90}}\b(?:{_FOUND}|held an?|raided|stopped)\b"),
        (2.0, rf"\b(?:was|were|been|has|have|had) (?:also |all |then |later )?(?:{_FOUND})\b"),
        (2.0, rf"\b(?:{_FOUND})\b{_SENTENCE}{{0,90}}{_COUNT} ?{_UNIT}\b"),
        (2.0, rf"{_COUNT} ?{_UNIT}\b{_SENTENCE}{{0,110}}\b(?:{_FOUND})\b"),
        (1.0, rf"\b(?:{_FOUND})\b"),
    ),
    *_signs(
        "seizure", "report", 4.0,
        (1.5, r"\b(?:worth|valued at|street value|market value|estimated value|est\.? value|value[d]? (?:of"
            r"|at)|est\. value)\b"),
        (2.0, r"\b(?:told reporters|press conference|news conference|said in a statement|said (?:on )?(?:mon"
            r"|tues|wednes|thurs|fri|satur|sun)day|\((?:reuters|afp|ap|xinhua|bernama|antara|kyodo|yonhap"
            r"|ani|pti|pna|tna|vna)\)|media release|press release|news release|spokes(?:man|woman|person))"),
        (1.5, r"\b(?:in custody|remanded|under arrest|was charged|were charged|being questioned"
            r"|released on bail|handed over to (?:the )?(?:police|pdea|cnb)|turned over to)\b"),
    ),
    *_signs(
        "alert", "coming", 4.0,
        (2.0, r"\b(?:will|shall|should|to|is to|are to|going to|plans? to|plan to|about to"
            r"|supposed to) (?:\w+ )?(?:leave|depart|sail|arrive|land|transit|travel|cross|call at|reach|fly"
            r"|board|move|tranship|transship)\b"),
        (2.0, r"\b(?:eta|etd)\b|\bdue (?!to\b|course|diligence|date|from)|\bexpected (?:to|at|in|on|around)\b"
            r"|\bscheduled (?:to|for)\b"),
        (1.5, r"\b(?:tonight|tomorrow|this weekend|next (?:week|month|days|run|truck|vessel|shipment"
            r"|consignment|flight|new moon)|in the coming|coming (?:days|weeks)|still at sea|on the way"
            r"|en route)\b"),
        (1.0, r"\b(?:should|will|to|may) (?:land|arrive|reach|berth|be loaded|be shipped|ship)\b[^.\n]{0,50}\d"
            r"|\b(?:is|are|movement is) expected\b"),
        (1.5, r"\b(?:leaves|lands|arrives|departs|sails|calls?|transships|tranships|berths|is booked|are booked"
            r"|has booked|have booked|is preparing|are preparing)\b"),
        (1.0, r"\bare (?:now )?(?:being )?(?:mailed|shipped|sent|moved|moving|offered|carried|produced|hired"
            r"|brought)\b|\bis offering\b|\bcontinue to (?:be|arrive)\b|\barriving (?:on|at)\b|\bpending\b"),
    ),
    *_signs(
        "alert", "suspicion", 3.0,
        (2.0, r"\b(?:could|may|might) (?:also )?(?:be )?(?:carry|contain|hold|conceal|transport|smuggl|hid"
            r"|inside|used)\w*"),
        (2.0, r"\bsuspected(?: (?:inside|below|in|under|on board))?[.;]?(?=\n|$| [a-z]+ (?:please|pls))"
            r"|\b(?:is|are|under) susp(?:ected|icion)\b|\bsuspected (?:load|cargo|goods|drug|vessel|plate"
            r"|contents)\b"),
        (1.5, r"\bwe (?:think|suspect|believe|fear)\b|\bbelieved to (?:be|carry|contain|hold)\b"
            r"|\bthought to be\b|\bsusp\b"),
        (1.0, r"\b(?:reliable source|sources? (?:say|report)|source says|intelligence (?:suggests|indicates"
            r"|says)|information (?:suggests|indicates|received)|intel suggests|profile hit)\b"),
    ),
    *_signs(
        "alert", "advice", 4.0,
        (2.0, r"\b(?:please|pls|pse|kindly|may please|request) (?:\w+ ){0,2}(?:intercept|hold|detain|stop|scan"
            r"|x-ray|examine|inspect|search|sample|watch|monitor|locate|look out|target|select|screen"
            r"|profile|control|check (?:on|at)|refer|open)\b"),
        (2.0, rf"\b(?!{_PUBLIC}\b)\w+ (?:are|is) (?:asked|advised|requested|urged|invited) to (?!call\b"
            rf"|contact\b|report any|declare|comply|observe)"),
        (1.5, r"\bshould (?:be )?(?:\w+ )?(?:hold|held|stopp?e?d?|report(?:ed)?|examined?|weigh(?:ed)?"
            r"|scan(?:ned)?|inspect(?:ed)?|screen(?:ed)?|search(?:ed)?|pulled?|watch(?:ed)?|target(?:ed)?)\b"),
        (2.0, r"\bmay (?:like|wish) to\b|\bsuggest (?:full|an? |that|you|exam\w*)\b|\b(?:beware|watch out"
            r"|be advised|be aware|look out)\b|\bof interest\b|\bwe ask [a-z ]{2,30} to (?:hold|stop|scan"
                r"|watch|inspect)\b"),
        (3.0, r"\bgrateful (?:if|for) (?:you |members )?(?:could |would |can )?(?:examin|inspect|scan|hold"
            r"|search|stop|watch|intercept)\w*"),
        (2.0, r"\brequest (?:a |full |100% )?(?:devanning|scan|open|examination|exam|inspection|search"
            r"|unpacking)\b|\bwe ask members to\b|\brisk indicators\b"),
        (1.5, r"(?:^|[\n.!:] ?)(?:action: )?(?:hold|scan|intercept|detain|inspect|watch|flag)\b"),
    ),
    *_signs(
        "request", "asking", 6.0,
        (3.0, r"\b(?:could|can|would|will|do|does|did|is|are|was|were|has|have|who|when|where|which|what"
            r"|how)\b[^.?!\n]{0,120}\b(?:you|your)\b[^.?!\n]{0,120}\?"),
        (1.5, r"\?(?=\s|$)|？"),
        (1.5, r"\b(?:can|could|would|will) [a-z&]+(?: [a-z]+)? (?:confirm|tell|check|advise|provide|send"
            r"|identify|trace)\b[^.?\n]{0,120}\?"),
        (3.0, r"(?<!\ba )(?<!\bthe )(?<!\bare )\b(?:seeks?|seeking|requests?|requesting|requires?|need|ask(?:s"
            r"|ing)? for) (?:your |the |some "
            r"|for )?(?:\w+ )?(?:help|assistance|information|details|copies|confirmation|records|advice"
            r"|particulars)\b"),
        (3.0, r"\b(?:please|pls|kindly|grateful (?:if|for)|obliged|appreciate|we would|we should|would like"
            r"|we request|you are requested to|may we)\b[^.\n]{0,60}\b(?:furnish|provide|send us|send the"
            r"|send copies|share|forward|trace|confirm|verify|find out|let us|inform us|tell|advise|supply"
            r"|identify|to know|know whether|export entries|copy of|copies|details|particulars|an answer"
            r"|a reply)\b"),
        (2.0, r"\b(?:we are looking for|whereabouts|find out whether|to whom was|we wish to know|request:"
            r"|is known to you|whether the following|we ask (?:you|for))\b"),
        (1.5, r"\b(?:reply|answer|response) (?:by|before|within)\b|\bdeadline\b|\ban early (?:reply|answer)\b"
            r"|\breply to \w+ \w+ before\b|\bwould be (?:appreciated|grateful|obliged)\b"),
    ),
    *_signs(
        "feedback", "answer", 6.0,
        (3.0, r"\b(?:sent|gave|given|provided|supplied|flagged|notified|passed|raised) (?:to )?us\b|\b(?:you"
            r"|they) (?:had )?(?:sent|gave|flagged|reported|asked|mentioned|passed|named|informed|notified"
            r"|told us)\b"),
        (3.0, r"\byour (?:alert|message|request|lookout|letter|query|enquiry|inquiry|information|tip|report"
            r"|quick info|number|suspect|reference|consignee|list|forwarder|email|e-mail|signal)\b"),
        (2.5, r"\bthank(?:s| you)\b(?! for (?:reading|your attention))|\bgrateful for the (?:tip|alert"
            r"|information|lead)\b|\bmany thanks\b"),
        (1.0, r"\bour (?:reply|answer|response)\b|\bwe (?:will|shall) keep (?:monitoring|watching|you)\b"
            r"|\bwatch (?:list|continues)\b|\bwe (?:consider|keep|put|have put|leave|hold)\b"),
    ),
    *_signs(
        "feedback", "outcome", 6.0,
        (2.0, r"\bno (?:\w+ ){0,4}(?:was |were |is |are )?(?:found|seen|detected|seized|recovered|located"
            r"|identified|noted|opened|known)\b|\b(?:was|were|have been|has been) not (?:found|opened|seen"
            r"|located|verified|identified)\b"),
        (2.0, r"\bnothing (?:was |were |illegal |else |further |to report|under that name|seized|found|opened"
            r"|in )|\b(?:nil|negative)\b|\bresult:? (?:nil|clear|clean|negative)\b"),
        (2.0, r"\b(?:swabs?|tests?|scan|search|x-?ray|image|record|firm|consignee|importer"
            r"|company)\b[^.\n]{0,30}\b(?:clean|clear|normal|genuine|real|in order|correct)\b"
            r"|\bas (?:the papers say|declared|stated|manifested|per documents)\b|\bpapers? (?:are "
            r"|were )?(?:correct|in order)\b"),
        (2.0, r"\b(?:let go|allowed to (?:continue|proceed|leave|board|go)|was released|were released"
            r"|it was released|released\.|released with|order lifted|matter (?:is )?closed|no further action"
            r"|case closed|ship(?:ment)? cleared)\b"),
        (2.0, r"\b(?:no[- ]show|did not board|not on (?:the flight|board)|never arrived|had left"
            r"|has not (?:crossed|entered|arrived|travelled)|not present|cannot be (?:inspected|verified"
            r"|traced)|could not (?:identify|verify|trace|find)|we (?:do|did|could|have|can) not"
            r"|not at home)\b"),
        (1.5, r"\b(?:(?:firm|company|consignee|bhd\.|ltd\.|ltd) exists|does not exist|is registered (?:to|in"
            r"|since)|was dissolved|struck off|dissolved in"
            r"|is a live company|subscriber is|registered (?:to|by) one|tax code is closed|records? (?:show"
            r"|state)|checks? show|enquir(?:y|ies) show|gps data|is prepaid|denies|nominee)\b"),
    ),
)  # fmt: skip
"""All signs, of English: other languages vote by the words of their lexicon."""


def sign_votes(folded: str) -> dict[Kind, float]:
    """What the signs in `folded` add for each kind."""
    groups: dict[tuple[Kind, str], float] = {}
    for sign in SIGNS:
        if groups.get((sign.kind, sign.group), 0.0) < sign.most and sign.pattern.search(folded):
            key = (sign.kind, sign.group)
            groups[key] = min(sign.most, groups.get(key, 0.0) + sign.weight)
    votes: dict[Kind, float] = {}
    for (kind, _), weight in groups.items():
        votes[kind] = votes.get(kind, 0.0) + weight
    return votes
