# ruff: noqa: E501  (patterns of words read best unbroken)
"""Words and gaps by which an arrest is told of somebody (English)."""

import re

VERB = re.compile(
    r"\b(?:(?P<arrest>arrest(?:ed|s|ing)?|detain(?:ed|s)|apprehend(?:ed|s)|nabbed|nabs|nab|captured|rounded up|taken into custody|took into custody|placed under arrest|under arrest|in (?:(?:police|customs|judicial|their|our|the) )?custody|in (?:temporary |police )?detention|into custody|remanded|jailed|sentenced|convicted|indicted|prosecuted|pleaded guilty|pled guilty|busted|took custody of|taken in(?= for)|jailed|behind bars|sent to (?:prison|jail)|facing charges|to face charges)"
    r"|(?P<charge>charged(?! with (?:investigat|protect|enforc)))|(?P<held>held|caught|collared|picked up|booked)|(?P<over>(?:handed|turned) over|surrendered|produced)|(?P<court>appear(?:ed|s)? (?:in|before) (?:the |a )?[\w ]{0,30}court|fac(?:e|es|ing) (?:\w+ ){0,2}charges|(?:to|will) face (?-i:[A-Z])[\w’' ]{0,30}court|granted bail|is on bail|are on bail|on bail|released on bail))\b",
    re.IGNORECASE,
)
NOMINAL = re.compile(
    r"\b(?:(?:the )?arrests? of|arrest(?:s|ed)?(?: persons?)?\s*[:=]|detention of|apprehension of|capture of)\s*",
    re.IGNORECASE,
)
GIVEN_OVER = re.compile(
    r"\b(?:handed|handing|turned|turning|gave|brought)\s+(?=(?:(?:the|both|all|an?|his|her|two|three|four|him|them)\b[^.;,\n]{0,40}?|him|her|them)\s?(?:over to|over for|in to)\b)",
    re.IGNORECASE,
)
"""`turned the driver over to`: the person stands between the verb and its particle."""
HIS_ARREST = re.compile(
    r"\b(?:leading to|led to|resulting in|resulted in|prompting|ending in|ended in|before|upon|after|at the time of|since) (?P<whose>his|her|their) (?:arrests?|detention|apprehension|capture)\b",
    re.IGNORECASE,
)
COUNT_AFTER = re.compile(
    r"\b(?:arrest(?:ed|s|ing)?|detain(?:ed|s|ing)|nab(?:bed|s)?|apprehend(?:ed|s|ing)|charg(?:ed|es|ing))\s+(?:another |a total of |at least |some |up to |over |more than )?"
    r"(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
    r"(?=\s*(?:[.;:\n]|$|,\s)|\s+(?:in|over|for|at|after|from|following|during|with|near|across|and|as|who|on charges|on suspicion)\b)(?! of (?:age|the))",
    re.IGNORECASE,
)
ARRESTS_MADE = re.compile(
    r"\b(?P<n>\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an)\s+(?:\w+\s+)?arrests?\b|\barrest(?:s|ed)?\s*[:=-]\s*(?P<m>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
COUNT_ONLY = re.compile(
    r"(?<![\w.,/-])(?<!\bof )(?<!\baged )(?<!\bage )(?<!, )(?<!\()(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:(?:were|was|have been|has been|more|others?|are|is|now|already)\s+){0,3}(?:arrested|detained|apprehended|held|nabbed|charged|in custody)\b",
    re.IGNORECASE,
)
MONTH_BEFORE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s$",
    re.IGNORECASE,
)
RANGE_BEFORE = re.compile(r"\d\s*(?:to|and|-|–|or|,)\s*$|\b(?:aged?|ages)\s*$", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:no|not|nobody|none|never|nil|without|n't|neither|no-one|yet to be|avoid\w*|evad\w*|escap\w*|to be|if|will be|could be|may be|might be|would be|can be|warrants?|until now)\b(?:(?!\bbut\b)[^.,;:\n]){0,45}$",
    re.IGNORECASE,
)
NEGATED_NEAR = re.compile(
    r"\b(?:nobody|no one|no-one|none|no (?:\w+ ){0,2}(?:persons?|arrests?|suspects?|individuals?|people|detentions?))\b(?:(?!\bbut\b)[^.;\n]){0,60}$",
    re.IGNORECASE,
)
BE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got|getting|have|has|had|both|all|also|later|subsequently|immediately|promptly|duly|formally|since)\b(?:\s+[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
OBJECT_GAP = re.compile(
    r"^\s*[(:]?\s*(?:\d{1,3}\s*[(:]\s*)?(?:(?:were|was|are|is)\s+)?(?:(?:the|a|its|his)\s+[\w-]+['’]s\s+|(?:an?|the)\s+(?-i:(?:[A-Z][\w-]+\s+){1,2}))?(?:(?:(?:mr|mrs|ms|shri|smt|sdr)\.?|also|(?:one|two|three|some|several|both) of (?:the |them,?|whom,?|these |those )(?:[\w-]+,?)?|another|later|at least|up to|some|around|about|a total of|and (?:charged|detained|arrested|questioned)|suspected|with|in (?:total|connection)|the|alleged(?: drug)?|its|his|her|their|suspect)\s*)*[\"“]?$",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"\b(?:was|were|who|which|when|after|while|found|seized|carrying|carried|told|said|had|where|whose|because|as|flew|arrived|recovered)\b",
    re.IGNORECASE,
)
