"""What the `scheduling` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.scheduling.book_appointment import (
    BookAppointment,
    book_appointment,
)
from mediklaud.application.scheduling.cancel_absence import (
    CancelAbsence,
    cancel_absence,
)
from mediklaud.application.scheduling.cancel_appointment import (
    CancelAppointment,
    cancel_appointment,
)
from mediklaud.application.scheduling.decide_change_request import (
    DecideChangeRequest,
    decide_change_request,
)
from mediklaud.application.scheduling.find_slots import FindSlots, find_slots
from mediklaud.application.scheduling.list_absences import ListAbsences, list_absences
from mediklaud.application.scheduling.list_change_requests import (
    ListChangeRequests,
    list_change_requests,
)
from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
    list_impacted_appointments,
)
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
    list_patient_appointments,
)
from mediklaud.application.scheduling.list_patient_change_requests import (
    ListPatientChangeRequests,
    list_patient_change_requests,
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
from mediklaud.application.scheduling.read_day_board import ReadDayBoard, read_day_board
from mediklaud.application.scheduling.read_schedule import ReadSchedule, read_schedule
from mediklaud.application.scheduling.record_absence import (
    RecordAbsence,
    record_absence,
)
from mediklaud.application.scheduling.request_change import (
    RequestChange,
    request_change,
)
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
    reschedule_appointment,
)
from mediklaud.application.scheduling.resolve_impact import (
    ResolveImpact,
    resolve_impact,
)
from mediklaud.application.scheduling.set_availability import (
    SetAvailability,
    set_availability,
)
from mediklaud.application.scheduling.when_appointment_changed import (
    withdraw_overtaken_request,
)
from mediklaud.application.scheduling.withdraw_change_request import (
    WithdrawChangeRequest,
    withdraw_change_request,
)
from mediklaud.application.use_case import Function
from mediklaud.domain.scheduling.events import (
    AppointmentCancelled,
    AppointmentMissed,
    AppointmentMoved,
)

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
    ReadDayBoard: read_day_board,
    RecordAbsence: record_absence,
    CancelAbsence: cancel_absence,
    ListAbsences: list_absences,
    ListImpactedAppointments: list_impacted_appointments,
    ResolveImpact: resolve_impact,
    RequestChange: request_change,
    WithdrawChangeRequest: withdraw_change_request,
    ListPatientChangeRequests: list_patient_change_requests,
    ListChangeRequests: list_change_requests,
    DecideChangeRequest: decide_change_request,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {
    AppointmentMoved: (withdraw_overtaken_request,),
    AppointmentCancelled: (withdraw_overtaken_request,),
    AppointmentMissed: (withdraw_overtaken_request,),
}
