# Words of job offers.

# Titles of parts of an offer, and labels such as "Must have:" before a list.
[offer-sections]
required = compétences impératives; what you need; what you will need; you bring; compétences requises; compétences indispensables; compétences exigées; compétences attendues; compétences techniques requises; compétences techniques; compétences clés; compétences nécessaires; compétences; compétences obligatoires; compétences demandées; compétences recherchées; prérequis; pré-requis; indispensable; indispensables; exigences; impératif; impératifs; savoir-faire; vous maîtrisez; maîtrise de; maîtrise des outils; outils; environnement technique; stack technique; stack; technologies; must have; must-have; must haves; must-haves; required skills; skills required; essential skills; essential; essentials; essential criteria; requirements; technical skills; key skills; skills; required; you must have; you have; mandatory; mandatory skills; minimum requirements; core skills; essential requirements; tech stack; technical environment; tools; skills and experience; required competencies; key requirements; votre savoir-faire; compétences métier; compétences professionnelles
soft = qualités requises; qualités; savoir-être; soft skills; aptitudes; qualités personnelles; qualités humaines; personal qualities; interpersonal skills; personal attributes; aptitudes personnelles
preferred = compétences appréciées; compétences souhaitées; compétences complémentaires; compétences optionnelles; les petits plus; petits plus; atouts; atout; les atouts; les plus; un plus; serait un plus; seraient un plus; ce serait un plus; apprécié; appréciés; appréciées; souhaité; souhaités; souhaitées; bonus; facultatif; idéalement; de préférence; nice to have; nice-to-have; nice to haves; nice-to-haves; preferred skills; desirable; desirable skills; desirables; desirable criteria; preferred; preferred qualifications; plus; a plus; would be a plus; good to have; advantageous; bonus points; optional; an advantage; it's a bonus; bonus skills; desired; desired skills; ideally; ce qui ferait la différence; les bonus; vos atouts; connaissances appréciées
profile = ce que nous attendons; vous savez; tu es; ce que nous attendons de vous; profil recherché; profil; votre profil; le profil recherché; profil souhaité; profil du candidat; qui êtes-vous; qui êtes vous; vous êtes; ce que nous recherchons; ce que nous cherchons; ce que l'on recherche; nous recherchons; profil attendu; profil requis; le profil; formation et expérience; candidat recherché; your profile; what we are looking for; what we're looking for; who you are; who we are looking for; about you; candidate profile; person specification; the ideal candidate; ideal candidate; profile; qualifications; what you bring; what you'll bring; you are; your background; about the candidate; the person; who we're looking for; what you will bring; le candidat idéal; vos compétences; votre parcours
missions = you will; ce que tu feras; tu feras; vos missions; missions; missions principales; description du poste; le poste; votre mission; vos responsabilités; responsabilités; descriptif du poste; rôle et missions; activités; activités principales; vos tâches; tâches; ce que vous ferez; votre rôle; mission; au quotidien; vos activités; description de la mission; contenu du poste; missions et responsabilités; principales missions; votre quotidien; description de poste; what you will do; what you'll do; responsibilities; key responsibilities; your responsibilities; duties; main duties; the role; role; your role; job description; your mission; tasks; your tasks; about the role; about the job; day to day; in this role; the job; duties and responsibilities; what you'll be doing; role and responsibilities; main responsibilities; role overview; in this role you will
company = qui sommes-nous; qui sommes nous; l'entreprise; à propos; à propos de nous; notre entreprise; présentation de l'entreprise; présentation; la société; notre société; contexte; l'établissement; about us; who we are; the company; about the company; our company; company overview; company description; company profile; about; the organisation; the organization; notre équipe; l'équipe; the team; our team; entreprise d'accueil; présentation de la société
benefits = nous offrons; ce que nous offrons; avantages; vos avantages; rémunération et avantages; conditions; nous vous proposons; ce que nous proposons; on vous propose; pourquoi nous rejoindre; benefits; what we offer; we offer; perks; our offer; salary and benefits; why join us; what's in it for you; what you get; les avantages; conditions de travail; le package; package; conditions d'emploi; what you'll get
application = candidature; pour postuler; postuler; comment postuler; contact; modalités de candidature; how to apply; apply; to apply; application; processus de recrutement; recruitment process; hiring process; interview process; the process; dépôt de candidature; renseignements; informations complémentaires; divers; diversité; equal opportunities; equal opportunity; additional information

# Labels of single facts: "Lieu : Nantes".
[offer-labels]
title = poste; intitulé du poste; intitulé; poste à pourvoir; titre; titre du poste; fonction; offre; offre d'emploi; métier; emploi; position; job title; role title; title; vacancy; job; recrute; nous recrutons; poste proposé; post; post title
company = entreprise; société; employeur; organisme; établissement; raison sociale; client; company; employer; organisation; organization; recruiter company; structure; hiring company; company name; nom de l'entreprise
location = lieu; lieu de travail; localisation; ville; localité; lieu du poste; site; location; place of work; work location; city; based in; office; place; adresse; basé à; poste basé à; secteur géographique; job location; workplace
type = contrat; type de contrat; nature du contrat; type d'emploi; contract; contract type; type of contract; employment type; job type; type; employment; nature de l'offre; durée du contrat; contrat et durée; term
date = date; date de début; prise de poste; date de publication; à pourvoir; start date; starting date; publié le; published; posted; date posted; date limite; closing date; disponibilité; début; référence; reference; ref; réf; n° d'offre; job reference
salary = salaire; rémunération; salaire brut; salary; pay; compensation; remuneration; salary range; wage; fourchette de salaire; package salarial; rate; pay rate; salaire annuel; salaire mensuel
remote = télétravail; remote; remote work; home working; remote working; travail à distance; hybrid working; work arrangement
degree = diplôme; diplômes; formation; niveau d'études; niveau de formation; diplôme requis; formation requise; niveau de diplôme; études; formation souhaitée; niveau; diplôme exigé; niveau requis; degree; education; qualification; education level; academic background; diploma; level of education; education required; diploma required; minimum education; formation initiale; niveau d'étude; diplôme et formation
experience = expérience; expérience requise; années d'expérience; expérience professionnelle; expérience souhaitée; expérience exigée; niveau d'expérience; ancienneté; experience; years of experience; experience required; required experience; work experience; seniority; professional experience; experience level; minimum experience; expérience minimum
languages = langues; langue; langues requises; langue requise; langues parlées; langues étrangères; niveau de langue; languages; language; language skills; required languages; languages required; compétences linguistiques; spoken languages; langues exigées; maîtrise des langues; langues souhaitées

# Words that make a line a wish rather than a demand.
[offer-wishes]
preferred = serait un plus; seraient un plus; est un plus; sont un plus; un plus; un atout; des atouts; apprécié; appréciée; appréciés; appréciées; souhaité; souhaitée; souhaités; souhaitées; souhaitable; idéalement; de préférence; a plus; a bonus; nice to have; preferred; desirable; ideally; would be an advantage; an advantage; advantageous; beneficial; bonus; optional; would be great; is a plus; optionnel; facultatif; facultative; préférence

# Pieces of headings that no list above knows whole: "Le profil que nous imaginons".
[offer-cues]
preferred = un plus; atout; nice to have; bonus; souhait; appreci; preferred; desirable; preferable; petits plus; would be; ideally
required = competenc; requis; exige; indispensable; prerequis; must have; essential; require; skills; mandatory; maitris; technolog; need to have; stack
languages = langue; language
degree = formation; diplome; education; etudes
missions = mission; responsab; activit; you will do; you ll do; tache; duties; role; quotidien; ferez; day to day; votre poste; le poste; the job
profile = profil; recherch; looking for; who you are; about you; ideal; qualification; you bring; candidat ideal; qui etes; person specification; you ll need; vous etes; vous avez; background
benefits = offrons; avantage; benefit; perks; propos; offer; package; remuneration; get in return; rejoindre; why
application = postul; apply; candidature; recruitment process; processus; next steps; contact; hiring process
company = qui sommes; entreprise; societe; about us; company; who we are; etablissement; about

# Lines that name the kind of document, not the position.
[offer-openings]
opening = offre d'emploi; offre d'emplois; offre d'emploi interne; avis de recrutement; annonce; annonce de recrutement; fiche de poste; fiche poste; description de poste; descriptif de poste; recrutement; poste à pourvoir; nous recrutons; on recrute; appel à candidatures; avis de vacance; job offer; job description; job advert; job advertisement; job posting; vacancy; job vacancy; we are hiring; we're hiring; now hiring; position description; career opportunity; opportunity; recruitment; nous recherchons; join us; rejoignez-nous; offre de stage; offre d'alternance; emploi; job; offre; join our team; rejoignez notre équipe; join the team

# Other names of contracts in offers.
[contracts]
permanent = permanent; permanent role; permanent full time; open-ended; open-ended contract; indefinite contract
fixed_term = fixed term; fixed-term; temporary position; maternity cover; fixed term contract
internship = internship; offre de stage
apprenticeship = apprenticeship

# How lines begin that ask to apply.
[offer-invitations]
invitation = envoyez; envoyer; postulez; postuler; merci d'adresser; merci d'envoyer; adressez; adresser votre; transmettez; candidatez; pour postuler; send your; send us; send cv; please send; please apply; apply; to apply; email your; submit your; contactez; contact us; intéressé; interested; candidature à

# Words that speak to the reader (vous), and those that speak for the firm (nous).
[offer-voices]
vous = votre; vos; you; your
nous = notre; nos; we; our
