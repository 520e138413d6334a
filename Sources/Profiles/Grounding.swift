// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
import Foundation
import JobModel
package import ProfileModel

/// The check that no value was invented: each leaf of a profile has its quote in the document, or a listed derivation.
///
/// Readers are held against it in tests, and whoever publishes a profile calls it.
package enum Grounding {
    /// Why a value may not be published.
    package struct Violation: Sendable, Equatable, CustomStringConvertible {
        /// JSON pointer into the profile.
        package var pointer: String
        package var reason: Reason

        package enum Reason: String, Sendable {
            case noEvidence = "no evidence"
            case quoteNotInDocument = "the quote does not stand in the document"
            case valueNotInQuote = "the value does not stand in its quote"
            case unknownDerivation = "the derivation is not a listed one"
            case notSaid = "no person corrected it"
            case strayEvidence = "evidence without a value"
        }

        package var description: String { "\(pointer): \(reason.rawValue)" }
    }

    /// All violations, by pointer.
    ///
    /// Values compare by folded letters and digits (`GroundingKey`); white space and signs do not count.
    ///
    /// `x-greffier` values that are computed over the whole profile (months, reference date, language, review,
    /// withheld) may have an empty quote. What has the source `attachment` must stand in the CV as data that the document
    /// brings; everything else on its pages or in its links. In a profile that a person corrected (`isCorrected`) the
    /// person's values, which have no place in the document, are their own quotes.
    package static func check(
        _ profile: Profile,
        evidence: Evidence,
        document: Document,
        isCorrected: Bool = false
    ) -> [Violation] {
        var text = GroundingText(document)
        return check(profile, evidence: evidence, text: &text, isCorrected: isCorrected)
    }

    /// The same for a text that is there already and counts the work.
    static func check(
        _ profile: Profile,
        evidence: Evidence,
        text: inout GroundingText,
        isCorrected: Bool = false
    ) -> [Violation] {
        let leaves = leaves(of: profile)
        var violations: [Violation] = []
        for (pointer, value) in leaves {
            guard let entry = evidence[pointer] else {
                violations.append(Violation(pointer: pointer, reason: .noEvidence))
                continue
            }
            let reason =
                entry.source == .person
                ? problem(value, said: entry, isCorrected: isCorrected) : problem(value, entry: entry, text: &text)
            if let reason {
                violations.append(Violation(pointer: pointer, reason: reason))
            }
        }
        for pointer in evidence.keys where leaves[pointer] == nil {
            violations.append(Violation(pointer: pointer, reason: .strayEvidence))
        }
        return violations.sorted { $0.pointer < $1.pointer }
    }

    /// A person's word stands for itself, and for what follows from it by a listed derivation.
    private static func problem(_ value: String, said entry: EvidenceEntry, isCorrected: Bool) -> Violation.Reason? {
        let isPlaceless = entry.page == nil && entry.line == nil && entry.bbox == nil
        guard isCorrected, isPlaceless, entry.confidence == 1 else { return .notSaid }
        guard let name = entry.derivation else {
            // Foundation writes truth values as numbers.
            let isTruth = ["true": "1", "false": "0"][entry.quote] == value
            return entry.quote == value || isTruth ? nil : .valueNotInQuote
        }
        guard Derivation(rawValue: name) != nil else { return .unknownDerivation }
        return entry.quote.isEmpty ? .valueNotInQuote : nil
    }

    private static func problem(_ value: String, entry: EvidenceEntry, text: inout GroundingText) -> Violation.Reason? {
        if let name = entry.derivation {
            guard let derivation = Derivation(rawValue: name) else { return .unknownDerivation }
            if entry.quote.isEmpty { return derivation.needsQuote ? .quoteNotInDocument : nil }
            return text.contains(GroundingKey(entry.quote), by: entry) ? nil : .quoteNotInDocument
        }
        let quote = GroundingKey(entry.quote)
        guard text.contains(quote, by: entry) else { return .quoteNotInDocument }
        // Most values are their quote.
        if value == entry.quote { return nil }
        let key = GroundingKey(value)
        return !key.isEmpty && quote.contains(key) ? nil : .valueNotInQuote
    }

    /// Every leaf as pointer → text.
    private static func leaves(of profile: Profile) -> [String: String] {
        guard let data = try? CanonicalJSON.compact(profile), let object = try? JSONSerialization.jsonObject(with: data)
        else { return [:] }
        var leaves: [String: String] = [:]
        collect(object, at: "", into: &leaves)
        return leaves
    }

    private static func collect(_ value: Any, at pointer: String, into leaves: inout [String: String]) {
        switch value {
        case let object as [String: Any]:
            for (key, item) in object { collect(item, at: "\(pointer)/\(key.pointerEscaped)", into: &leaves) }
        case let array as [Any]:
            for (index, item) in array.enumerated() { collect(item, at: "\(pointer)/\(index)", into: &leaves) }
        case is NSNull: break
        default: leaves[pointer] = "\(value)"
        }
    }
}

extension Derivation {
    /// Values computed over the whole document have no quote of their own.
    var needsQuote: Bool {
        switch self {
        case .referenceDate, .withheld, .review, .language, .months: false
        default: true
        }
    }
}
