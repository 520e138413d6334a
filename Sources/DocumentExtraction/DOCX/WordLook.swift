// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The properties of a run that matter here; `nil` is "as inherited".
struct WordLook: Equatable {
    var font: String?
    /// Points.
    var size: Double?
    var bold: Bool?
    var italic: Bool?
    var vanishes: Bool?
    var style: String?
    var ink: WordInk?
    var ground: WordGround?
    /// Per cent of the width that the font gives.
    var width: Double?
    /// Points above the line, or below where negative.
    var rise: Double?

    /// These properties where they are stated, `other` where not.
    func over(_ other: WordLook) -> WordLook {
        WordLook(
            font: font ?? other.font,
            size: size ?? other.size,
            bold: bold ?? other.bold,
            italic: italic ?? other.italic,
            vanishes: vanishes ?? other.vanishes,
            style: style ?? other.style,
            ink: ink ?? other.ink,
            ground: ground ?? other.ground,
            width: width ?? other.width,
            rise: rise ?? other.rise
        )
    }

    /// A span of this look, in a colour that is worked out apart.
    func span(_ text: String, color: String?, link: String?) -> Span {
        Span(
            text: text,
            font: font,
            size: size,
            bold: bold ?? false,
            italic: italic ?? false,
            color: color,
            link: link
        )
    }

    /// `#rrggbb` where a colour is stated.
    var color: String? { if case .color(let color) = ink { color.hex } else { nil } }

    /// Why text of this look cannot be seen on whatever ground, or `nil` where it can.
    var hiddenReason: String? {
        if vanishes == true { return "vanish" }
        if (size ?? 10) * min(100, width ?? 100) / 100 < 2 { return "tiny" }
        if let rise, abs(rise) > 200 { return "off_page" }
        return nil
    }
}

/// The properties of a paragraph that matter here; `nil` is "as inherited".
struct WordParagraphLook: Equatable {
    var style: String?
    var list: String?
    var listLevel: Int?
    /// 0 to 8, or 9 for body text.
    var outline: Int?
    var ground: WordGround?

    /// Whether the lines are too low to be seen, or the frame stands off the page.
    var unseen: String?

    func over(_ other: WordParagraphLook) -> WordParagraphLook {
        WordParagraphLook(
            style: style ?? other.style,
            list: list ?? other.list,
            listLevel: listLevel ?? other.listLevel,
            outline: outline ?? other.outline,
            ground: ground ?? other.ground,
            unseen: unseen ?? other.unseen
        )
    }
}
