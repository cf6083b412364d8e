"""Walks the seals, with what was kept of them elsewhere; names the first fault (X5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from attrs import define, evolve, field, frozen

from mediklaud.domain.access.seal import Head, IsSigned, Seal, digest_of
from mediklaud.domain.access.tampering import AnchorUnreadable, Fault, FaultKind

_LOOKED_AHEAD = 100


class _HasNumber(Protocol):
    @property
    def number(self) -> int: ...


N = TypeVar("N", bound=_HasNumber)


@frozen(kw_only=True)
class SealedHead:
    """A head, and the number of the seal that covers it."""

    number: int
    head: Head


@frozen
class _Digest:
    number: int
    digest: bytes


@define
class SealCheck:
    """Reads every seal from the first, and counts them."""

    is_signed: IsSigned
    seals: int = 0
    anchored: int = 0
    """The number of the newest seal that is kept outside."""
    newest: Seal | None = None

    def first_fault(
        self,
        seals: Iterable[Seal],
        heads: Iterable[SealedHead],
        anchored: Iterable[Seal],
    ) -> Fault | None:
        """What is wrong first; each of them comes in the order of its number."""
        covered, outside = _InStep(iter(_digests(heads))), _InStep(iter(anchored))
        coming = iter(seals)
        for seal in coming:
            expected = self.seals + 1
            kind = self._fault(seal, covered, coming) or self._against(seal, outside)
            if kind is not None:
                number = expected if kind is FaultKind.MISSING else seal.number
                return Fault(kind=kind, seal=number)
            self.seals, self.newest = expected, seal
        if outside.has_more or covered.has_more:
            return Fault(kind=FaultKind.TRUNCATED, seal=self.seals + 1)
        return None

    def _fault(
        self, seal: Seal, covered: _InStep[_Digest], rest: Iterator[Seal]
    ) -> FaultKind | None:
        expected = self.seals + 1
        if seal.number != expected:
            return FaultKind.MISSING if seal.number > expected else FaultKind.FORKED
        if not seal.is_signed(self.is_signed):
            return _fault_of_other(seal, rest, self.is_signed)
        if seal.previous != (self.newest.hash if self.newest else b""):
            return FaultKind.FORKED
        digest = covered.take(seal.number)
        if (digest.digest if digest else digest_of(())) != seal.heads:
            return FaultKind.CHANGED
        return None

    def _against(self, seal: Seal, outside: _InStep[Seal]) -> FaultKind | None:
        """Is it the seal that was anchored under its number?"""
        kept = outside.take(seal.number)
        if kept is None:
            if outside.has_more:
                raise AnchorUnreadable(seal.number)
            return None
        self.anchored = kept.number
        if kept == seal:
            return None
        if not kept.is_signed(self.is_signed):
            raise AnchorUnreadable(seal.number)
        return FaultKind.FORKED


def _fault_of_other(
    found: Seal, rest: Iterator[Seal], is_signed: IsSigned
) -> FaultKind:
    """It was signed as another number, or it was changed."""
    numbers = range(1, found.number + _LOOKED_AHEAD)
    if not any(evolve(found, number=n).is_signed(is_signed) for n in numbers):
        return FaultKind.CHANGED
    for later in rest:
        if evolve(later, number=found.number).is_signed(is_signed):
            return FaultKind.REORDERED
    return FaultKind.MISSING


def _digests(heads: Iterable[SealedHead]) -> Iterator[_Digest]:
    for number, covered in groupby(heads, key=lambda sealed: sealed.number):
        yield _Digest(number, digest_of(sealed.head for sealed in covered))


@define
class _InStep(Generic[N]):
    """Things in the order of their numbers, taken as their numbers come up."""

    coming: Iterator[N]
    _next: N | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._next = next(self.coming, None)

    @property
    def has_more(self) -> bool:
        return self._next is not None

    def take(self, number: int) -> N | None:
        """The one of this number, if there is one; those before it are passed by."""
        while self._next is not None and self._next.number < number:
            self._next = next(self.coming, None)
        if self._next is None or self._next.number != number:
            return None
        found, self._next = self._next, next(self.coming, None)
        return found
