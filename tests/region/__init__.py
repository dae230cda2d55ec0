"""Tests of deliveries to a region, and of what it keeps of them."""
