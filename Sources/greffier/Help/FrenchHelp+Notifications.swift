// SPDX-License-Identifier: GPL-3.0-or-later

extension FrenchHelp {
    static let notifications = [
        "List what people were told, and send them a test message.":
            "Liste ce qui a été dit aux gens, et leur envoie un message d’essai.",
        "List the latest messages, to whom they went, and what waits or was given up.":
            "Liste les derniers messages, leurs destinataires, et ce qui attend ou a été abandonné.",
        "How many messages at the most.":
            "Combien de messages au plus.",
        "Send a test message now, and say what is wrong where it cannot go.":
            "Envoie tout de suite un message d’essai, et dit ce qui ne va pas s’il ne peut partir.",
        "It goes to everybody whom a rule tells, or to --to. Ends with 0 when a server took each, else with 4.":
            "Il part vers tous ceux qu’une règle prévient, ou vers --to. Se termine par 0 quand un serveur a pris chacun, sinon par 4.",
        "A mail address, a number, webhook or feed; may be repeated.":
            "Une adresse de courriel, un numéro, webhook ou feed ; peut être répété.",
    ]
}
