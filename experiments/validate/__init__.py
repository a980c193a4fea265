"""Validation: patterns from the facts as rows of data, and the model's score on them."""
