"""Which adapter of the `scheduling` context fills which port."""

from mediklaud.adapters.sql.scheduling.absences import SqlAbsences
from mediklaud.adapters.sql.scheduling.appointments import SqlAppointments
from mediklaud.adapters.sql.scheduling.availabilities import SqlAvailabilities
from mediklaud.adapters.sql.scheduling.booking_desk import SqlBookingDesk
from mediklaud.adapters.sql.scheduling.care import SqlCare
from mediklaud.adapters.sql.scheduling.change_requests import SqlChangeRequests
from mediklaud.adapters.sql.scheduling.diaries import SqlDiaries
from mediklaud.adapters.sql.scheduling.impact import SqlImpactWorklist
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.absences import Absences, ImpactWorklist
from mediklaud.ports.access import Care
from mediklaud.ports.booking_desk import BookingDesk, Diaries
from mediklaud.ports.change_requests import ChangeRequests
from mediklaud.ports.scheduling import Appointments, Availabilities

PORTS: dict[type, SqlPort] = {
    Absences: SqlAbsences,
    Appointments: SqlAppointments,
    Availabilities: SqlAvailabilities,
    BookingDesk: SqlBookingDesk,
    Care: SqlCare,
    ChangeRequests: SqlChangeRequests,
    Diaries: SqlDiaries,
    ImpactWorklist: SqlImpactWorklist,
}
