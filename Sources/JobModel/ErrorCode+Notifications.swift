// SPDX-License-Identifier: GPL-3.0-or-later

/// What keeps people from being told.
extension ErrorCode {
    package static let notifyUnreachable = environment(
        "notify.unreachable",
        en: (
            "The server that passes messages on does not answer.",
            "Check address, port and network (`greffier doctor`); messages wait and are sent when it answers."
        ),
        fr: (
            "Le serveur qui transmet les messages ne répond pas.",
            "Vérifiez l’adresse, le port et le réseau (« greffier doctor ») ; les messages attendent et partiront quand il répondra."
        )
    )
    package static let notifyAccess = environment(
        "notify.access",
        en: (
            "The server that passes messages on refuses our name or key.",
            "Correct `user` and the secret under `notifications` in greffier.yaml, then `greffier notifications test`."
        ),
        fr: (
            "Le serveur qui transmet les messages refuse notre identifiant ou notre clé.",
            "Corrigez « user » et le secret sous « notifications » dans greffier.yaml, puis « greffier notifications test »."
        )
    )
    package static let notifyInsecure = environment(
        "notify.insecure",
        en: (
            "No secure connection to the server that passes messages on.",
            "Check `security` and the server's certificate; SSL_CERT_FILE names the certificate of an authority of your own."
        ),
        fr: (
            "Pas de connexion sécurisée au serveur qui transmet les messages.",
            "Vérifiez « security » et le certificat du serveur ; SSL_CERT_FILE désigne celui de votre propre autorité."
        )
    )
    package static let notifyBusy = transient(
        "notify.busy",
        en: ("The receiver of a message cannot take it now.", "Nothing: it is tried again."),
        fr: ("Le destinataire d’un message ne peut le recevoir maintenant.", "Rien à faire : l’envoi sera retenté.")
    )
    package static let notifyRefused = permanent(
        "notify.refused",
        en: ("The receiver of a message refuses it.", "Check the address or number in `to`."),
        fr: ("Le destinataire d’un message le refuse.", "Vérifiez l’adresse ou le numéro dans « to ».")
    )
    package static let notifyForbidden = permanent(
        "notify.forbidden",
        en: (
            "The address of a webhook or gateway is not to be asked: it lies on this machine or its network, or leads elsewhere.",
            "Write the final address; where it is meant to be local, add `allow_private: true`."
        ),
        fr: (
            "L’adresse du webhook ou de la passerelle est refusée : elle désigne cette machine ou son réseau, ou renvoie ailleurs.",
            "Écrivez l’adresse finale ; si elle est locale à dessein, ajoutez « allow_private: true »."
        )
    )
    package static let notifyUnset = permanent(
        "notify.unset",
        en: (
            "A message cannot go this way: the settings do not say how, or its secret cannot be read.",
            "Complete `notifications` in greffier.yaml, then `greffier doctor`."
        ),
        fr: (
            "Un message ne peut partir par cette voie : les réglages ne la décrivent pas, ou son secret est illisible.",
            "Complétez « notifications » dans greffier.yaml, puis « greffier doctor »."
        )
    )
    static let notifications: [ErrorCode] = [
        notifyUnreachable, notifyAccess, notifyInsecure, notifyBusy, notifyRefused, notifyForbidden, notifyUnset,
    ]
}
