// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// What proc(5) says of one process.
struct ProcessLook {
    /// Resident memory in bytes.
    var memory = 0
    var descriptors = 0
    var threads = 0

    /// `nil` when it is gone.
    init?(_ pid: pid_t) {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
            let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")
        else { return nil }
        descriptors = open.count
        for line in status.split(separator: "\n") {
            let words = line.split { $0 == ":" || $0 == "\t" || $0 == " " }
            guard words.count > 1, let number = Int(words[1]) else { continue }
            switch words[0] {
            case "VmRSS": memory = number << 10
            case "Threads": threads = number
            default: break
            }
        }
        guard memory > 0 else { return nil }
    }
}
