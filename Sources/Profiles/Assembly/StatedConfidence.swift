// SPDX-License-Identifier: GPL-3.0-or-later

/// What a reader's own confidence is worth.
///
/// Readers grade their findings among themselves; what they call 0.8 was right at least 95 times in 100 on the CVs that
/// the rules were written on. One monotone map of two straight lines says so: 0.8 and more come to 0.95 and more, up to
/// 0.7 nothing changes.
enum StatedConfidence {
    static func of(_ own: Double) -> Double {
        if own <= 0.7 { return own }
        if own <= 0.8 { return 0.7 + (own - 0.7) * 2.5 }
        return 0.95 + (min(1, own) - 0.8) * 0.25
    }
}
