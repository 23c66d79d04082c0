// SPDX-License-Identifier: Apache-2.0

/// The whole store. SQLite and PostgreSQL implement it; one contract suite holds both to it.
package protocol LikenessStore: AccountStore, TaskStore, VerificationStore, AssetStore, FileStore, DeliveryStore,
    IdempotencyStore, RegistrationStore, RetentionStore, InstallationStore, SigningKeyStore, UsageStore, OversightStore,
    ConsentStore, ErasureStore, AuditStore
{
    /// Whether a statement can be run now; for `/readyz`.
    func checkHealth() async throws(StoreError)

    /// Events from now on, made after the commit of what they tell of. Each caller has a stream of its own; a slow
    /// reader loses the oldest.
    func events() -> AsyncStream<StoreEvent>

    /// As `events`, of one event only.
    func events(of event: StoreEvent) -> AsyncStream<StoreEvent>
}
