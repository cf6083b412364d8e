"""Which tariff prices a medicine (B2)."""

_PREFIX = "medicine_"


def service_of_product(code: str) -> str:
    """The tariff that prices one base unit of the product."""
    return f"{_PREFIX}{code}"


def product_of(service: str) -> str | None:
    """The code of the product that the tariff prices, if it is one of a medicine."""
    return service.removeprefix(_PREFIX) if service.startswith(_PREFIX) else None
