import SyntheticCorpus
import Testing

@Suite struct CopyTests {
    let corpus = ParsedCorpus.sample

    @Test(arguments: CopyKind.editRates)
    func `edited copies differ by the rate in their label`(rate: Double) throws {
        let copies = corpus.copies(.edited, rate: rate)
        #expect(copies.count > 30)
        var distance = 0
        var words = 0
        for copy in copies.prefix(12) {
            let original = try #require(corpus.original(of: copy)).words
            distance += editDistance(original, copy.words)
            words += original.count
        }
        // Neighbouring edits can be undone by fewer: the distance may fall short by a little, never exceed.
        let realised = Double(distance) / Double(words)
        #expect(realised <= rate * 1.05 + 0.001)
        #expect(realised >= rate * 0.88)
    }

    @Test func `exact copies have the same title and text, and no other kind has`() throws {
        for copy in corpus.records where copy.copyOf != nil {
            let original = try #require(corpus.original(of: copy))
            #expect((copy.text == original.text) == (copy.edit == .exact))
            if copy.edit == .exact { #expect(copy.title == original.title) }
        }
    }

    @Test func `truncated copies keep 30 to 80 percent, word for word and in order`() throws {
        for copy in corpus.copies(.truncated) {
            let original = try #require(corpus.original(of: copy)).words
            let kept = copy.words
            let share = Double(kept.count) / Double(original.count)
            #expect(share >= 0.29 && share <= 0.8 + 40.0 / Double(original.count))
            #expect(abs(1 - share - copy.editRate) < 1e-4)
            var rest = original[...]
            for word in kept {
                guard let place = rest.firstIndex(of: word) else {
                    Issue.record("\(copy.id) has a word that its original has not")
                    break
                }
                rest = rest[(place + 1)...]
            }
        }
    }

    @Test func `extended copies contain their original and 20 to 60 percent more`() throws {
        for copy in corpus.copies(.extended) {
            let original = try #require(corpus.original(of: copy))
            let added = copy.words.count - original.words.count
            let share = Double(added) / Double(original.words.count)
            #expect(share >= 0.19 && share <= 0.6 + 45.0 / Double(original.words.count))
            #expect(abs(share - copy.editRate) < 1e-4)
            let paragraphs = Set(copy.text.split(separator: "\n\n"))
            #expect(original.text.split(separator: "\n\n").allSatisfy(paragraphs.contains))
        }
    }

    @Test func `reordered copies have the same words in another order`() throws {
        for copy in corpus.copies(.reordered) {
            let original = try #require(corpus.original(of: copy))
            #expect(copy.words != original.words)
            #expect(copy.words.sorted() == original.words.sorted())
        }
    }

    @Test func `furniture stands around the untouched text`() throws {
        for copy in corpus.copies(.furniture) {
            let original = try #require(corpus.original(of: copy))
            #expect(copy.text.hasPrefix("Home | "))
            #expect(copy.text.contains("\n\n" + original.text + "\n\nYou may also like\n"))
            #expect(copy.text.hasSuffix("All rights reserved."))
        }
    }

    @Test func `quotation marks come in pairs`() {
        for record in corpus.records where record.edit != .furniture {
            #expect(record.text.count { $0 == "\"" } % 2 == 0)
            #expect(record.text.count { $0 == "“" } == record.text.count { $0 == "”" })
        }
    }
}
