"""A small hospital with staff, one doctor and one patient, made by the CLI alone."""

from attrs import frozen

from tests.integration.cli.terminal import PASSWORD, Terminal

STAFF = {
    "chief": "chief-medical-officer",
    "desk": "front-desk",
    "cashier": "billing",
    "cashier2": "billing",
    "privacy": "privacy-officer",
    "pharmacist": "pharmacist",
    "pharmacist2": "pharmacist",
}
EVERYBODY = ("admin", *STAFF, "nasrin", "rahima")
DOCTOR_FILE = (
    *("--name", "Nasrin Akter", "--phone", "01812345678", "--email", "n@mail.test"),
    *("--specialty", "Cardiology", "--licence", "BMDC", "A-12345", "2030-12-31"),
    *("--qualification", "MBBS", "Dhaka Medical College", "2010"),
)
PATIENT_FILE = (
    *("--name", "Rahima Khatun", "--birth-date", "1980-04-12"),
    *("--phone", "01712345678", "--address", "12 Lake Road", "--city", "Dhaka"),
)


@frozen
class Known:
    """What the tests have to name."""

    doctor: str
    patient: str
    doctor_id: str
    patient_id: str
    tokens: dict[str, str | None]
    """Everybody's session at the hour at which each test begins."""


def open_hospital(door: Terminal) -> None:
    """The first administrator, and staff in every role that needs no file."""
    invited = door.done("init", "--login", "admin", "--name", "Ada Admin")
    activate(door, invited["token"])
    admin = door.signed_in("admin")
    for login, role in STAFF.items():
        arguments = ("--login", login, "--name", login, "--role", role)
        invited = admin.done("user", "create", *arguments)
        if invited["waiting"]:
            approve(door.signed_in("chief"), login)
        activate(door, invited["token"])


def let_people_in(door: Terminal) -> Known:
    """A doctor with hours on every day, and a patient; both can sign in."""
    chief, desk, admin = map(door.signed_in, ("chief", "desk", "admin"))
    doctor = chief.done("doctor", "register", *DOCTOR_FILE)
    chief.done("doctor", "approve", doctor["number"])
    hours = ("--hours", "mon-sun 08:00-20:00")
    chief.done("doctor", "availability", "set", doctor["number"], *hours)
    arguments = ("--login", "nasrin", "--name", "Nasrin", "--role", "doctor")
    file = ("--doctor", doctor["number"])
    invited = admin.done("user", "create", *arguments, *file)
    approve(chief, "nasrin")
    activate(door, invited["token"])
    patient = desk.done("patient", "enrol", *PATIENT_FILE)
    invited = desk.done("patient", "invite", patient["number"])
    activate(door, invited["token"], "--birth-date", "1980-04-12", "--login", "rahima")
    tokens = {login: door.signed_in(login).token for login in EVERYBODY}
    return Known(
        doctor["number"], patient["number"], doctor["id"], patient["id"], tokens
    )


def approve(approver: Terminal, login: str) -> None:
    """Somebody else than the administrator gives a colleague the roles."""
    reason = ("--grant", "--reason", "Starts today")
    approver.done("user", "decide-roles", login, *reason)


def activate(door: Terminal, token: str, *more: str) -> None:
    """Somebody who was invited chooses the password."""
    invitation = ("--invitation", token, "--password-stdin")
    door.done("account", "activate", *invitation, *more, typed=PASSWORD)
