"""The tutorial as a page: its cells in order, each with what it really printed.

`python -m experiments.examples.page docs/tutorial.md` writes it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from experiments.output import write_file
from model.errors import UserError
from model.kernel import source_hash

TUTORIAL = Path(__file__).with_name("tutorial.py")
MARKDOWN = "[markdown]"
END_OF_CELL = "\x1e"  # the record separator of ASCII: nothing else prints it


def cells(source: str) -> Iterator[tuple[str, str]]:
    """Yield the kind of every cell, markdown or code, and its text.

    Args:
        source: a script in the percent format.
    """
    for block in re.split(r"^# %%", source, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        if head.strip() == MARKDOWN:
            text = re.sub(r"^# ?", "", body.strip("\n"), flags=re.MULTILINE)
            yield "markdown", text
        else:
            yield "code", body.strip("\n")


def outputs(source: str) -> list[str]:
    """Run all cells of code, in one process of their own, and return what each printed.

    Raises:
        UserError: a cell fails.
    """
    code = [text for kind, text in cells(source) if kind == "code"]
    script = "".join(f"{text}\nprint({END_OF_CELL!r})\n" for text in code)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    if done.returncode:
        told = done.stderr.strip().splitlines()[-1:]
        raise UserError(f"The script fails ({''.join(told)}): mend it first.")
    return [text.strip("\n") for text in done.stdout.split(END_OF_CELL)[: len(code)]]


def page(source: str) -> str:
    """Return the page as Markdown.

    Args:
        source: of the tutorial.
    """
    printed = iter(outputs(source))
    blocks = []
    for kind, text in cells(source):
        if kind == "markdown":
            blocks.append(text)
            continue
        blocks.append(f"```python\n{text}\n```")
        if shown := next(printed):
            blocks.append(f"```text\n{shown}\n```")
    made = (
        f"Made by `python -m experiments.examples.page docs/tutorial.md`; rules `{source_hash()}`."
    )
    return "\n\n".join([*blocks, made]) + "\n"


if __name__ == "__main__":
    write_file(Path(sys.argv[1]), page(TUTORIAL.read_text(encoding="utf-8")).encode())
