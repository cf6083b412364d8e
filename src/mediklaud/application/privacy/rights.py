"""What patients may ask about their own record, and what is answered (P5, X7)."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.privacy.ask_for_amendment import (
    AskForAmendment,
    ask_for_amendment,
)
from mediklaud.application.privacy.decide_amendment import (
    DecideAmendment,
    decide_amendment,
)
from mediklaud.application.privacy.disagree_with_amendment import (
    DisagreeWithAmendment,
    disagree_with_amendment,
)
from mediklaud.application.privacy.end_guardianship import (
    EndGuardianship,
    end_guardianship,
)
from mediklaud.application.privacy.export_record import ExportRecord, export_record
from mediklaud.application.privacy.extend_amendment import (
    ExtendAmendment,
    extend_amendment,
)
from mediklaud.application.privacy.list_amendments import (
    ListAmendments,
    list_amendments,
)
from mediklaud.application.privacy.list_disclosures import (
    ListDisclosures,
    list_disclosures,
)
from mediklaud.application.privacy.list_guardianships import (
    ListGuardianships,
    list_guardianships,
)
from mediklaud.application.privacy.list_patient_amendments import (
    ListPatientAmendments,
    list_patient_amendments,
)
from mediklaud.application.privacy.list_wards import (
    ListWards,
    list_wards,
)
from mediklaud.application.privacy.name_guardian import (
    NameGuardian,
    name_guardian,
)
from mediklaud.application.privacy.record_disclosure import (
    RecordDisclosure,
    record_disclosure,
)
from mediklaud.application.use_case import Function

RIGHTS: dict[type[Message[Any]], Function] = {
    AskForAmendment: ask_for_amendment,
    DecideAmendment: decide_amendment,
    DisagreeWithAmendment: disagree_with_amendment,
    EndGuardianship: end_guardianship,
    ExportRecord: export_record,
    ExtendAmendment: extend_amendment,
    ListAmendments: list_amendments,
    ListDisclosures: list_disclosures,
    ListGuardianships: list_guardianships,
    ListPatientAmendments: list_patient_amendments,
    ListWards: list_wards,
    NameGuardian: name_guardian,
    RecordDisclosure: record_disclosure,
}
