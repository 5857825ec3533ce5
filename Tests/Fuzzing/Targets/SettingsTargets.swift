import Corpus
import Fixtures
import Reports
import Stories
import Storyfold

/// The files that say how a run works: rules of a person, canonical policies, models of confidence.
enum SettingsTargets {
    static let all = [
        FuzzTarget("overrides", isSlow: true, obeysOverrides), FuzzTarget("policy", readsPolicy),
        FuzzTarget("model", readsModel),
    ]

    /// The articles that rules can name: two copies, and three about one event.
    private static let articles = """
        {"id":"a","text":"The harbour board of Ostrane closed the north pier after the storm on Monday night."}
        {"id":"b","text":"The harbour board of Ostrane closed the north pier after the storm on Monday evening."}
        {"id":"c","text":"Storm damage: Ostrane harbour board shuts its north pier, ferries leave from the south."}
        {"id":"d","text":"Ferries of Ostrane leave from the south pier while the storm damage is mended."}
        {"id":"e","text":"A heron colony returned to the fells above Norvane this spring, wardens counted forty."}

        """

    /// Rules are obeyed, or refused with the line that cannot be followed.
    private static func obeysOverrides(_ bytes: [UInt8]) throws -> Bool {
        let text = bytes.text
        let kind = text.first { !$0.isWhitespace } == "{" ? "jsonl" : "csv"
        guard
            let file = try described(
                text,
                { () throws(CorpusError) in
                    try OverrideFile(SettingsFile(path: "rules.\(kind)", bytes: Array(text.utf8)))
                })
        else { return false }
        guard !file.rules.isEmpty else { return false }
        var configuration = Configuration()
        configuration.overrides = file
        let folder = try TestFolder()
        let path = try folder.write("articles.jsonl", articles)
        let fold: Fold
        do {
            fold = try Fold(
                SketchedCorpus(
                    .paths([path]), options: ReadingOptions(), configuration: configuration, depth: .stories))
        } catch let error as CorpusError {
            try checkPlace(error, in: text)
            return false
        }
        try check(file.rules, in: fold)
        return true
    }

    private static func check(_ rules: [OverrideRule], in fold: Fold) throws {
        func position(_ id: String) throws -> Int {
            guard let position = (0..<fold.articleCount).first(where: { fold.article($0).id == id }) else {
                throw FuzzFinding("a rule about no article was taken")
            }
            return position
        }
        for rule in rules {
            let a = try position(rule.a)
            guard let b = try rule.b.map(position) else {
                let isHead = fold.groupId(of: a) == rule.a && (rule.scope == .text || fold.storyId(of: a) == rule.a)
                try require(isHead, "\"\(rule.text)\" is not obeyed")
                continue
            }
            let areOne =
                rule.scope == .text
                ? fold.groupId(of: a) == fold.groupId(of: b) : fold.storyId(of: a) == fold.storyId(of: b)
            try require(areOne == (rule.kind == .mustLink), "\"\(rule.text)\" is not obeyed")
        }
    }

    /// A policy that is read can be followed.
    private static func readsPolicy(_ bytes: [UInt8]) throws -> Bool {
        let text = bytes.text
        guard
            let policy = try described(
                text,
                { () throws(CorpusError) in
                    try PolicyFile.policy(SettingsFile(path: "policy.json", bytes: Array(text.utf8)))
                })
        else { return false }
        var configuration = Configuration()
        configuration.canonicalPolicy = policy
        do { try configuration.validate() } catch {
            throw FuzzFinding("the file is taken, the policy is not: \(error)")
        }
        return true
    }

    /// A model that is read is written so that it is read again.
    private static func readsModel(_ bytes: [UInt8]) throws -> Bool {
        let folder = try TestFolder()
        let model: ConfidenceModel
        do { model = try ModelFile.read(folder.write("model.csv", bytes)) } catch is CorpusError { return false }
        let sink = try OutputSink(path: folder.path("again.csv"))
        try ModelFile.write(model, to: sink)
        try sink.finish()
        try require(try ModelFile.read(folder.path("again.csv")) == model, "the model comes back with other weights")
        return true
    }

    /// What is read from the text; nil where it is refused.
    private static func described<Result>(_ text: String, _ read: () throws(CorpusError) -> Result) throws -> Result? {
        do throws(CorpusError) { return try read() } catch {
            try checkPlace(error, in: text)
            return nil
        }
    }

    /// Checks that an error names a line that is there, and says what to do.
    private static func checkPlace(_ error: CorpusError, in text: String) throws {
        let lines = text.utf8.count { $0 == 0x0A } + 1
        try require(error.code == .badInput, "the error has the code \(error.code)")
        try require(
            error.place.line.map { (1...lines).contains($0) } ?? true, "line \(error.place.line ?? 0) of \(lines)")
        try require(!error.problem.isEmpty && !error.remedy.isEmpty, "the error \"\(error)\" does not help")
    }
}
