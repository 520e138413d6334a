// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

/// Where stages and their options stand in a pipeline file, for what is found out after it was read.
package struct PipelinePlaces {
    private let stages: Node.Mapping?

    /// Reads the text of a file that was parsed before.
    package init(_ text: String) {
        stages = (try? Yams.compose(yaml: text))?.mapping?[Node("stages")]?.mapping
    }

    /// Line and column, from 1, of an option's value; of the stage where it has none, of the file where it is not there.
    package func place(of option: String? = nil, in stage: String) -> (line: Int, column: Int) {
        let node = stages?[Node(stage)]
        let mark = (option.flatMap { node?.mapping?[Node($0)] } ?? node)?.mark
        return (mark?.line ?? 1, mark?.column ?? 1)
    }
}
