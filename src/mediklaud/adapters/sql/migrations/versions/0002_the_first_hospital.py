"""The first hospital: everything from enrolment to payments at the desk."""

import sqlalchemy as sa
from alembic import op

from mediklaud.adapters.sql import schema

revision = "0002"
down_revision = None
branch_labels = None
depends_on = None

# What never changes once it is written: the database itself refuses.
TRIGGERS = {
    "sqlite": (
        """
        create trigger audit_never_updates before update on audit
        begin select raise(abort, 'audit is append-only'); end
        """,
        """
        create trigger audit_never_deletes before delete on audit
        begin select raise(abort, 'audit is append-only'); end
        """,
        """
        create trigger audit_seen_never_updates before update on audit_seen
        begin select raise(abort, 'audit_seen is append-only'); end
        """,
        """
        create trigger audit_seen_never_deletes before delete on audit_seen
        begin select raise(abort, 'audit_seen is append-only'); end
        """,
        """
        create trigger audit_seals_never_updates before update on audit_seals
        begin select raise(abort, 'audit_seals is append-only'); end
        """,
        """
        create trigger audit_seals_never_deletes before delete on audit_seals
        begin select raise(abort, 'audit_seals is append-only'); end
        """,
        """
        create trigger cashier_sessions_fixed_update before update of hospital_id, id, number, cashier_id, place, float_minor, currency, opened_at, closed_at, closed_by on cashier_sessions when (old.closed_at is not null)
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger cashier_sessions_fixed_delete before delete on cashier_sessions when (old.closed_at is not null)
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger closed_periods_never_updates before update on closed_periods
        begin select raise(abort, 'closed_periods is append-only'); end
        """,
        """
        create trigger closed_periods_never_deletes before delete on closed_periods
        begin select raise(abort, 'closed_periods is append-only'); end
        """,
        """
        create trigger audit_heads_never_updates before update on audit_heads
        begin select raise(abort, 'audit_heads is append-only'); end
        """,
        """
        create trigger audit_heads_never_deletes before delete on audit_heads
        begin select raise(abort, 'audit_heads is append-only'); end
        """,
        """
        create trigger disclosures_never_updates before update of hospital_id, id, disclosed_at, recorded_at, recorded_by, hidden_until on disclosures
        begin select raise(abort, 'disclosures is append-only'); end
        """,
        """
        create trigger disclosures_never_deletes before delete on disclosures
        begin select raise(abort, 'disclosures is append-only'); end
        """,
        """
        create trigger drawer_counts_fixed_update before update of hospital_id, session_id, method, expected_minor, counted_minor on drawer_counts
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger drawer_counts_fixed_delete before delete on drawer_counts
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger drawer_payouts_in_open_drawer before insert on drawer_payouts
        when new.cashier_session_id is not null and not exists (
        select 1 from cashier_sessions s
        where s.hospital_id = new.hospital_id and s.id = new.cashier_session_id
        and s.closed_at is null)
        begin select raise(abort, 'this drawer is closed'); end
        """,
        """
        create trigger drawer_payouts_fixed_update before update of hospital_id, refund_id, cashier_session_id, method, amount_minor on drawer_payouts
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger drawer_payouts_fixed_delete before delete on drawer_payouts
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger invoices_fixed_update before update of hospital_id, id, status, currency, net_minor, tax_minor, gross_minor, drafted_at, number, issued_on, due_on on invoices when (old.status = 'issued')
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger invoices_fixed_delete before delete on invoices when (old.status = 'issued')
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger postings_never_updates before update of hospital_id, id, kind, source_id, part, number, day, at, by, currency, owed_minor on postings
        begin select raise(abort, 'postings is append-only'); end
        """,
        """
        create trigger postings_never_deletes before delete on postings
        begin select raise(abort, 'postings is append-only'); end
        """,
        """
        create trigger postings_balance before insert on postings
        when (
        select count(*) < 2 or sum(e.amount_minor) <> 0 or new.owed_minor <>
        coalesce(sum(e.amount_minor) filter (where e.account in ('patient_credit', 'receivable')), 0)
        from journal_entries e
        where e.hospital_id = new.hospital_id and e.posting_id = new.id
        )
        begin select raise(abort, 'a posting balances'); end
        """,
        """
        create trigger postings_open before insert on postings
        when exists (
        select 1 from closed_periods c
        where c.hospital_id = new.hospital_id and c.until >= new.day
        )
        begin select raise(abort, 'the books of that day are closed'); end
        """,
        """
        create trigger knowledge_files_never_updates before update on knowledge_files
        begin select raise(abort, 'knowledge_files is append-only'); end
        """,
        """
        create trigger knowledge_files_never_deletes before delete on knowledge_files
        begin select raise(abort, 'knowledge_files is append-only'); end
        """,
        """
        create trigger safety_alerts_never_updates before update of hospital_id, id, at, prescription_id, shown_to, stage, rule_id, knowledge, severity, presentation, overridden, occasion on safety_alerts
        begin select raise(abort, 'safety_alerts is append-only'); end
        """,
        """
        create trigger safety_alerts_never_deletes before delete on safety_alerts
        begin select raise(abort, 'safety_alerts is append-only'); end
        """,
        """
        create trigger recalls_never_updates before update on recalls
        begin select raise(abort, 'recalls is append-only'); end
        """,
        """
        create trigger recalls_never_deletes before delete on recalls
        begin select raise(abort, 'recalls is append-only'); end
        """,
        """
        create trigger broken_glasses_never_updates before update of hospital_id, id, account_id, doctor_id, reason, begun_at, until, review_due, urgent on broken_glasses
        begin select raise(abort, 'broken_glasses is append-only'); end
        """,
        """
        create trigger broken_glasses_never_deletes before delete on broken_glasses
        begin select raise(abort, 'broken_glasses is append-only'); end
        """,
        """
        create trigger journal_entries_never_updates before update on journal_entries
        begin select raise(abort, 'journal_entries is append-only'); end
        """,
        """
        create trigger journal_entries_never_deletes before delete on journal_entries
        begin select raise(abort, 'journal_entries is append-only'); end
        """,
        """
        create trigger journal_entries_first before insert on journal_entries
        when exists (
        select 1 from postings p
        where p.hospital_id = new.hospital_id and p.id = new.posting_id
        )
        begin select raise(abort, 'a posting is whole from the first'); end
        """,
        """
        create trigger payment_intents_forward before update
        on payment_intents when (old.status = 'amiss' and new.status not in ('amiss')) or (old.status = 'cancelled' and new.status not in ('amiss', 'cancelled')) or (old.status = 'created' and new.status not in ('amiss', 'cancelled', 'created', 'expired', 'failed', 'started', 'succeeded', 'unknown')) or (old.status = 'expired' and new.status not in ('amiss', 'expired')) or (old.status = 'failed' and new.status not in ('amiss', 'failed')) or (old.status = 'started' and new.status not in ('amiss', 'cancelled', 'expired', 'failed', 'started', 'succeeded')) or (old.status = 'succeeded' and new.status not in ('succeeded')) or (old.status = 'unknown' and new.status not in ('amiss', 'cancelled', 'expired', 'failed', 'started', 'succeeded', 'unknown')) or new.invoice_id <> old.invoice_id or new.amount_minor <> old.amount_minor or new.currency <> old.currency or new.provider <> old.provider or new.asked_at <> old.asked_at or (old.provider_ref is not null and new.provider_ref is null)
        begin select raise(abort, 'an online payment only goes forward'); end
        """,
        """
        create trigger payment_intents_kept before delete on payment_intents
        begin select raise(abort, 'an online payment is never forgotten'); end
        """,
        """
        create trigger movements_never_updates before update on movements
        begin select raise(abort, 'movements is append-only'); end
        """,
        """
        create trigger movements_never_deletes before delete on movements
        begin select raise(abort, 'movements is append-only'); end
        """,
        """
        create trigger break_glass_reviews_never_updates before update of hospital_id, id, finding, reviewed_by, reviewed_at on break_glass_reviews
        begin select raise(abort, 'break_glass_reviews is append-only'); end
        """,
        """
        create trigger break_glass_reviews_never_deletes before delete on break_glass_reviews
        begin select raise(abort, 'break_glass_reviews is append-only'); end
        """,
        """
        create trigger merged_things_never_updates before update on merged_things
        begin select raise(abort, 'merged_things is append-only'); end
        """,
        """
        create trigger merged_things_never_deletes before delete on merged_things
        begin select raise(abort, 'merged_things is append-only'); end
        """,
        """
        create trigger invoice_lines_fixed_insert before insert on invoice_lines when exists (select 1 from invoices i where i.status = 'issued'
        and i.hospital_id = new.hospital_id and i.id = new.invoice_id)
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger invoice_lines_fixed_update before update of hospital_id, invoice_id, position, charge_id, doctor_id, served_on, quantity, unit_minor, tax_points, net_minor, tax_minor, gross_minor on invoice_lines when exists (select 1 from invoices i where i.status = 'issued'
        and i.hospital_id = old.hospital_id and i.id = old.invoice_id)
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger invoice_lines_fixed_delete before delete on invoice_lines when exists (select 1 from invoices i where i.status = 'issued'
        and i.hospital_id = old.hospital_id and i.id = old.invoice_id)
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger payments_in_open_drawer before insert on payments
        when new.cashier_session_id is not null and not exists (
        select 1 from cashier_sessions s
        where s.hospital_id = new.hospital_id and s.id = new.cashier_session_id
        and s.closed_at is null)
        begin select raise(abort, 'this drawer is closed'); end
        """,
        """
        create trigger payments_fixed_update before update of hospital_id, id, number, amount_minor, currency, method, received_at, received_by, cashier_session_id, intent_id on payments
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger payments_fixed_delete before delete on payments
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger credit_notes_fixed_update before update of hospital_id, id, number, invoice_id, kind, currency, issued_at, issued_by, approved_by on credit_notes
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger credit_notes_fixed_delete before delete on credit_notes
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger notes_never_updates before update of hospital_id, id, author, written_at, appointment_id, consultation_id, purpose on notes
        begin select raise(abort, 'notes is append-only'); end
        """,
        """
        create trigger notes_never_deletes before delete on notes
        begin select raise(abort, 'notes is append-only'); end
        """,
        """
        create trigger allocations_fixed_update before update of hospital_id, payment_id, invoice_id, part, amount_minor on allocations
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger allocations_fixed_delete before delete on allocations
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger refunds_fixed before update of number, payment_id, amount_minor, currency, method, asked_by, asked_at on refunds
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger refunds_kept before delete on refunds
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger refunds_forward before update of status on refunds when (old.status <> new.status and not (old.status = 'asked' and new.status in ('asked', 'approved', 'rejected') or old.status = 'approved' and new.status in ('approved', 'failed', 'paid', 'unknown') or old.status = 'unknown' and new.status in ('unknown', 'failed', 'paid')))
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger credit_note_lines_fixed_update before update of hospital_id, credit_note_id, invoice_id, position, quantity, amount_minor, before_minor, gross_minor on credit_note_lines
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger credit_note_lines_fixed_delete before delete on credit_note_lines
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger freed_allocations_fixed_update before update of hospital_id, credit_note_id, payment_id, invoice_id, amount_minor on freed_allocations
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger freed_allocations_fixed_delete before delete on freed_allocations
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger refund_frees_fixed_update before update of hospital_id, refund_id, payment_id, invoice_id, amount_minor on refund_frees
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger refund_frees_fixed_delete before delete on refund_frees
        begin select raise(abort, 'this row never changes'); end
        """,
        """
        create trigger controlled_register_never_updates before update on controlled_register
        begin select raise(abort, 'controlled_register is append-only'); end
        """,
        """
        create trigger controlled_register_never_deletes before delete on controlled_register
        begin select raise(abort, 'controlled_register is append-only'); end
        """,
    ),
    "postgresql": (
        """
        create or replace function audit_stays() returns trigger language plpgsql as
        $$ begin raise exception 'audit is append-only'; end $$;
        create trigger audit_stays before update or delete or truncate on audit
        execute function audit_stays()
        """,
        """
        create or replace function audit_seen_stays() returns trigger language plpgsql as
        $$ begin raise exception 'audit_seen is append-only'; end $$;
        create trigger audit_seen_stays before update or delete or truncate on audit_seen
        execute function audit_seen_stays()
        """,
        """
        create or replace function audit_seals_stays() returns trigger language plpgsql as
        $$ begin raise exception 'audit_seals is append-only'; end $$;
        create trigger audit_seals_stays before update or delete or truncate on audit_seals
        execute function audit_seals_stays()
        """,
        """
        create or replace function mediklaud_refuse() returns trigger
        language plpgsql as $$ begin
        raise exception 'this row never changes' using errcode = '23000';
        end $$
        """,
        """
        create trigger cashier_sessions_fixed before update of hospital_id, id, number, cashier_id, place, float_minor, currency, opened_at, closed_at, closed_by or delete on cashier_sessions
        for each row when (old.closed_at is not null) execute function mediklaud_refuse()
        """,
        """
        create or replace function closed_periods_stays() returns trigger language plpgsql as
        $$ begin raise exception 'closed_periods is append-only'; end $$;
        create trigger closed_periods_stays before update or delete or truncate on closed_periods
        execute function closed_periods_stays()
        """,
        """
        create or replace function audit_heads_stays() returns trigger language plpgsql as
        $$ begin raise exception 'audit_heads is append-only'; end $$;
        create trigger audit_heads_stays before update or delete or truncate on audit_heads
        execute function audit_heads_stays()
        """,
        """
        create or replace function disclosures_stays() returns trigger language plpgsql as
        $$ begin raise exception 'disclosures is append-only'; end $$;
        create trigger disclosures_stays before update of hospital_id, id, disclosed_at, recorded_at, recorded_by, hidden_until or delete or truncate on disclosures
        execute function disclosures_stays()
        """,
        """
        create trigger drawer_counts_fixed before update of hospital_id, session_id, method, expected_minor, counted_minor or delete on drawer_counts
        for each row  execute function mediklaud_refuse()
        """,
        """
        create or replace function mediklaud_refuse_drawer() returns trigger
        language plpgsql as $$ begin
        perform 1 from cashier_sessions s
        where s.hospital_id = new.hospital_id and s.id = new.cashier_session_id
        and s.closed_at is null for share;
        if not found then
        raise exception 'this drawer is closed' using errcode = '23000';
        end if;
        return new;
        end $$
        """,
        """
        create trigger drawer_payouts_in_open_drawer before insert on drawer_payouts
        for each row when (new.cashier_session_id is not null)
        execute function mediklaud_refuse_drawer()
        """,
        """
        create trigger drawer_payouts_fixed before update of hospital_id, refund_id, cashier_session_id, method, amount_minor or delete on drawer_payouts
        for each row  execute function mediklaud_refuse()
        """,
        """
        create trigger invoices_fixed before update of hospital_id, id, status, currency, net_minor, tax_minor, gross_minor, drafted_at, number, issued_on, due_on or delete on invoices
        for each row when (old.status = 'issued') execute function mediklaud_refuse()
        """,
        """
        create or replace function postings_stays() returns trigger language plpgsql as
        $$ begin raise exception 'postings is append-only'; end $$;
        create trigger postings_stays before update of hospital_id, id, kind, source_id, part, number, day, at, by, currency, owed_minor or delete or truncate on postings
        execute function postings_stays()
        """,
        """
        create or replace function mediklaud_post() returns trigger
        language plpgsql as $$ declare found bigint; balance numeric; owed numeric;
        begin
        perform pg_advisory_xact_lock_shared(hashtextextended(cast(new.hospital_id as text), 8));
        if exists (
        select from closed_periods c
        where c.hospital_id = new.hospital_id and c.until >= new.day
        ) then
        raise exception 'the books of that day are closed' using errcode = '23000';
        end if;
        select count(*), sum(e.amount_minor),
        coalesce(sum(e.amount_minor) filter (where e.account in ('patient_credit', 'receivable')), 0)
        into found, balance, owed from journal_entries e
        where e.hospital_id = new.hospital_id and e.posting_id = new.id;
        if found < 2 or balance <> 0 or owed <> new.owed_minor then
        raise exception 'a posting balances' using errcode = '23000';
        end if;
        return new;
        end $$
        """,
        """
        create trigger postings_balance before insert on postings
        for each row execute function mediklaud_post()
        """,
        """
        create or replace function knowledge_files_stays() returns trigger language plpgsql as
        $$ begin raise exception 'knowledge_files is append-only'; end $$;
        create trigger knowledge_files_stays before update or delete or truncate on knowledge_files
        execute function knowledge_files_stays()
        """,
        """
        create or replace function safety_alerts_stays() returns trigger language plpgsql as
        $$ begin raise exception 'safety_alerts is append-only'; end $$;
        create trigger safety_alerts_stays before update of hospital_id, id, at, prescription_id, shown_to, stage, rule_id, knowledge, severity, presentation, overridden, occasion or delete or truncate on safety_alerts
        execute function safety_alerts_stays()
        """,
        """
        create or replace function recalls_stays() returns trigger language plpgsql as
        $$ begin raise exception 'recalls is append-only'; end $$;
        create trigger recalls_stays before update or delete or truncate on recalls
        execute function recalls_stays()
        """,
        """
        create or replace function broken_glasses_stays() returns trigger language plpgsql as
        $$ begin raise exception 'broken_glasses is append-only'; end $$;
        create trigger broken_glasses_stays before update of hospital_id, id, account_id, doctor_id, reason, begun_at, until, review_due, urgent or delete or truncate on broken_glasses
        execute function broken_glasses_stays()
        """,
        """
        create or replace function journal_entries_stays() returns trigger language plpgsql as
        $$ begin raise exception 'journal_entries is append-only'; end $$;
        create trigger journal_entries_stays before update or delete or truncate on journal_entries
        execute function journal_entries_stays()
        """,
        """
        create or replace function mediklaud_enter() returns trigger
        language plpgsql as $$ begin
        if exists (
        select from postings p
        where p.hospital_id = new.hospital_id and p.id = new.posting_id
        ) then
        raise exception 'a posting is whole from the first' using errcode = '23000';
        end if;
        return new;
        end $$
        """,
        """
        create trigger journal_entries_first before insert on journal_entries
        for each row execute function mediklaud_enter()
        """,
        """
        create or replace function mediklaud_refuse_back() returns trigger
        language plpgsql as $$ begin
        if (old.status = 'amiss' and new.status not in ('amiss')) or (old.status = 'cancelled' and new.status not in ('amiss', 'cancelled')) or (old.status = 'created' and new.status not in ('amiss', 'cancelled', 'created', 'expired', 'failed', 'started', 'succeeded', 'unknown')) or (old.status = 'expired' and new.status not in ('amiss', 'expired')) or (old.status = 'failed' and new.status not in ('amiss', 'failed')) or (old.status = 'started' and new.status not in ('amiss', 'cancelled', 'expired', 'failed', 'started', 'succeeded')) or (old.status = 'succeeded' and new.status not in ('succeeded')) or (old.status = 'unknown' and new.status not in ('amiss', 'cancelled', 'expired', 'failed', 'started', 'succeeded', 'unknown')) or new.invoice_id <> old.invoice_id or new.amount_minor <> old.amount_minor or new.currency <> old.currency or new.provider <> old.provider or new.asked_at <> old.asked_at or (old.provider_ref is not null and new.provider_ref is null) then
        raise exception 'an online payment only goes forward' using errcode = '23000';
        end if;
        return new;
        end $$
        """,
        """
        create trigger payment_intents_forward before update
        on payment_intents for each row execute function mediklaud_refuse_back()
        """,
        """
        create or replace function mediklaud_refuse_gone() returns trigger
        language plpgsql as $$ begin
        raise exception 'an online payment is never forgotten' using errcode = '23000';
        end $$
        """,
        """
        create trigger payment_intents_kept before delete
        on payment_intents for each row execute function mediklaud_refuse_gone()
        """,
        """
        create or replace function movements_stays() returns trigger language plpgsql as
        $$ begin raise exception 'movements is append-only'; end $$;
        create trigger movements_stays before update or delete or truncate on movements
        execute function movements_stays()
        """,
        """
        create or replace function break_glass_reviews_stays() returns trigger language plpgsql as
        $$ begin raise exception 'break_glass_reviews is append-only'; end $$;
        create trigger break_glass_reviews_stays before update of hospital_id, id, finding, reviewed_by, reviewed_at or delete or truncate on break_glass_reviews
        execute function break_glass_reviews_stays()
        """,
        """
        create or replace function merged_things_stays() returns trigger language plpgsql as
        $$ begin raise exception 'merged_things is append-only'; end $$;
        create trigger merged_things_stays before update or delete or truncate on merged_things
        execute function merged_things_stays()
        """,
        """
        create or replace function mediklaud_refuse_line() returns trigger
        language plpgsql as $$ begin
        if exists (
        select from invoices i where i.status = 'issued'
        and i.hospital_id = coalesce(new.hospital_id, old.hospital_id)
        and i.id in (old.invoice_id, new.invoice_id)
        ) then
        raise exception 'an issued invoice never changes' using errcode = '23000';
        end if;
        return coalesce(new, old);
        end $$
        """,
        """
        create trigger invoice_lines_fixed before insert or update of hospital_id, invoice_id, position, charge_id, doctor_id, served_on, quantity, unit_minor, tax_points, net_minor, tax_minor, gross_minor or delete on invoice_lines
        for each row  execute function mediklaud_refuse_line()
        """,
        """
        create trigger payments_in_open_drawer before insert on payments
        for each row when (new.cashier_session_id is not null)
        execute function mediklaud_refuse_drawer()
        """,
        """
        create trigger payments_fixed before update of hospital_id, id, number, amount_minor, currency, method, received_at, received_by, cashier_session_id, intent_id or delete on payments
        for each row  execute function mediklaud_refuse()
        """,
        """
        create trigger credit_notes_fixed before update of hospital_id, id, number, invoice_id, kind, currency, issued_at, issued_by, approved_by or delete on credit_notes
        for each row  execute function mediklaud_refuse()
        """,
        """
        create or replace function notes_stays() returns trigger language plpgsql as
        $$ begin raise exception 'notes is append-only'; end $$;
        create trigger notes_stays before update of hospital_id, id, author, written_at, appointment_id, consultation_id, purpose or delete or truncate on notes
        execute function notes_stays()
        """,
        """
        create trigger allocations_fixed before update of hospital_id, payment_id, invoice_id, part, amount_minor or delete on allocations
        for each row  execute function mediklaud_refuse()
        """,
        """
        create trigger refunds_fixed before update of number, payment_id, amount_minor, currency, method, asked_by, asked_at on refunds
        for each row  execute function mediklaud_refuse()
        """,
        """
        create trigger refunds_kept before delete on refunds
        for each row  execute function mediklaud_refuse()
        """,
        """
        create trigger refunds_forward before update of status on refunds
        for each row when (old.status <> new.status and not (old.status = 'asked' and new.status in ('asked', 'approved', 'rejected') or old.status = 'approved' and new.status in ('approved', 'failed', 'paid', 'unknown') or old.status = 'unknown' and new.status in ('unknown', 'failed', 'paid'))) execute function mediklaud_refuse()
        """,
        """
        create trigger credit_note_lines_fixed before update of hospital_id, credit_note_id, invoice_id, position, quantity, amount_minor, before_minor, gross_minor or delete on credit_note_lines
        for each row  execute function mediklaud_refuse()
        """,
        """
        create trigger freed_allocations_fixed before update of hospital_id, credit_note_id, payment_id, invoice_id, amount_minor or delete on freed_allocations
        for each row  execute function mediklaud_refuse()
        """,
        """
        create trigger refund_frees_fixed before update of hospital_id, refund_id, payment_id, invoice_id, amount_minor or delete on refund_frees
        for each row  execute function mediklaud_refuse()
        """,
        """
        create or replace function controlled_register_stays() returns trigger language plpgsql as
        $$ begin raise exception 'controlled_register is append-only'; end $$;
        create trigger controlled_register_stays before update or delete or truncate on controlled_register
        execute function controlled_register_stays()
        """,
    ),
}


def upgrade() -> None:
    """Bring the schema here."""
    op.create_table(
        "accounts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login_key", sa.BigInteger(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("administers", sa.Boolean(), nullable=False),
        sa.Column("ever_held", sa.Text(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("reset_waits", sa.Boolean(), nullable=False),
        sa.Column("permissions", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("doctor_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("index_key", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_accounts")),
        sa.UniqueConstraint(
            "hospital_id", "doctor_id", name=op.f("uq_accounts_hospital_id_doctor_id")
        ),
        sa.UniqueConstraint(
            "hospital_id", "login_key", name=op.f("uq_accounts_hospital_id_login_key")
        ),
        sa.UniqueConstraint(
            "hospital_id", "patient_id", name=op.f("uq_accounts_hospital_id_patient_id")
        ),
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_accounts_hospital_id_index_key"),
            ["hospital_id", "index_key"],
            unique=False,
        )

    op.create_table(
        "answers",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "hospital_id", "account_id", "key", name=op.f("pk_answers")
        ),
    )
    op.create_table(
        "audit",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column(
            "stream",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "stream", "seq", name=op.f("pk_audit")),
        sa.UniqueConstraint("hospital_id", "id", name=op.f("uq_audit_hospital_id_id")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_hospital_id_account_id_id"),
            ["hospital_id", "account_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_audit_hospital_id_action_id"),
            ["hospital_id", "action", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_audit_hospital_id_at"), ["hospital_id", "at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_audit_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )

    op.create_table(
        "audit_seals",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("streams", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "number", name=op.f("pk_audit_seals")),
    )
    op.create_table(
        "audit_seen",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "hospital_id", "entry_id", "patient_id", name=op.f("pk_audit_seen")
        ),
    )
    with op.batch_alter_table("audit_seen", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_seen_hospital_id_account_id_at"),
            ["hospital_id", "account_id", "at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_audit_seen_hospital_id_patient_id_entry_id"),
            ["hospital_id", "patient_id", "entry_id"],
            unique=False,
        )

    op.create_table(
        "audit_unsealed",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "stream",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_audit_unsealed")),
    )
    op.create_table(
        "cashier_sessions",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("cashier_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("float_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("opened_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("closed_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(closed_at is null) = (sealed is null)",
            name=op.f("ck_cashier_sessions_closed_whole"),
        ),
        sa.CheckConstraint("float_minor >= 0", name=op.f("ck_cashier_sessions_float")),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_cashier_sessions")),
        sa.UniqueConstraint(
            "hospital_id", "number", name=op.f("uq_cashier_sessions_hospital_id_number")
        ),
    )
    with op.batch_alter_table("cashier_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_cashier_sessions_hospital_id_cashier_id_id"),
            ["hospital_id", "cashier_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            "uq_cashier_sessions_open",
            ["hospital_id", "cashier_id"],
            unique=True,
            sqlite_where=sa.text("closed_at is null"),
            postgresql_where=sa.text("closed_at is null"),
        )

    op.create_table(
        "closed_periods",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("closed_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("hospital_id", "until", name=op.f("pk_closed_periods")),
    )
    op.create_table(
        "counters",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "series", name=op.f("pk_counters")),
    )
    op.create_table(
        "data_keys",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("active_from", schema.Instant(timezone=True), nullable=False),
        sa.Column("retired_at", schema.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_data_keys")),
    )
    op.create_table(
        "doctors",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "name_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("specialties", sa.JSON(), nullable=False),
        sa.Column("qualifications", sa.JSON(), nullable=False),
        sa.Column("licence_council", sa.Text(), nullable=False),
        sa.Column("licence_number", sa.Text(), nullable=False),
        sa.Column("council_key", sa.Text(), nullable=False),
        sa.Column("licence_key", sa.Text(), nullable=False),
        sa.Column("licence_until", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("suspended_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("status_before", sa.Text(), nullable=True),
        sa.Column("registered_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("registered_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_doctors")),
        sa.UniqueConstraint(
            "hospital_id",
            "council_key",
            "licence_key",
            name=op.f("uq_doctors_hospital_id_council_key_licence_key"),
        ),
        sa.UniqueConstraint(
            "hospital_id", "number", name=op.f("uq_doctors_hospital_id_number")
        ),
    )
    with op.batch_alter_table("doctors", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_doctors_hospital_id_licence_until"),
            ["hospital_id", "licence_until"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_doctors_hospital_id_name_key_id"),
            ["hospital_id", "name_key", "id"],
            unique=False,
        )

    op.create_table(
        "knowledge_bases",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("released", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("checksum", sa.Text(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("substances", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("loaded_by", sa.Uuid(), nullable=True),
        sa.Column("loaded_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("retired_by", sa.Uuid(), nullable=True),
        sa.Column("retired_at", schema.Instant(timezone=True), nullable=True),
        sa.CheckConstraint("rejected >= 0", name=op.f("ck_knowledge_bases_rejected")),
        sa.CheckConstraint(
            "retired_by is null or retired_at is not null",
            name=op.f("ck_knowledge_bases_retired"),
        ),
        sa.CheckConstraint("rules > 0", name=op.f("ck_knowledge_bases_rules")),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_knowledge_bases")),
    )
    with op.batch_alter_table("knowledge_bases", schema=None) as batch_op:
        batch_op.create_index(
            "ix_knowledge_bases_active",
            ["hospital_id", "name"],
            unique=True,
            sqlite_where=sa.text("retired_at is null"),
            postgresql_where=sa.text("retired_at is null"),
        )

    op.create_table(
        "outbox",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("subject_version", sa.BigInteger(), nullable=False),
        sa.Column("recipient_kind", sa.Text(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("starts_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("due_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("created_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("leased_until", schema.Instant(timezone=True), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("last_problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_outbox")),
        sa.UniqueConstraint(
            "hospital_id",
            "subject_id",
            "subject_version",
            "topic",
            "recipient_kind",
            "recipient_id",
            "channel",
            "template_version",
            name="uq_outbox_message",
        ),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outbox_hospital_id_recipient_id_id"),
            ["hospital_id", "recipient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_outbox_hospital_id_status_id"),
            ["hospital_id", "status", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_outbox_waiting",
            ["hospital_id", "next_try_at", "id"],
            unique=False,
            sqlite_where=sa.text("status in ('pending', 'leased')"),
            postgresql_where=sa.text("status in ('pending', 'leased')"),
        )

    op.create_table(
        "patient_accounts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("credit_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "credit_minor >= 0", name=op.f("ck_patient_accounts_no_debt")
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "patient_id", name=op.f("pk_patient_accounts")
        ),
    )
    op.create_table(
        "patients",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number_key", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Uuid(), nullable=True),
        sa.Column("enrolled_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("index_key", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "(status = 'merged') = (merged_into is not null)",
            name=op.f("ck_patients_merged"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "merged_into"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_patients_hospital_id_merged_into"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_patients")),
        sa.UniqueConstraint(
            "hospital_id", "number_key", name=op.f("uq_patients_hospital_id_number_key")
        ),
    )
    with op.batch_alter_table("patients", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_patients_hospital_id_index_key"),
            ["hospital_id", "index_key"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_patients_hospital_id_merged_into"),
            ["hospital_id", "merged_into"],
            unique=False,
            sqlite_where=sa.text("merged_into is not null"),
            postgresql_where=sa.text("merged_into is not null"),
        )
        batch_op.create_index(
            "ix_patients_not_active",
            ["hospital_id", "id"],
            unique=False,
            sqlite_where=sa.text("status <> 'active'"),
            postgresql_where=sa.text("status <> 'active'"),
        )

    op.create_table(
        "products",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("manufacturer", sa.Text(), nullable=True),
        sa.Column("atc", sa.Text(), nullable=True),
        sa.Column("pack_size", sa.Integer(), nullable=False),
        sa.Column("controlled", sa.Boolean(), nullable=False),
        sa.Column("returnable", sa.Boolean(), nullable=False),
        sa.Column("reorder_level", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status in ('active', 'withdrawn')", name=op.f("ck_products_status")
        ),
        sa.CheckConstraint(
            "pack_size > 0 and reorder_level >= 0", name=op.f("ck_products_pack")
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_products")),
        sa.UniqueConstraint(
            "hospital_id", "code", name=op.f("uq_products_hospital_id_code")
        ),
    )
    with op.batch_alter_table("products", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_products_hospital_id_name_key"),
            ["hospital_id", "name_key"],
            unique=False,
        )

    op.create_table(
        "safety_tunings",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("knowledge", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("presentation", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(confirmed_by is null) = (confirmed_at is null)",
            name=op.f("ck_safety_tunings_confirmed"),
        ),
        sa.CheckConstraint(
            "(ended_by is null) = (ended_at is null)",
            name=op.f("ck_safety_tunings_ended"),
        ),
        sa.CheckConstraint(
            "confirmed_by <> decided_by", name=op.f("ck_safety_tunings_two_people")
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_safety_tunings")),
    )
    with op.batch_alter_table("safety_tunings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_safety_tunings_live",
            ["hospital_id", "knowledge", "rule_id"],
            unique=True,
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )

    op.create_table(
        "sign_in_attempts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("budget", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", schema.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "hospital_id", "budget", name=op.f("pk_sign_in_attempts")
        ),
    )
    op.create_table(
        "tariffs",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("tax_points", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_tariffs_price")),
        sa.CheckConstraint(
            "tax_points between 0 and 10000", name=op.f("ck_tariffs_tax")
        ),
        sa.CheckConstraint(
            "valid_to is null or valid_to >= valid_from",
            name=op.f("ck_tariffs_validity"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_tariffs")),
        sa.UniqueConstraint(
            "hospital_id",
            "service",
            "valid_from",
            name=op.f("uq_tariffs_hospital_id_service_valid_from"),
        ),
    )
    op.create_table(
        "absences",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("cancelled_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_absences_ends")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "doctor_id"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_absences_hospital_id_doctor_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_absences")),
        sa.UniqueConstraint(
            "hospital_id",
            "doctor_id",
            "number",
            name=op.f("uq_absences_hospital_id_doctor_id_number"),
        ),
    )
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_absences_hospital_id_doctor_id_starts_at"),
            ["hospital_id", "doctor_id", "starts_at"],
            unique=False,
        )

    op.create_table(
        "appointments",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("offset_seconds", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("room", sa.Uuid(), nullable=True),
        sa.Column("visit_type", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("booked_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("booked_by", sa.Uuid(), nullable=True),
        sa.Column("received_by", sa.Uuid(), nullable=True),
        sa.Column("occupied_from", sa.Integer(), nullable=True),
        sa.Column("occupied_to", sa.Integer(), nullable=True),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ended_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("ended_late", sa.Boolean(), nullable=False),
        sa.Column("rescheduled_from", sa.JSON(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_appointments_ends")),
        sa.CheckConstraint("lane >= 0", name=op.f("ck_appointments_lane")),
        sa.CheckConstraint(
            "occupied_to > occupied_from", name=op.f("ck_appointments_occupied")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "doctor_id"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_appointments_hospital_id_doctor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_appointments_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_appointments")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index(
            "ix_appointments_ahead",
            ["hospital_id", "starts_at"],
            unique=False,
            sqlite_where=sa.text("status in ('booked', 'arrived')"),
            postgresql_where=sa.text("status in ('booked', 'arrived')"),
        )
        batch_op.create_index(
            batch_op.f("ix_appointments_hospital_id_doctor_id_starts_at"),
            ["hospital_id", "doctor_id", "starts_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_appointments_hospital_id_patient_id_starts_at_id"),
            ["hospital_id", "patient_id", "starts_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_appointments_in_room",
            [
                "hospital_id",
                "room",
                "occupied_from",
                "occupied_to",
                "lane",
                "doctor_id",
            ],
            unique=False,
            sqlite_where=sa.text("room is not null and occupied_from is not null"),
            postgresql_where=sa.text("room is not null and occupied_from is not null"),
        )
        batch_op.create_index(
            "ix_appointments_occupied",
            ["hospital_id", "doctor_id", "occupied_from", "occupied_to", "lane"],
            unique=False,
            sqlite_where=sa.text("occupied_from is not null"),
            postgresql_where=sa.text("occupied_from is not null"),
        )

    op.create_table(
        "audit_heads",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column(
            "stream",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "number"],
            ["audit_seals.hospital_id", "audit_seals.number"],
            name=op.f("fk_audit_heads_hospital_id_number"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "number", "stream", name=op.f("pk_audit_heads")
        ),
    )
    with op.batch_alter_table("audit_heads", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_heads_hospital_id_stream_seq"),
            ["hospital_id", "stream", "seq"],
            unique=False,
        )

    op.create_table(
        "availability_rules",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("visit_types", sa.JSON(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("room", sa.Uuid(), nullable=True),
        sa.Column("lanes", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("lanes > 0", name=op.f("ck_availability_rules_lanes")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "doctor_id"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_availability_rules_hospital_id_doctor_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "id", name=op.f("pk_availability_rules")
        ),
    )
    with op.batch_alter_table("availability_rules", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_availability_rules_hospital_id_doctor_id"),
            ["hospital_id", "doctor_id"],
            unique=False,
        )

    op.create_table(
        "batches",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("received_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_reason", sa.Text(), nullable=True),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status in ('usable', 'quarantined', 'recalled')",
            name=op.f("ck_batches_status"),
        ),
        sa.CheckConstraint(
            "(cost_minor is null) = (currency is null)",
            name=op.f("ck_batches_currency"),
        ),
        sa.CheckConstraint("on_hand >= 0", name=op.f("ck_batches_on_hand")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "product_id"],
            ["products.hospital_id", "products.id"],
            name=op.f("fk_batches_hospital_id_product_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_batches")),
        sa.UniqueConstraint(
            "hospital_id",
            "product_id",
            "number",
            "expires_on",
            "location",
            name=op.f("uq_batches_hospital_id_product_id_number_expires_on_location"),
        ),
    )
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.create_index(
            "ix_batches_there",
            ["hospital_id", "product_id", "expires_on"],
            unique=False,
            sqlite_where=sa.text("on_hand > 0"),
            postgresql_where=sa.text("on_hand > 0"),
        )

    op.create_table(
        "broken_glasses",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("begun_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("until", schema.Instant(timezone=True), nullable=False),
        sa.Column("review_due", schema.Instant(timezone=True), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("ended_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "doctor_id"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_broken_glasses_hospital_id_doctor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_broken_glasses_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_broken_glasses")),
    )
    with op.batch_alter_table("broken_glasses", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_broken_glasses_hospital_id_account_id_begun_at"),
            ["hospital_id", "account_id", "begun_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_broken_glasses_hospital_id_account_id_patient_id_until"),
            ["hospital_id", "account_id", "patient_id", "until"],
            unique=False,
        )
        batch_op.create_index(
            "ix_broken_glasses_open",
            ["hospital_id", "until"],
            unique=False,
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )

    op.create_table(
        "clinical_facts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind in ('allergy', 'condition', 'observation', 'procedure')",
            name=op.f("ck_clinical_facts_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_clinical_facts_hospital_id_patient_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "recorded_by"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_clinical_facts_hospital_id_recorded_by"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_clinical_facts")),
    )
    with op.batch_alter_table("clinical_facts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_clinical_facts_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )

    op.create_table(
        "disclosures",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("disclosed_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("recorded_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("hidden_until", schema.Instant(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_disclosures_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_disclosures")),
    )
    with op.batch_alter_table("disclosures", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_disclosures_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )

    op.create_table(
        "doctor_specialties",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("specialty_key", sa.Text(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "doctor_id"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_doctor_specialties_hospital_id_doctor_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id",
            "specialty_key",
            "doctor_id",
            name=op.f("pk_doctor_specialties"),
        ),
    )
    with op.batch_alter_table("doctor_specialties", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_doctor_specialties_hospital_id_doctor_id"),
            ["hospital_id", "doctor_id"],
            unique=False,
        )

    op.create_table(
        "drawer_counts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("expected_minor", sa.BigInteger(), nullable=False),
        sa.Column("counted_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("counted_minor >= 0", name=op.f("ck_drawer_counts_counted")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "session_id"],
            ["cashier_sessions.hospital_id", "cashier_sessions.id"],
            name=op.f("fk_drawer_counts_hospital_id_session_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "session_id", "method", name=op.f("pk_drawer_counts")
        ),
    )
    op.create_table(
        "drawer_payouts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("refund_id", sa.Uuid(), nullable=False),
        sa.Column("cashier_session_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "method in ('cash', 'card', 'mobile')",
            name=op.f("ck_drawer_payouts_in_a_drawer"),
        ),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_drawer_payouts_amount")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "cashier_session_id"],
            ["cashier_sessions.hospital_id", "cashier_sessions.id"],
            name=op.f("fk_drawer_payouts_hospital_id_cashier_session_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "refund_id", name=op.f("pk_drawer_payouts")
        ),
    )
    with op.batch_alter_table("drawer_payouts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_drawer_payouts_hospital_id_cashier_session_id"),
            ["hospital_id", "cashier_session_id"],
            unique=False,
        )

    op.create_table(
        "dues_overrides",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=True),
        sa.Column("granted_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("spent_on", sa.Uuid(), nullable=True),
        sa.Column("spent_at", schema.Instant(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(spent_on is null) = (spent_at is null)",
            name=op.f("ck_dues_overrides_spent"),
        ),
        sa.CheckConstraint("ends_at > granted_at", name=op.f("ck_dues_overrides_ends")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_dues_overrides_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_dues_overrides")),
    )
    with op.batch_alter_table("dues_overrides", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dues_overrides_unspent",
            ["hospital_id", "patient_id", "id"],
            unique=False,
            sqlite_where=sa.text("spent_on is null"),
            postgresql_where=sa.text("spent_on is null"),
        )

    op.create_table(
        "guardianships",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("ends_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("named_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("named_by", sa.Uuid(), nullable=True),
        sa.Column("verified_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "guardian_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_guardianships_hospital_id_guardian_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_guardianships_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_guardianships")),
    )
    with op.batch_alter_table("guardianships", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_guardianships_hospital_id_guardian_id_ends_at"),
            ["hospital_id", "guardian_id", "ends_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_guardianships_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )

    op.create_table(
        "invitations",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("issued_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", schema.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "account_id"],
            ["accounts.hospital_id", "accounts.id"],
            name=op.f("fk_invitations_hospital_id_account_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "token_hash", name=op.f("pk_invitations")
        ),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invitations_hospital_id_account_id"),
            ["hospital_id", "account_id"],
            unique=False,
        )

    op.create_table(
        "invoices",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("net_minor", sa.BigInteger(), nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), nullable=False),
        sa.Column("gross_minor", sa.BigInteger(), nullable=False),
        sa.Column("drafted_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(status = 'issued') = (number is not null and sealed is not null and issued_on is not null and due_on is not null)",
            name=op.f("ck_invoices_issued_whole"),
        ),
        sa.CheckConstraint(
            "status in ('draft', 'issued')", name=op.f("ck_invoices_status")
        ),
        sa.CheckConstraint("due_on >= issued_on", name=op.f("ck_invoices_due_on")),
        sa.CheckConstraint(
            "gross_minor = net_minor + tax_minor", name=op.f("ck_invoices_gross")
        ),
        sa.CheckConstraint(
            "net_minor >= 0 and tax_minor >= 0", name=op.f("ck_invoices_amounts")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_invoices_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_invoices")),
        sa.UniqueConstraint(
            "hospital_id", "number", name=op.f("uq_invoices_hospital_id_number")
        ),
    )
    with op.batch_alter_table("invoices", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invoices_hospital_id_issued_on"),
            ["hospital_id", "issued_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_invoices_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )

    op.create_table(
        "knowledge_files",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("knowledge_id", sa.Uuid(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "knowledge_id"],
            ["knowledge_bases.hospital_id", "knowledge_bases.id"],
            name=op.f("fk_knowledge_files_hospital_id_knowledge_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "knowledge_id", name=op.f("pk_knowledge_files")
        ),
    )
    op.create_table(
        "merges",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("surviving_id", sa.Uuid(), nullable=False),
        sa.Column("duplicate_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("asked_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "duplicate_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_merges_hospital_id_duplicate_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "surviving_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_merges_hospital_id_surviving_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_merges")),
    )
    with op.batch_alter_table("merges", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_merges_hospital_id_status_id"),
            ["hospital_id", "status", "id"],
            unique=False,
        )

    op.create_table(
        "patient_tokens",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_patient_tokens_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "token", "patient_id", name=op.f("pk_patient_tokens")
        ),
    )
    with op.batch_alter_table("patient_tokens", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_patient_tokens_hospital_id_patient_id"),
            ["hospital_id", "patient_id"],
            unique=False,
        )

    op.create_table(
        "postings",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("owed_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("part >= 0", name=op.f("ck_postings_part")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_postings_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_postings")),
        sa.UniqueConstraint(
            "hospital_id",
            "source_id",
            "kind",
            "part",
            name=op.f("uq_postings_hospital_id_source_id_kind_part"),
        ),
    )
    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_postings_day", ["hospital_id", "day", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_postings_hospital_id_patient_id_day_id"),
            ["hospital_id", "patient_id", "day", "id"],
            unique=False,
        )

    op.create_table(
        "recalls",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("batches", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recalled_by", sa.Uuid(), nullable=True),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "product_id"],
            ["products.hospital_id", "products.id"],
            name=op.f("fk_recalls_hospital_id_product_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_recalls")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "account_id"],
            ["accounts.hospital_id", "accounts.id"],
            name=op.f("fk_recovery_codes_hospital_id_account_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "account_id", "code_hash", name=op.f("pk_recovery_codes")
        ),
    )
    op.create_table(
        "safety_alerts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("prescription_id", sa.Uuid(), nullable=True),
        sa.Column("shown_to", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("knowledge", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("presentation", sa.Text(), nullable=False),
        sa.Column("overridden", sa.Text(), nullable=True),
        sa.Column("occasion", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_safety_alerts_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_safety_alerts")),
    )
    with op.batch_alter_table("safety_alerts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_safety_alerts_hospital_id_at"),
            ["hospital_id", "at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_safety_alerts_hospital_id_patient_id"),
            ["hospital_id", "patient_id"],
            unique=False,
        )

    op.create_table(
        "second_factors",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "account_id"],
            ["accounts.hospital_id", "accounts.id"],
            name=op.f("fk_second_factors_hospital_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_second_factors")),
        sa.UniqueConstraint(
            "hospital_id",
            "account_id",
            "in_use",
            name=op.f("uq_second_factors_hospital_id_account_id_in_use"),
        ),
    )
    op.create_table(
        "service_tokens",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("issued_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("expires_at", schema.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "account_id"],
            ["accounts.hospital_id", "accounts.id"],
            name=op.f("fk_service_tokens_hospital_id_account_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "token_hash", name=op.f("pk_service_tokens")
        ),
    )
    with op.batch_alter_table("service_tokens", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_tokens_hospital_id_account_id"),
            ["hospital_id", "account_id"],
            unique=False,
        )

    op.create_table(
        "sessions",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("last_seen", schema.Instant(timezone=True), nullable=False),
        sa.Column("idle_seconds", sa.Integer(), nullable=False),
        sa.Column("expires_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("proven_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("factor_proven_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("ended_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("device_hash", sa.LargeBinary(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "account_id"],
            ["accounts.hospital_id", "accounts.id"],
            name=op.f("fk_sessions_hospital_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_sessions")),
        sa.UniqueConstraint(
            "hospital_id", "token_hash", name=op.f("uq_sessions_hospital_id_token_hash")
        ),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sessions_hospital_id_account_id"),
            ["hospital_id", "account_id"],
            unique=False,
        )

    op.create_table(
        "adjustments",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("difference", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'asked') = (decided_by is null)",
            name=op.f("ck_adjustments_decided"),
        ),
        sa.CheckConstraint(
            "status in ('asked', 'done', 'declined')",
            name=op.f("ck_adjustments_status"),
        ),
        sa.CheckConstraint(
            "decided_by <> asked_by", name=op.f("ck_adjustments_two_people")
        ),
        sa.CheckConstraint("difference <> 0", name=op.f("ck_adjustments_difference")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "batch_id"],
            ["batches.hospital_id", "batches.id"],
            name=op.f("fk_adjustments_hospital_id_batch_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_adjustments")),
    )
    with op.batch_alter_table("adjustments", schema=None) as batch_op:
        batch_op.create_index(
            "ix_adjustments_waiting",
            ["hospital_id", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'asked'"),
            postgresql_where=sa.text("status = 'asked'"),
        )

    op.create_table(
        "break_glass_reviews",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("reviewed_by", sa.Uuid(), nullable=False),
        sa.Column("reviewed_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "id"],
            ["broken_glasses.hospital_id", "broken_glasses.id"],
            name=op.f("fk_break_glass_reviews_hospital_id_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "id", name=op.f("pk_break_glass_reviews")
        ),
    )
    op.create_table(
        "change_requests",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("preferred", schema.Instant(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("requested_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decided_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "appointment_id"],
            ["appointments.hospital_id", "appointments.id"],
            name=op.f("fk_change_requests_hospital_id_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_change_requests_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_change_requests")),
    )
    with op.batch_alter_table("change_requests", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_change_requests_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            "uq_change_requests_pending",
            ["hospital_id", "appointment_id"],
            unique=True,
            sqlite_where=sa.text("status = 'pending'"),
            postgresql_where=sa.text("status = 'pending'"),
        )

    op.create_table(
        "charges",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.Column("doctor_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("served_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("tax_points", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'invoiced') = (invoice_id is not null)",
            name=op.f("ck_charges_invoiced"),
        ),
        sa.CheckConstraint(
            "status <> 'voided' or sealed is not null", name=op.f("ck_charges_voided")
        ),
        sa.CheckConstraint(
            "status in ('unpriced', 'voided') or status in ('pending', 'invoiced') and price_minor is not null",
            name=op.f("ck_charges_status"),
        ),
        sa.CheckConstraint(
            "(price_minor is null) = (currency is null)",
            name=op.f("ck_charges_currency"),
        ),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_charges_price")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_charges_quantity")),
        sa.CheckConstraint(
            "tax_points between 0 and 10000", name=op.f("ck_charges_tax")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["invoices.hospital_id", "invoices.id"],
            name=op.f("fk_charges_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_charges_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_charges")),
        sa.UniqueConstraint(
            "hospital_id",
            "kind",
            "service_id",
            name=op.f("uq_charges_hospital_id_kind_service_id"),
        ),
    )
    with op.batch_alter_table("charges", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_charges_hospital_id_invoice_id"),
            ["hospital_id", "invoice_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_charges_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_charges_open",
            ["hospital_id", "patient_id"],
            unique=False,
            sqlite_where=sa.text("status in ('unpriced', 'pending')"),
            postgresql_where=sa.text("status in ('unpriced', 'pending')"),
        )
        batch_op.create_index(
            "ix_charges_unpriced",
            ["hospital_id", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'unpriced'"),
            postgresql_where=sa.text("status = 'unpriced'"),
        )

    op.create_table(
        "claims",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("resource", sa.Uuid(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "appointment_id"],
            ["appointments.hospital_id", "appointments.id"],
            name=op.f("fk_claims_hospital_id_appointment_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "resource", "tick", "lane", name=op.f("pk_claims")
        ),
    )
    op.create_table(
        "consultations",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.Column("visit_type", sa.Text(), nullable=False),
        sa.Column("started_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("author", sa.Uuid(), nullable=True),
        sa.Column("signed_at", schema.Instant(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(signed_at is null) = (sealed is null)",
            name=op.f("ck_consultations_signed_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "appointment_id"],
            ["appointments.hospital_id", "appointments.id"],
            name=op.f("fk_consultations_hospital_id_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "doctor_id"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_consultations_hospital_id_doctor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_consultations_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_consultations")),
        sa.UniqueConstraint(
            "hospital_id",
            "appointment_id",
            name=op.f("uq_consultations_hospital_id_appointment_id"),
        ),
    )
    with op.batch_alter_table("consultations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consultations_hospital_id_patient_id_started_at_id"),
            ["hospital_id", "patient_id", "started_at", "id"],
            unique=False,
        )

    op.create_table(
        "dues",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("owed_minor", sa.BigInteger(), nullable=False),
        sa.Column("credited_minor", sa.BigInteger(), nullable=False),
        sa.Column("disputed_minor", sa.BigInteger(), nullable=False),
        sa.Column("instalments", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.CheckConstraint("credited_minor >= 0", name=op.f("ck_dues_credited")),
        sa.CheckConstraint("disputed_minor >= 0", name=op.f("ck_dues_disputed")),
        sa.CheckConstraint("owed_minor >= 0", name=op.f("ck_dues_not_overpaid")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["invoices.hospital_id", "invoices.id"],
            name=op.f("fk_dues_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_dues_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "invoice_id", name=op.f("pk_dues")),
    )
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dues_owed",
            ["hospital_id", "patient_id"],
            unique=False,
            sqlite_where=sa.text("owed_minor > 0"),
            postgresql_where=sa.text("owed_minor > 0"),
        )

    op.create_table(
        "journal_entries",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("posting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount_minor <> 0", name=op.f("ck_journal_entries_amount")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "posting_id"],
            ["postings.hospital_id", "postings.id"],
            name=op.f("fk_journal_entries_hospital_id_posting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "posting_id", "position", name=op.f("pk_journal_entries")
        ),
    )
    op.create_table(
        "merged_things",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("merge_id", sa.Uuid(), nullable=False),
        sa.Column("book", sa.Text(), nullable=False),
        sa.Column("thing", sa.Uuid(), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hospital_id", "merge_id"],
            ["merges.hospital_id", "merges.id"],
            name=op.f("fk_merged_things_hospital_id_merge_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "merge_id", "book", "thing", name=op.f("pk_merged_things")
        ),
    )
    op.create_table(
        "movements",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("moved_by", sa.Uuid(), nullable=True),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.Column("dispensation_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind not in ('dispense', 'write_off', 'recall') or quantity < 0",
            name=op.f("ck_movements_goes"),
        ),
        sa.CheckConstraint(
            "kind not in ('receipt', 'return') or quantity > 0",
            name=op.f("ck_movements_comes"),
        ),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_movements_quantity")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "batch_id"],
            ["batches.hospital_id", "batches.id"],
            name=op.f("fk_movements_hospital_id_batch_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_movements")),
    )
    with op.batch_alter_table("movements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_movements_hospital_id_at"),
            ["hospital_id", "at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_movements_hospital_id_batch_id_id"),
            ["hospital_id", "batch_id", "id"],
            unique=False,
        )

    op.create_table(
        "payment_intents",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("provider_ref", sa.Text(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("expires_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("look_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status in ('created', 'started', 'unknown', 'succeeded', 'failed', 'cancelled', 'expired', 'amiss')",
            name=op.f("ck_payment_intents_status"),
        ),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_payment_intents_amount")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["invoices.hospital_id", "invoices.id"],
            name=op.f("fk_payment_intents_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_payment_intents_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_payment_intents")),
    )
    with op.batch_alter_table("payment_intents", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_payment_intents_hospital_id_invoice_id_id"),
            ["hospital_id", "invoice_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_payment_intents_hospital_id_patient_id"),
            ["hospital_id", "patient_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_payment_intents_look_at",
            ["hospital_id", "look_at"],
            unique=False,
            sqlite_where=sa.text("look_at is not null"),
            postgresql_where=sa.text("look_at is not null"),
        )
        batch_op.create_index(
            "uq_payment_intents_open",
            ["hospital_id", "invoice_id"],
            unique=True,
            sqlite_where=sa.text("status in ('created', 'started', 'unknown')"),
            postgresql_where=sa.text("status in ('created', 'started', 'unknown')"),
        )
        batch_op.create_index(
            "uq_payment_intents_ref",
            ["hospital_id", "provider", "provider_ref"],
            unique=True,
            sqlite_where=sa.text("provider_ref is not null"),
            postgresql_where=sa.text("provider_ref is not null"),
        )

    op.create_table(
        "credit_notes",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("issued_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["dues.hospital_id", "dues.invoice_id"],
            name=op.f("fk_credit_notes_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_credit_notes_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_credit_notes")),
        sa.UniqueConstraint(
            "hospital_id", "number", name=op.f("uq_credit_notes_hospital_id_number")
        ),
    )
    with op.batch_alter_table("credit_notes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_credit_notes_hospital_id_invoice_id"),
            ["hospital_id", "invoice_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_credit_notes_hospital_id_patient_id"),
            ["hospital_id", "patient_id"],
            unique=False,
        )

    op.create_table(
        "invoice_lines",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.Uuid(), nullable=False),
        sa.Column("doctor_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.BigInteger(), nullable=False),
        sa.Column("tax_points", sa.Integer(), nullable=False),
        sa.Column("net_minor", sa.BigInteger(), nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), nullable=False),
        sa.Column("gross_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "gross_minor = net_minor + tax_minor", name=op.f("ck_invoice_lines_gross")
        ),
        sa.CheckConstraint(
            "net_minor = unit_minor * quantity", name=op.f("ck_invoice_lines_net")
        ),
        sa.CheckConstraint(
            "quantity > 0 and unit_minor >= 0 and tax_minor >= 0",
            name=op.f("ck_invoice_lines_amounts"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "charge_id"],
            ["charges.hospital_id", "charges.id"],
            name=op.f("fk_invoice_lines_hospital_id_charge_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["invoices.hospital_id", "invoices.id"],
            name=op.f("fk_invoice_lines_hospital_id_invoice_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "invoice_id", "position", name=op.f("pk_invoice_lines")
        ),
        sa.UniqueConstraint(
            "hospital_id",
            "charge_id",
            name=op.f("uq_invoice_lines_hospital_id_charge_id"),
        ),
    )
    op.create_table(
        "notes",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("written_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("consultation_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "appointment_id"],
            ["appointments.hospital_id", "appointments.id"],
            name=op.f("fk_notes_hospital_id_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "author"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_notes_hospital_id_author"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "consultation_id"],
            ["consultations.hospital_id", "consultations.id"],
            name=op.f("fk_notes_hospital_id_consultation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_notes_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_notes")),
    )
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_notes_hospital_id_consultation_id"),
            ["hospital_id", "consultation_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_notes_hospital_id_patient_id_written_at_id"),
            ["hospital_id", "patient_id", "written_at", "id"],
            unique=False,
        )

    op.create_table(
        "payment_events",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("provider_ref", sa.Text(), nullable=False),
        sa.Column("intent_key", sa.Text(), nullable=True),
        sa.Column("intent_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("followed_up_at", schema.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["hospital_id", "intent_id"],
            ["payment_intents.hospital_id", "payment_intents.id"],
            name=op.f("fk_payment_events_hospital_id_intent_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "provider", "event_id", name=op.f("pk_payment_events")
        ),
    )
    with op.batch_alter_table("payment_events", schema=None) as batch_op:
        batch_op.create_index(
            "ix_payment_events_undone",
            ["hospital_id", "intent_id"],
            unique=False,
            sqlite_where=sa.text("followed_up_at is null"),
            postgresql_where=sa.text("followed_up_at is null"),
        )

    op.create_table(
        "payment_plans",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("instalments", sa.JSON(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.Column("agreed_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ended_at is null) = (sealed is null)", name=op.f("ck_payment_plans_ended")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["dues.hospital_id", "dues.invoice_id"],
            name=op.f("fk_payment_plans_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_payment_plans_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_payment_plans")),
    )
    with op.batch_alter_table("payment_plans", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_payment_plans_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            "uq_payment_plans_live",
            ["hospital_id", "invoice_id"],
            unique=True,
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )

    op.create_table(
        "payments",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("received_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("received_by", sa.Uuid(), nullable=True),
        sa.Column("cashier_session_id", sa.Uuid(), nullable=True),
        sa.Column("intent_id", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(method = 'online') = (intent_id is not null)",
            name=op.f("ck_payments_by_a_gateway"),
        ),
        sa.CheckConstraint(
            "(method in ('cash', 'card', 'mobile')) = (cashier_session_id is not null)",
            name=op.f("ck_payments_in_a_drawer"),
        ),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_payments_amount")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "cashier_session_id"],
            ["cashier_sessions.hospital_id", "cashier_sessions.id"],
            name=op.f("fk_payments_hospital_id_cashier_session_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "intent_id"],
            ["payment_intents.hospital_id", "payment_intents.id"],
            name=op.f("fk_payments_hospital_id_intent_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_payments_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_payments")),
        sa.UniqueConstraint(
            "hospital_id", "intent_id", name=op.f("uq_payments_hospital_id_intent_id")
        ),
        sa.UniqueConstraint(
            "hospital_id", "number", name=op.f("uq_payments_hospital_id_number")
        ),
    )
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_payments_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_payments_in_drawer",
            ["hospital_id", "cashier_session_id"],
            unique=False,
            sqlite_where=sa.text("cashier_session_id is not null"),
            postgresql_where=sa.text("cashier_session_id is not null"),
        )

    op.create_table(
        "prescriptions",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("prescriber", sa.Uuid(), nullable=False),
        sa.Column("written_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("refills", sa.Integer(), nullable=False),
        sa.Column("controlled", sa.Boolean(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=True),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.Column("renews", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("signed_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("in_use_until", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("dispensed", sa.Integer(), nullable=False),
        sa.Column("last_dispensed_on", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "dispensed <= quantity * (1 + refills)",
            name=op.f("ck_prescriptions_never_more_than_prescribed"),
        ),
        sa.CheckConstraint(
            "dispensed >= 0", name=op.f("ck_prescriptions_dispensed_counts")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "consultation_id"],
            ["consultations.hospital_id", "consultations.id"],
            name=op.f("fk_prescriptions_hospital_id_consultation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_prescriptions_hospital_id_patient_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "prescriber"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_prescriptions_hospital_id_prescriber"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "renews"],
            ["prescriptions.hospital_id", "prescriptions.id"],
            name=op.f("fk_prescriptions_hospital_id_renews"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "replaces"],
            ["prescriptions.hospital_id", "prescriptions.id"],
            name=op.f("fk_prescriptions_hospital_id_replaces"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_prescriptions")),
    )
    with op.batch_alter_table("prescriptions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_prescriptions_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_prescriptions_hospital_id_status_id"),
            ["hospital_id", "status", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_prescriptions_in_use",
            ["hospital_id", "patient_id", "in_use_until"],
            unique=False,
        )

    op.create_table(
        "allocations",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_allocations_amount")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["dues.hospital_id", "dues.invoice_id"],
            name=op.f("fk_allocations_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "payment_id"],
            ["payments.hospital_id", "payments.id"],
            name=op.f("fk_allocations_hospital_id_payment_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id",
            "payment_id",
            "invoice_id",
            "part",
            name=op.f("pk_allocations"),
        ),
    )
    with op.batch_alter_table("allocations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_allocations_hospital_id_invoice_id"),
            ["hospital_id", "invoice_id"],
            unique=False,
        )

    op.create_table(
        "amendments",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=True),
        sa.Column("note_id", sa.Uuid(), nullable=True),
        sa.Column("author", sa.Uuid(), nullable=True),
        sa.Column("asked_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("due_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hospital_id", "author"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_amendments_hospital_id_author"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "consultation_id"],
            ["consultations.hospital_id", "consultations.id"],
            name=op.f("fk_amendments_hospital_id_consultation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "note_id"],
            ["notes.hospital_id", "notes.id"],
            name=op.f("fk_amendments_hospital_id_note_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_amendments_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_amendments")),
    )
    with op.batch_alter_table("amendments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_amendments_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_amendments_hospital_id_status_id"),
            ["hospital_id", "status", "id"],
            unique=False,
        )

    op.create_table(
        "credit_note_lines",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("credit_note_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("before_minor", sa.BigInteger(), nullable=False),
        sa.Column("gross_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "amount_minor > 0 and quantity > 0",
            name=op.f("ck_credit_note_lines_amount"),
        ),
        sa.CheckConstraint(
            "before_minor + amount_minor <= gross_minor",
            name=op.f("ck_credit_note_lines_not_more"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "credit_note_id"],
            ["credit_notes.hospital_id", "credit_notes.id"],
            name=op.f("fk_credit_note_lines_hospital_id_credit_note_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id", "position"],
            [
                "invoice_lines.hospital_id",
                "invoice_lines.invoice_id",
                "invoice_lines.position",
            ],
            name=op.f("fk_credit_note_lines_hospital_id_invoice_id_position"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id",
            "credit_note_id",
            "position",
            name=op.f("pk_credit_note_lines"),
        ),
        sa.UniqueConstraint(
            "hospital_id",
            "invoice_id",
            "position",
            "before_minor",
            name=op.f(
                "uq_credit_note_lines_hospital_id_invoice_id_position_before_minor"
            ),
        ),
    )
    op.create_table(
        "dispensations",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("prescription_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("prescriber", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("owed", sa.Integer(), nullable=False),
        sa.Column("controlled", sa.Boolean(), nullable=False),
        sa.Column("pharmacist", sa.Uuid(), nullable=False),
        sa.Column("witness", sa.Uuid(), nullable=True),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status <> 'done' or not controlled or witness is not null",
            name=op.f("ck_dispensations_witnessed"),
        ),
        sa.CheckConstraint(
            "status in ('awaiting_witness', 'done', 'cancelled')",
            name=op.f("ck_dispensations_status"),
        ),
        sa.CheckConstraint(
            "quantity > 0 and owed >= 0", name=op.f("ck_dispensations_quantity")
        ),
        sa.CheckConstraint(
            "returned between 0 and quantity", name=op.f("ck_dispensations_returned")
        ),
        sa.CheckConstraint(
            "witness <> pharmacist", name=op.f("ck_dispensations_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patients.hospital_id", "patients.id"],
            name=op.f("fk_dispensations_hospital_id_patient_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "prescriber"],
            ["doctors.hospital_id", "doctors.id"],
            name=op.f("fk_dispensations_hospital_id_prescriber"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "prescription_id"],
            ["prescriptions.hospital_id", "prescriptions.id"],
            name=op.f("fk_dispensations_hospital_id_prescription_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "product_id"],
            ["products.hospital_id", "products.id"],
            name=op.f("fk_dispensations_hospital_id_product_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_dispensations")),
    )
    with op.batch_alter_table("dispensations", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dispensations_awaiting",
            ["hospital_id", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'awaiting_witness'"),
            postgresql_where=sa.text("status = 'awaiting_witness'"),
        )
        batch_op.create_index(
            batch_op.f("ix_dispensations_hospital_id_at"),
            ["hospital_id", "at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_dispensations_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_dispensations_hospital_id_prescription_id"),
            ["hospital_id", "prescription_id"],
            unique=False,
        )

    op.create_table(
        "disputes",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("opened_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status in ('open', 'upheld', 'credited', 'rejected')",
            name=op.f("ck_disputes_status"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id", "position"],
            [
                "invoice_lines.hospital_id",
                "invoice_lines.invoice_id",
                "invoice_lines.position",
            ],
            name=op.f("fk_disputes_hospital_id_invoice_id_position"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["dues.hospital_id", "dues.invoice_id"],
            name=op.f("fk_disputes_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_disputes_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_disputes")),
    )
    with op.batch_alter_table("disputes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_disputes_hospital_id_invoice_id_id"),
            ["hospital_id", "invoice_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_disputes_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_disputes_open",
            ["hospital_id", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )
        batch_op.create_index(
            "uq_disputes_line",
            ["hospital_id", "invoice_id", "position"],
            unique=True,
            sqlite_where=sa.text("status in ('open', 'upheld')"),
            postgresql_where=sa.text("status in ('open', 'upheld')"),
        )

    op.create_table(
        "freed_allocations",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("credit_note_id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "amount_minor > 0", name=op.f("ck_freed_allocations_amount")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "credit_note_id"],
            ["credit_notes.hospital_id", "credit_notes.id"],
            name=op.f("fk_freed_allocations_hospital_id_credit_note_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["dues.hospital_id", "dues.invoice_id"],
            name=op.f("fk_freed_allocations_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "payment_id"],
            ["payments.hospital_id", "payments.id"],
            name=op.f("fk_freed_allocations_hospital_id_payment_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id",
            "credit_note_id",
            "payment_id",
            name=op.f("pk_freed_allocations"),
        ),
    )
    with op.batch_alter_table("freed_allocations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_freed_allocations_hospital_id_invoice_id"),
            ["hospital_id", "invoice_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_freed_allocations_hospital_id_payment_id"),
            ["hospital_id", "payment_id"],
            unique=False,
        )

    op.create_table(
        "payment_exceptions",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("intent_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("asked_minor", sa.BigInteger(), nullable=False),
        sa.Column("asked_currency", sa.Text(), nullable=False),
        sa.Column("captured_minor", sa.BigInteger(), nullable=False),
        sa.Column("captured_currency", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("provider_ref", sa.Text(), nullable=False),
        sa.Column("found_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("payment_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'kept') = (payment_id is not null)",
            name=op.f("ck_payment_exceptions_kept"),
        ),
        sa.CheckConstraint(
            "status in ('waiting', 'kept', 'returning', 'returned')",
            name=op.f("ck_payment_exceptions_status"),
        ),
        sa.CheckConstraint(
            "captured_minor > 0", name=op.f("ck_payment_exceptions_captured")
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "intent_id"],
            ["payment_intents.hospital_id", "payment_intents.id"],
            name=op.f("fk_payment_exceptions_hospital_id_intent_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["invoices.hospital_id", "invoices.id"],
            name=op.f("fk_payment_exceptions_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_payment_exceptions_hospital_id_patient_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "payment_id"],
            ["payments.hospital_id", "payments.id"],
            name=op.f("fk_payment_exceptions_hospital_id_payment_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "id", name=op.f("pk_payment_exceptions")
        ),
        sa.UniqueConstraint(
            "hospital_id",
            "intent_id",
            name=op.f("uq_payment_exceptions_hospital_id_intent_id"),
        ),
    )
    with op.batch_alter_table("payment_exceptions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_payment_exceptions_hospital_id_patient_id"),
            ["hospital_id", "patient_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_payment_exceptions_hospital_id_status_id"),
            ["hospital_id", "status", "id"],
            unique=False,
        )

    op.create_table(
        "payment_refunds",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("held_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "held_minor between 0 and amount_minor",
            name=op.f("ck_payment_refunds_held"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "payment_id"],
            ["payments.hospital_id", "payments.id"],
            name=op.f("fk_payment_refunds_hospital_id_payment_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "payment_id", name=op.f("pk_payment_refunds")
        ),
    )
    op.create_table(
        "refunds",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("sent_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("paid_by", sa.Uuid(), nullable=True),
        sa.Column("paid_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("cashier_session_id", sa.Uuid(), nullable=True),
        sa.Column("provider_ref", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'asked') = (decided_at is null) and (decided_at is null) = (decided_by is null)",
            name=op.f("ck_refunds_decided"),
        ),
        sa.CheckConstraint(
            "(status = 'paid') = (paid_at is not null)", name=op.f("ck_refunds_paid")
        ),
        sa.CheckConstraint(
            "status in ('asked', 'rejected', 'approved', 'unknown', 'paid', 'failed')",
            name=op.f("ck_refunds_status"),
        ),
        sa.CheckConstraint(
            "status not in ('unknown', 'failed') or method = 'online' and sent_at is not null",
            name=op.f("ck_refunds_sent"),
        ),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_refunds_amount")),
        sa.CheckConstraint("decided_by <> asked_by", name=op.f("ck_refunds_two")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "cashier_session_id"],
            ["cashier_sessions.hospital_id", "cashier_sessions.id"],
            name=op.f("fk_refunds_hospital_id_cashier_session_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_refunds_hospital_id_patient_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "payment_id"],
            ["payments.hospital_id", "payments.id"],
            name=op.f("fk_refunds_hospital_id_payment_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_refunds")),
        sa.UniqueConstraint(
            "hospital_id", "number", name=op.f("uq_refunds_hospital_id_number")
        ),
    )
    with op.batch_alter_table("refunds", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_refunds_hospital_id_patient_id_id"),
            ["hospital_id", "patient_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_refunds_hospital_id_payment_id"),
            ["hospital_id", "payment_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_refunds_hospital_id_status_id"),
            ["hospital_id", "status", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_refunds_to_send",
            ["hospital_id", "id"],
            unique=False,
            sqlite_where=sa.text(
                "method = 'online' and status in ('approved', 'unknown')"
            ),
            postgresql_where=sa.text(
                "method = 'online' and status in ('approved', 'unknown')"
            ),
        )

    op.create_table(
        "controlled_register",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("product_code", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("balance", sa.Integer(), nullable=False),
        sa.Column("dispensation_id", sa.Uuid(), nullable=False),
        sa.Column("pharmacist", sa.Uuid(), nullable=False),
        sa.Column("witness", sa.Uuid(), nullable=True),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.CheckConstraint("balance >= 0", name=op.f("ck_controlled_register_balance")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "dispensation_id"],
            ["dispensations.hospital_id", "dispensations.id"],
            name=op.f("fk_controlled_register_hospital_id_dispensation_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "number", name=op.f("pk_controlled_register")
        ),
    )
    with op.batch_alter_table("controlled_register", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_controlled_register_hospital_id_at"),
            ["hospital_id", "at"],
            unique=False,
        )

    op.create_table(
        "credit_requests",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", schema.Instant(timezone=True), nullable=True),
        sa.Column("credit_note_id", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'done') = (credit_note_id is not null)",
            name=op.f("ck_credit_requests_done"),
        ),
        sa.CheckConstraint(
            "status <> 'done' or decided_by <> asked_by",
            name=op.f("ck_credit_requests_two"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "credit_note_id"],
            ["credit_notes.hospital_id", "credit_notes.id"],
            name=op.f("fk_credit_requests_hospital_id_credit_note_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "dispute_id"],
            ["disputes.hospital_id", "disputes.id"],
            name=op.f("fk_credit_requests_hospital_id_dispute_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["dues.hospital_id", "dues.invoice_id"],
            name=op.f("fk_credit_requests_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "patient_id"],
            ["patient_accounts.hospital_id", "patient_accounts.patient_id"],
            name=op.f("fk_credit_requests_hospital_id_patient_id"),
        ),
        sa.PrimaryKeyConstraint("hospital_id", "id", name=op.f("pk_credit_requests")),
    )
    with op.batch_alter_table("credit_requests", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_credit_requests_hospital_id_patient_id"),
            ["hospital_id", "patient_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_credit_requests_waiting",
            ["hospital_id", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'asked'"),
            postgresql_where=sa.text("status = 'asked'"),
        )

    op.create_table(
        "dispensation_parts",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("dispensation_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_dispensation_parts_quantity")),
        sa.CheckConstraint(
            "returned between 0 and quantity",
            name=op.f("ck_dispensation_parts_returned"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "batch_id"],
            ["batches.hospital_id", "batches.id"],
            name=op.f("fk_dispensation_parts_hospital_id_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "dispensation_id"],
            ["dispensations.hospital_id", "dispensations.id"],
            name=op.f("fk_dispensation_parts_hospital_id_dispensation_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "dispensation_id", "line", name=op.f("pk_dispensation_parts")
        ),
    )
    with op.batch_alter_table("dispensation_parts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dispensation_parts_hospital_id_batch_id"),
            ["hospital_id", "batch_id"],
            unique=False,
        )

    op.create_table(
        "refund_frees",
        sa.Column("hospital_id", sa.Uuid(), nullable=False),
        sa.Column("refund_id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_refund_frees_amount")),
        sa.ForeignKeyConstraint(
            ["hospital_id", "invoice_id"],
            ["dues.hospital_id", "dues.invoice_id"],
            name=op.f("fk_refund_frees_hospital_id_invoice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "payment_id"],
            ["payments.hospital_id", "payments.id"],
            name=op.f("fk_refund_frees_hospital_id_payment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hospital_id", "refund_id"],
            ["refunds.hospital_id", "refunds.id"],
            name=op.f("fk_refund_frees_hospital_id_refund_id"),
        ),
        sa.PrimaryKeyConstraint(
            "hospital_id", "refund_id", "invoice_id", name=op.f("pk_refund_frees")
        ),
    )
    with op.batch_alter_table("refund_frees", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_refund_frees_hospital_id_invoice_id"),
            ["hospital_id", "invoice_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_refund_frees_hospital_id_payment_id"),
            ["hospital_id", "payment_id"],
            unique=False,
        )

    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("refund_frees", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_refund_frees_hospital_id_payment_id"))
        batch_op.drop_index(batch_op.f("ix_refund_frees_hospital_id_invoice_id"))

    op.drop_table("refund_frees")
    with op.batch_alter_table("dispensation_parts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dispensation_parts_hospital_id_batch_id"))

    op.drop_table("dispensation_parts")
    with op.batch_alter_table("credit_requests", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_credit_requests_waiting",
            sqlite_where=sa.text("status = 'asked'"),
            postgresql_where=sa.text("status = 'asked'"),
        )
        batch_op.drop_index(batch_op.f("ix_credit_requests_hospital_id_patient_id"))

    op.drop_table("credit_requests")
    with op.batch_alter_table("controlled_register", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_controlled_register_hospital_id_at"))

    op.drop_table("controlled_register")
    with op.batch_alter_table("refunds", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_refunds_to_send",
            sqlite_where=sa.text(
                "method = 'online' and status in ('approved', 'unknown')"
            ),
            postgresql_where=sa.text(
                "method = 'online' and status in ('approved', 'unknown')"
            ),
        )
        batch_op.drop_index(batch_op.f("ix_refunds_hospital_id_status_id"))
        batch_op.drop_index(batch_op.f("ix_refunds_hospital_id_payment_id"))
        batch_op.drop_index(batch_op.f("ix_refunds_hospital_id_patient_id_id"))

    op.drop_table("refunds")
    op.drop_table("payment_refunds")
    with op.batch_alter_table("payment_exceptions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payment_exceptions_hospital_id_status_id"))
        batch_op.drop_index(batch_op.f("ix_payment_exceptions_hospital_id_patient_id"))

    op.drop_table("payment_exceptions")
    with op.batch_alter_table("freed_allocations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_freed_allocations_hospital_id_payment_id"))
        batch_op.drop_index(batch_op.f("ix_freed_allocations_hospital_id_invoice_id"))

    op.drop_table("freed_allocations")
    with op.batch_alter_table("disputes", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_disputes_line",
            sqlite_where=sa.text("status in ('open', 'upheld')"),
            postgresql_where=sa.text("status in ('open', 'upheld')"),
        )
        batch_op.drop_index(
            "ix_disputes_open",
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )
        batch_op.drop_index(batch_op.f("ix_disputes_hospital_id_patient_id_id"))
        batch_op.drop_index(batch_op.f("ix_disputes_hospital_id_invoice_id_id"))

    op.drop_table("disputes")
    with op.batch_alter_table("dispensations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dispensations_hospital_id_prescription_id"))
        batch_op.drop_index(batch_op.f("ix_dispensations_hospital_id_patient_id_id"))
        batch_op.drop_index(batch_op.f("ix_dispensations_hospital_id_at"))
        batch_op.drop_index(
            "ix_dispensations_awaiting",
            sqlite_where=sa.text("status = 'awaiting_witness'"),
            postgresql_where=sa.text("status = 'awaiting_witness'"),
        )

    op.drop_table("dispensations")
    op.drop_table("credit_note_lines")
    with op.batch_alter_table("amendments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_amendments_hospital_id_status_id"))
        batch_op.drop_index(batch_op.f("ix_amendments_hospital_id_patient_id_id"))

    op.drop_table("amendments")
    with op.batch_alter_table("allocations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_allocations_hospital_id_invoice_id"))

    op.drop_table("allocations")
    with op.batch_alter_table("prescriptions", schema=None) as batch_op:
        batch_op.drop_index("ix_prescriptions_in_use")
        batch_op.drop_index(batch_op.f("ix_prescriptions_hospital_id_status_id"))
        batch_op.drop_index(batch_op.f("ix_prescriptions_hospital_id_patient_id_id"))

    op.drop_table("prescriptions")
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_payments_in_drawer",
            sqlite_where=sa.text("cashier_session_id is not null"),
            postgresql_where=sa.text("cashier_session_id is not null"),
        )
        batch_op.drop_index(batch_op.f("ix_payments_hospital_id_patient_id_id"))

    op.drop_table("payments")
    with op.batch_alter_table("payment_plans", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_payment_plans_live",
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )
        batch_op.drop_index(batch_op.f("ix_payment_plans_hospital_id_patient_id_id"))

    op.drop_table("payment_plans")
    with op.batch_alter_table("payment_events", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_payment_events_undone",
            sqlite_where=sa.text("followed_up_at is null"),
            postgresql_where=sa.text("followed_up_at is null"),
        )

    op.drop_table("payment_events")
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notes_hospital_id_patient_id_written_at_id"))
        batch_op.drop_index(batch_op.f("ix_notes_hospital_id_consultation_id"))

    op.drop_table("notes")
    op.drop_table("invoice_lines")
    with op.batch_alter_table("credit_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_credit_notes_hospital_id_patient_id"))
        batch_op.drop_index(batch_op.f("ix_credit_notes_hospital_id_invoice_id"))

    op.drop_table("credit_notes")
    with op.batch_alter_table("payment_intents", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_payment_intents_ref",
            sqlite_where=sa.text("provider_ref is not null"),
            postgresql_where=sa.text("provider_ref is not null"),
        )
        batch_op.drop_index(
            "uq_payment_intents_open",
            sqlite_where=sa.text("status in ('created', 'started', 'unknown')"),
            postgresql_where=sa.text("status in ('created', 'started', 'unknown')"),
        )
        batch_op.drop_index(
            "ix_payment_intents_look_at",
            sqlite_where=sa.text("look_at is not null"),
            postgresql_where=sa.text("look_at is not null"),
        )
        batch_op.drop_index(batch_op.f("ix_payment_intents_hospital_id_patient_id"))
        batch_op.drop_index(batch_op.f("ix_payment_intents_hospital_id_invoice_id_id"))

    op.drop_table("payment_intents")
    with op.batch_alter_table("movements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_movements_hospital_id_batch_id_id"))
        batch_op.drop_index(batch_op.f("ix_movements_hospital_id_at"))

    op.drop_table("movements")
    op.drop_table("merged_things")
    op.drop_table("journal_entries")
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_dues_owed",
            sqlite_where=sa.text("owed_minor > 0"),
            postgresql_where=sa.text("owed_minor > 0"),
        )

    op.drop_table("dues")
    with op.batch_alter_table("consultations", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f("ix_consultations_hospital_id_patient_id_started_at_id")
        )

    op.drop_table("consultations")
    op.drop_table("claims")
    with op.batch_alter_table("charges", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_charges_unpriced",
            sqlite_where=sa.text("status = 'unpriced'"),
            postgresql_where=sa.text("status = 'unpriced'"),
        )
        batch_op.drop_index(
            "ix_charges_open",
            sqlite_where=sa.text("status in ('unpriced', 'pending')"),
            postgresql_where=sa.text("status in ('unpriced', 'pending')"),
        )
        batch_op.drop_index(batch_op.f("ix_charges_hospital_id_patient_id_id"))
        batch_op.drop_index(batch_op.f("ix_charges_hospital_id_invoice_id"))

    op.drop_table("charges")
    with op.batch_alter_table("change_requests", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_change_requests_pending",
            sqlite_where=sa.text("status = 'pending'"),
            postgresql_where=sa.text("status = 'pending'"),
        )
        batch_op.drop_index(batch_op.f("ix_change_requests_hospital_id_patient_id_id"))

    op.drop_table("change_requests")
    op.drop_table("break_glass_reviews")
    with op.batch_alter_table("adjustments", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_adjustments_waiting",
            sqlite_where=sa.text("status = 'asked'"),
            postgresql_where=sa.text("status = 'asked'"),
        )

    op.drop_table("adjustments")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_hospital_id_account_id"))

    op.drop_table("sessions")
    with op.batch_alter_table("service_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_tokens_hospital_id_account_id"))

    op.drop_table("service_tokens")
    op.drop_table("second_factors")
    with op.batch_alter_table("safety_alerts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_safety_alerts_hospital_id_patient_id"))
        batch_op.drop_index(batch_op.f("ix_safety_alerts_hospital_id_at"))

    op.drop_table("safety_alerts")
    op.drop_table("recovery_codes")
    op.drop_table("recalls")
    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postings_hospital_id_patient_id_day_id"))
        batch_op.drop_index("ix_postings_day")

    op.drop_table("postings")
    with op.batch_alter_table("patient_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_patient_tokens_hospital_id_patient_id"))

    op.drop_table("patient_tokens")
    with op.batch_alter_table("merges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_merges_hospital_id_status_id"))

    op.drop_table("merges")
    op.drop_table("knowledge_files")
    with op.batch_alter_table("invoices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invoices_hospital_id_patient_id_id"))
        batch_op.drop_index(batch_op.f("ix_invoices_hospital_id_issued_on"))

    op.drop_table("invoices")
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitations_hospital_id_account_id"))

    op.drop_table("invitations")
    with op.batch_alter_table("guardianships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guardianships_hospital_id_patient_id_id"))
        batch_op.drop_index(
            batch_op.f("ix_guardianships_hospital_id_guardian_id_ends_at")
        )

    op.drop_table("guardianships")
    with op.batch_alter_table("dues_overrides", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_dues_overrides_unspent",
            sqlite_where=sa.text("spent_on is null"),
            postgresql_where=sa.text("spent_on is null"),
        )

    op.drop_table("dues_overrides")
    with op.batch_alter_table("drawer_payouts", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f("ix_drawer_payouts_hospital_id_cashier_session_id")
        )

    op.drop_table("drawer_payouts")
    op.drop_table("drawer_counts")
    with op.batch_alter_table("doctor_specialties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_doctor_specialties_hospital_id_doctor_id"))

    op.drop_table("doctor_specialties")
    with op.batch_alter_table("disclosures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_disclosures_hospital_id_patient_id_id"))

    op.drop_table("disclosures")
    with op.batch_alter_table("clinical_facts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clinical_facts_hospital_id_patient_id_id"))

    op.drop_table("clinical_facts")
    with op.batch_alter_table("broken_glasses", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_broken_glasses_open",
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )
        batch_op.drop_index(
            batch_op.f("ix_broken_glasses_hospital_id_account_id_patient_id_until")
        )
        batch_op.drop_index(
            batch_op.f("ix_broken_glasses_hospital_id_account_id_begun_at")
        )

    op.drop_table("broken_glasses")
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_batches_there",
            sqlite_where=sa.text("on_hand > 0"),
            postgresql_where=sa.text("on_hand > 0"),
        )

    op.drop_table("batches")
    with op.batch_alter_table("availability_rules", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_availability_rules_hospital_id_doctor_id"))

    op.drop_table("availability_rules")
    with op.batch_alter_table("audit_heads", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_heads_hospital_id_stream_seq"))

    op.drop_table("audit_heads")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_appointments_occupied",
            sqlite_where=sa.text("occupied_from is not null"),
            postgresql_where=sa.text("occupied_from is not null"),
        )
        batch_op.drop_index(
            "ix_appointments_in_room",
            sqlite_where=sa.text("room is not null and occupied_from is not null"),
            postgresql_where=sa.text("room is not null and occupied_from is not null"),
        )
        batch_op.drop_index(
            batch_op.f("ix_appointments_hospital_id_patient_id_starts_at_id")
        )
        batch_op.drop_index(
            batch_op.f("ix_appointments_hospital_id_doctor_id_starts_at")
        )
        batch_op.drop_index(
            "ix_appointments_ahead",
            sqlite_where=sa.text("status in ('booked', 'arrived')"),
            postgresql_where=sa.text("status in ('booked', 'arrived')"),
        )

    op.drop_table("appointments")
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absences_hospital_id_doctor_id_starts_at"))

    op.drop_table("absences")
    op.drop_table("tariffs")
    op.drop_table("sign_in_attempts")
    with op.batch_alter_table("safety_tunings", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_safety_tunings_live",
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )

    op.drop_table("safety_tunings")
    with op.batch_alter_table("products", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_products_hospital_id_name_key"))

    op.drop_table("products")
    with op.batch_alter_table("patients", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_patients_not_active",
            sqlite_where=sa.text("status <> 'active'"),
            postgresql_where=sa.text("status <> 'active'"),
        )
        batch_op.drop_index(
            batch_op.f("ix_patients_hospital_id_merged_into"),
            sqlite_where=sa.text("merged_into is not null"),
            postgresql_where=sa.text("merged_into is not null"),
        )
        batch_op.drop_index(batch_op.f("ix_patients_hospital_id_index_key"))

    op.drop_table("patients")
    op.drop_table("patient_accounts")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_waiting",
            sqlite_where=sa.text("status in ('pending', 'leased')"),
            postgresql_where=sa.text("status in ('pending', 'leased')"),
        )
        batch_op.drop_index(batch_op.f("ix_outbox_hospital_id_status_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_hospital_id_recipient_id_id"))

    op.drop_table("outbox")
    with op.batch_alter_table("knowledge_bases", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_knowledge_bases_active",
            sqlite_where=sa.text("retired_at is null"),
            postgresql_where=sa.text("retired_at is null"),
        )

    op.drop_table("knowledge_bases")
    with op.batch_alter_table("doctors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_doctors_hospital_id_name_key_id"))
        batch_op.drop_index(batch_op.f("ix_doctors_hospital_id_licence_until"))

    op.drop_table("doctors")
    op.drop_table("data_keys")
    op.drop_table("counters")
    op.drop_table("closed_periods")
    with op.batch_alter_table("cashier_sessions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_cashier_sessions_open",
            sqlite_where=sa.text("closed_at is null"),
            postgresql_where=sa.text("closed_at is null"),
        )
        batch_op.drop_index(batch_op.f("ix_cashier_sessions_hospital_id_cashier_id_id"))

    op.drop_table("cashier_sessions")
    op.drop_table("audit_unsealed")
    with op.batch_alter_table("audit_seen", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_seen_hospital_id_patient_id_entry_id"))
        batch_op.drop_index(batch_op.f("ix_audit_seen_hospital_id_account_id_at"))

    op.drop_table("audit_seen")
    op.drop_table("audit_seals")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_hospital_id_patient_id_id"))
        batch_op.drop_index(batch_op.f("ix_audit_hospital_id_at"))
        batch_op.drop_index(batch_op.f("ix_audit_hospital_id_action_id"))
        batch_op.drop_index(batch_op.f("ix_audit_hospital_id_account_id_id"))

    op.drop_table("audit")
    op.drop_table("answers")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_hospital_id_index_key"))

    op.drop_table("accounts")
