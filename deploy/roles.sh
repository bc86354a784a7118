#!/bin/sh
# The two roles of the book, when the database is made: one owns the tables, the other reads and writes rows.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
    -v owner="$(cat /keys/owner-password)" -v application="$(cat /keys/application-password)" <<'SQL'
CREATE ROLE wardbook_owner LOGIN PASSWORD :'owner';
CREATE ROLE wardbook LOGIN PASSWORD :'application';
ALTER DATABASE wardbook OWNER TO wardbook_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SQL
