// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import Telemetry

/// What the kernel tells of this process, under the names that Prometheus has for it.
struct ProcessFigures: Sendable, Equatable {
    var cpuSeconds: Double
    /// Since 1970.
    var startSeconds: Double
    var residentBytes: Double
    var virtualBytes: Double
    var openDescriptors: Int
    var mostDescriptors: Double

    /// `nil` where /proc is not there.
    static func read() -> ProcessFigures? {
        guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let close = stat.lastIndex(of: ")")
        else { return nil }
        // After the name, which may hold anything: the third field of proc(5) is the first here.
        let fields = stat[stat.index(after: close)...].split(separator: " ")
        guard fields.count > 21 else { return nil }
        func field(_ number: Int) -> Double { Double(fields[number - 3]) ?? 0 }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        var limit = rlimit()
        let hasLimit = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
        return ProcessFigures(
            cpuSeconds: (field(14) + field(15)) / ticks,
            startSeconds: bootTime + field(22) / ticks,
            residentBytes: field(24) * Double(sysconf(Int32(_SC_PAGESIZE))),
            virtualBytes: field(23),
            openDescriptors: (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0,
            mostDescriptors: hasLimit ? Double(limit.rlim_cur) : 0
        )
    }

    private static let bootTime: Double = {
        let text = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { Double($0.dropFirst(6)) } ?? 0
    }()

    var families: [MetricFamily] {
        [
            MetricFamily("process_cpu_seconds_total", .counter, "Processor time used.", cpuSeconds),
            MetricFamily("process_start_time_seconds", .gauge, "Start of the process since 1970.", startSeconds),
            MetricFamily("process_resident_memory_bytes", .gauge, "Memory in use.", residentBytes),
            MetricFamily("process_virtual_memory_bytes", .gauge, "Memory reserved.", virtualBytes),
            MetricFamily("process_open_fds", .gauge, "Open file descriptors.", Double(openDescriptors)),
            MetricFamily("process_max_fds", .gauge, "Most file descriptors allowed.", mostDescriptors),
        ]
    }
}
