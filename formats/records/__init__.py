"""The records that all formats share, apart from the Commands that change them."""
