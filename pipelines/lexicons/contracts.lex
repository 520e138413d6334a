# Contract types and what they are called in CVs. They are no part of a job title or of an employer's name.

[contracts]
permanent = CDI; contrat à durée indéterminée; CDI temps plein; CDI temps partiel; CDII; emploi permanent; permanent contract; permanent position; titulaire; fonctionnaire; permanent full-time; full-time permanent
fixed_term = CDD; contrat à durée déterminée; CDD temps plein; CDD temps partiel; fixed-term contract; FTC; contractuel; contractuelle; vacataire; vacation; vacations; contrat; contract; contract role; contract position; remplacement; saisonnier; saisonnière; job saisonnier; emploi saisonnier; contrat saisonnier; seasonal; seasonal job; CDDU; VIE; V.I.E; VIA; contrat aidé; service civique
internship = stage; stages; stagiaire; stage de fin d'études; stage conventionné; stage de master; intern; placement; traineeship; trainee; work placement; industrial placement; summer internship; stage de fin d'étude
apprenticeship = alternance; en alternance; apprentissage; contrat d'apprentissage; contrat de professionnalisation; contrat pro; alternant; alternante; apprenti; apprentie; apprentice; work-study; sandwich course; degree apprenticeship
temporary = intérim; mission d'intérim; missions d'intérim; mission intérim; intérimaire; contrat d'intérim; travail temporaire; temp; temporary contract; agency; agency work; casual; zero hours; zero-hours contract
freelance = indépendant; indépendante; profession libérale; auto-entrepreneur; auto-entrepreneuse; micro-entrepreneur; micro-entreprise; portage salarial; en portage; consultant indépendant; self-employed; contractor; freelancer; contracting; libéral; portage
# Working time: told beside the contract, and as little part of a title.
part_time = temps partiel; mi-temps; à mi-temps; à temps partiel; temps plein; à temps plein; full-time; job étudiant; emploi étudiant; student job; weekend job; 35h; 39h | time
remote = télétravail; hybride; hybrid; on-site; sur site; full remote; présentiel | time
