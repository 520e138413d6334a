// SPDX-License-Identifier: GPL-3.0-or-later

/// How many worker processes there are, what each may cost, and how long a request may take.
package struct WorkerPoolConfiguration: Sendable, Equatable {
    /// Path of greffier-worker.
    package var executable: String
    /// Processes at the same time, at least 1.
    package var processes: Int
    /// Bytes of memory of one process; the kernel refuses it more.
    package var memoryBytes: Int
    /// Documents after which a process is replaced.
    package var recycleAfter: Int
    /// Bytes in memory above which an idle process is replaced.
    package var recycleAbove: Int
    /// How long a new process may take until it greets.
    package var startTimeout: Duration
    /// How long a request may take, before `requestTimeoutPerMegabyte` is added.
    package var requestTimeout: Duration
    package var requestTimeoutPerMegabyte: Duration
    /// Seconds of processor time that a request may take, and as many for every four megabytes on top.
    package var processorSeconds: Int
    /// How long a process may wait for work before it is stopped.
    package var idleTimeout: Duration

    package init(
        executable: String,
        processes: Int = 2,
        memoryBytes: Int = 512 << 20,
        recycleAfter: Int = 50,
        recycleAbove: Int = 200 << 20,
        startTimeout: Duration = .seconds(10),
        requestTimeout: Duration = .seconds(20),
        requestTimeoutPerMegabyte: Duration = .seconds(1),
        processorSeconds: Int = 8,
        idleTimeout: Duration = .seconds(60)
    ) {
        self.executable = executable
        self.processes = max(1, processes)
        self.memoryBytes = memoryBytes
        self.recycleAfter = max(1, recycleAfter)
        self.recycleAbove = recycleAbove
        self.startTimeout = startTimeout
        self.requestTimeout = requestTimeout
        self.requestTimeoutPerMegabyte = requestTimeoutPerMegabyte
        self.processorSeconds = processorSeconds
        self.idleTimeout = idleTimeout
    }

    /// The time a request of `bytes` may take.
    func budget(bytes: Int) -> WorkerProcess.Budget {
        .init(
            wall: requestTimeout + requestTimeoutPerMegabyte * (bytes >> 20),
            processorSeconds: processorSeconds * (1 + (bytes >> 22))
        )
    }
}
