"""What is longer than a command's ``--help``: topics in each language, and how one is shown.

The texts are markdown in ``nb`` and ``en``, a file a topic. Sentences of the program are in
``words``.
"""
