"""All that the program can do: where each command stands, and what it is for."""

ABOUT = """A hospital: doctors, patients, appointments, records,
medicines and billing.

Sign in with `mediklaud login`; every command then runs as you, with your
permissions. Times without an offset are read on the hospital's clock.

Exit codes: 0 done, 1 refused by a rule, 2 usage, 3 not permitted, 4 not
found, 5 unavailable.
"""

SUMMARIES = {
    "serve": "Open the hospital over HTTP.",
    "worker": "Send the messages that wait, until told to stop.",
    "init": "Make an empty hospital and its first administrator.",
    "demo": "Run a demo hospital with believable data.",
    "db": "The database: bring it up to this program, or check it.",
    "backup": "The whole hospital in one sealed file, and back.",
    "check-invariants": "Ask whether the hospital's books agree.",
    "inventory": "What the hospital runs on, and what it talks to.",
    "config": "The settings: what is set, never its value.",
    "keys": "The keys that keep what is private.",
    "login": "Sign in.",
    "logout": "Sign out.",
    "prove": "Prove again who you are.",
    "whoami": "Show as whom the hospital knows you.",
    "account": "Your own account: password, second factor, sessions.",
    "user": "Accounts of staff and their roles.",
    "service": "Other programs: what they may do, and their tokens.",
    "doctor": "Doctors: files, standing, hours and absences.",
    "patient": "Patients: enrol, find, show, invite.",
    "amendment": "What patients wish to be set right in their records.",
    "slot": "Free slots.",
    "appointment": "Appointments: book, move, cancel, see the patient.",
    "impacted": "Appointments that cannot take place as booked.",
    "prescription": "Prescriptions: write, sign, renew, show.",
    "safety": "Medicines that harm: what is known, and how it is told.",
    "tariff": "What services cost.",
    "charge": "Services to be paid for.",
    "invoice": "Invoices: draft, issue, show.",
    "pharmacy": "The pharmacy: what it keeps, hands out and reports.",
    "payment": "Payments at the desk, and money that goes back.",
    "cashier": "Drawers: open, count, close.",
    "billing": "The books: statements, revenue, and whether they add up.",
    "dues": "What keeps a patient from booking.",
    "outbox": "Messages to people: waiting, sent, given up.",
    "audit": "What was done and refused.",
}
"""For `--help`, which imports none of them."""

_ALONE = {
    "serve": "server.serve:serve",
    "worker": "server.worker:worker",
    "init": "server.init:init",
    "inventory": "server.inventory:inventory",
    "check-invariants": "server.invariants:check_invariants",
    "demo": "server.demo:demo",
    "login": "access.login:login",
    "logout": "access.login:logout",
    "whoami": "access.login:whoami",
    "prove": "access.second_factor:prove",
}
_OF_MEDICINES = {
    name: f"groups_of_medicines:{name}"
    for name in ("prescription", "safety", "pharmacy")
}
_OF_MONEY = {
    name: f"groups_of_money:{name}"
    for name in (
        "tariff",
        "charge",
        "invoice",
        "payment",
        "cashier",
        "dues",
        "billing",
    )
}
_OTHERS = {**_ALONE, **_OF_MEDICINES, **_OF_MONEY}
PLACES = {name: _OTHERS.get(name, f"groups:{name}") for name in SUMMARIES}
