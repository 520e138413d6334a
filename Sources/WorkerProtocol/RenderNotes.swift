// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What a drawn document could not show as it was asked for.
package struct RenderNotes: Codable, Sendable, Equatable {
    /// Families that were asked for and are not installed.
    package var missingFonts: [String]
    /// Characters that no installed font has and that a sign stands for.
    package var unshown: [String]

    package init(missingFonts: [String] = [], unshown: [String] = []) {
        self.missingFonts = missingFonts
        self.unshown = unshown
    }

    /// The characters named in a warning; the others are counted.
    private static let named = 8

    /// What a person is told.
    package var warnings: [RunWarning] {
        var warnings: [RunWarning] = []
        if !missingFonts.isEmpty {
            warnings.append(RunWarning(.fontMissing, detail: missingFonts.joined(separator: ", ")))
        }
        if !unshown.isEmpty {
            let shown = unshown.prefix(Self.named).map(Self.code).joined(separator: ", ")
            let detail = unshown.count > Self.named ? shown + "…" : shown
            warnings.append(RunWarning(.lettersMissing, count: unshown.count, detail: detail))
        }
        return warnings
    }

    /// `U+A66E`, for whoever reads this may lack the letter too.
    private static func code(_ character: String) -> String {
        character.unicodeScalars.map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }.joined(separator: " ")
    }
}

/// A drawn document with what it could not show.
package struct DrawnDocument: Sendable, Equatable {
    package var data: Data
    package var notes: RenderNotes

    package init(data: Data, notes: RenderNotes = .init()) {
        self.data = data
        self.notes = notes
    }
}
