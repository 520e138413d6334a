// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import XMLStreams

/// The properties of a run that matter here; `nil` is "as inherited".
struct WordLook: Equatable {
    var font: String?
    /// Points.
    var size: Double?
    var bold: Bool?
    var italic: Bool?
    /// `#rrggbb`.
    var color: String?
    var vanishes: Bool?
    /// Whether a colour other than white lies behind it.
    var isShaded: Bool?
    var style: String?

    /// Takes one child element of `w:rPr`.
    mutating func take(_ element: XMLElement) {
        switch element.name {
        case "b": bold = Self.toggle(element)
        case "i": italic = Self.toggle(element)
        case "vanish", "webHidden", "specVanish": if element.name == "vanish" { vanishes = Self.toggle(element) }
        case "sz": size = element["val"].flatMap(Double.init).map { $0 / 2 }
        case "color": color = Self.color(element["val"])
        case "rFonts": font = element["ascii"] ?? element["hAnsi"] ?? font
        case "highlight": isShaded = element["val"] != "none" && element["val"] != "white"
        case "shd": isShaded = Self.isShade(element)
        case "rStyle": style = element["val"]
        default: break
        }
    }

    /// These properties where they are stated, `other` where not.
    func over(_ other: WordLook) -> WordLook {
        WordLook(
            font: font ?? other.font,
            size: size ?? other.size,
            bold: bold ?? other.bold,
            italic: italic ?? other.italic,
            color: color ?? other.color,
            vanishes: vanishes ?? other.vanishes,
            isShaded: isShaded ?? other.isShaded,
            style: style ?? other.style
        )
    }

    /// A span of this look.
    func span(_ text: String, link: String?) -> Span {
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

    /// On unless `w:val` says otherwise (ST_OnOff).
    static func toggle(_ element: XMLElement) -> Bool {
        !["0", "false", "off", "none"].contains(element["val"] ?? "1")
    }

    /// Whether `w:shd` paints anything but white.
    static func isShade(_ element: XMLElement) -> Bool {
        let fill = (element["fill"] ?? "auto").uppercased()
        return !["AUTO", "FFFFFF"].contains(fill) || element["themeFill"] != nil
    }

    private static func color(_ value: String?) -> String? {
        guard let value, value.utf8.count == 6, value.allSatisfy(\.isHexDigit) else { return nil }
        return "#" + value.lowercased()
    }
}

/// The properties of a paragraph that matter here; `nil` is "as inherited".
struct WordParagraphLook: Equatable {
    var style: String?
    var list: String?
    var listLevel: Int?
    /// 0 to 8, or 9 for body text.
    var outline: Int?
    var isShaded: Bool?

    /// Takes one child element of `w:pPr`, other than `w:numPr`, whose children are taken by themselves.
    mutating func take(_ element: XMLElement) {
        switch element.name {
        case "pStyle": style = element["val"]
        case "numId": list = element["val"]
        case "ilvl": listLevel = element["val"].flatMap { Int($0) }
        case "outlineLvl": outline = element["val"].flatMap { Int($0) }
        case "shd": isShaded = WordLook.isShade(element)
        default: break
        }
    }

    func over(_ other: WordParagraphLook) -> WordParagraphLook {
        WordParagraphLook(
            style: style ?? other.style,
            list: list ?? other.list,
            listLevel: listLevel ?? other.listLevel,
            outline: outline ?? other.outline,
            isShaded: isShaded ?? other.isShaded
        )
    }
}
