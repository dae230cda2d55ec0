"""What invented people are called and say. Sentences of the program itself are in ``words``."""
