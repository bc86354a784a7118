"""Settings: one file, read from the environment; README.md lists every name."""

import logging
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import env, logs

BASE_DIR = Path(__file__).resolve().parent.parent

# The address people type; every absolute link is made from it, never from the Host header.
SITE_URL = env.text("WARDBOOK_SITE_URL", "http://localhost:8000").rstrip("/")
SITE = urlsplit(SITE_URL)
if SITE.scheme not in {"http", "https"} or not SITE.hostname:
    raise ImproperlyConfigured(
        f"WARDBOOK_SITE_URL is {SITE_URL!r}; write a whole address, https://wardbook.example.org"
    )
HTTPS = SITE.scheme == "https"

# The demonstration: its cast signs in without a second factor, and pages say it is one.
DEMONSTRATION = env.flag("WARDBOOK_DEMONSTRATION", default=False)
DEBUG = env.flag("WARDBOOK_DEBUG", default=False)
SECRET_KEY = env.text("WARDBOOK_SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured("WARDBOOK_SECRET_KEY is not set; write 50 or more random characters.")
# Keys before the present one, so that what they closed still opens.
SECRET_KEY_FALLBACKS = env.words("WARDBOOK_OLD_SECRET_KEYS")
ALLOWED_HOSTS = [SITE.hostname, *env.words("WARDBOOK_ALLOWED_HOSTS")]

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "feedback",
    "tasking",
    "engagement",
    "partnerships",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_structlog",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "config.logs.RequestMiddleware",
    "partnerships.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.trouble.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partnerships.middleware.SessionLimitsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partnerships.middleware.HistoryMiddleware",
    "partnerships.middleware.NoStoreMiddleware",
    "partnerships.middleware.KeptFormMiddleware",
    "partnerships.middleware.PolicyMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "partnerships.context.book",
            ],
            "builtins": ["partnerships.templatetags.wardbook"],
        },
    }
]
FORM_RENDERER = "partnerships.rendering.Renderer"
CRISPY_TEMPLATE_PACK = "wardbook"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["wardbook"]

DATABASE: dict[str, Any] = {
    **dj_database_url.parse(
        env.text("DATABASE_URL", "postgres:///wardbook"),
        conn_max_age=env.number("WARDBOOK_DATABASE_KEEP_SECONDS", 600),
        conn_health_checks=True,
    ),
    "ATOMIC_REQUESTS": False,  # a service is the unit of work; a page that only reads needs no transaction
}
# A database machine that is away is told within seconds, to the person and to /healthz/ready/.
# And PostgreSQL does not compile what it takes for expensive: that cost seconds where the answer took milliseconds. Nor
# does it share one question out among several processes: asked for the first page of a list, each read far beyond it.
DATABASE["OPTIONS"] = {
    "connect_timeout": 5,
    "options": "-c jit=off -c max_parallel_workers_per_gather=0",
    **DATABASE.get("OPTIONS", {}),
}
DATABASES = {"default": DATABASE}
if "postgresql" not in DATABASE["ENGINE"]:
    raise ImproperlyConfigured("DATABASE_URL names another engine; the book needs PostgreSQL (postgres://...).")
DATABASE_PREPARES = env.flag("WARDBOOK_DATABASE_PREPARES", default=True)  # no behind a pooler of transactions
# The role of web and worker, which owns nothing; `prepare` grants it the rows (empty: the owner serves too).
DATABASE_APP_ROLE = env.text("WARDBOOK_DATABASE_APP_ROLE")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL", "redis://localhost:6379/0")
# Sign-in throttles live in PostgreSQL: shared by all processes, and still there when Redis is not.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "throttle_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
SESSION_ENGINE = "partnerships.sessions"
SESSION_IDLE_SECONDS = env.number("WARDBOOK_SESSION_IDLE_MINUTES", 30) * 60
SESSION_COOKIE_AGE = env.number("WARDBOOK_SESSION_HOURS", 12) * 3600
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "wardbook-session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "wardbook-csrf"
LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "partnerships.views.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS and env.flag("WARDBOOK_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.flag("WARDBOOK_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the throttles count by the address the proxy saw, not by the proxy's
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *env.words("WARDBOOK_OIDC_FORM_ORIGINS")],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

AUTH_USER_MODEL = "partnerships.User"
AUTHENTICATION_BACKENDS = ["partnerships.backends.Accounts"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "partnerships.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "partnerships.adapters.SocialAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of a changed password or second factor, so that a thief's change is noticed
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is written to because a stranger typed their address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,20/5m/ip", "login": "60/m/ip"}
ACCOUNT_FORMS = {"login": "partnerships.forms.accounts.SignInForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Wardbook"
MFA_ADAPTER = "partnerships.adapters.SecondFactorAdapter"
SOCIALACCOUNT_ONLY = False
# Whether its user names are the book's too (else accounts are found by verified address), and whether the
# organisation's own sign-in already asked for a second factor, so that the book need not.
OIDC_MATCH_USERNAME = env.flag("WARDBOOK_OIDC_MATCH_USERNAME", default=False)
OIDC_HAS_SECOND_FACTOR = env.flag("WARDBOOK_OIDC_SECOND_FACTOR", default=False)
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "partnership",
                "name": env.text("WARDBOOK_OIDC_NAME", "your organisation"),
                "client_id": env.text("WARDBOOK_OIDC_CLIENT_ID"),
                "secret": env.text("WARDBOOK_OIDC_SECRET"),
                "settings": {"server_url": env.text("WARDBOOK_OIDC_SERVER")},
            }
        ]
        if env.text("WARDBOOK_OIDC_SERVER")
        else [],
    }
}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FIRST_DAY_OF_WEEK = 1

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "collected"
# static/ is ours; build/design is what the design system's sources compile to (make build).
STATICFILES_DIRS = [BASE_DIR / "static", ("design", BASE_DIR / "build" / "design")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.Storage"},
}

EMAIL_BACKEND = env.text("WARDBOOK_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.text("WARDBOOK_EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("WARDBOOK_EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("WARDBOOK_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("WARDBOOK_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("WARDBOOK_EMAIL_TLS", default=False)
EMAIL_FILE_PATH = env.text("WARDBOOK_EMAIL_FILE_PATH") or None
EMAIL_TIMEOUT = 20
# How soon another worker takes up mail or printing whose worker died. One that lives keeps it, however slow (claiming).
CLAIM_SECONDS = env.number("WARDBOOK_CLAIM_SECONDS", 15)
TICK_SECONDS = env.number("WARDBOOK_TICK_SECONDS", 15)
PRINT_SECONDS = env.number("WARDBOOK_PRINT_SECONDS", 18)
PRINT_MEGABYTES = env.number("WARDBOOK_PRINT_MEGABYTES", 512)
POST_KEEP_DAYS = env.number("WARDBOOK_POST_KEEP_DAYS", 90)
POST_ATTEMPTS = env.number("WARDBOOK_POST_ATTEMPTS", 10)
# The daily digest (feedback.reminders): when it comes on working days, and how soon what is still late comes again.
DIGEST_AT = env.clock("WARDBOOK_DIGEST_AT", "07:00")
REMIND_AGAIN_DAYS = env.number("WARDBOOK_REMIND_AGAIN_DAYS", 5)
# An action is at risk so many days before it is due, as long as nobody has said how it stands.
ACTION_RISK_DAYS = env.number("WARDBOOK_ACTION_RISK_DAYS", 5)
# Photos of actions: how large a file and how many million pixels are taken, and how long the side that is kept.
PHOTO_MEGABYTES = env.number("WARDBOOK_PHOTO_MEGABYTES", 10)
PHOTO_MEGAPIXELS = env.number("WARDBOOK_PHOTO_MEGAPIXELS", 25)
PHOTO_SIDE = env.number("WARDBOOK_PHOTO_SIDE", 1600)
INVITATIONS_WITHIN_DAYS = env.number("WARDBOOK_INVITATIONS_WITHIN_DAYS", 7)
MINUTES_WITHIN_DAYS = env.number("WARDBOOK_MINUTES_WITHIN_DAYS", 3)
MINUTES_AGAIN_DAYS = env.number("WARDBOOK_MINUTES_AGAIN_DAYS", 7)
# Agency reports are due so many working days before a meeting, and papers go out so many before it.
REPORTS_DUE_DAYS = env.number("WARDBOOK_REPORTS_DUE_DAYS", 5)
REPORT_DUE_SOON_DAYS = env.number("WARDBOOK_REPORT_DUE_SOON_DAYS", 2)
ENGAGEMENT_WORK_DUE_SOON_DAYS = env.number("WARDBOOK_ENGAGEMENT_WORK_DUE_SOON_DAYS", 7)
PAPERS_OUT_DAYS = env.number("WARDBOOK_PAPERS_OUT_DAYS", 3)
# Inspector, coordinator and councillors of a ward are in contact once a month: from that day of the month on what is
# missing is asked for. Before a Neighbourhood Partnership they meet within so many days.
THREE_WAY_FROM_DAY = env.number("WARDBOOK_THREE_WAY_FROM_DAY", 15)
PRE_NP_DAYS = env.number("WARDBOOK_PRE_NP_DAYS", 10)
# Tours of duty are made on the first of the month. On these days of it the digest says who is left; a tour is behind
# when, that many days into the month, fewer were seen than an even pace asks for.
TOUR_REMINDER_DAYS = env.days("WARDBOOK_TOUR_REMINDER_DAYS", "8,15,22")
TOUR_GRACE_DAYS = env.number("WARDBOOK_TOUR_GRACE_DAYS", 7)
# A round of the KIN survey takes printed forms for so many days after its last one, and then closes by itself. Who
# joins the network with fewer days left than the second figure is asked from the next round on.
SURVEY_KEYING_DAYS = env.number("WARDBOOK_SURVEY_KEYING_DAYS", 14)
SURVEY_JOINING_DAYS = env.number("WARDBOOK_SURVEY_JOINING_DAYS", 7)
# A ward's network that a second person approved for export is downloaded within so many hours, once.
KIN_EXPORT_HOURS = env.number("WARDBOOK_KIN_EXPORT_HOURS", 24)
# What is passed to the intelligence unit is to be taken on within so many days; then a supervisor hears that it waits.
INTELLIGENCE_DAYS = env.number("WARDBOOK_INTELLIGENCE_DAYS", 2)
DEFAULT_FROM_EMAIL = env.text("WARDBOOK_EMAIL_FROM", f"wardbook@{SITE.hostname}")

CELERY_BROKER_URL = env.broker(REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 60
CELERY_TASK_SOFT_TIME_LIMIT = 50
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 5,
    "socket_timeout": 10,
    "socket_connect_timeout": 2,
    "health_check_interval": 10,
    "retry_policy": {"timeout": 2},
}
CELERY_TASK_PUBLISH_RETRY = False  # the outbox and the due tables find it again at the next tick
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "config.beat:Scheduler"
# What beat asks for, and how often in seconds; each only looks what is due in the database. A minute is left for what
# an idle worker did not take up, so that clocks of two machines may differ a little and a busy queue does not grow.
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "partnerships.heartbeat", "schedule": 15, "options": {"expires": 60}},
    **{
        task: {"task": task, "schedule": TICK_SECONDS, "options": {"expires": 60}}
        for task in ("partnerships.send_due", "partnerships.make_due_papers", "feedback.publish_due")
    },
    "digests": {"task": "feedback.write_digests", "schedule": 4 * TICK_SECONDS, "options": {"expires": 60}},
    "forget_mail": {"task": "partnerships.forget_mail", "schedule": 3600, "options": {"expires": 3600}},
    "keep_schedules": {"task": "partnerships.keep_schedules", "schedule": 3600, "options": {"expires": 3600}},
    "table_waiting": {"task": "tasking.table_waiting", "schedule": 300, "options": {"expires": 300}},
    "keep_rounds": {"task": "engagement.keep_rounds", "schedule": 900, "options": {"expires": 900}},
    "open_reviews": {"task": "tasking.open_reviews", "schedule": 3600, "options": {"expires": 3600}},
    "open_chair_reports": {"task": "tasking.open_chair_reports", "schedule": 3600, "options": {"expires": 3600}},
    "recognise_waiting": {"task": "tasking.recognise_waiting", "schedule": 60, "options": {"expires": 60}},
    "tell_case_owners": {"task": "tasking.tell_case_owners", "schedule": 3600, "options": {"expires": 3600}},
    "keep_tours": {"task": "engagement.keep_tours", "schedule": 3600, "options": {"expires": 3600}},
    "keep_figures": {"task": "feedback.keep_figures", "schedule": 300, "options": {"expires": 300}},
    "fold_tally": {"task": "engagement.fold_tally", "schedule": 900, "options": {"expires": 900}},
    "forget_submissions": {"task": "partnerships.forget_submissions", "schedule": 3600, "options": {"expires": 3600}},
}

PGHISTORY_APPEND_ONLY = True
PGHISTORY_OBJ_FIELD_NAME = "pgh_obj"

LOGGING = logs.configuration(env.text("WARDBOOK_LOG_LEVEL", "INFO"))
logs.configure()
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_CELERY_TASK_START_LOG_LEVEL = logging.DEBUG  # one line a task: how it ended
