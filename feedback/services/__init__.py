"""The steps of telling: what is owed, giving it, the raiser's view, the newsletter, subscribing."""
