internal import Platform
internal import Kernels

/// Makes the tree of a page while the parser reads it.
final class PageTreeBuilder: HTMLHandler {
    private var tree = PageTree()
    /// The elements that are open, of every kind.
    private var open: [OpenElement] = []
    /// Index of the innermost element of the tree that is open.
    private var element = 0
    private var links = 0
    private var hidden = 0
    private var abouts = 0
    private var preformatted = 0
    private var times = 0
    private var heading = 0
    /// Where the block that is being written begins; nil between blocks.
    private var block: PageTree.Block?
    private var hasSpace = false
    private var isInTitle = false
    /// The script that is open holds linked data.
    private var linkedData: [UInt8]?
    private var attributes = PageAttributes()
    /// Scopes of microdata that are open: the property that each is the value of.
    private var scopes: [String] = []

    private struct OpenElement {
        var name: String
        /// Of the tree; nil for what stands within lines.
        var element: Int?
        var isLink = false
        var isHidden = false
        var isAbout = false
        /// What stands in lines around a block is not about the article: it holds it.
        var aboutsAround = 0
        var hasScope = false
        /// The property whose value is the text of the element, and where that begins.
        var property: (name: String, start: Int, isDate: Bool)?
    }

    init(capacity: Int) {
        tree.text.reserveCapacity(capacity / 4)
        // All of a page stands in one element, whether or not a tag says so.
        tree.elements = [PageTree.Element(name: "html", parent: -1, marks: [])]
    }

    var wantsAll: Bool { true }

    func attribute(_ name: String, _ value: Span<UInt8>) { attributes.take(name, value) }

    func raw(_ bytes: Span<UInt8>) {
        guard linkedData != nil else { return }
        linkedData?.append(0..<bytes.count, of: bytes)
    }

    // MARK: Elements

    func begin(_ name: String, isWritten: Bool) {
        // Paragraphs that no tag begins are none.
        guard isWritten else { return }
        let attributes = attributes
        self.attributes = PageAttributes()
        var opened = OpenElement(name: name)
        switch name {
        case "meta":
            takeMeta(attributes)
            return
        case "link":
            takeLink(attributes)
            return
        case "base":
            if tree.facts.base.isEmpty { tree.facts.base = attributes.href }
            return
        case "br", "hr":
            endBlock()
            return
        case "img", "input", "wbr", "area", "source", "track", "embed", "param", "col":
            if name == "img" || name == "input" { hasSpace = true }
            return
        case "title": isInTitle = tree.facts.title.isEmpty && hidden == 0
        case "script": linkedData = attributes.isLinkedData ? [] : nil
        case "html": tree.facts.language = attributes.language
        case "body" where tree.facts.language.isEmpty: tree.facts.language = attributes.language
        default: break
        }
        var marks = attributes.marks
        if Self.unshown.contains(name) || attributes.isHidden || marks.contains(.hidden) { opened.isHidden = true }
        // The whole page is not left out for what its body is called.
        if name == "body" || name == "html" { (marks, opened.isHidden) = ([], false) }
        if attributes.hasScope {
            scopes.append(attributes.property)
            opened.hasScope = true
        }
        let isBlock =
            name != "html" && HTMLElements.blocks.contains(name) || Self.cells.contains(name)
            || name.utf8.contains(0x2D)
        if isBlock {
            endBlock()
            if let mark = Self.marks[name] { marks.formUnion(mark) }
            switch attributes.role {
            case "main", "article": marks.insert(.content)
            case "navigation", "complementary", "banner", "contentinfo", "search", "menu", "dialog", "alert":
                marks.insert(.aside)
            default: break
            }
            if Self.isBody(attributes.property) { marks.formUnion([.body, .content]) }
            tree.elements.append(PageTree.Element(name: name, parent: element, marks: marks))
            element = tree.elements.count - 1
            tree.elements[element].blocks = tree.blocks.count..<tree.blocks.count
            opened.element = element
            opened.aboutsAround = abouts
            abouts = 0
            if name == "pre" { preformatted += 1 }
            if let rank = Self.rank(name) { heading = rank }
        } else {
            opened.isAbout = !marks.isDisjoint(with: [.about, .caption]) || attributes.isAuthor
            if opened.isAbout { abouts += 1 }
            if name == "a", !attributes.href.isEmpty {
                opened.isLink = true
                links += 1
            }
        }
        if name == "time" { times += 1 }
        takeProperty(of: name, attributes, marks, &opened)
        if opened.isHidden { hidden += 1 }
        open.append(opened)
    }

    func end(_ name: String, isWritten: Bool) {
        guard let opened = open.last, opened.name == name else { return }
        open.removeLast()
        if name == "title" { isInTitle = false }
        if name == "script", let data = linkedData {
            tree.facts.linkedData.append(data)
            linkedData = nil
        }
        if let property = opened.property {
            let text = tree.text[min(property.start, tree.text.count)...].prefix(2_000)
            tree.facts.add(
                property.name, String(decoding: text, as: UTF8.self), isDate: property.isDate, place: property.start)
        }
        if opened.hasScope { scopes.removeLast() }
        if opened.isHidden { hidden -= 1 }
        if opened.isLink { links -= 1 }
        if opened.isAbout { abouts -= 1 }
        if name == "time" { times -= 1 }
        guard let index = opened.element else { return }
        endBlock()
        abouts = opened.aboutsAround
        if name == "pre" { preformatted -= 1 }
        if Self.rank(name) != nil {
            heading = 0
            noteHeading(index)
        }
        tree.elements[index].end = tree.elements.count
        tree.elements[index].blocks = tree.elements[index].blocks.lowerBound..<tree.blocks.count
        element = tree.elements[index].parent
    }

    func finished() -> PageTree {
        while let last = open.last { end(last.name, isWritten: false) }
        endBlock()
        tree.elements[0].end = tree.elements.count
        tree.elements[0].blocks = 0..<tree.blocks.count
        return tree
    }

    /// Notes a heading with the elements around it.
    private func noteHeading(_ index: Int) {
        let blocks = tree.blocks[tree.elements[index].blocks.lowerBound...]
        let (mass, linkMass) = blocks.reduce((0, 0)) { ($0.0 + $1.mass, $0.1 + $1.linkMass) }
        guard mass > 0 else { return }
        let isLinked = linkMass * 5 >= mass * 4
        var parent = tree.elements[index].parent
        var steps = 0
        while parent >= 0, steps < 8 {
            tree.elements[parent].headings += 1
            if isLinked { tree.elements[parent].linkedHeadings += 1 }
            parent = tree.elements[parent].parent
            steps += 1
        }
    }

    // MARK: Text

    func text(_ bytes: Span<UInt8>) {
        if isInTitle {
            tree.facts.title += String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
            return
        }
        guard hidden == 0 else { return }
        if bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0, let meant = Windows1252.scalar(of: bytes[1]) {
            // A reference, which comes alone: its number is one of Windows-1252 (HTML, section 13.2.5.80).
            let character = Array(UTF8.encode(meant)!)
            text(character.span)
            return
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if ByteClass.isSpace(byte) {
                if preformatted > 0, byte == 0x0A { endBlock() }
                hasSpace = true
                index += 1
                continue
            }
            if block == nil { beginBlock() }
            if hasSpace, tree.text.count > block!.range.lowerBound { tree.text.append(0x20) }
            hasSpace = false
            let start = index
            var mass = 0
            while index < bytes.count, !ByteClass.isSpace(bytes[index]) {
                mass += Self.mass[Int(bytes[index])]
                index += 1
            }
            tree.text.append(start..<index, of: bytes)
            block!.mass += mass
            if links > 0 { block!.linkMass += mass }
            if abouts > 0 { block!.aboutMass += mass }
            if times > 0 { block!.hasTime = true }
        }
    }

    /// What the first byte of a character weighs.
    private static let mass: [Int] = (0..<256).map { byte in
        switch byte {
        case 0x80..<0xC0: 0
        case 0xE3...: 2
        default: 1
        }
    }

    private func beginBlock() {
        block = PageTree.Block(range: tree.text.count..<tree.text.count, element: element)
        block!.heading = heading
        hasSpace = false
    }

    private func endBlock() {
        hasSpace = false
        guard var ended = block else { return }
        block = nil
        ended.range = ended.range.lowerBound..<tree.text.count
        tree.text.append(0x0A)
        tree.blocks.append(ended)
    }

    // MARK: What a page says of itself

    private func takeMeta(_ attributes: PageAttributes) {
        guard !attributes.content.isEmpty else { return }
        for key in [attributes.name, attributes.rdfa] where !key.isEmpty {
            tree.facts.addMeta(key, attributes.content)
        }
        if !attributes.property.isEmpty { addProperty(attributes.property, attributes.content, isDate: false) }
        if attributes.equivalent == "content-language" { tree.facts.addMeta("content-language", attributes.content) }
    }

    private func takeLink(_ attributes: PageAttributes) {
        if attributes.rel.contains("canonical") { tree.facts.addMeta("canonical", attributes.href) }
        if !attributes.property.isEmpty, !attributes.href.isEmpty {
            addProperty(attributes.property, attributes.href, isDate: false)
        }
    }

    /// Microdata, RDFa, and elements whose names say that they hold the date.
    private func takeProperty(
        of name: String, _ attributes: PageAttributes, _ marks: PageMarks, _ opened: inout OpenElement
    ) {
        let isDate = name == "time" || marks.contains(.date)
        let property = attributes.property
        if !attributes.dateTime.isEmpty {
            let label = property.isEmpty ? (marks.contains(.date) ? "published" : "time") : property
            addProperty(label, attributes.dateTime, isDate: true)
        } else if !property.isEmpty, !attributes.content.isEmpty {
            addProperty(property, attributes.content, isDate: false)
        } else if !property.isEmpty, !opened.hasScope, !Self.isBody(property) {
            let path = (scopes.filter { !$0.isEmpty } + [property]).joined(separator: ".")
            opened.property = (path, start, isDate)
        } else if isDate, name != "abbr" || attributes.title.isEmpty {
            opened.property = (attributes.saysUpdated ? "updated" : "date", start, true)
        }
        if name == "abbr", isDate, !attributes.title.isEmpty {
            addProperty("published", attributes.title, isDate: true)
        }
    }

    /// Where the text of an element that begins here will begin.
    private var start: Int { tree.text.count }

    private func addProperty(_ name: String, _ value: String, isDate: Bool) {
        tree.facts.add(
            (scopes.filter { !$0.isEmpty } + [name]).joined(separator: "."), value, isDate: isDate, place: start)
    }

    private static func isBody(_ property: String) -> Bool { property == "articlebody" }

    private static func rank(_ name: String) -> Int? {
        guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), let digit = name.utf8.last,
            0x31...0x36 ~= digit
        else { return nil }
        return Int(digit - 0x30)
    }

    private static let cells: Set<String> = ["td", "th"]
    private static let marks: [String: PageMarks] = [
        "article": .content, "main": .content, "aside": .aside, "figcaption": .caption, "figure": .caption,
        "footer": .aside,
        "nav": .aside, "menu": .aside, "address": .about, "form": .aside, "dialog": .aside,
    ]
    /// What is in them is no part of an article, whatever it is.
    private static let unshown = HTMLElements.unshown.union([
        "noscript", "amp-ad", "amp-embed", "amp-sidebar", "amp-analytics", "amp-social-share", "amp-consent",
        "amp-user-notification", "amp-lightbox", "amp-sticky-ad", "amp-auto-ads", "amp-animation", "amp-state",
        "object", "map", "label",
    ]).subtracting(["nav", "head"])
}
