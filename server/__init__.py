"""The Flask application: who asks, the one write path, live delivery, pages, downloads."""
