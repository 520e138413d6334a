// SPDX-License-Identifier: GPL-3.0-or-later
private import CKernels
private import JobModel

/// Dense vectors in contiguous memory, three times: as they are, as bytes with a scale for each row, and as signs.
///
/// A row of `d` components takes `5.125 d + 4` bytes, `d` rounded up to a multiple of 64. Nothing changes after `init`, so
/// that any number of threads may scan at once; a scan itself uses the thread that it is called on.
package final class DenseMatrix: @unchecked Sendable {
    /// Rows.
    package let count: Int
    /// Components of each row.
    package let dimension: Int
    /// `dimension` filled up to a multiple of 64.
    let width: Int
    /// What it takes in memory.
    package let bytes: Int
    /// How so many rows are looked through that bytes are slow; chosen by measuring these rows.
    private var large = Scan.bytes(keep: 4)

    private let memory: UnsafeMutableRawPointer
    private let floats: UnsafeMutablePointer<Float>
    private let steps: UnsafeMutablePointer<Int8>
    private let scales: UnsafeMutablePointer<Float>
    private let signs: UnsafeMutablePointer<UInt64>

    /// Takes `count` rows; `fill` is given the number of each and its `dimension` components, all 0.
    ///
    /// Throws what `fill` throws, and `store.unavailable` where there is no memory left.
    package init(
        count: Int,
        dimension: Int,
        fill: (Int, UnsafeMutableBufferPointer<Float>) throws -> Void
    ) throws {
        precondition(dimension > 0 && dimension <= 65_536 && count >= 0 && count < Int(UInt32.max))
        let width = (dimension + 63) / 64 * 64
        let blocks = (count + 7) / 8
        let sizes = [4 * count * width, count * width, blocks * width, 4 * count].map { ($0 + 63) / 64 * 64 }
        bytes = sizes.reduce(0, +)
        guard let memory = kernels_allocate(bytes) else {
            throw GreffierError(.storeUnavailable, detail: "no memory for \(count) vectors of \(dimension) components")
        }
        self.count = count
        self.dimension = dimension
        self.width = width
        self.memory = memory
        floats = memory.assumingMemoryBound(to: Float.self)
        steps = (memory + sizes[0]).assumingMemoryBound(to: Int8.self)
        signs = (memory + sizes[0] + sizes[1]).assumingMemoryBound(to: UInt64.self)
        scales = (memory + sizes[0] + sizes[1] + sizes[2]).assumingMemoryBound(to: Float.self)
        for row in 0..<count {
            let components = UnsafeMutableBufferPointer(start: floats + row * width, count: dimension)
            try fill(row, components)
            scales[row] = Self.quantise(components, into: steps + row * width)
            let block = signs + row / 8 * (width / 8) + row % 8
            Self.sign(components) { word, bits in block[8 * word] = bits }
        }
        if count > Scan.mostBytes { large = Scan.measured(on: self) }
    }

    deinit { kernels_free(memory, bytes) }

    /// A row and its inner product with the query.
    package struct Hit: Sendable, Equatable {
        package var row: Int
        package var score: Float

        package init(row: Int, score: Float) {
            self.row = row
            self.score = score
        }
    }

    /// The `limit` rows with the greatest inner product, best first, ties by the lower row first.
    ///
    /// Rows that are not in `allowed` are left out before anything is ranked: as many as there are, up to the limit, are
    /// always found. None for a query of another dimension. `scan` and `kernel` are chosen where they are not given.
    package func nearest(
        _ query: [Float],
        limit: Int,
        allowed: RowSet? = nil,
        scan: Scan? = nil,
        kernel: VectorKernel = .best
    ) -> [Hit] {
        hits(query, limit: limit, allowed: allowed, scan: scan, kernel: kernel, rescores: true)
    }

    /// The rows that `scan` takes for the `limit` best before any is looked at as it is, with the scores it goes by.
    package func roughlyNearest(
        _ query: [Float],
        limit: Int,
        allowed: RowSet? = nil,
        scan: Scan,
        kernel: VectorKernel = .best
    ) -> [Hit] {
        hits(query, limit: limit, allowed: allowed, scan: scan, kernel: kernel, rescores: false)
    }

    /// What costs least for so many of the rows without a loss that shows: measured in docs/benchmarks.md.
    package func suited(to looked: Int) -> Scan {
        looked <= Scan.mostExact ? .exact : looked <= Scan.mostBytes ? .bytes(keep: 4) : large
    }

    /// The components of a row.
    func row(_ number: Int) -> [Float] {
        Array(UnsafeBufferPointer(start: floats + number * width, count: dimension))
    }

    private func hits(
        _ query: [Float],
        limit: Int,
        allowed: RowSet?,
        scan: Scan?,
        kernel: VectorKernel,
        rescores: Bool
    ) -> [Hit] {
        guard query.count == dimension, limit > 0, count > 0 else { return [] }
        let allowed = allowed.map { $0.limited(to: count) }
        let looked = min(count, allowed?.count ?? count)
        let limit = min(limit, looked)
        guard limit > 0 else { return [] }
        let scan = scan ?? suited(to: looked)
        let search = Search(query, width: width, limit: limit, allowed: allowed, kernel: kernel.variant)
        let most = rescores ? min(looked, candidates(scan, limit: limit)) : limit
        let found = search.withHits(most: most) { hits, most in
            let found = self.scan(search, scan, most: most, hits)
            return rescores ? self.rescore(search, scan, found, hits) : found
        }
        return found.sorted { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score }
            .map { Hit(row: Int($0.row), score: $0.score) }
    }

    private func candidates(_ scan: Scan, limit: Int) -> Int {
        switch scan {
        case .exact: limit
        case .bytes(let keep), .signs(let keep): limit * max(1, keep)
        }
    }

    /// Leaves the `most` best rows by one look in `hits`; returns how many.
    private func scan(_ search: Search, _ scan: Scan, most: Int, _ hits: UnsafeMutablePointer<kernels_hit>) -> Int {
        let variant = search.kernel
        return search.withPointers { query, bytes, signs, allowed in
            switch scan {
            case .exact: kernels_scan_f32(variant, floats, count, width, query, allowed, most, hits)
            case .bytes: kernels_scan_i8(variant, steps, scales, count, width, bytes, allowed, most, hits)
            case .signs: kernels_scan_bits(variant, self.signs, count, width, signs, allowed, most, hits)
            }
        }
    }

    /// Leaves the best of `found` rows as they are; returns how many.
    private func rescore(
        _ search: Search,
        _ scan: Scan,
        _ found: Int,
        _ hits: UnsafeMutablePointer<kernels_hit>
    ) -> Int {
        if scan == .exact { return found }
        var found = found
        return search.withPointers { query, bytes, _, _ in
            if case .signs = scan, found > 8 * search.limit {
                kernels_rescore_i8(search.kernel, steps, scales, width, bytes, hits, found)
                found = kernels_best_hits(hits, found, 8 * search.limit)
            }
            kernels_rescore_f32(search.kernel, floats, width, query, hits, found)
            return kernels_best_hits(hits, found, search.limit)
        }
    }

    /// Writes each component as a whole number of steps; returns the length of a step.
    private static func quantise(
        _ components: UnsafeMutableBufferPointer<Float>,
        into steps: UnsafeMutablePointer<Int8>
    ) -> Float {
        let greatest = components.reduce(Float(0)) { max($0, abs($1)) }
        guard greatest > 0, components.allSatisfy(\.isFinite) else { return 0 }
        let factor = 127 / greatest
        for (index, value) in components.enumerated() { steps[index] = Int8((value * factor).rounded()) }
        return greatest / 127
    }

    /// Gives 64 signs at a time, a bit for each component above 0.
    private static func sign(_ components: UnsafeMutableBufferPointer<Float>, _ body: (Int, UInt64) -> Void) {
        for start in stride(from: 0, to: components.count, by: 64) {
            var word: UInt64 = 0
            for index in start..<min(start + 64, components.count) where components[index] > 0 {
                word |= 1 << UInt64(index - start)
            }
            body(start / 64, word)
        }
    }

    /// A query in the three forms.
    private struct Search {
        var limit: Int
        var allowed: RowSet?
        var kernel: Int32
        private var floats: [Float]
        private var steps: [Int8]
        private var signs: [UInt64]

        init(_ query: [Float], width: Int, limit: Int, allowed: RowSet?, kernel: Int32) {
            self.limit = limit
            self.allowed = allowed
            self.kernel = kernel
            var floats = query + [Float](repeating: 0, count: width - query.count)
            var steps = [Int8](repeating: 0, count: width)
            var signs = [UInt64](repeating: 0, count: width / 64)
            floats.withUnsafeMutableBufferPointer { components in
                steps.withUnsafeMutableBufferPointer { steps in
                    if let start = steps.baseAddress { _ = DenseMatrix.quantise(components, into: start) }
                }
                DenseMatrix.sign(components) { signs[$0] = $1 }
            }
            self.floats = floats
            self.steps = steps
            self.signs = signs
        }

        func withPointers(
            _ body: (UnsafePointer<Float>, UnsafePointer<Int8>, UnsafePointer<UInt64>, UnsafePointer<UInt8>?) -> Int
        ) -> Int {
            // A query without a number that is finite has no neighbours.
            guard floats.allSatisfy(\.isFinite) else { return 0 }
            guard let allowed else { return body(floats, steps, signs, nil) }
            return allowed.bytes.withUnsafeBufferPointer { body(floats, steps, signs, $0.baseAddress) }
        }

        func withHits(
            most: Int,
            _ body: (UnsafeMutablePointer<kernels_hit>, Int) -> Int
        ) -> [(row: UInt32, score: Float)] {
            withUnsafeTemporaryAllocation(of: kernels_hit.self, capacity: kernels_room(most)) { room in
                guard let start = room.baseAddress else { return [] }
                let found = body(start, most)
                return room[..<found].map { ($0.row, $0.score) }
            }
        }
    }
}
