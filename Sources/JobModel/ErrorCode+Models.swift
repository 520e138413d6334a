// SPDX-License-Identifier: GPL-3.0-or-later

/// What goes wrong with language models.
///
/// Whatever an administrator can mend is of the environment: documents wait for it and none fails.
extension ErrorCode {
    package static let modelUnconfigured = environment(
        "model.unconfigured",
        en: (
            "greffier.yaml does not name the language model to ask.",
            "Add it under `models` in greffier.yaml; where CVs are read, `analysis: merge` does without."
        ),
        fr: (
            "greffier.yaml ne désigne pas le modèle de langage à interroger.",
            "Ajoutez-le sous « models » dans greffier.yaml ; pour lire des CV, « analysis: merge » s’en passe."
        )
    )
    package static let modelUnreachable = environment(
        "model.unreachable",
        en: (
            "The language model's server does not answer.", "Start the server, or correct its address in greffier.yaml."
        ),
        fr: (
            "Le serveur du modèle de langage ne répond pas.", "Démarrez-le ou corrigez son adresse dans greffier.yaml."
        )
    )
    package static let modelAddress = environment(
        "model.address",
        en: (
            "What answers at the configured address is no language model's server.",
            "Correct the address in greffier.yaml: the server's base alone, as in http://127.0.0.1:11434."
        ),
        fr: (
            "Ce qui répond à l’adresse indiquée n’est pas le serveur d’un modèle de langage.",
            "Corrigez l’adresse dans greffier.yaml : la base du serveur seule, comme http://127.0.0.1:11434."
        )
    )
    package static let modelCertificate = environment(
        "model.certificate",
        en: (
            "The secure connection to the language model's server failed: its certificate is not trusted.",
            "Renew the certificate if it has expired; name the file of your own authority in SSL_CERT_FILE."
        ),
        fr: (
            "La connexion sécurisée au serveur du modèle de langage a échoué : son certificat n’est pas reconnu.",
            "Renouvelez le certificat s’il a expiré ; indiquez dans SSL_CERT_FILE le fichier de votre autorité de certification."
        )
    )
    package static let modelProxy = environment(
        "model.proxy",
        en: (
            "The proxy on the way to the language model's server failed.",
            "Correct http_proxy or https_proxy, or name the server in no_proxy."
        ),
        fr: (
            "Le serveur mandataire (proxy) entre Greffier et le serveur du modèle ne répond pas correctement.",
            "Corrigez http_proxy ou https_proxy, ou nommez le serveur dans no_proxy."
        )
    )
    package static let modelRefused = environment(
        "model.refused",
        en: (
            "The language model's server refuses the access key.",
            "Renew the key and check the variable or credential that greffier.yaml names for it."
        ),
        fr: (
            "Le serveur du modèle de langage refuse la clé d’accès.",
            "Renouvelez la clé et vérifiez la variable ou le secret que greffier.yaml désigne."
        )
    )
    package static let modelMissing = environment(
        "model.missing",
        en: (
            "The configured model is not installed on its server.",
            "Install it (with Ollama: `greffier models pull NAME`), or name an installed one in greffier.yaml."
        ),
        fr: (
            "Le modèle configuré n’est pas installé sur son serveur.",
            "Installez-le (avec Ollama : « greffier models pull NOM ») ou nommez-en un autre dans greffier.yaml."
        )
    )
    package static let modelUnfit = environment(
        "model.unfit",
        en: (
            "The configured model or its server is not fit for this work.",
            "Name another model in greffier.yaml, or update the server; `greffier models test` says what it can."
        ),
        fr: (
            "Le modèle configuré, ou son serveur, ne convient pas à ce travail.",
            "Nommez un autre modèle dans greffier.yaml ou mettez le serveur à jour ; voyez « greffier models test »."
        )
    )
    package static let modelLoading = environment(
        "model.loading",
        en: ("The language model's server is still loading the model.", "Wait: it is asked again by itself."),
        fr: (
            "Le serveur du modèle de langage charge encore le modèle.",
            "Patientez : une nouvelle tentative est automatique."
        )
    )
    package static let modelBusy = transient(
        "model.busy",
        en: ("The language model's server is busy or failed for a moment.", "It is tried again by itself."),
        fr: (
            "Le serveur du modèle de langage est occupé ou momentanément en erreur.",
            "Une nouvelle tentative est automatique."
        )
    )
    package static let modelContext = permanent(
        "model.context",
        en: (
            "The text, or the answer asked for, is larger than the language model's context allows.",
            "Use a larger context, shorten the prompt or divide it (`for_each`); where CVs are read, `analysis: rules` does without."
        ),
        fr: (
            "Le texte, ou la réponse demandée, dépasse ce que permet le contexte du modèle.",
            "Augmentez le contexte, raccourcissez la consigne ou divisez-la (« for_each ») ; pour lire des CV, « analysis: rules » s’en passe."
        )
    )
    package static let modelCapability = permanent(
        "model.capability",
        en: (
            "The language model's server does not take this request.",
            "Run `greffier models test`, or name another model; where CVs are read, `analysis: rules` does without."
        ),
        fr: (
            "Le serveur du modèle de langage n’accepte pas cette demande.",
            "Lancez « greffier models test » ou désignez un autre modèle ; pour lire des CV, « analysis: rules » s’en passe."
        )
    )
    package static let modelUngrounded = transient(
        "model.ungrounded",
        en: (
            "The language model's answer could not be used: not valid, or not found in the document.",
            "It is tried again by itself; under `analysis: merge` the rules' reading is published, and `greffier retry` asks again."
        ),
        fr: (
            "La réponse du modèle de langage est inutilisable : invalide, ou absente du document.",
            "Une nouvelle tentative est automatique ; avec « analysis: merge », la lecture des règles est publiée et « greffier retry » redemande."
        )
    )
    package static let models: [ErrorCode] = [
        modelUnconfigured, modelUnreachable, modelAddress, modelCertificate, modelProxy, modelRefused, modelMissing,
        modelUnfit, modelLoading, modelBusy, modelContext, modelCapability, modelUngrounded,
    ]
}
