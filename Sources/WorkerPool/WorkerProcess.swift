// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
import Glibc
import JobModel
import Synchronization
import WorkerProtocol

/// One worker process and the thread that talks to it.
final class WorkerProcess: Sendable {
    private let thread: WorkerThread
    private let child: ChildProcess
    private let pipe: DeadlinePipe
    /// What it said first, of its confinement above all.
    let hello: WorkerHello
    private let record = Mutex<(answered: Int, resident: Int)>((0, 0))

    var pid: Int32 { child.pid }
    /// Requests that it has answered.
    var answeredCount: Int { record.withLock { $0.answered } }
    /// Bytes that it had in memory after its last reply.
    var residentBytes: Int { record.withLock { $0.resident } }
    /// Whether the process still runs; reaps it where it does not.
    var isAlive: Bool { child.isAlive }

    private init(thread: WorkerThread, child: ChildProcess, pipe: DeadlinePipe, hello: WorkerHello) {
        self.thread = thread
        self.child = child
        self.pipe = pipe
        self.hello = hello
    }

    deinit {
        let child = child
        let pipe = pipe
        // Posted before the thread's own end, which its deinit posts: the child never outlives the thread unreaped.
        thread.post {
            close(pipe.output)
            close(pipe.input)
            child.killAndReap()
        }
    }

    /// Starts a process and reads its greeting.
    ///
    /// Throws `WorkerFailure.notStarted` when the program cannot be run, does not greet within
    /// `configuration.startTimeout`, or is of another build; `CancellationError` when the task is cancelled, which kills
    /// the process.
    static func start(_ configuration: WorkerPoolConfiguration) async throws -> WorkerProcess {
        let thread = try WorkerThread()
        let birth = Birth()
        return try await withTaskCancellationHandler {
            do {
                let (child, pipe, hello) = try await thread.run { try begin(configuration, birth) }
                return WorkerProcess(thread: thread, child: child, pipe: pipe, hello: hello)
            } catch {
                try Task.checkCancellation()
                throw error
            }
        } onCancel: {
            birth.cancel()
        }
    }

    private static func begin(
        _ configuration: WorkerPoolConfiguration,
        _ birth: Birth
    ) throws -> (ChildProcess, DeadlinePipe, WorkerHello) {
        let (child, pipe) = try ChildProcess.spawn(configuration)
        birth.note(child)
        do {
            let hello = try greeting(pipe, within: configuration.startTimeout)
            guard hello.missingLayers.isEmpty || !configuration.requiresSandbox else {
                let layers = hello.missingLayers.joined(separator: ", ")
                throw WorkerFailure.notStarted("this system does not confine it: \(layers) missing")
            }
            return (child, pipe, hello)
        } catch {
            close(pipe.output)
            close(pipe.input)
            throw WorkerFailure.notStarted(reason(error, end: child.killAndReap()))
        }
    }

    /// A process that has not greeted yet, for those who may want to end it before.
    private final class Birth: Sendable {
        private let state = Mutex<(child: ChildProcess?, isCancelled: Bool)>((nil, false))

        func note(_ child: ChildProcess) {
            let isCancelled = state.withLock { state in
                state.child = child
                return state.isCancelled
            }
            if isCancelled { child.kill() }
        }

        func cancel() {
            let child = state.withLock { state in
                state.isCancelled = true
                return state.child
            }
            child?.kill()
        }
    }

    private static func greeting(_ pipe: DeadlinePipe, within timeout: Duration) throws -> WorkerHello {
        let frame = try pipe.receive(upTo: 0, until: .now + timeout)
        let hello = try frame.message(WorkerHello.self)
        guard hello.protocolVersion == WorkerHello.currentProtocol, hello.build == GreffierVersion.current else {
            throw WorkerFailure.notStarted(
                "worker of build \(hello.build), protocol \(hello.protocolVersion); expected \(GreffierVersion.current)"
            )
        }
        return hello
    }

    private static func reason(_ error: any Error, end: WorkerFailure.ExitStatus) -> String {
        switch error {
        case WorkerFailure.notStarted(let reason): reason
        case WorkerFailure.timedOut: "no greeting in time"
        case is DeadlinePipe.Closed: "it ended before its greeting: \(end)"
        default: "it does not greet as a worker does"
        }
    }

    /// Sends `request` and reads the reply within `budget`; afterwards a process that failed is dead and reaped.
    ///
    /// Throws `WorkerFailure`; `CancellationError` when the task is cancelled, which kills the process.
    func ask(_ request: Frame, budget: RequestBudget) async throws -> Frame {
        let reply: Result<(Frame, resident: Int), any Error> = await withTaskCancellationHandler {
            do {
                return .success(
                    try await thread.run { [child, pipe] in
                        let reply = try Self.exchange(request, child, pipe, budget)
                        return (reply, child.residentBytes)
                    }
                )
            } catch {
                return .failure(error)
            }
        } onCancel: {
            child.kill()
        }
        record.withLock { record in
            record.answered += 1
            if case .success(let reply) = reply { record.resident = reply.resident }
        }
        // A cancellation may have killed the process even where its reply came first.
        if Task.isCancelled { throw CancellationError() }
        return try reply.get().0
    }

    private static func exchange(
        _ request: Frame,
        _ child: ChildProcess,
        _ pipe: DeadlinePipe,
        _ budget: RequestBudget
    ) throws -> Frame {
        let start = ContinuousClock.now
        grant(budget, to: child)
        do {
            try pipe.send(request, until: start + budget.wall)
            return try answer(child, pipe, budget, from: start)
        } catch WorkerFailure.timedOut {
            child.killAndReap()
            throw WorkerFailure.timedOut
        } catch is DeadlinePipe.Closed {
            let end = child.reapOrKill(within: .seconds(2))
            switch end {
            case .signalled(SIGXCPU): throw WorkerFailure.spentProcessorTime
            case .exited(WorkerExit.exhausted): throw WorkerFailure.exhausted
            default: throw WorkerFailure.ended(end)
            }
        } catch {
            child.killAndReap()
            throw WorkerFailure.garbled(String(describing: error))
        }
    }

    /// The reply, after the words before it, each of which may grant time once.
    private static func answer(
        _ child: ChildProcess,
        _ pipe: DeadlinePipe,
        _ budget: RequestBudget,
        from start: ContinuousClock.Instant
    ) throws -> Frame {
        var budget = budget
        var deadline = start + budget.wall
        var isCounted = false
        var recognised = 0
        while true {
            let frame = try pipe.receive(upTo: budget.replyBytes, until: deadline)
            // Words before the reply have no attachment: a document's reply is not decoded twice.
            guard frame.attachments.isEmpty else { return frame }
            switch try? frame.message(WorkerReply.self) {
            case .pages(let count) where !isCounted:
                isCounted = true
                budget = budget.granting(pages: count)
                deadline = start + budget.wall
                grant(budget, to: child)
            case .recognising where recognised < budget.recognisedPages:
                recognised += 1
                deadline = .now + budget.grantingRecognition.wall
                grant(budget.grantingRecognition, to: child)
            default: return frame
            }
        }
    }

    /// Sets the processor time that the child may still use.
    ///
    /// The wall clock is the limit that holds; where the kernel refuses this one, nothing is lost.
    private static func grant(_ budget: RequestBudget, to child: ChildProcess) {
        _ = csystem_grant_cpu(child.pid, UInt32(clamping: budget.processorSeconds))
    }

    /// Kills the process at once; a request under way fails.
    func kill() { child.kill() }

    /// Ends the process and waits until it is gone.
    func stop() async {
        let child = child
        child.kill()
        _ = try? await thread.run { child.killAndReap() }
    }
}
