"""Is this patient enrolled already? Advice, never a hard block (P2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.registry.similar_names import are_similar
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.texts import code_key, name_key


@frozen
class LikelyDuplicate(RuleBroken):
    """A patient like this is enrolled: open that file, or give a duplicate_reason."""

    rule: ClassVar[str] = "P2"
    candidates: tuple[PatientId, ...]
    numbers: tuple[str, ...]


@frozen(kw_only=True)
class Duplicates:
    """The files that may be about the same person."""

    strong: tuple[Patient, ...] = ()
    likely: tuple[Patient, ...] = ()

    @property
    def all(self) -> tuple[PatientId, ...]:
        """Whose files they are, the strong ones first."""
        return tuple(p.id for p in (*self.strong, *self.likely))

    @classmethod
    def of(cls, patient: Patient, others: Iterable[Patient]) -> Duplicates:
        """Which of the others may be this patient."""
        candidates = [other for other in others if other.id != patient.id]
        strong = tuple(p for p in candidates if _is_strong(patient, p))
        others = (p for p in candidates if p not in strong)
        likely = tuple(p for p in others if _is_likely(patient, p))
        return cls(strong=strong, likely=likely)

    def besides(self, known: Duplicates) -> Duplicates:
        """Those that nobody was asked about before."""
        asked = {p.id for p in known.strong}
        strong = tuple(p for p in self.strong if p.id not in asked)
        return evolve(self, strong=strong)

    def require_reason(self, reason: str | None) -> None:
        """Refuse a second file of the same person, unless somebody says why."""
        if self.strong and reason is None:
            numbers = tuple(p.number for p in self.strong)
            raise LikelyDuplicate(tuple(p.id for p in self.strong), numbers)


def _is_strong(one: Patient, other: Patient) -> bool:
    """The same national id; or the same name, in any order, and birth date."""
    if one.national_id and other.national_id:
        same_id = code_key(one.national_id) == code_key(other.national_id)
    else:
        same_id = False
    same_name = name_key(one.name) == name_key(other.name)
    return same_id or (same_name and one.birth_date.day == other.birth_date.day)


def _is_likely(one: Patient, other: Patient) -> bool:
    """The same phone and a similar name; families share phones, so both are asked."""
    phone = one.contact.phone
    same_phone = phone is not None and phone == other.contact.phone
    return same_phone and are_similar(one.name, other.name)
