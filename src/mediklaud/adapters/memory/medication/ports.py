"""Which adapter of the `medication` context fills which port."""

from mediklaud.adapters.memory.medication.alerts import MemoryAlerts
from mediklaud.adapters.memory.medication.knowledge_bases import MemoryKnowledgeBases
from mediklaud.adapters.memory.medication.prescriptions import MemoryPrescriptions
from mediklaud.adapters.memory.medication.tunings import MemoryTunings
from mediklaud.adapters.memory.storage import MemoryPort
from mediklaud.ports.medication import Alerts, KnowledgeBases, Tunings
from mediklaud.ports.prescriptions import Prescriptions

PORTS: dict[type, MemoryPort] = {
    Alerts: MemoryAlerts,
    KnowledgeBases: MemoryKnowledgeBases,
    Tunings: MemoryTunings,
    Prescriptions: MemoryPrescriptions,
}
