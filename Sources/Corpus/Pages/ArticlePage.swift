/// The article of a page of the web: what a record of it would hold.
package struct ArticlePage: Sendable {
    package private(set) var text: [UInt8] = []
    /// Empty where the page has none; so are all that follow.
    package private(set) var title = ""
    /// A date as the page has it, which the date reader reads where one of the page's can be.
    package private(set) var published = ""
    package private(set) var url = ""
    package private(set) var site = ""
    package private(set) var language = ""

    /// More text of linked data than this is an article, rather than what its text begins with.
    private static let leastBody = 200

    /// - Parameters:
    ///   - page: valid UTF-8.
    ///   - address: where it was fetched; empty where that is not known.
    /// - Complexity: O(n) in the bytes.
    package init(_ page: Span<UInt8>, address: String = "", dates: DateReader) {
        guard let tree = PageTree(page) else {
            readPlainly(page)
            url = address
            return
        }
        let facts = tree.facts
        url = facts.url(nil, fetchedAt: address) ?? ""
        let data = LinkedData(facts.linkedData, address: url)
        url = facts.url(data, fetchedAt: address) ?? address
        site = facts.site(data)
        language = facts.language(data)
        func line(_ block: PageTree.Block) -> String { String(decoding: tree.text[block.range], as: UTF8.self) }
        title = facts.title(
            data, headings: tree.blocks.filter { $0.heading == 1 }.map(line), lines: tree.blocks.prefix(60).map(line),
            site: site)
        let words = title.isEmpty ? nil : Self.words(title)
        let main = MainText(tree, title: words)
        text = main.text
        let start = tree.blocks.first { $0.heading == 1 }?.range.lowerBound ?? 0
        published = facts.published(data, url: url.isEmpty ? address : url, from: start, dates: dates)
        if dates.date(published) == nil, let line = Self.dateLine(in: tree, title: words, dates) { published = line }
        takeBody(data, shown: main.mass)
        if text.isEmpty { readPlainly(page) }
    }

    /// The date in one of the short lines between the title and the first paragraph; nil where none has one.
    private static func dateLine(in tree: PageTree, title: LineWords?, _ dates: DateReader) -> String? {
        let heading = tree.blocks.firstIndex { block in
            block.heading == 1 || title.map { LineWords(tree.text.span, in: block.range).hash == $0.hash } ?? false
        }
        guard let heading else { return nil }
        for block in tree.blocks[(heading + 1)...].prefix(8) {
            if block.mass >= 100 || block.mass >= 40 && tree.endsSentence(block) { return nil }
            let line = String(decoding: tree.text[block.range], as: UTF8.self)
            // A sentence tells of another day.
            guard line.utf8.count <= 120, !tree.endsSentence(block) || dates.date(line) != nil else { continue }
            if let date = PageFacts.dateIn(line, dates) { return date }
        }
        return nil
    }

    /// Takes the text of linked data where the page shows less, or something else.
    private mutating func takeBody(_ data: LinkedData, shown mass: Int) {
        let body = Array(data.text.utf8)
        guard body.count >= Self.leastBody || mass == 0 && !body.isEmpty else { return }
        let published = PublishedText(body.span, naming: .none)
        let plain = published.plain ?? body
        guard plain.count >= Self.leastBody || mass == 0, !Self.isCut(plain) else { return }
        let (shared, ofBody, ofText) = Self.sharedWords(plain, text)
        // The page shows all of it, in paragraphs, and little more.
        if shared * 10 >= ofBody * 9, ofText * 4 <= ofBody * 5 { return }
        // A part of what the page shows.
        if shared * 10 >= ofBody * 9, ofText >= 2 * ofBody { return }
        if plain.count * 2 < text.count { return }
        text = plain
    }

    /// Whether a text ends in the mark of a cut.
    private static func isCut(_ text: [UInt8]) -> Bool {
        let end = text.reversed().drop { ByteClass.isSpace($0) }
        return end.starts(with: Array("…".utf8).reversed()) || end.starts(with: Array("...".utf8))
    }

    /// How many words two texts have in common, and how many each has; a word counts as often as it comes.
    private static func sharedWords(_ a: [UInt8], _ b: [UInt8]) -> (shared: Int, ofA: Int, ofB: Int) {
        func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] { text.split { ByteClass.isSpace($0) } }
        var counts: [ArraySlice<UInt8>: Int] = [:]
        let (ofA, ofB) = (words(a), words(b))
        for word in ofB { counts[word, default: 0] += 1 }
        var shared = 0
        for word in ofA {
            guard let count = counts[word], count > 0 else { continue }
            counts[word] = count - 1
            shared += 1
        }
        return (shared, ofA.count, ofB.count)
    }

    private static func words(_ title: String) -> LineWords {
        let bytes = Array(title.utf8)
        return LineWords(bytes.span, in: 0..<bytes.count)
    }

    /// Takes all text of a page that no article is found in.
    private mutating func readPlainly(_ page: Span<UInt8>) {
        let read = PublishedText(page, naming: title.isEmpty ? .title : .none)
        text = read.plain ?? page.indices.map { page[$0] }
        while let last = text.last, ByteClass.isSpace(last) { text.removeLast() }
        if title.isEmpty, let name = read.title { title = String(decoding: name, as: UTF8.self) }
    }
}
