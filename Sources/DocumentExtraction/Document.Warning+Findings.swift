// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel

extension Document.Warning {
    /// Text that a reader of the page would not see was set apart.
    static func hiddenText(_ hidden: [Document.HiddenText]) -> Document.Warning {
        let reasons = Set(hidden.map(\.reason)).sorted()
        return .init(
            .hiddenText,
            count: hidden.reduce(0) { $0 + $1.text.count },
            detail: reasons.joined(separator: ", "),
            french: reasons.map { frenchReasons[$0] ?? $0 }.joined(separator: ", "),
            page: hidden.first?.page
        )
    }

    /// The reasons of `Document.HiddenText` for people who read French.
    private static let frenchReasons = [
        "clipped": "rogné", "covered": "recouvert", "invisible": "tracé sans encre", "layer_off": "calque désactivé",
        "no_contrast": "sans contraste", "not_displayed": "non affiché", "off_page": "hors de la page",
        "replacement_text": "texte de remplacement", "tiny": "minuscule", "transparent": "transparent",
        "vanish": "attribut masqué", "white": "blanc sur blanc",
    ]
}
