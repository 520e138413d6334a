// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines and pages of a passage as a short text: `12@1 13@1 15@2`, the page left out where there is none.
enum PlaceCoding {
    static func text(_ places: [Chunk.Place]) -> String {
        places.map { place in place.page.map { "\(place.line)@\($0)" } ?? "\(place.line)" }.joined(separator: " ")
    }

    /// Reads what `text(_:)` writes; items that are something else are left out.
    static func places(_ text: String) -> [Chunk.Place] {
        text.split(separator: " ").compactMap { item in
            let parts = item.split(separator: "@")
            guard let line = parts.first.flatMap({ Int($0) }) else { return nil }
            return Chunk.Place(line: line, page: parts.count > 1 ? Int(parts[1]) : nil)
        }
    }
}
