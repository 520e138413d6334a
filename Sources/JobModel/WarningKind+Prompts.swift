// SPDX-License-Identifier: GPL-3.0-or-later

/// What the asking of language models warns of.
extension WarningKind {
    /// In the order of the page that lists them.
    package static let prompts: [Self] = [nothingToAsk]

    package static let nothingToAsk = Self(
        "prompt.no_text",
        en: (
            "The language model was not asked: the text that the prompt is about is empty.",
            "Look at the document: a scan needs character recognition to have text."
        ),
        fr: (
            "Le modèle de langage n’a pas été interrogé : le texte sur lequel porte la consigne est vide.",
            "Regardez le document : un scan n’a de texte qu’après reconnaissance des caractères."
        )
    )
}
