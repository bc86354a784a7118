"""Presentation only: no rule of the business lives here."""

from django import template

register = template.Library()
