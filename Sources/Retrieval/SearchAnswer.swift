// SPDX-License-Identifier: GPL-3.0-or-later

/// What a search found, and what a person should know about how it was understood.
package struct SearchAnswer: Sendable {
    package var hits: [SearchHit]
    package var hints: [SearchHint]
}
