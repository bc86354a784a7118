"""The steps that change the book, named by verbs: raising, moving, wording."""
