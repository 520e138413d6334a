// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a corrected profile that a person dropped could not be taken.
extension ErrorCode {
    static let corrections: [ErrorCode] = [
        correctionEmpty, correctionNotJSON, correctionInvalid, correctionUnmatched, correctionNoResult,
        correctionAmbiguous,
    ]

    package static let correctionEmpty = permanent(
        "correction.empty",
        en: (
            "The dropped JSON file is empty, so it corrects nothing.",
            "Take `profile.json` out of the CV’s folder, change what is wrong, and drop it under the CV’s name."
        ),
        fr: (
            "Le fichier JSON déposé est vide : il ne corrige rien.",
            "Reprenez « profile.json » dans le dossier du CV, corrigez ce qui est faux et déposez-le sous le nom du CV."
        )
    )
    package static let correctionNotJSON = permanent(
        "correction.not_json",
        en: (
            "The corrected profile is no valid JSON: a comma, a quotation mark or a bracket is missing or too many.",
            "Mend the line that the detail names, save the file and drop it again."
        ),
        fr: (
            "Le profil corrigé n’est pas un JSON valide : une virgule, un guillemet ou une accolade manque ou est de trop.",
            "Corrigez la ligne (« line ») indiquée dans le détail, enregistrez le fichier et redéposez-le."
        )
    )
    package static let correctionInvalid = permanent(
        "correction.invalid",
        en: (
            "The dropped JSON file is no valid profile.",
            "Give the value that the detail names the form it has in other `profile.json`, and drop the file again."
        ),
        fr: (
            "Le fichier JSON déposé n’est pas un profil valide.",
            "Donnez à la valeur indiquée dans le détail la forme qu’elle a dans « profile.json », puis redéposez le fichier."
        )
    )
    package static let correctionUnmatched = permanent(
        "correction.unmatched",
        en: (
            "No CV of this name went through here, so there is nothing to correct.",
            "Name the file like the CV (jean.json for jean.pdf) or like its folder (jean-k3x9q7fa.json), and drop it where the CV was dropped."
        ),
        fr: (
            "Aucun CV de ce nom n’est passé par ici : il n’y a rien à corriger.",
            "Donnez au fichier le nom du CV (jean.json pour jean.pdf) ou de son dossier (jean-k3x9q7fa.json) et déposez-le là où le CV l’a été."
        )
    )
    package static let correctionNoResult = permanent(
        "correction.no_result",
        en: (
            "The CV of this name could not be read, so it has no profile to correct.",
            "See the reason in its folder under failed, drop the CV again once it is mended, and then the correction."
        ),
        fr: (
            "Le CV de ce nom n’a pas pu être lu : il n’a pas de profil à corriger.",
            "Voyez le motif dans son dossier sous « failed », redéposez le CV une fois réparé, puis la correction."
        )
    )
    package static let correctionAmbiguous = permanent(
        "correction.ambiguous",
        en: (
            "Several CVs have this name, and the dropped profile resembles none of them.",
            "Name the file like the folder of the CV that is meant, as in jean-k3x9q7fa.json, and drop it again."
        ),
        fr: (
            "Plusieurs CV portent ce nom et le profil déposé ne ressemble à aucun d’eux.",
            "Donnez au fichier le nom du dossier du bon CV, par exemple jean-k3x9q7fa.json, et redéposez-le."
        )
    )
}
