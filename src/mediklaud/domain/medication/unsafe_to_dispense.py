"""Why the knowledge stands against handing a medicine out (M1, M3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.presented import Checked, Presented
from mediklaud.domain.medication.unsafe import Against, require_findings
from mediklaud.domain.shared.ids import PatientId, PrescriptionId


@frozen
class StopsDispensing(RuleBroken):
    """The knowledge stands against handing it out."""

    rule: ClassVar[str] = "M1"
    findings: tuple[Against, ...]
    prescription_id: PrescriptionId
    patient_id: PatientId = field(repr=False)
    shown: tuple[Presented, ...] = field(repr=False)
    """All that stood before the pharmacist's eyes, to be counted."""


@frozen
class UnsafeToDispense(StopsDispensing):
    """The check finds what the prescriber did not answer: answer it, or ask them."""


@frozen
class AskThePrescriber(StopsDispensing):
    """The knowledge forbids it: only a new prescription can let it through."""

    rule: ClassVar[str] = "M3"


def require_safe_to_dispense(
    prescription: Prescription, checked: Checked, given: Iterable[OverrideGiven]
) -> None:
    """Refuse while a finding that stops has an answer of neither of the two.

    What is forbidden was let through by two others, or it is not handed out.
    """
    answers = tuple(given)
    require_findings(checked, answers)
    rules = [one.rule_id for one in answers]
    open_ = unanswered(prescription, checked)
    forbidden = [one for one in open_ if one.is_forbidden]
    if forbidden:
        raise _stopped(AskThePrescriber, prescription, forbidden, checked)
    left = [one for one in open_ if not any(map(one.is_of, rules))]
    if left:
        raise _stopped(UnsafeToDispense, prescription, left, checked)


def _stopped(
    why: type[StopsDispensing],
    prescription: Prescription,
    findings: Iterable[Presented],
    checked: Checked,
) -> StopsDispensing:
    against, shown = tuple(map(Against.of, findings)), tuple(checked.shown)
    return why(against, prescription.id, prescription.patient_id, shown)


def unanswered(prescription: Prescription, checked: Checked) -> tuple[Presented, ...]:
    """What stops, and the prescriber did not know or answer as it is now."""
    return tuple(one for one in checked.stopping if not _known(prescription, one))


def _known(prescription: Prescription, one: Presented) -> bool:
    """Answered as it is; what is forbidden now, by a second person, too (M3)."""
    found = one.finding
    if one.is_forbidden and prescription.approval is None:
        return False
    return any(
        said.rule_id == found.rule_id
        and frozenset(said.pair) == frozenset(found.pair)
        and said.severity.rank <= found.severity.rank
        for said in prescription.overrides
    )
