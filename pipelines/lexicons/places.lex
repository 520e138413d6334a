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

# Words of streets: with a number before a postcode of four digits they tell it from a year.
[streets]
street = cité; lotissement; immeuble; hameau; quartier; rue; avenue; av; boulevard; bd; chaussée; place; chemin; route; allée; quai; impasse; clos; ruelle; sentier; square; drève; cours; venelle; street; road; lane; drive; straat; laan; steenweg; strasse; Straße; weg; gasse; via

[cities]
Paris = Paris La Défense; La Défense; Paris Area
Marseille
Spa
Faisalabad
Multan
Peshawar
Quetta
Sialkot
Gujranwala
Quezon City
Davao = Davao City
Kisumu
Parakou
Singapore = Singapour
Ziguinchor
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
Kendal
Hereford
Lancaster
Preston
Blackpool
Bolton
Rochdale
Oldham
Stockport
Salford
Wigan
Warrington
St Helens
Southport
Birkenhead
Chester
Crewe
Macclesfield
Stafford
Telford
Shrewsbury
Worcester
Gloucester
Cheltenham
Stroud
Cirencester
Salisbury
Winchester
Basingstoke
Andover
Farnborough
Aldershot
Guildford
Woking
Slough
Windsor
Maidenhead
High Wycombe
Aylesbury
Bedford
Watford
St Albans
Hemel Hempstead
Stevenage
Welwyn Garden City
Harlow
Chelmsford
Colchester
Southend-on-Sea
Basildon
Brentwood
Kingston upon Thames
Richmond upon Thames
Islington
Camden
Dartford
Gravesend
Maidstone
Chatham
Gillingham
Canterbury
Ashford
Folkestone
Dover
Margate
Ramsgate
Tunbridge Wells
Royal Tunbridge Wells
Sevenoaks
Crawley
Horsham
Worthing
Eastbourne
Hastings
Lewes
Hove
Chichester
Bognor Regis
Fareham
Gosport
Havant
Poole
Weymouth
Dorchester
Yeovil
Taunton
Bridgwater
Weston-super-Mare
Torquay
Paignton
Newton Abbot
Barnstaple
Truro
Falmouth
Penzance
Newquay
St Austell
Trowbridge
Chippenham
Banbury
Bicester
Abingdon
Didcot
Newbury
Bracknell
Wokingham
Nuneaton
Leamington Spa
Royal Leamington Spa
Stratford-upon-Avon
Redditch
Kidderminster
Solihull
Dudley
Walsall
West Bromwich
Burton upon Trent
Tamworth
Lichfield
Loughborough
Hinckley
Kettering
Corby
Wellingborough
Huntingdon
Ely
King's Lynn
Great Yarmouth
Lowestoft
Bury St Edmunds
Lincoln
Grantham
Grimsby
Scunthorpe
Mansfield
Chesterfield
Buxton
Doncaster
Rotherham
Barnsley
Wakefield
Huddersfield
Halifax
Keighley
Skipton
Harrogate
Ripon
Scarborough
Whitby
Middlesbrough
Stockton-on-Tees
Darlington
Hartlepool
Durham
Gateshead
South Shields
North Shields
Carlisle
Penrith
Barrow-in-Furness
Ulverston
Whitehaven
Workington
Burnley
Blackburn
Accrington
Chorley
Leigh
Runcorn
Widnes
Ludlow
Oswestry
Wrexham
Bangor
Llandudno
Aberystwyth
Newport
Bridgend
Merthyr Tydfil
Llanelli
Carmarthen
Haverfordwest
Pontypridd
Inverness
Perth
Stirling
Falkirk
Paisley
Greenock
Kilmarnock
Ayr
Dumfries
Dunfermline
Kirkcaldy
St Andrews
Livingston
East Kilbride
Hamilton
Motherwell
Oban
Fort William
Elgin
Galashiels
Hawick
Derry = Londonderry
Lisburn
Newry
Armagh
Craigavon
Ballymena
Omagh
Enniskillen
Waterford
Kilkenny
Sligo
Drogheda
Dundalk
Tralee
Athlone
Letterkenny
St Helier
Gibraltar
Chapel Hill
Greensboro
Winston-Salem
Fayetteville
Wilmington
Asheville
Cary
Richmond
Virginia Beach
Norfolk
Chesapeake
Arlington
Alexandria
Roanoke
Charlottesville
Annapolis
Silver Spring
Bethesda
Rockville
Jersey City
Trenton
Princeton
Albany
Buffalo
Rochester
Syracuse
Yonkers
Ithaca
White Plains
The Bronx = Bronx
Hartford
New Haven
Stamford
Bridgeport
Providence
Springfield
Lowell
Somerville
Burlington
Augusta
Allentown
Scranton
Harrisburg
Erie
Akron
Dayton
Toledo
Youngstown
Indianapolis
Fort Wayne
South Bend
Evansville
Grand Rapids
Lansing
Ann Arbor
Flint
Kalamazoo
Green Bay
Rockford
Peoria
Naperville
Evanston
Des Moines
Cedar Rapids
Iowa City
Davenport
Omaha
Wichita
Topeka
Overland Park
Saint Paul
Duluth
Bloomington
Fargo
Sioux Falls
Bismarck
Billings
Missoula
Boise
Spokane
Tacoma
Bellevue
Olympia
Eugene
Reno
Tucson
Tempe
Scottsdale
Glendale
Flagstaff
Albuquerque
Santa Fe
Las Cruces
El Paso
Fort Worth
Plano
Frisco
Lubbock
Amarillo
Waco
Corpus Christi
Laredo
McAllen
Oklahoma City
Tulsa
Little Rock
Baton Rouge
New Orleans
Shreveport
Lafayette
Gulfport
Huntsville
Montgomery
Tuscaloosa
Memphis
Knoxville
Chattanooga
Clarksville
Louisville
Lexington
Bowling Green
Charleston
Columbia
Greenville
Spartanburg
Myrtle Beach
Savannah
Marietta
Tallahassee
Gainesville
Pensacola
Fort Lauderdale
West Palm Beach
Boca Raton
St. Petersburg
Clearwater
Sarasota
Fort Myers
Boulder
Fort Collins
Colorado Springs
Provo
Ogden
Cheyenne
Honolulu
Anchorage
Fairbanks
Oakland
Berkeley
Fresno
Bakersfield
Stockton
Modesto
Riverside
San Bernardino
Anaheim
Irvine
Santa Ana
Long Beach
Pasadena
Santa Monica
Burbank
Santa Barbara
Santa Cruz
Santa Rosa
Palo Alto
Mountain View
Sunnyvale
Santa Clara
Fremont
San Mateo
Chula Vista
Edmonton
Winnipeg
Québec City = Ville de Québec
Sherbrooke
Trois-Rivières
Gatineau
Longueuil
Mississauga
Saskatoon
Ajaccio
Bastia
Alençon
Lisieux
Bayeux
Vire
Flers
Argentan
Saint-Lô
Coutances
Granville
Avranches
Fougères
Vitré
Redon
Dinan
Dinard
Lannion
Guingamp
Morlaix
Landerneau
Quimperlé
Concarneau
Douarnenez
Pontivy
Ploërmel
Auray
Hennebont
Lanester
Carhaix
Châteaubriant
Ancenis
Rezé
Orvault
Saint-Sébastien-sur-Loire
Vertou
Couëron
Carquefou
La Baule
Pornic
Guérande
Cholet
Saumur
Trélazé
Avrillé
La Flèche
Sablé-sur-Sarthe
Mayenne
La Roche-sur-Yon
Les Sables-d'Olonne
Challans
Fontenay-le-Comte
Les Herbiers
Bressuire
Parthenay
Thouars
Châtellerault
Rochefort
Saintes
Royan
Cognac
Soyaux
Brive-la-Gaillarde = Brive
Tulle
Guéret
Saint-Junien
Bergerac
Sarlat
Sarlat-la-Canéda
Libourne
Arcachon
La Teste-de-Buch
Talence
Bègles
Cenon
Lormont
Gradignan
Villenave-d'Ornon
Le Bouscat
Mont-de-Marsan
Dax
Anglet
Orthez
Oloron-Sainte-Marie
Lourdes
Saint-Gaudens
Muret
Colomiers
Tournefeuille
Balma
Labège
Ramonville
Auch
Cahors
Figeac
Millau
Villefranche-de-Rouergue
Mazamet
Gaillac
Castelnaudary
Limoux
Sète
Agde
Lunel
Frontignan
Mauguio
Lattes
Castelnau-le-Lez
Alès
Bagnols-sur-Cèze
Mende
Privas
Aubenas
Annonay
Romans-sur-Isère
Montélimar
Pierrelatte
Valréas
Carpentras
Cavaillon
L'Isle-sur-la-Sorgue
Arles
Tarascon
Salon-de-Provence
Istres
Martigues
Vitrolles
Marignane
Aubagne
La Ciotat
Gardanne
Manosque
Digne-les-Bains
Gap
Briançon
Draguignan
Fréjus
Saint-Raphaël
Hyères
La Seyne-sur-Mer
Six-Fours-les-Plages
Brignoles
La Garde
Grasse
Cagnes-sur-Mer
Menton
Mougins
Valbonne
Vallauris
Vence
Saint-Laurent-du-Var
Porto-Vecchio
Corte
Bron
Vénissieux
Saint-Priest
Caluire-et-Cuire
Vaulx-en-Velin
Rillieux-la-Pape
Décines-Charpieu
Meyzieu
Oullins
Écully
Givors
Villefranche-sur-Saône
Tarare
Bourgoin-Jallieu
L'Isle-d'Abeau
Voiron
Échirolles
Saint-Martin-d'Hères
Meylan
Aix-les-Bains
Albertville
Moûtiers
Bourg-Saint-Maurice
Thonon-les-Bains
Évian-les-Bains
Annemasse
Cluses
Sallanches
Chamonix
Oyonnax
Ambérieu-en-Bugey
Saint-Chamond
Firminy
Montbrison
Rive-de-Gier
Vichy
Montluçon
Riom
Issoire
Cournon-d'Auvergne
Thiers
Saint-Flour
Issoudun
Châteauroux
Vierzon
Saint-Amand-Montrond
Romorantin-Lanthenay
Vendôme
Montargis
Pithiviers
Gien
Fleury-les-Aubrais
Olivet
Joué-lès-Tours
Saint-Pierre-des-Corps
Amboise
Chinon
Châteaudun
Lucé
Mantes-la-Jolie
Poissy
Saint-Germain-en-Laye
Sartrouville
Houilles
Rambouillet
Trappes
Guyancourt
Montigny-le-Bretonneux
Saint-Quentin-en-Yvelines
Vélizy-Villacoublay
Vélizy
Conflans-Sainte-Honorine
Les Mureaux
Clamart
Meudon
Sèvres
Suresnes
Rueil-Malmaison
Neuilly-sur-Seine
Clichy
Gennevilliers
Antony
Châtenay-Malabry
Montrouge
Malakoff
Vanves
Bagneux
Fontenay-aux-Roses
Châtillon
Bobigny
Bondy
Drancy
Le Blanc-Mesnil
Aulnay-sous-Bois
Sevran
Noisy-le-Grand
Noisy-le-Sec
Pantin
Saint-Ouen
Saint-Ouen-sur-Seine
Épinay-sur-Seine
Rosny-sous-Bois
Livry-Gargan
Gagny
Villemomble
La Courneuve
Stains
Bagnolet
Les Lilas
Romainville
Ivry-sur-Seine
Villejuif
Champigny-sur-Marne
Saint-Maur-des-Fossés
Maisons-Alfort
Alfortville
Fontenay-sous-Bois
Vincennes
Choisy-le-Roi
Orly
Thiais
L'Haÿ-les-Roses
Cachan
Le Kremlin-Bicêtre
Nogent-sur-Marne
Villeneuve-Saint-Georges
Corbeil-Essonnes
Palaiseau
Les Ulis
Orsay
Gif-sur-Yvette
Savigny-sur-Orge
Sainte-Geneviève-des-Bois
Athis-Mons
Viry-Châtillon
Ris-Orangis
Draveil
Grigny
Étampes
Brétigny-sur-Orge
Longjumeau
Yerres
Melun
Meaux
Chelles
Pontault-Combault
Torcy
Fontainebleau
Provins
Coulommiers
Savigny-le-Temple
Marne-la-Vallée
Lognes
Serris
Roissy
Roissy-en-France
Pontoise
Sarcelles
Garges-lès-Gonesse
Goussainville
Ermont
Franconville
Taverny
Bezons
Herblay
Villiers-le-Bel
Creil
Senlis
Chantilly
Noyon
Soissons
Laon
Château-Thierry
Chauny
Abbeville
Péronne
Lens
Liévin
Hénin-Beaumont
Béthune
Bruay-la-Buissière
Saint-Omer
Boulogne-sur-Mer
Berck
Étaples
Douai
Cambrai
Valenciennes
Denain
Maubeuge
Saint-Amand-les-Eaux
Armentières
Hazebrouck
Villeneuve-d'Ascq
Marcq-en-Barœul
Lambersart
Wattrelos
Mons-en-Barœul
Lesquin
Seclin
Dieppe
Fécamp
Elbeuf
Yvetot
Sotteville-lès-Rouen
Saint-Étienne-du-Rouvray
Louviers
Bernay
Pont-Audemer
Gisors
Hérouville-Saint-Clair
Honfleur
Deauville
Épernay
Châlons-en-Champagne
Vitry-le-François
Chaumont
Saint-Dizier
Langres
Romilly-sur-Seine
Sedan
Rethel
Verdun
Bar-le-Duc
Thionville
Sarreguemines
Forbach
Saint-Avold
Sarrebourg
Montigny-lès-Metz
Longwy
Lunéville
Toul
Vandœuvre-lès-Nancy
Pont-à-Mousson
Saint-Dié-des-Vosges
Remiremont
Vesoul
Lure
Héricourt
Audincourt
Pontarlier
Lons-le-Saunier
Saint-Claude
Morez
Beaune
Montbard
Chenôve
Quetigny
Le Creusot
Montceau-les-Mines
Autun
Avallon
Joigny
Cosne-Cours-sur-Loire
Sélestat
Schiltigheim
Illkirch-Graffenstaden
Illkirch
Bischheim
Saverne
Molsheim
Obernai
Wissembourg
Guebwiller
Cernay
Thann
Saint-Denis de La Réunion
Le Tampon
Le Port
Saint-Leu
Saint-Benoît
Saint-André
Basse-Terre
Les Abymes
Baie-Mahault
Le Gosier
Le Lamentin
Schoelcher
Sainte-Marie
Kourou
Saint-Laurent-du-Maroni
Mamoudzou
Nouméa
Papeete
Mons
Tournai
Mouscron
Verviers
Louvain = Leuven
Louvain-la-Neuve
Wavre
Nivelles
Arlon
Bastogne
Hasselt
Bruges = Brugge
Ostende
Malines = Mechelen
Luxembourg-Ville
Esch-sur-Alzette
Differdange
Lucerne
Winterthour
Saint-Gall
Yverdon-les-Bains
Nyon
Vevey
Montreux
Martigny
Delémont
La Chaux-de-Fonds
Bienne
Lugano
Monte-Carlo

# Towns abroad, in the languages of CVs.
Gdańsk
Cracow
Wrocław
Poznań
Łódź
Katowice
Lublin
Praha
Brno
Ostrava
Bratislava
Debrecen
București
Cluj-Napoca
Timișoara
Iași
Brașov
Sofia
Plovdiv
Belgrade
Zagreb
Split
Ljubljana
Sarajevo
Skopje
Tirana
Thessalonique = Thessaloniki
Ankara
Izmir
Lviv
Odessa
Kharkiv
Saint-Pétersbourg = Saint Petersburg
Riga
Vilnius
Kaunas
Tallinn
Tampere
Turku
Göteborg = Gothenburg
Malmö
Bergen
Trondheim
Aarhus
Odense
Reykjavik
Braga
Coimbra
Faro
Bilbao
Malaga = Málaga
Saragosse = Zaragoza
Grenade = Granada
Murcie = Murcia
Palma
Alicante
Salamanque = Salamanca
Bologne = Bologna
Florence = Firenze
Venise = Venice
Venezia
Gênes = Genoa
Genova
Palerme = Palermo
Vérone = Verona
Padoue = Padova
Trieste
Pise = Pisa
Frankfurt am Main
Düsseldorf
Leipzig
Dresde = Dresden
Brême = Bremen
Hanovre = Hannover
Hanover
Nuremberg = Nürnberg
Dortmund
Essen
Bonn
Mannheim
Karlsruhe
Fribourg-en-Brisgau = Freiburg
Heidelberg
Aix-la-Chapelle = Aachen
Sarrebruck = Saarbrücken
Wien
Graz
Linz
Salzbourg = Salzburg
Innsbruck
Den Haag
Utrecht
Eindhoven
Groningue = Groningen
Maastricht
Leiden = Leyde
Delft
Tilburg
Constantine
Annaba
Sétif
Blida
Béjaïa
Tlemcen
Sfax
Sousse
Monastir
Bizerte
Fès = Fez
Marrakesh
Tanger = Tangier
Agadir
Meknès
Oujda
Kénitra
Tétouan
Alexandrie
Saint-Louis
Thiès
Bouaké
Yamoussoukro
Ouagadougou
Bobo-Dioulasso
Niamey
Lomé
Cotonou
Porto-Novo
Conakry
Nouakchott
Libreville
Brazzaville
Pointe-Noire
Kinshasa
Lubumbashi
Kigali
Bujumbura
N'Djamena
Bangui
Port-Louis
Moroni
Djibouti
Abuja
Ibadan
Port Harcourt
Kano
Kumasi
Mombasa
Kampala
Addis-Abeba = Addis Ababa
Dar es Salaam
Lusaka
Harare
Johannesbourg
Durban
Pretoria
Port Elizabeth
Bloemfontein
Damas = Damascus
Amman
Bagdad = Baghdad
Téhéran = Tehran
Abou Dabi = Abu Dhabi
Doha
Riyad = Riyadh
Djeddah = Jeddah
Koweït City = Kuwait City
Manama
Mascate = Muscat
Tel-Aviv = Tel Aviv
Haïfa = Haifa
Karachi
Lahore
Islamabad
Rawalpindi
Hyderabad
Chennai = Madras
Kolkata = Calcutta
Pune
Ahmedabad
Jaipur
Lucknow
Kochi
Coimbatore
Pondichéry = Pondicherry
Colombo
Dhaka
Chittagong
Katmandou = Kathmandu
Bangkok
Hô-Chi-Minh-Ville = Ho Chi Minh City
Saigon
Da Nang
Phnom Penh
Vientiane
Kuala Lumpur
Penang
Jakarta
Surabaya
Manille = Manila
Cebu
Taipei
Shenzhen
Canton = Guangzhou
Chengdu
Wuhan
Hangzhou
Nankin = Nanjing
Xi'an
Séoul = Seoul
Busan
Osaka
Kyoto
Nagoya
Yokohama
Fukuoka
Sapporo
Brisbane
Adelaide
Canberra
Hobart
Wellington
Christchurch
Dunedin
Mexico City
Ciudad de México
Guadalajara
Monterrey
Puebla
Bogota = Bogotá
Medellín
Cali
Lima
Quito
Guayaquil
Caracas
La Paz
Santiago
Santiago de Chile
Valparaíso
Buenos Aires
Córdoba
Rosario
Montevideo
Asunción
Rio de Janeiro
Brasilia = Brasília
Belo Horizonte
Salvador
Recife
Fortaleza
Curitiba
Porto Alegre
La Havane = Havana
Port-au-Prince
Saint-Domingue = Santo Domingo
San Juan
Kingston
Panama
Guatemala
Tegucigalpa
Managua
Leominster
Malvern
Newcastle-under-Lyme
Bury
Hexham
Morpeth
Alnwick
Berwick-upon-Tweed
Northallerton
Pontefract
Matlock
Newark-on-Trent
Beverley
Rugby
Warwick
Glastonbury
Wells
Frome
Bodmin
Dunstable
Hatfield
Hertford
Braintree
Clacton-on-Sea
Felixstowe
Thetford
Epsom
Reigate
Redhill
Farnham
Camberley
Sutton
Stratford
Tonbridge
Neath
Port Talbot
Barry
Cwmbran
Rhyl
Colwyn Bay
Brecon
Coleraine
Antrim
Wallasey
Altrincham
Sale
Devizes
Marlborough
Thatcham
Evesham
Droitwich
Bromsgrove
Ross-on-Wye
Tewkesbury
Petersfield
Alton
Haslemere
Godalming
Dorking
Leatherhead
Staines
Egham
Chesham
Amersham
Thame
Witney
Wantage
Louth
Sleaford
Spalding
Oakham
Melton Mowbray
Retford
Worksop
Ilkeston
Cannock
Rugeley
Leek
Congleton
Nantwich
Northwich
Knutsford
Leyland
Ormskirk
Skelmersdale
Morecambe
Keswick
Mesa
Aurora
St. Paul
Newark
Madison
Chandler
Gilbert
Irving
Fontana
Santa Clarita
Brownsville
Cape Coral
Salem
Bozeman
Redmond
Cupertino
Hoboken
Saguenay
Lévis
Brampton
Kitchener
Waterloo
Sudbury
Thunder Bay
Regina
Victoria
Burnaby
Surrey
Kelowna
Moncton
Fredericton
Saint John
Charlottetown
St. John's

# Words that make a line the name of a region: "Greater Leeds Area", "Paris et périphérie".
[region-words]
area = region; metropolitan; périphérie; métropole; metroplex

# Counties, departments, regions, states and provinces in full, as they stand behind a town.
[regions]
# New Zealand and Australia
Bay of Plenty
Waikato
Canterbury
Otago
Southland
Hawke's Bay
Taranaki
Marlborough
Northland
Manawatū = Manawatu
Queensland
Victoria
New South Wales
Tasmania
South Australia
Western Australia
# United Kingdom and Ireland
Bedfordshire
Berkshire
Buckinghamshire
Cambridgeshire
Cheshire
Cornwall
Cumbria
Derbyshire
Devon
Dorset
County Durham
East Sussex
West Sussex
Sussex
Essex
Gloucestershire
Greater London
Greater Manchester
Hampshire
Herefordshire
Hertfordshire
Isle of Wight
Kent
Lancashire
Leicestershire
Lincolnshire
Merseyside
Middlesex
Norfolk
Northamptonshire
Northumberland
North Yorkshire
South Yorkshire
West Yorkshire
East Yorkshire
Yorkshire
Nottinghamshire
Oxfordshire
Rutland
Shropshire
Somerset
Staffordshire
Suffolk
Surrey
Tyne and Wear
Warwickshire
West Midlands
East Midlands
Wiltshire
Worcestershire
East Anglia
Aberdeenshire
Angus
Argyll
Ayrshire
Fife
Highland
Lanarkshire
Lothian
East Lothian
West Lothian
Midlothian
Moray
Perthshire
Renfrewshire
Scottish Borders
Stirlingshire
Gwynedd
Powys
Gwent
Dyfed
Clwyd
Pembrokeshire
Carmarthenshire
Ceredigion
Monmouthshire
Glamorgan
Anglesey
County Antrim
County Armagh
County Down
County Fermanagh
County Tyrone
County Londonderry
Co. Antrim
Co. Down
Co. Armagh
Co. Tyrone
Co. Dublin
Co. Cork
Co. Kerry
Co. Clare
Co. Galway
Co. Mayo
Co. Donegal
Co. Sligo
Co. Wicklow
Co. Wexford
Co. Kildare
Co. Meath
Co. Louth
Co. Limerick
Co. Tipperary
Co. Waterford
Co. Kilkenny
County Dublin
County Cork
County Kerry
County Clare
County Galway
County Mayo
County Donegal
County Wicklow
County Wexford
County Kildare
County Meath
County Limerick
County Tipperary
Isle of Man
Jersey
Guernsey
# France
Auvergne-Rhône-Alpes
Bourgogne-Franche-Comté
Bretagne
Centre-Val de Loire
Corse
Grand Est
Hauts-de-France
Île-de-France
Normandie
Nouvelle-Aquitaine
Occitanie
Pays de la Loire
Provence-Alpes-Côte d'Azur
PACA
Alsace
Lorraine
Picardie
Aquitaine
Poitou-Charentes
Midi-Pyrénées
Languedoc-Roussillon
Limousin
Auvergne
Rhône-Alpes
Champagne-Ardenne
Franche-Comté
Bourgogne
Nord-Pas-de-Calais
Haute-Normandie
Basse-Normandie
Ain
Aisne
Allier
Alpes-de-Haute-Provence
Hautes-Alpes
Alpes-Maritimes
Ardèche
Ardennes
Ariège
Aube
Aude
Aveyron
Bouches-du-Rhône
Calvados
Cantal
Charente
Charente-Maritime
Cher
Corrèze
Corse-du-Sud
Haute-Corse
Côte-d'Or
Côtes-d'Armor
Creuse
Dordogne
Doubs
Drôme
Eure
Eure-et-Loir
Finistère
Gard
Haute-Garonne
Gers
Gironde
Hérault
Ille-et-Vilaine
Indre
Indre-et-Loire
Isère
Jura
Landes
Loir-et-Cher
Loire
Haute-Loire
Loire-Atlantique
Loiret
Lot
Lot-et-Garonne
Lozère
Maine-et-Loire
Manche
Marne
Haute-Marne
Mayenne
Meurthe-et-Moselle
Meuse
Morbihan
Moselle
Nièvre
Oise
Orne
Pas-de-Calais
Puy-de-Dôme
Pyrénées-Atlantiques
Hautes-Pyrénées
Pyrénées-Orientales
Bas-Rhin
Haut-Rhin
Rhône
Haute-Saône
Saône-et-Loire
Sarthe
Savoie
Haute-Savoie
Seine-Maritime
Seine-et-Marne
Yvelines
Deux-Sèvres
Somme
Tarn
Tarn-et-Garonne
Var
Vaucluse
Vendée
Vienne
Haute-Vienne
Vosges
Yonne
Territoire de Belfort
Essonne
Hauts-de-Seine
Seine-Saint-Denis
Val-de-Marne
Val-d'Oise
Guadeloupe
Martinique
Guyane
La Réunion
Mayotte
# Belgium and Switzerland
Wallonie
Flandre
Hainaut
Brabant wallon
Brabant flamand
Ardenne
Vaud
Valais
Neuchâtel
Tessin
Argovie
Thurgovie
Suisse romande
Romandie
# North America and Australia
Alabama
Alaska
Arizona
Arkansas
California
Colorado
Connecticut
Delaware
Florida
Georgia
Hawaii
Idaho
Illinois
Indiana
Iowa
Kansas
Kentucky
Louisiana
Maine
Maryland
Massachusetts
Michigan
Minnesota
Mississippi
Missouri
Montana
Nebraska
Nevada
New Hampshire
New Jersey
New Mexico
New York State
North Carolina
North Dakota
Ohio
Oklahoma
Oregon
Pennsylvania
Rhode Island
South Carolina
South Dakota
Tennessee
Texas
Utah
Vermont
Virginia
Washington State
West Virginia
Wisconsin
Wyoming
Ontario
British Columbia
Colombie-Britannique
Alberta
Manitoba
Saskatchewan
Nova Scotia
Nouvelle-Écosse
New Brunswick
Nouveau-Brunswick
Newfoundland
Prince Edward Island
New South Wales
Victoria
Queensland
Tasmania
