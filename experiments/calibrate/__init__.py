"""Calibration: which values of the uncertain parameters agree with the patterns for fitting."""
