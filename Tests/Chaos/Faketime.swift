// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// Debian's package faketime, where it is installed.
enum Faketime {
    /// What has a process loaded with it see a false time, for LD_PRELOAD; `nil` where it is not installed.
    static var preload: String? {
        let timers = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("libgreffier-chaos-timers.so").path
        guard let library, FileManager.default.fileExists(atPath: timers) else { return nil }
        return timers + ":" + library
    }

    private static let library: String? = [
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
