"""Which adapter of the `access` context fills which port."""

from mediklaud.adapters.sql.access.accounts import SqlAccounts
from mediklaud.adapters.sql.access.answers import SqlAnswers
from mediklaud.adapters.sql.access.attempts import SqlSignInAttempts
from mediklaud.adapters.sql.access.audit import SqlAudit
from mediklaud.adapters.sql.access.audit_trail import SqlTrail
from mediklaud.adapters.sql.access.invitations import SqlInvitations
from mediklaud.adapters.sql.access.seals import SqlSeals
from mediklaud.adapters.sql.access.second_factors import SqlSecondFactors
from mediklaud.adapters.sql.access.service_tokens import SqlServiceTokens
from mediklaud.adapters.sql.access.sessions import SqlSessions
from mediklaud.adapters.sql.storage import SqlPort
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
from mediklaud.ports.second_factors import SecondFactors

PORTS: dict[type, SqlPort] = {
    Accounts: SqlAccounts,
    Answers: SqlAnswers,
    Audit: SqlAudit,
    AuditMarks: lambda database: database.cipher,
    AuditTrail: SqlTrail,
    Seals: SqlSeals,
    Invitations: SqlInvitations,
    ServiceTokens: SqlServiceTokens,
    SecondFactors: SqlSecondFactors,
    Sessions: SqlSessions,
    SignInAttempts: SqlSignInAttempts,
}
