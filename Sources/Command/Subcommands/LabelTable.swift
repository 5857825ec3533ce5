import Corpus

/// The story and the duplicate group of each article, by id.
struct LabelTable {
    let ids: [String]
    /// nil where an article has no label.
    let stories: [String?]
    let groups: [String?]

    init(ids: [String], stories: [String?], groups: [String?]) {
        self.ids = ids
        self.stories = stories
        self.groups = groups
    }

    /// The gold labels that the records of a corpus carry.
    init(_ corpus: Corpus) {
        ids = (0..<corpus.count).map(corpus.id)
        stories = (0..<corpus.count).map(corpus.storyLabel)
        groups = (0..<corpus.count).map(corpus.groupLabel)
    }

    /// Reads a file of labels by the reader of articles, which needs a text: the id serves as one.
    init(file: String, groupField: String) throws {
        var options = ReadingOptions()
        options.fields[.text] = ["id"]
        options.fields[.duplicateGroup] = [groupField]
        do {
            self.init(Corpus(try CorpusReader(options).read([file]).batches))
        } catch var error as CorpusError where error.code == .badInput {
            error.remedy = "a file of labels has the fields id, story and \(groupField)"
            throw error
        }
    }

    /// Where the articles stand, by the bytes of their ids: as strings, ids that spell "é" in two ways are equal.
    var positions: [[UInt8]: Int] {
        Dictionary(uniqueKeysWithValues: ids.enumerated().map { (Array($1.utf8), $0) })
    }

    /// The same articles with the labels of a file where it has the id.
    func replacingLabels(with file: LabelTable) -> LabelTable {
        let position = file.positions
        func merged(_ own: [String?], _ labels: [String?]) -> [String?] {
            ids.indices.map { index in position[Array(ids[index].utf8)].flatMap { labels[$0] } ?? own[index] }
        }
        return LabelTable(ids: ids, stories: merged(stories, file.stories), groups: merged(groups, file.groups))
    }
}
