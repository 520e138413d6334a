// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Who holds locks of fcntl(2) on a file, as the kernel tells in /proc/locks.
package enum FileLocks {
    /// A look takes well under a millisecond.
    private static let looks = 100

    /// A process that holds a lock.
    package struct Holder: Sendable, Hashable, CustomStringConvertible {
        package let process: Int32
        /// Its name, as `ps` shows it; `nil` where the system does not tell.
        package let name: String?
        /// For writing: nobody else may write meanwhile.
        package let isExclusive: Bool

        package var description: String { "\(name ?? "a program") (process \(process))" }
    }

    /// The other processes that hold locks on the file at `path`; those that write first.
    ///
    /// Empty too where the system does not tell: another machine's locks are not seen.
    package static func holders(of path: FilePath) -> [Holder] {
        guard let status = try? Files.target(path) else { return [] }
        let found = gather(inode: status.inode) { try? String(contentsOfFile: "/proc/locks", encoding: .utf8) }
        return found.map { Holder(process: $0.key, name: name(of: $0.key), isExclusive: $0.value) }
            .sorted { ($0.isExclusive ? 0 : 1, $0.process) < ($1.isExclusive ? 0 : 1, $1.process) }
    }

    /// The other processes in all the looks together, and whether one of them writes, which ends the looking.
    static func gather(inode: UInt64, look: () -> String?) -> [Int32: Bool] {
        let own = ProcessInfo.processInfo.processIdentifier
        var found: [Int32: Bool] = [:]
        // The kernel hands its list out in pieces of a page: where many locks come and go, most looks miss some.
        for _ in 0..<looks where !found.values.contains(true) {
            guard let text = look() else { break }
            for holder in parse(text, inode: inode) where holder.process != own && holder.process > 0 {
                found[holder.process] = found[holder.process] == true || holder.isExclusive
            }
        }
        return found
    }

    /// One line is `1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 1073741825 1073741825`; one with `->` only waits.
    ///
    /// The device is left out: on btrfs and overlays it is another one than stat(2) tells.
    static func parse(_ text: String, inode: UInt64) -> Set<Holder> {
        var holders: [Int32: Bool] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count >= 8, fields[1] == "POSIX" || fields[1] == "OFDLCK", let process = Int32(fields[4]),
                fields[5].split(separator: ":").last.flatMap({ UInt64($0) }) == inode
            else { continue }
            holders[process] = holders[process] == true || fields[3] == "WRITE"
        }
        return Set(holders.map { Holder(process: $0.key, name: nil, isExclusive: $0.value) })
    }

    private static func name(of process: Int32) -> String? {
        let text = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
        return text?.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
