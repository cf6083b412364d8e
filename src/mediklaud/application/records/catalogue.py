"""What the `records` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.records.add_addendum import AddAddendum, add_addendum
from mediklaud.application.records.complete_consultation import (
    CompleteConsultation,
    complete_consultation,
)
from mediklaud.application.records.end_condition import EndCondition, end_condition
from mediklaud.application.records.read_clinical_facts import (
    ReadClinicalFacts,
    read_clinical_facts,
)
from mediklaud.application.records.read_record import ReadRecord, read_record
from mediklaud.application.records.record_allergy import RecordAllergy, record_allergy
from mediklaud.application.records.record_condition import (
    RecordCondition,
    record_condition,
)
from mediklaud.application.records.record_observation import (
    RecordObservation,
    record_observation,
)
from mediklaud.application.records.record_procedure import (
    RecordProcedure,
    record_procedure,
)
from mediklaud.application.records.refute_allergy import RefuteAllergy, refute_allergy
from mediklaud.application.records.search_diseases import (
    SearchDiseases,
    search_diseases,
)
from mediklaud.application.records.start_consultation import (
    StartConsultation,
    start_consultation,
)
from mediklaud.application.records.state_no_known_allergies import (
    StateNoKnownAllergies,
    state_no_known_allergies,
)
from mediklaud.application.records.write_note import WriteNote, write_note
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    StartConsultation: start_consultation,
    CompleteConsultation: complete_consultation,
    ReadRecord: read_record,
    WriteNote: write_note,
    AddAddendum: add_addendum,
    RecordAllergy: record_allergy,
    RefuteAllergy: refute_allergy,
    StateNoKnownAllergies: state_no_known_allergies,
    RecordCondition: record_condition,
    EndCondition: end_condition,
    RecordObservation: record_observation,
    RecordProcedure: record_procedure,
    ReadClinicalFacts: read_clinical_facts,
    SearchDiseases: search_diseases,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {}
