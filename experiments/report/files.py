"""Reports, and the numbers behind them, as the bytes of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from experiments.report.findings import Findings
    from experiments.runs.run import RunSet

REPLICATE_COLUMNS = (
    "scenario", "replication", "period", "group", "measure", "unit", "value",
)  # fmt: skip


def content_of(findings: Findings, kind: str, lang: str) -> bytes:
    """Return a report as the bytes of a file.

    Args:
        findings: what it is about.
        kind: html, pdf, xlsx or csv.
        lang: "nl" or "en".

    Raises:
        UserError: a PDF is asked for, and no browser can print it.
    """
    if kind == "xlsx":
        from experiments.report.workbook import workbook

        return workbook(findings, lang)
    if kind == "csv":
        from experiments.output import COMPARISON_COLUMNS, encode

        made = dict(findings.made)
        return encode(findings.comparison.table(), "csv", COMPARISON_COLUMNS, made)

    from experiments.report.page import html_page

    page = html_page(findings, lang)
    if kind == "html":
        return page.encode()

    from experiments.report.pdf import pdf_of

    return pdf_of(page)


def replicates(runs: RunSet) -> bytes:
    """Return the value of every measure in every replication as a csv file (see `RunSet.table`)."""
    from experiments.output import encode

    return encode(runs.table(), "csv", REPLICATE_COLUMNS, runs.provenance())
