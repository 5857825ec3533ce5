import Platform
import Foundation
import Testing

@testable import Corpus

@Suite("Zones by their names")
struct ZoneRulesTests {
    @Test(
        "A time is that of the zone's clocks",
        arguments: [
            ("2024-03-12 10:30:00 Europe/Berlin", "2024-03-12T09:30:00Z"),
            ("2024-07-01T10:30 Europe/Berlin", "2024-07-01T08:30Z"),
            ("2024-03-13T13:05:00[America/New_York]", "2024-03-13T17:05:00Z"),
            ("15 March 2024 15:45 Asia/Tokyo", "2024-03-15T06:45Z"),
            ("2024-03-13T13:05:00-04:00[America/New_York]", "2024-03-13T17:05:00Z"),
            ("2024-03-12 10:30 (America/Argentina/Buenos_Aires)", "2024-03-12T13:30Z"),
            ("2045-07-01 12:00:00 Europe/Berlin", "2045-07-01T10:00:00Z"),
            ("2045-01-01 12:00:00 Australia/Sydney", "2045-01-01T01:00:00Z"),
            ("2024-03-12 Europe/Berlin", "2024-03-12"),
        ])
    func reads(text: String, date: String) {
        #expect(DateReader(latestYear: 2100).date(text)?.description == date)
    }

    @Test(
        "Other names are none",
        arguments: [
            "2024-03-12 10:30 Europe/Nowhere", "2024-03-12 10:30 ../etc/passwd", "2024-03-12 10:30 Europe/../Berlin",
            "2024-03-12 10:30 a/b",
        ])
    func none(text: String) { #expect(DateReader(latestYear: 2100).date(text) == nil) }

    @Test(
        "The rules agree with Foundation's, from 1950 to 2090",
        arguments: [
            "Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Casablanca",
            "America/Sao_Paulo",
        ])
    func oracle(name: String) throws {
        let rules = try #require(ZoneRules.named(name))
        let zone = try #require(TimeZone(identifier: name))
        for second in stride(from: Int64(-631_152_000), to: 3_786_912_000, by: 86_400 * 11 + 3_607) {
            let ahead = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            // Near a change of the clocks two times have one clock.
            let near = [-7_200, 7_200].map {
                zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second + $0)))
            }
            guard near.allSatisfy({ $0 == ahead }) else { continue }
            #expect(rules.second(ofClock: second + Int64(ahead)) == second, "\(name) \(second)")
        }
    }

    @Test("A file that is cut off or damaged is no zone's, or a zone without its rule")
    func damaged() throws {
        let file = try FileReader.contents(of: "/usr/share/zoneinfo/Europe/Berlin")
        for count in stride(from: 0, to: file.count, by: 7) { _ = ZoneRules(Array(file.prefix(count))) }
        for index in stride(from: 0, to: file.count, by: 5) {
            var bytes = file
            bytes[index] ^= 0xFF
            _ = ZoneRules(bytes)?.second(ofClock: 1_700_000_000)
        }
        #expect(ZoneRules(Array(file.prefix(40))) == nil)
    }
}
