"""Which adapter of the `access` context fills which port."""

from mediklaud.adapters.sql.access.accounts import SqlAccounts
from mediklaud.adapters.sql.access.answers import SqlAnswers
from mediklaud.adapters.sql.access.attempts import SqlSignInAttempts
from mediklaud.adapters.sql.access.audit import SqlAudit
from mediklaud.adapters.sql.access.invitations import SqlInvitations
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

PORTS: dict[type, SqlPort] = {
    Accounts: SqlAccounts,
    Answers: SqlAnswers,
    Audit: SqlAudit,
    Invitations: SqlInvitations,
    ServiceTokens: SqlServiceTokens,
    Sessions: SqlSessions,
    SignInAttempts: SqlSignInAttempts,
}
