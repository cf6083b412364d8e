"""Acting for another patient: in which of that patient's things (P5)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from mediklaud.domain.shared.ids import PatientId


class ProxyScope(StrEnum):
    """A part of a patient's things that somebody else may look after."""

    APPOINTMENTS = "appointments"
    BILLING = "billing"
    CLINICAL = "clinical"
    MESSAGES = "messages"


def _as_a_set(scopes: Iterable[ProxyScope]) -> frozenset[ProxyScope]:
    return frozenset(scopes)


@frozen
class Ward:
    """A patient somebody acts for right now, and in what."""

    patient_id: PatientId
    scopes: frozenset[ProxyScope] = field(converter=_as_a_set)
