import Corpus
import Foundation
import Kernels
import Storyfold

/// The pages of a report, filled story by story.
struct Site {
    /// Up to this many bytes of stories everything is one page.
    private static let onePageBytes = 3_000_000
    /// Of several pages the stories' are parted at about so many; one section may be larger.
    private static let pageBytes = 1_000_000
    /// Of several pages, the stories listed on the front page and on those behind it, at most.
    private static let (mostOnFront, mostInList) = (500, 5_000)
    /// Bytes of what the filter of the front page knows of the stories listed elsewhere.
    private static let indexBytes = 3_500_000

    private static let outletsFile = "outlets.html"

    private enum Target {
        /// One page, however large; nil is standard output.
        case stream(String?)
        case files(OutputSet, path: String, front: String, pages: ListedFolder, folder: String)
    }

    private let target: Target
    /// What made the pages, and with which options: nothing that differs between two runs with one result.
    private let maker: String
    private let zone: ShownZone
    /// Sections that wait for their page.
    private var waiting: [StorySection] = []
    private var waitingBytes = 0
    private var isSplit = false
    /// The number of pages written, and per story that of its page.
    private var pages = 0
    private var pageOfStory: [Int] = []
    private var largest = 0

    /// - Parameters:
    ///   - path: of the front page; nil for standard output.
    ///   - outputs: gets the files; it is for the caller to commit.
    ///   - replacesAll: whether pages in the folder are replaced, whoever wrote them.
    ///   - settings: those that the stories were made with.
    ///   - zone: that of the times.
    init(
        path: String?, of outputs: OutputSet, replacesAll: Bool, settings: [RunSetting], zone: ShownZone
    ) throws(CorpusError) {
        self.zone = zone
        maker = (["Storyfold \(Release.version)"] + settings.filter { !$0.isDefault }.map(\.text)).joined(
            separator: " · ")
        guard let path, case .file(let above, let name) = try OutputSet.place(ofFile: path) else {
            target = .stream(path)
            return
        }
        let folder = Self.folder(ofFront: name)
        let pages = try outputs.folder(
            at: above == "/" ? "/\(folder)" : "\(above)/\(folder)", replacesAll: replacesAll, goesWhenEmpty: true)
        target = .files(outputs, path: path, front: name, pages: pages, folder: folder)
    }

    /// The name of the folder of pages beside a front page.
    static func folder(ofFront name: String) -> String {
        "\(name.hasEnding(".html") ? String(name.utf8.dropLast(5))! : name)-pages"
    }

    /// Adds a story, as the sections of it that stay together.
    mutating func add(_ sections: [StorySection]) throws(CorpusError) {
        pageOfStory.append(0)
        waiting += sections
        waitingBytes += sections.reduce(0) { $0 + $1.content.utf8.count }
        guard case .files = target else { return }
        if waitingBytes > Self.onePageBytes { isSplit = true }
        while isSplit, waitingBytes > Self.pageBytes, waiting.count > 1 { try writePage() }
    }

    /// Writes a page with the sections that wait, as many as fit, one at least.
    private mutating func writePage() throws(CorpusError) {
        var (count, bytes) = (0, 0)
        while count < waiting.count, count == 0 || bytes + waiting[count].content.utf8.count <= Self.pageBytes {
            bytes += waiting[count].content.utf8.count
            count += 1
        }
        pages += 1
        for section in waiting[..<count] where section.canonical == nil { pageOfStory[section.story - 1] = pages }
        let isLast = count == waiting.count
        try write(
            "\(pages).html",
            [
                "title": "Stories, page \(pages)", "home": home, "isFurther": true,
                "sections": text(of: waiting[..<count]),
                "previous": pages > 1 ? "\(pages - 1).html" : "", "hasPrevious": pages > 1,
                "next": "\(pages + 1).html", "hasNext": !isLast,
            ])
        waiting.removeFirst(count)
        waitingBytes -= bytes
    }

    /// The sections of a page, each with the way to the stories around its own.
    private func text(of sections: ArraySlice<StorySection>) -> String {
        let last = waiting.last?.story ?? 0
        let following = sections.endIndex < waiting.endIndex ? waiting[sections.endIndex] : nil
        return sections.map { section in
            let (previous, next) = (section.story - 1, section.story + 1)
            return section.text(
                previous: previous > 0 ? address(of: previous, following: following) : nil,
                next: next <= last ? address(of: next, following: following) : nil,
                address: { address(of: $0, following: following) })
        }.joined()
    }

    /// The address of a story from a page of stories that is being written.
    ///
    /// - Parameter following: the section that the next page begins with.
    private func address(of story: Int, following: StorySection?) -> String {
        // One that is still to come, or that a result names and does not have, is on no page.
        let page = pageOfStory.indices.contains(story - 1) ? pageOfStory[story - 1] : 0
        guard isSplit, page != pages else { return "#s\(story)" }
        if page > 0 { return "\(page).html#s\(story)" }
        // Behind a story of several pages its own is not known yet; the front page finds it.
        return following?.story == story ? "\(pages + 1).html#s\(story)" : "\(home)#s\(story)"
    }

    /// Writes what waits, the list of the stories and the front page.
    mutating func finish(
        _ summaries: [StorySummary], _ book: OutletBook, threads: Int
    ) throws(CorpusError) -> (pages: Int, largest: Int) {
        while isSplit, !waiting.isEmpty { try writePage() }
        let outlets = OutletPages(book, home: isSplit ? home : "") { [pageOfStory] story in
            pageOfStory[story - 1] == 0 ? "" : "\(pageOfStory[story - 1]).html"
        }
        if isSplit, let outlets {
            try write(
                Self.outletsFile, ["title": "Outlets", "home": home, "isFurther": true, "sections": outlets.sections])
        }
        let (pageOfStory, pagesFolder) = (self.pageOfStory, pagesFolder)
        @Sendable func page(of story: StorySummary) -> Int { pageOfStory[story.number - 1] }
        // The front page's links lead into the folder, those of the lists behind it stay in it.
        let front = FrontPage(summaries) { page(of: $0) == 0 ? "" : "\(pagesFolder)\(page(of: $0)).html" }
        let further = FrontPage(summaries) { "\(page(of: $0)).html" }
        let onFront = isSplit ? min(summaries.count, Self.mostOnFront) : summaries.count
        var lists = [0..<onFront]
        while let last = lists.last, last.upperBound < summaries.count {
            lists.append(last.upperBound..<min(summaries.count, last.upperBound + Self.mostInList))
        }
        for (index, range) in lists.enumerated() {
            let page = index == 0 ? front : further
            let list: [String: Any] = [
                "rows": rows(of: page, range, threads: threads), "isPart": lists.count > 1,
                "hasFilter": index == 0 && summaries.count > 1, "count": Decimals.grouped(summaries.count),
                "sources": front.sourceOptions, "hasDays": front.hasDays, "hasIndex": lists.count > 1 && index == 0,
                "hasPages": isSplit && index == 0, "pages": firstStories, "stories": summaries.count,
                "index": lists.count > 1 && index == 0 ? filterIndex(of: front, behind: onFront) : "",
                "hasPrevious": index > 0, "previous": index == 1 ? "\(home)#list" : "stories-\(index).html",
                "hasNext": index < lists.count - 1, "next": "\(index == 0 ? pagesFolder : "")stories-\(index + 2).html",
                "from": Decimals.grouped(range.lowerBound + 1), "to": Decimals.grouped(range.upperBound),
                "all": Decimals.grouped(summaries.count),
            ]
            let name = "Stories \(Decimals.grouped(range.lowerBound + 1)) to \(Decimals.grouped(range.upperBound))"
            var values: [String: Any] = [
                "title": index == 0 ? front.title : name, "home": index == 0 ? "" : home,
                "list": Templates.render(.list, list), "isFurther": index > 0,
            ]
            if index == 0 {
                values["counts"] = " · \(front.title)"
                var page = front.front
                if let outlets {
                    page["outlets"] = (isSplit ? pagesFolder + Self.outletsFile : "") + "#outlets"
                    page["invitation"] = outlets.invitation
                }
                values["front"] = Templates.render(.front, page)
                values["sections"] = text(of: waiting[...]) + (isSplit ? "" : outlets?.sections ?? "")
                try writeFront(values)
            } else {
                try write("stories-\(index + 1).html", values)
            }
        }
        return (pages + lists.count + (isSplit && outlets != nil ? 1 : 0), largest)
    }

    /// The first story that begins on each page, so that the front page leads to the page of any.
    private var firstStories: String {
        var firsts: [Int] = []
        for (index, page) in pageOfStory.enumerated() where page > firsts.count {
            firsts += Array(repeating: index + 1, count: page - firsts.count)
        }
        return firsts.map(String.init).joined(separator: " ")
    }

    private func rows(of page: FrontPage, _ range: Range<Int>, threads: Int) -> String {
        let block = 256
        return parallelMap(count: (range.count + block - 1) / block, threads: threads) { index in
            let start = range.lowerBound + index * block
            return (start..<min(range.upperBound, start + block)).map { Templates.render(.row, page.row($0)) }.joined()
        }.joined()
    }

    /// What the filter of the front page knows of the stories that are listed on other pages, as far as there is room.
    private func filterIndex(of front: FrontPage, behind first: Int) -> String {
        var json = "["
        for story in first..<front.summaries.count {
            let entry = front.entry(story)
            guard json.utf8.count + entry.utf8.count < Self.indexBytes else { break }
            json += (story > first ? ",\n" : "\n") + entry
        }
        return json + "]"
    }

    // MARK: Files

    /// The address of the front page from a page in the folder.
    private var home: String {
        guard case .files(_, _, let front, _, _) = target else { return "" }
        return "../" + Self.address(front)
    }

    /// The address of the folder of pages from the front page.
    private var pagesFolder: String {
        guard case .files(_, _, _, _, let folder) = target else { return "" }
        return "./" + Self.address(folder) + "/"
    }

    private static func address(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~"))) ?? name
    }

    private mutating func write(_ name: String, _ values: [String: Any]) throws(CorpusError) {
        guard case .files(_, _, _, let pages, _) = target else { return }
        try write(values, to: try pages.sink(name))
    }

    private mutating func writeFront(_ values: [String: Any]) throws(CorpusError) {
        switch target {
        case .stream(let path): try write(values, to: path.map(OutputSink.init(path:)) ?? .standardOutput)
        case .files(let files, let path, _, _, _): try write(values, to: try files.sink(at: path))
        }
    }

    private mutating func write(_ values: [String: Any], to sink: OutputSink) throws(CorpusError) {
        var values = values
        values["policy"] = Templates.policy
        values["style"] = Templates.style
        values["script"] = Templates.script
        values["maker"] = maker
        values["times"] = zone.sentence
        let page = Templates.render(.page, values)
        largest = max(largest, page.utf8.count)
        try sink.write(page)
        try sink.finish()
    }
}
