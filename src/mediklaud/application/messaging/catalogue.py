"""What the `messaging` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.messaging.lease_due_messages import (
    LeaseDueMessages,
    lease_due_messages,
)
from mediklaud.application.messaging.list_outbox import ListOutbox, list_outbox
from mediklaud.application.messaging.record_delivery import (
    RecordDelivery,
    record_delivery,
)
from mediklaud.application.messaging.retry_outbox import RetryOutbox, retry_outbox
from mediklaud.application.messaging.warn_of_ending_licences import (
    WarnOfEndingLicences,
    warn_of_ending_licences,
)
from mediklaud.application.messaging.when_amendment_decided import (
    when_amendment_decided,
)
from mediklaud.application.messaging.when_appointment_booked import (
    when_appointment_booked,
)
from mediklaud.application.messaging.when_appointment_cancelled import (
    when_appointment_cancelled,
)
from mediklaud.application.messaging.when_appointment_moved import (
    when_appointment_moved,
)
from mediklaud.application.messaging.when_batch_recalled import when_batch_recalled
from mediklaud.application.messaging.when_glass_broken import when_glass_broken
from mediklaud.application.messaging.when_guardian_named import when_guardian_named
from mediklaud.application.messaging.when_password_chosen import when_password_chosen
from mediklaud.application.messaging.when_password_reset_asked import (
    when_password_reset_asked,
)
from mediklaud.application.messaging.when_patient_invited import when_patient_invited
from mediklaud.application.messaging.when_payment_received import (
    when_payment_received,
)
from mediklaud.application.messaging.when_refund_paid import when_refund_paid
from mediklaud.application.messaging.when_second_factor_withdrawn import (
    when_second_factor_withdrawn,
)
from mediklaud.application.use_case import Function
from mediklaud.domain.access.events import (
    PasswordChosen,
    PasswordResetAsked,
    PatientInvited,
    SecondFactorWithdrawn,
)
from mediklaud.domain.billing.events import PaymentReceived, RefundPaid
from mediklaud.domain.pharmacy.recall import BatchRecalled
from mediklaud.domain.privacy.events import (
    AmendmentDecided,
    GlassBroken,
    GuardianNamed,
)
from mediklaud.domain.scheduling.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMoved,
)

USE_CASES: dict[type[Message[Any]], Function] = {
    LeaseDueMessages: lease_due_messages,
    RecordDelivery: record_delivery,
    WarnOfEndingLicences: warn_of_ending_licences,
    ListOutbox: list_outbox,
    RetryOutbox: retry_outbox,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {
    AppointmentBooked: (when_appointment_booked,),
    AppointmentMoved: (when_appointment_moved,),
    AppointmentCancelled: (when_appointment_cancelled,),
    PatientInvited: (when_patient_invited,),
    GlassBroken: (when_glass_broken,),
    GuardianNamed: (when_guardian_named,),
    AmendmentDecided: (when_amendment_decided,),
    BatchRecalled: (when_batch_recalled,),
    PaymentReceived: (when_payment_received,),
    RefundPaid: (when_refund_paid,),
    PasswordResetAsked: (when_password_reset_asked,),
    PasswordChosen: (when_password_chosen,),
    SecondFactorWithdrawn: (when_second_factor_withdrawn,),
}
