"""Totals of measuring instruments and how they read. An instrument's own text is nowhere."""
