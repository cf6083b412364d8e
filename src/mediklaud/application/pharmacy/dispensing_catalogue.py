"""What the pharmacy can do at its counter, and what follows from it."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.pharmacy.cancel_dispensation import (
    CancelDispensation,
    cancel_dispensation,
)
from mediklaud.application.pharmacy.dispense import Dispense, dispense
from mediklaud.application.pharmacy.list_awaiting_witness import (
    ListAwaitingWitness,
    list_awaiting_witness,
)
from mediklaud.application.pharmacy.list_dispensations import (
    ListDispensations,
    list_dispensations,
)
from mediklaud.application.pharmacy.list_open_prescriptions import (
    ListOpenPrescriptions,
    list_open_prescriptions,
)
from mediklaud.application.pharmacy.read_controlled_register import (
    ReadControlledRegister,
    read_controlled_register,
)
from mediklaud.application.pharmacy.read_dispensation import (
    ReadDispensation,
    read_dispensation,
)
from mediklaud.application.pharmacy.read_for_dispensing import (
    ReadForDispensing,
    read_for_dispensing,
)
from mediklaud.application.pharmacy.return_medicine import (
    ReturnMedicine,
    return_medicine,
)
from mediklaud.application.pharmacy.when_unsafe_to_dispense import (
    when_unsafe_to_dispense,
)
from mediklaud.application.pharmacy.witness_dispensation import (
    WitnessDispensation,
    witness_dispensation,
)
from mediklaud.application.use_case import Function
from mediklaud.domain.medication.unsafe_to_dispense import (
    AskThePrescriber,
    UnsafeToDispense,
)

USE_CASES: dict[type[Message[Any]], Function] = {
    ListOpenPrescriptions: list_open_prescriptions,
    ReadForDispensing: read_for_dispensing,
    Dispense: dispense,
    ListAwaitingWitness: list_awaiting_witness,
    WitnessDispensation: witness_dispensation,
    CancelDispensation: cancel_dispensation,
    ReturnMedicine: return_medicine,
    ReadDispensation: read_dispensation,
    ListDispensations: list_dispensations,
    ReadControlledRegister: read_controlled_register,
}
REACTIONS: dict[type, tuple[Function, ...]] = {
    UnsafeToDispense: (when_unsafe_to_dispense,),
    AskThePrescriber: (when_unsafe_to_dispense,),
}
