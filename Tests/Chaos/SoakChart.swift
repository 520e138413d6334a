// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The samples of a soak as a picture (SVG): one strip a quantity, time from left to right.
struct SoakChart {
    let samples: [SoakSample]
    let events: [SoakWatch.Event]

    /// One quantity of a strip.
    private struct Curve {
        var name: String
        var color: String
        var value: (SoakSample) -> Double
        /// Whether it begins anew with each life of the daemon.
        var breaksWithLives: Bool
    }

    private struct Strip {
        var title: String
        var curves: [Curve]
    }

    private static let (left, right, width) = (64.0, 150.0, 980.0)
    private static let (top, height, gap) = (100.0, 110.0, 46.0)
    private static let (blue, orange) = ("#1f5fa8", "#c2570c")

    private var strips: [Strip] {
        func curve(_ name: String, _ color: String, lives: Bool = true, _ value: @escaping (SoakSample) -> Double)
            -> Curve
        {
            Curve(name: name, color: color, value: value, breaksWithLives: lives)
        }
        return [
            Strip(
                title: "Resident memory, MB",
                curves: [
                    curve("daemon", Self.blue) { Double($0.memory) / 1e6 },
                    curve("largest worker", Self.orange) { Double($0.workerMemory) / 1e6 },
                ]
            ),
            Strip(
                title: "Open descriptors",
                curves: [
                    curve("daemon", Self.blue) { Double($0.descriptors) },
                    curve("worker with most", Self.orange) { Double($0.workerDescriptors) },
                ]
            ),
            Strip(
                title: "Threads",
                curves: [
                    curve("daemon", Self.blue) { Double($0.threads) },
                    curve("worker with most", Self.orange) { Double($0.workerThreads) },
                ]
            ),
            Strip(
                title: "On disk, MB",
                curves: [
                    curve("state and outbox", Self.orange, lives: false) { Double($0.disk) / 1e6 },
                    curve("jobs.sqlite", Self.blue, lives: false) { Double($0.database) / 1e6 },
                ]
            ),
            Strip(
                title: "Files handed in, and runs that ended (messages and archives make several)",
                curves: [
                    curve("runs ended", Self.orange, lives: false) { Double($0.ended) },
                    curve("handed in", Self.blue, lives: false) { Double($0.handedIn) },
                ]
            ),
        ]
    }

    private var end: Double { max(1, samples.last?.seconds ?? 1) }

    private func x(_ seconds: Double) -> Double { Self.left + seconds / end * (Self.width - Self.left - Self.right) }

    /// The picture.
    var svg: String {
        let bottom = Self.top + Double(strips.count) * (Self.height + Self.gap)
        var parts = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.text(Self.width)) \(Self.text(bottom + 20))" \
            font-family="Lato, 'Liberation Sans', sans-serif" font-size="12" fill="#222">
            <title>What a daemon took of the machine in a soak of \(Int((end / 60).rounded())) minutes</title>
            <rect width="100%" height="100%" fill="#fff"/>
            """
        ]
        parts.append(calm(to: bottom - Self.gap))
        parts.append(marks)
        for (index, strip) in strips.enumerated() {
            parts.append(draw(strip, top: Self.top + Double(index) * (Self.height + Self.gap)))
        }
        parts.append(minutes(at: bottom - Self.gap + 18))
        return (parts + ["</svg>", ""]).joined(separator: "\n")
    }

    /// The stretch in which the daemon is left alone.
    private func calm(to bottom: Double) -> String {
        guard let start = samples.first(where: \.isCalm)?.seconds else { return "" }
        let box = "x=\"\(Self.text(x(start)))\" width=\"\(Self.text(x(end) - x(start)))\""
        return """
            <rect \(box) y="\(Self.text(Self.top - 70))" height="\(Self.text(bottom - Self.top + 70))" fill="#eef5ee"/>
            <text x="\(Self.text(Self.left))" y="22" font-weight="bold">rough: kills, stops, full disks, clocks that jump</text>
            <text x="\(Self.text(x(start) + 4))" y="22" font-weight="bold" fill="#2c6e2c">calm: only workers are struck</text>
            """
    }

    /// What happened to the processes.
    private var marks: String {
        var parts: [String] = []
        let rows: [(SoakWatch.Event.Kind, String, String, Double)] = [
            (.daemonEnded, "daemon ends", "#b00020", 42), (.workerKilled, "worker killed", "#444", 57),
            (.workersStopped, "workers stopped", "#777", 72),
        ]
        for (kind, name, color, y) in rows {
            for event in events where event.kind == kind {
                let place = Self.text(x(min(event.seconds, end)))
                parts.append("<path d=\"M\(place) \(Self.text(y - 8))v8\" stroke=\"\(color)\" stroke-width=\"1.2\"/>")
            }
            parts.append(label(name, color, x: Self.width - Self.right + 8, y: y))
        }
        return parts.joined(separator: "\n")
    }

    private func label(_ text: String, _ color: String, x: Double, y: Double) -> String {
        "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" fill=\"\(color)\">\(text)</text>"
    }

    private func draw(_ strip: Strip, top: Double) -> String {
        let most = strip.curves.flatMap { curve in samples.map(curve.value) }.max() ?? 1
        let step = Self.step(for: most)
        let ceiling = max(step, (most / step).rounded(.up) * step)
        func y(_ value: Double) -> Double { top + Self.height * (1 - value / ceiling) }
        var parts = ["<text x=\"\(Self.text(Self.left))\" y=\"\(Self.text(top - 6))\">\(strip.title)</text>"]
        for tick in stride(from: 0, through: ceiling + step / 2, by: step) {
            let line = "M\(Self.text(Self.left)) \(Self.text(y(tick)))H\(Self.text(Self.width - Self.right))"
            parts.append("<path d=\"\(line)\" stroke=\"#ccc\" stroke-width=\"0.6\"/>")
            parts.append(
                "<text x=\"\(Self.text(Self.left - 6))\" y=\"\(Self.text(y(tick) + 4))\" text-anchor=\"end\">\(Self.text(tick))</text>"
            )
        }
        var places: [Double] = []
        for curve in strip.curves {
            parts.append(
                "<path d=\"\(path(curve, y))\" fill=\"none\" stroke=\"\(curve.color)\" stroke-width=\"1.4\" stroke-linejoin=\"round\"/>"
            )
            var place = y(samples.last.map(curve.value) ?? 0) + 4
            // Names that would stand on each other are moved apart.
            if let other = places.first(where: { abs($0 - place) < 14 }) { place = other + (place < other ? -14 : 14) }
            places.append(place)
            parts.append(label(curve.name, curve.color, x: Self.width - Self.right + 8, y: place))
        }
        return parts.joined(separator: "\n")
    }

    private func path(_ curve: Curve, _ y: (Double) -> Double) -> String {
        var path = ""
        var last: SoakSample?
        for sample in samples {
            let isNew = last == nil || (curve.breaksWithLives && last?.life != sample.life)
            path += "\(isNew ? "M" : "L")\(Self.text(x(sample.seconds))) \(Self.text(y(curve.value(sample))))"
            last = sample
        }
        return path
    }

    private func minutes(at y: Double) -> String {
        let step = max(1, Self.step(for: end / 60))
        return stride(from: 0, through: end / 60, by: step).map { minute in
            "<text x=\"\(Self.text(x(minute * 60)))\" y=\"\(Self.text(y))\" text-anchor=\"middle\">\(Self.text(minute)) min</text>"
        }.joined(separator: "\n")
    }

    /// A round step that parts a scale up to `most` in two to five.
    private static func step(for most: Double) -> Double {
        guard most > 0 else { return 1 }
        let size = pow(10, (log10(most / 4)).rounded(.down))
        return [1.0, 2, 5, 10].map { $0 * size }.first { most / $0 <= 5 } ?? 10 * size
    }

    /// A number as short as it can be told apart.
    private static func text(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
