import Corpus
import Testing

@Suite("Reading a reference corpus")
struct ReferenceReadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func corpus(_ paths: [String], against reference: [String]) throws -> Corpus {
        Corpus(
            try CorpusReader().read(.paths(paths, against: reference), preparing: { _ in }, receive: { _ in }).batches)
    }

    @Test("Its ids are a space of their own, and its article comes behind the new one with the same id")
    func ids() throws {
        let new = try folder.write("new.jsonl", "{\"id\":2,\"text\":\"n2\"}\n{\"id\":1,\"text\":\"n1\"}\n")
        let old = try folder.write("old.jsonl", "{\"id\":1,\"text\":\"o1\"}\n{\"id\":3,\"text\":\"o3\"}\n")
        let corpus = try corpus([new], against: [old])
        let articles = 0..<corpus.count
        #expect(try articles.map { String(decoding: try corpus.text($0), as: UTF8.self) } == ["n1", "o1", "n2", "o3"])
        #expect(articles.map { corpus.isReference($0) } == [false, true, false, true])
        #expect(corpus.referenceCount == 2)
        // A file is compared with itself, if that is what is asked for.
        #expect(try self.corpus([new], against: [new]).count == 4)
    }

    @Test("An id that the reference has twice is taken")
    func taken() throws {
        let new = try folder.write("new.jsonl", "{\"id\":1,\"text\":\"n\"}\n")
        let old = try folder.write("old.jsonl", "{\"id\":1,\"text\":\"a\"}\n{\"id\":1,\"text\":\"b\"}\n")
        let error = #expect(throws: CorpusError.self) { try corpus([new], against: [old]) }
        #expect(error?.description.contains("old.jsonl:2, id \"1\": the id is taken by \(old):1;") == true)
    }

    @Test("It may be empty, as an archive is at first; the corpus may not")
    func empty() throws {
        let new = try folder.write("new.jsonl", "{\"id\":1,\"text\":\"n\"}\n")
        let empty = try folder.write("empty.jsonl", "")
        #expect(try corpus([new], against: [empty]).referenceCount == 0)
        let error = #expect(throws: CorpusError.self) { try corpus([empty], against: [new]) }
        #expect(error?.code == .noInput)
        #expect(error?.place.path == empty)
    }

    @Test("Standard input is not both")
    func standardInput() {
        let error = #expect(throws: CorpusError.self) { try corpus(["-"], against: ["-"]) }
        #expect(error?.code == .usage)
    }
}
