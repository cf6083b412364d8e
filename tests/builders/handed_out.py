"""A medicine that was handed out, with all that its papers are put together from."""

from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.dispensing import a_counselling, a_dispensation, a_part
from tests.builders.prescriptions import a_prescription
from tests.builders.scheduling import a_known_doctor
from tests.builders.stock import a_full_batch, a_kept_product
from tests.hospital import ports_of


def something_handed_out(storage, patient):
    """A dispensation of this Monday, from one batch, with counsel in English."""
    doctor = a_known_doctor(storage)
    written = a_prescription(
        patient_id=patient.id,
        prescriber=doctor.id,
        instructions="খাবারের পরে। After food.",
    )
    product = a_kept_product(storage, brand="Moxacil", manufacturer="Square")
    batch = a_full_batch(storage, product)
    handed_out = a_dispensation(
        prescription_id=written.id,
        patient_id=patient.id,
        prescriber=doctor.id,
        product_id=product.id,
        preparation=written.preparation,
        parts=(a_part(batch_id=batch.id, number="LOT-7"),),
        counselling=a_counselling(points=("Finish it.",), language="English"),
    )
    with ports_of(storage) as port:
        port(Prescriptions).add(written)
        port(Dispensations).add(handed_out)
    return handed_out
