"""Awards, their conditions, and what is spent of them. The report to a funder is in ``reports``."""
