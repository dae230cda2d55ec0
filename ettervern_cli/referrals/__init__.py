"""Asking for a place: referrals, the waiting list, and those who must be rehoused. The stay that
follows is in ``stays``."""
