// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel

/// Sets a template in an accent colour: whatever of its text, rules and cells has the colour of the shipped templates.
///
/// It is done to the template and not to what it is filled with, so that no word of a profile is taken for a colour.
struct AccentColour {
    let color: HexColor

    /// The accent colour of the templates that ship.
    private static let usual = "11596B"
    /// Attributes of WordprocessingML that hold a colour (ECMA-376 part 1, 17.18.38).
    private static let attributes = ["w:val", "w:color", "w:fill"]

    /// The template with its parts set in the colour; what is no package is left to whoever opens it.
    func apply(to template: Data, date: Date) throws(GreffierError) -> Data {
        guard let archive = try? ZipReader(data: template) else { return template }
        let digits = String(color.value, radix: 16, uppercase: true)
        let wanted = String(repeating: "0", count: 6 - digits.count) + digits
        let writer = try ZipWriter(updating: template)
        var isChanged = false
        for part in archive.names where part.hasPrefix("word/") && part.hasSuffix(".xml") {
            guard let data = try? archive.data(part), data.firstRange(of: Data(Self.usual.utf8)) != nil else {
                continue
            }
            var text = String(decoding: data, as: UTF8.self)
            for name in Self.attributes {
                text = text.replacing("\(name)=\"\(Self.usual)\"", with: "\(name)=\"\(wanted)\"")
            }
            try writer.set(part, Data(text.utf8))
            isChanged = true
        }
        return isChanged ? try writer.finish(modified: date) : template
    }
}
