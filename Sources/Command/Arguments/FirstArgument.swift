import Corpus
import Platform

/// What the first argument says that is no command: the parser of arguments has nothing to propose for it.
enum FirstArgument {
    /// For somebody who gave no arguments.
    static let firstSteps = """
        storyfold folds news articles into stories. What to do first:

          storyfold inspect news.jsonl      what the corpus holds, and how it would be read
          storyfold cluster news.jsonl      copies of each text, stories, and the version that stands for each
          storyfold dedup news.jsonl        the corpus without its copies
          storyfold --help                  all commands; storyfold cluster --help explains one

        A corpus is a file or a folder: JSON, CSV, feeds, web pages, plain text, compressed or not.

        """

    /// The arguments as the parser knows them.
    static func known(_ arguments: [String]) -> [String] {
        arguments.first == "-V" ? ["--version"] + arguments.dropFirst() : arguments
    }

    /// - Throws: what else was meant, where the first argument is neither an option nor one of the commands.
    static func check(_ arguments: [String], commands: [String]) throws(CorpusError) {
        guard let first = arguments.first, !first.hasPrefix("-"), !commands.contains(first) else { return }
        if first == "help" { return try checkHelp(about: arguments.dropFirst().first, commands: commands) }
        let rest = arguments.dropFirst().map { " \(ShownText.line($0))" }.joined()
        let shown = ShownText.line(first)
        if (try? FileStatus(of: first)) != nil {
            throw CorpusError(
                .usage, at: .init(path: first), "this is a path, and no command says what to do with it",
                remedy: "give the command first: storyfold cluster \(shown)\(rest)")
        }
        let meant = NearestName(commands).nearest(to: first)
        throw CorpusError(
            .usage, at: .init(path: first), "there is no such command, and no such file",
            remedy: meant.map { "did you mean: storyfold \($0)\(rest)" }
                ?? "the commands are \(commands.joined(separator: ", "))")
    }
    /// The parser would show the help of what it knows, as if that had been asked for.
    private static func checkHelp(about command: String?, commands: [String]) throws(CorpusError) {
        guard let command, !command.hasPrefix("-"), command != "help", !commands.contains(command) else { return }
        let meant = NearestName(commands).nearest(to: command)
        throw CorpusError(
            .usage, at: .init(path: command), "there is no such command",
            remedy: meant.map { "did you mean: storyfold help \($0)" }
                ?? "the commands are \(commands.joined(separator: ", "))")
    }
}
