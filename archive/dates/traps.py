"""What has the shape of a date and is none, told by the words before and after it. Pure.

    «صلاة الجمعة», «الواحد الأحد»        a weekday in a set phrase
    «"أمهات السبت"»                      a name in quotation marks that ends so
    «اليوم الأول», «في اليوم التالي»     a day that is counted, not today
    «العراق اليوم», «المصري اليوم»       nowadays; a newspaper: اليوم alone is today only after a part of the day
                                         or a piece of news («بيان اليوم»), or where news is told or announced,
                                         or between commas
    «أمس الحاجة»                         direst
    «غدا الطريق سالكا»                   became: غدا is tomorrow with its tanwin (غداً), beside a weekday,
                                         after an announcement or at the end of a clause
    «الأمين العام الحالي»                an office
    «ثورة 14 تموز», «قوى 8 آذار»         a name; with a year it is a date
    «النصف الأول من آذار»                a part of a month
    «قبل يومين من الافتتاح»              counted from something else
    «قبل عام ونصف»                       no whole number
    «في 2003», «2003 مدرسة»              see `bare`
    «القانون رقم 45 لسنة 2013»           a law's number
    «حدث في 10 أيلول: …»                 a text that opens so tells of anniversaries

It goes by words, not by sentences: «في عراق ما بعد اليوم» is known, an essay on the present is not.
"""

from collections.abc import Callable, Mapping

from archive.arabic import fold

from .announcement import announced, reported
from .bare import is_count, is_year
from .expression import Expression
from .kinds import Kind
from .names import NAMES, folded_set

__all__ = ["is_part_of_month", "is_trap"]


def _definite(words: str) -> frozenset[str]:
    """Words as they are and with the article and what may be attached to it."""
    return frozenset(
        fold(before + word) for word in words.split() for before in ("", "ال", "وال", "لل", "بال", "فال")
    )


_PRAYERS = folded_set("صلاة وصلاة لصلاة خطبة وخطبة خطبتي خطب صلوات خطيب خطباء إمام وإمام أئمة الواحد كل")
_OF_BOTH = "هما"
_BOTH = folded_set("كلا كلتا هذين الشخصين الرجلين معا الآخرين")
_NOT_BEFORE_TODAY = folded_set(
    "في وفي ففي بعد قبل هذا نفس ذات ذلك ذاك حتى وحتى منذ ومنذ من طوال طيلة خلال إلى كل ل لغاية ولغاية أما"
    " وأما ساعات مدار أصبح نحن ونحن عالم العالم عراق العراق المصري روسيا فلسطين أخبار صحيفة جريدة قناة موقع وكالة"
)
_NOT_AFTER_TODAY = folded_set(
    "التالي الموالي نفسه ذاته الذي الوطني العالمي الدولي الأخير الواحد المذكور السابق المقبل القادم الماضي"
    " المفتوح الدراسي الكامل المشهود الموعود الأسود المحدد المقرر الافتتاحي الختامي التاريخي فصاعدا أكثر"
    " أصبح أصبحت"
)
_NEWS_OF_TODAY = _definite("صادر صادرة بيان تصريح مؤتمر جلسة اجتماع عملية هجوم تفجير قصف مباراة لقاء")
_OF_NEWS = folded_set("له لها صحفي صحافي")
_PARTS_OF_DAYS = folded_set("فجر صباح ظهر عصر مساء ليل مبكر سابق لاحق متأخر")
_COUNTED = frozenset({Kind.FIRST, Kind.SECOND, Kind.ORDINAL, Kind.LAST, Kind.NEXT})
_NEED = folded_set("الحاجة حاجة")
_OFFICES = _definite(
    "أمين مدير قائد مفتش مدعي رأي منسق قنصل نائب مراقب مشرف أمن ادعاء نقل مال قطاع عفو نظام مقر سكرتير مجلس إطار"
)
_NAMED_AFTER_DAYS = folded_set(
    "هجمات وهجمات هجوم اعتداء أحداث حوادث اعتداءات تفجيرات ثورة وثورة ثورتي ثورات انقلاب حركة تحالف قوى وقوى"
    " فريق وفريق جسر شارع ساحة حي مدينة ومدينة مستشفى جامعة مدرسة ملعب انتفاضة حرب لقوى"
)
_PARTS_OF_MONTHS = folded_set("النصف الأسبوع الثلث الربع العقد اليوم")
_OF_YEAR = folded_set("لسنة لعام")
_ANNIVERSARIES = ("حدث", "في")
_AND_A_HALF = folded_set("ونصف نصف")
_COUNTED_FROM = folded_set("من على عن بدء انطلاق موعد")
_FILLERS = folded_set("واحد واحدة فقط تقريبا كاملة")
_QUOTES = frozenset('«»"“”')
_COMMAS = ("،", ",")
_BLANKS = 8  # more between a comma and a word are no writer's: the whole text before it is not copied
_TANWIN = "ً"
_CLAUSE_ENDS = frozenset('.،,:؛؟!)»"\n')


def is_trap(expression: Expression) -> bool:
    """Whether the words around an expression make it something else."""
    found = _TRAPS.get(expression.form)
    return found is not None and found(expression)


def _is_office_or_law(expression: Expression) -> bool:
    before, first = expression.word(-1), expression.folded[expression.first][0]
    # «المدير هذا العام» is none: only العام itself can belong to an office
    return (before in _OFFICES and NAMES[first].kind is Kind.THE_YEAR) or (
        first in _OF_YEAR and before.isdecimal()
    )


def _is_no_year(expression: Expression) -> bool:
    return not is_year(expression)


def _is_name_or_anniversary(expression: Expression) -> bool:
    if "year" in expression:
        return False
    before = expression.word(-1)
    opens = expression.first == len(_ANNIVERSARIES) and (expression.word(-2), before) == _ANNIVERSARIES
    return opens or before in _NAMED_AFTER_DAYS


def _is_counted_from(expression: Expression) -> bool:
    after = 2 if expression.word(1) in _FILLERS else 1
    if expression.word(after + (expression.word(after) == "و")) in _AND_A_HALF:
        return True
    since = NAMES[expression.folded[expression.first][0]].kind is Kind.SINCE
    return not since and expression.word(after) in _COUNTED_FROM


def _is_set_phrase(expression: Expression) -> bool:
    if "offset" in expression:
        return False
    before, after = expression.word(-1), expression.word(1)
    if before in _PRAYERS or _ends_quoted_name(expression):
        return True
    if expression.number("weekday"):  # الاثنين alone is also "the two"
        return False
    if after.endswith(_OF_BOTH):
        return True
    between = before == "بين" and (after not in NAMES or NAMES[after].kind is not Kind.WEEKDAY)
    return between or before in _BOTH or after in _BOTH


def _ends_quoted_name(expression: Expression) -> bool:
    """Whether an expression ends a name of two words in quotation marks."""
    first = expression.first - 1
    if first < 0 or expression.text[expression.end : expression.end + 1] not in _QUOTES:
        return False
    return expression.text[: expression.folded[first][1]].rstrip(" ")[-1:] in _QUOTES


def _is_other_day(expression: Expression) -> bool:
    before, after = expression.word(-1), expression.word(1)
    kinds = {name.kind for name in expression.names("offset")}
    if Kind.TODAY in kinds and Kind.YESTERDAY not in kinds:
        return not _is_today(expression)
    if kinds == {Kind.MORROW}:
        return expression.first == expression.parts["offset"][0] and before not in _PARTS_OF_DAYS
    if Kind.TOMORROW in kinds:
        return not _is_tomorrow(expression)
    return after in _NEED or before == "قبل"


def _is_today(expression: Expression) -> bool:
    before, after = expression.word(-1), expression.word(1)
    counted = after in NAMES and NAMES[after].kind in _COUNTED
    if counted or before in _NOT_BEFORE_TODAY or after in _NOT_AFTER_TODAY or _is_quoted(expression):
        return False
    if _is_between_commas(expression):
        return True
    news = expression.word(-2 if before in _OF_NEWS else -1)
    return before in _PARTS_OF_DAYS or news in _NEWS_OF_TODAY or reported(expression) or announced(expression)


def _is_quoted(expression: Expression) -> bool:
    around = (
        expression.text[max(0, expression.start - 1) : expression.start]
        + expression.text[expression.end : expression.end + 1]
    )
    return len(around) == len("«»") and set(around) <= _QUOTES


def _is_between_commas(expression: Expression) -> bool:
    """Whether an expression is set apart: «ألغت المحكمة، اليوم، القرار»."""
    before = expression.text[max(0, expression.start - _BLANKS) : expression.start].rstrip(" ")[-1:]
    return before in _COMMAS and expression.text[expression.end : expression.end + 1] in _COMMAS


def _is_tomorrow(expression: Expression) -> bool:
    end = expression.end
    clause_ends = not expression.text[end : end + 2].strip() or expression.text[end] in _CLAUSE_ENDS
    return clause_ends or _TANWIN in expression.written("offset") or announced(expression)


def is_part_of_month(expression: Expression) -> bool:
    """Whether an ordinal counts parts of a month: the month in «النصف الأول من آذار» is still to be read."""
    if expression.form != "written_day":
        return False
    return expression.names("day")[0].kind in _COUNTED and expression.word(-1) in _PARTS_OF_MONTHS


_TRAPS: Mapping[str, Callable[[Expression], bool]] = {
    "weekday": _is_set_phrase,
    "offset": _is_other_day,
    "unit": _is_office_or_law,
    "year": _is_office_or_law,
    "year_range": is_count,
    "bare_year": _is_no_year,
    "written_day": _is_name_or_anniversary,
    "ago": _is_counted_from,
}
