import Testing

@testable import Corpus

@Suite("Spellings of a corpus")
struct CorpusSpellingsTests {
    private func table(_ text: String) -> SpellingTable {
        let bytes = Array(text.utf8)
        var tokens = TokenBuffer()
        Tokenizer().tokenize(bytes.span, into: &tokens)
        var counter = SpellingTable.Counter(bytes: bytes.count)
        counter.add(tokens, of: bytes.span)
        return counter.finished()
    }

    @Test("A spelling has one number in all batches, and stays what it is")
    func once() {
        let batches = ["ferry Ferry PIER 1900", "storm Ferry 1900° überfahrt", "", "Überfahrt ferry storm"].map(table)
        var spellings = CorpusSpellings()
        let numbers = batches.map { spellings.add($0) }
        #expect(spellings.count == Set(batches.flatMap(\.keys)).count)
        for (batch, numbers) in zip(batches, numbers) {
            #expect(numbers.count == batch.count)
            for (spelling, number) in numbers.enumerated() {
                #expect(spellings.table.keys[Int(number)] == batch.keys[spelling])
                #expect(spellings.table.surface(Int(number)) == batch.surface(spelling))
                #expect(spellings.table.isNameOrNumber(Int(number)) == batch.isNameOrNumber(spelling))
                #expect(spellings.table.isShouted(Int(number)) == batch.isShouted(spelling))
            }
        }
    }
}
