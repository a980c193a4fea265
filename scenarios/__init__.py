"""Scenarios of Continuüm: policies as data."""
