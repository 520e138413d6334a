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
        let own = ProcessInfo.processInfo.processIdentifier
        var found: Set<Holder> = []
        // The kernel hands its list out in pieces of a page: where many locks come and go, most looks miss some.
        for _ in 0..<looks where !found.contains(where: \.isExclusive) {
            guard let text = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else { return [] }
            found = parse(text, inode: status.inode).filter { $0.process != own && $0.process > 0 }
        }
        return found.map { Holder(process: $0.process, name: name(of: $0.process), isExclusive: $0.isExclusive) }
            .sorted { ($0.isExclusive ? 0 : 1, $0.process) < ($1.isExclusive ? 0 : 1, $1.process) }
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
