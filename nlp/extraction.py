"""What the parser says about one message: the extraction contract, version 1, as types.

Every list may be empty and no key is ever missing. `span` counts Unicode code points into the text as
submitted and is None where a fact comes from several places. Unknown keys of an extraction that comes from
outside are ignored; a value outside the contract's words is a `pydantic.ValidationError`.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

CONTRACT = "extraction/1"

Kind = Literal["seizure", "alert", "feedback", "request"]
Category = Literal["drug", "precursor", "wildlife", "waste", "ods", "other"]
Mode = Literal["sea", "air", "road", "rail", "river", "post", "foot"]
PlaceRole = Literal["seizure", "origin", "transit", "destination", "mentioned"]
Scheme = Literal[
    "container", "bl", "awb", "flight", "vessel_imo", "mmsi", "plate", "passport", "phone", "email", "seal",
    "declaration", "hs", "parcel", "bank_account", "company_no", "case_ref",
]  # fmt: skip
PersonRole = Literal[
    "arrested", "suspect", "consignee", "consignor", "driver", "passenger", "official", "mentioned"
]  # fmt: skip
OrganisationRole = Literal["seizing", "partner", "consignee", "consignor", "carrier", "mentioned"]
Method = Literal[
    "misdeclared", "cover_load", "in_goods", "false_compartment", "in_vehicle", "in_baggage", "on_body", "in_body",
    "in_parcel", "dissolved", "abandoned",
]  # fmt: skip
Unit = Literal["kg", "litre", "m3", "tablet", "animal", "plant", "container", "piece"]

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""
Word = Annotated[str, Field(min_length=1, max_length=500)]
Day = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$")]
"""`YYYY-MM-DD`, or `YYYY-MM` where the text gives no day."""


class Fact(BaseModel):
    """One fact of a message. `rule` names what found it (for `naga extract --explain`) and is not printed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    span: tuple[int, int] | None = None
    confidence: float = Field(1.0, ge=0, le=1)
    rule: str = Field("", exclude=True)

    @model_validator(mode="after")
    def _span_is_ordered(self) -> Self:
        if self.span is not None and not 0 <= self.span[0] <= self.span[1]:
            raise ValueError("span must be [start, end] with 0 <= start <= end")
        return self


class Date(Fact):
    """When it was found or will move (`event`), or when it was told (`reported`)."""

    role: Literal["event", "reported"]
    date: Day


class Place(Fact):
    """A place of the message and its part in the route; `locode` is UN/LOCODE, `lat`/`lon` WGS 84 degrees."""

    role: PlaceRole
    name: Word
    country: Country | None = None
    locode: str | None = Field(None, pattern=r"^[A-Z]{2}[A-Z0-9]{3}$")
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)


class Commodity(Fact):
    """What was seized or is suspected. `quantity` is in `unit`; every mass is in kg."""

    category: Category
    item: Word
    form: str | None = Field(None, max_length=40)
    quantity: float | None = Field(None, ge=0, lt=1e15, allow_inf_nan=False)
    unit: Unit | None = None
    cites: Literal["I", "II", "III"] | None = None
    hs: str | None = Field(None, max_length=12)
    basel: str | None = Field(None, max_length=12)


class Conveyance(Fact):
    """How it travelled, and the vessel, flight or vehicle by name."""

    mode: Mode
    name: str | None = Field(None, max_length=200)


class Identifier(Fact):
    """A number that points at one thing. `value` is normalised; `valid` is the check digit's verdict or None."""

    scheme: Scheme
    value: Word
    valid: bool | None = None


class Person(Fact):
    """A natural person, or `count` unnamed ones with the same role."""

    name: str | None = Field(None, max_length=200)
    role: PersonRole
    nationality: Country | None = None
    count: int = Field(1, ge=1, le=1_000_000)
    age: int | None = Field(None, ge=0, le=150)
    sex: Literal["M", "F"] | None = None


class Organisation(Fact):
    """An agency, company or carrier and its part."""

    name: Word
    role: OrganisationRole


class Concealment(Fact):
    """How it was hidden; `text` is the message's own words."""

    method: Method
    text: str = Field("", max_length=2000)


class Value(Fact):
    """Market, street or declared value of the goods, as the text gives it; `currency` is ISO 4217."""

    amount: float = Field(ge=0, lt=1e18, allow_inf_nan=False)
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class Extraction(BaseModel):
    """All facts of one message."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    contract: Literal["extraction/1"] = "extraction/1"
    language: str = Field("en", pattern=re.compile(r"^[a-z]{2,3}$"))
    kind: Kind = "seizure"
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    commodities: tuple[Commodity, ...] = ()
    conveyances: tuple[Conveyance, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    concealment: tuple[Concealment, ...] = ()
    values: tuple[Value, ...] = ()
    failed: tuple[str, ...] = Field((), exclude=True)
    """Components that failed on this text; their facts are missing."""

    def to_json(self) -> dict[str, Any]:
        """As the contract prints it."""
        return self.model_dump(mode="json")

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Self:
        """Read an extraction from outside. Raises `pydantic.ValidationError` naming each wrong field."""
        return cls.model_validate(content)


LISTS = (
    "dates", "places", "commodities", "conveyances", "identifiers", "people", "organisations", "concealment", "values",
)  # fmt: skip
"""The keys of an extraction that hold facts."""
