// SPDX-License-Identifier: GPL-3.0-or-later

extension FrenchHelp {
    static let documents = [
        "Check Word templates, and list the fields that they may name; needs no workspace.":
            "Vérifie des modèles Word et liste les champs qu’ils peuvent nommer ; sans espace de travail.",
        "Name the fields of a Word template and every mistake in it, with page and paragraph.":
            "Nomme les champs d’un modèle Word et chaque erreur, avec page et paragraphe.",
        "The template (.docx or .dotx).":
            "Le modèle (.docx ou .dotx).",
        "Write a copy that has a Word comment at each mistake.":
            "Écrit une copie avec un commentaire Word à chaque erreur.",
        "List the fields that a profile offers to templates.":
            "Liste les champs qu’un profil offre aux modèles.",
        "Read documents and print their text; needs no workspace.":
            "Lit des documents et affiche leur texte ; sans espace de travail.",
        "Files; - is standard input.":
            "Des fichiers ; - est l’entrée standard.",
        "The form to print.":
            "La forme à afficher.",
        "Write a file for each document into this folder instead of printing.":
            "Écrit un fichier par document dans ce dossier au lieu d’afficher.",
        "Draw what was read into this folder: blocks, reading order, hidden text, as SVG.":
            "Dessine ce qui a été lu dans ce dossier : blocs, ordre de lecture, texte caché, en SVG.",
        "Which pages are read by character recognition: those that are pictures, all, none.":
            "Quelles pages passent par la reconnaissance de caractères : celles qui sont des images, toutes, aucune.",
        "The languages of character recognition, as tesseract names them.":
            "Les langues de la reconnaissance, comme tesseract les nomme.",
        "The language of reasons and warnings (else that of the environment).":
            "La langue des raisons et avertissements (sinon celle de l’environnement).",
        "Make documents of a profile; needs no workspace.":
            "Fait des documents d’un profil ; sans espace de travail.",
        "The profile (JSON Resume); - is standard input.":
            "Le profil (JSON Resume) ; - est l’entrée standard.",
        "The Word template (else the one that ships).":
            "Le modèle Word (sinon celui qui est livré).",
        "The formats, with commas between.":
            "Les formats, séparés par des virgules.",
        "The picture that `{{logo}}` gives.":
            "L’image que donne {{logo}}.",
        "The design of the PDF.":
            "La présentation du PDF.",
        "The accent colour of PDF, HTML and EPUB.":
            "La couleur d’accent des PDF, HTML et EPUB.",
        "Families of fonts for the PDF, the preferred one first.":
            "Familles de polices du PDF, la préférée d’abord.",
        "The offer that a letter speaks of (offer.json).":
            "L’offre dont parle une lettre (offer.json).",
        "What a letter tells of the company; may be repeated.":
            "Ce qu’une lettre dit de l’entreprise ; peut se répéter.",
        "Leave out who it is: a code in the place of the name, no photo, contact or age.":
            "Tait qui c’est : un code à la place du nom, ni photo, ni coordonnées, ni âge.",
        "With --blind, also leave out schools and dates of studies.":
            "Avec --blind, tait aussi les écoles et les dates d’études.",
        "With --blind, the code (else one by chance).":
            "Avec --blind, le code (sinon un au hasard).",
        "The folder to write into.":
            "Le dossier où écrire.",
        "Replace files that are there.":
            "Remplace les fichiers qui y sont.",
        "Draw the pages of each PDF and Word document as PNG files too.":
            "Dessine aussi en PNG les pages de chaque PDF et document Word.",
        "Where LibreOffice is, for pictures of Word documents.":
            "Où est LibreOffice, pour les images de documents Word.",
        "Leave fields blank that no profile has, rather than refuse the template.":
            "Laisse vides les champs qu’aucun profil n’a, au lieu de refuser le modèle.",
        "The language of labels, dates and reasons (else that of the environment).":
            "La langue des libellés, dates et raisons (sinon celle de l’environnement).",
        "Read CVs whose truth is known, and count what is right; needs no workspace.":
            "Lit des CV dont la vérité est connue, et compte ce qui est juste ; sans espace de travail.",
        "Label a few of your own CVs as JSON Resume: jean.json tells what jean.pdf says (docs/evaluation.md).\nWith --ranking, what people judged is held against how CVs are ranked for offers, or documents for queries.":
            "Décrivez quelques-uns de vos CV en JSON Resume : jean.json dit ce que dit jean.pdf (docs/evaluation.md).\nAvec --ranking, ce que des personnes ont jugé est comparé au classement des CV par offre, ou des documents par recherche.",
        "The folder of truth files, NAME.json for NAME.pdf.":
            "Le dossier des vérités, NOM.json pour NOM.pdf.",
        "The folder of documents.":
            "Le dossier des documents.",
        "List every wrong value of one field instead: expected, found, file.":
            "Liste plutôt chaque valeur fausse d’un champ : attendu, trouvé, fichier.",
        "How many of the worst documents to tell of.":
            "De combien des pires documents parler.",
        "Who reads: rules alone, a language model alone, or both, as the settings name it.":
            "Qui lit : les règles, un modèle de langage, ou les deux, comme le disent les réglages.",
        "The model of greffier.yaml that is asked.":
            "Le modèle de greffier.yaml qui est interrogé.",
        "What people judged: CVs for offers, or documents for queries (docs/evaluation.md).":
            "Ce que des personnes ont jugé : des CV pour des offres, ou des documents pour des recherches (docs/evaluation.md).",
        "The folder of offers, where folders are ranked.":
            "Le dossier des offres, quand ce sont des dossiers qui sont classés.",
        "The collection of CVs that is ranked, or of documents that is searched.":
            "La collection de CV qui est classée, ou de documents où l’on cherche.",
        "The collection of offers, beside --collection.":
            "La collection des offres, avec --collection.",
        "The language of queries that name none, fr or en.":
            "La langue des recherches qui n’en nomment pas, fr ou en.",
        "Say which share of the words ranks the judged queries best, by language.":
            "Dit quelle part des mots classe le mieux les recherches jugées, par langue.",
    ]
}
