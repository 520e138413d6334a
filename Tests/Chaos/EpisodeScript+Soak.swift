// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
import SeededRandom

extension EpisodeScript {
    /// One long episode: short rough lives for two fifths of the time, then a calm one.
    ///
    /// In the rough lives the daemon is killed, stopped, and meets full disks and jumping clocks. In the calm one only
    /// its workers are killed and stopped, so that what it takes of the machine can be told from how often it began
    /// anew. Files come at a steady rate all the time, every tenth an attack.
    init(soakOf minutes: Double, filesPerSecond rate: Double, seed: UInt64) {
        self.init(seed: seed, clock: .injected)
        attacks = 0.1
        // Of the plans; lives end by kills from outside besides.
        killsLeft = .max
        let rough = minutes * 60 * 0.4
        var begun = 0.0
        while begun < rough - 5 {
            let length = min(Double.random(in: 12...25, using: &random), rough - begun)
            lives.append(roughLife(lives.count, length: length, rate: rate))
            begun += length
        }
        lives.append(calmLife(lives.count, length: minutes * 60 - begun, rate: rate))
    }

    private mutating func roughLife(_ index: Int, length: Double, rate: Double) -> Life {
        var steps = files(length, rate)
        let place = Int.random(in: 1...steps.count, using: &random)
        steps.insert(.cancel(anyDocument(), plan: ""), at: place)
        if random.happens(0.3) { steps.append(.retry(anyDocument(), plan: "")) }
        let hour = random.happens(0.5) ? 3600 : -3600
        return Life(
            plan: plan(life: index),
            steps: steps,
            length: length,
            endsPolitely: random.happens(0.3),
            standstill: Double.random(in: 0.1...1, using: &random),
            injuries: wounds(length, every: 6),
            // The machine's own clock; the daemon's jumps by its plan.
            wallClock: index % 4 == 3 ? WallClock(start: 0, later: hour) : nil,
            isSteady: true
        )
    }

    private mutating func calmLife(_ index: Int, length: Double, rate: Double) -> Life {
        var plan = FailpointPlan()
        plan.clock = Double(index) * 61
        return Life(
            plan: plan,
            steps: files(length, rate),
            length: length,
            endsPolitely: true,
            standstill: 0.1,
            injuries: wounds(length, every: 15),
            wallClock: nil,
            isSteady: true,
            isCalm: true
        )
    }

    private mutating func files(_ length: Double, _ rate: Double) -> [Step] {
        (0..<max(1, Int(length * rate))).map { _ in .handIn(document()) }
    }

    /// A worker killed, or all of them stopped for a while, about every so many seconds.
    private mutating func wounds(_ length: Double, every pause: Double) -> [Injury] {
        var wounds: [Injury] = []
        var moment = 2 + pause * Double.random(in: 0.2...1, using: &random)
        while moment < length - 2 {
            let hang = random.happens(0.4) ? Double.random(in: 0.1...1.5, using: &random) : nil
            wounds.append(Injury(moment: moment, hang: hang))
            moment += pause * Double.random(in: 0.5...1.5, using: &random)
        }
        return wounds
    }
}
