// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Lines, pages and boxes of a passage as a short text: `12@1:72,90.5,310,102 13@1 15@2`.
///
/// The page is left out where there is none, and the box, in points to a tenth, where the line has none.
enum PlaceCoding {
    static func text(_ places: [Chunk.Place]) -> String {
        places.map { place in
            let page = place.page.map { "@\($0)" } ?? ""
            let box = place.box.map { ":" + [$0.x0, $0.y0, $0.x1, $0.y1].map(number).joined(separator: ",") } ?? ""
            return "\(place.line)\(page)\(box)"
        }.joined(separator: " ")
    }

    /// Reads what `text(_:)` writes; items that are something else are left out.
    static func places(_ text: String) -> [Chunk.Place] {
        text.split(separator: " ").compactMap { item in
            let halves = item.split(separator: ":", maxSplits: 1)
            let parts = halves.first?.split(separator: "@") ?? []
            guard let line = parts.first.flatMap({ Int($0) }) else { return nil }
            let page = parts.count > 1 ? Int(parts[1]) : nil
            return Chunk.Place(line: line, page: page, box: halves.count > 1 ? box(halves[1]) : nil)
        }
    }

    private static func box(_ text: Substring) -> Box? {
        let numbers = text.split(separator: ",").compactMap { Double($0) }
        guard numbers.count == 4 else { return nil }
        return Box(x0: numbers[0], y0: numbers[1], x1: numbers[2], y1: numbers[3])
    }

    /// To a tenth, without a useless `.0`.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded.magnitude < 1e9 && rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
