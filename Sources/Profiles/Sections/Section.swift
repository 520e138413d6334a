// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// A run of lines under one title; without a kind, the head of the document.
struct Section: Sendable {
    var kind: SectionKind?
    var title: CVLine?
    /// The title names a group of skills (tools, soft skills).
    var isGroup = false
    var lines: [CVLine] = []
}
