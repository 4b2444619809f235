"""Whether a bare number is a year, told by the words around it. Pure.

    a year                                 told by
    في 2003, منذ 2014, بعد 2003, بين 2006  a preposition or a part of a year directly before it
    و2008, إلى 2008                        a year before it, itself told so: «بين 2006 و2008»
    «انتخابات 2018», «غزو العراق 2003»     an event at most `_REACH` words before it, in its sentence
    «مكتبة الجامعة (1968)»                 brackets around it alone

    no year
    «في 2003 مدرسة», «في 2014 %»           what is counted follows: `_THINGS`
    «حفرت في 2000 ساقية»                   a round number, unless its clause ends there
    «كأس العالم 2022», «رؤية 2030»         a name stands nearer than an event
    «رقم (1970)», «أكثر من 2014»           the word before says that it counts or numbers

Years from 1900 to 2099. What is counted has no end: the table holds what Iraqi news counts most.
"""

import regex

from archive.arabic import fold

from .expression import Expression
from .kinds import Kind
from .names import NAMES, folded_set

__all__ = ["is_count", "is_year"]

_YEARS = range(1900, 2100)
_REACH = 4
_LIST = 6  # a longer list of years is not followed back
_LEADS = frozenset({Kind.IN, Kind.SINCE, Kind.BEFORE, Kind.AFTER})
_NAMED_YEARS = frozenset({Kind.THE_YEAR, Kind.A_YEAR, Kind.YEARS_OF, Kind.PLURAL})
_TIMES = folded_set("حتى وحتى لغاية ولغاية بين وبين إبان عقب طوال طيلة آخر بمطلع بدء in since until")
_STARTS = folded_set("اعتبارا ابتداء بدءا بداية انطلاقا")
_LINKS = folded_set("و إلى حتى وحتى لغاية ولغاية")
_FISCAL = folded_set("المالي المالية الدراسي الدراسية")


def _attached(words: str) -> frozenset[str]:
    """Words with what may be attached before them."""
    before = ("", "و", "ل", "ب", "ول", "وب", "ال", "وال", "لل", "بال")
    return frozenset(fold(each + word) for word in words.split() for each in before)


_EVENTS = _attached(
    "انتخابات استفتاء ثورة انتفاضة انقلاب حرب حروب معركة معارك غزو احتلال اجتياح هجمات أحداث موازنة موازنات"
    " ميزانية أزمة أزمات إحصاء إحصاءات تعداد دستور اتفاق اتفاقية مواليد"
)
_TITLES = _attached("كأس مونديال بطولة دورة أولمبياد مهرجان رؤية خليجي معرض جائزة مؤتمر قمة إستراتيجية خطة برنامج")
_COUNTS = folded_set(
    "من أكثر أقل نحو حوالي قرابة عن على إلى بنحو رقم الرقم عدد عددها عددهم المادة القرار قرار القانون بلغ بلغت"
    " قتل قتلت أصيب مقتل وإصابة وجرح إصابة تحرير إعدام"
)


def _counted(words: str) -> frozenset[str]:
    """Words as they stand after a number: شخص, شخصا."""
    return folded_set(words) | folded_set(" ".join(f"{word}ا" for word in words.split()))


_THINGS = _counted(
    "شخص قتيل جريح عنصر مقاتل مسلح جندي ضابط شرطي مواطن مدني نازح لاجئ مهاجر أسير معتقل سجين مختطف ضحية شهيد مصاب"
    " طفل رجل فرد طالب موظف عامل مرشح ناخب صوت مقعد دولار دينار ريال يورو درهم جنيه مليون مليار ألف طن برميل متر"
    " كيلومتر كلم كم ميل قدم دونم هكتار ميغاواط كيلو غرام لتر منزل مسكن مبنى موقع مسجد بيت كتاب مشروع عقد حساب"
    " يوم شهر عام"
) | folded_set(
    "أشخاص قتلى جرحى عناصر مقاتلين جنود مواطنين نازحين لاجئين أسرة عائلة امرأة سيدة مدرسة قرية مدينة بلدة وحدة"
    " قطعة حالة صفحة نسخة كلمة ساعة سنة دقيقة خيمة سيارة مركبة عجلة آلية دبابة عبوة قنبلة غارة طلعة ضربة شركة مرة"
    " عملية قضية جثة ليرة نقطة درجة مدارس منازل قرى عائلات أسر أطفال بالمئة بالمائة مليونا ملايين آلاف"
)
_PART = regex.compile(r"\s*[%٪]|[.,٫٬،]\d")
_CLAUSE_ENDS = regex.compile(r"\s*(?:[.،,:؛؟!)»\"\n]|$)")


def is_year(expression: Expression) -> bool:
    """Whether a bare number is a year."""
    if expression.number("year") not in _YEARS or is_count(expression):
        return False
    return _is_told(expression) or _is_bracketed(expression) or _is_of_event(expression)


def is_count(expression: Expression) -> bool:
    """Whether what follows a number is counted by it, or the number goes on."""
    end = expression.end
    if _PART.match(expression.text, end):
        return True
    if _CLAUSE_ENDS.match(expression.text, end):
        return False
    is_round = expression.form == "bare_year" and expression.number("year") % 100 == 0
    return is_round or expression.word(1) in _THINGS


def _is_told(expression: Expression) -> bool:
    """Whether the word before it, or that before a list of years which it ends, leads to a year."""
    for offset in range(-1, -2 * _LIST, -2):
        word, before = expression.word(offset), expression.word(offset - 1)
        if word in _TIMES or _kind(word) in _LEADS or (word == "من" and before in _STARTS):
            return True
        if offset < -1 and (_kind(word) in _NAMED_YEARS or word in _FISCAL):
            return True
        if word in _FISCAL and _kind(before) in _NAMED_YEARS:
            return True
        if word not in _LINKS or _kind(before) is not Kind.YEAR:
            return False
    return False


def _is_bracketed(expression: Expression) -> bool:
    text, start, end = expression.text, expression.start, expression.end
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if around != "()" or expression.word(-1) in _COUNTS:
        return False
    return not any(word in _TITLES for word in expression.words_before(_REACH))


def _is_of_event(expression: Expression) -> bool:
    if expression.word(-1) in _COUNTS:
        return False
    for word in expression.words_before(_REACH):
        if word in _TITLES:
            return False
        if word in _EVENTS:
            return True
    return False


def _kind(word: str) -> Kind | None:
    return NAMES[word].kind if word in NAMES else None
