// SPDX-License-Identifier: GPL-3.0-or-later
import Retrieval

extension Doctor {
    /// What scans vectors on this machine.
    func kernel() -> Finding {
        let kernel = VectorKernel.best
        return .ok("vectors", "scanned by the \(kernel.name) kernel")
    }
}
