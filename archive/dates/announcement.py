"""Whether the words before a date announce it as one to come, or report it. Pure.

Both look at the words of its own sentence, at most `_REACH` before it.

    announced   a verb in the future (سيصل, وستعقد), سوف, a word of plans (المقرر) or a verb of timetables in the
                present (يقام, تبدأ); حتى or لغاية directly before the date; a verb that tells news, nearer to the
                date, ends the search: «سيصل، كما قال الخميس»
    reported    one of the verbs that news is told with (`_EVENTS`): أعلنت, وصل, التقى

A verb in the future is told by its letters alone: س, then ي or ت, then two more; `_NOUNS` begin so too.
"""

from collections.abc import Iterator

import regex

from .expression import Expression
from .names import folded_set

__all__ = ["announced", "reported"]

_REACH = 8
_PLANS = folded_set(
    "سوف وسوف المقرر المقررة مقرر ومقرر المزمع المرتقب المرتقبة المتوقع يتوقع ويتوقع يعتزم تعتزم"
    " يقام تقام يفتح تفتح يفتتح تفتتح يبدأ تبدأ ينطلق تنطلق يعقد تعقد يستمر تستمر يجري تجري"
)
_UNTIL = folded_set("حتى ولغاية لغاية")
_EVENTS = (
    "قال أعلن أكد ذكر صرح أفاد أضاف أوضح كان كشف حذر دعا طالب نفى أشار بحث التقى استقبل وصل زار غادر عقد اجتمع"
    " ترأس افتتح اختتم وقع قتل أصيب شهد شن قصف اعتقل صوت أقر وافق رفض نشر أصدر صدر بدأ انطلق أحبط ضبط نفذ"
    " استضاف أدان عثر فتح أغلق هطل تظاهر سقط"
)
_TELLING = regex.compile(f"[وف]?(?:{'|'.join(folded_set(_EVENTS))})(?:ت|ا|وا|ه|ها|ته|تها)?")
_FUTURE = regex.compile("[وف]?س[يت].{2,}")
_NOUNS = regex.compile(
    "[وف]?(?:سيا[سردحقج].*|سيطر.*|سيست[او].*|سينا.*|سينم.*|سيد(?:ه|ات|نا|ي|ا|ها|ني)?|سيف(?:ا|ه|ها|ي)?|سيل(?:ا|في|وب.*)?"
    "|سير(?:ا|ه|ها|هم|ته|تها|غ.*|ج.*|نا.*|ين.*)?|سيول.*|سيم[فب].*|سيكول.*|سيراميك|ستر.*|ستوك.*|ستول.*|ستيف.*|ستين.*"
    "|ستاند.*|ستار.*)"
)
_SENTENCE_ENDS = regex.compile(r"[.؟?!؛\n]")


def announced(expression: Expression) -> bool:
    """Whether the words before an expression announce it."""
    for distance, word in enumerate(_words_before(expression)):
        if _TELLING.fullmatch(word):
            return False
        if distance == 0 and word in _UNTIL:
            return True
        if word in _PLANS or (_FUTURE.fullmatch(word) and not _NOUNS.fullmatch(word)):
            return True
    return False


def reported(expression: Expression) -> bool:
    """Whether the words before an expression tell news."""
    return any(_TELLING.fullmatch(word) for word in _words_before(expression))


def _words_before(expression: Expression) -> Iterator[str]:
    """The words of its sentence before an expression, the nearest first."""
    folded, text = expression.folded, expression.text
    for index in range(expression.first - 1, max(-1, expression.first - 1 - _REACH), -1):
        word, _, end = folded[index]
        if _SENTENCE_ENDS.search(text, end, folded[index + 1][1]):
            return
        yield word
