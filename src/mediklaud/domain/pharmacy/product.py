"""A product the pharmacy keeps: one maker's packs of one preparation."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken, StaleVersion
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.preparation import Preparation
from mediklaud.domain.shared.texts import clean

_CODE = re.compile(r"[a-z][a-z0-9_]{0,29}", re.ASCII)
_ATC = re.compile(r"[A-Z]\d\d[A-Z]{2}\d\d", re.ASCII)


class ProductStatus(StrEnum):
    """Whether it is still bought and handed out."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


@frozen
class ProductNotFound(NotFound):
    """The pharmacy keeps no such product."""

    rule: ClassVar[str] = "H1"


@frozen
class ProductCodeTaken(RuleBroken):
    """Another product has this code already."""

    rule: ClassVar[str] = "H1"


@frozen
class ProductChanged(StaleVersion):
    """Somebody changed the product meanwhile: read it again."""

    rule: ClassVar[str] = "H1"
    product_id: ProductId


@frozen
class MalformedProductCode(InvalidValue):
    """A product's code is short, in small letters: napa_500."""

    rule: ClassVar[str] = "H1"


@frozen
class MalformedAtcCode(InvalidValue):
    """An ATC code has seven characters, like N02BE01."""

    rule: ClassVar[str] = "H1"


@frozen
class ImpossiblePack(InvalidValue):
    """A pack holds one base unit or more; a reorder level is nothing or more."""

    rule: ClassVar[str] = "H1"


def _a_code(_instance: object, _attribute: object, value: str) -> None:
    if not _CODE.fullmatch(value):
        raise MalformedProductCode


def _an_atc(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and not _ATC.fullmatch(value):
        raise MalformedAtcCode


def _named(value: str | None) -> str | None:
    return None if value is None else clean(value, "product", longest=120)


@frozen(kw_only=True)
class Product:
    """What is bought, kept and handed out; `active`, or `withdrawn` for good."""

    id: ProductId
    code: str = field(validator=_a_code)
    """By which people and tariffs name it; never changes."""
    preparation: Preparation
    brand: str = field(converter=_named)
    manufacturer: str | None = field(default=None, converter=_named)
    atc: str | None = field(default=None, validator=_an_atc)
    pack_size: int = 1
    """Base units in one pack."""
    controlled: bool = False
    """Does handing it out take two people and a line in the register (H6)?"""
    returnable: bool = False
    """May it go back into stock, unopened (H9)?"""
    reorder_level: int = 0
    """Usable base units below which it is low."""
    status: ProductStatus = ProductStatus.ACTIVE
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if self.pack_size < 1 or self.reorder_level < 0:
            raise ImpossiblePack

    def changed(self, **to: object) -> Product:
        """The same with other facts; what is None stays as it is."""
        given = {name: value for name, value in to.items() if value is not None}
        return evolve(self, **given)  # type: ignore[arg-type]
