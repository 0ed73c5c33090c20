"""The community as an operator writes it: YAML with agencies and operations, checked before anything is stored."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from intel.errors import Invalid

AgencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]{1,15}$")]
OperationCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]
PhaseCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,19}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class _Stated(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AgencyStated(_Stated):
    code: AgencyCode
    name: Name
    country: Country | None = None
    """ISO 3166-1 alpha-2; none for an international body."""


class PhaseStated(_Stated):
    code: PhaseCode
    name: Name
    starts: date
    ends: date
    """Both days are in the phase."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends < self.starts:
            raise ValueError(f"phase {self.code} ends before it starts")
        return self


class OperationStated(_Stated):
    code: OperationCode
    name: Name
    coordinator: AgencyCode
    participants: tuple[AgencyCode, ...]
    scope: tuple[str, ...] = ()
    """Categories of goods that it looks at; for its members to know, nothing is decided by it."""
    phases: tuple[PhaseStated, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _distinct("participant", self.participants)
        _distinct("phase", (phase.code for phase in self.phases))
        return self


class CommunityStated(_Stated):
    agencies: tuple[AgencyStated, ...] = Field(min_length=1)
    operations: tuple[OperationStated, ...] = ()

    @model_validator(mode="after")
    def _agencies_are_known(self) -> Self:
        codes = [agency.code for agency in self.agencies]
        _distinct("agency", codes)
        _distinct("operation", (operation.code for operation in self.operations))
        for operation in self.operations:
            for code in (operation.coordinator, *operation.participants):
                if code not in codes:
                    raise ValueError(f"operation {operation.code} names the unknown agency {code}")
        return self


def parse(text: str) -> CommunityStated:
    """Raises `Invalid` with the path of the first thing that is wrong."""
    try:
        return CommunityStated.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise Invalid(f"not YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise Invalid("nested too deep") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise Invalid(first["msg"], ".".join(str(step) for step in first["loc"])) from error


def _distinct(what: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise ValueError(f"{what} {code} stands twice")
        seen.add(code)
