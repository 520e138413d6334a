// SPDX-License-Identifier: GPL-3.0-or-later

extension FrenchHelp {
    static let runs = [
        "Run files through a pipeline now and wait for the results; files are copied, never moved.":
            "Passe des fichiers dans un traitement et attend les résultats ; les fichiers sont copiés, jamais déplacés.",
        "The pipeline.":
            "Le traitement.",
        "Files; none for a pipeline that needs no input.":
            "Des fichiers ; aucun pour un traitement qui n’en demande pas.",
        "Higher goes first; 1 by default, as somebody waits.":
            "Le plus haut passe d’abord ; 1 sinon, car quelqu’un attend.",
        "Do all work anew, even where the same bytes were seen before.":
            "Refait tout le travail, même pour des octets déjà vus.",
        "Hand files to a pipeline and return at once; the daemon runs them.":
            "Confie des fichiers à un traitement et rend la main ; le service s’en charge.",
        "Higher goes first; 0 by default.":
            "Le plus haut passe d’abord ; 0 sinon.",
        "A tag; may be repeated.":
            "Une étiquette ; peut se répéter.",
        "Show at a glance what runs, what waits and what failed.":
            "Montre d’un coup d’œil ce qui tourne, ce qui attend et ce qui a échoué.",
        "Go on showing it, with what runs now, until Ctrl-C.":
            "Continue de le montrer, avec ce qui tourne, jusqu’à Ctrl-C.",
        "Tell why a file is not done: where it is, what was tried, what it waits for, what to do.":
            "Dit pourquoi un fichier n’est pas prêt : où il est, ce qui a été essayé, ce qu’il attend, que faire.",
        "A file name, a folder of the outbox, a run's number or its end, or a job's number.":
            "Un nom de fichier, un dossier de sortie, le numéro d’un passage ou sa fin, ou le numéro d’une tâche.",
        "Do a failed run again, or one stage and what depends on it.":
            "Refait un passage en échec, ou une étape et ce qui en dépend.",
        "Runs of files found in the run's file that were cancelled are done again with it, unless one stage is asked for.":
            "Les passages annulés des fichiers trouvés dans le sien sont refaits avec lui, sauf si une étape est demandée.",
        "A file name, a run's number or its end, or a job's number.":
            "Un nom de fichier, le numéro d’un passage ou sa fin, ou le numéro d’une tâche.",
        "This stage and all that depend on it, whether they succeeded or not.":
            "Cette étape et toutes celles qui en dépendent, réussies ou non.",
        "Take the pipeline as it is now, not as it was when the run started.":
            "Prend le traitement tel qu’il est, et non tel qu’il était au début du passage.",
        "Stop a run or one job; the file goes to failed/ with the reason.":
            "Arrête un passage ou une tâche ; le fichier va dans failed/ avec la raison.",
        "The runs of files found in the run's file, a message or an archive, stop with it. A job's number stops that job and what depends on it, and no other run.":
            "Les passages des fichiers trouvés dans le sien (message, archive) s’arrêtent avec lui. Le numéro d’une tâche arrête cette tâche et ce qui en dépend, et aucun autre passage.",
        "List runs, or show one.":
            "Liste les passages, ou en montre un.",
        "List runs, newest first.":
            "Liste les passages, le plus récent d’abord.",
        "Only runs of this pipeline.":
            "Seulement ceux de ce traitement.",
        "Only runs that are queued, running, succeeded, failed or cancelled.":
            "Seulement ceux qui sont queued (en file), running (en cours), succeeded (réussis), failed (échoués) ou cancelled (annulés).",
        "Only runs whose results a person should look at, with the reasons.":
            "Seulement ceux dont quelqu’un devrait revoir les résultats, avec les raisons.",
        "At most this many.":
            "Autant au plus.",
        "Show candidate, best offer and score beside each run.":
            "Montre le candidat, la meilleure offre et la note de chaque passage.",
        "Show one run with its jobs.":
            "Montre un passage avec ses tâches.",
        "A run's number or its end, or a file name.":
            "Le numéro d’un passage ou sa fin, ou un nom de fichier.",
        "Show what its stages tell while they work: the answers of models as they grow.":
            "Montre ce que ses étapes disent en travaillant : les réponses des modèles à mesure qu’elles viennent.",
        "With --events: go on showing until the run has ended.":
            "Avec --events : continue jusqu’à la fin du passage.",
        "List jobs, show one, or read the log of its tries.":
            "Liste les tâches, en montre une, ou lit le journal de ses essais.",
        "List jobs, newest run first.":
            "Liste les tâches, le passage le plus récent d’abord.",
        "Only jobs in this state (waiting, ready, running, retrying, failed…).":
            "Seulement celles dans cet état (waiting, ready, running, retrying, failed…).",
        "Only jobs of this queue.":
            "Seulement celles de cette file.",
        "Only jobs of this run: its number or its end, or a file name.":
            "Seulement celles de ce passage : son numéro ou sa fin, ou un nom de fichier.",
        "Show one job.":
            "Montre une tâche.",
        "A job's number.":
            "Le numéro d’une tâche.",
        "Show every try of a job, or of all jobs of a run, with the underlying cause.":
            "Montre chaque essai d’une tâche, ou des tâches d’un passage, avec la cause profonde.",
        "A job's number, a run's number or its end, or a file name.":
            "Le numéro d’une tâche, celui d’un passage ou sa fin, ou un nom de fichier.",
        "List the queues, pause or resume one.":
            "Liste les files, en suspend ou en relance une.",
        "List the queues with what waits in them.":
            "Liste les files avec ce qui y attend.",
        "Start no more jobs of a queue; those that run go on.":
            "Ne commence plus de tâches d’une file ; celles qui tournent continuent.",
        "The queue; see `greffier queues list`.":
            "La file ; voir « greffier queues list ».",
        "Start jobs of a queue again, without waiting for what held it up.":
            "Recommence les tâches d’une file, sans attendre ce qui la retenait.",
        "List and check the pipelines.":
            "Liste et vérifie les traitements.",
        "List the pipelines.":
            "Liste les traitements.",
        "Report every mistake in the pipeline files, their templates and lexicons, with file, line, column and remedy.":
            "Dit chaque erreur des traitements, de leurs modèles Word et de leurs lexiques, avec fichier, ligne, colonne et remède.",
    ]
}
