// SPDX-License-Identifier: GPL-3.0-or-later

/// An entry of a work section with its header cut into pieces and these weighed, which every later step asks for.
struct ParsedEntry {
    let entry: Entry
    /// All pieces of the header.
    let pieces: [Piece]
    /// Those that may be the title or the employer: no place, contract or noise.
    let main: [Piece]
    /// How much each of `main` looks like a title rather than a firm.
    let points: [Double]
}
