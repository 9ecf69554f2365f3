"""From a report to bytes: page, JSON, terminal. Pure functions; nothing here opens or prints."""
