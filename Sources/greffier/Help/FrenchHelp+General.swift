// SPDX-License-Identifier: GPL-3.0-or-later

extension FrenchHelp {
    static let general = [
        "Turns folders into durable document pipelines.":
            "Fait de dossiers des chaînes de traitement de documents qui ne perdent rien.",
        "Exit codes: 0 done, 1 unexpected, 2 usage, 3 some documents failed, 4 not ready or waiting.":
            "Codes de sortie : 0 fait, 1 imprévu, 2 mauvaise commande, 3 documents en échec, 4 pas prêt ou en attente.",
        "Show the version.":
            "Affiche la version.",
        "Show help information.":
            "Affiche cette aide.",
        "Make a workspace: settings, pipelines, inboxes.":
            "Crée un espace de travail : réglages, traitements, dossiers d’entrée.",
        "The folder; made where it does not exist. Default: this folder.":
            "Le dossier ; créé s’il n’existe pas. Sans lui : ce dossier.",
        "The language of its pages and dossiers, where it is made anew.":
            "La langue de ses pages et dossiers, s’il est nouveau.",
        "Take files from the inboxes and run jobs until told to stop.":
            "Prend les fichiers déposés et exécute les tâches jusqu’à ce qu’on l’arrête.",
        "End when inbox and queue hold nothing that can run in the next 30 s; print what is left.":
            "Se termine quand rien, ni déposé ni en file, ne peut tourner dans les 30 s ; affiche ce qui reste.",
        "The form of the log on standard error.":
            "La forme du journal sur la sortie d’erreur.",
        "The least grave lines that are written; below info names of files are shown.":
            "Les lignes les moins graves qui s’écrivent ; en dessous de info, les noms de fichiers s’y lisent.",
        "The workspace folder (else GREFFIER_WORKSPACE, else the nearest folder above with greffier.yaml).":
            "L’espace de travail (sinon GREFFIER_WORKSPACE, sinon le premier dossier au-dessus qui a un greffier.yaml).",
        "Print JSON (docs/cli.md describes it).":
            "Affiche du JSON (décrit dans docs/cli.md).",
        "The language of what is said (else that of the environment).":
            "La langue de ce qui est dit (sinon celle de l’environnement).",
        "The language of what is said, where it is known (else that of the environment).":
            "La langue de ce qui est dit (sinon celle de l’environnement).",
        "Look at everything the service depends on, each with the remedy.":
            "Examine tout ce dont le service dépend, avec le remède de chaque chose.",
        "Compare the word index and vectors of every collection with its texts: seconds to minutes.":
            "Compare l’index et les vecteurs de chaque collection avec ses textes : de quelques secondes à quelques minutes.",
        "Remove what is older than the settings keep, check and compact the databases, now.":
            "Supprime ce que les réglages ne gardent plus, vérifie et compacte les bases, maintenant.",
        "Change nothing; say what would go.":
            "Ne change rien ; dit ce qui partirait.",
        "Copy settings, pipelines, databases and stored files into a new folder, also while the daemon works.":
            "Copie réglages, traitements, bases et fichiers gardés dans un nouveau dossier, même pendant que le service travaille.",
        "The folder to make; it must not exist yet.":
            "Le dossier à créer ; il ne doit pas exister.",
        "Make a folder named by day and time in this one instead.":
            "Crée à la place, dans celui-ci, un dossier nommé d’après le jour et l’heure.",
        "With --in: remove the oldest such backups of this workspace beyond so many.":
            "Avec --in : supprime les plus anciennes de ces sauvegardes de l’espace de travail au-delà de ce nombre.",
        "Bring a backup back into a workspace that holds no runs.":
            "Ramène une sauvegarde dans un espace de travail sans passages.",
        "The backup's folder.":
            "Le dossier de la sauvegarde.",
        "The workspace folder; made where it does not exist. Default: this one.":
            "L’espace de travail ; créé s’il n’existe pas. Sans lui : celui-ci.",
        "Take the folders that the settings in the backup name, also outside of the workspace.":
            "Prend les dossiers que nomment les réglages de la sauvegarde, même hors de l’espace de travail.",
        "Only compare every file with the manifest.":
            "Compare seulement chaque fichier avec le manifeste.",
        "Write manual pages and completions of shells into a folder.":
            "Écrit les pages de manuel et les complétions des shells dans un dossier.",
        "man, completions, or layouts: those of the databases.":
            "man (manuel), completions (complétions) ou layouts : les structures des bases.",
        "The folder; made where it does not exist.":
            "Le dossier ; créé s’il n’existe pas.",
        "Print a link to the page of the daemon that works once, within two minutes.":
            "Affiche un lien vers la page du service, valable une fois et deux minutes.",
        "Ends with 4 when no daemon serves HTTP in this workspace.":
            "Se termine par 4 si aucun service ne répond en HTTP dans cet espace de travail.",
    ]
}
