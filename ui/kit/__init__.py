"""Parts that every page is built from: tables, forms, strips, previews, dialogs."""
