// SPDX-License-Identifier: GPL-3.0-or-later
import LanguageModels
import ServiceLifecycle

/// Gets to know the servers of language models when the daemon starts, and has them load what should be loaded early.
///
/// From then on whoever asks a server finds out what became of it: what is older than a minute, and what failed, is looked
/// at again.
struct ModelWatch: Service {
    let pools: [ModelPool]

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for pool in pools { group.addTask { await pool.start() } }
            }
        }
        try await gracefulShutdown()
    }
}
