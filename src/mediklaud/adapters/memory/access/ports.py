"""Which adapter of the `access` context fills which port."""

from mediklaud.adapters.memory.access.accounts import MemoryAccounts
from mediklaud.adapters.memory.access.answers import MemoryAnswers
from mediklaud.adapters.memory.access.attempts import MemorySignInAttempts
from mediklaud.adapters.memory.access.audit import MemoryAudit
from mediklaud.adapters.memory.access.invitations import MemoryInvitations
from mediklaud.adapters.memory.access.keys import MemoryKeys
from mediklaud.adapters.memory.access.marks import MARKS
from mediklaud.adapters.memory.access.seals import MemorySeals, MemoryTrail
from mediklaud.adapters.memory.access.second_factors import MemorySecondFactors
from mediklaud.adapters.memory.access.service_tokens import MemoryServiceTokens
from mediklaud.adapters.memory.access.sessions import MemorySessions
from mediklaud.adapters.memory.storage import MemoryPort
from mediklaud.ports.access import (
    Accounts,
    Answers,
    Audit,
    Invitations,
    ServiceTokens,
    Sessions,
    SignInAttempts,
)
from mediklaud.ports.auditing import AuditMarks, AuditTrail, Seals
from mediklaud.ports.keys import Keys
from mediklaud.ports.second_factors import SecondFactors

PORTS: dict[type, MemoryPort] = {
    Accounts: MemoryAccounts,
    Answers: MemoryAnswers,
    Audit: MemoryAudit,
    AuditMarks: lambda _tables: MARKS,
    AuditTrail: MemoryTrail,
    Seals: MemorySeals,
    Invitations: MemoryInvitations,
    ServiceTokens: MemoryServiceTokens,
    SecondFactors: MemorySecondFactors,
    Keys: MemoryKeys,
    Sessions: MemorySessions,
    SignInAttempts: MemorySignInAttempts,
}
