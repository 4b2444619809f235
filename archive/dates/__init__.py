"""Dates in Arabic news: those a text mentions, and the day it was published. Pure: no I/O, no clock.

    kinds, names  words of dates, what they can do and their numbers     (tables)
    grammar       kinds of words -> expressions                          (shapes)
    traps, bare   what has the shape of a date and is none; which bare numbers are years
    announcement  what is told as future or as news
    years         which year a day or month without one belongs to
    values        expression and published day -> ISO value              (meaning)
    reckoning     arithmetic of days, Umm al-Qura
    mentioned, publication   the two questions this package answers

Read: Levantine, Egyptian, Gulf, Maghrebi and double month names, numbers, ordinals, weekdays, relative days,
weeks, months and years, counts of them after قبل and منذ, seasons of a year, intervals, Hijri dates, bare years
that a preposition, an event or brackets vouch for («في 2003»), Sorani and English dates written with a month name.
Not read: other bare numbers, two-figure years, the American 10/23/2020, decades and centuries, parts of the day
and الليلة الماضية, vague spans (منذ أيام, قبل عام ونصف), years spelled out, Sorani and English weekdays.
«منذ» with a count is taken for the point at which it began, also where the text speaks of how long it lasts.
"""

from .mentioned import mentions
from .publication import infer_published

__all__ = ["infer_published", "mentions"]
