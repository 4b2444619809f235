"""What a word can do in a date: the alphabet of the grammar. Pure."""

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Kind", "Name", "Unit"]


class Kind(StrEnum):
    """What a word can do in a date; the value is its letter in the grammar."""

    ONE = "1"
    TWO = "2"
    TO_TWELVE = "m"  # 3 to 12: a day, a month, a count
    TO_THIRTY_ONE = "d"
    TO_NINETY_NINE = "3"  # 32 to 99: a count
    YEAR = "y"  # 1800 to 2100
    HIJRI_YEAR = "h"  # 1300 to 1500
    FIRST = "f"  # الأول
    SECOND = "s"  # الثاني
    ORDINAL = "o"  # الثالث … العاشر, العشرين
    TEEN = "e"  # عشر
    TENS = "t"  # والعشرين
    BARE_FIRST = "p"  # أول: «أول آذار», «أول أمس»
    MONTH = "M"  # of the Levant, and Sorani: شباط
    DOUBTFUL_MONTH = "A"  # is a common word or a name too: آب
    WESTERN_MONTH = "E"  # فبراير
    DOUBTFUL_WESTERN = "?"  # مارس
    TWO_WORD_MONTH = "T"  # تشرين, كانون
    SHORT_MONTH = "V"  # ت, ك
    ENGLISH_MONTH = "@"
    HIJRI_MONTH = "H"
    HIJRI_TWO_WORD = "R"  # جمادى, ذو
    SPRING = "4"  # ربيع, the Hijri months too
    SEASON = "5"  # صيف
    HIJRI_SECOND = "K"  # القعدة, الحجة
    HONORIFIC = "q"  # رمضان المبارك
    WEEKDAY = "W"
    TODAY = "N"
    YESTERDAY = "Y"
    TOMORROW = "G"  # غدا
    MORROW = "Z"  # غد
    DAY_NOUN = "j"  # يوم
    THE_YEAR = "C"  # العام
    A_YEAR = "c"  # عام
    YEARS_OF = "L"  # عامي, الأعوام
    THE_MONTH = "O"  # الشهر
    A_MONTH = "S"  # شهر
    THE_WEEK = "U"  # الأسبوع
    A_WEEK = "u"  # أسبوع
    PAIR = "w"  # يومين, شهرين
    PLURAL = "v"  # أيام, أشهر
    COUNTED = "6"  # يوما, شهرا
    COUNT = "r"  # ثلاثة … عشرة
    ROUND = "7"  # عشرين … تسعين
    LAST = "a"  # الماضي
    CURRENT = "i"  # الجاري
    NEXT = "z"  # المقبل
    THIS = "D"  # هذا
    SAME = "B"  # نفسه
    SELFSAME = "8"  # نفس
    FROM = "F"
    TO = "I"
    BETWEEN = "J"
    AND = "g"
    BEFORE = "Q"  # قبل
    SINCE = "9"  # منذ
    AFTER = "X"  # بعد
    ABOUT = "k"  # نحو
    MORE = ">"  # أكثر, before من
    WHAT = "="  # «ما يقارب»
    IN = "b"  # في and what else stands before a bare month
    MATCHING = "P"  # الموافق
    GREGORIAN = "l"  # م
    HIJRI = "n"  # هـ
    ENDING = "+"  # what parts a day from its month in Sorani and English: ی, th, of


class Unit(StrEnum):
    """A length of time that can be counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Name(NamedTuple):
    """The kind of a word, its number, and the unit it counts."""

    kind: Kind
    value: int = 0
    unit: Unit = Unit.DAY
