// SPDX-License-Identifier: Apache-2.0

/// More kinds of answers are remembered for an `Idempotency-Key`; which there are is the code's to say from here on.
struct AnswerSchema {
    let sql: SQLDialect

    var statements: [String] {
        if sql.dropsConstraints { return ["ALTER TABLE idempotency DROP CONSTRAINT idempotency_answer_kind_check"] }
        return [
            """
            CREATE TABLE idempotency_anew (
                account TEXT NOT NULL REFERENCES accounts (id),
                method TEXT NOT NULL,
                path TEXT NOT NULL,
                key TEXT NOT NULL,
                body_hash TEXT NOT NULL,
                answer_kind TEXT,
                answer_id TEXT,
                taken_at \(sql.integer) NOT NULL,
                PRIMARY KEY (account, method, path, key),
                CHECK ((answer_kind IS NULL) = (answer_id IS NULL))
            ) \(sql.keyedTableEnd)
            """,
            "INSERT INTO idempotency_anew SELECT * FROM idempotency",
            "DROP TABLE idempotency",
            "ALTER TABLE idempotency_anew RENAME TO idempotency",
        ]
    }
}
