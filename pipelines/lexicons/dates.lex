# Words of dates and periods. A word that is not here is never part of a date: 'Marketing' is not March.

[months]
1 = janvier; janv; jan; january; jänner; janua
2 = février; févr; fév; february; feb; febr; febru
3 = mars; mar; march; mrz; mrs
4 = avril; avr; april; apr; apl
5 = mai; may
6 = juin; june; jun; jn
7 = juillet; juil; juill; july; jul; jui; jly
8 = août; aou; august; aug; agst
9 = septembre; sept; september; sep; setp; sptember
10 = octobre; oct; october
11 = novembre; nov; november; novem
12 = décembre; déc; december; decem

[seasons]
spring = printemps
summer = été
autumn = automne; fall
winter = hiver
# Other words that may stand before a lone year.
year = année; saison; rentrée; promotion; promo; millésime; class of; season
early = début
late = fin
mid = mi; courant

# The open end of a period.
[present]
now = aujourd'hui; aujourdhui; à ce jour; ce jour; à aujourd'hui; jusqu'à aujourd'hui; jusqu'à ce jour; jusqu'à présent; à présent; présent; maintenant; jusqu'à maintenant; en cours; en poste; en poste actuellement; actuel; actuelle; actuellement; poste actuel; toujours en poste; the present; current; currently; to date; today; ongoing; on going; till date; till now; until now; until present; till present; date; actualité; in progress; nos jours; expected; à aujourd'hui encore; poste en cours; contrat en cours; emploi actuel; en activité; en fonction; en ce moment; à l'heure actuelle; toujours en cours; toujours en activité; jusqu'à ce moment; jusqu'aujourd'hui; à maintenant; jusque maintenant; formation en cours; année en cours; in post; still in post; currently employed; current role; current position; until today; until the present; to the present; to present; to now; up to now; up to present; up to date; presently; at present; as of now; as of today; still employed; continuing; till present day; present day; the present day; to this day | open

# The start of a period without an end.
[since]
since = depuis; depuis le; depuis la; dès; à partir de; à compter de; à partir du; à compter du; from; starting; as of; as from; started; starting in

# Words between both ends of a period.
[date-joiners]
to = à; au; aux; jusqu'à; jusqu'au; jusqu'en; et; until; till; til; through; thru; and
from = de; du; des; d; le; la; en; l; entre; between; in; the; of

# Units of a duration, as in '6 mois (2016)'.
[durations]
year = an; ans; année; années; years; yr; yrs; y
month = mois; months; mo; mos; mth; mths
week = semaine; semaines; sem; weeks; wk; wks
day = jour; jours; days; j
