"""Where residents live on a day, in the words of the programme's destinations. The programme's own
units are in ``homes``."""
