// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The styles of an OpenDocument text, each with what it inherits.
final class ODTStyles {
    private struct Style {
        var parent: String?
        var display = ""
        var look = WordLook()
        var outline: Int?
        /// Behind a paragraph, a cell or a frame.
        var ground: WordGround?
    }

    /// How one level of a list numbers; an empty format is a bullet.
    struct ListLevel {
        var format = ""
        var prefix = ""
        var suffix = ""
        var start = 1
        /// How many levels are shown.
        var shown = 1
    }

    /// A style with all that it inherits.
    private struct Resolved {
        var look = WordLook()
        var ground: WordGround?
        var headingLevel: Int?
    }

    private var styles: [String: Style] = [:]
    private var resolved: [String: Resolved] = [:]
    private var lists: [String: [Int: ListLevel]] = [:]
    /// The levels of numbered headings.
    private(set) var outline: [Int: ListLevel] = [:]
    /// Whether frames behind the text may be filled.
    private(set) var backgrounds = Backdrop(grounds: [])
    private var style: String?
    private var list: String?
    private var isOutline = false

    /// Takes the start of an element outside the body, which may be one of a style.
    func take(_ cursor: ODTCursor) {
        if !resolved.isEmpty { resolved = [:] }
        switch cursor.tag {
        case .style:
            style = cursor.value(.name)
            guard let style else { return }
            styles[style] = Style(
                parent: cursor.value(.parentStyleName),
                display: (cursor.value(.displayName) ?? style).lowercased(),
                outline: cursor.number(.defaultOutlineLevel)
            )
        case .textProperties: if let style { styles[style]?.look.take(textProperties: cursor) }
        case .paragraphProperties, .tableCellProperties: if let style { takeGround(cursor, of: style) }
        case .graphicProperties: if let style { takeFill(cursor, of: style) }
        case .listStyle: (list, style, isOutline) = (cursor.value(.name), nil, false)
        case .outlineStyle: (list, style, isOutline) = (nil, nil, true)
        case .listLevelStyleNumber, .listLevelStyleBullet, .outlineLevelStyle: takeLevel(cursor)
        default: break
        }
    }

    private func takeLevel(_ cursor: ODTCursor) {
        guard let number = cursor.number(.level) else { return }
        var level = ListLevel()
        if cursor.tag != .listLevelStyleBullet { level.format = cursor.value(.numFormat) ?? "" }
        level.prefix = cursor.value(.numPrefix) ?? ""
        level.suffix = cursor.value(.numSuffix) ?? ""
        level.start = cursor.number(.startValue) ?? 1
        level.shown = cursor.number(.displayLevels) ?? 1
        if isOutline { outline[number] = level } else if let list { lists[list, default: [:]][number] = level }
    }

    private func takeGround(_ cursor: ODTCursor, of style: String) {
        guard let value = cursor.value(.backgroundColor) else { return }
        styles[style]?.ground = InkColor(hex: value).map { .fill($0) } ?? .clear
    }

    private func takeFill(_ cursor: ODTCursor, of style: String) {
        let ground: WordGround?
        switch cursor.value(.fill) {
        case "none": ground = .clear
        case "solid": ground = cursor.value(.fillColor).flatMap { InkColor(hex: $0) }.map { .fill($0) } ?? .open
        case nil: ground = cursor.value(.backgroundColor).flatMap { InkColor(hex: $0) }.map { .fill($0) }
        default: ground = .open
        }
        styles[style]?.ground = ground
        guard let backdrop = ground?.backdrop, cursor.value(.runThrough) == "background" else { return }
        backgrounds = backgrounds.or(backdrop)
    }

    /// The look that a style gives to text.
    func look(_ name: String?) -> WordLook { resolved(name).look }

    /// What a style paints behind text.
    func ground(_ name: String?) -> WordGround? { resolved(name).ground }

    /// The heading level of a paragraph style: stated, or by its name.
    func headingLevel(_ name: String?) -> Int? { resolved(name).headingLevel }

    private func resolved(_ name: String?) -> Resolved {
        guard let name else { return Resolved() }
        if let known = resolved[name] { return known }
        let chain = chain(name)
        let result = Resolved(
            look: chain.reduce(WordLook()) { $0.over($1.look) },
            ground: chain.lazy.compactMap(\.ground).first,
            headingLevel: Self.headingLevel(chain)
        )
        resolved[name] = result
        return result
    }

    private static func headingLevel(_ chain: [Style]) -> Int? {
        for style in chain {
            if let outline = style.outline, outline > 0 { return min(6, outline) }
            if style.display == "title" || style.display == "titre principal" { return 1 }
            for prefix in ["heading ", "titre ", "heading_20_"] where style.display.hasPrefix(prefix) {
                if let level = Int(style.display.dropFirst(prefix.count)) { return min(6, max(1, level)) }
            }
        }
        return nil
    }

    /// The levels of a list style.
    func levels(_ list: String?) -> [Int: ListLevel] { list.flatMap { lists[$0] } ?? [:] }

    private func chain(_ name: String) -> [Style] {
        var result: [Style] = []
        var next: String? = name
        while let name = next, let style = styles[name], result.count < 16 {
            result.append(style)
            next = style.parent
        }
        return result
    }
}

extension WordLook {
    /// Takes what `style:text-properties` states.
    fileprivate mutating func take(textProperties cursor: ODTCursor) {
        if let weight = cursor.value(.fontWeight) { bold = weight == "bold" || (Int(weight) ?? 400) >= 600 }
        if let style = cursor.value(.fontStyle) { italic = style == "italic" || style == "oblique" }
        if let value = cursor.value(.fontSize), value.hasSuffix("pt") { size = Double(value.dropLast(2)) }
        if let value = cursor.value(.color), let color = InkColor(hex: value) { ink = .color(color) }
        if let name = cursor.value(.fontName) ?? cursor.value(.fontFamily) { font = name }
        if cursor.value(.display) == "none" { vanishes = true }
        if let value = cursor.value(.backgroundColor) { ground = InkColor(hex: value).map { .fill($0) } ?? .clear }
    }
}
