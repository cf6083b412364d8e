"""The pharmacy's reports on the command line (H10)."""

from tests.integration.cli.terminal import Terminal


def test_a_report_is_shown_and_written(chief: Terminal, tmp_path):
    assert chief.done("pharmacy", "report", "dispensations")["rows"] == []
    assert "dispensation" in chief.printed("pharmacy", "report", "dispensations")
    for how, begins in (("csv", b"rule,knowledge,"), ("pdf", b"%PDF")):
        file = tmp_path / f"alerts.{how}"
        chief.done("pharmacy", "report", "alerts", "--format", how, "--to", file)

        assert file.read_bytes().startswith(begins)
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_is_named_for_what_is_no_table(chief: Terminal):
    called = chief.call("pharmacy", "report", "alerts", "--format", "csv")

    assert called.exit_code == 2


def test_the_desk_reads_no_report(desk: Terminal):
    code, problem = desk.refused("pharmacy", "report", "alerts")

    assert (code, problem["rule"]) == (3, "X1")
