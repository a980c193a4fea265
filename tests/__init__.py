"""The tests; a package, because Ciw installs one of the same name, which must not win."""
