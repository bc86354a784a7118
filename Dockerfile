# The book as production runs it: one image for web, worker, beat and the job that prepares the database.
# The first stage installs by the same script and the same locks as `make run`; the second has no compiler's work in it.
FROM python:3.11-slim-bookworm AS built
WORKDIR /srv/wardbook
COPY . .
# The two addresses only say that no server of its own is wanted here.
RUN DATABASE_URL=postgres:///elsewhere REDIS_URL=redis://elsewhere WARDBOOK_SECRET_KEY=only-for-building \
    python3 config/running/bootstrap.py base python manage.py collectstatic --noinput -v 0 --ignore sass \
    && rm -rf node_modules

FROM python:3.11-slim-bookworm
RUN apt-get update -q \
    && apt-get install -y -q --no-install-recommends \
        fonts-dejavu-core fonts-liberation libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /srv/wardbook wardbook \
    && install -d -o wardbook /keys /backups
COPY --from=built /srv/wardbook /srv/wardbook
WORKDIR /srv/wardbook
USER wardbook
ENV PATH=/srv/wardbook/.venv/bin:$PATH PYTHONUNBUFFERED=1 WARDBOOK_BIND=0.0.0.0 PORT=8000
EXPOSE 8000
CMD ["python", "-m", "config.running", "web"]
