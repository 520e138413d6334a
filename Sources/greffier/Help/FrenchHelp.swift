// SPDX-License-Identifier: GPL-3.0-or-later

/// The French of what the verbs say of themselves in English, where they are declared.
///
/// A test holds that every text has its French.
enum FrenchHelp {
    /// By the English text.
    static let texts = [general, runs, documents, models, matching, notifications].reduce(into: [:]) { all, some in
        all.merge(some) { first, _ in first }
    }

    /// The French of a text; the text itself where it has none.
    static func text(_ english: String) -> String { texts[english] ?? english }

    /// What stands for a value, in French where it is a word.
    static func valueName(_ english: String) -> String { values[english] ?? english }

    /// The same for each `<name>` of a line of usage.
    static func valueNames(in usage: String) -> String {
        usage.replacing("<subcommand>", with: "<verbe>").replacing(/<([a-z:,=-]+)>/) { "<\(valueName(String($0.1)))>" }
    }

    static let values = [
        "dir": "dossier", "directory": "dossier", "folder": "dossier", "file": "fichier", "files": "fichiers",
        "backup": "sauvegarde", "pipeline": "traitement", "subject": "sujet", "run": "passage", "job": "tâche",
        "name": "nom", "name,name": "nom,nom", "name=text": "nom=texte", "language": "langue", "state": "état",
        "status": "état", "queue": "file", "stage": "étape", "priority": "priorité", "tag": "étiquette",
        "limit": "nombre", "profile": "profil", "query": "recherche", "field": "champ", "field:value": "champ:valeur",
        "collection": "collection", "entries": "entrées", "entry": "entrée", "first": "première",
        "second": "seconde", "model": "modèle", "when": "quand", "by": "par", "for": "pour",
        "offer": "offre", "offers": "offres", "top": "nombre", "most": "nombre", "log": "forme", "log-level": "niveau",
        "as": "nom", "format": "forme", "to": "destinataire", "subcommands": "verbes", "keep": "nombre",
    ]

    /// What verbs themselves find wrong with their options.
    static let complaints = [
        "--collection is taken once.": "--collection se donne une seule fois.",
        "--language takes fr or en.": "--language prend fr ou en.",
        "--follow goes with --events": "--follow va avec --events",
        "name the folder to make, or with --in the one to make it in":
            "nommez le dossier à créer, ou avec --in celui où le créer",
        "--keep takes a number from 1, and goes with --in.": "--keep prend un nombre à partir de 1, et va avec --in.",
        "Name a model, as in mistral.": "nommez un modèle, par exemple mistral.",
        "Give --endpoint or --model, not both.": "donnez --endpoint ou --model, pas les deux.",
        "--limit takes a number from 1 to 1000.": "--limit prend un nombre de 1 à 1000.",
        "--refit and --undo-refit exclude each other.": "--refit et --undo-refit s’excluent.",
        "--refit goes with no query and no filter.": "--refit va sans recherche ni filtre.",
        "Shares are fitted for one --collection at a time.": "les parts s’ajustent pour une --collection à la fois.",
        "--dry-run goes with --refit or --undo-refit.": "--dry-run va avec --refit ou --undo-refit.",
        "Tell what to look for.": "dites quoi chercher.",
        "--from-runs makes all collections again: it goes with no name and not with --vectors":
            "--from-runs refait toutes les collections : il va sans nom et sans --vectors",
        "Several documents make several HTML files: name a folder with --output.":
            "plusieurs documents font plusieurs fichiers HTML : nommez un dossier par --output.",
        "--languages takes names such as fra,eng: tesseract --list-langs shows them.":
            "--languages prend des noms comme fra,eng : « tesseract --list-langs » les montre.",
        "Standard input can be read once.": "l’entrée standard ne peut être lue qu’une fois.",
        "name entries or --all, not both": "nommez des entrées ou --all, pas les deux",
        "name an entry, or --all for the collection": "nommez une entrée, ou --all pour la collection",
        "--worst takes a number from 0.": "--worst prend un nombre à partir de 0.",
        "--offers, --collection and --refit go with --ranking.":
            "--offers, --collection et --refit vont avec --ranking.",
        "--output goes with --manifest.": "--output va avec --manifest.",
        "--top takes a number from 1.": "--top prend un nombre à partir de 1.",
        "--most takes a number from 1.": "--most prend un nombre à partir de 1.",
    ]
}
