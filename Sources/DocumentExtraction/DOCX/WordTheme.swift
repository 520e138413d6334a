// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import XMLStreams

/// The colours that a document names by their role (ECMA-376 part 1, 20.1.6.2).
struct WordTheme {
    /// By the names of the scheme, as in `dk1`, `lt1` or `accent1`.
    private var scheme: [String: InkColor] = [:]

    /// The colours of a document without a theme.
    init() {}

    /// Reads the colour scheme of theme1.xml, and no further.
    init(data: Data) throws(GreffierError) {
        let reader = try XMLReader(data: data)
        var role: String?
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                switch element.name {
                case "srgbClr": if let role { scheme[role] = element["val"].flatMap { InkColor(hex: $0) } }
                case "sysClr": if let role { scheme[role] = element["lastClr"].flatMap { InkColor(hex: $0) } }
                default: role = element.name
                }
            case .end(let name, _): if name == "clrScheme" { return }
            case .text: continue
            }
        }
    }

    /// A colour by the name that WordprocessingML (`background1`) or DrawingML (`bg1`) has for it; `tint` and `shade`
    /// are hexadecimal parts of 255.
    func color(_ name: String, tint: String? = nil, shade: String? = nil) -> InkColor? {
        let role = Self.roles[name] ?? name
        guard let color = scheme[role] ?? Self.office[role] else { return nil }
        func part(_ text: String?) -> Double? { text.flatMap { Int($0, radix: 16) }.map { Double($0) / 255 } }
        return color.mixed(tint: part(tint), shade: part(shade))
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
