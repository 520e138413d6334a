// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel

extension Document.Warning {
    /// Text was recognised in pictures, and may be misread.
    static func recognised(pages: Int, confidence: Double) -> Document.Warning {
        let percent = Int((confidence * 100).rounded())
        return .init(
            code: "document.ocr_used",
            message: "The text of \(pages) page(s) was recognised in pictures, with a mean confidence of \(percent)%.",
            messageFR: "Le texte de \(pages) page(s) a été reconnu dans des images, avec une confiance moyenne de "
                + "\(percent) %."
        )
    }

    /// Pages are pictures, and nothing on this system can read them.
    static func recognitionUnavailable(pages: Int, first: Int) -> Document.Warning {
        .init(
            code: "document.ocr_unavailable",
            message: "\(pages) page(s) are pictures and were not read: character recognition is not installed "
                + "(sudo apt install tesseract-ocr tesseract-ocr-fra).",
            messageFR: "\(pages) page(s) sont des images et n'ont pas été lues : la reconnaissance de caractères "
                + "n'est pas installée (sudo apt install tesseract-ocr tesseract-ocr-fra).",
            page: first
        )
    }

    /// Pages are pictures that took too long, or there are too many of them.
    static func notRecognised(pages: Int, first: Int) -> Document.Warning {
        .init(
            code: "document.ocr_partial",
            message: "\(pages) page(s) are pictures and were not read: recognition takes too long.",
            messageFR:
                "\(pages) page(s) sont des images et n'ont pas été lues : la reconnaissance prend trop de temps.",
            page: first
        )
    }

    /// Languages that were asked for are not installed.
    static func missingLanguages(_ languages: [String]) -> Document.Warning {
        let names = languages.joined(separator: ", ")
        let packages = languages.map(RecognitionLanguage.package).joined(separator: " ")
        return .init(
            code: "document.ocr_language",
            message:
                "Characters were recognised without \(names), which is not installed (sudo apt install \(packages)).",
            messageFR: "Les caractères ont été reconnus sans \(names), qui n'est pas installé "
                + "(sudo apt install \(packages))."
        )
    }
}
