"""What a maintainer reviews with: two states told apart, what a source's claims support, what a change touches."""
