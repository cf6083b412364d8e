"""Papers about money as somebody reads them (B10)."""

from datetime import date

import pypdfium2 as pdfium
import pytest
from attrs import evolve

from mediklaud.adapters.pdf.bill import shown
from mediklaud.adapters.pdf.printer import PdfPrinter
from mediklaud.domain.billing.account_history import (
    AccountChange,
    AccountHistory,
    balanced,
)
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine, CreditNote
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.papers import (
    CreditNotePaper,
    InvoicePaper,
    PaperLanguage,
    ReceiptPaper,
    StatementPaper,
)
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.billing.slip import PaidInvoice, Slip
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import CreditNoteId, PatientId
from mediklaud.domain.shared.money import Money
from tests.builders.billing import MONDAY, a_charge, a_draft, a_payment, issued, taka
from tests.clock import MONDAY_MORNING
from tests.hospital import new

PRINTER = PdfPrinter(Hospital(name="JMI Hospital"))
NOTHING = taka(0)
LINK = "https://hospital.example/pay/" + "a" * 43


def an_invoice(lines=1):
    tax = TaxRate(750)
    charges = [a_charge(price=taka(1000_00), tax_rate=tax) for _ in range(lines)]
    return issued(a_draft(*charges))


def a_paper(invoice, paid=NOTHING, **what):
    today = date(2027, 3, 2)
    standing = Settlement.of(invoice, paid=paid, credited=NOTHING, today=today)
    return InvoicePaper(settlement=standing, link=LINK, **what)


def pages(content):
    opened = pdfium.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def test_an_invoice_says_to_whom_it_goes_its_lines_its_sums_and_what_is_due():
    [words] = pages(PRINTER.invoice(a_paper(an_invoice(), taka(75_00))))

    for said in (
        "JMI Hospital",
        "Invoice INV-2027-000001",
        "Amina Begum 12 Lake Road Dhaka Patient no. P-000001-3",
        "To be paid by 15 Mar 2027",
        "1 Mar 2027 Consultation Dr Rokeya Sultana 1 1,000.00 75.00 (7.5 %)",
        "Net ৳ 1,000.00 Tax ৳ 75.00 Total ৳ 1,075.00 Paid ৳ 75.00",
        "Still to pay ৳ 1,000.00",
        "Scan to pay online",
        "Page 1 of 1",
    ):
        assert said in words


def test_a_paid_invoice_asks_for_nothing():
    invoice = an_invoice()

    [words] = pages(PRINTER.invoice(a_paper(invoice, invoice.gross)))

    assert "Nothing more is to be paid" in words
    assert "Scan" not in words


def test_a_long_invoice_names_its_columns_and_its_number_on_every_page():
    found = pages(PRINTER.invoice(a_paper(an_invoice(lines=40))))

    assert len(found) > 1
    for number, words in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in words
        assert "INV-2027-000001" in words
    assert sum(words.count("Consultation") for words in found) == 40
    assert "Still to pay ৳ 43,000.00" in found[-1]


def test_an_invoice_in_bengali_is_written_in_bengali():
    paper = a_paper(an_invoice(), language=PaperLanguage.BENGALI)

    [words] = pages(PRINTER.invoice(paper))

    assert "৳ 1,075.00" in words
    assert "Still to pay" not in words


def test_an_invoice_printed_again_is_the_same_paper_to_the_last_byte():
    paper = a_paper(an_invoice())

    assert PRINTER.invoice(paper) == PRINTER.invoice(paper)


def test_a_very_long_name_leaves_the_sums_where_they_are():
    invoice = an_invoice()
    addressee = evolve(invoice.addressee, name="Mohammad Abdullah " * 12)

    [words] = pages(PRINTER.invoice(a_paper(evolve(invoice, addressee=addressee))))

    assert "Still to pay ৳ 1,075.00" in words


def test_a_credit_note_names_its_invoice_its_lines_and_why():
    invoice = an_invoice()
    note = CreditNote(
        id=new(CreditNoteId),
        number="CN-2027-000001",
        patient_id=invoice.patient_id,
        invoice_id=invoice.id,
        kind=CreditKind.RETURN,
        lines=(CreditLine(position=1, amount=taka(75_00)),),
        reason="one strip came back",
        issued_at=MONDAY_MORNING,
        issued_by=None,
    )

    [words] = pages(PRINTER.credit_note(CreditNotePaper(note=note, invoice=invoice)))

    for said in (
        "Credit note CN-2027-000001",
        "For invoice INV-2027-000001",
        "Amina Begum",
        "one strip came back",
        "Return of medicine",
        "Credited ৳ 75.00",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(1_234_567, "BDT"), "৳ 12,345.67"),
        (Money(5, "EUR"), "€ 0.05"),
        (Money(1500, "JPY"), "JPY 1,500"),
    ],
)
def test_an_amount_has_the_sign_of_its_currency(money, text):
    assert shown(money) == text


def a_receipt(**what):
    payment = a_payment(taka(1500_00), number="RCP-2027-000001")
    slip = Slip(
        payer=an_invoice().addressee,
        invoice_number="INV-2027-000001",
        due=taka(75_00),
        paid=(PaidInvoice("INV-2027-000001", taka(1000_00)),),
    )
    return PRINTER.receipt(ReceiptPaper(payment=payment, slip=slip, **what))


def test_a_receipt_says_who_paid_how_much_for_what_and_what_is_kept():
    [words] = pages(a_receipt())

    for said in (
        "Receipt RCP-2027",
        "Amina Begum",
        "INV-2027-000001 1,000.00",
        "Kept as credit 500.00",
        "Still to pay: INV-2027-000001 ৳ 75.00",
        "Received ৳ 1,500.00",
    ):
        assert said in words


def test_a_receipt_in_bengali_is_written_in_bengali():
    [words] = pages(a_receipt(language=PaperLanguage.BENGALI))

    assert "রসিদ" in words


def a_statement(**what):
    amounts = [taka(1075_00), taka(-1000_00)]
    kinds = [PostingKind.INVOICE, PostingKind.PAYMENT]
    changes = [
        AccountChange(day=MONDAY, kind=kind, number=f"N-{kind.value}", amount=amount)
        for kind, amount in zip(kinds, amounts, strict=True)
    ]
    history = AccountHistory(
        patient_id=new(PatientId),
        since=MONDAY,
        until=MONDAY,
        opening=taka(20_00),
        lines=balanced(taka(20_00), changes),
    )
    payer = an_invoice().addressee
    paper = StatementPaper(history=history, payer=payer, made_on=MONDAY, **what)
    return PRINTER.statement(paper)


def test_a_statement_says_what_was_owed_before_and_after_each_paper():
    [words] = pages(a_statement())

    for said in (
        "Statement of account",
        "Balance before 20.00",
        "1 Mar 2027 Invoice N-invoice 1,075.00 1,095.00",
        "1 Mar 2027 Payment N-payment 1,000.00 95.00",
        "Balance ৳ 95.00",
    ):
        assert said in words
