// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import WorkerProtocol

/// What came of character recognition in one document.
struct RecognitionLedger {
    private var confidences: [(sum: Double, letters: Int)] = []
    /// Pages that are pictures and were not read, with why.
    private var left: [(page: Int, reason: Reason)] = []
    private var missingLanguages: [String] = []

    enum Reason: Equatable {
        case unavailable, unwanted, tooSlow, tooMany
    }

    /// Pages that were read.
    var count: Int { confidences.count }
    /// Pages that are pictures and were not read.
    var needing: Int { left.count }

    mutating func note(_ page: RecognisedPage) {
        confidences.append((page.confidence * Double(page.letters), page.letters))
    }

    mutating func leave(_ page: Int, _ reason: Reason) { left.append((page, reason)) }

    /// Notes the languages that were asked for and are not installed.
    mutating func miss(_ languages: [String]) { missingLanguages = languages }

    /// How sure recognition is of all letters, 0 to 1.
    var confidence: Double {
        let letters = confidences.reduce(0) { $0 + $1.letters }
        return letters == 0 ? 0 : confidences.reduce(0) { $0 + $1.sum } / Double(letters)
    }

    /// What a person should know.
    var warnings: [Document.Warning] {
        var warnings: [Document.Warning] = []
        // Pages of decoration were read too, but hold nothing that may be misread.
        let withText = confidences.count { $0.letters > 0 }
        if withText > 0 { warnings.append(.recognised(pages: withText, confidence: confidence)) }
        if !missingLanguages.isEmpty, count > 0 { warnings.append(.missingLanguages(missingLanguages)) }
        let unavailable = left.filter { $0.reason == .unavailable }
        if let first = unavailable.first {
            warnings.append(.init(.recognitionUnavailable, count: unavailable.count, page: first.page))
        }
        let unread = left.filter { $0.reason == .tooSlow || $0.reason == .tooMany }
        if let first = unread.first {
            warnings.append(.init(.recognitionPartial, count: unread.count, page: first.page))
        }
        return warnings
    }

    /// Why a document of pictures has no text, for its refusal.
    var refusal: String {
        if left.contains(where: { $0.reason == .unavailable }) {
            if !missingLanguages.isEmpty {
                let packages = missingLanguages.map(RecognitionLanguage.package).joined(separator: " ")
                return
                    "its pages are pictures, and no language that was asked for is installed: apt install \(packages)"
            }
            return "its pages are pictures, and character recognition is not installed"
        }
        if !left.isEmpty, left.allSatisfy({ $0.reason == .unwanted }) {
            return "its pages are pictures, and character recognition is switched off"
        }
        if left.contains(where: { $0.reason == .tooSlow }) { return "recognising its characters takes too long" }
        return count > 0 ? "no characters could be recognised in its pictures" : ""
    }
}
