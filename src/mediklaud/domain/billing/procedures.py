"""Which tariff prices a procedure (B2)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import RuleBroken

_PREFIX = "procedure_"


@frozen
class UnknownProcedure(RuleBroken):
    """No tariff knows this procedure: ask billing to set procedure_ and its code."""

    rule: ClassVar[str] = "B2"
    service: str


def service_of_procedure(code: str) -> str:
    """The tariff that prices it once."""
    return f"{_PREFIX}{code}"


def is_procedure(service: str) -> bool:
    """Is it the tariff of a procedure?"""
    return service.startswith(_PREFIX) and len(service) > len(_PREFIX)
