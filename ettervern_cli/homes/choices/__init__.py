"""The resident's choice of home: what was wished for, and what came of it."""
