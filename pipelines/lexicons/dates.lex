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
spring = printemps; springs
summer = été; étés; summers
autumn = automne; fall
winter = hiver; hivers; winters
# Other words that may stand before a lone year.
year = année; saison; rentrée; promotion; promo; millésime; class of; season
early = début
late = fin
mid = mi; courant

# The open end of a period.
[present]
now = aujourd'hui; auj; onwards; onward; and onwards; prés; aujourdhui; à ce jour; ce jour; à aujourd'hui; jusqu'à aujourd'hui; jusqu'à ce jour; jusqu'à présent; à présent; présent; maintenant; jusqu'à maintenant; en cours; en poste; en poste actuellement; actuel; actuelle; actuellement; poste actuel; toujours en poste; the present; current; currently; to date; today; ongoing; on going; till date; till now; until now; until present; till present; date; actualité; in progress; nos jours; expected; à aujourd'hui encore; poste en cours; contrat en cours; emploi actuel; en activité; en fonction; en ce moment; à l'heure actuelle; toujours en cours; toujours en activité; jusqu'à ce moment; jusqu'aujourd'hui; à maintenant; jusque maintenant; formation en cours; année en cours; in post; still in post; currently employed; current role; current position; until today; until the present; to the present; to present; to now; up to now; up to present; up to date; presently; at present; as of now; as of today; still employed; continuing; till present day; present day; the present day; to this day | open

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

# Parts of a year by their months: 'T1 2020', '2nd half of 2021'.
[year-parts]
3 = T; Q; trim; trimestre; quarter; qtr
4 = quadrimestre
6 = S; H; sem; semestre; semester; half

# Ordinals before such a part.
[ordinals]
1 = premier; première; first
2 = deuxième; second; seconde
3 = troisième; third
4 = quatrième; fourth

# What four digits count that are no year: '2000 clients'.
[year-units]
money = euros; euro; eur; ke; keur; chf; francs; dollars; pounds; usd; gbp
people = clients; client; salariés; salarié; personnes; employees; people; collaborateurs; agents; élèves; étudiants; apprenants; patients; résidents; habitants; abonnés; adhérents; visiteurs; participants; candidats; utilisateurs; users; customers; students; pupils; members; followers; subscribers; visitors; staff; guests; residents; participants; bénéficiaires; stagiaires; convives; spectateurs; couverts; lits; beds; covers
time = heures; hours; minutes; jours; days; semaines; weeks
size = m; m2; m3; km; kg; tonnes; tons; litres; liters; hl; ha; hectares; mm; cm; kw; kva; mw; volts; mhz; ghz; px; mb; gb; go; tours; trs; rpm
things = lignes; lines; pages; mots; words; unités; units; pièces; pieces; références; références actives; items; produits; products; colis; parcels; palettes; pallets; commandes; orders; dossiers; files; appels; calls; véhicules; vehicles; logements; dwellings; magasins; stores; tickets; requêtes; requests; tests; exemplaires; copies; repas; meals; arbres; animaux; vaches; brebis; porcs; poules; points; kms

# Names of products and norms that a number belongs to: 'Office 2016' is no year. They count at the start of a part or
# after one of the words that may stand before them: 'front office 2016' is a place of work.
[numbered]
product = windows; office; excel; word; powerpoint; outlook; visio; sharepoint; server; dynamics; navision; autocad; revit; solidworks; photoshop; illustrator; indesign; archicad; catia; matlab; rfc; iso; nf; din; astm; iec; dtu; rt; ifrs; horizon; agenda; nfc; haccp; ohsas; cop
maker = microsoft; ms; pack; suite; adobe; autodesk; sql; norme; normes; norm; standard; standards; de; d; l; on; with; of; et; and; avec; sous; sur; objectif; programme

# What stands before the date of the document itself: 'Mis à jour le 12 mars 2024', 'Fait à Lyon, le 3/4/2024'.
[date-labels]
updated = mis à jour; mise à jour; dernière mise à jour; date de mise à jour; à jour; actualisé; actualisée; actualisation; dernière actualisation; édité le; édition; modifié le; dernière modification; rédigé le; établi le; créé le; version de; version du; en date du; date du cv; fait à; fait le; cv de; cv du; last updated; last update; updated; last modified; last revised; revised; modified; date of cv; cv date; as of; current as of; as at; version; date; written; correct as of; up to date as of
