"""What becomes of two files that are made one, or two again (P3)."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from mediklaud.domain.registry.patient import Patient, PatientStatus

_OF_THE_FILE = ("gender", "national_id")
_OF_THE_CONTACT = ("phone", "email")


def joined(survivor: Patient, duplicate: Patient) -> tuple[Patient, tuple[str, ...]]:
    """The surviving file, with what only the duplicate knew, and which that is.

    What both know is as the survivor says; consents above all. The duplicate's number
    finds the survivor from now on.
    """
    known = _facts(duplicate)
    lacking = {name for name, value in _facts(survivor).items() if value is None}
    gained = {name: known[name] for name in sorted(lacking) if known[name] is not None}
    numbers = (*survivor.former_numbers, duplicate.number, *duplicate.former_numbers)
    named = evolve(survivor, former_numbers=numbers)
    return _with(named, gained), tuple(gained)


def parted(survivor: Patient, duplicate: Patient, gained: tuple[str, ...]) -> Patient:
    """The surviving file without what it got, unless that was changed since."""
    theirs, ours = _facts(duplicate), _facts(survivor)
    given_back = {name: None for name in gained if ours[name] == theirs[name]}
    gone = {duplicate.number, *duplicate.former_numbers}
    numbers = tuple(n for n in survivor.former_numbers if n not in gone)
    return _with(evolve(survivor, former_numbers=numbers), given_back)


def closed(duplicate: Patient, survivor: Patient) -> Patient:
    """The file that is found no more, and points to the other one."""
    return evolve(duplicate, status=PatientStatus.MERGED, merged_into=survivor.id)


def reopened(duplicate: Patient, status: PatientStatus) -> Patient:
    """The file as it stood before."""
    return evolve(duplicate, status=status, merged_into=None)


def _facts(patient: Patient) -> dict[str, Any]:
    own = {name: getattr(patient, name) for name in _OF_THE_FILE}
    return own | {name: getattr(patient.contact, name) for name in _OF_THE_CONTACT}


def _with(patient: Patient, facts: dict[str, Any]) -> Patient:
    own = {name: facts[name] for name in _OF_THE_FILE if name in facts}
    reached = {name: facts[name] for name in _OF_THE_CONTACT if name in facts}
    contact = evolve(patient.contact, **reached)
    return evolve(patient, contact=contact, **own)
