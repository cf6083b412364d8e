"""The groups of commands, each about one kind of thing."""

from mediklaud.entrypoints.cli.lazy import LazyGroup

db = LazyGroup(
    "db",
    "The database: bring it up to this program, or check it.",
    {"upgrade": "server.db:upgrade", "check": "server.db:check"},
)
backup = LazyGroup(
    "backup",
    "The whole hospital in one sealed file, and back.",
    {
        "create": "server.backups:create",
        "verify": "server.backups:verify",
        "restore": "server.backups:restore",
    },
)
config = LazyGroup(
    "config",
    "The settings: what is set, never its value.",
    {"check": "server.config:check"},
)
keys = LazyGroup(
    "keys",
    "The keys that keep what is private.",
    {
        "new": "keys.master_key:new",
        "check": "keys.master_key:check",
        "list": "keys.data_keys:list_keys",
        "rotate": "keys.data_keys:rotate",
        "rewrap": "keys.data_keys:rewrap",
    },
)
account = LazyGroup(
    "account",
    "Your own account.",
    {
        "activate": "access.own_account:activate",
        "password": "access.own_account:password",
        "reset": "access.own_account:reset",
        "totp": "access.second_factor:totp",
        "confirm": "access.second_factor:confirm",
        "recovery-codes": "access.second_factor:recovery_codes",
        "remove-totp": "access.second_factor:remove_totp",
        "sessions": "access.own_account:sessions",
        "end-session": "access.own_account:end_session",
        "wards": "privacy.guardianships:wards",
    },
)
user = LazyGroup(
    "user",
    "Accounts of staff and their roles.",
    {
        "create": "access.users:create",
        "list": "access.users:list_users",
        "show": "access.users:show",
        "roles": "access.users:roles",
        "ask-roles": "access.role_requests:ask_roles",
        "decide-roles": "access.role_requests:decide_roles",
        "role-requests": "access.role_requests:role_requests",
        "ask-factor-reset": "access.factor_resets:ask_factor_reset",
        "decide-factor-reset": "access.factor_resets:decide_factor_reset",
        "factor-resets": "access.factor_resets:factor_resets",
        "disable": "access.users:disable",
        "enable": "access.users:enable",
        "invite": "access.users:invite",
    },
)
service = LazyGroup(
    "service",
    "Other programs: what they may do, and their tokens.",
    {
        "create": "access.services:create",
        "rotate": "access.services:rotate",
        "list": "access.services:list_services",
    },
)
doctor = LazyGroup(
    "doctor",
    "Doctors: their files, their standing, their hours and absences.",
    {
        "register": "registry.doctor_files:register",
        "list": "registry.doctors:list_doctors",
        "show": "registry.doctors:show",
        "update": "registry.doctor_files:update",
        "approve": "registry.doctor_standing:approve",
        "suspend": "registry.doctor_standing:suspend",
        "reinstate": "registry.doctor_standing:reinstate",
        "leave": "registry.doctor_standing:leave",
        "availability": "groups:availability",
        "absence": "groups:absence",
        "schedule": "scheduling.schedule:schedule",
        "board": "scheduling.schedule:board",
    },
)
availability = LazyGroup(
    "availability",
    "When a doctor offers which visits.",
    {
        "set": "scheduling.availability:set_hours",
        "show": "scheduling.availability:show",
    },
)
absence = LazyGroup(
    "absence",
    "When a doctor is away.",
    {
        "record": "scheduling.absences:record",
        "list": "scheduling.absences:list_absences",
        "cancel": "scheduling.absences:cancel",
    },
)
patient = LazyGroup(
    "patient",
    "Patients: their files, and what the hospital has of them.",
    {
        "enrol": "registry.enrolment:enrol",
        "find": "registry.patients:find",
        "show": "registry.patients:show",
        "named": "registry.patients:named",
        "update": "registry.patients:update",
        "merge": "registry.merges:merge",
        "merges": "registry.merges:merges",
        "decide-merge": "registry.merges:decide",
        "undo-merge": "registry.merges:undo",
        "invite": "access.portal:invite",
        "ask-factor-reset": "access.factor_resets:ask_for_patient",
        "appointments": "scheduling.appointments:of_patient",
        "change-requests": "scheduling.change_requests:of_patient",
        "account": "billing.account:account",
        "charges": "billing.charges:of_patient",
        "invoices": "billing.invoices:of_patient",
        "credit-notes": "billing.credits:of_patient",
        "record": "records.record:record",
        "dispensations": "pharmacy.dispensations:of_patient",
        "note": "records.notes:note",
        "facts": "records.clinical_facts:facts",
        "allergy": "records.allergies:allergy",
        "refute-allergy": "records.allergies:refute_allergy",
        "no-allergies": "records.allergies:no_allergies",
        "condition": "records.clinical_facts:condition",
        "end-condition": "records.clinical_facts:end_condition",
        "observation": "records.clinical_facts:observation",
        "accesses": "privacy.accesses:accesses",
        "break-glass": "privacy.break_glass:break_glass",
        "end-break-glass": "privacy.break_glass:end_break_glass",
        "export": "privacy.exports:export",
        "name-guardian": "privacy.guardianships:name_guardian",
        "guardians": "privacy.guardianships:guardians",
        "end-guardian": "privacy.guardianships:end_guardian",
        "amendments": "privacy.amendments:of_patient",
        "disclosures": "privacy.disclosures:of_patient",
        "record-disclosure": "privacy.disclosures:record",
    },
)
amendment = LazyGroup(
    "amendment",
    "What patients wish to be set right in their records.",
    {
        "ask": "privacy.amendments:ask",
        "list": "privacy.amendments:list_amendments",
        "decide": "privacy.amendments:decide",
        "extend": "privacy.amendments:extend",
        "disagree": "privacy.amendments:disagree",
    },
)
slot = LazyGroup("slot", "Free slots.", {"list": "scheduling.slots:list_slots"})
appointment = LazyGroup(
    "appointment",
    "Appointments, from booking to the end of the visit.",
    {
        "book": "scheduling.booking:book",
        "reschedule": "scheduling.appointments:reschedule",
        "cancel": "scheduling.appointments:cancel",
        "show": "scheduling.appointments:show",
        "list": "scheduling.appointments:list_appointments",
        "arrive": "scheduling.reception:arrive",
        "no-show": "scheduling.reception:no_show",
        "start": "records.consultations:start",
        "complete": "records.consultations:complete",
        "diseases": "records.diseases:diseases",
        "procedure": "records.consultations:procedure",
        "addendum": "records.notes:addendum",
        "request-change": "scheduling.change_requests:request",
        "requests": "scheduling.change_requests:list_requests",
        "decide": "scheduling.change_requests:decide",
        "withdraw-request": "scheduling.change_requests:withdraw",
    },
)
impacted = LazyGroup(
    "impacted",
    "Appointments that cannot take place as booked.",
    {
        "list": "scheduling.impacted:list_impacted",
        "resolve": "scheduling.impacted:resolve",
    },
)
outbox = LazyGroup(
    "outbox",
    "Messages to people: waiting, sent, given up.",
    {"list": "messaging.outbox:list_outbox", "retry": "messaging.outbox:retry"},
)
audit = LazyGroup(
    "audit",
    "What was done and refused.",
    {
        "list": "access.audit:list_entries",
        "reviews": "privacy.break_glass:reviews",
        "report": "privacy.accesses:report",
        "patients-read": "privacy.accesses:patients_read",
        "activity": "privacy.accesses:activity",
        "close-review": "privacy.break_glass:close_review",
        "verify": "access.verification:verify",
        "export": "access.evidence:export",
    },
)
