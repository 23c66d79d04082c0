// SPDX-License-Identifier: Apache-2.0

/// The steps that bring a database to this build's schema, in order. A step that was released is never changed.
package struct SchemaStep: Sendable {
    package let name: String
    package let statements: [String]

    package static func all(in sql: SQLDialect) -> [SchemaStep] {
        [
            SchemaStep(name: "1 first schema", statements: FirstSchema(sql: sql).statements),
            SchemaStep(name: "2 upstreams", statements: UpstreamSchema(sql: sql).statements),
            SchemaStep(name: "3 installation", statements: InstallationSchema(sql: sql).statements),
            SchemaStep(name: "4 retention", statements: RetentionSchema(sql: sql).statements),
            SchemaStep(name: "5 notifications", statements: NotificationSchema(sql: sql).statements),
            SchemaStep(name: "6 answers", statements: AnswerSchema(sql: sql).statements),
            SchemaStep(name: "7 credit", statements: CreditSchema(sql: sql).statements),
            SchemaStep(name: "8 oversight", statements: OversightSchema(sql: sql).statements),
            SchemaStep(name: "9 consents", statements: ConsentSchema(sql: sql).statements),
        ]
    }
}
