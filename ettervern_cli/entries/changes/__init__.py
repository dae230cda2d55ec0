"""The history as people read it: who wrote what, and when. How it is sealed lies in ``storage``."""
