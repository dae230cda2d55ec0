"""What needs the coordinator now. Each noun's own dates come from its room."""
