"""The README's programs run as they are printed."""

import re
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text()
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_readme_embeds_a_hospital(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}

    for program in PROGRAMS:
        exec(program, known)  # noqa: S102 - our own words

    assert len(PROGRAMS) == 4
    assert capsys.readouterr().out.startswith("P-000001-")
    assert (tmp_path / "hospital.db").exists()
