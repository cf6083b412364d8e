"""The safety check of one patient: at prescribing and at dispensing (M1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from attrs import evolve

from mediklaud.application.medication.chart import Chart, Known
from mediklaud.application.medication.knowledge import InForce
from mediklaud.application.medication.medicines import medicine_of
from mediklaud.domain.medication import (
    KnownAllergy,
    Medicine,
    SafetyReport,
    check_new,
    check_safety,
)
from mediklaud.domain.medication.prescribed import Prescribed
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.presented import Checked, Presented
from mediklaud.domain.medication.repeats import Repeats
from mediklaud.domain.medication.unsafe import CheckFailed
from mediklaud.domain.shared.ids import DoctorId, PatientId, PrescriptionId


def check_for(
    patient_id: PatientId,
    new: tuple[Prescribed, ...],
    chart: Chart,
    *,
    prescriber: DoctorId | None = None,
) -> Checked:
    """The new beside all that the patient takes; `CheckFailed` rather than silence.

    What this prescriber answered before, and still holds, does not stop again (M6);
    without one, as at dispensing, everything is shown. A renewal is not looked at
    beside what it renews, as long as it is the same medicine.
    """
    in_force = chart.in_force()
    in_use = chart.in_use(patient_id, in_force.bases)
    before = _lineage(new, in_use)
    beside = [one for one in in_use if one.id not in before or _is_another(one, new)]
    report = _report(
        [medicine_of(one, chart.today) for one in new],
        [medicine_of(one, chart.today) for one in beside],
        chart.known_of(patient_id),
        in_force,
    )
    if prescriber is None:
        return _presented(report, in_force, None)
    since = chart.now - chart.policy.not_repeated_for
    repeats = Repeats(prescriber=prescriber, new=new, in_use=in_use, since=since)
    return _presented(report, in_force, repeats)


def check_medicines(
    patient_id: PatientId, medicines: Iterable[Medicine], chart: Chart
) -> Checked:
    """Medicines by name beside what the patient takes; none of them: all of that."""
    in_force, known = chart.in_force(), chart.known_of(patient_id)
    in_use = chart.in_use(patient_id, in_force.bases)
    taken = [medicine_of(one, chart.today) for one in in_use]
    return _presented(_report(list(medicines), taken, known, in_force), in_force, None)


def check_alone(
    medicines: Iterable[Medicine], allergies: Iterable[KnownAllergy], chart: Chart
) -> Checked:
    """Medicines by name, of nobody in particular."""
    in_force, given = chart.in_force(), tuple(allergies)
    nobody = Known(allergies=given, patient=None, gaps=(), today=chart.today)
    return _presented(_report([], list(medicines), nobody, in_force), in_force, None)


def _report(
    new: list[Medicine], beside: list[Medicine], known: Known, in_force: InForce
) -> SafetyReport:
    """The new ones beside the others; without new ones, all of the others.

    Whatever goes wrong in it is never taken for an answer (M4).
    """
    whose: dict[str, Any] = {
        "allergies": known.allergies,
        "on": known.today,
        "patient": known.patient,
        "knowledge": in_force.bases,
    }
    try:
        if new:
            report = check_new(new, beside=beside, **whose)
        else:
            report = check_safety(beside, **whose)
    except Exception as error:
        raise CheckFailed from error
    return evolve(report, not_checked=(*report.not_checked, *known.gaps))


def _lineage(
    new: tuple[Prescribed, ...], in_use: tuple[Prescription, ...]
) -> Collection[PrescriptionId]:
    """The new ones, what they renew or replace, and what that did."""
    by_id = {one.id: one for one in (*in_use, *new)}
    found: set[PrescriptionId] = set()
    waiting = [one.id for one in new]
    while waiting:
        this = waiting.pop()
        if this not in found:
            found.add(this)
            one = by_id.get(this)
            waiting += [i for i in (one and (one.renews, one.replaces)) or () if i]
    return found


def _is_another(one: Prescription, new: tuple[Prescribed, ...]) -> bool:
    """Is it still taken, though what it became is another medicine?"""
    names = {other.preparation.name.casefold() for other in new}
    return bool(one.dispensed) and one.preparation.name.casefold() not in names


def _presented(
    report: SafetyReport, in_force: InForce, repeats: Repeats | None
) -> Checked:
    policy = in_force.policy
    presented = tuple(
        Presented(
            finding=finding,
            presentation=policy.presentation(finding),
            answered=repeats.answer_to(finding) if repeats else None,
        )
        for finding in report.findings
    )
    return Checked(
        report=evolve(report, policy_version=policy.version), presented=presented
    )
