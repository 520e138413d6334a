// SPDX-License-Identifier: GPL-3.0-or-later
import JobStore
import StoreModel
import Testing

@Suite("Model job store")
struct StoreModelTests {
    @Test("does what every job store must do", arguments: JobStoreConformance.all)
    func conforms(to behaviour: JobStoreConformance.Behaviour) async throws {
        let shared = ModelJobStore.Shared()
        try await behaviour.check(.init { ModelJobStore(shared) })
    }
}
