"""Copies of the site that need no network: one module a format, and what all of them share.

`edition` is what every format starts from, `formats` the table of them, `verify` tells whether a copy is whole.
"""
