"""Whether the words before a date announce it as one to come, or report it. Pure.

Both look at the words of its own sentence, at most `_REACH` before it.

    announced   a verb in the future (سيصل, وستعقد), سوف, a word of plans (المقرر, بدءا) or a verb of timetables in
                the present (يقام, تبدأ); حتى or لغاية before the date, perhaps with a part of the day between; a
                verb that tells news, nearer to the date, ends the search: «سيصل، كما قال الخميس»
    reported    one of the verbs that news is told with (`_EVENTS`): أعلنت, وصل, التقى; what is said begins anew,
                with أن or a colon: in «قال إن المنطقة اليوم» nothing is reported of today

A verb in the future is told by its letters alone: س, then ي or ت, then two more; `_NOUNS` begin so too.
"""

import regex

from .expression import Expression
from .names import folded_set

__all__ = ["announced", "reported"]

_REACH = 8
_PLANS = folded_set(
    "سوف وسوف المقرر المقررة مقرر ومقرر المزمع المرتقب المرتقبة المتوقع يتوقع ويتوقع يعتزم تعتزم"
    " يلتقي ويلتقي تلتقي يستضيف تستضيف يقام تقام يفتح تفتح يفتتح تفتتح يبدأ تبدأ ينطلق تنطلق يعقد تعقد"
    " يستمر تستمر يجري تجري بدءا اعتبارا ابتداء"
)
_UNTIL = folded_set("حتى ولغاية لغاية")
_PARTS_OF_DAYS = folded_set("منتصف فجر صباح ظهر عصر مساء ليل ليلة يوم")
_EVENTS = (
    "قال أعلن أكد ذكر صرح أفاد أضاف أوضح كان كشف حذر دعا طالب نفى أشار بحث التقى استقبل وصل زار غادر عقد اجتمع"
    " ترأس افتتح اختتم وقع قتل أصيب شهد شن قصف اعتقل صوت أقر وافق رفض نشر أصدر صدر بدأ انطلق أحبط ضبط نفذ"
    " استضاف أدان عثر فتح أغلق هطل تظاهر سقط ندد جرى لقي"
    " شارك أطلق قام صادق استهدف انفجر اندلع هاجم قرر ألغى"
)
_TELLING = regex.compile(f"[وف]?(?:{'|'.join(folded_set(_EVENTS))})(?:ت|ا|وا|ه|ها|ته|تها)?")
_MINISTRY = folded_set("وزارة وزارته وزارتها وزارتهم")  # no «and visited her»
_SAID = regex.compile("[وفب]?ان(?:ه|ها|هم|نا|ني|ك|كم)?|و?لكن.*|و?نحن")
_FUTURE = regex.compile("[وف]?س[يت].{2,}")
_NOUNS = regex.compile(
    "[وف]?(?:سيا[سردحقج].*|سيطر.*|سيست[او].*|سينا.*|سينم.*|سيد(?:ه|ات|نا|ي|ا|ها|ني)?|سيف(?:ا|ه|ها|ي)?|سيل(?:ا|في|وب.*)?"
    "|سير(?:ا|ه|ها|هم|ته|تها|غ.*|ج.*|نا.*|ين.*)?|سيول.*|سيم[فب].*|سيكول.*|سيراميك|ستر.*|ستوك.*|ستول.*|ستيف.*|ستين.*"
    "|ستاند.*|ستار.*)"
)


def announced(expression: Expression) -> bool:
    """Whether the words before an expression announce it."""
    beside = True
    for word in expression.words_before(_REACH):
        if _tells(word):
            return False
        if beside and word in _UNTIL:
            return True
        beside = beside and word in _PARTS_OF_DAYS
        if word in _PLANS or (_FUTURE.fullmatch(word) and not _NOUNS.fullmatch(word)):
            return True
    return False


def reported(expression: Expression) -> bool:
    """Whether the words before an expression tell news."""
    for word in expression.words_before(_REACH):
        if _tells(word):
            return True
        if _SAID.fullmatch(word):
            return False
    return False


def _tells(word: str) -> bool:
    return _TELLING.fullmatch(word) is not None and word not in _MINISTRY
