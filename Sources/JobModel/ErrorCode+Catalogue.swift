// SPDX-License-Identifier: GPL-3.0-or-later

extension ErrorCode {
    /// Every code that Greffier reports, by area.
    package static let all: [ErrorCode] =
        documents + events + workers + intake + corrections + collections + feedback + taxonomies + models + pipelines
        + stores + engine + web + notifications

    // MARK: Worker processes

    package static let workerCrashed = defect(
        "worker.crashed",
        en: (
            "The program that reads documents stopped unexpectedly on this file, twice.",
            "Save the document again as PDF or DOCX and drop that file; report the problem with the run's number."
        ),
        fr: (
            "Le programme de lecture s’est arrêté deux fois de façon inattendue sur ce fichier.",
            "Enregistrez à nouveau le document en PDF ou en DOCX et déposez-le ; signalez l’incident avec le numéro du traitement."
        )
    )
    package static let workerUnavailable = environment(
        "worker.unavailable",
        en: ("The program that reads documents cannot be started.", "Run `greffier doctor`; the file waits meanwhile."),
        fr: ("Le programme de lecture des documents ne démarre pas.", "Lancez « greffier doctor » ; le fichier attend.")
    )
    package static let officeMissing = environment(
        "office.missing",
        en: (
            "A stage makes PDFs by LibreOffice, which is not installed.",
            "Install libreoffice-writer-nogui, or take `pdf: libreoffice` out of the pipeline; the file waits meanwhile."
        ),
        fr: (
            "Une étape produit ses PDF avec LibreOffice, qui n’est pas installé.",
            "Installez libreoffice-writer-nogui, ou retirez « pdf: libreoffice » du traitement ; le fichier attend."
        )
    )
    package static let officeFailed = permanent(
        "office.failed",
        en: (
            "LibreOffice made no PDF of the document, twice.",
            "Open the document in LibreOffice to see why, or take `pdf: libreoffice` out of the pipeline."
        ),
        fr: (
            "LibreOffice n’a pas pu produire le PDF du document, deux fois de suite.",
            "Ouvrez le document dans LibreOffice pour voir pourquoi, ou retirez « pdf: libreoffice » du traitement."
        )
    )
    package static let workers: [ErrorCode] = [workerCrashed, workerUnavailable, officeMissing, officeFailed]

    // MARK: Intake

    package static let intakeUnreadable = environment(
        "intake.unreadable",
        en: (
            "The file in the inbox cannot be read by the service.",
            "Give the service the right to read it: chmod g+r on the file, or run `greffier doctor`."
        ),
        fr: (
            "Le service n’a pas le droit de lire le fichier déposé.",
            "Donnez-lui le droit de lecture : chmod g+r sur le fichier, ou lancez « greffier doctor »."
        )
    )
    package static let intakeUnmovable = environment(
        "intake.unmovable",
        en: (
            "The service may read the file in the inbox but not take it out.",
            "Give the service the right to write to the folder: chmod g+w on it, or run `greffier doctor`."
        ),
        fr: (
            "Le service peut lire le fichier déposé, mais pas le retirer du dossier.",
            "Donnez-lui le droit d’écrire dans le dossier : chmod g+w, ou lancez « greffier doctor »."
        )
    )
    package static let intakeOutside = permanent(
        "intake.outside",
        en: (
            "The entry is a link that leads outside the inbox, or not a regular file.",
            "Copy the document itself into the inbox."
        ),
        fr: (
            "L’élément est un lien qui mène hors du dossier de dépôt, ou n’est pas un fichier ordinaire.",
            "Copiez le document lui-même dans le dossier de dépôt."
        )
    )
    package static let intakeNotAllowed = permanent(
        "intake.not_allowed",
        en: (
            "The submitted path does not lie under a folder that submissions may use.",
            "Put the file beside submissions.sqlite or in an inbox, or add its folder to `submissions.allow` in greffier.yaml."
        ),
        fr: (
            "Le chemin soumis n’est pas dans un dossier autorisé pour les soumissions.",
            "Placez le fichier à côté de submissions.sqlite ou dans un dossier de dépôt, ou ajoutez son dossier à « submissions.allow » dans greffier.yaml."
        )
    )
    package static let intakeNotFound = permanent(
        "intake.not_found",
        en: ("The submitted file does not exist.", "Check the path and submit it again."),
        fr: ("Le fichier soumis n’existe pas.", "Vérifiez le chemin et soumettez-le à nouveau.")
    )
    package static let intakeBeingWritten = permanent(
        "intake.being_written",
        en: ("The submitted file kept changing: a program is still writing it.", "Submit it again once it is written."),
        fr: (
            "Le fichier soumis change encore : un logiciel est en train de l’écrire.",
            "Soumettez-le à nouveau quand il est entièrement écrit."
        )
    )
    package static let intakeUnknownPipeline = permanent(
        "intake.unknown_pipeline",
        en: ("No pipeline has this name.", "See `greffier pipelines list` for the names."),
        fr: ("Aucun traitement ne porte ce nom.", "Voyez les noms avec « greffier pipelines list ».")
    )
    package static let intakeRowInvalid = permanent(
        "intake.row_invalid",
        en: (
            "A column of the submitted row holds a value of the wrong kind.",
            "Correct the column that is named and insert the row again."
        ),
        fr: (
            "Une colonne de la ligne soumise contient une valeur du mauvais type.",
            "Corrigez la colonne indiquée et insérez à nouveau la ligne."
        )
    )
    package static let intake: [ErrorCode] = [
        intakeUnreadable, intakeUnmovable, intakeOutside, intakeNotAllowed, intakeNotFound, intakeBeingWritten,
        intakeUnknownPipeline, intakeRowInvalid,
    ]

    // MARK: Pipelines and templates

    package static let templateInvalid = permanent(
        "template.invalid",
        en: ("The template contains a mistake.", "Correct the template; the message names the place."),
        fr: ("Le modèle de document contient une erreur.", "Corrigez le modèle ; le message indique l’endroit.")
    )
    package static let pipelineInvalid = permanent(
        "pipeline.invalid",
        en: ("The pipeline file contains a mistake.", "Run `greffier pipelines check` and correct what it names."),
        fr: (
            "Le fichier de traitement contient une erreur.",
            "Lancez « greffier pipelines check » et corrigez ce qu’il indique."
        )
    )
    package static let stageList = permanent(
        "stage.list",
        en: (
            "There is no list to go through where `for_each` points, or it is too long.",
            "Correct the pointer of `for_each` in the pipeline file, or split the list: at most 1000 items."
        ),
        fr: (
            "Aucune liste à parcourir à l’endroit désigné par « for_each », ou liste trop longue.",
            "Corrigez le pointeur de « for_each » dans le fichier de traitement, ou découpez la liste : 1000 éléments au plus."
        )
    )
    package static let stageInput = permanent(
        "stage.input",
        en: ("A stage did not receive the input that it needs.", "Check the `from` of the stage in the pipeline file."),
        fr: (
            "Une étape n’a pas reçu l’entrée dont elle a besoin.",
            "Vérifiez le « from » de l’étape dans le fichier de traitement."
        )
    )
    package static let pipelines: [ErrorCode] = [templateInvalid, pipelineInvalid, stageInput, stageList]

    // MARK: Stores

    package static let storeFull = environment(
        "store.full",
        en: ("The disk is full.", "Free some space; work goes on by itself."),
        fr: ("Le disque est plein.", "Libérez de l’espace ; le travail reprendra de lui-même.")
    )
    package static let storeUnavailable = environment(
        "store.unavailable",
        en: ("The data folder cannot be read or written.", "Run `greffier doctor` and follow its advice."),
        fr: (
            "Le dossier de données est inaccessible en lecture ou en écriture.",
            "Lancez « greffier doctor » et suivez ses conseils."
        )
    )
    package static let storeCorrupt = permanent(
        "store.corrupt",
        en: ("A stored file does not match its checksum.", "Check the disk; restore it from a backup."),
        fr: (
            "Un fichier conservé ne correspond plus à son empreinte.", "Vérifiez le disque ; restaurez une sauvegarde."
        )
    )
    package static let storeNewer = permanent(
        "store.newer",
        en: (
            "The data was written by a newer version of Greffier.",
            "Install that version again; nothing has been changed."
        ),
        fr: (
            "Les données ont été écrites par une version plus récente de Greffier.",
            "Réinstallez cette version ; rien n’a été modifié."
        )
    )
    package static let storeDamaged = permanent(
        "store.damaged",
        en: (
            "The database of runs is damaged; nothing has been changed.",
            "Stop the service, set the folder state aside (`mv state state.damaged`), and bring back a backup: `greffier restore BACKUP`."
        ),
        fr: (
            "La base des passages est endommagée ; rien n’a été modifié.",
            "Arrêtez le service, mettez de côté le dossier state (mv state state.damaged), et restaurez une sauvegarde : « greffier restore SAUVEGARDE »."
        )
    )
    package static let storeReadOnly = environment(
        "store.read_only",
        en: (
            "The database of runs may be read and not written.",
            "See that its disk is mounted for writing, and give the folder state back to the service: `sudo chown -R greffier: state`. Where the disk fails: `greffier restore BACKUP` into a workspace elsewhere."
        ),
        fr: (
            "La base des passages est accessible en lecture seule.",
            "Vérifiez que son disque est monté en écriture, et rendez le dossier state au service : sudo chown -R greffier: state. Si le disque lâche : « greffier restore SAUVEGARDE » dans un espace de travail ailleurs."
        )
    )
    package static let stores: [ErrorCode] = [
        storeFull, storeUnavailable, storeReadOnly, storeCorrupt, storeDamaged, storeNewer,
    ]

    // MARK: Engine

    package static let stageTimeout = transient(
        "stage.timeout",
        en: (
            "A stage took longer than its time-out.",
            "It is tried again; raise `timeout` in the pipeline if it is too short."
        ),
        fr: (
            "Une étape a dépassé son délai.",
            "Une nouvelle tentative est faite ; augmentez « timeout » s’il est trop court."
        )
    )
    package static let stageInterrupted = defect(
        "stage.interrupted",
        en: (
            "The service stopped five times in a row while it worked on this file.",
            "The file is set aside. Report the problem, then use `greffier retry`."
        ),
        fr: (
            "Le service s’est arrêté cinq fois de suite pendant le traitement de ce fichier.",
            "Le fichier est mis de côté. Signalez l’incident, puis utilisez « greffier retry »."
        )
    )
    package static let stageDefect = defect(
        "stage.defect",
        en: (
            "Something unexpected went wrong inside Greffier.",
            "Report the problem with the run's number, then use `greffier retry`."
        ),
        fr: (
            "Une erreur inattendue s’est produite dans Greffier.",
            "Signalez l’incident avec le numéro du traitement, puis utilisez « greffier retry »."
        )
    )
    package static let runCancelled = permanent(
        "run.cancelled",
        en: ("The run was cancelled.", "Use `greffier retry` to start it again."),
        fr: ("Le traitement a été annulé.", "Utilisez « greffier retry » pour le relancer.")
    )
    package static let runUnknown = permanent(
        "run.unknown",
        en: ("There is no such run, job or stage.", "See `greffier runs list` and `greffier jobs list`."),
        fr: (
            "Ce traitement, cette tâche ou cette étape n’existe pas.",
            "Voyez « greffier runs list » et « greffier jobs list »."
        )
    )
    package static let engine: [ErrorCode] = [stageTimeout, stageInterrupted, stageDefect, runCancelled, runUnknown]
}
