"""What the checker asks of a site: one small function a rule, whose docstring is the rule, and tables of them."""
