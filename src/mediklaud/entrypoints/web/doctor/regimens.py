"""What stands in a prescription form: the medicine, how it is taken, the answers."""

from __future__ import annotations

from datetime import date

from mediklaud.application.medication.medicines import medicine_of
from mediklaud.domain.errors import Refusal
from mediklaud.domain.medication import Medicine
from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.shared.preparation import (
    Administration,
    Form,
    Preparation,
    amounts_in,
)
from mediklaud.entrypoints.reading import read_number
from mediklaud.entrypoints.web.forms import Form as Written
from mediklaud.entrypoints.web.forms import Reading

_REASON, _TEXT = "reason:", "text:"


def regimen_in(form: Written) -> Regimen:
    """All of it; what cannot be read is told at once."""
    with form.reading() as read:
        name = read.need("name", str)
        made_up = read.need("form", Form)
        strength = read.need("strength", _strength)
        route = read.need("route", Administration)
        quantity = read.may("quantity", int)
        refills = read.may("refills", int) or 0
        dose = read.need("dose", read_number)
        often = read.need("times_a_day", int)
        every = read.may("every_days", int) or 1
        days = read.need("duration_days", int)
    return Regimen(
        preparation=Preparation(name, made_up, strength),
        dosage=Dosage(
            dose=dose,
            times_a_day=often,
            every_days=every,
            as_needed="as_needed" in form,
            duration_days=days,
        ),
        route=route,
        quantity=quantity,
        quantity_reason=form["quantity_reason"] or None,
        refills=refills,
        controlled="controlled" in form,
        instructions=form["instructions"] or None,
    )


def readable_regimen(form: Written) -> tuple[Regimen, int] | None:
    """All of it and what it comes to, once so much is filled in that it can be read."""
    try:
        regimen = regimen_in(form)
        quantity = regimen.comes_to
    except Refusal:
        return None
    return regimen, quantity


def medicine_in(form: Written, today: date) -> Medicine | None:
    """As much as is known of it while it is still being written."""
    readable = readable_regimen(form)
    if readable is not None:
        return medicine_of(readable[0], today)
    return Medicine(name=form["name"]) if form["name"] else None


def answers_in(form: Written) -> tuple[OverrideGiven, ...]:
    """The answer to each finding that was answered."""
    rules = [
        name.removeprefix(_REASON)
        for name in form.fields
        if name.startswith(_REASON) and name in form
    ]
    with form.reading() as read:
        told = {rule: _answer(read, rule) for rule in rules}
    return tuple(
        OverrideGiven(rule_id=rule, reason=reason, text=text)
        for rule, (reason, text) in told.items()
    )


def _answer(read: Reading, rule: str) -> tuple[OverrideReason, str]:
    reason = read.need(f"{_REASON}{rule}", OverrideReason)
    return reason, read.need(f"{_TEXT}{rule}", str)


def _strength(text: str) -> str:
    amounts_in(text)
    return text
