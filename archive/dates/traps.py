"""What has the shape of a date and is none, told by the words before and after it. Pure.

    «صلاة الجمعة», «الواحد الأحد»        a weekday in a set phrase
    «اليوم الأول», «في اليوم التالي»     a day that is counted, not today
    «العراق اليوم», «المصري اليوم»       nowadays; a newspaper: اليوم alone is today only after a part of the day
                                         or where news is told or announced
    «أمس الحاجة»                         direst
    «غدا الطريق سالكا»                   became: غدا is tomorrow with its tanwin (غداً), beside a weekday,
                                         after an announcement or at the end of a clause
    «الأمين العام الحالي»                an office
    «ثورة 14 تموز», «قوى 8 آذار»         a name; with a year it is a date
    «النصف الأول من آذار»                a part of a month
    «قبل يومين من الافتتاح»              counted from something else

It goes by words, not by sentences: «في عراق ما بعد اليوم» is known, an essay on the present is not.
"""

from archive.arabic import fold

from .announcement import announced, reported
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
_BOTH = folded_set("كلا كلتا هذين الشخصين الرجلين معا الآخرين")
_NOT_BEFORE_TODAY = folded_set(
    "في وفي ففي بعد قبل هذا نفس ذات ذلك ذاك حتى وحتى منذ ومنذ من طوال طيلة خلال إلى كل ل ساعات مدار أصبح نحن ونحن"
    " عالم العالم عراق العراق المصري روسيا فلسطين أخبار صحيفة جريدة قناة موقع وكالة"
)
_NOT_AFTER_TODAY = folded_set(
    "التالي الموالي نفسه ذاته الذي الوطني العالمي الدولي الأخير الواحد المذكور السابق المقبل القادم الماضي"
    " المفتوح الدراسي الكامل المشهود الموعود الأسود المحدد المقرر الافتتاحي الختامي التاريخي فصاعدا أكثر"
    " أصبح أصبحت"
)
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
_COUNTED_FROM = folded_set("من على عن بدء انطلاق موعد")
_FILLERS = folded_set("واحد واحدة فقط تقريبا كاملة")
_QUOTES = frozenset('«»"“”')
_TANWIN = "ً"
_CLAUSE_ENDS = frozenset('.،,:؛؟!)»"\n')


def is_trap(expression: Expression) -> bool:
    """Whether the words around an expression make it something else."""
    match expression.form:
        case "weekday":
            return "offset" not in expression and _is_set_phrase(expression)
        case "offset":
            return _is_other_day(expression)
        case "unit" | "year":
            # «المدير هذا العام» is none: only العام itself can belong to an office
            first = expression.folded[expression.first][0]
            return expression.word(-1) in _OFFICES and NAMES[first].kind is Kind.THE_YEAR
        case "written_day":
            return "year" not in expression and expression.word(-1) in _NAMED_AFTER_DAYS
        case "ago":
            after = 2 if expression.word(1) in _FILLERS else 1
            return expression.word(after) in _COUNTED_FROM
    return False


def _is_set_phrase(expression: Expression) -> bool:
    before, after = expression.word(-1), expression.word(1)
    if before in _PRAYERS:
        return True
    if expression.number("weekday"):  # الاثنين alone is also "the two"
        return False
    between = before == "بين" and (after not in NAMES or NAMES[after].kind is not Kind.WEEKDAY)
    return between or before in _BOTH or after in _BOTH


def _is_other_day(expression: Expression) -> bool:
    before, after = expression.word(-1), expression.word(1)
    kinds = {name.kind for name in expression.names("offset")}
    if Kind.TODAY in kinds and Kind.YESTERDAY not in kinds:
        if _is_quoted(expression):
            return True
        counted = after in NAMES and NAMES[after].kind in _COUNTED
        if counted or before in _NOT_BEFORE_TODAY or after in _NOT_AFTER_TODAY:
            return True
        return not (before in _PARTS_OF_DAYS or reported(expression) or announced(expression))
    if kinds == {Kind.MORROW}:
        return expression.first == expression.parts["offset"][0] and before not in _PARTS_OF_DAYS
    if Kind.TOMORROW in kinds:
        return not _is_tomorrow(expression)
    return after in _NEED or before == "قبل"


def _is_quoted(expression: Expression) -> bool:
    around = (
        expression.text[max(0, expression.start - 1) : expression.start]
        + expression.text[expression.end : expression.end + 1]
    )
    return len(around) == len("«»") and set(around) <= _QUOTES


def _is_tomorrow(expression: Expression) -> bool:
    end = expression.end
    clause_ends = not expression.text[end : end + 2].strip() or expression.text[end] in _CLAUSE_ENDS
    return clause_ends or _TANWIN in expression.written("offset") or announced(expression)


def is_part_of_month(expression: Expression) -> bool:
    """Whether an ordinal counts parts of a month: the month in «النصف الأول من آذار» is still to be read."""
    if expression.form != "written_day":
        return False
    return expression.names("day")[0].kind in _COUNTED and expression.word(-1) in _PARTS_OF_MONTHS
