"""Workers beside the server share its letters: each goes out once (N2)."""

import subprocess
from contextlib import ExitStack, contextmanager

import pytest

from tests.patience import eventually
from tests.server import COMMAND
from tests.townsfolk import a_doctor, a_patient, a_wish, free

pytestmark = pytest.mark.slow

WORKERS = 2
VISITS_EACH = 8


@contextmanager
def a_worker(town):
    """`mediklaud worker`, in a process of its own."""
    process = subprocess.Popen([*COMMAND, "worker"], env=town.environment)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def workers(town):
    with ExitStack() as until_the_end:
        yield [until_the_end.enter_context(a_worker(town)) for _ in range(WORKERS)]


@pytest.fixture
def slowly(town):
    """The mail server takes its time, so that one worker alone is never done first."""
    town.mailbox.seconds_each, town.mailbox.most_unanswered = 0.2, 0
    yield town.mailbox
    town.mailbox.seconds_each = 0


def everybody_sends(town, mailbox):
    """Patients are booked until several workers send at the same time."""
    patients = []

    def book_more():
        patients.append(a_patient(town))
        doctor = a_doctor(town)
        for at in free(town.desk, doctor)[:VISITS_EACH]:
            town.desk.post("/appointments", a_wish(patients[-1], doctor, at))
        return mailbox.most_unanswered > 1

    eventually(book_more, seconds=60)
    return [patient["contact"]["email"] for patient in patients]


def test_each_message_goes_out_once_whoever_sends_it(town, workers, slowly):
    addresses = everybody_sends(town, slowly)
    expected = len(addresses) * VISITS_EACH
    slowly.seconds_each = 0

    def arrived():
        return [mail for address in addresses for mail in slowly.to(address)]

    eventually(lambda: len(arrived()) >= expected, seconds=60)
    eventually(lambda: not town.admin.get("/outbox?status=leased")["items"])
    keys = [mail["Message-ID"] for mail in arrived()]
    assert len(keys) == len(set(keys)) == expected
    assert all(worker.poll() is None for worker in workers)
