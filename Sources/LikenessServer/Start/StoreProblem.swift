// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Why a store cannot be used, for the operator.
package struct StoreProblem: Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable {
        case file, server
    }

    /// The file's path, or the server's host, port and database.
    let place: String
    let kind: Kind
    let code: StoreError.Code

    package init(place: String, kind: Kind, _ error: StoreError) {
        self.place = place
        self.kind = kind
        self.code = error.code
    }

    package var description: String {
        switch kind {
        case .file: "the store \(place) cannot be used: \(why)"
        case .server: "the store on PostgreSQL at \(place) cannot be used: \(why)"
        }
    }

    /// Whether a setting, or the server's own settings, are to blame.
    var isConfiguration: Bool {
        switch code {
        case .refusedLogin, .noEncryption, .noDatabase, .missingRights, .oldServer: true
        case .corrupt, .newerSchema, .diskFull, .readOnly, .conflict, .duplicate, .notFound, .creditExhausted,
            .videosUsedUp,
            .unavailable, .tooManyConnections, .inUse:
            false
        }
    }

    private var why: String {
        switch code {
        case .corrupt: "it is damaged, or no database of Likeness"
        case .newerSchema: "a newer release has changed it; start that one"
        case .diskFull: "the disk is full"
        case .readOnly: kind == .server ? "it only reads; is it a standby?" : "it can be read, but not written"
        case .refusedLogin:
            "the server refuses the user or the password, or its pg_hba.conf lets nobody in from here so"
        case .noEncryption: "the address asks for encryption (sslmode), and the server has none"
        case .tooManyConnections:
            "the server takes no more connections; a server of ours keeps LIKENESS_STORE_CONNECTIONS and one (max_connections there)"
        case .noDatabase: "the server has no such database; make it with createdb"
        case .missingRights: "the user may not make tables there; make the user the database's owner"
        case .oldServer: "the server is older than PostgreSQL 14"
        case .inUse: "a server or a command works on it; stop that first"
        case .conflict, .duplicate, .notFound, .creditExhausted, .videosUsedUp, .unavailable:
            kind == .server ? "no server answers there" : "it cannot be opened or is locked"
        }
    }
}
