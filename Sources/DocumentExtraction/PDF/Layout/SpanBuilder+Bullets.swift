// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension SpanBuilder {
    /// Removes the bullet at the start of a line, with the space behind it.
    static func dropBullet(_ line: inout Line) {
        while let first = line.spans.first {
            if let text = Bullets.strip(first.text + "x"), text != "x" {
                line.spans[0].text = String(first.text.dropFirst()).trimmingLeadingSpaces
                return
            }
            line.spans.removeFirst()
            if Bullets.isBullet(first.text.trimmingSpaces) { return }
        }
    }
}
