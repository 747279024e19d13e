"""What pages show: the orders, words and templates by which records become HTML."""
