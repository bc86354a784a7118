import os

from django.core.wsgi import get_wsgi_application

from config.running import tied

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
if os.environ.get("WARDBOOK_TIED"):
    tied.die_with_parent()  # a server process does not outlive the server that made it, however that one ended

application = get_wsgi_application()
