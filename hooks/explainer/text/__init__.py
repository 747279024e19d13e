"""What people write as text: its marks, names and sentences, read with Markdown itself and within bounds."""
