"""Which adapter of the `scheduling` context fills which port."""

from mediklaud.adapters.memory.scheduling.absences import MemoryAbsences
from mediklaud.adapters.memory.scheduling.appointments import MemoryAppointments
from mediklaud.adapters.memory.scheduling.availabilities import MemoryAvailabilities
from mediklaud.adapters.memory.scheduling.booking_desk import MemoryBookingDesk
from mediklaud.adapters.memory.scheduling.care import MemoryCare
from mediklaud.adapters.memory.scheduling.change_requests import (
    MemoryChangeRequests,
)
from mediklaud.adapters.memory.scheduling.diaries import MemoryDiaries
from mediklaud.adapters.memory.scheduling.impact import MemoryImpactWorklist
from mediklaud.adapters.memory.storage import MemoryPort
from mediklaud.ports.absences import Absences, ImpactWorklist
from mediklaud.ports.access import Care
from mediklaud.ports.booking_desk import BookingDesk, Diaries
from mediklaud.ports.change_requests import ChangeRequests
from mediklaud.ports.scheduling import Appointments, Availabilities

PORTS: dict[type, MemoryPort] = {
    Absences: MemoryAbsences,
    Appointments: MemoryAppointments,
    Availabilities: MemoryAvailabilities,
    BookingDesk: MemoryBookingDesk,
    Care: MemoryCare,
    ChangeRequests: MemoryChangeRequests,
    Diaries: MemoryDiaries,
    ImpactWorklist: MemoryImpactWorklist,
}
