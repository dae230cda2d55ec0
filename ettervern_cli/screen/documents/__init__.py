"""A page as a file to hand over: html and a workbook."""
