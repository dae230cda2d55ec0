"""Measurements, each run by itself: python bench/startup.py, python bench/scale.py."""
