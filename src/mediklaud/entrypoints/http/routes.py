"""Every address under `/api/v1`, context by context."""

from litestar.types import ControllerRouterHandler

from mediklaud.entrypoints.http.access import (
    audit,
    factor_resets,
    me,
    role_requests,
    second_factor,
    services,
    sessions,
    users,
)
from mediklaud.entrypoints.http.messaging import outbox
from mediklaud.entrypoints.http.privacy import (
    accesses,
    amendments,
    break_glass,
    disclosures,
    exports,
    guardianships,
)
from mediklaud.entrypoints.http.records import (
    clinical_facts,
    consultations,
    diseases,
    notes,
)
from mediklaud.entrypoints.http.registry import (
    doctor_standing,
    doctors,
    merges,
    patients,
)
from mediklaud.entrypoints.http.routes_of_medicines import MEDICINES
from mediklaud.entrypoints.http.routes_of_money import MONEY
from mediklaud.entrypoints.http.scheduling import (
    absences,
    appointments,
    change_requests,
    hours,
)

_Routes = tuple[ControllerRouterHandler, ...]

_ACCESS: _Routes = (
    sessions.sign_in,
    sessions.sign_out,
    sessions.accept_invitation,
    sessions.ask_for_password_reset,
    second_factor.start_totp,
    second_factor.confirm_totp,
    second_factor.remove_totp,
    second_factor.new_recovery_codes,
    second_factor.prove_again,
    me.who_am_i,
    me.change_own_password,
    me.list_own_sessions,
    me.end_session,
    users.create_account,
    users.list_accounts,
    users.find_account,
    users.change_roles,
    users.disable_account,
    users.enable_account,
    users.reinvite_account,
    users.invite_patient,
    role_requests.ask_for_roles,
    role_requests.decide_roles,
    role_requests.list_role_requests,
    factor_resets.ask_for_factor_reset,
    factor_resets.ask_for_patient_factor_reset,
    factor_resets.decide_factor_reset,
    factor_resets.list_factor_resets,
    services.create_service_account,
    services.list_service_accounts,
    services.rotate_service_token,
    audit.list_audit_entries,
    audit.verify_audit,
)
_REGISTRY: _Routes = (
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
    patients.identify_patient,
    patients.name_patients,
    patients.read_patient,
    patients.update_patient,
    merges.ask_for_merge,
    merges.list_merges,
    merges.decide_merge,
    merges.undo_merge,
)
_SCHEDULING: _Routes = (
    hours.set_availability,
    hours.read_availability,
    hours.read_schedule,
    hours.read_day_board,
    hours.find_slots,
    appointments.book_appointment,
    appointments.read_appointment,
    appointments.list_patient_appointments,
    appointments.reschedule_appointment,
    appointments.cancel_appointment,
    appointments.mark_arrived,
    appointments.mark_missed,
    absences.record_absence,
    absences.list_absences,
    absences.cancel_absence,
    absences.list_impacted_appointments,
    absences.resolve_impact,
    change_requests.request_change,
    change_requests.list_change_requests,
    change_requests.list_patient_change_requests,
    change_requests.decide_change_request,
    change_requests.withdraw_change_request,
)
_RECORDS: _Routes = (
    consultations.start_consultation,
    consultations.complete_consultation,
    consultations.record_procedure,
    consultations.read_record,
    diseases.search_diseases,
    notes.write_note,
    notes.add_addendum,
    clinical_facts.read_clinical_facts,
    clinical_facts.record_allergy,
    clinical_facts.refute_allergy,
    clinical_facts.state_no_known_allergies,
    clinical_facts.record_condition,
    clinical_facts.end_condition,
    clinical_facts.record_observation,
)
_MESSAGING: _Routes = (outbox.list_outbox, outbox.retry_outbox)
_RIGHTS: _Routes = (
    exports.export_record,
    guardianships.name_guardian,
    guardianships.list_guardianships,
    guardianships.end_guardianship,
    amendments.ask_for_amendment,
    amendments.list_patient_amendments,
    amendments.list_amendments,
    amendments.decide_amendment,
    amendments.extend_amendment,
    amendments.disagree_with_amendment,
    disclosures.record_disclosure,
    disclosures.list_disclosures,
)
_PRIVACY: _Routes = (
    break_glass.break_glass,
    break_glass.break_glass_by_number,
    break_glass.end_break_glass,
    break_glass.list_break_glass_reviews,
    break_glass.close_break_glass_review,
    accesses.list_accesses,
    accesses.list_patients_read_by,
    accesses.activity_report,
    accesses.list_activity,
)

ROUTES = (
    *_ACCESS,
    *_REGISTRY,
    *_SCHEDULING,
    *_RECORDS,
    *MONEY,
    *MEDICINES,
    *_MESSAGING,
    *_PRIVACY,
    *_RIGHTS,
)
