"""The first page of each role: what needs them, their wards side by side, what changed since they were last here.

`rows` says what needs somebody, each a count that links to exactly those; `facts` asks the database for all of them in
two queries; `wards` sets wards or neighbourhoods side by side; `news` tells what changed; `panels` holds what one role
alone has. A page asks at most twelve queries, whoever opens it.
"""
