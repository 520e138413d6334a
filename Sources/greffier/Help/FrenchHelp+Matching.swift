// SPDX-License-Identifier: GPL-3.0-or-later

extension FrenchHelp {
    static let matching = [
        "Search collections by words, fields and likeness.":
            "Cherche dans les collections par mots, champs et ressemblance.",
        "Words match in all their forms. \"exact phrase\", prefix*, -excluded, and fields: skill: city: title: language: name:\nemployer: school: degree: source: tag: (compétence: ville: poste: langue: nom: employeur: école: diplôme: fichier:\nétiquette:). A comma stands for \"or\": city:Rennes,Nantes.":
            "Les mots sont trouvés sous toutes leurs formes. \"phrase exacte\", préfixe*, -exclu, et des champs : compétence: ville:\nposte: langue: nom: employeur: école: diplôme: fichier: étiquette: (skill: city: title: language: name: employer:\nschool: degree: source: tag:). Une virgule veut dire « ou » : ville:Rennes,Nantes.",
        "Words; \"exact phrase\", prefix*, field:value, -excluded.":
            "Des mots ; \"phrase exacte\", préfixe*, champ:valeur, -exclu.",
        "A collection; may be repeated (candidates unless stated).":
            "Une collection ; peut se répéter (candidates sinon).",
        "A condition besides, as skill:swift or -city:Paris; may be repeated.":
            "Une condition de plus, comme compétence:swift ou -ville:Paris ; peut se répéter.",
        "At most this many, up to 1000.":
            "Autant au plus, jusqu’à 1000.",
        "The language of the words, fr or en (else both).":
            "La langue des mots, fr ou en (sinon les deux).",
        "Fit how much words and vectors count in the collection to judged queries (docs/evaluation.md).":
            "Ajuste la part des mots et des vecteurs dans la collection à des recherches jugées (docs/evaluation.md).",
        "Take the last --refit of the collection back.":
            "Annule le dernier --refit de la collection.",
        "With --refit or --undo-refit: show what would change, and change nothing.":
            "Avec --refit ou --undo-refit : montre ce qui changerait, sans rien changer.",
        "List the collections and what they hold, take entries out, say which CVs are one person's.":
            "Liste les collections et ce qu’elles contiennent, en retire des entrées, dit quels CV sont d’une même personne.",
        "List the collections with what they hold.":
            "Liste les collections avec ce qu’elles contiennent.",
        "Show the entries of a collection: their status, whose they are, and which is the newest of each person.":
            "Montre les entrées d’une collection : leur état, à qui elles sont, et la plus récente de chaque personne.",
        "The collection.":
            "La collection.",
        "Show who has several documents in a collection, and which pairs wait for a yes or no.":
            "Montre qui a plusieurs documents dans une collection, et quelles paires attendent un oui ou un non.",
        "Say that two documents are one person's: the newest of them stands for the person.":
            "Dit que deux documents sont d’une même personne : le plus récent la représente.",
        "An entry: its id, the last eight characters of it, or its file name.":
            "Une entrée : son numéro, les huit derniers caractères, ou son nom de fichier.",
        "Another entry.":
            "Une autre entrée.",
        "Take that back: what the documents say counts again.":
            "Annule cela : ce que disent les documents compte de nouveau.",
        "Say that a document is of another person than those it was put together with, or may be.":
            "Dit qu’un document est d’une autre personne que ceux dont il est, ou serait, rapproché.",
        "Take entries out of a collection; results in the outbox stay, and a file dropped again comes back.":
            "Retire des entrées d’une collection ; les résultats restent, et un fichier déposé de nouveau revient.",
        "Entries: ids, the last eight characters of them, or file names.":
            "Des entrées : numéros, leurs huit derniers caractères, ou noms de fichiers.",
        "The whole collection.":
            "Toute la collection.",
        "Make the word index and damaged or all vectors of collections again, or everything from the runs.":
            "Refait l’index des mots et les vecteurs abîmés ou tous, ou bien tout à partir des passages.",
        "Searches go on meanwhile. Entries that an earlier version wrote are given the fields by which they are found, and whose they are. Vectors of a model that does not answer are made by the daemon later. With --from-runs the present file is set aside and every kept run indexes its document again, which is what a library.sqlite that cannot be read needs; no daemon may run then. Decisions of people come along: from that file where it can be read, else from the runs that took feedback, while those on whose CVs are whose are lost.":
            "Les recherches continuent pendant ce temps. Les entrées d’une version antérieure reçoivent les champs par lesquels on les trouve, et leur personne. Les vecteurs d’un modèle qui ne répond pas sont faits plus tard par le service. Avec --from-runs, le fichier présent est mis de côté et chaque passage gardé indexe de nouveau son document, ce qu’il faut quand library.sqlite est illisible ; le service doit alors être arrêté. Les décisions suivent : de ce fichier s’il est lisible, sinon des passages qui les ont reçues ; celles qui disent à qui sont les CV sont alors perdues.",
        "The collection; all of them without one.":
            "La collection ; toutes sans ce nom.",
        "Make all vectors again, not the damaged and missing ones alone.":
            "Refait tous les vecteurs, et pas seulement ceux qui manquent ou sont abîmés.",
        "Make everything again from what the runs have kept.":
            "Refait tout à partir de ce que les passages ont gardé.",
        "Write a collection with its passages and vectors into one file.":
            "Écrit une collection, ses passages et ses vecteurs dans un fichier.",
        "The file to make; it must not exist yet.":
            "Le fichier à créer ; il ne doit pas exister.",
        "Read a file of `collections export` into a collection, in place of entries of the same documents.":
            "Lit un fichier de « collections export » dans une collection, à la place des entrées des mêmes documents.",
        "Vectors come along where both workspaces use the same embedder, and are made again otherwise. The file is checked to its end before anything is changed.":
            "Les vecteurs suivent si les deux espaces de travail ont le même plongement, et sont refaits sinon. Le fichier est vérifié jusqu’au bout avant que rien ne change.",
        "The file.":
            "Le fichier.",
        "The collection to fill; the name in the file without it.":
            "La collection à remplir ; sinon celle que nomme le fichier.",
        "Show the best candidates for each offer, or the best offers for each candidate, as of now.":
            "Montre les meilleurs candidats de chaque offre, ou les meilleures offres de chaque candidat, à cet instant.",
        "Weights, diversity and caps are those of the pipeline that recommends. With --manifest a finished run is\nmade again from its manifest.json, and what is no longer as it was is told; ends with 1 where anything is.":
            "Poids, diversité et plafonds sont ceux du traitement qui recommande. Avec --manifest, un passage fini est\nrefait d’après son manifest.json, et ce qui n’est plus comme alors est dit ; se termine par 1 s’il y en a.",
        "offers or candidates.":
            "offers (offres) ou candidates (candidats).",
        "Only this offer: its id, file name or title.":
            "Seulement cette offre : son numéro, son nom de fichier ou son intitulé.",
        "At most this many for each (else as many as the pipeline says).":
            "Autant au plus pour chacun (sinon ce que dit le traitement).",
        "Show how much each category counts, and what that was learned from.":
            "Montre combien compte chaque catégorie, et de quoi cela a été appris.",
        "Make the run of this manifest.json again, and compare to the byte.":
            "Refait le passage de ce manifest.json, et compare à l’octet près.",
        "With --manifest: write the files made again into this folder.":
            "Avec --manifest : écrit les fichiers refaits dans ce dossier.",
        "The pipeline whose weights and lists count, where several recommend in different ways.":
            "Le traitement dont les poids et les listes comptent, quand plusieurs recommandent chacun à sa façon.",
        "List what was decided about candidates for offers, or take it back.":
            "Liste ce qui a été décidé des candidats pour des offres, ou l’annule.",
        "Decisions come as CSV or JSON files dropped in inbox/feedback.":
            "Les décisions viennent de fichiers CSV ou JSON déposés dans inbox/feedback.",
        "List the decisions, oldest first.":
            "Liste les décisions, la plus ancienne d’abord.",
        "Take back the decisions of one file or run, and learn the weights anew.":
            "Annule les décisions d’un fichier ou d’un passage, et réapprend les poids.",
        "The file's name or the run's id, as `feedback list` shows them.":
            "Le nom du fichier ou le numéro du passage, comme les montre « feedback list ».",
        "Show whether scores depend on name, gender, age, origin, address or time without work.":
            "Montre si les notes dépendent du nom, du genre, de l’âge, de l’origine, de l’adresse ou d’un temps sans emploi.",
        "Score twins of the candidates and compare every figure with that of the original.":
            "Note des jumeaux des candidats et compare chaque chiffre à celui de l’original.",
        "Scores with the weights of the pipeline that recommends. Ends with 1 when any figure differs.":
            "Note avec les poids du traitement qui recommande. Se termine par 1 si un chiffre diffère.",
        "The collection of the candidates.":
            "La collection des candidats.",
        "The collection of the offers.":
            "La collection des offres.",
        "Examine at most this many candidates, spread over the collection.":
            "Examine autant de candidats au plus, répartis sur la collection.",
        "Import ESCO or ROME, so that more skills and titles are known; list or remove what was imported.":
            "Importe ESCO ou ROME, pour connaître plus de compétences et de métiers ; liste ou retire ce qui a été importé.",
        "Read the CSV files of ESCO or ROME into the workspace, in the place of an earlier import.":
            "Lit les fichiers CSV d’ESCO ou de ROME dans l’espace de travail, à la place d’un import antérieur.",
        "CSV files of one classification.":
            "Les fichiers CSV d’une classification.",
        "List the classifications that were imported, with the sentence that their publishers ask for.":
            "Liste les classifications importées, avec la phrase que demandent leurs éditeurs.",
        "Take an imported classification away; the words that ship stay.":
            "Retire une classification importée ; les mots livrés restent.",
        "esco or rome.":
            "esco ou rome.",
    ]
}
