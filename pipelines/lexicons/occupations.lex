# Occupations with their French and English titles, masculine where the pair of titles.lex gives the other form.
# [occupations: family/group]: titles of one line are one occupation; lines of one group are close occupations;
# groups of one family are related. Words of seniority (junior, senior, lead, responsable…) are looked through.

[occupations: it/software]
back-end developer = backend developer; back end developer; backend engineer; développeur back-end; développeur backend; développeur back end; java developer; développeur java; développeur java jee; analyste programmeur; analyst programmer; programmer analyst; développeur php; php developer; développeur symfony; développeur python; python developer; développeur .net; .net developer; développeur c#; c# developer; développeur node.js; node.js developer; développeur go; go developer; golang developer; développeur ruby; ruby developer; développeur kotlin; développeur rust; rust developer; développeur swift serveur; développement java
full-stack developer = fullstack developer; full stack developer; full stack engineer; développeur full-stack; développeur fullstack; développeur full stack
software engineer = software developer; développeur logiciel; développeur informatique; ingénieur logiciel; ingénieur développement; ingénieur d'études et développement; ingénieur études et développement; concepteur développeur; concepteur développeur d'applications; développeur d'applications; application developer; programmer; programmeur; développeur; developer; software development engineer
embedded developer = embedded software engineer; développeur embarqué; ingénieur logiciel embarqué; ingénieur systèmes embarqués; développeur c++; c++ developer; firmware engineer
software architect = architecte logiciel; architecte applicatif; solution architect; solutions architect; architecte solution
technical lead = tech lead; lead developer; lead dev; référent technique; responsable technique
[occupations: it/web]
front-end developer = frontend developer; front end developer; front-end engineer; frontend engineer; développeur front-end; développeur frontend; développeur front end; développeur front; front-end; frontend; react developer; développeur react; react engineer; développeur angular; angular developer; développeur vue; vue developer; développeur vue.js; développeur javascript; javascript developer; développeur typescript; web integrator; intégrateur web; intégrateur; développeur d'interfaces; ui developer
web developer = développeur web; webmaster; développeur wordpress; développeur internet
[occupations: it/mobile]
mobile developer = développeur mobile; ios developer; développeur ios; développeur swift; android developer; développeur android; développeur flutter; flutter developer; développeur react native; mobile engineer
[occupations: it/operations]
system administrator = administrateur système; administrateur systèmes; administrateur systèmes et réseaux; administrateur système et réseau; sysadmin; systems engineer; ingénieur systèmes; ingénieur système; ingénieur systèmes et réseaux; network administrator; administrateur réseau; administrateur réseaux; network engineer; ingénieur réseau; ingénieur réseaux
devops engineer = ingénieur devops; devops; site reliability engineer; sre; cloud engineer; ingénieur cloud; platform engineer; cloud architect; architecte cloud
it support technician = technicien informatique; technicien support; technicien support informatique; technicien helpdesk; helpdesk technician; help desk technician; it support; it technician; support technician; technicien systèmes et réseaux; technicien de proximité; service desk analyst; desktop support technician
database administrator = administrateur de bases de données; dba; administrateur base de données
[occupations: it/security]
security engineer = ingénieur sécurité; ingénieur cybersécurité; analyste cybersécurité; cybersecurity analyst; security analyst; analyste soc; soc analyst; consultant cybersécurité; pentester; rssi; responsable sécurité des systèmes d'information; ciso
[occupations: it/quality]
test engineer = qa engineer; testeur; testeur logiciel; software tester; ingénieur test; ingénieur qa; qa analyst; quality assurance engineer; ingénieur validation logicielle; automaticien de tests
[occupations: it/management]
it project manager = chef de projet informatique; chef de projet it; chef de projet digital; digital project manager; chef de projet technique; chef de projet web; technical project manager; directeur de projet informatique
scrum master = coach agile; agile coach; scrum master
product owner = product manager; chef de produit digital; product owner; responsable produit
business analyst = analyste fonctionnel; analyste métier; consultant fonctionnel; functional analyst; functional consultant; moa; assistant maîtrise d'ouvrage; consultant erp; erp consultant; consultant sap; sap consultant
chief information officer = dsi; directeur des systèmes d'information; responsable informatique; it manager; responsable si; cto; directeur technique informatique

[occupations: data/analysis]
data analyst = analyste de données; analyste data; responsable analyse de données; analyse de données; chargé d'études statistiques; chargé d'études; statisticien; statistician; data analytics; insight analyst; web analyst; analyste web; analyste quantitatif
[occupations: data/business-intelligence]
business intelligence consultant = bi consultant; consultant bi; consultant décisionnel; consultant business intelligence; développeur bi; bi developer; business intelligence developer; développeur décisionnel; architecte décisionnel; bi analyst; analyste décisionnel; business intelligence analyst; ingénieur décisionnel; bi engineer; business intelligence engineer; bi architect; consultant power bi; développeur power bi; power bi developer; reporting analyst
[occupations: data/engineering]
data engineer = ingénieur données; ingénieur data; ingénieur de données; data architect; architecte data; architecte de données; développeur big data; etl developer; développeur etl
[occupations: data/science]
data scientist = scientifique des données; machine learning engineer; ingénieur machine learning; ingénieur ia; ai engineer; data science; research scientist; ml engineer; ingénieur intelligence artificielle

[occupations: design/digital]
ux designer = ui designer; ux ui designer; ui ux designer; product designer; designer ux; designer ui; designer d'interface; ergonome; interaction designer; designer produit; web designer; webdesigner
graphic designer = graphiste; infographiste; designer graphique; directeur artistique; art director; maquettiste; motion designer; illustrateur; illustrator

[occupations: sales/business]
sales representative = commercial; technico-commercial; technico commercial; commercial itinérant; commercial sédentaire; attaché commercial; délégué commercial; field sales executive; sales executive; technical sales representative; technical sales engineer; ingénieur commercial; ingénieur technico-commercial; ingénieur d'affaires; account executive; sales engineer; chargé d'affaires; vrp; inside sales representative; business developer; business development representative; business development executive; sales development representative; développeur commercial; conseiller commercial; commercial terrain; sales rep; telesales executive; téléconseiller commercial; télévendeur
account manager = key account manager; responsable grands comptes; responsable de comptes; chargé de clientèle entreprises; responsable de clientèle; customer success manager; responsable grands-comptes; chargé de clientèle; account director
sales manager = responsable commercial; chef des ventes; directeur commercial; responsable de secteur; responsable des ventes; area sales manager; regional sales manager; directeur des ventes; head of sales; responsable régional; sales director; chef de secteur; business development manager; responsable développement commercial; responsable export; export manager
sales assistant b2b = assistant commercial; sales administrator; administration des ventes; assistant adv; gestionnaire adv; sales coordinator; sales support; sales assistant (b2b)
[occupations: sales/retail]
shop assistant = vendeur; vendeur en prêt-à-porter; vendeur en magasin; vendeur conseil; conseiller de vente; conseiller vente; sales adviser; sales advisor; sales assistant; retail assistant; retail sales assistant; store assistant; sales associate; retail associate; shop worker; conseiller clientèle en magasin; vendeur spécialisé; employé de commerce
cashier = hôte de caisse; caissier; till operator; checkout operator; employé de caisse; checkout assistant
shelf stacker = employé libre-service; employé de rayon; employé libre service; stock assistant; shelf filler; employé commercial; équipier de commerce
store manager = responsable de magasin; directeur de magasin; shop manager; retail manager; gérant de magasin; adjoint de magasin; assistant store manager; responsable boutique; responsable de rayon; chef de rayon; manager de rayon; department manager; visual merchandiser; responsable point de vente

[occupations: marketing/marketing]
marketing officer = chargé de marketing; chargé marketing; assistant marketing; marketing assistant; marketing executive; chef de produit; chef de produit marketing; responsable marketing; marketing manager; product marketing manager; directeur marketing; marketing director; brand manager; chef de marque; category manager; trade marketing manager; marketing coordinator; traffic manager; growth hacker; growth manager
digital marketing officer = chargé de marketing digital; responsable marketing digital; digital marketing manager; digital marketer; seo manager; consultant seo; seo specialist; référenceur; responsable acquisition; responsable e-commerce; e-commerce manager; chef de projet marketing digital; crm manager; content manager
[occupations: marketing/communication]
communication officer = chargé de communication; responsable communication; communications manager; communications officer; assistant communication; attaché de presse; press officer; public relations officer; chargé de relations publiques; community manager; social media manager; responsable de la communication; rédacteur web; copywriter; content writer; concepteur-rédacteur; rédacteur; event manager; chef de projet événementiel; chargé d'événementiel; event coordinator; journaliste; journalist

[occupations: finance/accounting]
accountant = comptable; comptable général; comptable unique; general ledger accountant; collaborateur comptable; comptable fournisseurs; comptable clients; comptable auxiliaire; aide-comptable; aide comptable; assistant comptable; assistant accountant; accounts assistant; bookkeeper; purchase ledger clerk; sales ledger clerk; accounts payable clerk; accounts receivable clerk; accounts payable; accounts receivable; secrétaire comptable; accounting clerk; accounting technician; financial accountant; management accountant; comptable trésorerie; comptable en cabinet; accounting assistant; finance assistant; accounts clerk
chief accountant = chef comptable; responsable comptable; expert-comptable; expert comptable; chartered accountant; accounting manager; finance manager; responsable administratif et financier; directeur administratif et financier; chief financial officer; daf; raf; cfo; responsable comptabilité; financial director; finance director
[occupations: finance/control]
controller = contrôleur de gestion; management controller; financial controller; business controller; contrôleur financier; auditeur; auditor; auditeur interne; internal auditor; auditeur financier; financial analyst; analyste financier; trésorier; treasurer; credit manager; consolideur; credit controller; chargé de recouvrement
[occupations: finance/payroll]
payroll officer = gestionnaire de paie; gestionnaire paie; gestionnaire paie et administration du personnel; assistant paie; assistant de paie; payroll administrator; payroll clerk; payroll specialist; payroll manager; responsable paie; technicien paie; collaborateur paie; payroll assistant; comptable paie; collaborateur social; gestionnaire social; payroll advisor
[occupations: finance/banking]
bank adviser = conseiller bancaire; conseiller clientèle bancaire; conseiller clientèle; chargé de clientèle particuliers; banking advisor; bank teller; directeur d'agence bancaire; conseiller patrimonial; gestionnaire de patrimoine; wealth manager; analyste crédit; credit analyst; personal banker
[occupations: finance/insurance]
insurance adviser = conseiller en assurances; gestionnaire sinistres; claims handler; claims adjuster; courtier en assurances; insurance broker; souscripteur; underwriter; actuaire; actuary; gestionnaire assurance; agent d'assurance; insurance agent

[occupations: hr/recruitment]
recruiter = consultant en recrutement; chargé de recrutement; recruteur; recruitment consultant; talent acquisition partner; talent acquisition manager; talent acquisition specialist; chasseur de têtes; headhunter; recruitment resourcer; recruitment officer; recruitment manager; responsable recrutement; responsable du recrutement; it recruiter; technical recruiter; consultant recrutement; chargé de sourcing; sourceur; talent sourcer; talent acquisition
[occupations: hr/generalist]
hr officer = assistant ressources humaines; assistant rh; chargé de ressources humaines; chargé rh; gestionnaire rh; gestionnaire ressources humaines; responsable ressources humaines; responsable rh; rrh; drh; directeur des ressources humaines; hr manager; human resources manager; hr business partner; hr generalist; hr assistant; hr advisor; hr director; human resources assistant; human resources officer; chargé de formation; responsable formation; training manager; training officer; learning and development manager; people manager; people partner; chargé de développement rh; juriste social; administrateur du personnel; gestionnaire administration du personnel; hr administrator

[occupations: administration/office]
administrative assistant = assistant administratif; secrétaire; assistant de direction; executive assistant; personal assistant; office manager; secretary; administrator; office administrator; administrative officer; agent administratif; employé administratif; gestionnaire administratif; secrétaire médical; medical secretary; secrétaire juridique; legal secretary; assistant polyvalent; hôte d'accueil; agent d'accueil; receptionist; réceptionniste standardiste; standardiste; chargé d'accueil; data entry clerk; opérateur de saisie; office assistant; administrative coordinator
customer service adviser = conseiller clientèle à distance; téléconseiller; chargé de relation client; customer service advisor; customer service representative; customer service agent; call centre agent; call center agent; conseiller relation client; chargé de service client; customer support agent; télé-conseiller; customer advisor
[occupations: administration/public]
public servant = agent territorial; rédacteur territorial; attaché territorial; attaché d'administration; secrétaire de mairie; civil servant; policy officer; chargé de mission; instructeur; agent d'état civil; officier d'état civil

[occupations: legal/legal]
lawyer = avocat; juriste; legal counsel; solicitor; barrister; juriste d'entreprise; juriste droit social; notaire; clerc de notaire; notary; paralegal; assistant juridique; legal assistant; responsable juridique; legal officer; compliance officer; responsable conformité; delegue à la protection des données; data protection officer; dpo

[occupations: purchasing/purchasing]
buyer = acheteur; responsable achats; assistant achats; purchasing manager; purchasing officer; procurement officer; procurement manager; acheteur industriel; approvisionneur; gestionnaire approvisionnement; supply planner; category buyer; chef de projet achats

[occupations: health/nursing]
nurse = infirmier; infirmier diplômé d'état; infirmier en médecine; infirmier en ehpad; infirmier de bloc opératoire; infirmier remplaçant; infirmier référent; infirmier libéral; infirmier coordinateur; registered nurse; staff nurse; bank nurse; newly qualified nurse; ide; ibode; iade; infirmier anesthésiste; infirmier scolaire; practice nurse; ward nurse; charge nurse; cadre de santé; nurse manager; ward manager; puériculteur; infirmier puériculteur; district nurse; community nurse; clinical nurse specialist; infirmier de nuit; mental health nurse; theatre nurse
midwife = sage-femme; sage femme; maïeuticien
[occupations: health/care]
care assistant = aide-soignant; aide soignant; aide-soignant de nuit; healthcare assistant; health care assistant; nursing assistant; auxiliaire de vie; auxiliaire de vie sociale; assistant de soins en gérontologie; agent de service hospitalier; ash; aide à domicile; assistant de vie; carer; care worker; home care assistant; support worker; aide médico-psychologique; accompagnant éducatif et social; aes; home carer; senior carer; auxiliaire de puériculture; aide médico psychologique; assistant de vie aux familles; brancardier; hospital porter; ambulancier; ambulance care assistant
[occupations: health/therapy]
physiotherapist = kinésithérapeute; masseur-kinésithérapeute; ergothérapeute; occupational therapist; orthophoniste; speech therapist; psychomotricien; ostéopathe; osteopath; diététicien; dietitian; psychologue; psychologist; podologue
[occupations: health/medical]
doctor = médecin; médecin généraliste; general practitioner; physician; chirurgien; surgeon; pharmacien; pharmacist; chirurgien-dentiste; dentist; vétérinaire; veterinarian; médecin coordonnateur; interne en médecine
medical technician = préparateur en pharmacie; pharmacy technician; manipulateur radio; manipulateur en radiologie; radiographer; technicien de laboratoire médical; biomedical scientist; laborantin; assistant dentaire; dental nurse; dental assistant; opticien; optician; assistant médical; medical assistant; attaché de recherche clinique; clinical research associate; technicien de laboratoire; laboratory technician; lab technician

[occupations: social/social-work]
social worker = assistant de service social; assistant social; éducateur spécialisé; travailleur social; moniteur-éducateur; moniteur éducateur; conseiller en économie sociale et familiale; youth worker; conseiller en insertion professionnelle; conseiller emploi; employment adviser; éducateur; family support worker; médiateur social; chef de service éducatif; éducateur technique
[occupations: social/childcare]
nursery nurse = éducateur de jeunes enfants; assistant maternel; animateur petite enfance; agent de crèche; childminder; nursery assistant; early years practitioner; garde d'enfants; nanny; auxiliaire petite enfance; directeur de crèche; early years educator

[occupations: teaching/school]
teacher = professeur des écoles; enseignant; professeur; primary school teacher; elementary school teacher; primary teacher; trainee teacher; instituteur; professeur des écoles stagiaire; enseignant du premier degré; school teacher; classroom teacher; supply teacher; enseignant en cm1; enseignant en ce2; directeur d'école; head teacher; headteacher; enseignant en maternelle; professeur de collège; professeur de lycée; secondary school teacher; professeur certifié; professeur agrégé; maître d'école; key stage 2 teacher; key stage 1 teacher; maths teacher; english teacher; professeur de mathématiques; professeur d'anglais; professeur de français; professeur d'histoire-géographie
teaching assistant = atsem; aesh; accompagnant d'élèves en situation de handicap; assistant d'éducation; assistant pédagogique; animateur périscolaire; animateur; learning support assistant; surveillant; cpe; conseiller principal d'éducation; animateur de loisirs; agent spécialisé des écoles maternelles; activity leader; classroom assistant
[occupations: teaching/training]
trainer = formateur; formateur d'adultes; consultant formateur; ingénieur pédagogique; instructional designer; moniteur; lecturer; maître de conférences; enseignant-chercheur; instructor; tutor; professeur particulier; soutien scolaire; responsable pédagogique; course leader

[occupations: logistics/warehouse-management]
warehouse manager = responsable d'entrepôt; responsable entrepôt; chef d'entrepôt; chef de quai; distribution supervisor; shift supervisor; warehouse supervisor; chef d'équipe logistique; responsable logistique; logistics manager; agent de maîtrise logistique; responsable d'exploitation logistique; distribution manager; warehouse team leader; logistics team leader; responsable de plateforme logistique; supply chain manager; responsable supply chain; directeur logistique; responsable de site logistique; logistics supervisor; agent de quai; dock supervisor; distribution centre manager
logistics coordinator = coordinateur logistique; assistant logistique; gestionnaire de stocks; gestionnaire de stock; stock controller; logistics coordinator; inventory controller; technicien logistique; affréteur; agent de transit; déclarant en douane; freight forwarder; customs agent; agent d'exploitation transport; exploitant transport; transport planner; transport coordinator; gestionnaire de flux; inventory manager; logistics assistant; supply chain coordinator
[occupations: logistics/warehouse]
forklift driver = cariste; reach truck driver; forklift operator; fork lift driver; conducteur de chariots élévateurs; magasinier cariste; cariste formateur; magasinier; storekeeper; préparateur de commandes; order picker; warehouse operative; manutentionnaire; agent logistique; warehouse worker; picker packer; opérateur logistique; warehouse assistant; agent de manutention; stock clerk; agent d'entrepôt; réceptionnaire; goods in operative; warehouse operator; material handler; préparateur; packer; emballeur; warehouse associate
[occupations: transport/driving]
driver = chauffeur; chauffeur poids lourd; conducteur routier; lorry driver; truck driver; hgv driver; chauffeur-livreur; chauffeur livreur; livreur; delivery driver; van driver; conducteur de bus; bus driver; chauffeur de taxi; taxi driver; conducteur poids lourds; conducteur super poids lourd; chauffeur spl; coursier; courier; conducteur de car; coach driver; conducteur de train; train driver; facteur; postman; ambulance driver

[occupations: industry/mechanical-engineering]
mechanical engineer = ingénieur mécanique; ingénieur mécanicien; mechanical design engineer; ingénieur bureau d'études; ingénieur conception mécanique; design engineer; graduate mechanical engineer; dessinateur projeteur; dessinateur industriel; projeteur; dessinateur; concepteur mécanique; ingénieur conception; cad technician; cad designer; mechanical engineering technician; technicien bureau d'études; mechanical designer; draughtsman; drafter; design draughtsman; ingénieur calcul; stress engineer; ingénieur r&d; r&d engineer; ingénieur produit; product engineer; ingénieur structure; apprenti ingénieur mécanique; projeteur mécanique; ingénieur calculs; simulation engineer; concepteur cao
[occupations: industry/process]
process engineer = ingénieur procédés; ingénieur méthodes; ingénieur de production; production engineer; manufacturing engineer; ingénieur industrialisation; ingénieur amélioration continue; lean engineer; technicien méthodes; methods engineer; industrial engineer; ingénieur industriel; continuous improvement engineer; chemical engineer; ingénieur chimiste; agent de méthodes; chargé d'industrialisation
quality engineer = ingénieur qualité; responsable qualité; technicien qualité; quality manager; quality technician; contrôleur qualité; quality inspector; qualiticien; responsable qse; responsable hse; hse manager; qhse manager; animateur qualité; ingénieur hse; animateur sécurité; health and safety officer; quality controller; metrologist; métrologue; chargé qhse
production manager = responsable de production; directeur de production; chef d'atelier; plant manager; directeur d'usine; workshop manager; responsable d'atelier; chef d'équipe production; production supervisor; production team leader; chef de ligne; responsable de fabrication; manufacturing manager; planificateur de production; production planner; ordonnanceur; gestionnaire de production
[occupations: industry/production]
production operator = opérateur de production; agent de production; agent de fabrication; production operative; ouvrier de production; machine operator; opérateur sur machine; conducteur de ligne; conducteur de machine; assembly operator; monteur; assembleur; ouvrier polyvalent; opérateur régleur; line operator; machiniste; factory worker; ouvrier; opérateur de fabrication; monteur câbleur; câbleur; agent de conditionnement; assembler; production worker; manufacturing operative
machinist = usineur; tourneur; fraiseur; tourneur-fraiseur; tourneur fraiseur; opérateur commande numérique; cnc machinist; cnc operator; régleur; ajusteur; fitter; outilleur; toolmaker; programmeur commande numérique; technicien d'usinage; opérateur d'usinage
welder = soudeur; chaudronnier; métallier; serrurier métallier; boilermaker; tuyauteur; pipefitter; sheet metal worker; tôlier; soudeur tig; welder fabricator
[occupations: industry/maintenance]
maintenance technician = technicien de maintenance; technicien maintenance; agent de maintenance; maintenance engineer; ingénieur maintenance; responsable maintenance; maintenance manager; électromécanicien; electromechanical technician; mécanicien industriel; maintenance operative; technicien sav; field service engineer; technicien itinérant; service technician; automaticien; automation engineer; ingénieur automatisme; technicien automatisme; roboticien; maintenance fitter; technicien de maintenance industrielle; frigoriste; refrigeration engineer; technicien cvc; hvac technician; agent technique; instrumentation technician
mechanic = mécanicien automobile; mécanicien; auto mechanic; car mechanic; vehicle technician; technicien automobile; carrossier; mécanicien poids lourds; hgv mechanic; peintre automobile; mécanicien agricole; contrôleur technique; motor mechanic; carrossier peintre
[occupations: industry/electrical-engineering]
electrical engineer = ingénieur électricien; ingénieur électronique; ingénieur électronicien; electronics engineer; ingénieur électrotechnique; électrotechnicien; electronics technician; technicien électronique; électronicien; dessinateur électricité; hardware engineer; ingénieur hardware; electrical design engineer

[occupations: construction/site-management]
site manager = conducteur de travaux; conductrice de travaux; chef de chantier; construction manager; assistant site manager; site foreman; foreman; site supervisor; aide conducteur de travaux; conducteur de travaux principal; project manager construction; directeur de travaux; construction project manager; responsable de chantier; chargé d'affaires btp; site engineer; ingénieur travaux; chef d'équipe bâtiment; contracts manager; construction supervisor; chef de chantier gros oeuvre; ingénieur génie civil; civil engineer; ingénieur btp; structural engineer; ingénieur structure béton
[occupations: construction/design]
architect = architecte; architecte d'intérieur; interior designer; dessinateur bâtiment; projeteur bim; bim manager; bim coordinator; métreur; économiste de la construction; quantity surveyor; géomètre; surveyor; urbaniste; town planner; paysagiste concepteur; landscape architect; dessinateur projeteur bâtiment; estimator; diagnostiqueur immobilier; bim technician; architectural technician
[occupations: construction/trades]
builder = maçon; bricklayer; coffreur; coffreur bancheur; plâtrier; plaquiste; plasterer; carreleur; tiler; couvreur; roofer; charpentier; carpenter; menuisier; joiner; peintre en bâtiment; painter and decorator; décorateur; façadier; étancheur; ouvrier du bâtiment; construction worker; labourer; manoeuvre; conducteur d'engins; plant operator; grutier; crane operator; terrassier; poseur; cabinet maker; ébéniste; ferrailleur; serrurier; locksmith; paveur
electrician = électricien; électricien bâtiment; électricien du bâtiment; électricien industriel; installateur électrique; technicien fibre optique; electrical fitter; monteur électricien; tireur de câbles
plumber = plombier; plombier chauffagiste; chauffagiste; heating engineer; installateur sanitaire; technicien chauffage; gas engineer; installateur thermique; monteur en chauffage

[occupations: catering/kitchen]
cook = cuisinier; chef de partie; commis de cuisine; commis chef; second de cuisine; sous-chef; sous chef; chef de cuisine; head chef; chef; line cook; apprenti cuisinier; kitchen assistant; aide de cuisine; plongeur; kitchen porter; pastry chef; chef pâtissier; demi chef de partie; executive chef; cuisinier de collectivité; pizzaïolo; kitchen hand; commis; chef cuisinier; crêpier; traiteur
[occupations: catering/bakery]
baker = boulanger; pâtissier; boulanger-pâtissier; chocolatier; confectioner; boucher; butcher; charcutier; poissonnier; fishmonger; tourier; ouvrier boulanger
[occupations: catering/service]
waiter = serveur; chef de rang; maître d'hôtel; commis de salle; waiting staff; bar staff; barman; bartender; barista; sommelier; food and beverage assistant; employé de restaurant; équipier polyvalent de restauration; crew member; responsable de salle; runner; employé polyvalent de restauration; head waiter; employé de restauration; catering assistant; employé de restauration collective
restaurant manager = directeur de restaurant; gérant de restaurant; responsable de restaurant; food and beverage manager; catering manager; assistant restaurant manager; responsable de restauration; pub manager; bar manager
[occupations: hospitality/hotel]
hotel receptionist = réceptionniste; réceptionniste d'hôtel; réceptionniste de nuit; night auditor; concierge; front desk agent; front office manager; chef de réception; hotel manager; directeur d'hôtel; gouvernant; gouvernante d'hôtel; housekeeper; femme de chambre; valet de chambre; room attendant; chambermaid; veilleur de nuit; porter; bagagiste; night porter; guest relations officer
[occupations: hospitality/tourism]
travel agent = agent de voyages; conseiller voyages; guide touristique; tour guide; accompagnateur; conseiller en séjour; chargé de tourisme; flight attendant; hôtesse de l'air; steward; agent d'escale; guide conférencier; travel consultant; cabin crew; forfaitiste
[occupations: hospitality/leisure]
leisure attendant = lifeguard; maître-nageur; surveillant de baignade; camp counsellor; coach sportif; sports coach; fitness instructor; éducateur sportif; personal trainer; moniteur de ski; animateur sportif; animateur de vacances; nageur sauveteur

[occupations: services/cleaning]
cleaner = agent d'entretien; agent de propreté; agent de nettoyage; femme de ménage; homme de ménage; employé de ménage; chef d'équipe propreté; cleaning supervisor; cleaning operative; laveur de vitres; aide ménager; technicien de surface; domestic cleaner
[occupations: services/security]
security guard = agent de sécurité; agent de sûreté; vigile; security officer; agent de prévention et de sécurité; ssiap; rondier; gardien; gardien d'immeuble; caretaker; door supervisor; agent de surveillance; policier; police officer; gendarme; pompier; firefighter; chef de poste de sécurité; maître-chien
[occupations: services/beauty]
hairdresser = coiffeur; esthéticien; beautician; beauty therapist; barber; barbier; conseiller beauté; maquilleur; make-up artist; prothésiste ongulaire; nail technician; spa therapist; spa praticien
[occupations: services/property]
real estate agent = agent immobilier; négociateur immobilier; conseiller immobilier; gestionnaire de copropriété; gestionnaire locatif; gestionnaire de biens; property manager; syndic de copropriété; estate agent; lettings negotiator; chargé de gestion locative; facilities manager; responsable des services généraux; facility manager; block manager

[occupations: environment/agriculture]
farm worker = ouvrier agricole; agriculteur; farmer; exploitant agricole; ouvrier saisonnier; saisonnier agricole; vendangeur; viticulteur; maraîcher; éleveur; ouvrier viticole; tractoriste; chef de culture; farm manager; conseiller agricole; agronome; agronomist; ingénieur agronome; fruit picker; vacher
gardener = jardinier; paysagiste; ouvrier paysagiste; jardinier paysagiste; landscaper; agent d'espaces verts; élagueur; horticulteur; groundskeeper; fleuriste; florist; greenkeeper; tree surgeon
[occupations: environment/environment]
environmental engineer = ingénieur environnement; chargé d'études environnement; écologue; ecologist; responsable rse; sustainability manager; ingénieur énergie; energy engineer; thermicien; chargé de mission environnement; environmental consultant; technicien environnement; agent de tri; ripeur; refuse collector; éboueur; conseiller énergie; energy manager; waste manager
[occupations: science/research]
researcher = chercheur; ingénieur de recherche; research engineer; post-doctorant; postdoctoral researcher; doctorant; phd student; chimiste; chemist; biologiste; biologist; physicien; physicist; research associate; chargé de recherche; research assistant; ingénieur d'études

[occupations: management/projects]
project manager = chef de projet; chargé de projet; project coordinator; coordinateur de projet; pmo; directeur de projet; programme manager; program manager; responsable de projet; chargé de programme; assistant chef de projet; project officer; chef de programme; project engineer; ingénieur projet
[occupations: management/executive]
managing director = directeur général; directeur; general manager; chief executive officer; ceo; président; directeur d'agence; branch manager; directeur d'exploitation; operations manager; responsable d'exploitation; chief operating officer; coo; gérant; dirigeant; chef d'entreprise; founder; fondateur; co-founder; business manager; responsable de centre de profit; directeur des opérations
management consultant = consultant en management; consultant en organisation; consultant en stratégie; strategy consultant; consultant; business consultant; consultant senior; change manager; conduite du changement

[occupations: culture/culture]
librarian = bibliothécaire; documentaliste; archiviste; archivist; médiateur culturel; chargé d'action culturelle; régisseur; stage manager; photographe; photographer; monteur vidéo; video editor; comédien; actor; musicien; musician; technicien son; sound engineer; traducteur; translator; interprète; interpreter; cadreur; cameraman; éditeur; editor; libraire; bookseller; conservateur; curator; technicien lumière; vidéaste; videographer
