"""A period's report as a page: sections, tables, charts. Every number comes from the value."""
