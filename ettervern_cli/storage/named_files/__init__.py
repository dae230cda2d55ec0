"""Files that a person or another file names: opened to be read without waiting for anybody, and
written only where nothing of a workspace lies. What is in them is not known here."""
