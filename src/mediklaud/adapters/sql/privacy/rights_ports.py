"""Which adapter of patients' rights fills which port."""

from mediklaud.adapters.sql.privacy.amendments import SqlAmendments
from mediklaud.adapters.sql.privacy.disclosures import SqlDisclosures
from mediklaud.adapters.sql.privacy.guardianships import SqlGuardianships
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.rights import Amendments, Disclosures, Guardianships

RIGHTS: dict[type, SqlPort] = {
    Guardianships: SqlGuardianships,
    Amendments: SqlAmendments,
    Disclosures: SqlDisclosures,
}
