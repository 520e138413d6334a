// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
import Dispatch
import Glibc
import Synchronization

/// A thread of its own for calls that block, one after the other.
///
/// It lives as long as the worker process that it starts: the kernel kills a child that asked for it when the thread
/// that started it ends, so a thread of a shared pool must not start one.
final class WorkerThread: Sendable {
    private typealias Job = @Sendable () -> Void

    private let mailbox = Mailbox()

    /// Starts the thread; throws the error number of pthread_create.
    init() throws(WorkerFailure) {
        var thread = pthread_t()
        let mailbox = Unmanaged.passRetained(mailbox)
        let result = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                // A write to a worker that died must fail with EPIPE in this thread and not end the program.
                var signals = sigset_t()
                sigemptyset(&signals)
                sigaddset(&signals, SIGPIPE)
                pthread_sigmask(SIG_BLOCK, &signals, nil)
                Unmanaged<Mailbox>.fromOpaque(argument).takeRetainedValue().serve()
                return nil
            },
            mailbox.toOpaque()
        )
        guard result == 0 else {
            mailbox.release()
            throw WorkerFailure.notStarted("no thread: error \(result)")
        }
        pthread_detach(thread)
    }

    deinit { mailbox.put(nil) }

    /// Runs `body` on the thread.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            mailbox.put { continuation.resume(with: Result { try body() }) }
        }
    }

    /// Runs `body` on the thread, later, unwatched.
    func post(_ body: @escaping @Sendable () -> Void) { mailbox.put(body) }

    /// Jobs in order; `nil` ends the thread.
    private final class Mailbox: Sendable {
        private let jobs = Mutex<[Job?]>([])
        private let filled = DispatchSemaphore(value: 0)

        func put(_ job: Job?) {
            jobs.withLock { $0.append(job) }
            filled.signal()
        }

        func serve() {
            while true {
                filled.wait()
                guard let job = jobs.withLock({ $0.removeFirst() }) else { return }
                job()
            }
        }
    }
}
