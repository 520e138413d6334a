# What CVs say of a person beside work: kept out of the profile, or used to find contact data.

# Sensitive facts: the cue words that introduce them. Recognised, left out, and listed by kind in `withheld`.
[sensitive]
birth_date = né le; née le; né(e) le; né en; née en; né à; née à; date de naissance; naissance; date et lieu de naissance; lieu de naissance; born on; born; born in; date of birth; dob; d.o.b; birthdate; birthday; place of birth
age = ans d'âge; years old
nationality = nationalité; citizenship; citoyenneté; nationalités; nationalities; de nationalité; work authorization; carte de séjour; titre de séjour
marital_status = situation familiale; état civil; situation de famille; situation maritale; family status; célibataire; marié; mariée; pacsé; pacsée; divorcé; divorcée; veuf; veuve; concubinage; en couple; vie maritale; union libre; single; married; divorced; widowed; civil partnership; sans enfant; sans enfants; children; enfants; enfant; père de famille; mère de famille; dependents
sex = sexe; genre; gender; homme; femme; male; female; masculin; féminin; civilité
social_security_number = numéro de sécurité sociale; n° de sécurité sociale; n° sécurité sociale; sécurité sociale; nir; n° ss; numéro ss; n° insee; ssn; national insurance number; ni number; nino; national insurance
health = rqth; travailleur handicapé; reconnaissance de la qualité de travailleur handicapé; situation de handicap; handicap reconnu; disability; disabled; état de santé; groupe sanguin; blood type
religion = confession
photo = photographie; picture

# Labels before contact data.
[contact-labels]
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
