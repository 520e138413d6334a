// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads dates and times as French and English programs write them.
///
/// `2026-11-20`, `20261120`, `20/11/2026`, `11/20/2026`, `20.11.26`, `20 nov. 2026`, `1er mars 2026`, `Nov 20, 2026`,
/// each with or without a time: `T09:15:02.123+01:00`, `09:15`, `9h15`, `9:15 PM`. A time without a zone is taken as UTC.
struct MomentReader {
    var isMonthFirst: Bool

    /// Seconds since 1970; `nil` for what is no moment.
    func seconds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var cursor = MomentCursor(bytes)
        guard let day = day(&cursor), let time = time(&cursor), cursor.isAtEnd else { return nil }
        return day + time
    }

    /// The first two numbers of a date such as 20/11/2026; `nil` for others, which have their order in them.
    static func pair(_ bytes: UnsafeBufferPointer<UInt8>) -> (Int, Int)? {
        var cursor = MomentCursor(bytes)
        guard let first = cursor.number(), first.digits <= 2, let mark = cursor.mark(), let second = cursor.number(),
            second.digits <= 2, cursor.skip(mark)
        else { return nil }
        return (first.value, second.value)
    }

    // MARK: Days

    private func day(_ cursor: inout MomentCursor) -> Int64? {
        guard let first = cursor.number() else { return dayAfterMonthName(&cursor) }
        if first.digits == 8 {
            return CalendarDay.start(
                year: first.value / 10_000,
                month: first.value / 100 % 100,
                day: first.value % 100
            )
        }
        guard let mark = cursor.numericMark() else { return dayBeforeMonthName(first.value, &cursor) }
        guard let second = cursor.number(), cursor.skip(mark), let third = cursor.number() else { return nil }
        if first.digits == 4 { return CalendarDay.start(year: first.value, month: second.value, day: third.value) }
        guard first.digits <= 2, second.digits <= 2 else { return nil }
        let (day, month) = isMonthFirst ? (second.value, first.value) : (first.value, second.value)
        return year(third).flatMap { CalendarDay.start(year: $0, month: month, day: day) }
    }

    private func dayBeforeMonthName(_ day: Int, _ cursor: inout MomentCursor) -> Int64? {
        cursor.skipOrdinal()
        cursor.skipBlanks(and: [0x2D, 0x2E])
        guard let month = cursor.word().flatMap(MonthNames.month) else { return nil }
        cursor.skipBlanks(and: [0x2D, 0x2E, 0x2C])
        guard let year = cursor.number().flatMap(year) else { return nil }
        return CalendarDay.start(year: year, month: month, day: day)
    }

    private func dayAfterMonthName(_ cursor: inout MomentCursor) -> Int64? {
        guard let month = cursor.word().flatMap(MonthNames.month) else { return nil }
        cursor.skipBlanks(and: [0x2D, 0x2E])
        guard let day = cursor.number(), day.digits <= 2 else { return nil }
        cursor.skipOrdinal()
        cursor.skipBlanks(and: [0x2D, 0x2C])
        guard let year = cursor.number().flatMap(year) else { return nil }
        return CalendarDay.start(year: year, month: month, day: day.value)
    }

    /// Two digits are of 1970 to 2069.
    private func year(_ number: MomentCursor.Number) -> Int? {
        switch number.digits {
        case 4: number.value
        case 2: number.value + (number.value < 70 ? 2000 : 1900)
        default: nil
        }
    }

    // MARK: Times

    /// Seconds since midnight UTC; 0 where the date stands alone.
    private func time(_ cursor: inout MomentCursor) -> Int64? {
        let isCompact = cursor.skipBeforeTime()
        if cursor.isAtEnd { return 0 }
        guard let first = cursor.number() else { return nil }
        var (hour, minute, second) = (first.value, 0, 0)
        if isCompact, first.digits == 4 || first.digits == 6 {
            let text = first.digits == 6 ? first.value : first.value * 100
            (hour, minute, second) = (text / 10_000, text / 100 % 100, text % 100)
        } else if cursor.skip(0x68) || cursor.skip(0x48) {
            minute = cursor.number()?.value ?? 0
        } else {
            guard first.digits <= 2, cursor.skip(0x3A), let next = cursor.number(), next.digits == 2 else { return nil }
            minute = next.value
            if cursor.skip(0x3A) {
                guard let last = cursor.number(), last.digits == 2 else { return nil }
                second = last.value
            }
        }
        if cursor.skip(0x2E) || cursor.skip(0x2C) { guard cursor.number() != nil else { return nil } }
        cursor.skipBlanks()
        if let isAfternoon = cursor.halfOfDay() {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard hour < 24, minute < 60, second <= 60, let zone = cursor.zone() else { return nil }
        return Int64(hour * 3600 + minute * 60 + second) - zone
    }
}
