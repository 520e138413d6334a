// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
import SeededRandom

/// Everything that an episode does to a daemon, worked out from its seed alone: so many lives, each with work and faults.
struct EpisodeScript: Sendable {
    /// One life of the daemon.
    struct Life: Sendable {
        var plan: FailpointPlan
        var steps: [Step]
        /// Seconds until it is ended from outside, when nothing else did.
        var length: Double
        /// Ended by SIGTERM, else by SIGKILL.
        var endsPolitely: Bool
        /// Seconds that a stopped daemon is left standing.
        var standstill: Double
        /// What happens to its workers.
        var injuries: [Injury]
        /// What libfaketime makes of the machine's clock; `nil` leaves it alone.
        var wallClock: WallClock?
        /// When it ends early, its work waits for the next to come as steadily; else it all lies there at once.
        var isSteady = false
        /// Nothing may end it before its time.
        var isCalm = false
    }

    /// The clock of the machine as a daemon sees it: seconds that it is ahead at the start, and from the middle on.
    struct WallClock: Sendable {
        var start: Int
        var later: Int
    }

    /// Something that happens to the worker processes.
    struct Injury: Sendable {
        /// Seconds after the daemon's start.
        var moment: Double
        /// Seconds that all workers hang; `nil` kills one.
        var hang: Double?
    }

    /// What is done while it lives.
    enum Step: Sendable {
        case handIn(Document)
        case cancel(Document, plan: String)
        /// What runs at that moment, or next.
        case cancelRunning(plan: String)
        case retry(Document, plan: String)
        case maintain(plan: String)
    }

    /// Whose clock the clock faults of an episode move.
    enum ClockKind: Sendable {
        /// The one of its own that the daemon is handed.
        case injected
        /// The machine's, in the middle of each life.
        case jumping
        /// The machine's: each life starts an hour ahead or behind, and is set right in the middle.
        case wrongAtStart
    }

    let seed: UInt64
    let clock: ClockKind
    var lives: [Life] = []
    private(set) var documents: [Document] = []
    /// The share of files that are attacks on their reader.
    var attacks = 0.0

    var random: SplitMix64
    private var throwsLeft: Int = 1
    var killsLeft: Int = 4

    init(seed: UInt64) {
        self.init(seed: seed, clock: Self.clock(of: seed))
        let count = Int.random(in: 4...6, using: &random)
        for index in 0..<count { lives.append(life(index)) }
    }

    /// Without any life yet.
    init(seed: UInt64, clock: ClockKind) {
        self.seed = seed
        self.clock = clock
        random = SplitMix64(seed: seed)
    }

    private mutating func life(_ index: Int) -> Life {
        var steps: [Step] = []
        for _ in 0..<Int.random(in: 10...16, using: &random) { steps.append(.handIn(document())) }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let place = Int.random(in: 1...steps.count, using: &random)
            // Most while it is still under way: right after it was handed in.
            guard case .handIn(let latest) = steps[place - 1] else { continue }
            let document = random.happens(0.7) ? latest : anyDocument()
            steps.insert(.cancel(document, plan: commandPlan("cancel")), at: place)
        }
        if random.happens(0.7) {
            steps.insert(
                .cancelRunning(plan: random.happens(0.3) ? commandPlan("cancel") : ""),
                at: Int.random(in: steps.count / 2...steps.count, using: &random)
            )
        }
        if random.happens(0.6) { steps.append(.retry(anyDocument(), plan: commandPlan("retry"))) }
        if random.happens(0.3) {
            steps.insert(
                .maintain(plan: commandPlan("memo")),
                at: Int.random(in: steps.count / 2...steps.count, using: &random)
            )
        }
        let length = Double.random(in: 1.2...2.4, using: &random)
        return Life(
            plan: plan(life: index),
            steps: steps,
            length: length,
            endsPolitely: random.happens(0.6),
            standstill: Double.random(in: 0.02...0.25, using: &random),
            injuries: injuries(length) + hangs(around: steps, length),
            wallClock: wallClock()
        )
    }

    /// Has what is to be cancelled still run by then.
    private mutating func hangs(around steps: [Step], _ length: Double) -> [Injury] {
        let pace = length / Double(steps.count + 1)
        return steps.enumerated().compactMap { index, step in
            switch step {
            case .cancelRunning: break
            case .cancel where random.happens(0.7): break
            default: return nil
            }
            return Injury(moment: pace * (Double(index) - 0.5), hang: 0.6)
        }
    }

    private static func clock(of seed: UInt64) -> ClockKind {
        switch seed % 8 {
        case 0: .jumping
        case 4: .wrongAtStart
        default: .injected
        }
    }

    private mutating func wallClock() -> WallClock? {
        let hour = random.happens(0.5) ? 3600 : -3600
        switch clock {
        case .injected: return nil
        case .jumping: return WallClock(start: 0, later: hour)
        case .wrongAtStart: return WallClock(start: hour, later: 0)
        }
    }

    private mutating func injuries(_ length: Double) -> [Injury] {
        var injuries: [Injury] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let moment = Double.random(in: 0.2...length, using: &random)
            // Two crashes of its worker are meant to fail a job: one an episode cannot.
            let isDeadly = throwsLeft > 0 && random.happens(0.1)
            if isDeadly { throwsLeft -= 1 }
            injuries.append(Injury(moment: moment, hang: isDeadly ? nil : Double.random(in: 0.1...0.8, using: &random)))
        }
        // So that the end of the life, whatever it is, meets work under way.
        if random.happens(0.6) { injuries.append(Injury(moment: length - 0.25, hang: 2)) }
        return injuries
    }

    // MARK: Work

    mutating func document() -> Document {
        let number = documents.count
        if attacks > 0, random.happens(attacks) { return attack(number) }
        let pipeline = ["notes", "notes", "notes", "cv", "lists"][Int.random(in: 0..<5, using: &random)]
        let made = Document(
            number: number,
            pipeline: pipeline,
            way: way(pipeline),
            // Some bring bytes that were there before.
            variant: number > 0 && random.happens(0.15) ? Int.random(in: 0..<number, using: &random) : number,
            form: form(pipeline)
        )
        documents.append(made)
        return made
    }

    private mutating func attack(_ number: Int) -> Document {
        let kind = Int.random(in: 0..<Attack.all.count, using: &random)
        let made = Document(
            number: number,
            pipeline: "notes",
            way: .dropped(slowly: false),
            variant: number,
            form: .attack(kind)
        )
        documents.append(made)
        return made
    }

    private mutating func form(_ pipeline: String) -> Document.Form {
        // A message has no pages to make a list of.
        guard pipeline != "lists", random.happens(0.15) else { return .text }
        return random.happens(0.5) ? .mail : .archive
    }

    mutating func anyDocument() -> Document {
        documents[Int.random(in: max(0, documents.count - 8)..<documents.count, using: &random)]
    }

    private mutating func way(_ pipeline: String) -> Document.Way {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<6: .dropped(slowly: random.happens(0.2))
        case 6..<9: .row(dedupeKey: random.happens(0.5) ? "key \(Int.random(in: 0..<4, using: &random))" : nil)
        default: .submitted(plan: commandPlan("submit"))
        }
    }

    // MARK: Faults

    mutating func plan(life: Int) -> FailpointPlan {
        var plan = FailpointPlan()
        // A minute passes between two lives, so that each has a tick of the schedule to make up for.
        plan.clock = Double(life) * 61
        var points = FailpointPoint.all.filter { !Self.isOfCommands($0) }
        points += points.filter(Self.isRare)
        for _ in 0..<Int.random(in: 10...16, using: &random) {
            let point = points[Int.random(in: 0..<points.count, using: &random)]
            add(fault(at: point), at: point, to: &plan)
            if point.name.hasPrefix("snooze") { addSnooze(to: &plan) }
        }
        if killsLeft > 0, random.happens(0.8) {
            killsLeft -= 1
            let mortal = points.filter { $0.faults.contains(.kill) }
            let point = mortal[Int.random(in: 0..<mortal.count, using: &random)]
            add(.kill, at: point, to: &plan)
        }
        return plan
    }

    private mutating func add(_ fault: FailpointPlan.Fault, at point: FailpointPoint, to plan: inout FailpointPlan) {
        let hit = Self.isRare(point) ? 1 : Int.random(in: 1...(fault == .kill ? 12 : 8), using: &random)
        if plan.strikes.contains(where: { $0.point == point.number && $0.hit == hit }) { return }
        plan.strikes.append(.init(point: point.number, fault: fault, hit: hit))
    }

    /// No stage puts itself off unless it is told to.
    private mutating func addSnooze(to plan: inout FailpointPlan) {
        guard let later = FailpointPoint.all.first(where: { $0.name == "executeLater" }) else { return }
        add(fault(at: later), at: later, to: &plan)
    }

    private mutating func fault(at point: FailpointPoint) -> FailpointPlan.Fault {
        var faults = point.faults.filter { $0 != .kill }
        // Two errors of our own making at one job are meant to fail it: one an episode cannot.
        if Self.isDefectOfJob(point) {
            if throwsLeft == 0 { faults.removeAll { $0 == .throw } }
        }
        // Clock and standstill are possible everywhere, so they would drown the rest.
        if faults.count > 3, random.happens(0.6) { faults.removeAll { [.forward, .back, .stop].contains($0) } }
        let fault = faults[Int.random(in: 0..<faults.count, using: &random)]
        if fault == .throw, Self.isDefectOfJob(point) { throwsLeft -= 1 }
        return fault
    }

    /// A plan for one command; most have none.
    private mutating func commandPlan(_ verb: String) -> String {
        guard random.happens(0.6) else { return "" }
        let shared = ["group", "blob"]
        let points = FailpointPoint.all.filter { point in
            point.name.hasPrefix(verb) || (verb == "submit" && shared.contains { point.name.hasPrefix($0) })
                || point.name.hasPrefix("group")
        }
        let point = points[Int.random(in: 0..<points.count, using: &random)]
        let fault = point.faults[Int.random(in: 0..<point.faults.count, using: &random)]
        var plan = FailpointPlan()
        plan.strikes = [.init(point: point.number, fault: fault, hit: 1)]
        return plan.text
    }

    // MARK: What is known of the points

    /// Reached by `greffier cancel` and `greffier retry`, never by the daemon.
    static func isOfCommands(_ point: FailpointPoint) -> Bool {
        point.name.hasPrefix("cancel") || point.name.hasPrefix("retry")
    }

    /// Reached a few times in a life at the most.
    private static func isRare(_ point: FailpointPoint) -> Bool {
        ["recover", "release", "stopped", "tick", "snooze", "fail", "breaker", "expand", "memo"].contains {
            point.name.hasPrefix($0)
        }
    }

    /// Where an unexpected error counts as a crash of the job under way.
    private static func isDefectOfJob(_ point: FailpointPoint) -> Bool {
        ["executeBegin", "stageBlobKept", "finishBeforeCommit", "deliveryBegin"].contains(point.name)
    }
}
