/// The article among the text of a page.
///
/// A block is judged by its length, by how much of it is links and by its neighbours (Kohlschütter, Fankhauser and Nejdl,
/// Boilerplate Detection using Shallow Text Features, WSDM 2010, section 3). The article is the element whose blocks are
/// worth the most together (Pasternack and Roth, Extracting Article Text from the Web with Maximum Subsequence
/// Segmentation, WWW 2009, over the tree of elements rather than a sequence, as Sun, Song and Liao, DOM Based Content
/// Extraction via Text Density, SIGIR 2011, sum densities along it). What a page says of its parts, by elements, microdata
/// and names, comes first where it does not contradict that.
struct MainText {
    private let tree: PageTree
    /// By element: whether it is left out.
    private var isAside: [Bool]
    /// By block: what it is.
    private var kinds: [Kind]
    /// By element and by block.
    private var worth: [Int]
    private var good: [Int]

    /// What a block is by itself.
    enum Kind {
        /// Text of an article.
        case good
        /// Too short to tell, or cut as what leads to another article is.
        case short
        /// A sentence that is mostly links.
        case linked
        /// Of links, or beside the article.
        case bad
    }

    /// The element that is the article; nil for a page without text.
    private(set) var article: Int?
    /// The blocks of the article, in order.
    private(set) var blocks: [Int] = []

    /// Letters from which on a block is a paragraph, with or without the end of a sentence.
    private static let longText = 100
    private static let sentence = 40
    /// Less in paragraphs than this may be a notice beside the article.
    private static let fewLetters = 250

    /// - Parameters:
    ///   - title: the words of the title, which is not repeated in the text.
    init(_ tree: PageTree, title: LineWords?) {
        self.tree = tree
        isAside = []
        kinds = []
        worth = []
        good = []
        guard !tree.blocks.isEmpty else { return }
        for heeds in [true, false] {
            judge(heedingNames: heeds, title: title)
            guard let best = best().map({ withSentencesBeside($0) }) else { continue }
            article = best
            blocks = articleBlocks(of: best, title: title)
            blocks = lead(above: best, title: title) + blocks
            if mass >= Self.sentence || !heeds { break }
        }
    }

    /// Letters of the article.
    var mass: Int { blocks.reduce(0) { $0 + tree.blocks[$1].mass } }

    /// The text: a line for each block.
    var text: [UInt8] {
        var text: [UInt8] = []
        for block in blocks {
            if !text.isEmpty { text.append(0x0A) }
            text += tree.text[tree.blocks[block].range]
        }
        return text
    }

    // MARK: Blocks

    private mutating func judge(heedingNames: Bool, title: LineWords?) {
        kinds = tree.blocks.map { kind(of: $0) }
        markAside(heedingNames: heedingNames, title: title)
        var aside = [Bool](repeating: false, count: tree.elements.count)
        for index in tree.elements.indices {
            let parent = tree.elements[index].parent
            aside[index] = isAside[index] || parent >= 0 && aside[parent]
        }
        (worth, good) = (
            [Int](repeating: 0, count: tree.elements.count), [Int](repeating: 0, count: tree.elements.count)
        )
        for (index, block) in tree.blocks.enumerated() {
            if aside[block.element] { kinds[index] = .bad }
            switch kinds[index] {
            case .good:
                worth[block.element] += block.mass - block.linkMass
                good[block.element] += block.mass - block.linkMass
            case .short: worth[block.element] -= 5
            case .linked: worth[block.element] -= 20
            case .bad: worth[block.element] -= aside[block.element] ? 10 : 20 + min(block.linkMass, 100) / 4
            }
        }
        for index in tree.elements.indices.reversed() where tree.elements[index].parent >= 0 {
            worth[tree.elements[index].parent] += worth[index]
            good[tree.elements[index].parent] += good[index]
        }
        isAside = aside
    }

    private func kind(of block: PageTree.Block) -> Kind {
        if block.linkMass * 2 > block.mass {
            return block.mass >= Self.longText && block.linkMass + 15 <= block.mass && tree.endsSentence(block)
                ? .linked : .bad
        }
        if block.aboutMass * 5 > block.mass * 3 { return .bad }
        guard block.linkMass * 3 <= block.mass, block.heading == 0 else { return .short }
        if endsInEllipsis(block) { return .short }
        if block.mass >= Self.longText { return .good }
        return block.mass >= Self.sentence && tree.endsSentence(block) ? .good : .short
    }

    private func endsInEllipsis(_ block: PageTree.Block) -> Bool {
        let end = tree.text[block.range].suffix(5)
        return [Array("…".utf8), Array("...".utf8), Array("…]".utf8), Array("...]".utf8)].contains {
            end.suffix($0.count).elementsEqual($0)
        }
    }

    // MARK: What is left out

    private mutating func markAside(heedingNames: Bool, title: LineWords?) {
        isAside = tree.elements.map { _ in false }
        guard heedingNames else { return }
        // Letters of paragraphs below each element, and whether it holds the title or what says that it is the article.
        var mass = [Int](repeating: 0, count: tree.elements.count)
        var holds = [Bool](repeating: false, count: tree.elements.count)
        for (index, block) in tree.blocks.enumerated() {
            if kinds[index] == .good { mass[block.element] += block.mass }
            if block.heading == 1, let title, LineWords(tree.text.span, in: block.range).hash == title.hash {
                holds[block.element] = true
            }
        }
        for index in tree.elements.indices where tree.elements[index].marks.contains(.body) { holds[index] = true }
        for index in tree.elements.indices.reversed() where tree.elements[index].parent >= 0 {
            mass[tree.elements[index].parent] += mass[index]
            if holds[index] { holds[tree.elements[index].parent] = true }
        }
        let whole = mass.first ?? 0
        for (index, element) in tree.elements.enumerated() {
            let marks = element.marks
            if holds[index] { continue }
            if marks.contains(.comments) { isAside[index] = true }
            if marks.contains(.aside), !marks.contains(.body), !marks.contains(.content) || element.name == "aside" {
                isAside[index] = isAside[index] || mass[index] * 2 <= whole || element.name == "footer"
            }
            if marks.contains(.caption), mass[index] * 4 <= whole { isAside[index] = true }
            if marks.contains(.about), !marks.contains(.lead), mass[index] <= 300 || mass[index] * 10 <= whole {
                isAside[index] = isAside[index] || letters(in: index) <= 400
            }
            // Cards of other articles: all of their headings lead elsewhere.
            if element.linkedHeadings > 0, element.linkedHeadings == element.headings,
                isCard(element, mass[index], of: whole)
            {
                isAside[index] = true
            }
        }
    }

    private func unlinked(in element: Int) -> Int {
        tree.elements[element].blocks.reduce(0) {
            $0 + (kinds[$1] == .bad ? 0 : tree.blocks[$1].mass - tree.blocks[$1].linkMass)
        }
    }

    private func letters(in element: Int) -> Int {
        tree.elements[element].blocks.reduce(0) { $0 + tree.blocks[$1].mass }
    }

    private func isCard(_ element: PageTree.Element, _ mass: Int, of whole: Int) -> Bool {
        guard element.name != "body", element.name != "html", element.name != "main" else { return false }
        return element.linkedHeadings > 1 || mass <= 600 && mass * 2 <= whole
    }

    // MARK: The element

    /// The element whose blocks are worth the most; of equals the innermost.
    private func best() -> Int? {
        guard let dense = densest(in: 0..<tree.elements.count) else { return nil }
        let most = good[dense]
        func largest(_ isWanted: (PageTree.Element) -> Bool) -> Int? {
            tree.elements.indices.filter { isWanted(tree.elements[$0]) && !isAside[$0] }.max { good[$0] < good[$1] }
        }
        // A list of dates or results has no paragraphs.
        if most < Self.fewLetters {
            for mark in [PageMarks.body, .content] {
                let named = tree.elements.indices.filter { tree.elements[$0].marks.contains(mark) && !isAside[$0] }
                if let list = named.max(by: { unlinked(in: $0) < unlinked(in: $1) }), unlinked(in: list) > 2 * most {
                    return list
                }
            }
        }
        // What the page says of itself counts where it holds the greater part of the text.
        if let body = largest({ $0.marks.contains(.body) }), good[body] * 5 >= most * 3 { return inner(body) }
        if let article = largest({ $0.name == "article" }), good[article] * 5 >= most * 3 { return inner(article) }
        return dense
    }

    /// The element within another that holds all that is worth something there.
    private func inner(_ element: Int) -> Int {
        guard let dense = densest(in: element..<tree.elements[element].end), good[dense] == good[element] else {
            return element
        }
        return dense
    }

    private func densest(in range: Range<Int>) -> Int? {
        range.filter { !isAside[$0] && good[$0] > 0 }.max { worth[$0] < worth[$1] || worth[$0] == worth[$1] && $0 > $1 }
    }

    /// The element around a single paragraph where sentences stand beside that: too short to be worth anything, they are as
    /// much of the article as it is.
    private func withSentencesBeside(_ element: Int) -> Int {
        let parent = tree.elements[element].parent
        guard tree.elements[element].name == "p", parent >= 0 else { return element }
        let hasSentence = tree.elements[parent].blocks.contains { index in
            let block = tree.blocks[index]
            return kinds[index] == .short && block.heading == 0 && !block.hasTime && block.linkMass == 0
                && isParagraph(index) && tree.elements[block.element].parent == parent
                && (tree.endsSentence(block) || block.mass >= Self.sentence)
        }
        return hasSentence ? parent : element
    }

    // MARK: Its blocks

    /// The introduction that stands between the title and the article's element: in paragraphs beside the heading, or in an
    /// element that is called so.
    private func lead(above element: Int, title: LineWords?) -> [Int] {
        let above = 0..<tree.elements[element].blocks.lowerBound
        let heading = above.last { index in
            let block = tree.blocks[index]
            return block.heading == 1
                || title.map { LineWords(tree.text.span, in: block.range).hash == $0.hash } ?? false
        }
        guard let heading else { return [] }
        let header = tree.elements[tree.blocks[heading].element].parent
        return above[(heading + 1)...].filter { index in
            let block = tree.blocks[index]
            switch kinds[index] {
            case .good:
                let own = tree.elements[block.element]
                return has(.lead, around: index)
                    || own.name == "p" && own.parent == header
                        && own.marks.isDisjoint(with: [.caption, .about, .aside])
            case .short: return has(.lead, around: index) && block.heading == 0 && !block.hasTime && block.mass >= 20
            case .linked, .bad: return false
            }
        }
    }

    private func articleBlocks(of element: Int, title: LineWords?) -> [Int] {
        let all = Array(tree.elements[element].blocks)
        guard let first = all.first(where: { kinds[$0] == .good }), let last = all.last(where: { kinds[$0] == .good })
        else { return all.filter { kinds[$0] != .bad } }
        var kept: [Int] = []
        for index in all {
            switch kinds[index] {
            case .good: kept.append(index)
            case .bad: break
            case .linked:
                if first < index && index < last || isBeside(index, first) || isBeside(index, last) {
                    kept.append(index)
                }
            case .short: if keepsShort(index, first: first, last: last, in: all, title: title) { kept.append(index) }
            }
        }
        return withoutEmptyHeadings(kept)
    }

    /// Whether a short block belongs to the article by where it stands.
    private func keepsShort(_ index: Int, first: Int, last: Int, in all: [Int], title: LineWords?) -> Bool {
        let block = tree.blocks[index]
        let isSentence = block.mass >= Self.longText && tree.endsSentence(block)
        guard block.linkMass * 3 <= block.mass || isSentence else { return false }
        if index < first {
            if let title, LineWords(tree.text.span, in: block.range).hash == title.hash { return false }
            let isLead = has(.lead, around: index) && block.mass >= 20
            return !block.hasTime && block.heading == 0
                && (isLead || tree.endsSentence(block) && block.mass >= 15 && isParagraph(index))
        }
        if index > last {
            return !block.hasTime && block.heading == 0 && isBeside(index, last)
        }
        if block.heading > 0 { return true }
        if block.hasTime { return false }
        return tree.endsSentence(block) || block.mass >= Self.sentence || isBeside(index, first)
            || isBeside(index, last)
            || ["li", "td", "th", "dd", "dt", "blockquote"].contains(tree.elements[block.element].name)
    }

    /// Whether an element around a block, or its own, is marked so.
    private func has(_ mark: PageMarks, around block: Int) -> Bool {
        var element = tree.blocks[block].element
        var steps = 0
        while element >= 0, steps < 3 {
            if tree.elements[element].marks.contains(mark) { return true }
            element = tree.elements[element].parent
            steps += 1
        }
        return false
    }

    private func isParagraph(_ block: Int) -> Bool { tree.elements[tree.blocks[block].element].name == "p" }

    /// Whether two blocks stand in one element, or in elements that do.
    private func isBeside(_ a: Int, _ b: Int) -> Bool {
        let (a, b) = (tree.blocks[a].element, tree.blocks[b].element)
        return a == b
            || tree.elements[a].parent == tree.elements[b].parent && tree.elements[a].name == tree.elements[b].name
    }

    /// The blocks without headings that nothing of the article stands under.
    private func withoutEmptyHeadings(_ kept: [Int]) -> [Int] {
        var result: [Int] = []
        for index in kept.reversed() {
            let rank = tree.blocks[index].heading
            if rank > 0 {
                guard let below = result.last, tree.blocks[below].heading == 0 || tree.blocks[below].heading > rank
                else { continue }
            }
            result.append(index)
        }
        return result.reversed()
    }
}
