import Corpus
import Fixtures
import Foundation
import Testing

@testable import LivingIndex

@Suite("What is left of articles that were removed or corrected")
struct RemainsTests {
    private func has(_ index: SmallIndex, _ words: String) throws -> [String] {
        try index.folder.files(below: "index").filter { name in
            try Data(index.folder.bytes("index/\(name)")).range(of: Data(words.utf8)) != nil
        }
    }

    @Test("Behind a compaction no file has a word of an article that was removed, even where it was the last")
    func removed() throws {
        let index = try SmallIndex()
        try index.add(
            SmallIndex.record("a", SmallIndex.ferry, "2024-03-01", title: "Drood's ferry sinks")
                + SmallIndex.record("b", SmallIndex.bridge, "2024-03-02", title: "Bridge opens"))
        _ = try index.writer.remove(["a"])
        #expect(try index.writer.compact().change != nil)
        #expect(try has(index, "Drood") == [])
        #expect(try index.reader().story(1).map { $0.headline + $0.terms.joined() + $0.reasons } == "")
        #expect(try index.reader().verify(threads: 1) == [])
        _ = try index.writer.remove(["b"])
        #expect(try index.writer.compact().change != nil)
        #expect(try has(index, "Trobe") == [])
        #expect(try index.writer.compact().change == nil)
        #expect(try index.reader().verify(threads: 1) == [])
        try index.add(SmallIndex.record("a", SmallIndex.ferry, "2024-03-01"))
        #expect(try index.reader().verify(threads: 1) == [])
    }

    @Test("A closed story says what its canonical says now, and no name that none of its articles has")
    func corrected() throws {
        let index = try SmallIndex()
        let other = SmallIndex.ferry.replacingOccurrences(of: "captain Ilvar Drood", with: "owner Maro Fenn")
        try index.add(
            SmallIndex.record("a", SmallIndex.ferry + " He rested.", "2024-01-05", title: "Ferry sinks, Drood to blame")
                + SmallIndex.record("b", other, "2024-01-05", title: "Ferry sinks off Tarnholm"))
        try index.add(SmallIndex.notes("n", from: "2024-06-01", days: 3))
        let before = try index.story(of: "a")
        #expect(!before.isOpen && before.terms.joined().contains("Drood"), "\(before)")
        let canonical = try #require(before.canonical)
        try index.add(
            SmallIndex.record("a", other + " It rested.", "2024-01-05", title: "Ferry sinks, nobody to blame"))
        try index.add(SmallIndex.record("b", other, "2024-01-05", title: "Ferry sinks, nobody to blame"))
        let story = try index.story(of: canonical)
        #expect(story.headline == "Ferry sinks, nobody to blame" && !story.terms.joined().contains("Drood"), "\(story)")
        #expect(!story.terms.isEmpty)
        #expect(try index.reader().verify(threads: 1) == [])
    }
}
