"""The year's plan, its prices, and what was booked. Who pays is in ``funders`` and ``sharing``."""
