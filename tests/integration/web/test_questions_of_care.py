"""Whether three come or thirty, a page about them asks the database as often."""

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.application.privacy.ask_for_amendment import AskForAmendment
from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.shared.ids import PatientId
from tests.builders.at_work import a_booking, a_doctor_at_work, away, the_doctor
from tests.builders.busy_hospital import requested
from tests.builders.cashier import invoiced, seen, to_set_tariff
from tests.builders.prescribing import a_dosage, a_regimen
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.builders.rights import a_guardianship, the_patient_of
from tests.builders.stock import a_full_batch, a_kept_product
from tests.integration.http.houses import House
from tests.integration.http.people import token_of
from tests.integration.web.browser import Browser
from tests.statements import statements_on
from tests.storages import on_sqlite, sqlite_engine

FEW, MANY = 3, 30
A_DAY = 18
"""So many visits a day."""
PAGES = {
    Role.FRONT_DESK: (
        "/",
        "/desk/board",
        "/desk/patients/{patient}",
        "/desk/patients/{patient}/book",
        "/desk/patients/{patient}/book/{doctor}",
        "/desk/patients/{patient}/pay",
        "/desk/till",
        "/desk/changes",
        "/impacted",
    ),
    Role.DOCTOR: (
        "/",
        "/my-day",
        "/my-week",
        "/visits/{visit}",
        "/charts/{patient}",
        "/charts/{patient}/prescribe",
    ),
    Role.PHARMACIST: (
        "/pharmacy/queue",
        "/pharmacy/stock",
        "/pharmacy/delivery",
        "/pharmacy/products/{product}",
        "/pharmacy/prescriptions/{prescription}",
        "/pharmacy/reports/movements",
        "/pharmacy/reports/stock_value",
    ),
    Role.PATIENT: (
        "/",
        "/appointments",
        "/book",
        "/book/{doctor}",
        "/my/invoices",
        "/my/receipts",
        "/my/medicines",
        "/my/people",
        "/my/record",
        "/my/statement",
        "/my/wishes",
    ),
    Role.CHIEF_MEDICAL_OFFICER: ("/", "/doctors", "/doctors/{doctor}", "/impacted"),
}


@pytest.fixture(scope="module")
def pages():
    """By role and page: how often the database is asked, with few and with many."""
    with on_sqlite() as storage:
        house = House(storage)
        house.hospital.handle(to_set_tariff())
        known = who_is_here(house)
        asked = []
        for first, last in ((0, FEW), (FEW, MANY)):
            for number in range(first, last):
                something_happens(house.hospital, known, number)
            asked.append(opened(house, known))
        yield asked


def who_is_here(house):
    """A doctor at work, one who will be away, and a patient with a browser."""
    hospital = house.hospital
    doctor, gone = a_doctor_at_work(hospital), a_doctor_at_work(hospital)
    house.tokens[Role.DOCTOR] = token_of(hospital, Role.DOCTOR, doctor_id=doctor.id)
    patient_id = PatientId.parse(house.a_patient("Rahima Khatun"))
    patient = hospital.handle(ReadPatient(actor=the_desk(), patient_id=patient_id))
    visit = a_booking(hospital, doctor, 11, patient)
    written = prescribed(hospital, doctor, patient, "amlodipine")
    product = a_kept_product(hospital.storage, preparation=written.preparation)
    return {
        "doctor": doctor,
        "gone": gone,
        "patient": patient,
        "visit": visit,
        "prescription": written,
        "product": product,
    }


def prescribed(hospital, doctor, patient, name):
    """A medicine that the pharmacy is to hand out."""
    usual = {"actor": the_doctor(doctor), "patient_id": patient.id}
    regimen = a_regimen(name, "5 mg", dosage=a_dosage(times_a_day=1))
    command = Prescribe(regimen=regimen, **usual)
    return hospital.handle(command).prescription


def something_happens(hospital, known, number):
    """One more of everything that these pages list."""
    at = 24 * (number // A_DAY) + (number % A_DAY) / 2 + 1
    somebody_comes(hospital, known["doctor"], at)
    more_of_the_patient(hospital, known["doctor"], known["patient"], number)
    a_booking(hospital, known["gone"], 72 + at)
    away(hospital, known["gone"], 72 + at, 72 + at + 0.5)
    a_full_batch(hospital.storage, known["product"], number=f"B-{number}")
    other = a_kept_product(hospital.storage, code=f"code_{number}")
    a_full_batch(hospital.storage, other)


def somebody_comes(hospital, doctor, at):
    """Booked for that hour; given a medicine; would rather not come."""
    patient = an_enrolled_patient(hospital)
    visit = a_booking(hospital, doctor, at, patient)
    prescribed(hospital, doctor, patient, "amlodipine")
    if at < 24:
        requested(hospital, visit)


def more_of_the_patient(hospital, doctor, patient, number):
    """One more of everything that stands about the one patient."""
    handle, told = hospital.handle, {"actor": the_doctor(doctor)}
    told["patient_id"] = patient.id
    handle(RecordAllergy(**told, substance=f"dust of kind {number}"))
    diagnosis = Diagnosis(code=f"I{10 + number}", text="Something else")
    handle(RecordCondition(**told, diagnosis=diagnosis))
    visit = a_booking(hospital, doctor, 240 + number / 4, patient)
    handle(CancelAppointment(actor=the_desk(), appointment_id=visit.id, reason="Ill"))
    seen(hospital, patient.id)
    invoiced(hospital, patient.id)
    a_guardianship(hospital, patient)
    wish = {"patient_id": patient.id, "text": "It was Friday."}
    handle(AskForAmendment(actor=the_patient_of(patient), **wish))
    prescribed(hospital, doctor, patient, f"herb {number}")


def opened(house, known):
    """How often each page asks."""
    counted = {}
    names = {name: one.id for name, one in known.items()}
    for role, pages in PAGES.items():
        login = house.hospital.handle(WhoAmI(actor=Bearer(house.tokens[role]))).login
        somebody = Browser(house.another_door())
        somebody.sign_in(login)
        for page in pages:
            with statements_on(sqlite_engine()) as statements:
                somebody.get(page.format(**names))
            counted[role, page] = len(statements)
    return counted


@pytest.mark.parametrize(
    ("role", "page"), [(role, page) for role, pages in PAGES.items() for page in pages]
)
def test_a_page_asks_as_often(pages, role, page):
    few, many = (asked[role, page] for asked in pages)

    assert few == many < 60
