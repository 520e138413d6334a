# Words of dates and periods. A word that is not here is never part of a date: 'Marketing' is not March.

[months]
1 = janvier; janv; jan; january; jänner
2 = février; févr; fév; february; feb; febr
3 = mars; mar; march; mrz
4 = avril; avr; april; apr
5 = mai; may
6 = juin; june; jun
7 = juillet; juil; juill; july; jul; jui
8 = août; aou; august; aug
9 = septembre; sept; september; sep
10 = octobre; oct; october
11 = novembre; nov; november
12 = décembre; déc; december

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
now = aujourd'hui; aujourdhui; à ce jour; ce jour; à aujourd'hui; jusqu'à aujourd'hui; jusqu'à ce jour; jusqu'à présent; à présent; présent; maintenant; jusqu'à maintenant; en cours; en poste; en poste actuellement; actuel; actuelle; actuellement; poste actuel; toujours en poste; the present; current; currently; to date; today; ongoing; on going; till date; till now; until now; until present; till present; date; actualité; in progress; nos jours; expected | open

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
