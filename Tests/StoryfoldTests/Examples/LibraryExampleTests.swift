import Storyfold
import Testing

@Suite("Storyfold as a library")
struct LibraryExampleTests {
    @Test("The example of the documentation runs with what is public")
    func example() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "news.jsonl",
            """
            {"id": "a1", "title": "Ferry adrift off Orlen", "text": "A ferry lost its rudder off Orlen and drifted for \
            six hours before two tugs from Sundmere brought it in, the harbour master said.", "source": "Harbour Post"}
            {"id": "a2", "title": "Tugs bring ferry in", "text": "A ferry lost its rudder off Orlen and drifted for \
            six hours before two tugs from Sundmere brought it in, the harbour master said.", "source": "Isle Gazette"}
            {"id": "b1", "title": "Rye loaf wins prize", "text": "The baker Ilse Marran won the prize of the coast with \
            a rye loaf that the judges called the best in thirty years of the fair."}
            """)

        let fold = try Fold(paths: [path])
        var lines: [String] = []
        for story in fold.stories {
            lines.append("\(story.headline), \(story.articles)")
            lines.append("  read \(fold.article(story.canonical).id) - \(story.reasons)")
        }

        #expect(
            lines == [
                "Ferry adrift off Orlen, 2", "  read a1 - the only version: 24 words",
                "Rye loaf wins prize, 1", "  read b1 - the only version: 26 words",
            ])
        #expect(fold.groups.count == 1)
        #expect(fold.groups[0].members.map { fold.article($0.article).id } == ["a1", "a2"])
        #expect(fold.groups[0].reasons == "most complete: 24 words, contains the other; first by id of 2 equals")
        #expect(fold.groupId(of: 1) == "a1")
        #expect(fold.storyId(of: 1) == "a1")
        #expect(fold.stories[0].sources == 2)
    }
}
