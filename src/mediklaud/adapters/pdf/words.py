"""What is printed around a counselling, in the language it was given in."""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = {
    "title": "Your medicine",
    "patient": "Patient",
    "medicine": "Medicine",
    "quantity": "Handed out",
    "owed": "Still to come",
    "directions": "How to take it",
    "points": "What we talked about",
    "refused": "You did not wish to talk about it. Ask us at any time.",
    "none": "Ask us if anything about it is unclear.",
    "batch": "Batch",
    "use_by": "Use by",
    "prescriber": "Prescribed by",
    "pharmacist": "Handed out by",
    "date": "Date",
    "reminder": "Keep all medicines away from children. Before you take anything else "
    "with it, ask your doctor or pharmacist.",
    "signed": "Received by",
}
_BENGALI: Final = {
    "title": "আপনার ওষুধ",
    "patient": "রোগী",
    "medicine": "ওষুধ",
    "quantity": "দেওয়া হয়েছে",
    "owed": "বাকি আছে",
    "directions": "কীভাবে খাবেন বা ব্যবহার করবেন",
    "points": "যা যা বলা হয়েছে",
    "refused": "আপনি পরামর্শ নিতে চাননি। যেকোনো সময় আমাদের জিজ্ঞাসা করুন।",
    "none": "কিছু না বুঝলে আমাদের জিজ্ঞাসা করুন।",
    "batch": "ব্যাচ",
    "use_by": "মেয়াদ",
    "prescriber": "চিকিৎসক",
    "pharmacist": "ফার্মাসিস্ট",
    "date": "তারিখ",
    "reminder": "সব ওষুধ শিশুদের নাগালের বাইরে রাখুন। এর সঙ্গে অন্য কিছু খাওয়ার আগে "
    "চিকিৎসক বা ফার্মাসিস্টকে জিজ্ঞাসা করুন।",
    "signed": "গ্রহণকারীর স্বাক্ষর",
}
_SPELT = {"bn", "ben", "bengali", "bangla", "বাংলা"}


def words_in(language: str | None) -> dict[str, str]:
    """In Bengali where that was spoken, else in English."""
    spoken = (language or "").strip().casefold().partition("-")[0]
    return _BENGALI if spoken in _SPELT else _ENGLISH
