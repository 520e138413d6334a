// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the HTTP server refused a request.
extension ErrorCode {
    package static let web: [ErrorCode] = [
        webToken, webLink, webHost, webOrigin, webAddress, webMethod, webRequest, webMediaType, webTooLarge, webSlow,
        webBusy, webStopping, webLate, webArtifact,
    ]

    package static let webToken = permanent(
        "http.token",
        en: (
            "The request has no valid token.",
            "Send `Authorization: Bearer` with the token of the daemon, or open the page by a new link."
        ),
        fr: (
            "La requête ne porte pas de jeton valable.",
            "Envoyez « Authorization: Bearer » avec le jeton du service, ou ouvrez la page par un nouveau lien."
        )
    )
    package static let webLink = permanent(
        "http.link",
        en: ("This link was used already, or it is too old.", "Ask for a new link and open that one soon."),
        fr: (
            "Ce lien a déjà servi, ou il est trop ancien.",
            "Demandez un nouveau lien et ouvrez-le sans attendre."
        )
    )
    package static let webHost = permanent(
        "http.host",
        en: (
            "The server does not answer under this host name.",
            "Use 127.0.0.1 or localhost, or have the name added to those that are allowed."
        ),
        fr: (
            "Le serveur ne répond pas sous ce nom d’hôte.",
            "Utilisez 127.0.0.1 ou localhost, ou faites ajouter le nom à ceux qui sont permis."
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
        en: (
            "There is nothing at this address.", "Look at the address again; the documentation names those there are."
        ),
        fr: ("Il n’y a rien à cette adresse.", "Vérifiez l’adresse ; la documentation donne celles qui existent.")
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
        en: ("The request cannot be understood.", "Correct what the answer names."),
        fr: (
            "La requête n’est pas compréhensible.",
            "Corrigez ce que la réponse indique."
        )
    )
    package static let webMediaType = permanent(
        "http.media_type",
        en: (
            "The content of the request has a type that this address does not take.",
            "Send one of the types that the documentation names for this address."
        ),
        fr: (
            "Le contenu de la requête est d’un type que cette adresse n’accepte pas.",
            "Envoyez l’un des types que la documentation donne pour cette adresse."
        )
    )
    package static let webTooLarge = permanent(
        "http.too_large",
        en: (
            "The content of the request is too large.",
            "Send a smaller file, or drop this one into the inbox, which takes larger ones."
        ),
        fr: (
            "Le contenu de la requête est trop volumineux.",
            "Envoyez un fichier plus petit, ou déposez celui-ci dans le dossier d’entrée, qui en accepte de plus gros."
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
            "It goes on: ask later for the run that the answer names."
        ),
        fr: (
            "Le travail n’est pas terminé dans le délai d’une requête.",
            "Il se poursuit : demandez plus tard le traitement indiqué dans la réponse."
        )
    )
    package static let webArtifact = permanent(
        "http.artifact",
        en: (
            "The run has no artifact of this name.",
            "Ask which it has; some are there only once their stage has ended."
        ),
        fr: (
            "Le traitement n’a pas de résultat de ce nom.",
            "Demandez ceux qu’il a ; certains ne sont là qu’à la fin de leur étape."
        )
    )
}
