"""Which adapter of the `records` context fills which port."""

from mediklaud.adapters.sql.records.clinical_facts import SqlClinicalFactsBook
from mediklaud.adapters.sql.records.consultations import SqlConsultations
from mediklaud.adapters.sql.records.records import SqlRecords
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.records import ClinicalFactsBook, Consultations, Records

PORTS: dict[type, SqlPort] = {
    Consultations: SqlConsultations,
    Records: SqlRecords,
    ClinicalFactsBook: SqlClinicalFactsBook,
}
