// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import Profiles

extension JSONValue {
    /// Places of the entries of a profile that end before they start.
    var reversedEntries: [String] {
        ["work", "volunteer", "education", "projects"].flatMap { section in
            (self[key: section]?.array ?? []).enumerated().compactMap { index, entry in
                guard let start = entry[key: "startDate"]?.string.flatMap({ PartialDate(iso: $0) }),
                    let end = entry[key: "endDate"]?.string.flatMap({ PartialDate(iso: $0) }), start.isAfter(end)
                else { return nil }
                return "/\(section)/\(index)"
            }
        }
    }
}
