"""The book on a tablet without signal (E5, E3; safety 26, 28). How it hangs together:

What is kept on the tablet
    *Pages* (`taking`): tour, contact, issue and interview, drawn by the book with the templates and forms of the real
    ones, one copy for whoever is signed in. They hold names of community groups and of places, questions, and what
    the groups are owed, where nobody is named in it (`engagement.spotting`) and nothing stands as it was received; no
    token, no session, nothing of Key Individuals, reporters or intelligence. They stay when the session ends and go
    when the person signs out.
    *Names on today's list*: of those one set out to interview today, ticked by hand, under a key of the browser's that
    cannot be taken out; removed the next day and on signing out.
    *Entries that wait* (static/js/street/): each is closed to the book's public key the moment it is kept
    (`partnerships.letterbox`). The tablet cannot read them again. What stands beside them in clear: a key, who wrote
    it (a number), its kind and when. Signing out leaves them where they are.

How an entry reaches the book
    Its key is made with it, so it counts once however often it is sent (`feedback.services.receiving`). They go in the
    order in which they were written, by one tab at a time, when signal returns, a page opens, or the browser finds
    that there is signal. The book takes an entry from its author alone; it runs through the same form and service as
    what is typed with signal. What the form or the book does not take is *held*: closed as it came, for its author to
    look at, mend and send, or set aside. So whatever has arrived is the book's to keep, and the tablet forgets it.

What the tablet is told (`feedback.views.entries`)
    taken, held, conflict (the key is in the book with other words), another's, shut (closed for a key the book does
    not have), sign in; anything else, and it waits and tries again.
"""
