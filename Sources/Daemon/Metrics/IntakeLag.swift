// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// How long files have been lying in an inbox.
struct IntakeLag: Sendable {
    let now: Date

    /// More files than this need not be looked at to know that it is long.
    private static let most = 200

    /// Of the one that came first; 0 where none is there any more.
    ///
    /// A file's own times come along with it; its status changes when it comes.
    func seconds(of paths: [String]) async throws -> Double {
        let paths = Array(paths.prefix(Self.most))
        if paths.isEmpty { return 0 }
        let first = try await onThread {
            paths.compactMap { path -> Double? in
                var status = stat()
                guard lstat(path, &status) == 0 else { return nil }
                return Double(status.st_ctim.tv_sec) + Double(status.st_ctim.tv_nsec) / 1e9
            }.min()
        }
        return first.map { max(0, now.timeIntervalSince1970 - $0) } ?? 0
    }
}
