"""Messages written to files where nothing carries them."""

import stat
from email import message_from_bytes
from email.policy import default

from mediklaud.adapters.files import FileMailer, FileSms
from mediklaud.adapters.mail import Letterhead
from mediklaud.domain.messaging.delivery import NotSent, Problem, Sent
from tests.builders.messaging import a_letter, a_text_message
from tests.clock import StandingClock

LETTERHEAD = Letterhead("no-reply@hospital.example", StandingClock())


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_mail_is_a_file_a_mail_program_can_open(tmp_path):
    letter = a_letter()

    outcome = FileMailer(tmp_path / "mail", LETTERHEAD).send(letter)

    [written] = (tmp_path / "mail").iterdir()
    assert outcome == Sent(provider_id=written.name)
    assert written.name == f"{letter.id}.eml"
    mail = message_from_bytes(written.read_bytes(), policy=default)
    assert mail["To"] == letter.to
    assert [part.get_content_type() for part in mail.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]


def test_a_text_message_is_a_file_too(tmp_path):
    letter = a_text_message()

    FileSms(tmp_path / "sms").send(letter)

    written = tmp_path / "sms" / f"{letter.id}.txt"
    assert written.read_text() == f"To: {letter.to}\n\n{letter.text}\n"


def test_nobody_else_on_the_machine_can_read_them(tmp_path):
    letter = a_letter()

    FileMailer(tmp_path / "mail", LETTERHEAD).send(letter)

    assert mode_of(tmp_path / "mail") == 0o700
    assert mode_of(tmp_path / "mail" / f"{letter.id}.eml") == 0o600


def test_a_repetition_leaves_one_file(tmp_path):
    letter, sms = a_text_message(), FileSms(tmp_path)

    sms.send(letter)
    sms.send(letter)

    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_worth_another_try(tmp_path):
    (tmp_path / "in the way").write_text("a file")

    outcome = FileSms(tmp_path / "in the way" / "sms").send(a_text_message())

    assert outcome == NotSent(problem=Problem.UNREACHABLE)
