"""A picture over many sites: what one delivers, a lake of deliveries, and reports on it.

What a site keeps and counts on its own stays in its rooms; this one never sees a name.
"""
