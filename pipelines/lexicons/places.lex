# Countries by ISO 3166-1 code, with their dialling code, and towns often named in CVs.

[countries]
FR = France; République française | dial: 33
BE = Belgique; Belgium; België | dial: 32
CH = Suisse; Switzerland; Schweiz | dial: 41
LU = Luxembourg; Grand-Duché de Luxembourg | dial: 352
MC = Monaco | dial: 377
GB = Royaume-Uni; United Kingdom; UK; U.K.; England; Angleterre; Scotland; Écosse; Wales; Pays de Galles; Northern Ireland; Irlande du Nord; Great Britain; Grande-Bretagne | dial: 44
IE = Irlande; Ireland; Éire; Republic of Ireland | dial: 353
US = États-Unis; United States; USA; U.S.A.; U.S.; United States of America; États-Unis d'Amérique | dial: 1
CA = Canada; Québec | dial: 1
DE = Allemagne; Germany; Deutschland | dial: 49
ES = Espagne; Spain; España | dial: 34
IT = Italie; Italy; Italia | dial: 39
PT = Portugal | dial: 351
NL = Pays-Bas; Netherlands; The Netherlands; Holland; Nederland | dial: 31
AT = Autriche; Austria; Österreich | dial: 43
PL = Pologne; Poland; Polska | dial: 48
RO = Roumanie; Romania | dial: 40
SE = Suède; Sweden | dial: 46
NO = Norvège; Norway | dial: 47
DK = Danemark; Denmark | dial: 45
FI = Finlande; Finland | dial: 358
GR = Grèce; Greece | dial: 30
CZ = République tchèque; Tchéquie; Czech Republic; Czechia | dial: 420
HU = Hongrie; Hungary | dial: 36
BG = Bulgarie; Bulgaria | dial: 359
HR = Croatie; Croatia | dial: 385
RS = Serbie; Serbia | dial: 381
UA = Ukraine | dial: 380
RU = Russie; Russia | dial: 7
TR = Turquie; Turkey; Türkiye | dial: 90
MA = Maroc; Morocco | dial: 212
DZ = Algérie; Algeria | dial: 213
TN = Tunisie; Tunisia | dial: 216
SN = Sénégal | dial: 221
CI = Côte d'Ivoire; Ivory Coast | dial: 225
CM = Cameroun; Cameroon | dial: 237
ML = Mali | dial: 223
BJ = Bénin | dial: 229
TG = Togo | dial: 228
GA = Gabon | dial: 241
CG = Congo | dial: 242
CD = RDC; République démocratique du Congo; DRC | dial: 243
MG = Madagascar | dial: 261
MU = Maurice; Île Maurice; Mauritius | dial: 230
LB = Liban; Lebanon | dial: 961
EG = Égypte; Egypt | dial: 20
IL = Israël | dial: 972
AE = Émirats arabes unis; United Arab Emirates; UAE | dial: 971
SA = Arabie saoudite; Saudi Arabia | dial: 966
QA = Qatar | dial: 974
IN = Inde; India | dial: 91
PK = Pakistan | dial: 92
CN = Chine; China | dial: 86
HK = Hong Kong | dial: 852
JP = Japon; Japan | dial: 81
KR = Corée du Sud; South Korea | dial: 82
VN = Vietnam; Viêt Nam | dial: 84
TH = Thaïlande; Thailand | dial: 66
SG = Singapour; Singapore | dial: 65
MY = Malaisie; Malaysia | dial: 60
ID = Indonésie; Indonesia | dial: 62
PH = Philippines | dial: 63
AU = Australie; Australia | dial: 61
NZ = Nouvelle-Zélande; New Zealand | dial: 64
ZA = Afrique du Sud; South Africa | dial: 27
NG = Nigeria | dial: 234
KE = Kenya | dial: 254
GH = Ghana | dial: 233
BR = Brésil; Brazil; Brasil | dial: 55
AR = Argentine; Argentina | dial: 54
CL = Chili; Chile | dial: 56
CO = Colombie; Colombia | dial: 57
PE = Pérou; Peru | dial: 51
MX = Mexique; Mexico | dial: 52
RE = La Réunion; Réunion | dial: 262
GP = Guadeloupe | dial: 590
MQ = Martinique | dial: 596
GF = Guyane; Guyane française | dial: 594
YT = Mayotte | dial: 262
NC = Nouvelle-Calédonie | dial: 687
PF = Polynésie française | dial: 689

[cities]
Paris = Paris La Défense; La Défense; Paris Area
Marseille
Lyon = Grand Lyon
Toulouse
Nice
Nantes
Montpellier
Strasbourg
Bordeaux
Lille = Lille Métropole
Rennes
Reims
Saint-Étienne = St Etienne
Toulon
Le Havre
Grenoble
Dijon
Angers
Nîmes
Villeurbanne
Clermont-Ferrand
Aix-en-Provence
Le Mans
Brest
Tours
Amiens
Limoges
Annecy
Perpignan
Boulogne-Billancourt
Metz
Besançon
Orléans
Saint-Denis
Argenteuil
Rouen
Mulhouse
Montreuil
Caen
Nancy
Tourcoing
Roubaix
Nanterre
Vitry-sur-Seine
Créteil
Avignon
Poitiers
Aubervilliers
Dunkerque
Asnières-sur-Seine
Versailles
Colombes
Saint-Pierre
Courbevoie
Cherbourg
La Rochelle
Antibes
Cannes
Saint-Nazaire
Calais
Béziers
Colmar
Bourges
Quimper
Valence
Lorient
Vannes
Troyes
Chambéry
Niort
Pau
Bayonne
Biarritz
Tarbes
Laval
Arras
Saint-Malo
Saint-Brieuc
Évry
Cergy
Cergy-Pontoise
Massy
Puteaux
Levallois-Perret
Issy-les-Moulineaux
Sophia Antipolis
Blagnac
Mérignac
Pessac
Saint-Herblain
Angoulême
Périgueux
Agen
Montauban
Albi
Castres
Carcassonne
Narbonne
Rodez
Aurillac
Le Puy-en-Velay
Roanne
Bourg-en-Bresse
Mâcon
Chalon-sur-Saône
Nevers
Auxerre
Blois
Chartres
Dreux
Évreux
Beauvais
Compiègne
Saint-Quentin
Charleville-Mézières
Épinal
Belfort
Montbéliard
Haguenau
Fort-de-France
Pointe-à-Pitre
Cayenne
Bruxelles = Brussels
Anvers = Antwerp
Liège
Namur
Charleroi
Gand = Ghent
Genève = Geneva
Lausanne
Zurich
Bâle = Basel
Berne = Bern
Neuchâtel
Fribourg
Sion
Montréal
Laval QC
Toronto
Vancouver
Ottawa
Calgary
London = Londres; Greater London
Manchester
Birmingham
Leeds
Glasgow
Edinburgh
Liverpool
Bristol
Sheffield
Newcastle = Newcastle upon Tyne
Nottingham
Leicester
Cardiff
Swansea
Belfast
Southampton
Portsmouth
Brighton
Oxford
Cambridge
Reading
Coventry
York
Norwich
Exeter
Plymouth
Aberdeen
Dundee
Bath
Derby
Hull
Stoke-on-Trent
Wolverhampton
Sunderland
Bradford
Milton Keynes
Northampton
Luton
Bournemouth
Peterborough
Swindon
Ipswich
Dublin
Cork
Galway
Limerick
New York = New York City; NYC; Brooklyn
Los Angeles
Chicago
Houston
Phoenix
Philadelphia
San Antonio
San Diego
Dallas
San Jose
Austin
Jacksonville
San Francisco = San Francisco Bay Area
Columbus
Seattle
Denver
Boston
Portland
Atlanta
Miami
Minneapolis
Detroit
Nashville
Charlotte
Washington = Washington DC; Washington D.C.
Las Vegas
Baltimore
Milwaukee
Sacramento
Pittsburgh
Cleveland
Cincinnati
Kansas City
Salt Lake City
Raleigh
Tampa
Orlando
St. Louis
Berlin
Munich = München
Hamburg = Hambourg
Francfort = Frankfurt
Cologne = Köln
Stuttgart
Madrid
Barcelone = Barcelona
Valencia
Séville = Sevilla
Rome = Roma
Milan = Milano
Turin = Torino
Naples = Napoli
Lisbonne = Lisbon; Lisboa
Porto
Amsterdam
Rotterdam
La Haye = The Hague
Vienne = Vienna
Varsovie = Warsaw; Warszawa
Cracovie = Krakow
Prague
Budapest
Bucarest = Bucharest
Copenhague = Copenhagen
Stockholm
Oslo
Helsinki
Athènes = Athens
Casablanca
Rabat
Marrakech
Tunis
Alger = Algiers
Oran
Dakar
Abidjan
Douala
Yaoundé
Bamako
Antananarivo
Beyrouth = Beirut
Dubaï
Le Caire = Cairo
Istanbul
Moscou = Moscow
Kiev = Kyiv
Mumbai = Bombay
Bangalore = Bengaluru
Delhi = New Delhi
Shanghai
Pékin = Beijing
Tokyo
Hanoï
Singapore City
Sydney
Melbourne
Auckland
Lagos
Nairobi
Accra
Le Cap = Cape Town
Johannesburg
São Paulo
