"""Every address under `/api/v1`, context by context."""

from litestar.types import ControllerRouterHandler

from mediklaud.entrypoints.http.registry import doctor_standing, doctors, patients

ROUTES: tuple[ControllerRouterHandler, ...] = (
    doctors.register_doctor,
    doctors.list_doctors,
    doctors.read_doctor,
    doctors.read_doctor_file,
    doctors.update_doctor,
    doctor_standing.approve_doctor,
    doctor_standing.suspend_doctor,
    doctor_standing.reinstate_doctor,
    doctor_standing.record_doctor_left,
    patients.enrol_patient,
    patients.find_patients,
    patients.read_patient,
    patients.update_patient,
)
