// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the HTTP server refused a request.
extension ErrorCode {
    package static let web: [ErrorCode] = [
        webToken, webLink, webHost, webOrigin, webAddress, webMethod, webRequest, webMediaType, webTooLarge, webSlow,
        webBusy, webStopping, webLate, webArtifact, webStuck, webSilent,
    ]

    package static let webToken = permanent(
        "http.token",
        en: (
            "The request has no valid token.",
            "Send `Authorization: Bearer` with the token in state/http-token, or open the page by `greffier open`."
        ),
        fr: (
            "La requête ne porte pas de jeton valable.",
            "Envoyez « Authorization: Bearer » avec le jeton de state/http-token, ou ouvrez la page par « greffier open »."
        )
    )
    package static let webLink = permanent(
        "http.link",
        en: ("This link was used already, or it is too old.", "Run `greffier open` again and open the new link."),
        fr: (
            "Ce lien a déjà servi, ou il est trop ancien.",
            "Relancez « greffier open » et ouvrez le nouveau lien."
        )
    )
    package static let webHost = permanent(
        "http.host",
        en: (
            "The server does not answer under this host name.",
            "Use 127.0.0.1 or localhost, or add the name to `http.hosts` in greffier.yaml."
        ),
        fr: (
            "Le serveur ne répond pas sous ce nom d’hôte.",
            "Utilisez 127.0.0.1 ou localhost, ou ajoutez le nom à « http.hosts » dans greffier.yaml."
        )
    )
    package static let webOrigin = permanent(
        "http.origin",
        en: (
            "The request comes from a page of another site.",
            "Send it from a page of this server, or with the token and without `Origin`."
        ),
        fr: (
            "La requête vient d’une page d’un autre site.",
            "Envoyez-la depuis une page de ce serveur, ou avec le jeton et sans « Origin »."
        )
    )
    package static let webAddress = permanent(
        "http.address",
        en: ("There is nothing at this address.", "Read /openapi.json for the addresses there are."),
        fr: ("Il n’y a rien à cette adresse.", "Lisez /openapi.json pour connaître les adresses qui existent.")
    )
    package static let webMethod = permanent(
        "http.method",
        en: ("This address does not take that method.", "Use one of the methods that the answer names under `Allow`."),
        fr: (
            "Cette adresse n’accepte pas cette méthode.",
            "Utilisez l’une des méthodes que la réponse donne sous « Allow »."
        )
    )
    package static let webRequest = permanent(
        "http.request",
        en: (
            "The request cannot be understood.", "Correct what the answer names; /openapi.json describes each request."
        ),
        fr: (
            "La requête n’est pas compréhensible.",
            "Corrigez ce que la réponse indique ; /openapi.json décrit chaque requête."
        )
    )
    package static let webMediaType = permanent(
        "http.media_type",
        en: (
            "The content of the request has a type that this address does not take.",
            "Send one of the types that /openapi.json names for this address."
        ),
        fr: (
            "Le contenu de la requête est d’un type que cette adresse n’accepte pas.",
            "Envoyez l’un des types que /openapi.json donne pour cette adresse."
        )
    )
    package static let webTooLarge = permanent(
        "http.too_large",
        en: (
            "The content of the request is too large.",
            "Send a smaller file, or raise `http.max_upload` in greffier.yaml."
        ),
        fr: (
            "Le contenu de la requête est trop volumineux.",
            "Envoyez un fichier plus petit, ou augmentez « http.max_upload » dans greffier.yaml."
        )
    )
    package static let webSlow = transient(
        "http.slow",
        en: ("The content of the request came too slowly.", "Send it again over a faster connection."),
        fr: (
            "Le contenu de la requête est arrivé trop lentement.",
            "Envoyez-la de nouveau avec une connexion plus rapide."
        )
    )
    package static let webBusy = transient(
        "http.busy",
        en: ("The server takes in as much as it can at present.", "Send the request again in a moment."),
        fr: ("Le serveur reçoit déjà tout ce qu’il peut.", "Renvoyez la requête dans un instant.")
    )
    package static let webStopping = transient(
        "http.stopping",
        en: ("The service is stopping.", "Send the request again once it has started anew."),
        fr: ("Le service s’arrête.", "Renvoyez la requête quand il aura redémarré.")
    )
    package static let webLate = transient(
        "http.late",
        en: (
            "The work is not done within the time that one request may wait.",
            "It goes on: ask for the run that the answer names by GET /api/v1/runs/ID."
        ),
        fr: (
            "Le travail n’est pas terminé dans le délai d’une requête.",
            "Il se poursuit : demandez le traitement indiqué par GET /api/v1/runs/ID."
        )
    )
    package static let webArtifact = permanent(
        "http.artifact",
        en: (
            "The run has no artifact of this name.",
            "GET /api/v1/runs/ID names those it has; some are there only once their stage has ended."
        ),
        fr: (
            "Le traitement n’a pas de résultat de ce nom.",
            "GET /api/v1/runs/ID donne ceux qui existent ; certains ne sont là qu’à la fin de leur étape."
        )
    )
    package static let webStuck = environment(
        "http.stuck",
        en: (
            "The service takes up no work: its engine does not turn, or the database does not answer in time.",
            "Look at the log (`journalctl -u greffier`) and run `greffier doctor`; a restart loses nothing."
        ),
        fr: (
            "Le service ne prend plus de travail : son moteur ne tourne pas, ou la base ne répond pas à temps.",
            "Regardez le journal (journalctl -u greffier) et lancez « greffier doctor » ; un redémarrage ne perd rien."
        )
    )
    package static let webSilent = environment(
        "http.silent",
        en: (
            "The HTTP server of the daemon does not answer.",
            "Start the daemon, or look in its log whether the port was taken; `http.listen` chooses another."
        ),
        fr: (
            "Le serveur HTTP du service ne répond pas.",
            "Démarrez le service, ou regardez dans son journal si le port était pris ; « http.listen » en choisit un autre."
        )
    )
}
