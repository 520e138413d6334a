// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import XMLStreams

/// The styles of an OpenDocument text, each with what it inherits.
struct ODTStyles {
    private var styles: [String: Style] = [:]
    private var listFormats: [String: [Int: String]] = [:]

    private struct Style {
        var parent: String?
        var display = ""
        var look = WordLook()
        var outline: Int?
        var list: String?
    }

    /// Adds the styles of content.xml or styles.xml.
    mutating func read(_ data: Data) throws(GreffierError) {
        let reader = try XMLReader(data: data)
        var name: String?
        var list: String?
        while let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "style":
                name = element["name"]
                guard let name else { continue }
                styles[name] = Style(
                    parent: element["parent-style-name"],
                    display: (element["display-name"] ?? name).lowercased(),
                    outline: element["default-outline-level"].flatMap { Int($0) },
                    list: element["list-style-name"]
                )
            case "text-properties": if let name { styles[name]?.look.take(textProperties: element) }
            case "list-style": (list, name) = (element["name"], nil)
            case "list-level-style-number", "list-level-style-bullet":
                guard let list, let level = element["level"].flatMap({ Int($0) }) else { continue }
                let isNumber = element.name.hasSuffix("number")
                let format = element["num-format"] ?? ""
                listFormats[list, default: [:]][level] =
                    isNumber && !format.isEmpty ? format + (element["num-suffix"] ?? "") : ""
            case "body": return
            default: break
            }
        }
    }

    /// The look that a style gives to text.
    func look(_ name: String?) -> WordLook { chain(name).reduce(WordLook()) { $0.over($1.look) } }

    /// The heading level of a paragraph style: stated, or by its name.
    func headingLevel(_ name: String?) -> Int? {
        for style in chain(name) {
            if let outline = style.outline, outline > 0 { return min(6, outline) }
            if style.display == "title" || style.display == "titre principal" { return 1 }
            for prefix in ["heading ", "titre ", "heading_20_"] where style.display.hasPrefix(prefix) {
                if let level = Int(style.display.dropFirst(prefix.count)) { return min(6, max(1, level)) }
            }
        }
        return nil
    }

    /// The number format of a level of a list style with its suffix (`1.`); empty for bullets.
    func listFormat(_ list: String?, level: Int) -> String { list.flatMap { listFormats[$0]?[level] } ?? "" }

    private func chain(_ name: String?) -> [Style] {
        var result: [Style] = []
        var next = name
        while let name = next, let style = styles[name], result.count < 16 {
            result.append(style)
            next = style.parent
        }
        return result
    }
}

extension WordLook {
    /// Takes what `style:text-properties` states.
    fileprivate mutating func take(textProperties element: XMLElement) {
        if let weight = element["font-weight"] { bold = weight == "bold" || (Int(weight) ?? 400) >= 600 }
        if let style = element["font-style"] { italic = style == "italic" || style == "oblique" }
        if let value = element["font-size"], value.hasSuffix("pt") { size = Double(value.dropLast(2)) }
        if let value = element["color"], value.utf8.count == 7, value.hasPrefix("#") { color = value.lowercased() }
        if let name = element["font-name"] ?? element["font-family"] { font = name }
        if element["display"] == "none" { vanishes = true }
        if let ground = element["background-color"] {
            isShaded = ground != "transparent" && ground.lowercased() != "#ffffff"
        }
    }
}
