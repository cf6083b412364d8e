"""Documents as somebody reads them: their words, and how they look."""

import pypdfium2 as pdfium
import pytest
from PIL import ImageChops, ImageOps, ImageStat

from mediklaud.adapters.pdf import printer as printing
from mediklaud.adapters.pdf.printer import PdfPrinter
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.paper import CannotPrint
from tests.builders.printing import a_label, a_report, a_sheet

PRINTER = PdfPrinter(Hospital(name="JMI Hospital"))
MILLIMETRE = 72 / 25.4


def _pages(content):
    return [page.get_textpage().get_text_range() for page in _opened(content)]


def _opened(content):
    return pdfium.PdfDocument(content)


def _words(content):
    return " ".join(" ".join(_pages(content)).split())


def test_a_label_says_whose_it_is_what_it_is_and_how_to_take_it():
    words = _words(PRINTER.label(a_label(owed="9 tablets")))

    for said in (
        "JMI Hospital",
        "Rahima Khatun",
        "P-000017-4",
        "paracetamol 500 mg tablet",
        "Napa, Beximco · 21 tablets",
        "1 tablet by mouth, 3 times a day, for 7 days",
        "Still to come: 9 tablets",
        "Batch AX-1, use by 30 Sep 2027",
        "Farhana Akter",
        "019300c1-1111-7222-8333-444455556666",
    ):
        assert said in words


def test_a_label_fits_the_packet():
    (page,) = _opened(PRINTER.label(a_label()))

    assert page.get_size() == pytest.approx((80 * MILLIMETRE, 50 * MILLIMETRE), abs=0.1)


def test_a_long_instruction_goes_on_on_a_second_label():
    long = "Take it with a glass of water and stay upright for half an hour. " * 12

    pages = _pages(PRINTER.label(a_label(instructions=long)))

    assert len(pages) > 1
    assert "019300c1" in pages[-1]


def test_a_sheet_has_every_point_by_number():
    words = _words(PRINTER.counselling_sheet(a_sheet("With food.", "Finish it all.")))

    assert "Your medicine" in words
    assert "1. With food. 2. Finish it all." in words
    assert "Handed out by Nasrin Sultana" in words


def test_a_sheet_without_counselling_says_where_to_ask():
    words = _words(PRINTER.counselling_sheet(a_sheet(counselling=None)))

    assert "Ask us if anything about it is unclear." in words


@pytest.mark.parametrize("language", ["bn", "bn-BD", "Bengali", "বাংলা"])
def test_a_counselling_in_bengali_is_printed_in_bengali(language):
    sheet = PRINTER.counselling_sheet(a_sheet("খাবারের পর", language=language))

    assert "তার" in _words(sheet)  # of তারিখ, the date
    assert "Your medicine" not in _words(sheet)


def test_bengali_after_a_latin_word_is_joined_as_it_is_alone():
    """A vowel sign that is spoken after its letter stands before it: in `হি`, `মে`."""
    alone = _name_on(PRINTER.label(a_label(patient_name="মেহিকিতি")))
    after = _name_on(PRINTER.label(a_label(patient_name="Abc মেহিকিতি")))

    its_end = after.crop((after.width - alone.width, 0, after.width, alone.height))

    assert _difference(alone, its_end) < 8


def _name_on(label):
    """The line with the patient's name, cut out."""
    drawn = _opened(label)[0].render(scale=8, grayscale=True).to_pil()
    line = drawn.crop((0, 160, drawn.width, 248))
    inked = ImageOps.invert(line).getbbox()
    assert inked
    left, _, right, _ = inked
    return line.crop((left, 0, right, line.height))


def _difference(one, other):
    """Of two pictures, dot by dot; nothing is the same picture, 255 its opposite."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def test_signs_of_currencies_are_drawn():
    known = PRINTER.label(a_label(instructions="৳ ₹ € £ $"))

    assert "৳ ₹ € £ $" in _words(known)


def test_letters_that_cannot_be_drawn_are_seen_to_be_missing():
    words = _words(PRINTER.label(a_label(patient_name="Rahima محمد")))

    assert "Rahima ????" in words


def test_what_cannot_be_drawn_is_written_to_no_log(caplog):
    PRINTER.label(a_label(patient_name="Rahima 王"))

    assert not caplog.records


def test_a_report_names_its_columns_on_every_sheet():
    rows = tuple((f"medicine {n}", "2027-09-30", n, "1.50") for n in range(120))

    pages = _pages(PRINTER.table(a_report(*rows, totals=("Total", None, 7140, "180"))))

    assert len(pages) > 1
    assert all("Expires on" in page for page in pages)
    assert "medicine 119 30 Sep 2027 119 1.50" in " ".join(pages[-1].split())
    assert "7,140" in pages[-1]


def test_a_text_too_wide_for_its_column_goes_on_below():
    long = "a very long name of a medicine " * 12 + "to its end"

    words = _words(PRINTER.table(a_report((long, "2027-09-30", 1, "1.50"))))

    assert "to its end" in words
    assert "30 Sep 2027" in words


def test_an_amount_stays_in_one_piece_beside_a_narrower_one():
    rows = [("x", "2027-09-30", 1, amount) for amount in ("11111.11", "44444.44")]

    assert "44,444.44" in _words(PRINTER.table(a_report(*rows)))


def test_bengali_stands_in_a_table_too():
    assert "ওষুধ" in _words(PRINTER.table(a_report(("ওষুধ", None, 1, None))))


def test_an_empty_report_says_so():
    assert "Nothing to report." in _words(PRINTER.table(a_report(rows=())))


def test_a_hospital_without_the_means_to_print_says_so(monkeypatch):
    monkeypatch.setattr(printing, "find_spec", lambda _: None)

    with pytest.raises(CannotPrint):
        PRINTER.label(a_label())
