"""Designs as text: a document with the keys of `load`, as TOML that loads as the same document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenarios.toml_text import toml_table


def design_toml(document: Mapping[str, Any]) -> str:
    """Return a document as TOML.

    Args:
        document: keys of `load.DesignDocument` with texts, numbers, lists of them and mappings;
            `replications` and `sampling` are tables, `factors` a list of tables.
    """
    tables = {name: item for name, item in document.items() if name in ("replications", "sampling")}
    plain = {name: item for name, item in document.items() if name not in (*tables, "factors")}
    blocks = [toml_table(None, plain)]
    blocks += [toml_table(f"[{name}]", item) for name, item in tables.items()]
    blocks += [toml_table("[[factors]]", item) for item in document.get("factors", ())]
    return "\n".join(blocks)
