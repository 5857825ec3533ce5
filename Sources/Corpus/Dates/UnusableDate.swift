import Platform

/// What stands in a record where a date should, and is none that can be used.
package struct UnusableDate: Sendable, Equatable {
    package let place: CorpusError.Place
    /// As it was given, as ``ShownText`` shows it; nil where it was neither a string nor a number.
    package let value: String?

    private static let mostCharacters = 40

    init(place: CorpusError.Place, value: ArraySlice<UInt8>?) {
        self.place = place
        self.value = value.map { ShownText.line(String(decoding: $0, as: UTF8.self), most: Self.mostCharacters) }
    }
}

extension UnusableDate: CustomStringConvertible {
    /// "\"soon\" at news.jsonl:12".
    package var description: String { "\(value.map { "\"\($0)\"" } ?? "neither text nor number") at \(place)" }
}
