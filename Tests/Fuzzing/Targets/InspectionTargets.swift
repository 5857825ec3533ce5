import Corpus
import Fixtures
import Foundation
import Reports
import Storyfold

/// What is guessed of a corpus before it is folded: formats, columns, encodings, fields, languages.
enum InspectionTargets {
    /// A corpus is refused as its reader refuses it, or described: the articles are those that the reader reads, any number
    /// of threads says the same, and what a person or a program is told is as they need it.
    static let inspect = FuzzTarget("inspect") { bytes in
        let folder = try TestFolder()
        // Tables need a name; what else there is tells itself by its first bytes.
        let isTable = bytes.first.map { !"{[<".utf8.contains($0) } ?? true
        let path = try folder.write(isTable ? "articles.csv" : "articles", bytes)
        var options = ReadingOptions()
        options.invalid = .skip
        let articles: Int
        let inspection: CorpusInspection
        do {
            articles = try CorpusReader(options).read([path]).batches.reduce(0) {
                $0 + $1.entries.count(where: \.isArticle)
            }
            inspection = try CorpusInspection(paths: [path], options: options)
        } catch let error as CorpusError {
            try require(!error.problem.isEmpty && !error.remedy.isEmpty, "the error \"\(error)\" does not help")
            return false
        }
        try require(inspection.total.articles == articles, "\(inspection.total.articles) of \(articles) articles")
        let ofLanguages = inspection.languages.reduce(0) { $0 + $1.articles }
        try require(ofLanguages == articles, "languages have \(ofLanguages) of \(articles) articles")
        try checkText(of: inspection)
        let record = InspectionRecord.text(of: inspection)
        try require((try? JSONSerialization.jsonObject(with: Data(record.utf8))) != nil, "no JSON: \(record)")
        options.threads = 3
        let again = try CorpusInspection(paths: [path], options: options)
        try require(InspectionRecord.text(of: again) == record, "three threads tell something else")
        return articles > 0
    }

    /// What a terminal shows has no other control character than line feeds, and nothing that turns the direction of text.
    private static func checkText(of inspection: CorpusInspection) throws {
        for (width, showsAll) in [(40, true), (100, false)] {
            let style = TerminalStyle(width: width, usesColour: false)
            let text = InspectionText(inspection, style: style, showsAll: showsAll).text(command: "storyfold cluster")
            let odd = TerminalStyle.shown(text).unicodeScalars.first {
                $0 != "\n" && $0.properties.generalCategory == .control
            }
            try require(odd == nil, "U+\(String(odd?.value ?? 0, radix: 16)) reaches the terminal")
        }
    }
}
