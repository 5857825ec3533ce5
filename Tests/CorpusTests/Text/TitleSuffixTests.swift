import Kernels
import Testing

@testable import Corpus

@Suite("Title suffix")
struct TitleSuffixTests {
    private func removing(from title: String, source: String, learned: LearnedFurniture = .none) -> String {
        let bytes = Array(title.utf8)
        let range = TitleSuffix.removing(
            from: bytes.span, sourceName: Array(source.utf8).span, source: Hash64.hash(source), learned: learned)
        return String(decoding: bytes[range], as: UTF8.self)
    }

    @Test(
        "The publisher's name behind a title goes",
        arguments: [
            ("Ferry adrift off Orlen - Harbour Post", "Harbour Post"),
            ("Ferry adrift off Orlen | Harbour Post", "harbourpost.example"),
            ("Ferry adrift off Orlen \u{2013} Harbour Post", "HARBOUR POST"),
            ("Ferry adrift off Orlen \u{2014} harbourpost.example", "Harbour Post"),
            ("Ferry adrift off Orlen » Harbour Post", "Harbour Post"), ("Ferry adrift off Orlen | Isles", ""),
            ("Home » News » Ferry adrift off Orlen", ""), ("Home » Ferry adrift off Orlen | Isles", ""),
        ])
    func removes(title: String, source: String) {
        #expect(removing(from: title, source: source) == "Ferry adrift off Orlen")
    }

    @Test(
        "What is no publisher's name stays",
        arguments: [
            ("Ferry adrift off Orlen", "Harbour Post"), ("Ferry adrift off Orlen - crew safe", "Harbour Post"),
            ("Ferry adrift off Orlen - crew safe", ""), ("Orlen-Harbour Post ferry adrift", "Harbour Post"),
            ("Too short - Harbour Post", "Harbour Post"), ("Ferry adrift off Orlen -Harbour Post", "Harbour Post"),
            ("Ferry adrift off Orlen | and a very long row of words behind", ""), ("Ferry", "Ferry"), ("|", ""),
            (" - ", ""),
            ("Ferry adrift off Orlen - H", "Harbour Post"), ("Home rule debated in Orlen", ""),
            ("Ferry adrift off Orlen - ", ""),
            ("Ferry adrift off Orlen - crew safe", "\u{2014}"),
        ])
    func keeps(title: String, source: String) {
        let trimmed =
            title.last == " " ? String(title.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) : title
        let result = removing(from: title, source: source)
        #expect(result == trimmed || result == title)
    }

    @Test("A suffix that a source's titles share is learned")
    func learns() {
        let titles = (0..<LearnedFurniture.fewestBodies).map { "Ferry number \($0) adrift - The Isles Today" }
        let sightings = titles.enumerated().flatMap { number, title -> [LearnedFurniture.Sighting] in
            let text = Array("Body \(number) of its own".utf8)
            return LearnedFurniture.sightings(
                of: TextLines.ranges(of: text.span),
                words: LineWords.ofShortLines(TextLines.ranges(of: text.span), in: text.span), in: text.span,
                title: Array(title.utf8).span,
                source: Hash64.hash("example"))
        }
        let learned = LearnedFurniture(sightings: sightings)
        #expect(removing(from: titles[0], source: "example", learned: learned) == "Ferry number 0 adrift")
        #expect(removing(from: titles[0], source: "other", learned: learned) == titles[0])
    }
}
