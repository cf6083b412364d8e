"""Which adapter of the `billing` context fills which port."""

import mediklaud.adapters.sql.billing.drawer_triggers
import mediklaud.adapters.sql.billing.journal_triggers
import mediklaud.adapters.sql.billing.refund_triggers
import mediklaud.adapters.sql.billing.triggers  # noqa: F401 - they come with the tables
from mediklaud.adapters.sql.billing.accounts import SqlAccounts
from mediklaud.adapters.sql.billing.billing_work import SqlBillingWork
from mediklaud.adapters.sql.billing.books_reports import SqlBooksReports
from mediklaud.adapters.sql.billing.cashier_sessions import SqlCashierSessions
from mediklaud.adapters.sql.billing.charges import SqlCharges
from mediklaud.adapters.sql.billing.closed_periods import SqlClosedPeriods
from mediklaud.adapters.sql.billing.credit_notes import SqlCreditNotes
from mediklaud.adapters.sql.billing.credit_requests import SqlCreditRequests
from mediklaud.adapters.sql.billing.disputes import SqlDisputes
from mediklaud.adapters.sql.billing.invoices import SqlInvoices
from mediklaud.adapters.sql.billing.journal import SqlJournal
from mediklaud.adapters.sql.billing.overrides import SqlDuesOverrides
from mediklaud.adapters.sql.billing.payment_events import SqlPaymentEvents
from mediklaud.adapters.sql.billing.payment_exceptions import SqlPaymentExceptions
from mediklaud.adapters.sql.billing.payment_intents import SqlPaymentIntents
from mediklaud.adapters.sql.billing.payment_links import SqlPaymentLinks
from mediklaud.adapters.sql.billing.payment_plans import SqlPaymentPlans
from mediklaud.adapters.sql.billing.payments import SqlPayments
from mediklaud.adapters.sql.billing.refunds import SqlRefunds
from mediklaud.adapters.sql.billing.tariffs import SqlTariffs
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.billing import (
    Accounts,
    Charges,
    CreditNotes,
    DuesOverrides,
    Invoices,
    Payments,
    Tariffs,
)
from mediklaud.ports.billing_work import BillingWork
from mediklaud.ports.books import BooksReports
from mediklaud.ports.cash import CashierSessions
from mediklaud.ports.crediting import CreditRequests, Disputes, PaymentPlans
from mediklaud.ports.journal import ClosedPeriods, Journal
from mediklaud.ports.payment_links import PaymentLinks
from mediklaud.ports.payments_online import (
    PaymentEvents,
    PaymentExceptions,
    PaymentIntents,
)
from mediklaud.ports.refunds import Refunds

PORTS: dict[type, SqlPort] = {
    Accounts: SqlAccounts,
    CashierSessions: SqlCashierSessions,
    BillingWork: SqlBillingWork,
    BooksReports: SqlBooksReports,
    Charges: SqlCharges,
    ClosedPeriods: SqlClosedPeriods,
    CreditNotes: SqlCreditNotes,
    CreditRequests: SqlCreditRequests,
    Disputes: SqlDisputes,
    DuesOverrides: SqlDuesOverrides,
    Invoices: SqlInvoices,
    PaymentPlans: SqlPaymentPlans,
    PaymentEvents: SqlPaymentEvents,
    PaymentExceptions: SqlPaymentExceptions,
    PaymentIntents: SqlPaymentIntents,
    PaymentLinks: SqlPaymentLinks,
    Journal: SqlJournal,
    Payments: SqlPayments,
    Refunds: SqlRefunds,
    Tariffs: SqlTariffs,
}
