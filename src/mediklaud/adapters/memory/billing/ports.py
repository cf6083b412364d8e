"""Which adapter of the `billing` context fills which port."""

from mediklaud.adapters.memory.billing.accounts import (
    MemoryAccounts,
    MemoryDuesOverrides,
)
from mediklaud.adapters.memory.billing.billing_work import MemoryBillingWork
from mediklaud.adapters.memory.billing.books_reports import MemoryBooksReports
from mediklaud.adapters.memory.billing.cashier_sessions import MemoryCashierSessions
from mediklaud.adapters.memory.billing.charges import MemoryCharges
from mediklaud.adapters.memory.billing.credit_notes import MemoryCreditNotes
from mediklaud.adapters.memory.billing.credit_requests import MemoryCreditRequests
from mediklaud.adapters.memory.billing.disputes import MemoryDisputes
from mediklaud.adapters.memory.billing.invoices import MemoryInvoices
from mediklaud.adapters.memory.billing.journal import (
    MemoryClosedPeriods,
    MemoryJournal,
)
from mediklaud.adapters.memory.billing.online import (
    MemoryPaymentEvents,
    MemoryPaymentExceptions,
    MemoryPaymentIntents,
)
from mediklaud.adapters.memory.billing.payment_links import MemoryPaymentLinks
from mediklaud.adapters.memory.billing.payment_plans import MemoryPaymentPlans
from mediklaud.adapters.memory.billing.payments import MemoryPayments
from mediklaud.adapters.memory.billing.refunds import MemoryRefunds
from mediklaud.adapters.memory.billing.tariffs import MemoryTariffs
from mediklaud.adapters.memory.storage import MemoryPort
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

PORTS: dict[type, MemoryPort] = {
    Accounts: MemoryAccounts,
    CashierSessions: MemoryCashierSessions,
    BillingWork: MemoryBillingWork,
    BooksReports: MemoryBooksReports,
    Charges: MemoryCharges,
    ClosedPeriods: MemoryClosedPeriods,
    CreditNotes: MemoryCreditNotes,
    CreditRequests: MemoryCreditRequests,
    Disputes: MemoryDisputes,
    DuesOverrides: MemoryDuesOverrides,
    Invoices: MemoryInvoices,
    PaymentPlans: MemoryPaymentPlans,
    PaymentEvents: MemoryPaymentEvents,
    PaymentExceptions: MemoryPaymentExceptions,
    PaymentIntents: MemoryPaymentIntents,
    PaymentLinks: MemoryPaymentLinks,
    Journal: MemoryJournal,
    Payments: MemoryPayments,
    Refunds: MemoryRefunds,
    Tariffs: MemoryTariffs,
}
