"""A morning at the front desk, on the command line."""

from datetime import timedelta

from attrs import evolve

TOMORROW = "2027-03-02"


def book(desk, known, at=f"{TOMORROW} 10:30", *more):
    return desk.done(
        *("appointment", "book", "--patient", known.patient),
        *("--doctor", known.doctor, "--at", at, "--channel", "phone", *more),
    )


def test_a_patient_is_enrolled_and_found_by_name_number_and_phone(desk):
    enrolled = desk.done(
        *("patient", "enrol", "--name", "Karim Uddin", "--birth-date", "1975-01-02"),
        *("--phone", "01912345678", "--consent", "sms:appointments"),
        *("--address", "5 Mirpur Road", "--city", "Dhaka"),
    )

    assert enrolled["contact"]["phone"] == "+8801912345678"
    assert enrolled["consents"] == [{"channel": "sms", "purpose": "appointments"}]
    for asked in ("karim", enrolled["number"], "01912345678"):
        found = desk.done("patient", "find", asked)["items"]
        assert [card["id"] for card in found] == [enrolled["id"]]


def test_who_seems_to_be_enrolled_already_needs_a_reason(desk):
    again = (
        *("patient", "enrol", "--name", "Rahima Khatun", "--birth-date", "1980-04-12"),
        *("--phone", "01512345678", "--address", "9 New Road", "--city", "Sylhet"),
    )

    code, problem = desk.refused(*again)
    enrolled = desk.done(*again, "--duplicate-reason", "Her cousin")

    assert (code, problem["rule"]) == (1, "P2")
    assert enrolled["number"]


def test_a_booking_on_the_phone_is_read_back(desk, known):
    booked = book(desk, known)

    assert booked["starts_at"] == f"{TOMORROW}T10:30:00+06:00"
    assert "10:30" in booked["read_back"]
    assert booked["channel"] == "phone"


def test_a_free_slot_names_the_doctor_as_one_books_with_the_doctor(desk, known):
    slot = desk.done("slot", "list", "--limit", "1")["items"][0]

    assert slot["doctor_number"] == known.doctor
    assert slot["doctor_name"] == "Nasrin Akter"
    assert known.doctor in desk.printed("slot", "list", "--limit", "1")


def test_free_slots_are_offered_and_a_taken_one_is_not(desk, known):
    period = ("--from", f"{TOMORROW} 10:00", "--to", f"{TOMORROW} 12:00")
    look = ("slot", "list", "--doctor", known.doctor, *period)
    before = [slot["starts_at"] for slot in desk.done(*look)["items"]]

    book(desk, known, before[1][:16].replace("T", " "))

    after = [slot["starts_at"] for slot in desk.done(*look)["items"]]
    assert before[1] not in after
    assert before[0] in after


def test_an_appointment_is_moved_cancelled_and_listed(desk, known):
    booked = book(desk, known)
    one = booked["id"]

    moved = desk.done("appointment", "reschedule", one, "--at", f"{TOMORROW} 15:00")
    cancelled = desk.done("appointment", "cancel", one, "--reason", "Feels better")

    assert moved["starts_at"] == f"{TOMORROW}T15:00:00+06:00"
    assert moved["rescheduled_from"][0]["starts_at"] == booked["starts_at"]
    assert cancelled["status"] == "cancelled"
    listed = desk.done("appointment", "list", "--patient", known.patient)["items"]
    assert [(a["id"], a["status"]) for a in listed] == [(one, "cancelled")]
    assert desk.done("patient", "appointments", known.patient)["items"] == listed


def test_a_patient_arrives_or_does_not(desk, known, door):
    came = book(desk, known, "2027-03-01 08:30")["id"]
    missed = book(desk, known, "2027-03-01 09:00")["id"]

    assert desk.done("appointment", "arrive", came)["status"] == "arrived"
    door.clock.pass_by(timedelta(hours=2))
    desk = door.signed_in("desk")
    assert desk.done("appointment", "no-show", missed)["status"] == "no_show"


def test_a_command_sent_again_with_its_key_is_done_once(desk, known):
    first = book(desk, known, f"{TOMORROW} 11:00", "--key", "call-17")
    again = book(desk, known, f"{TOMORROW} 11:00", "--key", "call-17")

    assert again == first


def test_a_patients_file_is_kept_up_to_date(desk, known):
    file = desk.done("patient", "show", known.patient)
    update = ("patient", "update", known.patient, "--version", file["version"])
    email = "rahima@mail.test"

    changed = desk.done(*update, "--phone", "01799999999", "--email", email)
    stale = desk.refused(*update, "--name", "Rahima Begum")

    assert changed["contact"] == {"phone": "+8801799999999", "email": email}
    assert (stale[0], stale[1]["code"]) == (1, "patient_changed_meanwhile")


def test_a_changed_mail_address_leaves_the_phone_and_an_empty_one_goes(desk, known):
    update = ("patient", "update", known.patient, "--version")

    reached = desk.done(*update, "1", "--email", "rahima@mail.test")["contact"]
    by_phone = desk.done(*update, "2", "--email", "")["contact"]

    assert reached == {"phone": "+8801712345678", "email": "rahima@mail.test"}
    assert by_phone == {"phone": "+8801712345678", "email": None}


def test_two_files_of_one_patient_become_one_and_two_again(desk, door, known):
    other = desk.done(
        *("patient", "enrol", "--name", "Rahima Khatun", "--birth-date", "1980-04-12"),
        *("--phone", "01512345678", "--address", "9 New Road", "--city", "Sylhet"),
        *("--duplicate-reason", "Not sure"),
    )
    officer = evolve(door, token=known.tokens["privacy"])
    asked = desk.done(
        "patient", "merge", known.patient, other["number"], "--reason", "The same"
    )
    reason = ("--reason", "I asked her")

    decision = ("patient", "decide-merge", asked["id"], "--grant", *reason)
    code, refused = desk.refused(*decision)
    printed = officer.printed("patient", "merges", "--status", "asked")
    done = officer.done(*decision)

    assert refused["rule"] == "P3"
    assert code != 0
    assert other["number"] in printed
    assert done["status"] == "done"
    assert desk.done("patient", "show", other["number"])["number"] == known.patient
    undone = officer.done("patient", "undo-merge", asked["id"], *reason)
    assert undone["status"] == "undone"
    assert desk.done("patient", "show", other["number"])["number"] == other["number"]
