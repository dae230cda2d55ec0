"""What a person reads in English, a folder a group of rooms. How values are written is in ``words``."""
