// SPDX-License-Identifier: GPL-3.0-or-later

/// A font of a PDF, told once for all its glyphs.
struct PDFFont: Sendable, Equatable {
    /// Its name without the letters of a subset; `nil` where it has none.
    var name: String?
    var bold: Bool
    var italic: Bool

    /// Weight and slant are told by the name or stated by the font's descriptor.
    init(name: String?, statesBold: Bool = false, statesItalic: Bool = false) {
        var name = name
        if let full = name, let plus = full.firstIndex(of: "+"), full.distance(from: full.startIndex, to: plus) == 6 {
            name = String(full[full.index(after: plus)...])
        }
        let lower = (name ?? "").lowercased()
        self.name = name
        bold = statesBold || ["bold", "black", "heavy", "demi", "-bd", "semibd"].contains { lower.contains($0) }
        italic =
            statesItalic || lower.contains("italic") || lower.contains("oblique") || lower.hasSuffix("-it")
    }
}
