"""Help given while somebody stays, a room a noun: plans, scores, measures, outcomes and incidents.
Contacts that fall due are in ``follow_ups``."""
