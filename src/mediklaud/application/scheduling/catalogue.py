"""What the `scheduling` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.scheduling.book_appointment import (
    BookAppointment,
    book_appointment,
)
from mediklaud.application.scheduling.cancel_appointment import (
    CancelAppointment,
    cancel_appointment,
)
from mediklaud.application.scheduling.find_slots import FindSlots, find_slots
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
    list_patient_appointments,
)
from mediklaud.application.scheduling.mark_arrived import MarkArrived, mark_arrived
from mediklaud.application.scheduling.mark_missed import MarkMissed, mark_missed
from mediklaud.application.scheduling.read_appointment import (
    ReadAppointment,
    read_appointment,
)
from mediklaud.application.scheduling.read_availability import (
    ReadAvailability,
    read_availability,
)
from mediklaud.application.scheduling.read_schedule import ReadSchedule, read_schedule
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
    reschedule_appointment,
)
from mediklaud.application.scheduling.set_availability import (
    SetAvailability,
    set_availability,
)
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    SetAvailability: set_availability,
    ReadAvailability: read_availability,
    FindSlots: find_slots,
    BookAppointment: book_appointment,
    RescheduleAppointment: reschedule_appointment,
    CancelAppointment: cancel_appointment,
    MarkArrived: mark_arrived,
    MarkMissed: mark_missed,
    ReadAppointment: read_appointment,
    ListPatientAppointments: list_patient_appointments,
    ReadSchedule: read_schedule,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {}
