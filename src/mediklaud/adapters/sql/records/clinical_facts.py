"""Allergies, conditions and observations, all in one table, each under its seal."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

import msgspec
from attrs import frozen
from sqlalchemy import Row, bindparam, insert, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.records.tables import clinical_facts
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.records.allergy import Allergy, AllergyNotFound
from mediklaud.domain.records.clinical_facts import (
    ClinicalFact,
    ClinicalFacts,
    gathered,
)
from mediklaud.domain.records.condition import Condition, ConditionNotFound
from mediklaud.domain.records.observation import Observation
from mediklaud.domain.records.procedure import Procedure
from mediklaud.domain.shared.ids import AllergyId, ConditionId, PatientId

_f = clinical_facts.c
_KINDS: dict[str, type[ClinicalFact]] = {
    "allergy": Allergy,
    "condition": Condition,
    "observation": Observation,
    "procedure": Procedure,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_OPEN = ("id", "patient_id", "recorded_by", "recorded_at", "version")
"""What stands in columns; everything else is sealed."""
_ADD = insert(clinical_facts)
_SAVE = update(clinical_facts).where(
    here(clinical_facts), _f.id == bindparam("this"), _f.version == bindparam("read")
)
_OF = select(clinical_facts).where(is_param(clinical_facts, "patient_id"))
_OF_PATIENT = _OF.order_by(_f.id)
_GET = select(clinical_facts).where(is_param(clinical_facts, "id", "kind"))


@frozen
class SqlClinicalFactsBook:
    """The `clinical_facts` table."""

    database: Database

    def add(self, fact: ClinicalFact) -> None:
        self.database.change(
            _ADD,
            id=fact.id.value,
            patient_id=fact.patient_id.value,
            kind=_NAMES[type(fact)],
            sealed=self._sealed(fact),
            recorded_by=fact.recorded_by.value,
            recorded_at=fact.recorded_at,
            version=fact.version,
        )

    def save(self, fact: Allergy | Condition) -> None:
        this = {"this": fact.id.value, "read": fact.version - 1}
        to = {"sealed": self._sealed(fact), "version": fact.version}
        if not self.database.change(_SAVE, **this, **to):
            raise Contended

    def of(self, patient_id: PatientId) -> ClinicalFacts:
        rows = self.database.rows(_OF_PATIENT, patient_id=patient_id.value)
        return gathered(patient_id, map(self._to_fact, rows))

    def allergy(self, allergy_id: AllergyId, scope: Scope) -> Allergy:
        found = cast("Allergy | None", self._one("allergy", allergy_id.value))
        if found is None or not scope.covers(found.patient_id):
            raise AllergyNotFound(allergy_id)
        return found

    def condition(self, condition_id: ConditionId, scope: Scope) -> Condition:
        found = cast("Condition | None", self._one("condition", condition_id.value))
        if found is None or not scope.covers(found.patient_id):
            raise ConditionNotFound(condition_id)
        return found

    def _one(self, kind: str, fact_id: UUID) -> ClinicalFact | None:
        row = self.database.first(_GET, id=fact_id, kind=kind)
        return None if row is None else self._to_fact(row)

    def _sealed(self, fact: ClinicalFact) -> bytes:
        told: dict[str, Any] = msgspec.to_builtins(fact, enc_hook=str)
        private = {name: told[name] for name in told if name not in _OPEN}
        return self.database.seal(clinical_facts, fact.id.value, private)

    def _to_fact(self, row: Row[Any]) -> ClinicalFact:
        private = self.database.unseal(clinical_facts, row.id, row.sealed)
        in_columns = {name: row._mapping[name] for name in _OPEN}  # noqa: SLF001
        for name in ("id", "patient_id", "recorded_by"):
            in_columns[name] = {"value": in_columns[name]}
        return msgspec.convert({**private, **in_columns}, _KINDS[row.kind])
