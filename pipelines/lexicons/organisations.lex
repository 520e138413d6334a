# Words by which employers and schools are known.

[legal-forms]
SA = s.a
SAS = s.a.s; sasu
SARL = s.a.r.l; eurl; sarl unipersonnelle
SNC = s.n.c
SCI
SCOP = scic
SCA
SEM = spl; epic; epa; gie; gip
SE = societas europaea
SELARL = selas; scm; scp
Ltd = limited
LLC = l.l.c; pllc
LLP = l.l.p
PLC = p.l.c
Inc = incorporated
Corp = corporation
Co = company; compagnie; cie; and co; et cie; and sons; & sons; & fils; et fils; brothers; frères; & associés; et associés; & associates; and partners; & partners
GmbH = ag; kg; gmbh & co kg
BV = b.v; nv; n.v
SpA = s.p.a; srl; s.r.l
AB = oy; aps; a/s
Pty = pty ltd
CIC = c.i.c; trust

# Words within employers' names.
[employers]
groupe = group; holding; holdings; grp
société = sté; entreprise; entreprises; enterprises; enterprise; ets; établissement; établissements; firm; maison
agence = agency; agencies
cabinet = office; offices; étude; practice; chambers
bureau = bureau d'études; bureau d'étude
banque = bank; banking; crédit; assurance; assurances; insurance; mutuelle; finance; financial; capital; invest; bancaire
clinique = clinic; polyclinique; clinics
hôpital = hospital; hospitals; chu; ch; chr; hospices; centre hospitalier; nhs; nhs trust; infirmary; medical center; medical centre; health; healthcare; santé; ehpad; résidence; care home; nursing home; hospice; pharmacie; pharmacy; laboratoire; laboratoires; lab; labs; laboratory; laboratories; ssiad; ime; esat; surgery; maison de retraite
mairie = ville de; commune de; communauté de communes; communauté d'agglomération; conseil départemental; conseil régional; département; région; préfecture; ministère; ministry; council; city council; county council; borough; government; métropole; ccas; city hall; direction régionale; direction départementale; rectorat; academy; académie; armée; army; navy; royal navy; marine nationale; gendarmerie; police; sdis; pompiers; fire service; department
association = fondation; foundation; ong; ngo; fédération; charity; croix-rouge; red cross; secours; institut; comité; committee; union; syndicat; society; mission locale
restaurant = restaurants; brasserie; bistrot; bistro; café; hôtel; hôtels; boulangerie; bakery; pâtisserie; traiteur; catering; auberge; inn; pub; bar; resort; camping; spa; le relais; pizzeria; bar & grill; grill; kitchen; table; coffee; chez
magasin = boutique; store; stores; shop; supermarket; supermarché; hypermarché; market; marché; fashion; librairie; bookshop; retail; jardinerie; brico; mart; superstore; outfitters
transports = transport; logistique; logistics; freight; fret; express; messagerie; cargo; shipping; haulage; déménagements; entrepôts; warehousing; supply; courier; lines
bâtiment = btp; construction; constructions; travaux publics; travaux; builders; building; contractors; maçonnerie; menuiserie; plomberie; électricité; charpente; civils; civil; engineering; ingénierie; homes; housing; immobilier; immobilière; realty; estates; habitat; properties; property; promotion
industries = industrie; industrial; industriel; manufacturing; manufacture; usine; usines; works; factory; métallurgie; mécanique; automotive; automobile; automobiles; aéronautique; aerospace; energy; énergie; énergies; chimie; chemicals; pharma; foods; agro; agroalimentaire; mills; steel; plastiques; textiles; garage; motors
informatique = systems; systèmes; software; logiciels; technologies; technology; tech; digital; numérique; solutions; data; consulting; conseil; conseils; consultants; services; service; networks; studio; studios; media; médias; communication; communications; web; cloud; interactive; partners; partenaires; associates; associés; international; worldwide; global; france; europe; uk; editions; press; presse; security; sécurité; nettoyage; propreté; cleaning; facilities; events; événements; production; productions; design; recruitment; recrutement; intérim; staffing; distribution; négoce; trading; import; export; ventures; analytics; research; crèche; nursery; micro-crèche; ferme; farm; domaine; vignoble; leisure centre; leisure; centre de loisirs; fitness; club; théâtre; musée; museum; mutual; fiduciaire; notaires; avocats; solicitors; accountants; law; legal; comptables; expertise; audit

# Words within the names of schools.
[schools]
université = university; universités; universidad; universität; universita; universidade; univ; université de; uni; universities; universiteit
école = école supérieure; école nationale; école de commerce; grande école; school; schools; business school; high school; grammar school; secondary school; comprehensive school; hochschule; escuela; scuola; école d'ingénieurs; ens; ensa; ensam; ensai; ensae; ensi; ensc; epitech; epita; esiea; esigelec; isep; ece; eseo; efrei; insa; insee; inspé; espe; iufm; utc; utt; utbm; cesi; cnam; supinfo; ynov; hetic; ifocop; 42; ecole 42; 3w academy; le wagon; openclassrooms; wild code school; simplon; coding dojo; general assembly; makers academy; ifsi; ifas; irts; ites; ifcs; icn; em; edhec; essec; hec; hec paris; escp; emlyon; kedge; neoma; skema; audencia; rennes school of business; tbs; grenoble em; ipag; inseec; iscom; isc; esg; esc; iscpa; ieseg; ipac; mbway; istec; idrac; efap; esmod; pigier; greta; gretas; afpa; afpi; cfa; cfai; cfa btp; campus; campus des métiers; bts; maison familiale rurale; mfr; compagnons du devoir; aforp; aftral; promotrans; ecf; iut; iae; iup; ufr; iep; sciences po; centrale; polytechnique; mines; ponts; arts et métiers; supélec; centralesupélec; telecom; agroparistech; imt; imt atlantique; enac; isae; supaéro; estp; esitc; ensip; enseeiht; ensimag; insa lyon
lycée = lycée professionnel; lycée général; lycée polyvalent; lycée technique; lycée agricole; lycée hôtelier; lycée technologique; collège; collèges; sixth form; sixth form college; academy; gymnasium
community college = further education college; technical college; city college; college of; state college; university college
institut = institute; institut universitaire; institut de formation; institute of technology; istituto; instituto; institutes; mit; polytechnic; polytechnic institute; tafe; conservatoire; conservatory; faculté; faculty; faculdade; fac; fac de; faculté des; faculté de; academia; centre de formation; organisme de formation; centre de formation d'apprentis; training centre; training center; education center; open university; the open university; open learn; coursera; udemy; edx; linkedin learning; bootcamp
