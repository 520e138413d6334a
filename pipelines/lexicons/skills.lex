# Skills, tools and methods with their other names. French and English names of one thing share a line.
# `ambiguous`: an ordinary word too, so it counts only within a list of skills.

[skills: software development]
Java = java se; java ee; jee; j2ee; java 8; java 11; java 17; java 21; jakarta ee
JavaScript = js; javascript es6; es6; ecmascript; java script
TypeScript = ts
Python = python 3; python3
C | ambiguous
C++ = cpp; c plus plus
C# = c sharp; csharp; c# .net
.NET = dotnet; dot net; .net core; asp.net; asp.net core; .net framework; vb.net | ambiguous
PHP = php 7; php 8
Ruby = ruby on rails; rails | ambiguous
Go = golang | ambiguous
Rust | ambiguous
Swift | ambiguous
SwiftUI
UIKit
Objective-C = objc
Kotlin
Scala | ambiguous
Perl
R = langage r; r studio; rstudio | ambiguous
MATLAB = simulink
Groovy
Dart
Flutter
React Native
Elixir
Haskell
Clojure
Lua
COBOL
Fortran
Assembly = assembleur; asm | ambiguous
VBA = visual basic; vb6; macros vba; excel vba; macros excel
SQL = langage sql; t-sql; pl/sql; plsql; requêtes sql; sql queries
NoSQL
HTML = html5; html 5; xhtml; html/css
CSS = css3; css 3
Sass = scss; less css
React = reactjs; react.js; react js
Angular = angularjs; angular.js; angular 2
Vue.js = vue; vuejs; vue 3; vue js | ambiguous
Svelte
Next.js = nextjs; next js
Nuxt = nuxt.js; nuxtjs
Node.js = node; nodejs; node js | ambiguous
Express = express.js; expressjs | ambiguous
NestJS = nest.js
jQuery
Bootstrap | ambiguous
Tailwind CSS = tailwind; tailwindcss
Redux
RxJS
GraphQL
Spring = spring boot; springboot; spring mvc; spring framework; spring batch; spring security; spring cloud | ambiguous
Hibernate = jpa; hibernate/jpa | ambiguous
Quarkus
Maven | ambiguous
Gradle
JUnit = junit 5
Mockito
Symfony = symfony 5; symfony 6
Laravel
Django
Flask | ambiguous
FastAPI
WordPress
Drupal
Joomla
Magento = adobe commerce
PrestaShop
Shopify
WooCommerce
Entity Framework = ef core
WPF
Xamarin = .net maui
Unity = unity 3d | ambiguous
Unreal Engine
Qt | ambiguous
Android = android sdk; android studio; jetpack compose; développement android
iOS = développement ios; ios development
Core Data
Combine = swift combine | ambiguous
Xcode
Git = git flow; gitflow; git/github
GitHub = github actions
GitLab = gitlab ci; gitlab ci/cd
Bitbucket
SVN = subversion
IntelliJ IDEA = intellij
Visual Studio = visual studio code; vs code; vscode
Eclipse | ambiguous
Postman | ambiguous
Swagger = openapi
REST APIs = api rest; rest api; rest; restful; restful apis; apis rest; rest web services; web services rest; api restful
SOAP | ambiguous
gRPC
Microservices = architecture microservices; micro-services; microservice architecture
Kafka = apache kafka
RabbitMQ
Unit Testing = tests unitaires; unit tests; tests automatisés; automated tests; test automation; automatisation des tests
Selenium
Cypress | ambiguous
Playwright
Jest | ambiguous
Cucumber | ambiguous
TDD = test-driven development
BDD
DDD = domain-driven design
Design Patterns = patrons de conception
Object-Oriented Programming = oop; poo; programmation orientée objet; programmation objet
UML
Merise
Code Review = revue de code; code reviews; revues de code
SonarQube = sonar
Clean Code
Software Architecture = architecture logicielle; architecture applicative; system design
Web Development = développement web
Mobile Development = développement mobile
Accessibility = accessibilité; rgaa; wcag | ambiguous
Algorithms = algorithmique; algorithms and data structures; data structures

[skills: infrastructure]
Linux = unix; gnu/linux; linux administration; administration linux; red hat; rhel; debian; ubuntu; centos
Windows Server = windows server 2019; windows server 2016; administration windows
Windows = windows 10; windows 11; microsoft windows | ambiguous
macOS = mac os; mac os x; os x
Bash = shell; shell script; shell scripting; scripts shell; bash scripting | ambiguous
PowerShell
Docker = docker compose; containers; conteneurs; docker swarm
Kubernetes = k8s; kube
Helm | ambiguous
OpenShift
Terraform
Ansible
Puppet | ambiguous
Chef = chef infra | ambiguous
Jenkins
CI/CD = ci; continuous integration; intégration continue; continuous delivery; continuous deployment; déploiement continu
ArgoCD = argo cd
AWS = amazon web services; aws cloud; ec2; aws lambda
Azure = microsoft azure; azure devops
Google Cloud = gcp; google cloud platform
OVHcloud = ovh
Cloud Computing = cloud
Prometheus
Grafana
Datadog
Nagios = centreon; zabbix
Monitoring = supervision | ambiguous
Elasticsearch = elk; elastic stack; elastic search; kibana; logstash
Splunk
Nginx
Apache = apache httpd; apache http server | ambiguous
Tomcat = apache tomcat
VMware = vsphere; esxi; vmware vsphere
Hyper-V
Proxmox
Citrix
Active Directory = ad ds; azure ad; entra id; microsoft entra
Microsoft Intune = intune
Exchange Server = microsoft exchange; exchange online
GPO = group policy; stratégies de groupe
TCP/IP = protocoles réseau; network protocols
Networking = réseaux; réseau; computer networks; administration réseau; network administration; lan/wan | ambiguous
Cisco = cisco ios; ccna; ccnp
DNS
DHCP
VPN
Firewalls = firewall; pare-feu; pare-feux; fortinet; palo alto; pfsense; stormshield
VoIP = toip; telephony; téléphonie ip
Cybersecurity = cybersécurité; sécurité informatique; information security; it security; sécurité des systèmes d'information; cyber security
ISO 27001 = iso27001; iso/iec 27001
Penetration Testing = pentest; tests d'intrusion; pentesting
SIEM
OWASP
ITIL = itil v4; itil v3; itil 4
GLPI
ServiceNow
Technical Support = support technique; support utilisateurs; support informatique; user support; it support; assistance utilisateurs; helpdesk; help desk; support utilisateur; hotline; desktop support; end-user support
Incident Management = gestion des incidents; incident response
Troubleshooting = diagnostic de pannes; dépannage; résolution d'incidents; fault finding; diagnostic; diagnostics; recherche de pannes
Backups = sauvegardes; sauvegarde; backup; veeam
Site Reliability = sre; site reliability engineering
Telecommunications = télécoms; fibre optique; optical fibre

[skills: data]
PostgreSQL = postgres; postgre sql
MySQL = mariadb; my sql
Oracle Database = oracle; oracle db | ambiguous
SQL Server = ms sql server; microsoft sql server; mssql; ssis; ssrs; ssas
MongoDB = mongo
Redis
Cassandra = apache cassandra
SQLite
DynamoDB
Snowflake | ambiguous
BigQuery = google bigquery
Databricks
Spark = apache spark; pyspark | ambiguous
Hadoop = hdfs; hive
Airflow = apache airflow
dbt
Talend
Informatica
ETL = elt; etl pipelines; pipelines de données; data pipelines
Power BI = powerbi; microsoft power bi; dax; power query
Tableau = tableau software; tableau desktop | ambiguous
Qlik = qlikview; qlik sense
Looker = looker studio; google data studio; data studio
Business Objects = sap bo; sap business objects
Business Intelligence = informatique décisionnelle; bi; décisionnel
Data Warehousing = data warehouse; entrepôt de données; entrepôts de données
Data Modelling = data modeling; modélisation de données; modélisation des données
Data Visualisation = data visualization; dataviz; visualisation de données; data viz
Data Analysis = analyse de données; data analytics; analyse des données; data analyst skills
Data Quality = qualité des données; qualité de données
Statistics = statistiques; statistique; statistical analysis; analyse statistique; analyses statistiques
Machine Learning = apprentissage automatique; ml
Deep Learning = apprentissage profond; neural networks; réseaux de neurones
Artificial Intelligence = intelligence artificielle; ai; ia
NLP = natural language processing; traitement du langage naturel; taln; tal
Computer Vision = vision par ordinateur
LLM = large language models; llms; generative ai; ia générative; genai; prompt engineering; gpt; rag
pandas
NumPy
scikit-learn = sklearn
TensorFlow = keras
PyTorch
Jupyter = jupyter notebook; notebooks jupyter
SAS = sas base; sas enterprise guide | ambiguous
SPSS
Stata
A/B Testing = ab testing; a/b tests; tests a/b
Forecasting = prévisions; prévision; prévisions de ventes; sales forecasting
GIS = sig; qgis; arcgis
Google Analytics = ga4; google analytics 4
MLOps
Data Governance = gouvernance des données; gouvernance de la donnée
GDPR = rgpd; data protection; protection des données

[skills: office]
Microsoft Office = pack office; ms office; suite office; office 365; microsoft 365; microsoft office suite; m365; o365; bureautique; suite microsoft office; suite bureautique; office suite; microsoft office 365; pack microsoft office; outils bureautiques
Excel = microsoft excel; ms excel; excel avancé; advanced excel; tableaux croisés dynamiques; pivot tables; tcd | ambiguous
Word = microsoft word; ms word | ambiguous
PowerPoint = microsoft powerpoint; ms powerpoint
Outlook = microsoft outlook; ms outlook | ambiguous
Access = microsoft access; ms access | ambiguous
OneNote
Microsoft Teams = ms teams; teams | ambiguous
SharePoint = microsoft sharepoint
Google Workspace = g suite; google suite; google docs; google sheets; google drive
LibreOffice = openoffice; libre office; open office
Visio = microsoft visio
MS Project = microsoft project; project | ambiguous
Notion | ambiguous
Slack | ambiguous
Trello
Asana
Zoom = visioconférence; video conferencing | ambiguous
Data Entry = saisie de données; saisie; saisie informatique; keyboarding
Typing = dactylographie; frappe; audio typing; touch typing | ambiguous
Minute Taking = comptes rendus; rédaction de comptes rendus; prise de notes; minutes; compte rendu
Diary Management = gestion d'agenda; gestion d'agendas; calendar management; agenda management; gestion des plannings d'agenda
Travel Arrangements = organisation de déplacements; travel booking; gestion des déplacements; travel management
Filing = classement; archivage; classement et archivage; records management; document management; gestion documentaire; gestion électronique de documents; ged
Switchboard = standard téléphonique; accueil téléphonique; telephone handling; phone handling; gestion des appels; réception téléphonique; call handling; telephone skills
Reception = accueil; accueil physique; accueil physique et téléphonique; accueil du public; front desk; accueil clients; accueil des clients | ambiguous
Correspondence = courrier; gestion du courrier; rédaction de courriers; correspondance; mail handling
Event Organisation = organisation d'événements; event planning; event management; gestion d'événements; event organization; organisation événementielle; événementiel
Office Management = gestion administrative; administration; administrative management; tâches administratives; administrative support; assistanat; secrétariat; travaux de secrétariat; administrative tasks
Secretarial Work = secrétariat général; secretarial work; secretarial duties; assistanat de direction; executive support; PA support; general administration; admin duties; traitement du courrier; post handling; affranchissement; numérisation; photocopying; reprographie; archivage administratif; comptes rendus de réunion; letter writing; mise en page de documents; document formatting; shorthand; sténographie; planning management; organisation de réunions; meeting organisation; gestion des fournitures; ordering supplies; organisation de voyages; travel booking admin; telephone manner; call answering; front of house; visitor reception; tenue d'agenda; tableaux de suivi; mise à jour de bases de données; database management admin; document control
Spreadsheets = tableur; tableurs; spreadsheets; RECHERCHEV; VLOOKUP; macros; power query excel; XLOOKUP; formules excel; openoffice calc
Word Processing = traitement de texte; word processing; publipostage; mail merge; frappe rapide; openoffice writer
Presentations = présentations; diaporamas; google slides; prezi; keynote; slide decks; presentation design; genially

[skills: sales and marketing]
Sales = vente; ventes; techniques de vente; sales techniques; selling; vente conseil; vente en magasin; retail sales; conseil et vente
Prospecting = prospection; prospection commerciale; lead generation; business development; développement commercial; cold calling; prospection téléphonique; new business; téléprospection
Negotiation = négociation; négociation commerciale; contract negotiation; négociation de contrats; negotiating; negotiation skills; négociations
Customer Relations = relation client; relation clientèle; gestion de la relation client; customer relationship; relations clients; client relations; customer relationship management; suivi client; fidélisation; fidélisation client; customer retention; fidélisation de la clientèle; fidélisation clients; suivi clientèle; client relationship
Customer Service = service client; service clients; customer care; customer support; service à la clientèle; client service; support client; qualité de service
Customer Advice = conseil client; conseil clientèle; conseil à la clientèle; conseil aux clients; customer advising; conseil clients; product advice
Account Management = gestion de comptes; key account management; gestion de portefeuille; gestion de portefeuille clients; portfolio management; portefeuille clients; grands comptes; gestion grands comptes; gestion d'un portefeuille clients
CRM = gestion crm; crm software; logiciel crm; outils crm
Salesforce = sales force; salesforce crm | ambiguous
HubSpot
Microsoft Dynamics = dynamics 365; ms dynamics; dynamics crm; navision; dynamics nav
Zoho = zoho crm
Cash Handling = encaissement; tenue de caisse; gestion de caisse; caisse; till operation; encaissements; cash management till; tills; till systems; cash register; point of sale; pos; logiciel de caisse; logiciels de caisse; epos
Merchandising = visual merchandising; mise en rayon; window dressing; shelf stocking; vitrines; facing; étalagisme; mise en valeur des produits; stock replenishment; réassort; shelf replenishment
Upselling = vente additionnelle; cross-selling; ventes additionnelles; ventes complémentaires; vente complémentaire; up-selling; suggestive selling
Returns Handling = gestion des retours; returns; retours | ambiguous
Complaint Handling = gestion des réclamations; traitement des réclamations; gestion des litiges; complaints handling; réclamations; litiges; dispute resolution
Telesales = télévente; vente par téléphone; telemarketing; vente à distance
Marketing = marketing strategy; stratégie marketing; marketing mix; plan marketing; marketing opérationnel; operational marketing
Digital Marketing = marketing digital; webmarketing; online marketing; marketing numérique; e-marketing
SEO = référencement; référencement naturel; search engine optimization; search engine optimisation; seo/sea
SEA = google ads; google adwords; adwords; sem; ppc; pay per click | ambiguous
Social Media = réseaux sociaux; social networks; social media management; community management; animation des réseaux sociaux; gestion des réseaux sociaux; social media marketing
Content Marketing = marketing de contenu; création de contenu; content creation; content strategy; stratégie de contenu
Copywriting = rédaction web; conception-rédaction; web writing; rédaction de contenus; editing; editorial
Email Marketing = emailing; e-mailing; newsletters; mailchimp; brevo; sendinblue; mailjet
Market Research = étude de marché; études de marché; veille concurrentielle; competitive analysis; market analysis; analyse de marché; veille
Branding = brand management; image de marque; identité visuelle; brand identity; brand strategy; gestion de marque
Public Relations = relations publiques; relations presse; press relations; media relations; rp; pr
Communication Strategy = communication interne; internal communication; communication externe; stratégie de communication; communications; internal communications; plan de communication; corporate communication
E-commerce = ecommerce; e-commerce management; vente en ligne; online sales; marketplace; amazon seller
Advertising = publicité; ad campaigns; campagnes publicitaires; media buying; facebook ads; meta ads
Trade Shows = salons professionnels; salons; foires et salons; exhibitions | ambiguous
Tenders = appels d'offres; réponse aux appels d'offres; tendering; bid management; tender response; call for tenders; rfp; marchés publics; public procurement; bid writing
Pricing = tarification; politique de prix; price setting; devis; quotations; établissement de devis; quoting; chiffrage; élaboration de devis; estimating; estimations; cost estimating
Field Sales = vente terrain; prospection terrain; field sales; door-to-door sales; porte-à-porte; vente itinérante; tournées commerciales; territory management; gestion de secteur; B2B sales; vente B2B; B2C; vente BtoB; B2B; vente aux professionnels; vente directe; direct sales; prise de rendez-vous; génération de leads; closing; social selling; inside sales; vente sédentaire; pipeline management; sales pipeline; hunting; new business development; développement de portefeuille; conquête de nouveaux clients; ouverture de comptes
Sales Administration = administration des ventes; ADV; sales administration; suivi des commandes; saisie des commandes; devis et facturation; sales support; assistanat commercial; préparation des offres; sales order processing
Retail = vente au détail; retail; mise en rayons; réassortiment; replenishment of shelves; shelf stacking; shelf filling; tenue de rayon; gestion de rayon; shelf management; balisage; ouverture et fermeture du magasin; opening and closing store; stock room; inventaire magasin; fitting rooms; cabines d'essayage; cashiering; till work; customer loyalty; démarque; shrinkage; store management; gestion de magasin; gestion d'un point de vente; commercial display; implantation de rayon; planograms; planogrammes; personal shopping; conseil en image; animation commerciale; animations commerciales; product demonstrations; dégustations; promotion des ventes; lutte contre la démarque inconnue
Key Accounts = gestion de grands comptes; comptes clés; KAM; strategic accounts; négociation grands comptes; négociation commerciale grands comptes; centrale d'achat négociation
Call Centre Work = centre d'appels; call centre; call center; téléconseil; appels entrants; appels sortants; inbound calls; outbound calls; inbound; outbound; helpline; script d'appel; service client téléphonique; live chat; SAV; service après-vente; after-sales service; after sales; zendesk; freshdesk; intercom; avaya; genesys; CSAT; NPS
Real Estate = transaction immobilière; immobilier; real estate; estate agency; gestion locative; lettings; property management; syndic de copropriété; estimation immobilière; property valuation; états des lieux; viewings; visites immobilières; mandats exclusifs; location immobilière; copropriété; block management; inventory checks; baux d'habitation; recherche de biens; estimation de biens
Event Marketing = marketing événementiel; event marketing; stands; street marketing; trade marketing; sponsoring; sponsorship; partenariats; parrainage; fundraising; collecte de fonds; mécénat; donor relations; levée de fonds associatives; brand ambassador
Campaign Management = gestion de campagnes; campaign management; linkedin ads; retargeting; display; programmatique; programmatic; affiliation; affiliate marketing; inbound marketing; marketing automation; growth hacking; acquisition; SMO; influence; influencer marketing; animation de communauté; planning éditorial; content calendar; ligne éditoriale; newsletter; hootsuite; buffer; tiktok; semrush; ahrefs; google tag manager; google search console; media planning; plan média; achat média; CRO; landing pages
Market Studies = market studies; competitive intelligence; competitor analysis; analyse concurrentielle; benchmark; benchmarking; panels consommateurs; consumer insights; études qualitatives; sondages; surveys; customer insight; segmentation; personas; chef de produit; product marketing; lancement de produits; product launches; go-to-market; positionnement produit
Journalism = journalisme; rédaction d'articles; reportage; interviews; news writing; press releases; communiqués de presse; dossiers de presse; revue de presse; secrétariat de rédaction; sub-editing; scénario; storytelling; communication institutionnelle; communication de crise; crisis communication; discours; speech writing; podcast; radio; montage radio; fact-checking

[skills: design and media]
Photoshop = adobe photoshop
Illustrator = adobe illustrator | ambiguous
InDesign = adobe indesign; in design
Adobe Creative Suite = suite adobe; adobe creative cloud; adobe cc; adobe suite; creative cloud; creative suite
Premiere Pro = adobe premiere; adobe premiere pro; final cut pro; final cut; davinci resolve
After Effects = adobe after effects
Lightroom = adobe lightroom
Figma
Sketch | ambiguous
Adobe XD
Canva
GIMP
Blender | ambiguous
3ds Max = 3dsmax; 3d studio max
Cinema 4D
UX Design = ux; user experience; expérience utilisateur; ux/ui; ui/ux; ux research; user research; recherche utilisateur
UI Design = ui; user interface; interface design; design d'interface
Prototyping = prototypage; wireframes; wireframing; maquettage; mockups
Graphic Design = graphisme; design graphique; infographie; pao; création graphique; mise en page; page layout
Video Editing = montage vidéo; montage; video production; production vidéo; vidéo; motion design
Photography = photographie; prise de vue; photo | ambiguous
Typography = typographie
Print = impression; imprimerie; print design; prépresse | ambiguous
Design Systems = design system
Interior Design = architecture d'intérieur; décoration d'intérieur; interior design; home staging; space planning; aménagement d'espaces; moodboards; planches tendances; interior decoration; agencement d'intérieur; scénographie; set design
Fashion Design = fashion design; pattern cutting; moulage couture; draping; collections textiles; textile design; design textile; garment construction; tech packs; lectra; gerber; clo3d; embroidery; tendances mode; croquis de mode
Illustration = illustration; dessin; drawing; croquis; sketching; storyboard; storyboarding; bande dessinée; character design; procreate; aquarelle; watercolour; gravure; calligraphie; calligraphy; lettering; dessin à main levée; concept art
Film Making = réalisation vidéo; prise de vues; cadrage; filming; camera operation; videography; vidéaste; étalonnage vidéo; colour grading; color grading; avid; prise de son; sound recording; mixage; sound mixing; pro tools; ableton live; logic pro; cubase; sound design; éclairage; lighting; stage lighting; régie; régie son; stage management; régie lumière; production audiovisuelle; drone; télépilotage de drone; live streaming; obs studio; captation; voix off; voice over
Print Production = prepress; desktop publishing; DTP; chaîne graphique; suivi de fabrication; quarkxpress; imposition; maquette; maquettes; packaging design; signalétique; signage; édition; affiches; plaquettes; brochures; charte graphique; logo design; logotypes; visual identity; brand guidelines; direction artistique; art direction; retouche photo; photo retouching; retouche d'images; studio photography; photographie de produits; wedding photography
Web Design = webdesign; web design; intégration web; responsive design; design thinking; tests utilisateurs; usability testing; parcours utilisateur; user journeys; information architecture; ergonomie web; invision; zeplin; webflow; wix; framer; interaction design; accessibilité numérique; service design; product design; design produit; design industriel; industrial design; keyshot
Performing Arts = théâtre; acting; jeu d'acteur; mise en scène; chorégraphie; choreography; chant; singing; danse; dancing; improvisation; composition musicale; music composition; direction d'orchestre; conducting; piano; guitare; violon; music teaching; éducation musicale; solfège; costumes; maquillage artistique; marionnettes

[skills: finance and accounting]
Accounting = comptabilité; comptabilité générale; general accounting; comptabilité analytique; cost accounting; tenue comptable; bookkeeping; tenue de la comptabilité; comptabilité auxiliaire; financial accounting; saisie comptable
Accounts Payable = comptabilité fournisseurs; fournisseurs; supplier invoices; purchase ledger; factures fournisseurs; saisie des factures
Accounts Receivable = comptabilité clients; sales ledger; comptabilité client; suivi des paiements; factures clients
Invoicing = facturation; billing; edition de factures; émission de factures
Credit Control = recouvrement; relance clients; relances; debt collection; recouvrement de créances; relances clients; dunning
Bank Reconciliation = rapprochement bancaire; rapprochements bancaires; reconciliations; bank reconciliations; account reconciliation; reconciliation; lettrage
VAT = tva; déclarations de tva; vat returns; déclaration de tva; déclarations fiscales; tax returns; liasse fiscale; liasses fiscales; tax filing
Taxation = fiscalité; tax; corporate tax; fiscalité des entreprises; tax law | ambiguous
Financial Statements = bilan; bilans; comptes annuels; états financiers; annual accounts; year-end accounts; year-end closing; clôture annuelle; clôtures annuelles; final accounts; clôture des comptes
Month-End Closing = clôture mensuelle; clôtures mensuelles; month end; month-end close; situations mensuelles; clôtures comptables; clôtures; monthly closing
Management Accounts = contrôle de gestion; management control; management accounting; controlling; financial control
Budgeting = budget; budgets; élaboration budgétaire; gestion budgétaire; budget management; suivi budgétaire; gestion de budget; budgetary control; budget control; budget planning; gestion des budgets
Cost Control = contrôle des coûts; maîtrise des coûts; cost management; cost reduction; réduction des coûts
Financial Analysis = analyse financière; financial modelling; financial modeling; ratio analysis; modélisation financière
Reporting = reportings; tableaux de bord; dashboards; dashboard; financial reporting; reporting financier; kpi; kpis; tableau de bord; indicateurs
Cash Management = trésorerie; gestion de trésorerie; treasury; cash flow; cash flow management; gestion de la trésorerie
Consolidation = group accounts; comptes consolidés; consolidation comptable
IFRS = normes ifrs; ias/ifrs; us gaap; gaap; uk gaap
Internal Audit = audit interne; audit; internal control; contrôle interne; auditing; audit financier; external audit
Risk Management = gestion des risques; risk assessment; analyse des risques; risk analysis; évaluation des risques; risk assessments; maîtrise des risques
Compliance = conformité; regulatory compliance; lcb-ft; aml; kyc; anti-money laundering
Insurance = assurance; assurances; claims handling; gestion de sinistres; sinistres; assurance iard
Banking = banque; produits bancaires; retail banking; crédit; crédits immobiliers; banking products
Wealth Management = gestion de patrimoine; asset management; investments; placements
Sage = sage 100; sage x3; sage compta; sage 50; sage comptabilité; sage 200; sage line 50 | ambiguous
Cegid = cegid quadra; quadratus; quadra compta; quadra
EBP = ebp compta; ciel; ciel compta
QuickBooks
Xero
SAP = sap fi; sap erp; sap fico; sap s/4hana; s/4hana; sap mm; sap sd; sap co; sap hana; sap r/3 | ambiguous
ERP = erp systems; logiciel erp; progiciel de gestion; odoo; oracle netsuite; netsuite; erp software
Payroll = paie; gestion de la paie; bulletins de paie; établissement des bulletins de paie; payroll processing; établissement des paies; payroll management; dsn; payslips; déclarations sociales; charges sociales
Expense Management = notes de frais; gestion des notes de frais; expenses; expense reports | ambiguous
Lending = crédit immobilier; crédit à la consommation; montage de crédits; mortgages; mortgage advice; loan processing; credit analysis; analyse crédit; underwriting crédit; étude de dossiers de crédit
Underwriting = souscription; souscription de contrats d'assurance; insurance underwriting; underwriting; tarification assurance
Fund Accounting = comptabilité de fonds; fund accounting; NAV calculation; valeur liquidative; valorisation d'OPCVM; fund administration
Trading = marchés financiers; salle de marchés; trading desk; capital markets; equities; fixed income; dérivés; derivatives; produits dérivés; back office titres
Oracle Financials = oracle financials; oracle ebs; oracle fusion financials; hyperion; peoplesoft financials; jd edwards; anaplan; sage 1000; coda; cegid loop; ACD; isacompta; pennylane; dext

[skills: human resources]
Recruitment = recrutement; recruiting; talent acquisition; hiring; entretiens de recrutement; sélection de candidats; sourcing; staffing; sourcing de candidats; candidate sourcing; interviewing; conduite d'entretiens; staff recruitment
Onboarding = intégration des salariés; intégration; accueil et intégration; intégration des nouveaux collaborateurs; induction | ambiguous
HR Administration = administration du personnel; gestion administrative du personnel; personnel administration; gestion du personnel; gestion des dossiers du personnel; gestion rh; hr management; human resources; ressources humaines; gestion des ressources humaines
Training = formation; plan de formation; training plan; formation des équipes; learning and development; training delivery; ingénierie de formation; formation du personnel; staff training; développement des compétences; plan de développement des compétences; animation de formations | ambiguous
Employment Law = droit du travail; droit social; labour law; labor law; employment legislation; législation sociale
Employee Relations = relations sociales; dialogue social; labour relations; industrial relations; cse; irp; relations avec les irp; instances représentatives du personnel
Performance Management = entretiens annuels; appraisals; performance reviews; évaluation des performances; entretiens professionnels; annual reviews; performance appraisal
Workforce Planning = gpec; gepp; gestion prévisionnelle des emplois; strategic workforce planning
Compensation and Benefits = rémunération; comp & ben; compensation; avantages sociaux; rewards; compensation & benefits; politique de rémunération
Time and Attendance = gestion des temps; gestion des absences; absence management; suivi des absences; gta; gestion du temps de travail; kelio
HRIS = sirh; hr information systems; workday; peoplesoft; silae; adp; talentsoft; bamboohr; sap successfactors; successfactors; lucca; hris systems
Conflict Resolution = gestion des conflits; résolution de conflits; conflict management; gestion de conflits; médiation
Quality of Work Life = qvt; qvct; qualité de vie au travail; wellbeing at work; employee engagement; marque employeur; employer branding
Diversity and Inclusion = diversité et inclusion; diversity; diversity & inclusion; equality and diversity
Payroll Administration = payroll administration; variables de paie; solde de tout compte
Talent Management = gestion des talents; talent management; gestion des carrières; succession planning; people review; career development; GPEEC; mobilité interne
Training Administration = training needs analysis; OPCO; gestion de la formation; learning management; CPF; organisation de formations
Social Dialogue = trade union relations; NAO; négociation collective; collective bargaining; works councils; élections professionnelles
Disciplinary Procedures = procédures disciplinaires; disciplinary procedures; grievance handling; disciplinaries; licenciements; ruptures conventionnelles; dismissals; grievances; redundancies
Occupational Health = santé au travail; DUERP; document unique; prévention des risques professionnels; occupational health; RPS; risques psychosociaux; évaluation des risques professionnels
International Mobility = mobilité internationale; expatriation; global mobility; expatriate management; visas et permis de travail; immigration casework
Personnel Files = dossiers du personnel; personnel files; contrats de travail; rédaction de contrats de travail; visites médicales

[skills: management and projects]
Project Management = gestion de projet; gestion de projets; management de projet; conduite de projet; project planning; pilotage de projet; pilotage de projets; conduite de projets; project coordination; coordination de projets
Team Management = management d'équipe; gestion d'équipe; encadrement d'équipe; encadrement; team leadership; people management; management; management d'équipes; staff management; gestion d'équipes; animation d'équipe; team leading; staff supervision; supervision d'équipe; team supervision; line management; encadrement d'équipes; animation d'équipes; coordination d'équipe; management transversal
Agile = agile methods; méthodes agiles; agilité; méthode agile; agile methodology; méthodologie agile; agile methodologies; safe agile | ambiguous
Scrum = scrum master; méthode scrum; agile scrum | ambiguous
Kanban
PRINCE2 = prince 2
PMP = pmi
Jira = atlassian jira; jira/confluence
Confluence | ambiguous
Business Analysis = analyse fonctionnelle; requirements analysis; recueil des besoins; analyse des besoins; requirements gathering; functional analysis; spécifications fonctionnelles; cahier des charges; rédaction de cahiers des charges; user stories; functional specifications; analyse métier; expression de besoins
Change Management = conduite du changement; gestion du changement; accompagnement au changement
Process Improvement = amélioration continue; continuous improvement; process optimisation; process optimization; optimisation des processus; kaizen; optimisation de processus; amélioration des processus
Strategy = stratégie; strategic planning; planification stratégique; stratégie d'entreprise; business strategy | ambiguous
Planning = planification; gestion de planning; gestion des plannings; scheduling; plannings; gestion de plannings; établissement des plannings; rota management; rotas; staff scheduling; work planning; ordonnancement; organisation des plannings; programming schedule | ambiguous
Product Management = gestion de produit; product ownership; product roadmap; roadmap; gestion de produits; backlog; backlog management; gestion de backlog
Stakeholder Management = gestion des parties prenantes; parties prenantes; stakeholder engagement
Entrepreneurship = entrepreneuriat; création d'entreprise; business creation
Procurement = achats; purchasing; gestion des achats; buying; approvisionnement; approvisionnements; supply; sourcing fournisseurs; supplier sourcing; commandes fournisseurs; gestion des approvisionnements; ordering; passation de commandes; gestion des commandes; order management; order processing
Supplier Management = gestion fournisseurs; gestion des fournisseurs; relations fournisseurs; supplier relations; vendor management; relation fournisseurs; supplier negotiation; négociation fournisseurs; relation avec les fournisseurs; subcontractor coordination; gestion des sous-traitants; suivi des sous-traitants; coordination des sous-traitants; subcontractor management
Operations Management = gestion opérationnelle; pilotage d'activité; pilotage opérationnel; operations management; direction opérationnelle; gestion de centre de profit; P&L management; P&L; gestion d'un compte de résultat; profit centre management; rota planning; staff rostering; gestion des plannings d'équipe; animation de réunions; conduite de réunions; multi-site management; management à distance; management visuel; délégation; annual appraisals; indicateurs de performance; tableaux de bord de pilotage; reporting d'activité; governance; gouvernance; OKR

[skills: logistics and transport]
Logistics = logistique; logistics management; gestion logistique; organisation logistique
Supply Chain = supply chain management; chaîne logistique; gestion de la chaîne logistique; scm
Stock Management = gestion des stocks; gestion de stock; gestion de stocks; inventory management; stock control; inventory control; suivi des stocks; stock handling; contrôle des stocks
Stocktaking = inventaire; inventaires; inventory; stock counts; stock taking; stock take; réalisation d'inventaires; cycle counting; inventaires tournants
Order Picking = préparation de commandes; préparation des commandes; picking; order preparation; préparation commandes; pick and pack; voice picking; picking vocal; picking and packing
Packing = emballage; conditionnement; packaging; colisage; étiquetage; labelling; mise sous film; filmage; palettisation | ambiguous
Goods Receipt = réception de marchandises; réception des marchandises; goods in; receiving; goods inwards; contrôle réception; réception et contrôle | ambiguous
Shipping = expédition; expéditions; dispatch; goods out; expédition de marchandises; despatch; quai; expédition des commandes
Loading and Unloading = chargement; déchargement; chargement et déchargement; chargement/déchargement; loading; unloading; chargement de camions; arrimage
Handling = manutention; manual handling; material handling; port de charges; materials handling | ambiguous
Forklift Driving = conduite de chariots; forklift; forklift operation; conduite de chariots élévateurs; chariot élévateur; chariots élévateurs; cariste; forklift truck; forklift license; reach truck; counterbalance; forklift licence; conduite de chariot élévateur; flt
CACES 1 = caces r489 1; caces r489 cat 1; caces r389 1; caces r489 1a; caces r489 1b; caces 1a; caces 1b; caces r489 catégorie 1; caces catégorie 1
CACES 3 = caces r489 3; caces r489 cat 3; caces r389 3; caces r489 catégorie 3; caces catégorie 3; caces cat 3
CACES 5 = caces r489 5; caces r489 cat 5; caces r389 5; caces r489 catégorie 5; caces catégorie 5; caces cat 5
CACES = caces r489; caces r389; caces r486; caces r482; caces r485; caces r490; nacelle; permis cariste; caces nacelle; caces 1 3 5; caces r489 1 3 5
WMS = warehouse management system; logiciel wms; reflex; manhattan wms; warehouse management systems; infolog
TMS = transport management system; logiciel tms
Route Planning = planification de tournées; optimisation de tournées; organisation de tournées; gestion des tournées; tournées; delivery routes; planification des tournées
Delivery = livraison; livraisons; deliveries; parcel delivery; livraison de colis; home delivery; livraison à domicile | ambiguous
Driving = conduite; safe driving; conduite de véhicules; conduite routière; defensive driving; éco-conduite; driving skills; heavy goods vehicle driving; conduite poids lourd; conduite pl; city driving | ambiguous
Tachograph = chronotachygraphe; tachographs; digital tachograph; chronotachygraphe numérique; lecture du chronotachygraphe; réglementation sociale européenne; rse; drivers' hours
Customs = douane; douanes; procédures douanières; customs procedures; customs clearance; dédouanement; incoterms; import/export; formalités douanières
Freight = fret; freight forwarding; transport international; international transport; affrètement; transport routier; road transport; road haulage; transit; transport management; gestion des transports; sea freight; air freight
FIMO/FCO = fimo; fco; fimo marchandises; fco marchandises; cpc; driver cpc; cqc
ADR = transport de matières dangereuses; dangerous goods; matières dangereuses; hazmat; adr certificate
Barcode Scanning = scanners; douchette; lecture de codes-barres; rf scanner; scan; terminal radio; pda; scanner; handheld scanner; lecteur code-barres; scanning; rf scanning; hand-held scanners | ambiguous
Warehouse Management = gestion d'entrepôt; gestion d'un entrepôt; warehouse operations; warehousing; entreposage; gestion de plateforme logistique
Fleet Management = gestion de flotte; gestion de parc automobile; fleet management; gestion de parc; vehicle fleet
Transport Planning = exploitation transport; transport scheduling; dispatching; régulation transport
International Trade = commerce international; export documentation; crédit documentaire; letters of credit
Cold Chain = chaîne du froid; cold chain; température dirigée; temperature-controlled transport
Last Mile Delivery = dernier kilomètre; livraison du dernier kilomètre; last-mile delivery; multi-drop; multidrop; multi-drop delivery; tournées de livraison
Passenger Transport = transport de voyageurs; conduite de bus; conduite d'autocar; bus driving; coach driving; transport scolaire
Heavy Goods Driving = conduite poids lourds; conduite super lourd; HGV driving; LGV driving; articulated lorries; semi-remorque; conduite de camion; truck driving
Load Securing = calage et arrimage; load securing; sanglage; strapping
Removals = déménagement; removals; house moves; monte-meubles
Reverse Logistics = logistique inverse; reverse logistics; logistique des retours
Demand Planning = prévision des ventes; demand planning; S&OP; PIC; replenishment; planification de la production; scheduling of production

[skills: industry]
Lean Manufacturing = lean; lean management; lean production; six sigma; lean six sigma; 6 sigma; smed; value stream mapping; vsm
5S = méthode 5s
Quality Control = contrôle qualité; contrôle de la qualité; quality inspection; quality checks; qc; contrôles qualité; contrôle visuel
Quality Assurance = assurance qualité; qa; démarche qualité; management de la qualité; quality management; gestion de la qualité; quality
ISO 9001 = iso9001; norme iso 9001; iso 9001 v2015; iso 9001:2015
ISO 14001 = iso14001
HACCP = norme haccp; méthode haccp; normes haccp; food safety; sécurité alimentaire; food hygiene; hygiène alimentaire; hygiène haccp; normes d'hygiène; hygiène et sécurité alimentaire; food hygiene level 2
Health and Safety = hse; qhse; qse; sécurité au travail; santé et sécurité; santé sécurité au travail; health & safety; règles de sécurité; consignes de sécurité; safety; site safety; workplace safety; hygiène et sécurité; sécurité chantier; sécurité; ehs; safety rules; osha; iosh; nebosh; sécurité sur chantier; prévention des risques; prévention
CAD = cao; dao; cao/dao; computer-aided design; conception assistée par ordinateur; dessin assisté par ordinateur; dessin industriel; technical drawing; dessin technique
AutoCAD = auto cad; autocad lt
SolidWorks = solid works
CATIA = catia v5; catia v6
Revit
SketchUp = sketch up
Inventor = autodesk inventor | ambiguous
Creo = pro/engineer
PLM
CAM = fao; mastercam | ambiguous
CNC = commande numérique; commandes numériques; cnc machining; machines à commande numérique; cnc programming; machine à commande numérique; programmation cnc; programmation cn
Machining = usinage; tournage; fraisage; milling; turning; tournage/fraisage; rectification | ambiguous
Welding = soudure; soudage; tig; mig; mag; soudure tig; soudure à l'arc; tig welding; mig welding; mig/mag; arc welding; soudure mig; arc; soudure mag
Blueprint Reading = lecture de plans; lecture de plan; reading drawings; technical drawings; plan reading; lecture de schémas; lecture de schémas électriques; reading plans; reading blueprints; schematics; lecture de plan technique; lecture de plans techniques
Assembly Work = assemblage; montage mécanique; assembly line; mechanical assembly; travail à la chaîne; ajustage
Machine Operation = conduite de machines; conduite de ligne; machine operating; réglage machine; conduite de lignes; réglage de machines; conduite d'installations; machine setup; réglages; pilotage de ligne; machine setting; conduite de machine
Maintenance = maintenance préventive; maintenance curative; preventive maintenance; maintenance corrective; maintenance industrielle; industrial maintenance; equipment maintenance; maintenance de premier niveau; maintenance niveau 1; corrective maintenance; reactive maintenance; planned maintenance; maintenance préventive et curative
CMMS = gmao; logiciel gmao; maximo; coswin
Mechanics = mécanique; mécanique générale; mechanical maintenance; mécanique automobile; auto mechanics; mechanical; car repair; vehicle repair
Hydraulics = hydraulique; pneumatique; pneumatics; hydraulique et pneumatique
Electrical Engineering = électrotechnique; électricité industrielle; electricity; électricité; electrical work; électricité bâtiment; electrical systems; electrics; electrical installation; wiring; câblage; installation électrique; câblage électrique; câblage d'armoires; installations électriques; courants forts; courants faibles
Electrical Certification = habilitation électrique; habilitations électriques; b1v; br; bc; h0b0; habilitation électrique b1v br bc; b2v; habilitation électrique b2v; habilitation br
Electronics = électronique; electronic; embedded systems; systèmes embarqués
Automation = automatisme; automatismes; industrial automation; automatisation; automate programmable; automates | ambiguous
PLC = api siemens; automates siemens; siemens plc; plc programming; schneider; tia portal; step 7; siemens s7; automates programmables; programmable logic controllers; allen bradley; step7
Robotics = robotique; robots | ambiguous
Metrology = métrologie; measuring instruments; instruments de mesure; pied à coulisse; measuring; mesures
Production Management = gestion de production; gestion de la production; production planning; gpao; mrp; suivi de production; planification de production; production scheduling; production control; manufacturing
FMEA = amdec; root cause analysis; analyse des causes; 8d; 5 why; problem analysis
Waste Management = gestion des déchets; tri des déchets; recycling; recyclage
Energy Efficiency = efficacité énergétique; performance énergétique; énergies renouvelables; renewable energy; photovoltaïque; photovoltaic; solar
Boilermaking = chaudronnerie; chaudronnerie industrielle; tôlerie; sheet metal work; metal fabrication; pliage; metal folding; sheet metal; traçage chaudronnerie
Press Operation = presse à injecter; injection plastique; plasturgie; injection moulding; injection molding; extrusion; thermoformage; emboutissage; press brake; stamping; presse plieuse
Foundry Work = fonderie; moulage; forge; casting; forging; metal casting
Surface Treatment = traitement de surface; peinture industrielle; thermolaquage; powder coating; galvanisation; anodisation; sablage; sandblasting; electroplating
Grinding = rectification plane; affûtage; polissage; polishing; deburring; ébavurage; surface grinding
Instrumentation = instrumentation; régulation industrielle; calibration; étalonnage; process control; SCADA; supervision industrielle; boucles de régulation
Non-Destructive Testing = contrôle non destructif; CND; NDT; ressuage; radiographie industrielle; ultrasonic testing; magnetic particle inspection
Statistical Process Control = MSP; SPC; maîtrise statistique des procédés; cartes de contrôle; control charts
Good Manufacturing Practice = cGMP; good manufacturing practices; salle blanche; clean room; cleanroom
Packaging Line Operation = ligne de conditionnement; packaging lines; line operation; conducteur de ligne; filling lines; operating production lines
Printing = impression offset; offset printing; sérigraphie; screen printing; flexographie; flexography; impression numérique; façonnage; reliure; bookbinding; digital printing
Textile Production = tissage; weaving; tricotage; knitting machines; ennoblissement; dyeing; teinture; bonneterie
Woodworking = usinage du bois; cabinet making; scierie; wood machining; marqueterie; furniture making
Heavy Vehicle Repair = mécanique poids lourds; HGV maintenance; diesel engines; moteurs diesel; engins de chantier mécanique; agricultural machinery repair
Aircraft Maintenance = maintenance aéronautique; Part 145; Part 66; aircraft structures; structures aéronautiques; avionics; avionique
Wiring Harnesses = câblage industriel; armoires électriques; panel wiring; control panels; soudure électronique; PCB assembly; IPC-A-610

[skills: building]
Site Management = conduite de chantier; suivi de chantier; gestion de chantier; conduite de travaux; construction management; suivi de chantiers; site supervision; coordination de chantier; pilotage de chantier; organisation de chantier; site coordination; gestion de chantiers; suivi des travaux
Masonry = maçonnerie; bricklaying; brickwork; blockwork; gros œuvre; structural works; coffrage; formwork; béton armé; béton; concrete; ferraillage; shuttering; dalles; second œuvre
Carpentry = menuiserie; charpente; joinery; woodwork; ébénisterie; travail du bois; pose de menuiseries
Plumbing = plomberie; installation sanitaire; sanitaire; pipework; soldering; brasage; pipe fitting; plomberie sanitaire
Heating = chauffage; chaudières; boilers; génie climatique; pompes à chaleur; heat pumps; hvac; cvc; climatisation; air conditioning; froid; refrigeration; froid commercial; ventilation | ambiguous
Painting and Decorating = peinture; painting; peinture en bâtiment; decorating; papier peint; wallpapering; revêtements | ambiguous
Tiling = carrelage; pose de carrelage; wall tiling; floor tiling; faïence
Plastering = plâtrerie; placo; plaquiste; drylining; pose de placo; cloisons; cloisons sèches; enduits; rendering; isolation; insulation
Roofing = couverture; toiture; zinguerie; étanchéité | ambiguous
Surveying = topographie; implantation; topography; setting out; relevés; levelling; metrés; métré; quantity surveying; quantity take-off; land surveying
Scaffolding = échafaudage; échafaudages; montage d'échafaudages; travail en hauteur; working at height; travaux en hauteur; work at height
Plant Operation = conduite d'engins; engins de chantier; excavator; mini-pelle; conduite d'engins de chantier; pelle hydraulique; heavy machinery; mini-digger
Groundworks = terrassement; vrd; voirie; earthworks; drainage; civil engineering; génie civil
BIM = building information modelling; maquette numérique; building information modeling
Building Regulations = rt 2012; re 2020; re2020; rt2012; dtu; cdm regulations; eurocodes; building codes; normes du bâtiment; cdm; cscs
Gardening = jardinage; espaces verts; entretien des espaces verts; landscaping; élagage; taille; tonte; grounds maintenance; plantation; entretien d'espaces verts
Concrete Work = bétonnage; coulage de béton; concreting; rebar; coffrage traditionnel; coffrage bois
Drywall = plaque de plâtre; dry lining; drywall installation; faux plafonds; suspended ceilings
Glazing = pose de vitrages; double glazing; miroiterie; curtain walling
Joinery Fitting = pose de fenêtres; menuiserie aluminium; menuiserie PVC; second fix joinery; first fix; door hanging; kitchen fitting; pose de cuisines; agencement
Solar Installation = panneaux solaires; solar panels; solar PV; installation photovoltaïque
Waterproofing = étanchéité toiture; membranes d'étanchéité; tanking; cuvelage
Facade Work = ravalement de façade; enduits de façade; façade; bardage; cladding
Road Works = enrobés; pose de bordures; kerb laying; asphalting; tarmacking; pavage; paving; assainissement; canalisations
Demolition = démolition; curage; désamiantage; asbestos removal; dépollution; soft strip
Quantity Takeoff = études de prix; bills of quantities; devis quantitatif; economie de la construction
Property Diagnostics = diagnostic immobilier; DPE; diagnostics immobiliers; energy performance certificates
Lifting Operations = élingage; chef de manœuvre; slinger; slinging; banksman; conduite de grue; crane operation; grue à tour; grue mobile; rigging

[skills: health and care]
Nursing Care = soins infirmiers; soins; patient care; care; nursing; soins aux patients; soins de nursing; bedside care; clinical care; prise en charge des patients; soins techniques; prise en charge du patient
Personal Care = aide à la toilette; soins d'hygiène; hygiène et confort; toilette; soins d'hygiène et de confort; aide aux repas; aide à la vie quotidienne; activities of daily living; soins de confort; aide à la mobilité; aide au repas; soins de base; accompagnement des personnes âgées; elderly care; aide à la personne; services à la personne; care of the elderly; gériatrie; geriatrics
Medication Administration = administration des médicaments; administration de médicaments; medication; médicaments; dispensing; distribution des médicaments; préparation des traitements; distribution de médicaments; drug administration; medicines management; medication management; gestion des médicaments
Wound Care = pansements; soins de plaies; dressings; plaies et cicatrisation; wound dressing; pansements complexes
Phlebotomy = prélèvements; prises de sang; blood tests; prise de sang; prélèvements sanguins; venepuncture; venipuncture; blood sampling; cannulation; perfusions; perfusion; iv therapy; pose de perfusion
Vital Signs = constantes; prise de constantes; paramètres vitaux; surveillance des constantes; prise des constantes; observations; monitoring vital signs; signes vitaux; vital signs monitoring
First Aid = premiers secours; sst; psc1; sauveteur secouriste du travail; gestes de premiers secours; first aider; secourisme; gestes et soins d'urgence; afgsu; afgsu 1; afgsu 2; cpr; bls; basic life support; first aid at work; als; acls; ils
Infection Control = hygiène hospitalière; règles d'hygiène; infection prevention; prévention des infections; asepsie; bio-nettoyage; bionettoyage; stérilisation; hygiene; sterilization; infection prevention and control
Patient Records = dossier patient; dossiers patients; dossier de soins; transmissions; transmissions ciblées; patient documentation; dossier patient informatisé; care plans; medical records; care planning; electronic health records; ehr; emr; dossiers médicaux; projet de soins; plan de soins; epic systems
Emergency Care = urgences; soins d'urgence; accident and emergency; a&e; triage; emergency medicine; réanimation; intensive care; soins intensifs; gestion de l'urgence; soins critiques; critical care
Palliative Care = soins palliatifs; fin de vie; end of life care; accompagnement de fin de vie
Mental Health = santé mentale; psychiatrie; psychiatry; mental health care
Pain Management = gestion de la douleur; prise en charge de la douleur; évaluation de la douleur
Patient Relations = relation d'aide; écoute des patients; relation patient; accompagnement des familles; patient relationship; family support; relation avec les familles; accueil des patients; accompagnement; patient education; éducation thérapeutique; relation soignant-soigné
Manual Handling of Patients = manutention des malades; manutention des patients; patient handling; moving and handling; gestes et postures; ergonomie; moving & handling
Medical Terminology = terminologie médicale; vocabulaire médical; medical coding; codage ccam; carte vitale; tiers payant; medical secretarial; télétransmission
Laboratory Techniques = techniques de laboratoire; analyses de laboratoire; biologie médicale; laboratory skills; pipetting; pcr; hplc; chromatographie; chromatography; culture cellulaire; cell culture; analyses biologiques; spectroscopy; bonnes pratiques de laboratoire; good laboratory practice; glp; gmp; bpf; bonnes pratiques de fabrication
Pharmacy = pharmacie; officine; délivrance de médicaments; pharmacologie; pharmacology; pharmacovigilance | ambiguous
Safeguarding = protection de l'enfance; child protection; bientraitance; safeguarding children; protection des personnes vulnérables
Childcare = garde d'enfants; petite enfance; puériculture; soins aux enfants; early years; child development; développement de l'enfant; babysitting; baby-sitting; change; éveil des enfants
Disability Support = handicap; accompagnement du handicap; accompagnement de personnes handicapées; special needs; support for disabled people; learning disabilities; autisme; autism
Social Work = travail social; accompagnement social; suivi social; insertion; insertion professionnelle; action sociale; accès aux droits; case management; casework; accompagnement éducatif; accompagnement individualisé; projet individualisé
Hygiene Care = toilettes; aide à l'habillage; washing and dressing; personal hygiene; bathing; feeding assistance; aide au lever et au coucher; change des résidents
Home Care = maintien à domicile; aide à domicile soins; home care; homecare; domiciliary care; live-in care; aide aux personnes âgées; accompagnement à la fin de vie; respite care; projet personnalisé; plans de soins; gérontologie
Dementia Care = maladie d'alzheimer; alzheimer; prise en charge alzheimer; dementia care; dementia; humanitude; validation de naomi feil; démence; PASA
Transfers = aide aux transferts; lève-malade; lève-personne; hoists; hoisting; verticalisateur; transfer aids; ergonomie soignante; manutention des personnes
Injections = injections; IV cannulation; pose de voie veineuse; catheterisation; catheter care; sondage urinaire; intravenous therapy; transfusion; blood transfusion; chimiothérapie; chemotherapy; PICC line; voies veineuses
Monitoring of Patients = surveillance des patients; constantes vitales; patient monitoring; NEWS2; surveillance post-opératoire; post-operative care; recueil de données; SBAR; patient assessment; évaluation clinique
Surgery Support = bloc opératoire; instrumentation chirurgicale; operating theatre; operating room; scrub; theatre nursing; aide opératoire; panseuse; scrub nursing; perioperative care; anesthésie; anaesthetics; anesthesia; salle de réveil; recovery room
Maternity Care = maternité; obstétrique; midwifery; accouchements; suivi de grossesse; antenatal care; postnatal care; allaitement; breastfeeding support; néonatologie; neonatal care; paediatrics; pediatrics; pédiatrie; échographie obstétricale; salle de naissance
Rehabilitation = rééducation; réadaptation; kinésithérapie; physiotherapy; physical therapy; rehabilitation; ergothérapie; occupational therapy; psychomotricité; orthophonie; speech therapy; speech and language therapy; massage thérapeutique; bilan kinésithérapique; manual therapy; balnéothérapie; kinésithérapie respiratoire; exercise prescription
Medical Imaging = imagerie médicale; radiologie; radiography; radiology; IRM; MRI; scanner médical; CT scanning; échographie; ultrasound; mammographie; mammography; X-ray; radioprotection; radiation protection
Dental Care = soins dentaires; dentisterie; dental care; dental nursing; chairside assistance; assistance au fauteuil; prothèse dentaire; orthodontie; orthodontics; orthodontic; dental hygiene; implantologie; detartrage
Optics = optique; réfraction; contactologie; optometry; dispensing optics; montage de lunettes; contact lenses; audioprothèse; hearing aids; audiology
Veterinary Care = soins vétérinaires; assistance vétérinaire; veterinary nursing; veterinary care; animal nursing; contention des animaux
Medical Secretarial Work = secrétariat médical; prise de rendez-vous médicaux; medical secretary; comptes rendus médicaux; facturation des actes; CCAM; codage PMSI; doctolib; medical reception; EMIS; SystmOne; Epic EHR; Cerner; hôpital manager; crossway
Psychotherapy = psychothérapie; TCC; thérapies cognitives et comportementales; CBT; cognitive behavioural therapy; counselling; entretiens cliniques; psychologie clinique; clinical psychology; bilans psychologiques; psychological assessment; thérapie familiale; family therapy; écoute psychologique; groupes de parole; addictologie; addiction support; EMDR; motivational interviewing; entretien motivationnel
Social Support = accompagnement socio-éducatif; ouverture de droits; RSA; aide sociale à l'enfance; ASE; placement familial; foster care; hébergement d'urgence; homelessness support; homeless support; supported living; supported housing; visites à domicile; support planning; insertion sociale; réinsertion; travail de rue; outreach work; tutelle; curatelle; protection des majeurs; autism support; TSA; polyhandicap; handicap mental; challenging behaviour; behaviour support; ABA; PECS; langue des signes; makaton; médiation animale
Early Childhood = éveil de l'enfant; éveil du jeune enfant; activités d'éveil; EYFS; crèche soins; accueil du jeune enfant; change et repas; nappy changing; motricité libre; Montessori; pédagogie Montessori; Snoezelen; accueil périscolaire; weaning; bottle feeding; biberons; school pick-up
Clinical Research = recherche clinique; essais cliniques; clinical trials; clinical research; ICH-GCP; bonnes pratiques cliniques; CRF; drug safety; affaires réglementaires; regulatory affairs; dispositifs médicaux réglementation; medical devices
Laboratory Analysis = analyses médicales; hématologie; haematology; hematology; microbiologie; microbiology; biochimie; biochemistry; immunologie; immunology; qPCR; ELISA; western blot; spectrométrie de masse; mass spectrometry; spectrophotométrie; pipetage; titrage; dosage; histologie; histology; cytométrie; flow cytometry; microscopie; microscopy; electrophoresis; électrophorèse; bactériologie; prélèvements et analyses

[skills: education]
Teaching = enseignement; pédagogie; pedagogy; animation pédagogique; instruction; enseigner; transmission des savoirs
Lesson Planning = préparation de cours; préparation des cours; curriculum planning; séquences pédagogiques; curriculum design; curriculum development; préparation des séquences; conception pédagogique; ingénierie pédagogique; instructional design; progressions
Classroom Management = gestion de classe; gestion de la classe; behaviour management; behavior management; gestion de groupe; gestion des groupes; gestion d'un groupe
Differentiation = différenciation; différenciation pédagogique; differentiated instruction; pédagogie différenciée; differentiated teaching
Assessment = évaluation; évaluations; student assessment; évaluation des élèves; évaluation des acquis; assessment for learning; marking | ambiguous
Project-Based Learning = pédagogie de projet; pédagogie par projet
Special Educational Needs = sen; élèves à besoins particuliers; besoins éducatifs particuliers; élèves à besoins éducatifs particuliers; send; inclusion scolaire; école inclusive; inclusive education; special education; inclusion
Literacy Teaching = apprentissage de la lecture; reading instruction; phonics; literacy; alphabétisation; enseignement de la lecture; early reading; français langue étrangère; fle; esl; efl; tefl; tesol; celta
Numeracy Teaching = apprentissage des mathématiques; numeracy; mathématiques; mathematics; maths
E-learning = elearning; formation à distance; distance learning; moodle; lms; online teaching; classe virtuelle; virtual learning
Interactive Whiteboard = tableau numérique; tableau numérique interactif; tni; tbi; smartboard; smart board; tableau blanc interactif; vpi; interactive whiteboards
Digital Workspace = ent; pronote; espace numérique de travail; google classroom; sims
Tutoring = tutorat; soutien scolaire; aide aux devoirs; private tuition; mentoring; cours particuliers; homework help; coaching
Youth Work = animation; animation d'ateliers; animation jeunesse; activités périscolaires; activity planning; workshops; animation de groupes; group activities; ateliers; animation socioculturelle; activités manuelles | ambiguous
Parent Communication = relation avec les parents; relations avec les parents; relation avec les familles d'élèves; parent meetings; parents' evenings; parent engagement; communication with parents; relations parents
Adult Training = formation d'adultes; animation de formation; andragogie; adult education; train the trainer; formation de formateurs; facilitation; facilitation de groupes; workshop facilitation; classes virtuelles; virtual classrooms; blended learning; AFEST; Qualiopi; tutorat de stagiaires; PTLLS
Language Teaching = enseignement du FLE; language teaching; enseignement des langues; ESOL; DELTA; didactique des langues; DILF DELF
School Life = vie scolaire; surveillance des élèves; assistant d'éducation; pastoral care; playground supervision; form tutor; encadrement d'élèves; classroom behaviour; internat; boarding supervision; discipline positive; safeguarding level 2; surveillance de la cour; études dirigées; attendance monitoring; anti-bullying
Sport Coaching = éducation sportive; encadrement sportif; sports coaching; fitness instruction; coach sportif; préparation physique; musculation; strength and conditioning; personal training; cours collectifs; group exercise; natation enseignement; swimming instruction; lifeguarding; surveillance de baignade; yoga teaching; pilates; cardio-training; maître-nageur; football coaching; encadrement de randonnées
Library Work = bibliothéconomie; catalogage; cataloguing; library management systems; documentation; veille documentaire; médiation culturelle; désherbage; bulletinage; archives; UNIMARC; indexation; prêt et retour; classification Dewey; reader services; médiation numérique; conservation du patrimoine; museum collections; expositions montage; exhibition design
Academic Research = recherche universitaire; rédaction scientifique; scientific writing; academic writing; revue de littérature; literature review; peer review; recherche qualitative; qualitative research; entretiens semi-directifs; focus groups; quantitative research; recherche quantitative; LaTeX; Zotero; NVivo; research design; méthodologie de la recherche; grant writing; encadrement de mémoires; thesis supervision; terrain ethnographique

[skills: hospitality and food]
Cooking = cuisine; cuisine française; food preparation; préparation culinaire; french cuisine; cuisine traditionnelle; cuisson; cuissons; techniques culinaires; culinary techniques; préparations froides; préparations chaudes; culinary arts; gastronomie; cuisine gastronomique; prep work; hot kitchen; entrées; sauces; fonds et sauces; italian cuisine; modern british cooking
Pastry = pâtisserie; boulangerie; baking; desserts; viennoiserie; chocolaterie; pastry making; panification; dessert; bread making; tourage; pétrissage
Menu Design = élaboration de menus; création de menus; menu planning; elaboration de cartes; menu development; création de cartes; fiches techniques; menu creation; conception de menus; menu costing; coût matière; food costing; food cost; calcul des coûts matière; cost matière; gestion des coûts matière; food cost control
Table Service = service en salle; service à table; service; serving; service à l'assiette; waiting tables; table waiting; service au plateau; dressage; dressage des tables; mise en place; plating; silver service; dressage des assiettes; restaurant service; service en restauration; plate service; banqueting; banquets | ambiguous
Bar Service = bar; cocktails; mixology; mixologie; bartending; barista; bar work; coffee making; préparation de cocktails; service au bar; barista skills; latte art; beer and cellar | ambiguous
Wine Knowledge = œnologie; sommellerie; connaissance des vins; wine; wset; wines; wine service; vins; conseil en vins; accord mets et vins; accords mets et vins; wine pairing
Hotel Reservations = réservations; gestion des réservations; booking; gestion de réservations; booking systems; prise de réservations; réservation | ambiguous
Opera PMS = opera; fidelio; hotel management software; logiciel hôtelier; pms; mews; protel; amadeus; cloudbeds; oracle hospitality; micros | ambiguous
Check-in and Check-out = check-in; check-out; check-in/check-out; accueil des voyageurs; accueil de la clientèle; guest welcome; arrivals and departures
Guest Relations = relation avec la clientèle; guest service; guest services; satisfaction client; customer satisfaction; satisfaction clients; guest experience; hospitality; sens de l'accueil; guest care
Housekeeping = entretien des chambres; ménage; nettoyage des chambres; room cleaning; entretien; lingerie; entretien des locaux; room service; blanchisserie; laundry
Cleaning = nettoyage; nettoyage industriel; propreté; entretien ménager; désinfection; disinfection; monobrosse; autolaveuse; nettoyage de locaux; cleaning products; nettoyage de vitres; deep cleaning; plonge; dishwashing; nettoyage des locaux; produits d'entretien; window cleaning; vitrerie; techniques de nettoyage
Yield Management = revenue management; optimisation du taux d'occupation
Tourism = tourisme; tour guiding; visites guidées; conseil en voyages; guided tours
Catering = restauration; restauration collective; restauration rapide; fast food; traiteur; food service | ambiguous
Butchery = boucherie; découpe; désossage; meat cutting; knife skills; charcuterie; poissonnerie; découpe de viande; filleting
Bakery = pains; viennoiseries; façonnage des pains; enfournement; levain; sourdough; bakery; breadmaking; patisserie boulangère; pâte levée
Chocolate Making = confiserie; chocolate work; confectionery; glacerie; ice cream making; sugar work; entremets; décors en sucre; cake decorating; cake design; desserts à l'assiette; tempérage
Barista Work = espresso; café de spécialité; speciality coffee; espresso machines; cafés et boissons chaudes
Housekeeping Work = recouche; à blanc; remise en état des chambres; housekeeping duties; room attendant; bed making; linge; repassage; ironing; contrôle des chambres; nettoyage approfondi; floor machines; vitres; nettoyage de bureaux; office cleaning; COSHH; dilution des produits; ménage et repassage; domestic cleaning; remise en état; end of tenancy cleaning
Event Catering = traiteur événementiel; réceptions; organisation de banquets; event catering; weddings; mariages organisation; séminaires organisation; outside catering; functions
Travel Sales = vente de voyages; billetterie; ticketing; galileo; sabre gds; forfaits touristiques; tour operating; guidage; accueil touristique; office de tourisme conseil; itinerary planning; group travel; production touristique; cruise sales

[skills: law and public service]
Law = droit; legal research; recherche juridique; veille juridique; legal drafting; rédaction juridique; rédaction d'actes; legal writing | ambiguous
Contract Law = droit des contrats; contract management; gestion des contrats; contracts; contract drafting; rédaction de contrats; contrats; droit commercial; commercial law | ambiguous
Company Law = droit des sociétés; corporate law; droit des affaires; business law; secrétariat juridique; corporate governance
Civil Law = droit civil; droit de la famille; family law; droit immobilier; property law; conveyancing
Criminal Law = droit pénal
Public Law = droit public; droit administratif; administrative law
Intellectual Property = propriété intellectuelle; trademarks; ip law
Litigation = contentieux; précontentieux; dispute
Security Guarding = surveillance; gardiennage; sécurité des personnes; ssiap; ssiap 1; ssiap 2; ssiap 1 2; cqp aps; vidéosurveillance; cctv; rondes; access control; contrôle d'accès; contrôle des accès; security patrols; door supervision; sia licence; sia door supervisor; télésurveillance; patrolling; surveillance de site; conflict de-escalation
Fire Safety = sécurité incendie; prévention incendie; fire prevention; lutte contre l'incendie; évacuation; fire marshal; extincteurs; fire warden; fire safety awareness
Translation = traduction; interprétation; interpreting; localization; localisation; trados; sous-titrage; relecture; proofreading | ambiguous
Labour Law Practice = contentieux prud'homal; prud'hommes; employment tribunals; contentieux social; tribunal representation
Public Finance = finances publiques; M14; M57; nomenclature M57; comptabilité publique; local government finance; subventions; grant management; fonds européens; european funding; grant applications; recherche de financements
Civil Registry = état civil actes; actes d'état civil; civil registration; registrar duties; élections organisation; instruction de dossiers; droits sociaux; benefits advice; instruction de demandes; welfare rights
Legal Secretarial Work = legal secretary; formalités légales; formalités juridiques; secrétariat juridique des sociétés; company secretarial; assemblées générales; tenue des registres légaux; greffe formalités; bundling; court filing; RPVA
Border and Customs Law = droit douanier; customs law; customs compliance
Security Operations = CCTV monitoring; rondes de surveillance; filtrage; gestion des conflits sécurité; palpation; door supervisor; close protection; protection rapprochée; levée de doute; prévention vol; loss prevention; lutte contre la démarque; poste central de sécurité; agent cynophile
Fire Fighting = sapeur-pompier; firefighting; fire fighting; secours à personnes; désincarcération; search and rescue; SSIAP 3; équipier d'intervention; évacuation incendie

[skills: agriculture and environment]
Farming = agriculture; agronomie; agronomy; élevage; livestock; maraîchage; viticulture; culture; horticulture; traite; arboriculture; agriculture biologique; organic farming
Tractor Driving = conduite de tracteur; tracteur; tractors; conduite de tracteurs; tractor
Certiphyto = phytosanitary certificate; produits phytosanitaires; certificat phytosanitaire
Environment = environnement; environmental management; développement durable; sustainability; rse entreprise; csr; biodiversité; biodiversity; écologie; ecology; bilan carbone; carbon footprint; sustainable development | ambiguous
Animal Care = soins aux animaux; animal welfare; soins animaliers
Crop Production = grandes cultures; cultures maraîchères; market gardening; crop production; semis; semis et plantation; sowing; harvesting; récolte; récoltes; moisson; irrigation; fertilisation; protection des cultures; crop protection; phytosanitaires; pesticide spraying; permaculture; agroforesterie; agroforestry; serres; greenhouse growing; arboriculture fruitière; fruit growing; cueillette; fruit picking; rotation des cultures; soil analysis; pépinière production; plant propagation; bouturage; greffage; hydroponics
Livestock Farming = élevage bovin; élevage laitier; milking; dairy farming; élevage porcin; élevage avicole; alimentation des animaux; lambing; agnelage; vêlage; calving; insémination; pig farming; poultry; apiculture; beekeeping; aquaculture; pisciculture; fish farming; pêche professionnelle; fishing; équitation soins; horse care; stable management; pansage; grooming horses; conduite de troupeau; shepherding; fromagerie; cheese making; transformation laitière; ostréiculture; sheep shearing
Forestry = sylviculture; foresterie; bûcheronnage; abattage d'arbres; tree felling; forestry; chainsaw; tronçonneuse; tree surgery; arboriculture ornementale; grimpe; débroussaillage; brush cutting; brushcutter; coppicing; arboriste; woodland management
Water Treatment = traitement de l'eau; traitement des eaux; stations d'épuration; water treatment; wastewater treatment; eau potable; analyses d'eau; drinking water; assainissement collectif; hydrologie; hydrology; hydrogéologie; réseaux d'eau
Farm Machinery = machinisme agricole; moissonneuse-batteuse; combine harvester; tractor work; farm machinery; matériel agricole; ensileuse; épandage; presse à balles; baling; telehandler; télescopique agricole; entretien du matériel agricole; GPS guidance; autoguidage

[skills: crafts and beauty]
Hairdressing = coiffure; coupe; coloration; haircutting; colouring; hair styling; brushing
Beauty Care = esthétique; soins du visage; maquillage; make-up; manucure; épilation; skincare; massage; nail care; soins esthétiques; modelage; onglerie; makeup
Sewing = couture; confection; retouche; retouches; tailoring; broderie; patronage; stylisme; pattern making; modélisme
Floristry = art floral; compositions florales; fleuristerie; flower arranging
Hair Care = coupe homme; coupe femme; coupes; colorations; mèches; balayage; permanente; chignons; coiffage; hair cutting; hair colouring; highlights hair; blow drying; barbering; taille de barbe; barbe; beard trimming; extensions; lissage; coiffure mixte; perming; hair extensions; shampoing; visagisme
Skin Care = soins du corps; épilations; facials; waxing; manicure; pedicure; pose de vernis; nail art; gel nails; onglerie gel; massages; massage bien-être; spa treatments; extensions de cils; lash extensions; brow shaping; threading; microblading; hot stone massage; réflexologie; reflexology; aromathérapie; aromatherapy; tattooing; tatouage; piercing; conseil en cosmétique; bronzage; tanning; lash lift; shiatsu; sophrologie; hammam
Leather Work = maroquinerie; sellerie; leather work; leathercraft; cordonnerie; shoe repair; cobbling; piqûre sellier; saddlery; parage; coupe du cuir; bagagerie; gainerie; ganterie
Jewellery = bijouterie; joaillerie; jewellery; jewellery making; jewelry; sertissage; stone setting; horlogerie; watchmaking; gemmologie; gemmology; orfèvrerie; polissage bijoux; silversmithing; réparation horlogère; engraving; enameling
Ceramics = céramique; poterie; tournage céramique; pottery; ceramics; throwing; émaillage; glazing ceramics; verrerie; glass blowing; soufflage de verre; vitrail; stained glass; mosaïque; mosaic
Upholstery = tapisserie d'ameublement; upholstery; garnissage; rideaux; curtain making; restauration de meubles; furniture restoration; tapissier; french polishing; cannage; encadrement d'art; picture framing; dorure; gilding; luthier; luthery; facture instrumentale; alterations; dressmaking; machine à coudre; sewing machine; surjeteuse; overlocker; ourlets; hemming; piqueuse plate; patronage couture; millinery; tricot; knitting; crochet
Stone and Metal Craft = taille de pierre; stone carving; stonemasonry; ferronnerie; ferronnerie d'art; blacksmithing; sculpture; marbrerie; serrurerie; locksmithing; métallerie; metalwork; coutellerie; dinanderie; charpente traditionnelle; couverture ardoise; slating; thatching; chaume; compagnonnage; restoration of monuments; restauration du patrimoine; pierre sèche; dry stone walling

[skills: personal qualities]
Teamwork = travail d'équipe; esprit d'équipe; travail en équipe; team work; team player; team spirit; collaboration; sens du travail en équipe; working in a team; cooperation; goût du travail en équipe; team-oriented; sens du collectif
Communication = communication skills; aisance relationnelle; bonne communication; sens de la communication; verbal communication; good communication; communication orale; communication écrite; written communication; oral communication; aisance orale; excellent communication; capacité de communication; relational skills; public speaking; prise de parole en public; prise de parole; presentation skills; présentation; compétences relationnelles; interpersonal skills; sens relationnel; bon relationnel; relationnel; excellent relationnel; aisance à l'oral; people skills; sens du relationnel; qualités relationnelles
Autonomy = autonomie; autonome; independence; self-reliance; independent; work independently; indépendance; ability to work independently; self-sufficient; independent working
Rigour = rigueur; rigoureux; rigoureuse; rigor; thoroughness; meticulous; méticulosité; précision; attention to detail; sens du détail; souci du détail; accuracy; minutie; méticuleux; méticuleuse; minutieux; minutieuse; detail-oriented; eye for detail; soin; conscientious; meticulousness
Organisation = sens de l'organisation; organisé; organisée; organizational skills; organisational skills; organization; organised; organized; esprit d'organisation; méthode; méthodique; methodical; capacité d'organisation; planning and organisation; strong organisation
Adaptability = adaptabilité; capacité d'adaptation; flexibility; flexibilité; polyvalence; versatility; polyvalent; polyvalente; adaptable; flexible; faculté d'adaptation; versatile; souplesse
Responsiveness = réactivité; réactif; réactive; prise d'initiative; initiative; sens de l'initiative; proactivity; proactivité; proactive; esprit d'initiative; force de proposition; self-starter; proactif; proactive attitude
Problem Solving = résolution de problèmes; analytical skills; esprit d'analyse; analytical thinking; esprit analytique; critical thinking; esprit critique; capacité d'analyse; analytical; logical thinking; esprit logique; sens de l'analyse; analytical mind; logique; analyse | ambiguous
Stress Management = gestion du stress; résistance au stress; maîtrise de soi; working under pressure; sang-froid; calm under pressure; work under pressure; résistance à la pression; self-control; composure; stress resistance; ability to work under pressure; calme; calmness; staying calm
Time Management = gestion du temps; gestion des priorités; sens des priorités; punctuality; ponctualité; respect des délais; prioritisation; meeting deadlines; ponctuel; ponctuelle; prioritising; punctual; assiduité; timekeeping; deadline management; time keeping
Creativity = créativité; créatif; créative; imagination; creative thinking; inventiveness; innovation; sens artistique; inventivité; esprit créatif
Leadership = esprit de leadership; sens du leadership; natural authority; autorité naturelle; leadership skills; decision-making; prise de décision; autorité; charisme; sens des responsabilités; responsibility; responsable; esprit d'équipe et leadership; sense of responsibility; esprit de décision; capacité à fédérer; assertiveness | ambiguous
Listening = écoute; sens de l'écoute; active listening; écoute active; listening skills; capacité d'écoute; qualités d'écoute; à l'écoute; good listener
Empathy = empathie; bienveillance; compassion; kindness; patience; patient; caring; benevolence; tact; sensibilité; altruisme; bienveillant; empathetic; compassionate; gentillesse
Curiosity = curiosité; curieux; curieuse; curiosité intellectuelle; willingness to learn; envie d'apprendre; soif d'apprendre; quick learner; fast learner; eager to learn; learning agility; apprentissage rapide; intellectual curiosity; curious; inquisitive
Motivation = motivé; motivée; dynamisme; dynamique; enthusiasm; enthousiasme; motivated; energy; self-motivated; énergie; dynamism; drive; commitment; implication; investissement; engagement; persévérance; ténacité; determination; ambition; dedication; tenacity; persistence; volontaire; energetic; enthousiaste; goût du challenge; combativité; resilience; sense of challenge; volonté; hard-working; hardworking; courage | ambiguous
Discretion = confidentialité; confidentiality; sens de la confidentialité; discret; discrète; secret professionnel; professional secrecy; respect de la confidentialité
Reliability = fiabilité; sérieux; sérieuse; reliable; professionnalisme; professionalism; trustworthiness; fiable; honnêteté; honesty; integrity; intégrité; loyalty; loyauté; disponibilité; conscience professionnelle; sens du service; professional conduct; sens du devoir; dependability; dependable; work ethic; esprit de service; éthique; ethics; customer focus; sens du client; orientation client; trustworthy; availability; sens du service client; customer-focused; sens commercial; commercial awareness; fibre commerciale
Physical Fitness = bonne condition physique; endurance; physical stamina; résistance physique; dextérité; dextérité manuelle; manual dexterity; habileté manuelle; stamina; manual skills; travail manuel; condition physique; force physique
Persuasion = force de persuasion; conviction; sens de la persuasion; pouvoir de conviction; influencing; persuasiveness; art de convaincre; sens de la négociation; force de conviction; capacité de persuasion; persuasive
Positive Attitude = bonne humeur; sourire; optimisme; positivité; good humour; optimism; sens de l'humour; friendly; joie de vivre; attitude positive; cheerful; friendliness; amabilité; courtoisie; politesse; bonne présentation; excellente présentation; professional appearance; courtesy; polite; convivialité; sociability; sociabilité; sociable; esprit positif; diplomatie; diplomacy; diplomate; ouverture d'esprit; open-mindedness; open-minded; tolérance; diplomatic
