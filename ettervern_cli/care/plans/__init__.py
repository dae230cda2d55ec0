"""A person's plan: goals by life area, progress, reviews, and the network around them. Budgets that
plan money are in ``money``."""
