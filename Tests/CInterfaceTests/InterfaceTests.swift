import CStoryfold
import Storyfold
import Testing

@testable import CInterface

@Suite("The C interface")
struct InterfaceTests {
    private static let lines = """
        {"id": "a", "text": "The ferry ran aground off the point at noon, and forty people were brought ashore."}
        {"id": "b", "text": "The council has voted for a new school on the hill, to open next autumn."}
        {"id": "c", "text": "The ferry ran aground off the point at noon, and forty people were brought ashore."}
        """

    /// Folds some lines, with options by their names.
    private static func fold(
        _ lines: String, _ options: [String: String] = [:], _ error: inout storyfold_error
    ) -> OpaquePointer? {
        let handle = unsafe createOptions()!
        defer { unsafe destroyOptions(handle) }
        for (name, value) in options {
            guard unsafe setOption(handle, name, value, &error) == 0 else { return nil }
        }
        return unsafe foldLines(lines, lines.utf8.count, handle, nil, nil, &error)
    }

    @Test("A fold from C is the fold of the library")
    func fold() {
        var error = unsafe storyfold_error()
        guard let fold = unsafe Self.fold(Self.lines, ["threads": "1"], &error) else {
            Issue.record("no fold")
            return
        }
        defer { unsafe destroyFold(fold) }
        let found = unsafe Handle<FoldHandle>.object(at: fold).fold
        #expect(found.groups.map { $0.members.map { found.article($0.article).id } } == [["a", "c"]])
        for table in ["articles", "groups", "stories", "pairs", "removed"] {
            var stream = unsafe ArrowArrayStream()
            #expect(unsafe foldTable(fold, table, &stream, &error) == 0)
            unsafe stream.release(&stream)
            #expect(unsafe stream.release == nil)
        }
        var stream = unsafe ArrowArrayStream()
        #expect(unsafe foldTable(fold, "people", &stream, &error) == 64)
        #expect(unsafe text(error.remedy) == "allowed: articles, groups, stories, pairs, removed")
        unsafe clearError(&error)
        #expect(unsafe error.code == 0 && error.problem == nil)
    }

    @Test(
        "What cannot be set is told with what can",
        arguments: [
            ("treshold", "1", "there is no such option", "did you mean threshold?"),
            ("threshold", "half", "found \"half\"", "allowed: a number"),
            ("threads", "1.5", "found \"1.5\"", "allowed: a whole number"),
            ("exact", "yes", "found \"yes\"", "allowed: true, false"),
            ("keep", "first", "found \"first\"", "allowed: canonical, per-source, all-but-exact"),
        ])
    func options(name: String, value: String, problem: String, remedy: String) {
        var options = FoldOptions()
        #expect(throws: StoryfoldError(.usage, at: name, problem, remedy: remedy)) { try options.set(name, value) }
    }

    @Test("A line that is no article, an id that is taken and a field that is nowhere are told with their places")
    func places() {
        for (lines, options, place) in [
            ("{\"text\": \"One\"}\n{", [:], "articles:2"),
            ("{\"id\": 1, \"text\": \"One\"}\n{\"id\": 1, \"text\": \"Two\"}", [:], "articles:2, id \"1\""),
            (Self.lines, ["title-field": "headline"], "articles"),
        ] {
            var error = unsafe storyfold_error()
            #expect(unsafe Self.fold(lines, options, &error) == nil)
            #expect(unsafe error.code == 65 && text(error.place) == place)
            unsafe clearError(&error)
        }
    }
}
