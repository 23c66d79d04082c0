// SPDX-License-Identifier: Apache-2.0

/// The words in which the two databases differ.
package struct SQLDialect: Sendable {
    /// Column types.
    package let integer: String
    package let bytes: String
    package let boolean: String
    /// The type of a key that numbers rows as they come.
    package let sequence: String
    /// What closes a table's definition, and one of a table that is found by its primary key alone.
    package let tableEnd: String
    package let keyedTableEnd: String
    /// What makes a table that need not survive a crash, and costs no waiting for the disk where that can be had.
    package let passingTable: String
    /// Whether a row's conditions are cheap to check. PostgreSQL reads them anew for each statement: they cost nearly
    /// half of a task's insert (docs/performance.md).
    package let checksAreCheap: Bool
    /// Whether a table can lose a condition; where not, it is made anew.
    package let dropsConstraints: Bool

    /// Ends a select of rows that are about to be changed: others wait, or pass over them.
    package let lockingRows: String
    package let skippingLocked: String
    /// Compares text with a pattern, capital letters or not.
    package let like: String
    /// A select of the elements of the JSON array of texts in its one value.
    package let elementsOfList: String
    /// Takes a `WriteTurn`, its number being the one value; nil where there is only one writer.
    package let takeTurn: String?
    /// The same without waiting, with whether it was taken as `got`.
    package let tryTurn: String?
    /// A select of the server's time as `now`, in Unix milliseconds; nil where there is no server.
    package let clock: String?
    /// A select of the `name` and `type` of the columns of the table in its one value.
    package let columnsOfTable: String
    /// Makes a table, the first value, number its rows on from the second; nil where that goes by itself.
    package let restartSequence: String?

    package init(
        integer: String, bytes: String, boolean: String, sequence: String, tableEnd: String, keyedTableEnd: String,
        passingTable: String, checksAreCheap: Bool, dropsConstraints: Bool, lockingRows: String,
        skippingLocked: String, like: String, elementsOfList: String, takeTurn: String?, tryTurn: String?,
        clock: String?,
        columnsOfTable: String, restartSequence: String?
    ) {
        self.integer = integer
        self.bytes = bytes
        self.boolean = boolean
        self.sequence = sequence
        self.tableEnd = tableEnd
        self.keyedTableEnd = keyedTableEnd
        self.passingTable = passingTable
        self.checksAreCheap = checksAreCheap
        self.dropsConstraints = dropsConstraints
        self.lockingRows = lockingRows
        self.skippingLocked = skippingLocked
        self.like = like
        self.elementsOfList = elementsOfList
        self.takeTurn = takeTurn
        self.tryTurn = tryTurn
        self.clock = clock
        self.columnsOfTable = columnsOfTable
        self.restartSequence = restartSequence
    }
}
