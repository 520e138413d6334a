// SPDX-License-Identifier: GPL-3.0-or-later
private import CKernels

/// The machine code that scans vectors, in the variant for one kind of processor.
package struct VectorKernel: Sendable, Equatable {
    let variant: Int32

    /// The best that this processor and system can run.
    package static let best = VectorKernel(variant: kernels_best())

    /// All that this processor can run, the plainest first.
    package static let available = (0...kernels_best()).map { VectorKernel(variant: $0) }

    /// `avx512`, `avx2`, `popcnt`, `neon` or `plain`.
    package var name: String { String(cString: kernels_name(variant)) }
}
