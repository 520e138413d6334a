// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import XMLStreams

extension WordLook {
    /// Reads `w:rPr`, which is open, to its end.
    init(reading cursor: XMLCursor, theme: WordTheme) throws(GreffierError) {
        self.init()
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .b: bold = Self.toggle(cursor)
            case .i: italic = Self.toggle(cursor)
            case .vanish: vanishes = Self.toggle(cursor)
            case .sz: size = cursor.value(.val).flatMap(Double.init).map { $0 / 2 }
            case .color: ink = WordInk(reading: cursor, theme: theme) ?? ink
            case .rFonts: font = cursor.value(.ascii) ?? cursor.value(.hAnsi) ?? font
            case .highlight: if let name = cursor.value(.val), name != "none" { ground = WordGround(highlight: name) }
            case .shd: ground = ground ?? WordGround(shading: cursor, theme: theme)
            case .w: width = cursor.value(.val).flatMap { Double($0.hasSuffix("%") ? String($0.dropLast()) : $0) }
            case .position: rise = cursor.value(.val).flatMap(Double.init).map { $0 / 2 }
            case .rStyle: style = cursor.value(.val)
            case .rPrChange: try cursor.skipElement()
            default: continue
            }
        }
    }

    /// On unless `w:val` says otherwise (ST_OnOff).
    static func toggle(_ cursor: XMLCursor) -> Bool {
        cursor.isOn(.val) ?? true
    }
}

extension WordParagraphLook {
    /// Reads `w:pPr`, which is open, to its end.
    init(reading cursor: XMLCursor, theme: WordTheme) throws(GreffierError) {
        self.init()
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .pStyle: style = cursor.value(.val)
            case .numId: list = cursor.value(.val)
            case .ilvl: listLevel = cursor.number(.val)
            case .outlineLvl: outline = cursor.number(.val)
            case .shd: ground = WordGround(shading: cursor, theme: theme)
            // Twentieths of a point: lines of exactly that height cut the text off.
            case .spacing:
                if cursor.value(.lineRule) == "exact", let line = cursor.number(.line), line < 40 { unseen = "tiny" }
            case .framePr:
                let offset = max(abs(cursor.number(.x) ?? 0), abs(cursor.number(.y) ?? 0))
                if offset > 31_680 { unseen = "off_page" }
            case .rPr, .pPrChange, .sectPr: try cursor.skipElement()
            default: continue
            }
        }
    }
}
