// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Intake
import ServiceLifecycle

/// Tells systemd that the service is ready, and then that it is alive as long as the engine's loop turns.
struct Heartbeat: Service {
    let manager: ServiceManager
    let engine: Engine
    let intake: Intake
    let keeper: ConfigurationKeeper

    func run() async throws {
        // The first look at the inboxes is done when this returns: what lies there is under way.
        await intake.scanNow()
        manager.ready(status: await keeper.statusText)
        // Half of what systemd allows, so that one late beat is no alarm.
        let pause = Duration.seconds((manager.watchdogInterval ?? 20) / 2)
        await cancelWhenGracefulShutdown {
            var last: UInt64?
            while !Task.isCancelled {
                let turns = await engine.turns
                if turns != last { manager.watchdog() }
                last = turns
                // One that rests does not turn by itself as often; one that is stuck does not turn when it is asked to.
                engine.nudge()
                try? await Task.sleep(for: pause)
            }
        }
    }
}
