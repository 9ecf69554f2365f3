"""From files, folders and URLs to documents."""
