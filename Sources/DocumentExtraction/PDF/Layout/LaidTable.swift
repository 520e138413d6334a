// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of a page before its strings are made.
struct LaidTable: Sendable {
    struct Cell: Sendable {
        var lines: [LaidLine]
        var columnSpan = 1
        var rowSpan = 1
    }

    var rows: [[Cell]]
}
