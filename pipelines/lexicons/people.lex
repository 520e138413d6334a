# What CVs say of a person beside work: kept out of the profile, or used to find contact data.

# Sensitive facts: recognised, left out, and listed by kind in `withheld`. `use` tells how the words are meant:
#     label   what stands before a colon or a value: 'Nationalité : belge'
#     value   a date, a town or a number follows at once: 'né le 3/4/1985'
#     word    says it alone: 'célibataire'
#     phrase  means nothing else, also within a sentence of a summary: 'travailleur handicapé'
[sensitive]
birth_date = date de naissance; naissance; date et lieu de naissance; date & lieu de naissance; lieu de naissance; lieu et date de naissance; date of birth; dob; d.o.b; birthdate; birth date; birthday; place of birth; date and place of birth; place and date of birth; birth place; birthplace; anniversaire; année de naissance; year of birth; ville de naissance; pays de naissance; country of birth; date naissance; né(e) le; né / née le | use: label
birth_date = né le; née le; né en; née en; né à; née à; né; née; né un; born on; born in; born; ne(e) le; née un; né au; née au; naît le | use: value
age = âge; age; mon âge; age actuel; âge actuel; current age | use: label
age = âgé de; âgée de; aged | use: value
nationality = nationalité; nationalités; nationality; nationalities; citizenship; citizenships; citoyenneté; work authorization; work authorisation; statut migratoire; immigration status; visa status | use: label
origin = pays d'origine; country of origin; origine; origines; ethnicity; ethnic origin; race | use: label
nationality = de nationalité | use: value
nationality = titre de séjour; carte de séjour; carte de résident; permis de séjour; autorisation de travail; work permit; residence permit; settled status; pre-settled status; indefinite leave to remain; green card holder; permanent resident | use: phrase
marital_status = situation familiale; situation de famille; situation maritale; situation matrimoniale; état civil; état matrimonial; statut marital; statut matrimonial; statut familial; statut civil; family status; family situation; marital status; marital state; civil status; relationship status; enfants à charge; nombre d'enfants; number of children; dependents; dependants; conjoint; spouse; famille; family | use: label
marital_status = célibataire; marié; mariée; pacsé; pacsée; divorcé; divorcée; séparé; séparée; veuf; veuve; concubin; concubine; concubinage; fiancé; fiancée; single; married; divorced; widowed; widow; widower; separated; engaged; cohabiting; unmarried; célib | use: word
marital_status = vie maritale; union libre; en couple; civil partnership; in a relationship; sans enfant; sans enfants; sans enfant à charge; père de famille; mère de famille; no children; no dependents; parent isolé; parent isolée; single parent; jeune maman; jeune papa | use: phrase
sex = sexe; genre; gender; sex; civilité; pronoms; pronouns; preferred pronouns | use: label
sex = homme; femme; male; female; masculin; féminin; transgenre; transgender; non-binaire; non-binary; she/her; he/him; they/them; elle; iel | use: word
social_security_number = numéro de sécurité sociale; n° de sécurité sociale; n° sécurité sociale; no sécurité sociale; n° de sécu; numéro de sécu; sécurité sociale; numéro sécu; nir; n° ss; numéro ss; n° insee; numéro insee; n° de ss; ssn; social security number; social security; social security no; national insurance number; national insurance no; ni number; nino; national insurance; pps number; ppsn; social insurance number; sin; n° avs; avs | use: label
health = rqth; reconnaissance de la qualité de travailleur handicapé; reconnaissance travailleur handicapé; reconnu travailleur handicapé; reconnue travailleur handicapé; reconnue travailleuse handicapée; statut travailleur handicapé; travailleur handicapé; travailleuse handicapée; statut rqth; bénéficiaire rqth; titulaire rqth; titulaire de la rqth; bénéficiaire de l'obligation d'emploi; en situation de handicap; personne en situation de handicap; handicap reconnu; boeth; registered disabled; disabled person; i am disabled; i have a disability; living with a disability; wheelchair user; ma maladie; my illness; taux d'incapacité; carte mobilité inclusion; pension d'invalidité; en invalidité | use: phrase
health = disability; disabled; disability status; handicap; état de santé; santé; groupe sanguin; blood group; blood type; health; health status; allergies; taille; poids; height; weight; fumeur; smoker; vaccination; vaccin; covid | use: label
religion = religion; confession; religious affiliation; croyance; croyances; faith; religious belief | use: label
politics = appartenance syndicale; syndicat; trade union membership; opinions politiques; appartenance politique; political opinions; political affiliation | use: label
photo = photo; photographie; photograph; picture; portrait; photo d'identité; votre photo; ma photo; photo ici; insérer photo; profile picture; headshot | use: word

# Labels before contact data.
[contact-labels]
family_name = nom; nom de famille; nom usuel; surname; last name; family name
given_name = prénom; prénoms; prénom usuel; prénom(s); given name; given names; first name; forename; forenames; first names
phone = tél; téléphone; mobile; portable; tél portable; tél mobile; gsm; cell; cellphone; cell phone; call; fixe; mob; numéro de téléphone; numéro; n° de téléphone; phone number; mobile phone; home; domicile; contact number; ph; fax; whatsapp
email = e-mail; mail; courriel; mél; email address; adresse e-mail; adresse mail; adresse électronique; adresse email; e-mail address; courrier électronique
address = adresse; adr; home address; location; located in; based in; ville; city; résidence; lieu de résidence; localisation; lieu; habite à; postal address; adresse postale; lives in; domicilié à; place
url = site; site web; site internet; web; website; portfolio; blog; page web; page personnelle; home page; homepage; personal website; site personnel; lien; link; webpage; www
profile = linkedin; github; gitlab; twitter; x; viadeo; xing; stack overflow; behance; dribbble; kaggle; facebook; instagram; skype; medium; orcid; researchgate; hackerrank; bitbucket; profil linkedin; linkedin profile; doyoubuzz; mastodon; malt; telegram; codepen; youtube
mobility = mobilité; mobilité géographique; disponibilité; disponible; available; availability; véhicule; véhiculée; permis; permis b; driving licence; driving license; driver's license; full driving licence; relocation; willing to relocate; open to relocation; notice period; préavis; prétentions; prétentions salariales; open to work; immediately available; available immediately; available from; salaire; remote; télétravail; driver license; right to work; eligible to work; own vehicle; own car; motorisé; disponible immédiatement; clean driving licence; car owner; notice; ouvert à la mobilité; ouverte à la mobilité

# Networks, by the host of their addresses.
[networks]
LinkedIn = linkedin.com
GitHub = github.com; github.io
GitLab = gitlab.com
Bitbucket = bitbucket.org
X = twitter.com; x.com
Stack Overflow = stackoverflow.com
Facebook = facebook.com
Instagram = instagram.com
Behance = behance.net
Dribbble = dribbble.com
Medium = medium.com
Kaggle = kaggle.com
Viadeo = viadeo.com; viadeo.journaldunet.com
Xing = xing.com
ResearchGate = researchgate.net
ORCID = orcid.org
DoYouBuzz = doyoubuzz.com
YouTube = youtube.com
CodePen = codepen.io
HackerRank = hackerrank.com
LeetCode = leetcode.com
Mastodon = mastodon.social
Malt = malt.fr; malt.com
Google Scholar = scholar.google.com; scholar.google.fr
Hugging Face = huggingface.co
Bluesky = bsky.app
ArtStation = artstation.com
Vimeo = vimeo.com
SoundCloud = soundcloud.com

# Driving licences by class.
[licences]
B = permis b; permis de conduire b; permis de conduire; permis; permis voiture; driving licence; driving license; driver's licence; driver's license; drivers license; full driving licence; clean driving licence; full uk driving licence; uk driving licence; category b; catégorie b; driver license; full clean driving licence; permis auto; permis vl; b licence; class b licence; class b license; full driving license; clean driving license; full uk licence; car licence
A = permis a; permis moto; category a; motorcycle licence; motorcycle license
A2 = permis a2
AM = permis am; bsr
C = permis c; permis poids lourd; permis pl; poids lourd; category c; class 2 licence; class 2; lgv licence; hgv class 2; hgv licence; cat c
CE = permis ce; permis c e; permis ec; permis e c; permis spl; super lourd; category c+e; c+e; class 1 licence; hgv class 1; lgv c+e; cat c+e; cdl class a; class a cdl
C1 = permis c1; category c1; 7.5t licence
BE = permis be; permis b e; permis eb; category be; category b+e; b+e
D = permis d; category d; pcv licence; transport en commun; bus licence; psv licence
CDL = commercial driver's license; commercial driver license

# Words that tell the language of a text. Only words that the other language does not have.
[language-tests]
French = du; des; et; les; une; au; aux; pour; avec; dans; sur; par; chez; depuis; expérience; formation; compétences; langues; développement; gestion; équipe; mise; suivi; être; ou; sein; clients; réalisation; service; projet; projets; notre; janvier; février; juin; juillet; août; septembre; octobre; décembre; loisirs; niveau; permis; français | iso: fr
# Also words of other languages: they tell French only where no other language shows.
Shared = de; la; le; en; un | iso: fr, shared
English = the; and; of; for; with; at; to; from; by; an; team; skills; education; work; languages; present; development; using; managed; led; developed; customer; customers; staff; including; across; new; university; college; january; february; june; july; august; september; october; december; references; hobbies; interests; built; handled; reports; daily; weekly; wrote | iso: en
German = und; der; die; das; mit; für; von; bei; im; auf; kenntnisse; berufserfahrung; ausbildung; sprachen; lebenslauf; schule; den; dem; ein; eine; einer; zum; zur; als; nach; seit; heute; deutsch; deutschland; erfahrung; straße | iso: de
Spanish = y; el; los; las; con; para; por; del; experiencia; formación; idiomas; educación; habilidades; empresa; desarrollo; actualidad; español; española; desde; hasta; laboral; sus; más | iso: es
Italian = il; gli; di; della; per; esperienza; istruzione; lingue; competenze; presso; dal; nel; formazione; sviluppo; azienda; italiano; italiana; dei; delle; degli; alla; nella; presente; esperienze; professionale | iso: it
Portuguese = da; do; dos; com; uma; formação; educação; desenvolvimento; em; português; portuguesa; ao; pela; pelo; não; são; competências; atendimento | iso: pt
Dutch = het; een; van; voor; met; bij; werkervaring; opleiding; talen; vaardigheden; ervaring; heden; aan; naar; uit; nederlands; nederlandse | iso: nl
Polish = i; w; z; na; doświadczenie; wykształcenie; umiejętności; języki; oraz; obecnie; zawodowe; polski | iso: pl

# What people of a country are called in both languages, by its code: 'French national', 'nationalité belge'.
[demonyms]
FR = français; française; french
GB = britannique; anglais; anglaise; écossais; écossaise; gallois; galloise; british; english; scottish; welsh; uk
IE = irlandais; irlandaise; irish
US = américain; américaine; american; us; usa
CA = canadien; canadienne; canadian; québécois; québécoise
BE = belge; belgian
CH = suisse; swiss
LU = luxembourgeois; luxembourgeoise; luxembourgish
DE = allemand; allemande; german
AT = autrichien; autrichienne; austrian
ES = espagnol; espagnole; spanish
PT = portugais; portugaise; portuguese
IT = italien; italienne; italian
NL = néerlandais; néerlandaise; hollandais; hollandaise; dutch
PL = polonais; polonaise; polish
RO = roumain; roumaine; romanian
BG = bulgare; bulgarian
HU = hongrois; hongroise; hungarian
CZ = tchèque; czech
SK = slovaque; slovak
GR = grec; grecque; greek
SE = suédois; suédoise; swedish
DK = danois; danoise; danish
NO = norvégien; norvégienne; norwegian
FI = finlandais; finlandaise; finnish
RU = russe; russian
UA = ukrainien; ukrainienne; ukrainian
BY = biélorusse; belarusian
LT = lituanien; lituanienne; lithuanian
LV = letton; lettone; latvian
EE = estonien; estonienne; estonian
HR = croate; croatian
RS = serbe; serbian
BA = bosnien; bosnienne; bosnian
SI = slovène; slovenian
AL = albanais; albanaise; albanian
XK = kosovar; kosovare; kosovan
MK = macédonien; macédonienne; macedonian
MD = moldave; moldovan
GE = géorgien; géorgienne; georgian
AM = arménien; arménienne; armenian
AZ = azerbaïdjanais; azerbaïdjanaise; azerbaijani
TR = turc; turque; turkish
MT = maltais; maltaise; maltese
CY = chypriote; cypriot
IS = islandais; islandaise; icelandic
MA = marocain; marocaine; moroccan
DZ = algérien; algérienne; algerian
TN = tunisien; tunisienne; tunisian
LY = libyen; libyenne; libyan
EG = égyptien; égyptienne; egyptian
MR = mauritanien; mauritanienne; mauritanian
SN = sénégalais; sénégalaise; senegalese
ML = malien; malienne; malian
CI = ivoirien; ivoirienne; ivorian
GN = guinéen; guinéenne; guinean
BF = burkinabé; burkinabè; burkinabe
NE = nigérien; nigérienne
NG = nigérian; nigériane; nigerian
TG = togolais; togolaise; togolese
BJ = béninois; béninoise; beninese
GH = ghanéen; ghanéenne; ghanaian
CM = camerounais; camerounaise; cameroonian
GA = gabonais; gabonaise; gabonese
CG = congolais; congolaise; congolese
TD = tchadien; tchadienne; chadian
CF = centrafricain; centrafricaine; central african
RW = rwandais; rwandaise; rwandan
BI = burundais; burundaise; burundian
UG = ougandais; ougandaise; ugandan
KE = kényan; kényane; kenyan
ET = éthiopien; éthiopienne; ethiopian
ER = érythréen; érythréenne; eritrean
SO = somalien; somalienne; somali
SD = soudanais; soudanaise; sudanese
ZA = sud-africain; sud-africaine; south african
ZW = zimbabwéen; zimbabwéenne; zimbabwean
ZM = zambien; zambienne; zambian
AO = angolais; angolaise; angolan
MZ = mozambicain; mozambicaine; mozambican
MG = malgache; malagasy
MU = mauricien; mauricienne; mauritian
KM = comorien; comorienne; comorian
CV = cap-verdien; cap-verdienne; cape verdean
GM = gambien; gambienne; gambian
SL = sierra-léonais; sierra-léonaise; sierra leonean
LB = libanais; libanaise; lebanese
SY = syrien; syrienne; syrian
IQ = irakien; irakienne; iraqi
IR = iranien; iranienne; iranian
IL = israélien; israélienne; israeli
PS = palestinien; palestinienne; palestinian
JO = jordanien; jordanienne; jordanian
SA = saoudien; saoudienne; saudi
YE = yéménite; yemeni
AE = émirien; émirienne; emirati
AF = afghan; afghane
PK = pakistanais; pakistanaise; pakistani
IN = indien; indienne; indian
BD = bangladais; bangladaise; bangladeshi
LK = sri-lankais; sri-lankaise; sri lankan
NP = népalais; népalaise; nepalese; nepali
CN = chinois; chinoise; chinese
TW = taïwanais; taïwanaise; taiwanese
HK = hongkongais; hongkongaise
JP = japonais; japonaise; japanese
KR = coréen; coréenne; sud-coréen; sud-coréenne; korean; south korean
VN = vietnamien; vietnamienne; vietnamese
TH = thaïlandais; thaïlandaise; thai
KH = cambodgien; cambodgienne; cambodian
LA = laotien; laotienne; laotian
PH = philippin; philippine; filipino; filipina
ID = indonésien; indonésienne; indonesian
MY = malaisien; malaisienne; malaysian
SG = singapourien; singapourienne; singaporean
AU = australien; australienne; australian
NZ = néo-zélandais; néo-zélandaise; new zealand; new zealander
BR = brésilien; brésilienne; brazilian
AR = argentin; argentine; argentinian; argentine
CL = chilien; chilienne; chilean
CO = colombien; colombienne; colombian
PE = péruvien; péruvienne; peruvian
VE = vénézuélien; vénézuélienne; venezuelan
EC = équatorien; équatorienne; ecuadorian
BO = bolivien; bolivienne; bolivian
UY = uruguayen; uruguayenne; uruguayan
MX = mexicain; mexicaine; mexican
CU = cubain; cubaine; cuban
HT = haïtien; haïtienne; haitian
DO = dominicain; dominicaine; dominican
JM = jamaïcain; jamaïcaine; jamaican
TT = trinidadien; trinidadienne; trinidadian
EU = européen; européenne; european; eu; ue
