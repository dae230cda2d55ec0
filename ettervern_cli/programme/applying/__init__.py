"""The configuration made into tables, and what a change of it would break. Reading YAML is
``config``'s."""
