// SPDX-License-Identifier: GPL-3.0-or-later
import Retrieval
import ServiceLifecycle

/// Keeps a daemon that stays for months as small as it was at its start.
///
/// The pages of the library that indexing makes its connections keep serve the next file of a burst, and nobody after it.
struct MemoryKeeper: Service {
    let library: Library
    /// How often pages are let go while files come.
    var pause = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var state = State()
            while !Task.isCancelled {
                await look(&state)
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// What it remembers between two looks.
    struct State {
        var mark: Library.ContentsMark?
        /// Whether the last look let pages go.
        var hasLetGo = false
    }

    /// Lets pages go where the library has changed since the last look; what they took goes back at the next one.
    func look(_ state: inout State) async {
        // Connections let go when they are free, which each has been since the last look.
        if state.hasLetGo { ServiceMemory.giveBack() }
        // A library that cannot be asked now is asked again.
        guard let mark = try? await library.contentsMark() else { return }
        state.hasLetGo = mark != state.mark
        state.mark = mark
        if state.hasLetGo { library.releasePages() }
    }
}
