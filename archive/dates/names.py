"""The words that dates are made of: their kind and their number. Pure.

Every word is written here as it is usually spelled and compared as `archive.arabic.fold` leaves it, so
أغسطس, اغسطس and أغسـطس are one entry, and ئازار is found however its letters are coded.

Month names, and how much company each needs to be read as a month:

    name                                company
    كانون الثاني, تشرين الأول, a        none
    double name (آذار/مارس)
    شباط آذار … يناير فبراير …          a day, a year, «شهر», الماضي/المقبل/الجاري, a preposition of time (في,
                                        منذ, مطلع … من, حتى …), or another month before it
    مارس («practised»), آب («father»),  the same, but of the prepositions only those of `Kind.IN`, which no verb
    ماي (a surname), جوان (a name),     and no person follows: «في مارس» is March, «حتى مارس» and «من أب» are not
    أوت, نيسان (a make of car)
    ت1 ك2, English months               a day or a year
    محرم صفر رجب … ذو الحجة             a Hijri year or هـ: they are persons, goals and adjectives otherwise

Sources: CLDR 48 (ar-IQ and ckb months, weekdays; Unicode-3.0 licence) and the months of Egypt, the Gulf and
the Maghreb as their press writes them. Weekdays: Monday is 0. Sorani and English weekdays are not here.
"""

from archive.arabic import fold

from .kinds import Kind, Name, Unit

__all__ = ["BEFORE_BARE_MONTH", "NAMES", "folded_set"]


_MONTHS = {
    2: "شباط شوبات شوباتی",
    3: "آذار ئازار ئازاری",
    4: "نیسانی",
    5: "أيار ئایار ئایاری",
    6: "حزيران حوزەیران حوزەیرانی",
    7: "تموز تەمووز تەمووزی تەمموز تەمموزی",
    8: "ئاب ئابی",
    9: "أيلول ئەیلوول ئەیلوولی ئەیلول ئەیلولی",
}
_DOUBTFUL_MONTHS = {4: "نيسان", 8: "آب"}
_WESTERN_MONTHS = {
    1: "يناير جانفي",
    2: "فبراير فيفري",
    4: "إبريل أفريل",
    5: "مايو",
    6: "يونيو يونيه",
    7: "يوليو يوليه جويلية",
    8: "أغسطس أغسطوس",
    9: "سبتمبر",
    10: "أكتوبر",
    11: "نوفمبر",
    12: "ديسمبر",
}
_DOUBTFUL_WESTERN = {3: "مارس", 5: "ماي", 6: "جوان", 8: "أوت"}
_TWO_WORD_MONTHS = {10: "تشرين تشرینی", 12: "كانون کانونی کانوونی"}
_ENGLISH_MONTHS = {
    1: "january",
    2: "february",
    3: "march",
    4: "april",
    5: "may",
    6: "june",
    7: "july",
    8: "august",
    9: "september",
    10: "october",
    11: "november",
    12: "december",
}
_HIJRI_MONTHS = {1: "محرم المحرم", 2: "صفر", 7: "رجب", 8: "شعبان", 9: "رمضان", 10: "شوال"}
_WEEKDAYS = {
    0: "الاثنين",
    1: "الثلاثاء الثلثاء",
    2: "الأربعاء",
    3: "الخميس",
    4: "الجمعة",
    5: "السبت",
    6: "الأحد",
}
_ORDINALS = {
    1: "الحادي",
    3: "الثالث",
    4: "الرابع",
    5: "الخامس",
    6: "السادس",
    7: "السابع",
    8: "الثامن",
    9: "التاسع",
    10: "العاشر",
    20: "العشرين العشرون",
    30: "الثلاثين الثلاثون",
}
_COUNTS = {
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثماني ثمان",
    9: "تسعة تسع",
    10: "عشرة",
}
_ROUND = {
    20: "عشرين عشرون",
    30: "ثلاثين ثلاثون",
    40: "أربعين أربعون",
    50: "خمسين خمسون",
    60: "ستين ستون",
    70: "سبعين سبعون",
    80: "ثمانين ثمانون",
    90: "تسعين تسعون",
}
_SEASONS = {6: "صيف", 9: "خريف", 12: "شتاء"}
_PAIRS = {Unit.DAY: "يومين", Unit.WEEK: "أسبوعين", Unit.MONTH: "شهرين", Unit.YEAR: "عامين سنتين"}
_PLURALS = {
    Unit.DAY: "أيام",
    Unit.WEEK: "أسابيع",
    Unit.MONTH: "أشهر شهور",
    Unit.YEAR: "أعوام سنوات سنين",
}
_COUNTED = {Unit.DAY: "يوما", Unit.WEEK: "أسبوعا", Unit.MONTH: "شهرا", Unit.YEAR: "عاما"}

# words without a number of their own
_PLAIN = {
    Kind.FIRST: "الأول الأولى أولى یەکەم یەکەمی",
    Kind.SECOND: "الثاني الثانية ثاني ثانية الآخر الآخرة دووەم دووەمی",
    Kind.BARE_FIRST: "أول",
    Kind.TEEN: "عشر",
    Kind.HONORIFIC: "المبارك الحرام المعظم",
    Kind.TODAY: "اليوم",
    Kind.YESTERDAY: "أمس الأمس بالأمس البارحة",
    Kind.TOMORROW: "غدا",
    Kind.MORROW: "غد الغد",
    Kind.DAY_NOUN: "يوم يومي نهار",
    Kind.THE_YEAR: "العام السنة",
    Kind.A_YEAR: "عام سنة ساڵی لعام بعام كعام لسنة بسنة",
    Kind.YEARS_OF: "عامي العامين الأعوام سنتي السنتين السنوات",
    Kind.THE_MONTH: "الشهر",
    Kind.A_MONTH: "شهر شهري",
    Kind.THE_WEEK: "الأسبوع",
    Kind.A_WEEK: "أسبوع",
    Kind.LAST: "الماضي الماضية المنصرم المنصرمة الفائت الفائتة",
    Kind.CURRENT: "الجاري الجارية الحالي الحالية",
    Kind.NEXT: "المقبل المقبلة القادم القادمة الآتي",
    Kind.THIS: "هذا هذه",
    Kind.SAME: "نفسه نفسها ذاته ذاتها",
    Kind.SELFSAME: "نفس",
    Kind.FROM: "من",
    Kind.TO: "إلى حتى لغاية",
    Kind.BETWEEN: "بين",
    Kind.AND: "و",
    Kind.BEFORE: "قبل",
    Kind.AFTER: "بعد",
    Kind.SINCE: "منذ",
    Kind.ABOUT: "نحو حوالي حوالى قرابة زهاء يقارب",
    Kind.MORE: "أكثر أقل أزيد يقرب",
    Kind.WHAT: "ما",
    Kind.IN: "في خلال مطلع بداية ببداية نهاية بنهاية أواخر أوائل منتصف بمنتصف بحلول أواسط",
    Kind.MATCHING: "الموافق المصادف الموافقة المصادفة",
    Kind.GREGORIAN: "م ميلادي ميلادية للميلاد",
    Kind.HIJRI: "هـ هجري هجرية للهجرة",
    Kind.ENDING: "ی st nd rd th of",
}

BEFORE_BARE_MONTH = f"{Kind.FROM}{Kind.TO}{Kind.BEFORE}{Kind.AFTER}{Kind.BETWEEN}"
"""Kinds that may stand before a bare month besides `Kind.IN`, unless the month is a doubtful one."""

# What may be written together with a word. A word of three letters takes و alone: «باب» is a door.
_ATTACHED = ("", "و", "ف", "ب", "ل", "وب", "ول")
_AND = ("", "و", "ف")
_SHORT = 3
_TAKES_ALL = frozenset(
    {
        Kind.MONTH,
        Kind.DOUBTFUL_MONTH,
        Kind.WESTERN_MONTH,
        Kind.DOUBTFUL_WESTERN,
        Kind.TWO_WORD_MONTH,
        Kind.WEEKDAY,
        Kind.TODAY,
        Kind.DAY_NOUN,
        Kind.THE_YEAR,
        Kind.A_YEAR,
        Kind.THE_MONTH,
        Kind.A_MONTH,
        Kind.THE_WEEK,
        Kind.THIS,
    }
)
_TAKES_NONE = frozenset({Kind.SHORT_MONTH, Kind.ENGLISH_MONTH, Kind.GREGORIAN, Kind.HIJRI, Kind.AND, Kind.ENDING})
_ARTICLE = "ال"


def folded_set(words: str) -> frozenset[str]:
    """Words as they are compared; given with blanks between them."""
    return frozenset(map(fold, words.split()))


def _forms(word: str, kind: Kind) -> list[str]:
    """The folded spellings of a word with what may be attached before it: اليوم, واليوم, لليوم."""
    plain = fold(word)
    if kind in _TAKES_NONE:
        return [plain]
    attached = _ATTACHED if kind in _TAKES_ALL and len(plain) > _SHORT else _AND
    return [
        before + (plain.removeprefix("ا") if before.endswith("ل") and plain.startswith(_ARTICLE) else plain)
        for before in attached
    ]


def _numbers() -> dict[str, Name]:
    small = {1: Kind.ONE, 2: Kind.TWO}
    names = {
        form: Name(small.get(value, Kind.TO_TWELVE if value <= 12 else Kind.TO_THIRTY_ONE), value)  # noqa: PLR2004 - months
        for value in range(1, 32)
        for form in (f"{value}", f"{value:02}")
    }
    names |= {f"{count}": Name(Kind.TO_NINETY_NINE, count) for count in range(32, 100)}
    names |= {f"{year}": Name(Kind.HIJRI_YEAR, year) for year in range(1300, 1501)}
    return names | {f"{year}": Name(Kind.YEAR, year) for year in range(1800, 2101)}


def _names() -> dict[str, Name]:
    names = _numbers()

    def add(kind: Kind, words: str, value: int = 0, unit: Unit = Unit.DAY) -> None:
        for word in words.split():
            for form in _forms(word, kind):
                names.setdefault(form, Name(kind, value, unit))

    for kind, months in (
        (Kind.MONTH, _MONTHS),
        (Kind.DOUBTFUL_MONTH, _DOUBTFUL_MONTHS),
        (Kind.WESTERN_MONTH, _WESTERN_MONTHS),
        (Kind.DOUBTFUL_WESTERN, _DOUBTFUL_WESTERN),
        (Kind.TWO_WORD_MONTH, _TWO_WORD_MONTHS),
        (Kind.SHORT_MONTH, {10: "ت", 12: "ك"}),
        (Kind.ENGLISH_MONTH, _ENGLISH_MONTHS),
        (Kind.HIJRI_MONTH, _HIJRI_MONTHS),
        (Kind.SPRING, {3: "ربيع"}),  # the third Hijri month, and ours in which spring begins
        (Kind.SEASON, _SEASONS),
        (Kind.HIJRI_TWO_WORD, {5: "جمادى", 0: "ذو ذي ذا"}),
        (Kind.HIJRI_SECOND, {11: "القعدة", 12: "الحجة"}),
        (Kind.WEEKDAY, _WEEKDAYS),
        (Kind.ORDINAL, _ORDINALS),
        (Kind.COUNT, _COUNTS),
        (Kind.ROUND, _ROUND),
    ):
        for value, words in months.items():
            add(kind, words, value)
    for kind, value, units in ((Kind.PAIR, 2, _PAIRS), (Kind.PLURAL, 0, _PLURALS), (Kind.COUNTED, 0, _COUNTED)):
        for unit, words in units.items():
            add(kind, words, value, unit)
    for form, value in (("والعشرين", 20), ("والعشرون", 20), ("والثلاثين", 30), ("والثلاثون", 30)):
        names[fold(form)] = Name(Kind.TENS, value)
    values = {Kind.FIRST: 1, Kind.SECOND: 2, Kind.BARE_FIRST: 1, Kind.TEEN: 10, Kind.YESTERDAY: -1}
    values |= {Kind.TOMORROW: 1, Kind.MORROW: 1, Kind.LAST: -1, Kind.NEXT: 1}
    of_units = {Kind.A_YEAR: Unit.YEAR, Kind.A_MONTH: Unit.MONTH, Kind.A_WEEK: Unit.WEEK}
    for kind, words in _PLAIN.items():
        add(kind, words, values.get(kind, 0), of_units.get(kind, Unit.DAY))
    return names


NAMES = _names()
"""Every folded word that can be part of a date."""
