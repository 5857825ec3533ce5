import Testing

@testable import SyntheticCorpus

@Suite struct OpticalCopyTests {
    static let corpus: ParsedCorpus = {
        var options = SyntheticCorpus.Options()
        options.copies = .ocr
        options.medianWords = 60
        return try! ParsedCorpus(articles: 900, seed: 4, options: options)
    }()
    let corpus = Self.corpus

    /// The text in one line, its hyphens at line ends repaired.
    private func unbroken(_ text: String) -> [String] {
        text.replacing("-\n", with: "").replacing("\n\n", with: " ").replacing("\n", with: " ").map(String.init)
    }

    @Test(arguments: CopyKind.ocrRates)
    func `characters are misread at the rate in the label`(rate: Double) throws {
        let copies = corpus.copies(.ocr, rate: rate)
        #expect(copies.count > 30)
        var distance = 0
        var characters = 0
        for copy in copies.prefix(12) {
            let original = unbroken(try #require(corpus.original(of: copy)).text)
            distance += editDistance(original, unbroken(copy.text))
            characters += original.count
        }
        // Two characters read for one count twice; a hyphen lost at a line end counts nothing.
        let realised = Double(distance) / Double(characters)
        #expect(realised >= rate * 0.8)
        #expect(realised <= rate * 1.5)
    }

    @Test func `every copy is read from paper, in lines of 60 columns with hyphens`() {
        let copies = corpus.copies(.ocr)
        #expect(copies.count == corpus.counts.copies)
        let lines = copies.flatMap { $0.text.split(separator: "\n") }
        #expect(lines.allSatisfy { $0.utf8.count <= 60 || !$0.contains(" ") })
        #expect(lines.count { $0.hasSuffix("-") } > lines.count / 10)
        for original in corpus.copies(.original) { #expect(!original.text.contains("-\n")) }
    }

    @Test func `no rate reads without error, and each character counts once`() {
        let text = Array("Corn, milk and “honey”\n\nin modern villages.".utf8)
        var stream = RandomStream(seed: 1, .page)
        #expect(misread(text, rate: 0, &stream) == text)
        #expect(misread([], rate: 1, &stream).isEmpty)
        for _ in 0..<200 {
            let read = String(decoding: misread(text, rate: 0.1, &stream), as: UTF8.self)
            #expect(read.contains("\n\n"))
            let distance = editDistance(read.map(String.init), characters(text))
            #expect((1...8).contains(distance), "\(read)")
        }
    }

    private func characters(_ text: [UInt8]) -> [String] { String(decoding: text, as: UTF8.self).map(String.init) }

    @Test(arguments: [12, 20, 60])
    func `lines hold what the text held`(columns: Int) {
        let text =
            "The harbourmaster, nearly forgotten, returned.\n\nHer extraordinarily long-winded speech was 12,345,678,901 words."
        let lines = String(decoding: setInLines(Array(text.utf8), columns: columns), as: UTF8.self)
        #expect(unbroken(lines) == unbroken(text))
        #expect(lines.split(separator: "\n").allSatisfy { $0.utf8.count <= columns || !$0.contains(" ") })
    }
}
