"""What stands on the papers that go with a medicine, put together from its books."""

from __future__ import annotations

from attrs import frozen

from mediklaud.application.pharmacy.within_reach import WithinReach
from mediklaud.application.use_case import Gathered
from mediklaud.domain.medication.directions import directions
from mediklaud.domain.pharmacy.dispensation import Dispensation, DispensationStatus
from mediklaud.domain.pharmacy.label import Label, PrintedPart
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.counted import counted
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.registry import Patients
from mediklaud.ports.stock import Products

_PRINTED = (DispensationStatus.AWAITING_WITNESS, DispensationStatus.DONE)


@frozen(kw_only=True)
class Labelling(Gathered):
    """Who it is for, what it is, how to take it, and where it came from."""

    reach: WithinReach
    prescriptions: Prescriptions
    products: Products
    patients: Patients
    hospital: Hospital

    def read(self, dispensation_id: DispensationId) -> Dispensation:
        """The dispensation, if it is theirs to see and was not undone."""
        found = self.reach.read(dispensation_id)
        found.require(*_PRINTED)
        return found

    def label(self, one: Dispensation) -> Label:
        """What stands on the packet."""
        prescribed = self.prescriptions.find(one.prescription_id)
        patient = self.patients.get(one.patient_id)
        unit = one.preparation.form.unit
        return Label(
            patient_name=patient.name,
            patient_number=patient.number,
            medicine=str(one.preparation),
            product=_packet(self.products.get(one.product_id)),
            quantity=counted(one.quantity, unit),
            owed=counted(one.owed, unit) if one.owed else None,
            directions=directions(prescribed),
            instructions=prescribed.instructions,
            prescriber=prescribed.prescriber_name,
            handed_out_on=self.hospital.day_of(one.at),
            parts=tuple(
                PrintedPart(
                    batch=part.number,
                    expires_on=part.expires_on,
                    quantity=counted(part.quantity, unit),
                )
                for part in one.parts
            ),
            reference=str(one.id),
        )


def _packet(product: Product) -> str:
    return ", ".join(filter(None, (product.brand, product.manufacturer)))
