"""What counts the cells: DuckDB in this process, or Apache Spark where a cluster has the data."""
