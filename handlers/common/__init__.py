"""What every room uses: rights, button data, putting notices into words, queueing messages."""
