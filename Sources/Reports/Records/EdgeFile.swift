import Provenance
package import Corpus
package import Storyfold

/// Who copied whom, as the edges of a graph: what Gephi and libraries of networks read.
package struct EdgeFile: Sendable {
    /// What the nodes of the graph are.
    package enum Level: String, Sendable, CaseIterable {
        case article, outlet
    }

    private enum Format: Sendable { case csv, graphML }

    package let path: String
    private let format: Format
    private let levels: [Level]

    /// The file endings that say how the edges are written.
    package static let endings = ".csv or .graphml"

    static let columns = [
        "Source", "Target", "Weight", "Type", "Level", "Kind", "SourceOutlet", "TargetOutlet", "SourcePublished",
        "TargetPublished", "Confidence",
    ]

    /// - Parameter level: nil for the edges of all levels.
    /// - Returns: nil where the path's ending is none of ``endings``.
    package init?(path: String, level: Level?) {
        if path.hasEnding(".csv") {
            format = .csv
        } else if path.hasEnding(".graphml") {
            format = .graphML
        } else {
            return nil
        }
        self.path = path
        levels = level.map { [$0] } ?? Level.allCases
    }

    /// Writes the edges between articles, ordered by the id of the later one, then those between outlets, ordered by name.
    ///
    /// - Throws: when the file cannot be written.
    package func write(_ network: CopyNetwork, of fold: Fold, to outputs: OutputSet) throws(CorpusError) {
        let sink = try outputs.sink(at: path)
        switch format {
        case .csv: try writeCSV(network, of: fold, to: sink)
        case .graphML: try writeGraphML(network, of: fold, to: sink)
        }
        try sink.finish()
    }

    private func writeCSV(_ network: CopyNetwork, of fold: Fold, to sink: OutputSink) throws(CorpusError) {
        try sink.write(CSVText.row(Self.columns))
        if levels.contains(.article) {
            for edge in network.edges {
                let ends = [edge.source, edge.target]
                try sink.write(
                    CSVText.row(
                        ends.map(fold.corpus.id) + [weight(edge.similarity), "Directed", "article", edge.kind.rawValue]
                            + ends.map { fold.corpus.source($0) ?? "" }
                            + ends.map { fold.corpus.published($0)?.description ?? "" } + [weight(edge.confidence)]))
            }
        }
        guard levels.contains(.outlet) else { return }
        for edge in network.outletEdges {
            let ends = [edge.source, edge.target]
            try sink.write(
                CSVText.row(ends + ["\(edge.copies)", "Directed", "outlet", "copy"] + ends + ["", "", ""]))
        }
    }

    private func weight(_ value: Double) -> String { Decimals.text(value, places: 6) }

    // MARK: GraphML

    /// Attributes of nodes, and of edges, with their types.
    private static let keys: [(owner: String, name: String, type: String)] = [
        ("node", "label", "string"), ("node", "level", "string"), ("node", "outlet", "string"),
        ("node", "published", "string"), ("node", "title", "string"), ("node", "articles", "int"),
        ("node", "first", "int"), ("node", "copied", "int"), ("node", "was_copied", "int"),
        ("node", "independent_texts", "int"), ("edge", "weight", "double"), ("edge", "level", "string"),
        ("edge", "kind", "string"), ("edge", "confidence", "double"),
    ]

    private func writeGraphML(_ network: CopyNetwork, of fold: Fold, to sink: OutputSink) throws(CorpusError) {
        try sink.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

            """)
        for key in Self.keys {
            try sink.write(
                "<key id=\"\(key.owner)_\(key.name)\" for=\"\(key.owner)\" attr.name=\"\(key.name)\" "
                    + "attr.type=\"\(key.type)\"/>\n")
        }
        try sink.write("<graph id=\"copies\" edgedefault=\"directed\">\n")
        if levels.contains(.article) {
            for article in Set(network.edges.flatMap { [$0.source, $0.target] }).sorted() {
                try sink.write(
                    node(
                        "a\(article)",
                        [
                            ("label", fold.corpus.id(article)), ("level", "article"),
                            ("outlet", fold.corpus.source(article) ?? ""),
                            ("published", fold.corpus.published(article)?.description ?? ""),
                            ("title", fold.corpus.title(article) ?? ""),
                        ]))
            }
        }
        // By bytes: names that are equal as strings may be two.
        var numbers: [[UInt8]: Int] = [:]
        if levels.contains(.outlet) {
            for (number, outlet) in network.outlets.enumerated() where !outlet.name.isEmpty {
                numbers[Array(outlet.name.utf8)] = number
                try sink.write(
                    node(
                        "o\(number)",
                        [
                            ("label", outlet.name), ("level", "outlet"), ("articles", "\(outlet.articles)"),
                            ("first", "\(outlet.first)"), ("copied", "\(outlet.copied)"),
                            ("was_copied", "\(outlet.wasCopied)"), ("independent_texts", "\(outlet.independentTexts)"),
                        ]))
            }
        }
        if levels.contains(.article) {
            for edge in network.edges {
                try sink.write(
                    self.edge(
                        "a\(edge.source)", "a\(edge.target)",
                        [
                            ("weight", weight(edge.similarity)), ("level", "article"), ("kind", edge.kind.rawValue),
                            ("confidence", weight(edge.confidence)),
                        ]))
            }
        }
        if levels.contains(.outlet) {
            for edge in network.outletEdges {
                try sink.write(
                    self.edge(
                        "o\(numbers[Array(edge.source.utf8)]!)", "o\(numbers[Array(edge.target.utf8)]!)",
                        [("weight", "\(edge.copies)"), ("level", "outlet"), ("kind", "copy")]))
            }
        }
        try sink.write("</graph>\n</graphml>\n")
    }

    private func node(_ id: String, _ values: [(name: String, value: String)]) -> String {
        "<node id=\"\(id)\">\(data("node", values))</node>\n"
    }

    private func edge(_ source: String, _ target: String, _ values: [(name: String, value: String)]) -> String {
        "<edge source=\"\(source)\" target=\"\(target)\">\(data("edge", values))</edge>\n"
    }

    private func data(_ owner: String, _ values: [(name: String, value: String)]) -> String {
        values.filter { !$0.value.isEmpty }
            .map { "<data key=\"\(owner)_\($0.name)\">\(XMLText.escaped($0.value))</data>" }.joined()
    }
}
