// SPDX-License-Identifier: Apache-2.0

/// A statement that waits to be sent with others.
struct PostgresPost {
    /// As it was prepared.
    let name: String
    let call: PostgresCall
    /// How many rows it must change, and what is thrown otherwise.
    var expected: (rows: Int, otherwise: any Error)?
}
