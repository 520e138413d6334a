// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// Debian's package faketime, where it is installed.
enum Faketime {
    static let library: String? = [
        "/usr/lib/\(machine)-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/faketime/libfaketimeMT.so.1",
    ].first { FileManager.default.fileExists(atPath: $0) }

    /// Removes what a process that was killed left of it in memory.
    static func clear(after process: pid_t) {
        for name in ["faketime_shm_", "sem.faketime_sem_"] { unlink("/dev/shm/\(name)\(process)") }
    }

    private static var machine: String {
        #if arch(arm64)
            "aarch64"
        #else
            "x86_64"
        #endif
    }
}
