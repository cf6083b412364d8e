"""Substances, products of several, and how they get into the body."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from mediklaud.domain.shared.preparation import Administration

_SYSTEMIC = frozenset(
    {
        Administration.ORAL,
        Administration.SUBLINGUAL,
        Administration.INTRAVENOUS,
        Administration.INTRAMUSCULAR,
        Administration.SUBCUTANEOUS,
        Administration.RECTAL,
        Administration.TRANSDERMAL,
    }
)


class Scope(StrEnum):
    """Where a medicine acts, as far as rules tell it apart."""

    SYSTEMIC = "systemic"
    ORAL = "oral"
    INHALED = "inhaled"
    LOCAL = "local"
    ANY = "any"


_BY_MOUTH = frozenset({Scope.ORAL, Scope.SYSTEMIC, Scope.ANY})
_IN_THE_BODY = frozenset({Scope.SYSTEMIC, Scope.ANY})
_IN_THE_LUNGS = frozenset({Scope.INHALED, Scope.ANY})
_ON_THE_SPOT = frozenset({Scope.LOCAL, Scope.ANY})


@frozen
class Substance:
    """What acts in a product, by its international name."""

    name: str
    systemic: tuple[str, ...] = ()
    """Its ATC codes for the whole body; the first is what it is mostly given for."""
    inhaled: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    allergy_classes: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Its ATC codes, by whatever route."""
        return self.systemic + self.inhaled + self.local

    def scopes(
        self, route: Administration | None, code: str | None = None
    ) -> frozenset[Scope]:
        """Where it acts, given so; what is not known counts as all that it may be."""
        if route is None:
            return self._by_codes(() if code is None else (code,))
        if route is Administration.ORAL:
            return _BY_MOUTH
        if route in _SYSTEMIC or code in self.systemic:
            return _IN_THE_BODY
        if route is Administration.INHALED:
            return _IN_THE_LUNGS if self._is_made_for(self.inhaled) else _ANYWHERE
        return _ON_THE_SPOT if self._is_made_for(self.local) else _IN_THE_BODY

    def _is_made_for(self, codes: tuple[str, ...]) -> bool:
        """Is it made to stay there? A ring or a nasal spray may be for the body."""
        return bool(codes) or not self.codes

    def _by_codes(self, own: tuple[str, ...]) -> frozenset[Scope]:
        codes = own or self.codes
        scopes = frozenset[Scope]()
        if not codes or not set(self.systemic).isdisjoint(codes):
            scopes |= _BY_MOUTH
        if not set(self.inhaled).isdisjoint(codes):
            scopes |= _IN_THE_LUNGS
        return scopes or _ON_THE_SPOT


_ANYWHERE = _IN_THE_BODY | _IN_THE_LUNGS


@frozen
class Combination:
    """A product of several substances under one name."""

    name: str
    atc: str
    ingredients: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
