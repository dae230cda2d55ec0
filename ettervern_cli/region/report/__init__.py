"""One report over many sites: cells gathered, and made into what a site's own report is made of."""
