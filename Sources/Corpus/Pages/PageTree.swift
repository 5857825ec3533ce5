internal import Platform

/// A page as its article is looked for in it: the elements that part it, and its text in blocks.
///
/// Elements and blocks stand in the order of the page, so what is below an element are two ranges.
struct PageTree {
    /// An element that begins and ends lines, or one of a page's own making.
    struct Element {
        var name: String
        /// Index of the element around it; -1 for the outermost, which holds all others.
        var parent: Int
        var marks: PageMarks
        /// Behind the last element in it, and the blocks in it.
        var end = 0
        var blocks = 0..<0
        /// Whether headings in it are links to other pages, as those of a list of other articles are.
        var linkedHeadings = 0
        var headings = 0
    }

    /// A run of text that no line break parts.
    struct Block {
        /// In the text of the tree.
        var range: Range<Int>
        /// The innermost element around it.
        var element: Int
        /// Letters, digits and signs; a character of a script without spaces counts twice.
        var mass = 0
        /// Of them in links, and in inline elements that tell of the article rather than belong to it.
        var linkMass = 0
        var aboutMass = 0
        /// 1...6 in a heading, 0 elsewhere.
        var heading = 0
        var hasTime = false
    }

    var elements: [Element] = []
    var blocks: [Block] = []
    var text: [UInt8] = []
    var facts = PageFacts()

    /// The tree of a page; nil where it cannot be read by the parser, for its depth or for what its tags are.
    ///
    /// - Complexity: O(n) in the bytes.
    init?(_ page: Span<UInt8>) {
        let scan = HTMLScan(page, ofWholePage: true)
        guard scan.isClosed else { return nil }
        let builder = PageTreeBuilder(capacity: page.count)
        let isRead =
            if let prepared = scan.prepared(page) {
                HTMLParser.read(prepared.span, telling: builder)
            } else {
                HTMLParser.read(page, telling: builder)
            }
        guard isRead else { return nil }
        self = builder.finished()
    }

    init() {}

    /// Whether an element is in another, or is it.
    func isElement(_ inner: Int, in outer: Int) -> Bool { outer <= inner && inner < elements[outer].end }

    /// Whether a block ends as a sentence does.
    func endsSentence(_ block: Block) -> Bool { Furniture.endsSentence(block.range, of: text.span) }
}
