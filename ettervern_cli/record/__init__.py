"""Everything about one person in order of time, and the screen of the list. Each noun tells its own
part."""
