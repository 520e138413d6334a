# Names of one and the same skill in French and English, where skills.lex groups several kindred skills under one name.
# What stands on different lines here is never taken for the same thing, only for kindred.

[synonyms]
# Finance and payroll
General ledger = comptabilité générale; general accounting; grand livre; nominal ledger; general ledger accounting; tenue de la comptabilité générale
Cost accounting = comptabilité analytique; analytical accounting
VAT returns = déclaration de tva; déclarations de tva; vat declarations; vat return
Tax computations = liasse fiscale; liasses fiscales; corporate tax returns; tax returns; tax filing; déclarations fiscales
Bank reconciliation = rapprochement bancaire; rapprochements bancaires; bank reconciliations
Account matching = lettrage; lettrage des comptes; account reconciliation
Accounts payable = comptabilité fournisseurs; purchase ledger; factures fournisseurs
Accounts receivable = comptabilité clients; sales ledger; factures clients
Year-end accounts = bilan; bilans; comptes annuels; annual accounts; clôture annuelle; year-end closing; final accounts
Month-end closing = clôture mensuelle; month-end close; monthly closing
Credit control = recouvrement; relance clients; debt collection; relances clients
Payslip processing = établissement des bulletins; bulletins de paie; établissement des bulletins de paie; payslips; payroll processing; établissement des paies; payslip preparation
DSN = déclaration sociale nominative; déclarations dsn
Social declarations = déclarations sociales; charges sociales
Final settlements = soldes de tout compte; solde de tout compte
Silae
ADP = adp decidium; adp payroll
Workday = workday hcm
PeopleSoft
Talentsoft
BambooHR
SAP SuccessFactors = successfactors
Lucca
Sage 100 = sage 100c; sage 100 comptabilité
Sage X3
Sage Paie = sage 100 paie; sage payroll
Odoo
NetSuite = oracle netsuite
SAP FI = sap fico; sap co
SAP MM
SAP SD
# Human resources
Sourcing = sourcing de candidats; candidate sourcing; sourcing candidats
Structured interviews = entretien structuré; entretiens structurés; structured interviewing
Advert writing = rédaction d'annonces; rédaction des annonces; job advert writing; ad writing; rédaction d'offres d'emploi
Headhunting = approche directe; chasse de têtes; direct search
Psychometric testing = tests psychométriques; psychometric tests; tests de personnalité
Employer branding = marque employeur; employer brand
Absence management = gestion des absences; suivi des absences
Appraisals = entretiens annuels; annual reviews; performance appraisal; performance reviews
# Data
DAX
Power Query
Star schema modelling = modélisation en étoile; dimensional modelling; modélisation dimensionnelle
Time series = séries temporelles
Regression = régression
T-SQL = transact-sql
PL/SQL = plsql
# Office and web
HTML5 = html 5
CSS3 = css 3
# Logistics
Reflex = reflex wms
Manhattan WMS = manhattan
Infolog
Order picking = préparation de commandes; préparation des commandes; picking; pick and pack; préparation commandes
Voice picking = commande vocale; picking vocal; préparation vocale
Stock counting = inventaire; inventaires; stocktaking; stock take; stock counts; cycle counting; inventaires tournants
Stock management = gestion des stocks; gestion de stock; gestion de stocks; inventory management; stock control; inventory control
Flow management = gestion des flux; flow control; gestion de flux
Shrink-wrapping = filmage; mise sous film; palettisation
Loading = chargement; chargement de camions; truck loading
Unloading = déchargement
Delivery note checking = lecture de bons; contrôle des bons de livraison; lecture de bons de livraison
Forklift driving = conduite de chariots; conduite de chariots élévateurs; forklift operation; forklift truck driving
Reach truck
Planning = planification; scheduling
Six Sigma = lean six sigma; 6 sigma
Lean = lean management; lean manufacturing
SMED
Value stream mapping = vsm
# Industry
Finite element analysis = éléments finis; calcul par éléments finis; fea; fem; finite elements
FMEA = amdec
Root cause analysis = analyse des causes; analyse des causes racines; 8d; 5 why; 5 pourquoi
Functional analysis = analyse fonctionnelle
ISO GPS tolerancing = cotation iso gps; cotation gps; geometric tolerancing; gd&t; cotation fonctionnelle
Strength of materials = rdm; résistance des matériaux
Machining = usinage
Turning = tournage
Milling = fraisage
TIG welding = tig; soudure tig
MIG welding = mig; soudure mig; mig/mag
Arc welding = soudure à l'arc; arc
Hydraulics = hydraulique
Pneumatics = pneumatique
Preventive maintenance = maintenance préventive
Corrective maintenance = maintenance corrective; maintenance curative
# Building
Site programming = planification de chantier; planification des travaux; programming of works; site planning; construction scheduling; planning de chantier
Cost control = contrôle des coûts; suivi budgétaire; suivi des coûts; budget monitoring; budget tracking
Subcontractor coordination = coordination tce; coordination des sous-traitants; subcontractor management; coordination tous corps d'état; gestion des sous-traitants
Site safety = sécurité chantier; sécurité de chantier; construction safety; sécurité sur chantier
Structural works = gros œuvre; gros oeuvre; structural work
Reading drawings = lecture de plans; plan reading; reading plans; blueprint reading; lecture de plan
MS Project = microsoft project
HVAC = génie climatique; cvc; heating ventilation and air conditioning
# Health
Technical nursing care = soins techniques; technical care; soins infirmiers techniques
IV therapy = perfusions; perfusion; infusions; infusion therapy; pose de perfusion
Complex dressings = pansements complexes; wound care; wound dressing; soins de plaies; plaies et cicatrisation
Venepuncture = prélèvements sanguins; prises de sang; blood sampling; venipuncture; prise de sang; phlebotomy
Electronic patient records = dossier patient informatisé; electronic health records; ehr; emr; electronic patient record
Care notes = transmissions ciblées; transmissions; nursing handover
DxCare
NetSoins
Palliative care = soins palliatifs; end of life care; fin de vie
Patient education = éducation thérapeutique; éducation thérapeutique du patient; therapeutic education
Hospital hygiene = hygiène hospitalière; infection control; infection prevention
Cleaning and disinfection = bionettoyage; bio-nettoyage
Vital signs = prise des constantes; prise de constantes; constantes; monitoring vital signs; surveillance des constantes
Washing assistance = aide à la toilette; toilette; help with washing; assistance with washing
Meal assistance = aide aux repas; aide au repas; help with meals; feeding assistance
Patient handling = manutention des patients; manutention des malades; moving and handling; moving and handling of patients
Alzheimer care = accompagnement alzheimer; dementia care; accompagnement des malades d'alzheimer; soins alzheimer
# Education
Assessment = évaluation; évaluations; évaluation des élèves; student assessment
Reading instruction = apprentissage de la lecture; phonics; enseignement de la lecture; early reading
Special needs support = élèves à besoins particuliers; élèves à besoins éducatifs particuliers; special educational needs; sen; special education; besoins éducatifs particuliers
Project-based learning = pédagogie de projet; pédagogie par projet
Interactive whiteboard = tableau numérique interactif; tni; tbi; tableau blanc interactif; tableau numérique
# Catering
Traditional cooking = cuisine traditionnelle; traditional cuisine
HACCP = norme haccp; méthode haccp; normes haccp
Food hygiene = hygiène alimentaire; sécurité alimentaire; food safety
Recipe cards = fiches techniques; recipe costing sheets; technical sheets; standard recipes
Plating = dressage; dressage des assiettes; food presentation; plate presentation
Banqueting = banquets; banquet; banqueting service
Food cost control = gestion des coûts matière; coûts matière; food costing; food cost management; coût matière
Low-temperature cooking = cuisson basse température; sous vide; sous-vide
Restaurant pastry = pâtisserie de restaurant; restaurant desserts
Ordering = commandes; passation de commandes; food ordering
# Sales
Prospecting = prospection; prospection commerciale; lead generation; sales prospecting; cold calling
Negotiation = négociation; négociation commerciale; sales negotiation; negotiating
Quotations = devis; établissement de devis; quotes; rédaction de devis; quoting
Tenders = appels d'offres; tendering; bids; réponse aux appels d'offres; bid writing; réponses aux appels d'offres
Account management = gestion de portefeuille; fidélisation; customer retention; gestion de comptes; portfolio management; gestion de portefeuille clients; fidélisation client
Customer advice = conseil client; conseil clientèle; customer advising; conseil à la clientèle; advising customers
Cash handling = encaissement; tenue de caisse; till operation; encaissements; cashing up
Till systems = logiciel de caisse; point of sale; pos; pos systems; logiciels de caisse; caisse enregistreuse
Merchandising = merchandisage; visual merchandising; marchandisage
Window dressing = vitrines; vitrine; window displays; décoration de vitrines; réalisation de vitrines
Upselling = vente additionnelle; ventes additionnelles; cross-selling; add-on sales; ventes complémentaires; up-selling
Returns handling = gestion des retours; returns processing; retours
Cegid Retail = cegid y2
Salesforce = salesforce crm
HubSpot
