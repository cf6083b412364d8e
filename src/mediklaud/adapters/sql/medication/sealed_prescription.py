"""What is sealed of a prescription: the medicine, how to take it, and all reasons."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.override import Approval, SafetyOverride
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.preparation import Administration, Form, Preparation

Private = dict[str, Any]


def private_of(one: Prescription) -> Private:
    """As it goes under the seal."""
    medicine = one.preparation
    return {
        "prescriber_name": one.prescriber_name,
        "preparation": [medicine.name, medicine.form.value, medicine.strength],
        "dosage": _of_dosage(one.dosage),
        "route": one.route.value,
        "quantity_reason": one.quantity_reason,
        "instructions": one.instructions,
        "end_reason": one.end_reason,
        "overrides": [_of_override(override) for override in one.overrides],
        "approval": one.approval and _of_approval(one.approval),
    }


def read_from(private: Private) -> Private:
    """The fields that were sealed."""
    name, form, strength = private["preparation"]
    dosage, approval = private["dosage"], private["approval"]
    return {
        **private,
        "preparation": Preparation(name, Form(form), strength),
        "dosage": Dosage(**{**dosage, "dose": Decimal(dosage["dose"])}),
        "route": Administration(private["route"]),
        "overrides": tuple(map(_override, private["overrides"])),
        "approval": approval and Approval(**_said(approval)),
    }


def _of_dosage(dosage: Dosage) -> Private:
    return {
        "dose": str(dosage.dose),
        "times_a_day": dosage.times_a_day,
        "every_days": dosage.every_days,
        "as_needed": dosage.as_needed,
        "duration_days": dosage.duration_days,
    }


def _of_override(one: SafetyOverride) -> Private:
    return {
        "rule_id": one.rule_id,
        "knowledge": one.knowledge,
        "severity": one.severity.value,
        "pair": list(one.pair),
        "effect": one.effect,
        "management": one.management,
        "reason": one.reason.value,
        "text": one.text,
        "by": one.by and str(one.by),
        "at": one.at.isoformat(),
    }


def _override(private: Private) -> SafetyOverride:
    return SafetyOverride(
        **{
            **_said(private),
            "severity": Severity(private["severity"]),
            "pair": tuple(private["pair"]),
            "reason": OverrideReason(private["reason"]),
        }
    )


def _of_approval(approval: Approval) -> Private:
    return {
        "by": str(approval.by),
        "at": approval.at.isoformat(),
        "reason": approval.reason,
    }


def _said(private: Private) -> Private:
    by = private["by"] and AccountId.parse(private["by"])
    return {**private, "by": by, "at": datetime.fromisoformat(private["at"])}
