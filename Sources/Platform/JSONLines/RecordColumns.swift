/// Some records, as columns over one arena of bytes: what every reader of a record format produces.
package struct RecordColumns: Sendable {
    /// A run of the arena, or what else stands in a slot.
    package struct Value: Sendable, Equatable {
        package enum Kind: UInt8, Sendable { case absent, string, number, boolean, array, object, null }
        package var lower: UInt32
        package var count: UInt32
        package var kind: Kind

        package init(lower: Int, count: Int, kind: Kind) {
            self.lower = UInt32(lower)
            self.count = UInt32(count)
            self.kind = kind
        }

        package static let absent = Value(lower: 0, count: 0, kind: .absent)
        package var bounds: Range<Int> { Int(lower)..<Int(lower) + Int(count) }
    }

    /// Why a record cannot be used.
    package enum Fault: Sendable, Equatable {
        case invalidUTF8
        case malformed(String)
        case notAnObject
        case fieldCount(found: Int, expected: Int)
        /// It lacks what an article needs: what that is, and what can be done.
        case unusable(problem: String, remedy: String)
        /// It is sound and holds no article: what it is instead.
        case noArticle(String)
    }

    /// One record among the bytes it was parsed from.
    package struct Record: Sendable {
        /// Of its first byte and up to its line break, in the bytes parsed.
        package var offset: Int
        package var length: Int
        /// Lines before it in the bytes parsed.
        package var line: Int
        package var fault: Fault?

        package init(offset: Int, length: Int, line: Int, fault: Fault? = nil) {
            self.offset = offset
            self.length = length
            self.line = line
            self.fault = fault
        }
    }

    package var bytes: [UInt8] = []
    package var records: [Record] = []
    /// Records x slots, row-major.
    package var values: [Value] = []

    package init() {}
}
