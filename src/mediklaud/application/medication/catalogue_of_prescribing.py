"""What is done about prescriptions."""

from typing import Any

from mediklaud.application.medication.approve_override import (
    ApproveOverride,
    approve_override,
)
from mediklaud.application.medication.cancel_prescription import (
    CancelPrescription,
    cancel_prescription,
)
from mediklaud.application.medication.check_safety import CheckSafety, check_safety
from mediklaud.application.medication.decline_override import (
    DeclineOverride,
    decline_override,
)
from mediklaud.application.medication.list_awaiting_approval import (
    ListAwaitingApproval,
    list_awaiting_approval,
)
from mediklaud.application.medication.list_prescriptions import (
    ListPrescriptions,
    list_prescriptions,
)
from mediklaud.application.medication.prescribe import Prescribe, prescribe
from mediklaud.application.medication.read_prescription import (
    ReadPrescription,
    read_prescription,
)
from mediklaud.application.medication.renew_prescription import (
    RenewPrescription,
    renew_prescription,
)
from mediklaud.application.medication.revise_prescription import (
    RevisePrescription,
    revise_prescription,
)
from mediklaud.application.medication.sign_prescription import (
    SignPrescription,
    sign_prescription,
)
from mediklaud.application.medication.when_prescription_unsafe import (
    keep_what_was_shown,
)
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function
from mediklaud.domain.medication.unsafe import UnsafePrescription

PRESCRIBING: dict[type[Message[Any]], Function] = {
    Prescribe: prescribe,
    SignPrescription: sign_prescription,
    RevisePrescription: revise_prescription,
    RenewPrescription: renew_prescription,
    CancelPrescription: cancel_prescription,
    ReadPrescription: read_prescription,
    ListPrescriptions: list_prescriptions,
    ListAwaitingApproval: list_awaiting_approval,
    ApproveOverride: approve_override,
    DeclineOverride: decline_override,
    CheckSafety: check_safety,
}
WHEN_UNSAFE: dict[type, tuple[Function, ...]] = {
    UnsafePrescription: (keep_what_was_shown,)
}
