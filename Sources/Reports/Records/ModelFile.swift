package import Corpus
package import Stories

/// The weights of a confidence model as a CSV file: name and weight.
package enum ModelFile {
    package static func write(_ model: ConfidenceModel, to sink: OutputSink) throws(CorpusError) {
        try sink.write("name,weight\n")
        for (name, weight) in model.weights { try sink.write("\(name),\(weight)\n") }
    }

    /// Reads a file by the reader of articles: the name serves as the id, the weight as the text.
    ///
    /// - Throws: when a name is missing or unknown, or a weight is no finite number.
    package static func read(_ path: String) throws -> ConfidenceModel {
        func bad(_ problem: String) -> CorpusError {
            CorpusError(
                .badInput, at: .init(path: path), problem,
                remedy: "a model has the fields name and weight, and a row each for "
                    + ConfidenceModel.names.joined(separator: ", ") + "; storyfold train writes one")
        }
        var options = ReadingOptions()
        options.format = .csv
        options.fields[.id] = ["name"]
        options.fields[.text] = ["weight"]
        let corpus: Corpus
        do {
            corpus = Corpus(try CorpusReader(options).read([path]).batches)
        } catch let error as CorpusError where error.code == .badInput { throw bad(error.problem) }
        var weights: [String: Double] = [:]
        for row in 0..<corpus.count {
            let text = String(decoding: try corpus.text(row), as: UTF8.self)
            guard let weight = Double(text), weight.isFinite else {
                throw bad("the weight of \(corpus.id(row)) is \"\(text)\", which is no number")
            }
            weights[corpus.id(row)] = weight
        }
        for name in weights.keys.sorted() where !ConfidenceModel.names.contains(name) {
            throw bad("there is no feature \"\(name)\"")
        }
        return ConfidenceModel(
            try ConfidenceModel.names.map { name in
                guard let weight = weights[name] else { throw bad("there is no weight for \(name)") }
                return weight
            })
    }
}
