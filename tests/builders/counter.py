"""A pharmacy's counter in a hospital where doctors prescribe, by its messages."""

from typing import Any

from attrs import field, frozen

from mediklaud.application.pharmacy.cancel_dispensation import CancelDispensation
from mediklaud.application.pharmacy.dispense import Dispense
from mediklaud.application.pharmacy.return_medicine import ReturnMedicine
from mediklaud.application.pharmacy.witness_dispensation import WitnessDispensation
from mediklaud.domain.access.actor import Role
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.identifiers import Identifiers
from mediklaud.domain.shared.preparation import Form, Preparation
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.records import ClinicalFactsBook
from mediklaud.ports.stock import Stock
from tests.builders.clinical_facts import an_allergy
from tests.builders.dispensing import a_counselling
from tests.builders.prescribing import Ward
from tests.builders.stock import a_full_batch, a_kept_product
from tests.clock import StandingClock
from tests.hospital import an_actor, ports_of, read

AMOXICILLIN = Preparation("amoxicillin", Form.TABLET, "500 mg")


@frozen
class Counter:
    """Amoxicillin on the shelf, and a prescription of 21 for the patient."""

    storage: Any
    clock: StandingClock = field(factory=StandingClock)
    ward: Ward = field(init=False)
    me: Any = field(init=False)
    product: Any = field(init=False)

    def __attrs_post_init__(self):
        made = {
            "ward": Ward(self.storage, self.clock),
            "me": an_actor(Role.PHARMACIST),
            "product": self.keep(AMOXICILLIN),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def keep(self, preparation, **what):
        """A product of the medicine."""
        return a_kept_product(self.storage, preparation=preparation, **what)

    def fill(self, quantity=100, product=None, **what):
        """So much of it on the shelf."""
        return a_full_batch(self.storage, product or self.product, quantity, **what)

    def prescribe(self, *name, **what):
        """For the patient, by the doctor in care."""
        written = self.ward.prescribe(*(name or ("amoxicillin", "500 mg")), **what)
        return written.prescription

    def told(self, **what):
        """What the patient says when asked."""
        patient = self.ward.patient
        usual = {"birth_date": patient.birth_date.day, "number": patient.number}
        return Identifiers(**{**usual, **what})

    def dispense(self, prescription, *, by=None, product=None, **what):
        """Hand it out, with counsel."""
        usual = {"identifiers": self.told(), "counselling": a_counselling()}
        return self.handle(
            Dispense,
            by=by,
            prescription_id=prescription.id,
            product_id=(product or self.product).id,
            **{**usual, **what},
        )

    def witness(self, dispensation, *, by=None):
        return self.handle(
            WitnessDispensation,
            by=by or an_actor(Role.PHARMACIST),
            dispensation_id=dispensation.id,
        )

    def undo(self, dispensation, **what):
        usual = {"reason": "Wrong strength taken from the shelf."}
        return self.handle(
            CancelDispensation, dispensation_id=dispensation.id, **{**usual, **what}
        )

    def take_back(self, dispensation, quantity, *, unopened=True, **what):
        """So much of its first batch."""
        part = OfBatch(batch_id=dispensation.parts[0].batch_id, quantity=quantity)
        return self.handle(
            ReturnMedicine,
            dispensation_id=dispensation.id,
            parts=(part,),
            unopened=unopened,
            **{"reason": "No longer needed.", **what},
        )

    def handle(self, kind, *, by=None, **what):
        return self.ward.hospital.handle(kind(actor=by or self.me, **what))

    def on_hand(self, product=None):
        """What lies on the shelf."""
        there = read(self.storage, Stock).batches_of((product or self.product).id)
        return [batch.on_hand for batch in there]

    def allergic_to(self, substance, **what):
        """Found out only after the doctor has prescribed."""
        with ports_of(self.storage) as port:
            fact = an_allergy(
                patient_id=self.ward.patient.id, substance=substance, **what
            )
            port(ClinicalFactsBook).add(fact)

    def prescription(self, prescription):
        """As it stands now."""
        return read(self.storage, Prescriptions).find(prescription.id)
