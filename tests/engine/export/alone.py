"""What is exported, in English, and run by a Python that knows nothing of this application."""

ALONE = """
import json, runpy, sys
runpy.run_path(sys.argv[1], run_name="__main__")
names = {}
for cell in json.load(open(sys.argv[2], encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        exec("".join(cell["source"]), names)
assert "fmnist_gui" not in sys.modules
"""


def tr(text: str, **values: object) -> str:
    """What is told in English."""
    return text.format(**values) if values else text
