import Fixtures
import Kernels
import Testing

@testable import Corpus

@Suite("Learned furniture")
struct LearnedFurnitureTests {
    private let source = Hash64.hash("Harbour Post")

    private func sightings(_ text: String, title: String = "", source: UInt64? = nil) -> [LearnedFurniture.Sighting] {
        let text = Array(text.utf8)
        return LearnedFurniture.sightings(
            of: TextLines.ranges(of: text.span),
            words: LineWords.ofShortLines(TextLines.ranges(of: text.span), in: text.span), in: text.span,
            title: Array(title.utf8).span,
            source: source ?? self.source)
    }

    private func contains(_ furniture: LearnedFurniture, _ line: String, source: UInt64? = nil) -> Bool {
        let bytes = Array(line.utf8)
        return furniture.contains(
            source: source ?? self.source, line: LineWords(bytes.span, in: 0..<bytes.count).lineKey)
    }

    private func body(_ number: Int) -> String {
        "Report number \(number) tells of the harbour, of its boats and of the weather over the outer isles today."
    }

    private let footer = "Harbour Post is the paper of the isles"

    @Test("A line beside enough distinct bodies of its source is furniture, in any order of the sightings")
    func learns() {
        let fewest = LearnedFurniture.fewestBodies
        var all = (0..<fewest).flatMap { sightings("\(body($0))\n\(footer)") }
        for number in 0..<fewest - 1 { all += sightings("\(body(100 + number))\nSeen once too few") }
        var random = SeededGenerator(seed: 71)
        for _ in 0..<5 {
            let furniture = LearnedFurniture(sightings: random.shuffled(all))
            #expect(contains(furniture, footer))
            #expect(contains(furniture, "» HARBOUR POST is the paper, of the isles!"))
            #expect(!contains(furniture, footer, source: Hash64.hash("Isle Gazette")))
            #expect(!contains(furniture, "Seen once too few"))
        }
    }

    @Test("Forty copies of one text do not make furniture of its sentences")
    func copies() {
        let text = "\(footer)\n\(body(1))\nThe ferry sails again on Friday."
        let furniture = LearnedFurniture(sightings: (0..<40).flatMap { _ in sightings(text) })
        #expect(!contains(furniture, footer))
        #expect(!contains(furniture, "The ferry sails again on Friday."))
    }

    @Test("A line in too small a share of a large source's articles is not furniture")
    func share() {
        let fewest = LearnedFurniture.fewestBodies
        let many = Int(Double(fewest) / LearnedFurniture.smallestShare) + 1
        var all = (0..<many).flatMap { sightings(body($0)) }
        all += (0..<fewest - 1).flatMap { sightings("\(body($0))\n\(footer)") }
        #expect(!contains(LearnedFurniture(sightings: all), footer))
        all += (0..<2 * fewest).flatMap { sightings("\(body($0))\n\(footer)") }
        #expect(contains(LearnedFurniture(sightings: all), footer))
    }

    @Test("Only the lines at the ends of a text are looked at, and never the longest")
    func ends() {
        let middle = (0..<30).map { "line \($0)" }
        let all = (0..<LearnedFurniture.fewestBodies).flatMap {
            sightings((middle + [body($0)]).joined(separator: "\n"))
        }
        let furniture = LearnedFurniture(sightings: all)
        #expect(contains(furniture, "line 0"))
        #expect(contains(furniture, "line 29"))
        #expect(!contains(furniture, "line 15"))
        #expect(!contains(furniture, body(0)))
    }

    @Test("Nothing seen teaches nothing")
    func nothing() {
        #expect(!contains(LearnedFurniture(sightings: []), footer))
        #expect(!contains(.none, footer))
        #expect(sightings("").isEmpty)
        #expect(sightings(" \n ").isEmpty)
    }
}
