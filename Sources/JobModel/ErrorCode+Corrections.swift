// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a corrected profile or offer that a person dropped could not be taken.
extension ErrorCode {
    static let corrections: [ErrorCode] = [
        correctionEmpty, correctionNotJSON, correctionTooLarge, correctionInvalid, correctionOtherPerson,
        correctionOtherOffer,
        correctionUnmatched, correctionMisplaced, correctionNoResult, correctionAmbiguous,
    ]

    package static let correctionEmpty = permanent(
        "correction.empty",
        en: (
            "The dropped JSON file is empty, so it corrects nothing.",
            "Take `profile.json` (`offer.json` of an offer) out of the folder of the CV, change what is wrong, and drop it under the CV’s name."
        ),
        fr: (
            "Le fichier JSON déposé est vide : il ne corrige rien.",
            "Reprenez « profile.json » (« offer.json » pour une offre) dans le dossier du CV, corrigez ce qui est faux et déposez-le sous le nom du CV."
        )
    )
    package static let correctionNotJSON = permanent(
        "correction.not_json",
        en: (
            "The corrected file is no valid JSON: a comma, a quotation mark or a bracket is missing or too many.",
            "Mend the line that is named, save the file and drop it again."
        ),
        fr: (
            "Le fichier corrigé n’est pas un JSON valide : une virgule, un guillemet ou une accolade manque ou est de trop.",
            "Corrigez la ligne indiquée, enregistrez le fichier et redéposez-le."
        )
    )
    package static let correctionTooLarge = permanent(
        "correction.too_large",
        en: (
            "The dropped JSON file is larger than any profile or offer: more than 4 MiB.",
            "Drop the `profile.json` (or `offer.json`) of the folder alone, with what is wrong in it changed."
        ),
        fr: (
            "Le fichier JSON déposé est plus grand qu’aucun profil ou qu’aucune offre : plus de 4 Mio.",
            "Déposez seulement le « profile.json » (ou « offer.json ») du dossier, avec ce qui est faux corrigé."
        )
    )
    package static let correctionInvalid = permanent(
        "correction.invalid",
        en: (
            "The dropped JSON file is no valid profile or offer.",
            "Give the value that is named the form it has in other `profile.json` (`offer.json`), and drop the file again."
        ),
        fr: (
            "Le fichier JSON déposé n’est pas un profil valide, ni une offre valide.",
            "Donnez à la valeur indiquée la forme qu’elle a dans les autres « profile.json » (« offer.json »), puis redéposez le fichier."
        )
    )
    package static let correctionOtherPerson = permanent(
        "correction.other_person",
        en: (
            "The dropped profile is someone else’s: nothing of name, e-mail and phone is that of the CV of this name.",
            "Name the file like the right person’s CV. If it is this one and all of these are to change, do it in two steps: the name first, e-mail and phone then."
        ),
        fr: (
            "Le profil déposé est celui de quelqu’un d’autre : ni nom, ni e-mail, ni téléphone ne sont ceux du CV de ce nom.",
            "Donnez au fichier le nom du CV de la bonne personne. Si c’est bien ce CV et que tout cela doit changer, procédez en deux fois : d’abord le nom, puis e-mail et téléphone."
        )
    )
    package static let correctionOtherOffer = permanent(
        "correction.other_offer",
        en: (
            "The dropped offer is for another job: neither its title nor what it asks for is that of the offer of this name.",
            "Name the file like the right offer. If it is this one and all of it is to change, drop the new text as an offer of its own, and an empty file with the ending `.closed` under the old name."
        ),
        fr: (
            "L’offre déposée porte sur un autre poste : ni l’intitulé ni les demandes ne sont ceux de l’offre de ce nom.",
            "Donnez au fichier le nom de la bonne offre. Si c’est bien celle-ci et que tout change, déposez le nouveau texte comme une offre à part, et un fichier vide terminé par « .closed » sous l’ancien nom."
        )
    )
    package static let correctionUnmatched = permanent(
        "correction.unmatched",
        en: (
            "No CV or offer of this name went through here, so there is nothing to correct.",
            "Name the file like the document (jean.json for jean.pdf, poste.closed for poste.pdf) or like its folder (jean-k3x9q7fa.json), and drop it where the document was dropped."
        ),
        fr: (
            "Aucun CV ni aucune offre de ce nom n’est passé par ici : il n’y a rien à corriger.",
            "Donnez au fichier le nom du document (jean.json pour jean.pdf, poste.closed pour poste.pdf) ou de son dossier (jean-k3x9q7fa.json) et déposez-le là où le document l’a été."
        )
    )
    package static let correctionMisplaced = permanent(
        "correction.misplaced",
        en: (
            "The file is a profile, and no profiles are made in this folder: there is nothing to correct here.",
            "Drop it where the CV was dropped, under the CV’s name (jean.json for jean.pdf)."
        ),
        fr: (
            "Le fichier est un profil et ce dossier de dépôt ne produit pas de profils : il n’y a rien à corriger ici.",
            "Déposez-le là où le CV l’a été, sous le nom du CV (jean.json pour jean.pdf)."
        )
    )
    package static let correctionNoResult = permanent(
        "correction.no_result",
        en: (
            "The CV or offer of this name could not be read, so there is no result to correct.",
            "See the reason in its folder under failed, drop the document again once it is mended, and then the correction."
        ),
        fr: (
            "Le CV ou l’offre de ce nom n’a pas pu être lu : il n’y a pas de résultat à corriger.",
            "Voyez le motif dans son dossier sous « failed », redéposez le document une fois réparé, puis la correction."
        )
    )
    package static let correctionAmbiguous = permanent(
        "correction.ambiguous",
        en: (
            "Several documents have this name, and the dropped file resembles none of them.",
            "Name the file like the folder of the document that is meant, as in jean-k3x9q7fa.json, and drop it again."
        ),
        fr: (
            "Plusieurs documents portent ce nom et le fichier déposé ne ressemble à aucun d’eux.",
            "Donnez au fichier le nom du dossier du bon document, par exemple jean-k3x9q7fa.json, et redéposez-le."
        )
    )
}
