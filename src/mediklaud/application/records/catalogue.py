"""What the `records` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.records.add_addendum import AddAddendum, add_addendum
from mediklaud.application.records.complete_consultation import (
    CompleteConsultation,
    complete_consultation,
)
from mediklaud.application.records.read_record import ReadRecord, read_record
from mediklaud.application.records.start_consultation import (
    StartConsultation,
    start_consultation,
)
from mediklaud.application.records.write_note import WriteNote, write_note
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    StartConsultation: start_consultation,
    CompleteConsultation: complete_consultation,
    ReadRecord: read_record,
    WriteNote: write_note,
    AddAddendum: add_addendum,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {}
