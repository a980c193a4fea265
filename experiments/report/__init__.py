"""Reports: an answer that an alderman can read, from a comparison or from the store of a sweep.

`findings` is what a report is about, whichever of the two it came from; `page` makes it a page in
Dutch or English, `pdf` prints that page, and `workbook` gives the numbers in it as a table.
"""
