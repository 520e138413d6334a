// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import XMLStreams

/// The colours that a document names by their role (ECMA-376 part 1, 20.1.6.2), read when the first is asked for.
final class WordTheme {
    /// By the names of the scheme, as in `dk1`, `lt1` or `accent1`.
    private lazy var scheme = load()
    private let source: () throws(GreffierError) -> XMLCursor?

    /// A theme whose part `source` opens; one that cannot be read counts as none, since it holds no text.
    init(source: @escaping () throws(GreffierError) -> XMLCursor? = { nil }) { self.source = source }

    /// A colour by the name that WordprocessingML (`background1`) or DrawingML (`bg1`) has for it; `tint` and `shade`
    /// are hexadecimal parts of 255.
    func color(_ name: String, tint: String? = nil, shade: String? = nil) -> InkColor? {
        let role = Self.roles[name] ?? name
        guard let color = scheme[role] ?? Self.office[role] else { return nil }
        func part(_ text: String?) -> Double? { text.flatMap { Int($0, radix: 16) }.map { Double($0) / 255 } }
        return color.mixed(tint: part(tint), shade: part(shade))
    }

    private func load() -> [String: InkColor] {
        do throws(GreffierError) {
            guard let cursor = try source() else { return [:] }
            return try Self.scheme(in: cursor)
        } catch {
            return [:]
        }
    }

    /// Reads the colour scheme of theme1.xml, and no further.
    private static func scheme(in cursor: XMLCursor) throws(GreffierError) -> [String: InkColor] {
        var result: [String: InkColor] = [:]
        while let event = try cursor.next() {
            guard event == .start, cursor.tag == .clrScheme else { continue }
            let outer = cursor.depth - 1
            var role = ""
            while let tag = try cursor.nextStart(within: outer) {
                switch tag {
                case .srgbClr: result[role] = cursor.value(.val).flatMap { InkColor(hex: $0) }
                case .sysClr: result[role] = cursor.value(.lastClr).flatMap { InkColor(hex: $0) }
                default: role = "\(tag)"
                }
            }
            return result
        }
        return result
    }

    /// What the names stand for unless the settings say otherwise.
    private static let roles: [String: String] = [
        "background1": "lt1", "bg1": "lt1", "light1": "lt1", "text1": "dk1", "tx1": "dk1", "dark1": "dk1",
        "background2": "lt2", "bg2": "lt2", "light2": "lt2", "text2": "dk2", "tx2": "dk2", "dark2": "dk2",
        "hyperlink": "hlink", "followedHyperlink": "folHlink",
    ]

    private static let office: [String: InkColor] = [
        "lt1": .white, "dk1": InkColor(red: 0, green: 0, blue: 0),
    ]
}
