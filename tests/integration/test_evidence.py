"""A part of the audit, given to others: whole, signed, and with what covers it (X5)."""

import json
from datetime import timedelta

import pytest

from mediklaud.adapters.anchor import MemoryAnchor
from mediklaud.application.access import export_audit as exporting
from mediklaud.application.access.export_audit import ExportAudit
from mediklaud.application.access.sealer import Sealer
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.access.evidence import TooMuchEvidence, signed_content
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.auditing import AuditMarks, AuditTrail, Seals
from tests.builders.access import an_entry
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, an_actor, new, ports_of, read

AMINA, BORIS = new(PatientId), new(PatientId)
CLERK = new(AccountId)


@pytest.fixture
def hospital(storage):
    """Three entries about Amina, two under seals, and one about Boris."""
    hospital = a_hospital(storage)
    sealer = Sealer(hospital, MemoryAnchor())
    for what in (
        {"patient_id": AMINA, "account_id": CLERK},
        {"patient_id": AMINA, "seen": (BORIS,)},
        {"patient_id": BORIS, "at": MONDAY_MORNING + timedelta(hours=1)},
    ):
        with ports_of(storage) as port:
            port(Audit).append(an_entry(**what))
        sealer.seal()
    with ports_of(storage) as port:
        port(Audit).append(an_entry(patient_id=AMINA))
    return hospital


def export(hospital, **which):
    officer = an_actor(Role.PRIVACY_OFFICER)
    return hospital.handle(ExportAudit(actor=officer, **which))


def told(evidence, what):
    lines = map(json.loads, evidence.lines)
    return [line for line in lines if line["what"] == what]


def test_it_holds_what_fits_with_its_places_and_marks(hospital):
    evidence = export(hospital, about_patient_id=AMINA)

    entries = told(evidence, "entry")
    assert [one["seq"] for one in entries] == [1, 2, 3]
    assert {one["patient_id"] for one in entries} == {str(AMINA)}
    assert [one["previous"] for one in entries[1:]] == [e["mac"] for e in entries[:2]]
    assert entries[1]["seen"] == [str(BORIS)]
    assert evidence.entries == 3


def test_it_holds_the_seal_that_covers_the_last_of_each_stream(hospital):
    until = MONDAY_MORNING + timedelta(minutes=1)
    evidence = export(hospital, account_id=CLERK, until=until)

    (head,), (seal,) = told(evidence, "head"), told(evidence, "seal")
    made = read(hospital.storage, Seals).after(0, 1)[0]
    assert (head["seal"], head["seq"]) == (seal["number"], 1) == (1, 1)
    assert head["mac"] == told(evidence, "entry")[0]["mac"]
    assert seal["signature"] == made.signature.hex()


def test_what_no_seal_covers_has_none(hospital):
    evidence = export(hospital, about_patient_id=AMINA)

    assert told(evidence, "head") == told(evidence, "seal") == []


def test_its_last_line_signs_all_before_it(hospital):
    *lines, last = export(hospital, about_patient_id=BORIS).lines
    signed = json.loads(last)
    key_id, signature = signed["key_id"], bytes.fromhex(signed["signature"])
    marks = read(hospital.storage, AuditMarks)

    assert marks.verify(key_id, signed_content(lines), signature)
    for lost in range(len(lines)):
        left = lines[:lost] + lines[lost + 1 :]
        assert not marks.verify(key_id, signed_content(left), signature)


def test_everybody_it_names_is_named_in_the_audit(hospital):
    export(hospital, about_patient_id=AMINA)

    (entry,) = read(hospital.storage, Audit).page(
        AuditFilter(action="export_audit"), None, 9
    )
    assert set(entry.shown) == {AMINA, BORIS}


def test_more_than_goes_into_one_file_is_refused(hospital, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ENTRIES", 2)

    with pytest.raises(TooMuchEvidence):
        export(hospital, about_patient_id=AMINA)
    assert export(hospital, about_patient_id=BORIS).entries == 1


def test_each_entry_names_the_first_seal_that_covers_it(hospital):
    trail = read(hospital.storage, AuditTrail)

    found = trail.part(AuditFilter(patient_id=AMINA), 9)

    assert [one.number for one in found] == [1, 2, None]
    assert [one.number for one in trail.part(AuditFilter(), 9)].count(None) == 1


def test_seals_are_found_by_number(hospital):
    seals = read(hospital.storage, Seals)

    assert [one.number for one in seals.numbered([3, 1])] == [1, 3]
    assert seals.numbered([]) == seals.numbered([99]) == ()
