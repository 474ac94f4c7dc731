import json

import pytest

from fmnist_gui.engine.export.notebook import Cell, as_notebook, as_script

CELLS = [Cell("# Title\n\nText."), Cell("a = 1\n(\n    a +  # ünï\n    1\n)  # a comment", is_code=True)]


def test_a_notebook_holds_the_cells() -> None:
    notebook = json.loads(as_notebook(CELLS))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    markdown, code = notebook["cells"]
    assert (markdown["cell_type"], "".join(markdown["source"])) == ("markdown", CELLS[0].text)
    assert (code["cell_type"], "".join(code["source"])) == ("code", CELLS[1].text)
    assert markdown["id"] != code["id"]


def test_a_script_prints_what_a_notebook_would_show(capsys: pytest.CaptureFixture[str]) -> None:
    exec(as_script(CELLS), {})
    assert capsys.readouterr().out == "2\n"


@pytest.mark.parametrize("code", ["a = 1", "print(1)", "# nothing", "for i in range(2):\n    i"])
def test_a_script_leaves_other_code_as_it_is(code: str) -> None:
    assert as_script([Cell(code, is_code=True)]) == f"# %%\n{code}\n"


def test_a_value_of_none_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    exec(as_script([Cell("[].sort()", is_code=True)]), {})
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("code", "shown"), [("1, 2", "(1, 2)"), ("(1, 2)", "(1, 2)"), ("'a'", "'a'"), ("a = 1; a", "1")]
)
def test_a_script_shows_a_value_as_a_notebook_does(code: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(as_script([Cell(code, is_code=True)]), {})
    assert capsys.readouterr().out == f"{shown}\n"
