/// What may fill one slot of a record, and what it asks of its values.
package struct FieldSlot: Sendable, Equatable {
    package struct Rules: OptionSet, Sendable, Equatable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) { self.rawValue = rawValue }

        // The values are those of storyfold_jsonl_rules.
        /// Strings of a list, and of the parts of an object, are joined by an empty line.
        package static let joins = Rules(rawValue: 1)
        /// A string that is a URL is taken only where there is nothing else.
        package static let noURLs = Rules(rawValue: 2)
        /// A list of numbers is a date.
        package static let dates = Rules(rawValue: 4)
        /// A number is no value.
        package static let noNumbers = Rules(rawValue: 8)
        /// A list is no value, be it of one.
        package static let noLists = Rules(rawValue: 16)
        /// A name for machines ("harbour-crane") is taken only where there is nothing else.
        package static let noSlugs = Rules(rawValue: 32)
    }

    /// Names or paths of fields; the first that holds a value is taken.
    package var names: [String]
    /// Names of the members that may stand for an object, where one stands in the place of a value.
    package var members: [String]
    package var rules: Rules
    /// The slot for which this one stands in where that has nothing.
    package var standsFor: Int?

    package init(_ names: [String], members: [String] = [], rules: Rules = [], standsFor: Int? = nil) {
        (self.names, self.members, self.rules, self.standsFor) = (names, members, rules, standsFor)
    }
}

/// A field of a record, at any depth.
package struct RecordField: Sendable, Equatable {
    /// "title", "metadata.tags[]".
    package var path: String
    /// Names before its own.
    package var depth: Int
    package var kind: RecordColumns.Value.Kind
    /// Where it is a string, a number, true or false; its beginning, where no more was asked for.
    package var text: String
}

/// A field that a slot was filled from.
package struct ChosenField: Sendable, Equatable {
    package var slot: Int
    /// As ``RecordField/path``; of a text that was joined, that of the field which holds its parts.
    package var path: String
}
