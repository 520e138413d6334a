// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Local wall time as a number of seconds, as if it were UTC.
enum LocalTime {
    /// When this local time comes in `zone`, in seconds since 1970: the first time when it comes twice, the moment of the
    /// jump when the clocks skip it.
    static func moment(of local: Int, in zone: TimeZone) -> Int {
        let before = offset(at: local - 86_400, zone)
        let after = offset(at: local + 86_400, zone)
        let fits = Set([before, after]).filter { offset(at: local - $0, zone) == $0 }
        if let first = fits.map({ local - $0 }).min() { return first }
        return jump(from: local - max(before, after), to: local - min(before, after), zone)
    }

    /// How far local time is ahead of UTC where that does not change between these local times, nor on the days around.
    static func steadyOffset(from start: Int, to end: Int, in zone: TimeZone) -> Int? {
        let before = offset(at: start - 86_400, zone)
        return before == offset(at: end + 86_400, zone) ? before : nil
    }

    /// The first moment after `low` and up to `high` with the offset that holds at `high`.
    private static func jump(from low: Int, to high: Int, _ zone: TimeZone) -> Int {
        let target = offset(at: high, zone)
        var low = low
        var high = high
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(at: middle, zone) == target { high = middle } else { low = middle }
        }
        return high
    }

    private static func offset(at moment: Int, _ zone: TimeZone) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
    }
}
