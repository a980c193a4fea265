"""Generated pages say what the declarations say."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.declared.pages import pages, write_pages
from model.errors import UserError
from model.levers import LEVER_TYPES
from model.outcomes import MEASURES
from model.parameters import REGISTER
from model.variants import Variants

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_committed_page_is_the_one_the_declarations_make(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run: continuum docs"


def test_every_declaration_is_on_its_page() -> None:
    made = pages()
    assert all(f"| `{name.partition('.')[2]}` |" in made["parameters.md"] for name in REGISTER)
    assert all(f"\n## {name.partition('.')[0]}\n" in made["parameters.md"] for name in REGISTER)
    assert all(f"## {name}" in made["reference/levers.md"] for name in LEVER_TYPES)
    assert all(f"`{name}`" in made["reference/measures.md"] for name in MEASURES)
    assert all(f"`{name}`" in made["reference/variants.md"] for name in Variants.model_fields)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(UserError, match="file"):
        write_pages(blocked)
