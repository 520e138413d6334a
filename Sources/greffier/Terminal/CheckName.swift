// SPDX-License-Identifier: GPL-3.0-or-later

/// What `doctor` calls the things that it looks at; programs know the English names alone.
enum CheckName {
    /// A check about one inbox, model or collection keeps that one's name.
    static func french(_ check: String) -> String {
        if let whole = names[check] { return whole }
        let parts = check.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let kind = names[String(parts[0])] else { return check }
        return "\(kind) \(parts[1])"
    }

    private static let names = [
        "workspace": "espace de travail", "inbox": "dossier d’entrée", "outbox": "dossier de sortie",
        "state": "dossier d’état", "submissions": "dossier de dépôt", "state disk": "disque de l’état",
        "disk space": "place sur le disque", "pipelines": "traitements", "worker": "ouvrier",
        "recognition": "reconnaissance", "lexicons": "lexiques", "vectors": "vecteurs",
        "collection": "collection", "database": "base", "maintenance": "entretien", "profiles": "profils",
        "intake": "réception", "submissions file": "fichier de dépôt", "models": "modèles", "model": "modèle",
        "embedding": "plongement", "daemon": "service", "settings": "réglages", "setting": "réglage",
        "permissions": "droits", "disk space outbox": "place sur le disque des sorties", "memory": "mémoire",
        "open files": "fichiers ouverts", "clock": "horloge", "fonts": "polices",
        "mail server": "serveur de courriel", "webhook": "webhook", "sms": "SMS", "messages": "messages",
    ]
}
