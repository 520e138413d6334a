// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo

extension TextShaper {
    /// The mark that Pango sets on the glyph of a character without a glyph (`PANGO_GLYPH_UNKNOWN_FLAG`).
    static let unknownFlag: UInt32 = 0x1000_0000
    /// Pango's value for a glyph that draws nothing (`PANGO_GLYPH_EMPTY`).
    static let emptyGlyph: UInt32 = 0x0FFF_FFFF

    /// Byte offsets of the clusters that no font can show.
    func unknownOffsets(in layout: OpaquePointer) -> Set<Int> {
        var offsets: Set<Int> = []
        guard let iterator = pango_layout_get_iter(layout) else { return offsets }
        defer { pango_layout_iter_free(iterator) }
        repeat {
            guard let run = pango_layout_iter_get_run_readonly(iterator)?.pointee,
                let item = run.item?.pointee, let glyphs = run.glyphs?.pointee
            else { continue }
            for index in 0..<Int(glyphs.num_glyphs) {
                let glyph = glyphs.glyphs[index].glyph
                guard glyph != Self.emptyGlyph, glyph & Self.unknownFlag != 0 else { continue }
                offsets.insert(Int(item.offset) + Int(glyphs.log_clusters[index]))
            }
        } while pango_layout_iter_next_run(iterator) != 0
        return offsets
    }

    /// `runs` with what stands at `offsets` replaced, and the replacements noted.
    func replacing(_ offsets: Set<Int>, in runs: [Run]) -> [Run] {
        var offset = 0
        return runs.map { run in
            var text = ""
            for character in run.text {
                let length = character.utf8.count
                if (offset..<offset + length).contains(where: offsets.contains) {
                    let substitute = substitute(for: character)
                    note(character, substitute)
                    text += substitute
                } else {
                    text.append(character)
                }
                offset += length
            }
            return Run(text: text, style: run.style)
        }
    }

    /// A visible square, which DejaVu and most text fonts have; nothing for what is invisible anyway.
    private func substitute(for character: Character) -> String {
        let isInvisible = character.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
        }
        if isInvisible { return "" }
        return canShow("\u{25A1}") ? "\u{25A1}" : "?"
    }
}
