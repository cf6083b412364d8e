"""Which adapter of patients' rights fills which port."""

from mediklaud.adapters.memory.privacy.amendments import MemoryAmendments
from mediklaud.adapters.memory.privacy.disclosures import MemoryDisclosures
from mediklaud.adapters.memory.privacy.guardianships import MemoryGuardianships
from mediklaud.adapters.memory.storage import MemoryPort
from mediklaud.ports.rights import Amendments, Disclosures, Guardianships

RIGHTS: dict[type, MemoryPort] = {
    Guardianships: MemoryGuardianships,
    Amendments: MemoryAmendments,
    Disclosures: MemoryDisclosures,
}
