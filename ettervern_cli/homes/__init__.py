"""Units, placements, leases, limits and occupancy. Rent is money."""
