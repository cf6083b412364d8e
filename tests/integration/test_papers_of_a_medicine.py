"""The label and the sheet of a dispensation, on every storage (H8, X1)."""

import pypdfium2 as pdfium
import pytest

from mediklaud.application.pharmacy.print_counselling_sheet import (
    PrintCounsellingSheet,
)
from mediklaud.application.pharmacy.print_label import PrintLabel
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.pharmacy.dispensation_refusals import (
    DispensationNotFound,
    WrongDispensationState,
)
from mediklaud.domain.shared.ids import DispensationId, PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.dispensing import Dispensations
from tests.builders.handed_out import something_handed_out
from tests.builders.scheduling import a_known_patient
from tests.hospital import a_hospital, an_actor, new, ports_of, read

BOTH = pytest.mark.parametrize("kind", [PrintLabel, PrintCounsellingSheet])
PHARMACIST = Role.PHARMACIST


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


@pytest.fixture
def one(storage, patient):
    return something_handed_out(storage, patient)


@pytest.fixture
def printed(storage, one):
    hospital = a_hospital(storage)

    def ask(kind, actor, dispensation_id=None):
        this = dispensation_id or one.id
        return hospital.handle(kind(actor=actor, dispensation_id=this))

    return ask


def words(paper):
    pages = pdfium.PdfDocument(paper.content)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(text.split())


def test_a_label_is_put_together_from_the_books(printed, one, patient):
    said = words(printed(PrintLabel, an_actor(PHARMACIST)))

    assert patient.name in said
    assert patient.number in said
    assert str(one.preparation) in said
    assert "Moxacil, Square · 21 capsules" in said
    assert "by mouth" in said
    assert "After food." in said
    assert "Batch LOT-7" in said


def test_a_sheet_holds_what_the_patient_was_told(printed, one):
    said = words(printed(PrintCounsellingSheet, an_actor(PHARMACIST)))

    assert "1. Finish it." in said
    assert str(one.id) in said


@BOTH
def test_a_patient_prints_the_own_papers_and_nobody_elses(printed, kind, patient):
    own = an_actor(Role.PATIENT, patient_id=patient.id)
    other = an_actor(Role.PATIENT, patient_id=new(PatientId))

    assert printed(kind, own).media_type == "application/pdf"
    with pytest.raises(DispensationNotFound):
        printed(kind, other)


@BOTH
def test_there_are_no_papers_of_what_there_is_not(printed, kind):
    with pytest.raises(DispensationNotFound):
        printed(kind, an_actor(PHARMACIST), new(DispensationId))


@BOTH
def test_what_was_undone_is_not_printed(storage, printed, kind, one):
    with ports_of(storage) as port:
        port(Dispensations).save(one.cancel("Wrong packet."))

    with pytest.raises(WrongDispensationState):
        printed(kind, an_actor(PHARMACIST))


@BOTH
def test_the_audit_says_whose_paper_was_printed(storage, printed, kind, patient, one):
    paper = printed(kind, an_actor(PHARMACIST))

    (entry,) = read(storage, Audit).page(AuditFilter(), None, 1)
    assert entry.patient_id == patient.id
    assert entry.subject_id == str(one.id)
    assert patient.name not in paper.name
