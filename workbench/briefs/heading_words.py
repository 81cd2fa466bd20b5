"""How houses call the parts of a brief, in the languages they write in."""

from functools import cache
from typing import Literal

from workbench.values.text import fold

Part = Literal["summary", "outlook", "judgements", "other", "notes"]
"""`judgements` are key judgements beside the Outlook; `notes` and sources end a brief."""

_SUMMARY = """
summary; executive summary; key points; key developments; event; events; what happened; main points
key facts; key findings; facts; the facts; at a glance; in brief; synopsis; highlights; headlines
overview; situation; current situation; situation update; latest developments; recent developments
developments; key takeaways; takeaways; main developments; incident; abstract; recent events; key events
what we know; points to note; headline points; summary of events; update; state of play; latest
situation overview; what's new; what is new; the situation; situation summary; news; what's happening
what has happened; résumé; synthèse; points clés; faits; les faits; l'essentiel; en bref; faits saillants
faits marquants; résumé exécutif; note de synthèse; évènements; évènement; développements récents; aperçu
points essentiels; principaux points; points saillants; situation actuelle; la situation; état des lieux
à retenir; ce qu'il faut retenir; dernières évolutions; principaux développements; sommaire exécutif
zusammenfassung; kurzfassung; lage; aktuelle lage; sachverhalt; kernpunkte; das wichtigste; überblick
sachstand; ereignisse; auf einen blick; wesentliche punkte; eckpunkte; lagebild; kernaussagen
das wichtigste in kürze; jüngste entwicklungen; aktuelle entwicklungen; was geschah; in kürze; ereignis
wichtigste punkte; wichtigste entwicklungen; lage im überblick; sintesi; riassunto; sommario; punti chiave
fatti; i fatti; in breve; situazione; quadro della situazione; sintesi esecutiva; punti principali
in sintesi; eventi; principali sviluppi; sviluppi; sviluppi recenti; ultimi sviluppi; situazione attuale
evento; punti salienti; quadro attuale; elementi chiave; la situazione; резюме; сводка; кратко
основные тезисы; главное; краткое содержание; ключевые моменты; ключевые события; события
основные события; обзор; краткий обзор; ситуация; обстановка; основное; факты; суть; аннотация
текущая ситуация; последние события; что произошло; основные моменты; коротко; ключевые тезисы
основные пункты; главные события; развитие событий; підсумок; стислий виклад; головне; ключові моменти
ключові події; огляд; ситуація; факти; зведення; основні події; основні тези; стислий огляд
поточна ситуація; останні події; що сталося; події; основні моменти; стисло; головні події; ключові тези
özet; yönetici özeti; ana noktalar; önemli noktalar; kilit noktalar; gelişmeler; son gelişmeler; olay
olaylar; durum; kısaca; genel bakış; öne çıkanlar; mevcut durum; ne oldu; temel noktalar
önemli gelişmeler; الملخص; ملخص; خلاصة; الخلاصة; موجز; الموجز; ملخص تنفيذي; الملخص التنفيذي
النقاط الرئيسية; أبرز النقاط; أهم النقاط; الوقائع; الحدث; الأحداث; التطورات; آخر التطورات; أبرز التطورات
الوضع; الوضع الراهن; الوضع الحالي; نظرة عامة; المستجدات; باختصار; أهم التطورات; أبرز المستجدات
آخر المستجدات; ما حدث; الموقف; الموقف الحالي; أبرز الأحداث; أهم الأحداث; الموجز التنفيذي; لمحة عامة
الحقائق; نقاط رئيسية; resumen; resumen ejecutivo; síntesis; puntos clave; hechos; situación
acontecimientos; en breve; lo esencial; panorama; puntos principales; últimos acontecimientos
situación actual; los hechos; resumo; sumário; sumário executivo; resumo executivo; pontos principais
pontos-chave; factos; fatos; situação; síntese; samenvatting; kernpunten; feiten; situatie; hoofdpunten
in het kort; overzicht; streszczenie; podsumowanie; najważniejsze punkty; kluczowe punkty; sytuacja; fakty
wydarzenia; w skrócie; خلاصه; چکیده; نکات کلیدی; تحولات; תקציר; סיכום; עיקרי הדברים; περίληψη; σύνοψη
κύρια σημεία; 摘要; 概要; 要点; 概述; rezumat
shrnutí; sammanfattning; sammendrag; összefoglaló; sažetak; резиме
"""
_OUTLOOK = """
outlook; country outlook; forecast; projections; assessment; our assessment; prognosis; what to expect
what comes next; what happens next; what next; looking ahead; the way ahead; scenarios; prospects
forward look; expectations; future developments; trajectory; near-term outlook; projection; forecasts
the outlook; likely developments; what we expect; scenario outlook; the road ahead; predictions
perspectives; perspective; prévisions; prévision; évolution probable; évolutions probables; pronostic
prospective; appréciation; évaluation; scénarios; à quoi s'attendre; et maintenant; suites probables
évolution attendue; évolutions attendues; perspectives d'évolution; à venir; anticipation
notre appréciation; que va-t-il se passer; notre évaluation; évolution prévisible; la suite; ausblick
prognose; bewertung; einschätzung; unsere einschätzung; aussichten; wie es weitergeht
voraussichtliche entwicklung; weitere entwicklung; lagebeurteilung; beurteilung; szenarien; perspektiven
prognosen; erwartungen; erwartete entwicklung; wie geht es weiter; unsere bewertung; prospettive
previsioni; prospettiva; previsione; valutazione; scenario; scenari; sviluppi attesi; prossimi sviluppi
evoluzione prevista; cosa aspettarsi; evoluzione probabile; possibili sviluppi; prospettive future
sviluppi futuri; la nostra valutazione; cosa succederà; possibili scenari; прогноз; перспективы; оценка
оценка перспектив; дальнейшее развитие; ожидания; что дальше; сценарии; прогноз развития
прогноз развития ситуации; вероятное развитие; наша оценка; прогнозы; чего ожидать
дальнейшее развитие событий; возможные сценарии; перспектива; прогноз развития событий; перспективи
оцінка; що далі; подальший розвиток; сценарії; очікування; прогноз розвитку; наша оцінка; прогнози
чого очікувати; імовірний розвиток; можливі сценарії; прогноз розвитку подій; öngörü; öngörüler
beklentiler; görünüm; değerlendirme; tahmin; tahminler; gelecek; ne bekleniyor; senaryolar; bundan sonra
beklenti; projeksiyon; değerlendirmemiz; bundan sonrası; gelecek beklentileri; olası gelişmeler; öngörümüz
genel görünüm; projeksiyonlar; olası senaryolar; التوقعات; توقعات; الآفاق; آفاق; الآفاق المستقبلية
النظرة المستقبلية; التقييم; تقييم; تقدير الموقف; المآلات; الاستشراف; السيناريوهات; السيناريوهات المحتملة
المسار المتوقع; ماذا بعد; استشراف المستقبل; التنبؤات; التطورات المتوقعة; تقييمنا; توقعاتنا
السيناريوهات المتوقعة; التقدير; تقديرنا; النظرة العامة المستقبلية; المشهد المستقبلي; التوقعات المستقبلية
نظرة مستقبلية; مآلات; سيناريوهات; التوقع; perspectivas; perspectiva; previsiones; previsión; pronóstico
proyecciones; evaluación; escenarios; qué esperar; evolución prevista; posible evolución; proyección
pronósticos; perspetivas; previsões; previsão; prognóstico; avaliação; cenários; projeções; vooruitzichten
verwachting; verwachtingen; beoordeling; inschatting; perspektywy; prognoza; prognozy; ocena; scenariusze
przewidywania; co dalej; چشم‌انداز; پیش‌بینی; תחזית; הערכה; מבט קדימה; προοπτικές; πρόβλεψη; εκτίμηση; 展望
前景; 预测; 前景展望; výhled; utsikter; kilátások; izgledi; perspective și prognoze
"""
_JUDGEMENTS = """
key judgements; key judgments; judgements; judgments; key assessments; principal judgements
jugements clés; appréciations clés; kernbewertungen; wichtigste bewertungen; giudizi chiave
valutazioni chiave; ключевые оценки; основные оценки; ключові оцінки; основні оцінки
temel değerlendirmeler; التقديرات الرئيسية; الأحكام الرئيسية; juicios clave; evaluaciones clave
"""
_OTHER = """
implications; impacts; impact; analysis; background; context; significance; recommendations; advice
indicators; indicators to watch; why it matters; key dates; risks; comment; alternatives; mitigation
next steps; bottom line; conclusion; conclusions; timeline; chronology; key actors; assumptions
warning signs; signposts; business impact; so what; why did it happen; why does it matter
what should be done; what to watch; what it means; why now; what this means; humanitarian response
response; drivers; risks and opportunities; gaps; intelligence gaps; methodology; commentary; dates
caveats; contexte; analyse; conséquences; recommandations; commentaire; risques; indicateurs
indicateurs à suivre; dates clés; calendrier; enjeux; remarques; rappel; chronologie; portée; hypothèses
acteurs clés; impacts attendus; hintergrund; kontext; folgen; auswirkungen; empfehlungen
handlungsempfehlungen; kommentar; risiken; indikatoren; bedeutung; termine; fazit; schlussfolgerungen
akteure; annahmen; zeitleiste; contesto; analisi; implicazioni; conseguenze; raccomandazioni; commento
rischi; indicatori; antefatti; sfondo; conclusioni; cronologia; attori chiave; significato; impatto
premessa; date chiave; контекст; анализ; последствия; рекомендации; комментарий; риски; индикаторы
предыстория; справка; значение; фон; выводы; заключение; хронология; признаки; основные выводы
историческая справка; аналіз; наслідки; рекомендації; коментар; ризики; індикатори; передумови; довідка
висновки; тло; хронологія; arka plan; bağlam; analiz; etkiler; sonuçlar; öneriler; tavsiyeler; yorum
riskler; göstergeler; sonuç; önemi; الخلفية; خلفية; السياق; التحليل; تحليل; التداعيات; الآثار; التوصيات
توصيات; تعليق; المخاطر; المؤشرات; الأهمية; التبعات; الخاتمة; الانعكاسات; مؤشرات; الاستنتاجات
خلفية الأحداث; مؤشرات المتابعة; الدلالات; contexto; análisis; implicaciones; consecuencias
recomendaciones; comentario; riesgos; indicadores; antecedentes; conclusiones; análise; implicações
recomendações; riscos; conclusões; contexto histórico; achtergrond; gevolgen; aanbevelingen; tło; analiza
skutki; konsekwencje; rekomendacje; ryzyka
"""
_NOTES = """
sources; notes; references; footnotes; endnotes; source notes; bibliography; sources and notes
notes and sources; notes et sources; références; quellen; anmerkungen; fußnoten; quellen und anmerkungen
quellenangaben; fonti; note; riferimenti; источники; примечания; ссылки; сноски; джерела; примітки
kaynaklar; notlar; dipnotlar; المصادر; المراجع; الهوامش; الحواشي; مصادر; fuentes; notas; fontes; bronnen
źródła; przypisy
"""
_LABELS = """
date; from; to; subject; title; headline; country; classification; handling; marking; author; authors
prepared by; written by; by; issue; issue no; number; reference; ref; our ref; desk; region; analyst
cut-off; information cut-off; information cutoff; cut off; cc; distribution; re; version; status
published; issued; copy; tlp; cover date; report no; for; drafted by; approved by; contact; tel; phone
e-mail; email; web; objet; de; à; pays; titre; auteur; référence; réf; rédacteur; destinataires
destinataire; diffusion; rédigé par; datum; betreff; von; an; land; titel; verfasser; autor; stand
bearbeiter; verteiler; aktenzeichen; az; telefon; data; da; a; oggetto; paese; titolo; autore; riferimento
redatto da; destinatari; rif; prot; дата; тема; от; кому; страна; заголовок; автор; составил; гриф; исх
номер; подготовил; регион; рассылка; від; країна; підготував; вих; склав; tarih; konu; kimden; kime; ülke
başlık; yazar; hazırlayan; sayı; ref no; gizlilik; gönderen; bölge; dağıtım; التاريخ; الموضوع; من; إلى
البلد; الدولة; العنوان; إعداد; الكاتب; المرجع; التصنيف; الرقم; المحلل; السرية; fecha; asunto; país; título
assunto; onderwerp; temat; autorzy; autora; kraj; tytuł
"""
_COUNTRY_LABELS = """
country; pays; land; paese; страна; країна; ülke; البلد; الدولة; país; kraj
"""
_HEADLINE_LABELS = """
subject; title; headline; re; objet; titre; betreff; titel; oggetto; titolo; тема; заголовок; konu; başlık
الموضوع; العنوان; asunto; título; assunto; onderwerp; temat; tytuł
"""
_TIMES = """
month months week weeks year years day days quarter short medium long near term next coming months’ to for
until mois semaine semaines an ans année années jour jours trimestre court moyen terme prochains prochaines
d’ici monat monate monaten woche wochen jahr jahre tage tagen quartal kurzfristig mittelfristig nächsten
nächste kommenden mese mesi settimana settimane anno anni giorno giorni breve medio termine prossimi
prossime месяц месяца месяцев недели недель неделя год года лет дней дня квартал ближайшие среднесрочный
краткосрочный місяць місяці місяців тижні тижнів рік роки років днів найближчі короткостроковий ay aylık
hafta haftalık yıl yıllık gün kısa orta vade vadeli önümüzdeki gelecek شهر أشهر شهور أسبوع أسابيع سنة سنوات
عام أعوام يوم أيام القادمة المقبلة القصير المتوسط المدى خلال mes meses semanas años plazo próximos january
february march april may june july august september october november december janvier février mars avril mai
juin juillet août septembre octobre novembre décembre januar februar märz juni juli oktober dezember gennaio
febbraio marzo aprile maggio giugno luglio agosto settembre ottobre dicembre
"""


@cache
def parts() -> dict[str, Part]:
    """Folded titles -> the part of a brief they name."""
    named: tuple[tuple[Part, str], ...] = (
        ("other", _OTHER), ("notes", _NOTES), ("judgements", _JUDGEMENTS), ("outlook", _OUTLOOK),
        ("summary", _SUMMARY),
    )  # fmt: skip
    return {title: part for part, words in named for title in _titles(words)}


@cache
def telling() -> dict[str, Part]:
    """Single words that tell the part in longer titles, such as "Political outlook"."""
    return {
        title: part
        for title, part in parts().items()
        if " " not in title and part in ("summary", "outlook") and title not in _VAGUE
    }


_OF_MANY = """
event events facts situation developments update latest highlights headlines overview incident abstract
takeaways lage fatti eventi evento situazione sviluppi note факты события ситуация обстановка обзор  факти
ситуація події огляд обстановка durum olay olaylar الوضع الأحداث الحدث التطورات الموقف الحقائق  الوقائع
scenario scenari scenarios hechos faits évènement évènements  situación situação fatos factos ereignis
ereignisse gelişmeler gelecek оценка оцінка assessment évaluation  bewertung valutazione تقييم التقييم
evaluación expectations expectation ожидания prospects тенденции  situatie feiten sytuacja fakty wydarzenia
ocena panorama
"""
_VAGUE = frozenset(fold(word) for word in _OF_MANY.split())
"""Words of many titles that say nothing of the part, such as "Economic situation"."""


@cache
def labels() -> frozenset[str]:
    """What stands before a colon at the head of a brief and is no country."""
    return _titles(_LABELS)


@cache
def country_labels() -> frozenset[str]:
    """Labels that a country follows."""
    return _titles(_COUNTRY_LABELS)


@cache
def headline_labels() -> frozenset[str]:
    """Labels that a headline follows."""
    return _titles(_HEADLINE_LABELS)


@cache
def times() -> frozenset[str]:
    """Words that say for how long an Outlook is."""
    return frozenset(fold(word) for word in _TIMES.split())


def _titles(words: str) -> frozenset[str]:
    pieces = (piece.strip() for line in words.splitlines() for piece in line.split(";"))
    return frozenset(fold(piece.replace("’", "'")) for piece in pieces if piece)
