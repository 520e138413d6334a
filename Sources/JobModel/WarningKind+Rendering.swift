// SPDX-License-Identifier: GPL-3.0-or-later

/// What the drawing of documents warns of.
extension WarningKind {
    /// In the order of the page that lists them.
    package static let rendering: [Self] = [fontMissing, lettersMissing]

    package static let fontMissing = Self(
        "render.font_missing",
        en: (
            "The PDF is set in another font than was asked for: {detail} is not installed.",
            "Install the font (`fc-list : family` lists those there are) or change `fonts`; then submit the document again."
        ),
        fr: (
            "Le PDF est composé dans une autre police que celle demandée : {detail} n’est pas installée.",
            "Installez la police (`fc-list : family` donne celles présentes) ou changez « fonts » ; puis redéposez le document."
        )
    )
    package static let lettersMissing = Self(
        "render.letters_missing",
        en: (
            "Letters that no installed font has are shown as a square in the PDF: {n} ({detail}).",
            "`sudo apt install fonts-noto-core fonts-noto-cjk` has those of most languages; then submit the document again."
        ),
        fr: (
            "Des lettres qu’aucune police installée ne possède figurent en carrés dans le PDF : {n} ({detail}).",
            "`sudo apt install fonts-noto-core fonts-noto-cjk` couvre la plupart des langues ; puis redéposez le document."
        )
    )
}
