"""What is printed around money, in English and in Bengali."""

from __future__ import annotations

from typing import Final

from mediklaud.domain.billing.papers import PaperLanguage

_ENGLISH: Final = {
    "invoice": "Invoice",
    "credit_note": "Credit note",
    "number": "Number",
    "issued": "Date",
    "due_on": "To be paid by",
    "patient": "Patient no.",
    "on_invoice": "For invoice",
    "kind": "Kind",
    "reason": "Reason",
    "day": "Day",
    "what": "Service",
    "who": "By",
    "quantity": "Qty",
    "unit": "Price",
    "tax": "Tax",
    "net": "Net",
    "gross": "Amount",
    "line": "Line",
    "total": "Total",
    "paid": "Paid",
    "credited": "Credited",
    "due": "Still to pay",
    "scan": "Scan to pay online",
    "settled": "Nothing more is to be paid on this invoice. Thank you.",
    "page": "Page {page} of {pages}",
    "return": "Return of medicine",
    "correction": "Correction",
    "waiver": "Waiver",
    "write_off": "Write-off",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_BENGALI: Final = {
    "invoice": "বিল",
    "credit_note": "ক্রেডিট নোট",
    "number": "নম্বর",
    "issued": "তারিখ",
    "due_on": "পরিশোধের শেষ দিন",
    "patient": "রোগী নম্বর",
    "on_invoice": "যে বিলের জন্য",
    "kind": "ধরন",
    "reason": "কারণ",
    "day": "দিন",
    "what": "সেবা",
    "who": "চিকিৎসক",
    "quantity": "পরিমাণ",
    "unit": "দর",
    "tax": "কর",
    "net": "কর ছাড়া",
    "gross": "টাকা",
    "line": "সারি",
    "total": "মোট",
    "paid": "পরিশোধিত",
    "credited": "বাদ দেওয়া",
    "due": "বাকি",
    "scan": "অনলাইনে পরিশোধ করতে স্ক্যান করুন",
    "settled": "এই বিলে আর কিছু বাকি নেই। ধন্যবাদ।",
    "page": "পৃষ্ঠা {page} / {pages}",
    "return": "ওষুধ ফেরত",
    "correction": "সংশোধন",
    "waiver": "মওকুফ",
    "write_off": "অবলোপন",
    "months": "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
}
WORDS = {PaperLanguage.ENGLISH: _ENGLISH, PaperLanguage.BENGALI: _BENGALI}
"""By the language of the paper."""
