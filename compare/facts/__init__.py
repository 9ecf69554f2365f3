"""What a statement says that can be checked: the facts that the grammar finds, placed in the document."""
