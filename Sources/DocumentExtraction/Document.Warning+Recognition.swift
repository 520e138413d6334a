// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel

extension Document.Warning {
    /// Text was recognised in pictures, and may be misread.
    static func recognised(pages: Int, confidence: Double) -> Document.Warning {
        .init(.recognised, count: pages, detail: "\(Int((confidence * 100).rounded()))")
    }

    /// Languages that were asked for are not installed.
    static func missingLanguages(_ languages: [String]) -> Document.Warning {
        let names = languages.joined(separator: ", ")
        let packages = languages.map(RecognitionLanguage.package).joined(separator: " ")
        return .init(
            .recognitionLanguage,
            detail: "\(names), which is not installed (sudo apt install \(packages))",
            french: "\(names), qui n’est pas installé (sudo apt install \(packages))"
        )
    }
}
