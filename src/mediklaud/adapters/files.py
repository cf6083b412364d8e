"""Messages as files, where no mail server and no SMS gateway is set."""

import os
from pathlib import Path

from attrs import frozen

from mediklaud.adapters.mail import Letterhead
from mediklaud.domain.messaging.delivery import NotSent, Outcome, Problem, Sent
from mediklaud.domain.messaging.letter import Letter

_OURS_ALONE = 0o600
_OUR_FOLDER = 0o700


@frozen
class FileMailer:
    """Writes each mail to `<folder>/<key>.eml`."""

    folder: Path
    letterhead: Letterhead

    def send(self, letter: Letter) -> Outcome:
        try:
            mail = self.letterhead.put_on(letter)
        except ValueError:  # no mail can have such an address
            return NotSent(problem=Problem.REFUSED, for_good=True)
        return _write(self.folder / f"{letter.id}.eml", bytes(mail))


@frozen
class FileSms:
    """Writes each text message to `<folder>/<key>.txt`."""

    folder: Path

    def send(self, letter: Letter) -> Outcome:
        text = f"To: {letter.to}\n\n{letter.text}\n"
        return _write(self.folder / f"{letter.id}.txt", text.encode())


def _write(path: Path, content: bytes) -> Outcome:
    """Whole or not at all, and for nobody else to read."""
    unfinished = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=_OUR_FOLDER)
        file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OURS_ALONE)
        with os.fdopen(file, "wb") as out:
            out.write(content)
        unfinished.replace(path)
    except OSError:
        return NotSent(problem=Problem.UNREACHABLE)
    return Sent(provider_id=path.name)
