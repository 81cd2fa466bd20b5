"""Words that stand in names without telling one actor from another: titles, particles, legal forms.

All folded as names are compared (`fold`): lower case, no marks, Arabic letters unified.
"""

from workbench.values.text import fold


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in fold(words).split())


TITLES = _words(
    # English
    "mr mrs ms miss dr prof professor sir dame lord lady president vice deputy prime minister premier"
    " chancellor chairman chairwoman chair speaker king queen prince princess emir sultan crown sheikh"
    " shaikh sheik imam ayatollah grand mufti pope cardinal archbishop bishop patriarch rabbi general"
    " gen colonel col major maj captain capt lieutenant lt brigadier brig marshal field admiral"
    " commander commodore sergeant sgt corporal senator sen governor gov mayor ambassador secretary"
    " representative congressman congresswoman judge attorney chief former ex acting interim"
    " late envoy spokesman spokeswoman spokesperson director head leader founder haji hajj sayyid"
    " sayyed syed mullah maulana",
    # French
    "monsieur madame mme mlle maitre docteur professeur president presidente ministre premier"
    " premiere vice roi reine marechal general colonel commandant capitaine lieutenant amiral emir"
    " cheikh prince princesse ambassadeur ambassadrice senateur depute deputee maire juge chancelier"
    " secretaire pape cardinal gouverneur ancien ancienne",
    # Italian
    "signor signore signora dott dottor dottoressa professore professoressa presidente ministro"
    " ministra premier re regina principe generale colonnello maggiore capitano tenente maresciallo"
    " ammiraglio feldmaresciallo comandante ambasciatore ambasciatrice senatore senatrice onorevole"
    " sindaco giudice papa cardinale cancelliere segretario sceicco emiro governatore vicepresidente"
    " viceministro",
    # German
    "herr frau doktor professor prasident prasidentin bundesprasident bundeskanzler bundeskanzlerin"
    " kanzler kanzlerin ministerprasident ministerprasidentin minister ministerin aussenminister"
    " aussenministerin verteidigungsminister verteidigungsministerin innenminister premierminister"
    " konig konigin prinz prinzessin kronprinz general oberst major hauptmann leutnant feldmarschall"
    " marschall admiral scheich emir botschafter botschafterin senator burgermeister richter papst"
    " kardinal gouverneur generalsekretar generalleutnant generalmajor",
    # Turkish
    "sayin bay bayan dr prof cumhurbaskani basbakan bakan bakani baskan baskani general orgeneral"
    " korgeneral tumgeneral tuggeneral albay yarbay binbasi yuzbasi maresal amiral oramiral kral"
    " kralice prens prenses emir seyh vali buyukelci buyukelcisi milletvekili genelkurmay komutan"
    " komutani sozcusu hoca pasa bey hanim efendi yardimcisi",
    # Russian
    "господин госпожа товарищ доктор профессор президент премьер премьер-министр министр вице-премьер"
    " вице-президент канцлер король королева принц принцесса эмир султан шейх генерал полковник"
    " подполковник майор капитан лейтенант маршал фельдмаршал адмирал командующий главнокомандующий"
    " командир посол сенатор депутат губернатор мэр судья председатель спикер глава секретарь генсек"
    " директор папа патриарх имам аятолла бывший генерал-майор генерал-лейтенант генерал-полковник"
    " глава-республики",
    # Ukrainian
    "пан пані доктор професор президент прем'єр прем’єр премєр прем'єр-міністр прем’єр-міністр"
    " міністр канцлер король королева принц принцеса емір султан шейх генерал полковник підполковник"
    " майор капітан лейтенант маршал фельдмаршал адмірал командувач головнокомандувач командир посол"
    " сенатор депутат губернатор мер суддя голова спікер секретар директор папа патріарх колишній",
    # Arabic, with and without the article (the article is taken off before)
    "السيد السيدة الدكتور دكتور د الأستاذ أستاذ الرئيس رئيس رئيسة نائب وزير وزيرة الوزير الوزيرة"
    " الملك ملك الملكة ملكة الأمير أمير الأميرة ولي العهد السلطان سلطان الشيخ شيخ الإمام آية الله"
    " العظمى المشير مشير الفريق فريق أول ركن اللواء لواء العميد عميد العقيد عقيد المقدم مقدم الرائد"
    " رائد النقيب نقيب الملازم الجنرال جنرال الأدميرال القائد قائد المستشار مستشار المستشارة السفير"
    " سفير السفيرة النائب الحاكم حاكم المحافظ محافظ القاضي قاضي المتحدث المبعوث الزعيم زعيم السابق"
    " السابقة الأسبق الراحل المارشال الحاج البابا البطريرك المفتي العام",
    # Persian
    "آقای خانم دکتر رئیس جمهور وزیر سردار سرلشکر سرتیپ آیت الله حجت الاسلام امام شاه",
)
"""Words before a name that say what somebody is."""

MINISTERS = _words(
    "minister ministers ministre ministro ministra ministerin bakan bakani министр министра міністр"
    " وزير وزيرة الوزير secretary secretaire segretario وزیر رئيس رئیس прем'єр-міністр prime"
)
DEPARTMENTS = _words(
    "foreign defence defense interior finance economy justice health oil energy education transport"
    " exterieur interieur affaires etrangeres armees esteri interni difesa disisleri icisleri savunma"
    " milli maliye adalet иностранных дел внутренних обороны финансов юстиции закордонних справ"
    " внутрішніх оборони фінансів الخارجية الدفاع الداخلية المالية العدل الاقتصاد النفط الوزراء"
    " الحكومة affairs state republic republique repubblica della"
)
"""What a minister is minister of: part of a title only beside one."""

TITLES_AFTER = _words("bey pasa hanim efendi hoca han khan sahib")
"""Titles that stand after the name."""

PARTICLES = _words(
    "bin ibn ben bint binti ould wuld oulad ait o'g'li oglu ogly kyzy qizi zadeh zada de da do dos"
    " das del il lo der die das della delle dello dei degli di du des la le les los las von van der"
    " den ter ten zu zur af av y e et und and i the of for in on at a an jr sr ii iii iv",
    "بن ابن بنت ولد آل و في من على",
    "бен бин ибн ибин бинт улд оглы оглу кызы заде фон ван де да ди дер ла ле и й і та",
)
"""Small words within names."""

LEGAL_FORMS = _words(
    "spa srl sa sas sarl sae saoc saog plc ltd limited llc llp inc incorporated corp corporation co"
    " company group holding holdings gmbh ag kg se nv bv oy ab as asa aps sp zoo jsc ojsc pjsc cjsc"
    " pte pty pvt sti a.s groupe gruppo gruppe grup grubu sirketi anonim societe societa compagnie"
    " s.p.a s.r.l s.a firm foundation fze fzco",
    "ооо оао пао зао ао чвк тов пат прат ат ип гк фгуп гуп группа компания холдинг концерн корпорация"
    " група компанія",
    "شركة مجموعة القابضة المحدودة ش م م مؤسسة شرکت گروه",
)
"""What a company is, not which."""

SMALL = PARTICLES | _words(
    "al el d l dell nell sull all ال die das dem fur im am pour par per con ve ile для по о об про"
)
"""Words that acronyms mostly leave out."""

ARTICLES = _words("al el ul il ad ed ar er as es ash esh an en at et az ez adh edh ath eth aldh l")
"""The Arabic article before a hyphen, in Latin letters."""
