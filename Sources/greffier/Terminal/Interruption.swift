// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// Ctrl-C and its like as a wish that the program is told of, instead of its end.
///
/// By a handler and a pipe: a dispatch source needs the signal ignored, and loses it now and then where a thread that does
/// not block it is the first to see it.
enum Interruption {
    /// A wish for each SIGINT and SIGTERM from here on; for one caller in the life of the program.
    ///
    /// Throws `POSIXError` where the process may open no more files.
    static func wishes() throws -> AsyncStream<Void> {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        let end = ends[0]
        // Before the handler can ask for it: the first use of a global may do more than a handler may.
        wishEnd = ends[1]
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                let before = errno
                var byte: UInt8 = 0
                _ = Glibc.write(wishEnd, &byte, 1)
                errno = before
            }
        }
        let (wishes, wish) = AsyncStream<Void>.makeStream()
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while true {
                switch read(end, &byte, 1) {
                case 1: wish.yield()
                case -1 where errno == EINTR: continue
                default: return wish.finish()
                }
            }
        }
        return wishes
    }
}

/// Where the handler writes to; set before there is one, and never again.
private nonisolated(unsafe) var wishEnd: Int32 = -1
