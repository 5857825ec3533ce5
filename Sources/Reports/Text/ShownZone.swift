import Corpus
import Foundation

/// The time zone in which a person is shown times; what is computed, and what programs get, goes by UTC.
package struct ShownZone: Sendable {
    /// "Europe/Berlin"; nil for UTC.
    package let name: String?
    private let zone: TimeZone?

    package static let utc = ShownZone()

    private init() { (name, zone) = (nil, nil) }

    /// - Parameter name: of the IANA database.
    /// - Returns: nil where there is no such zone.
    package init?(_ name: String) {
        guard name.utf8.contains(UInt8(ascii: "/")) || ["UTC", "GMT"].contains(name),
            let zone = TimeZone(identifier: name)
        else { return nil }
        self.name = ["UTC", "GMT", "Etc/UTC"].contains(name) ? nil : name
        self.zone = self.name == nil ? nil : zone
    }

    /// The date as the clocks of the zone had it: one that says when in UTC what they showed. A date that is known by no more
    /// than the day is the same everywhere.
    func shown(_ date: PublicationDate) -> PublicationDate {
        guard let zone, date.hasTime else { return date }
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(date.first)))
        return PublicationDate(first: date.first + Int64(offset), precision: date.precision)
    }

    /// What a page says of its times.
    var sentence: String { name.map { "Times are those of \($0)." } ?? "Times are UTC." }
}
