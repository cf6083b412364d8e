"""What a pharmacist sees before anything is handed out (H7, M1)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.at_the_counter import AtTheCounter, supply_of
from mediklaud.application.pharmacy.checking_again import CheckingAgain
from mediklaud.application.pharmacy.shelves import Shelves
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.presented import Checked, Presented
from mediklaud.domain.medication.unsafe_to_dispense import unanswered
from mediklaud.domain.pharmacy.fefo import Picked, first_expiring
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.records import ClinicalFactsBook


@frozen(kw_only=True)
class Choice:
    """A product that fits, and the batches it would be taken from."""

    product: Product
    picked: Picked


@frozen(kw_only=True)
class ForDispensing:
    """Who the patient is, what is known and taken, and what can be handed out."""

    prescription: Prescription
    patient: PatientCard
    facts: ClinicalFacts
    in_use: tuple[Prescription, ...]
    """What the patient takes besides, or took so lately that it may matter."""
    checked: Checked
    unanswered: tuple[Presented, ...]
    """What stops, and the prescriber has not answered."""
    due: int
    needs_counselling: bool
    choices: tuple[Choice, ...]


@frozen(kw_only=True)
class ReadForDispensing(Query[ForDispensing]):
    """Look at a prescription, its patient and the shelves."""

    permission: ClassVar = Permission.DISPENSE
    prescription_id: PrescriptionId


def read_for_dispensing(
    query: ReadForDispensing,
    *,
    counter: AtTheCounter,
    checking: CheckingAgain,
    shelves: Shelves,
    facts: ClinicalFactsBook,
) -> ForDispensing:
    """Checked again as of now; the batches are those that expire first."""
    one = counter.look(query.prescription_id)
    checked = checking.check(one)
    others = checking.chart.in_use(one.patient_id)
    return ForDispensing(
        prescription=one,
        patient=PatientCard.of(counter.patients.get(one.patient_id)),
        facts=facts.of(one.patient_id).for_medicines,
        in_use=tuple(other for other in others if other.id != one.id),
        checked=checked,
        unanswered=unanswered(one, checked),
        due=supply_of(one).due,
        needs_counselling=counter.needs_counselling(one),
        choices=_choices(one, counter, shelves),
    )


def _choices(
    one: Prescription, counter: AtTheCounter, shelves: Shelves
) -> tuple[Choice, ...]:
    """Every product that fits, with what would be picked of it."""
    supply = supply_of(one)
    last = supply.last_day(supply.due, counter.today)
    return tuple(
        Choice(
            product=product,
            picked=first_expiring(shelves.there(product.id), supply.due, last),
        )
        for product in shelves.products.fitting(one.preparation)
    )
