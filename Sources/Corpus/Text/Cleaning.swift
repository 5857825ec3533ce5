import Kernels

/// Reads the articles as they were meant and takes furniture out of them, before anything is compared.
///
/// What is stripped is only left out of the comparison: a record that is written again is copied from its
/// input. The phrases of furniture are known from the start; the lines that recur in a corpus are known when
/// all of it has been seen. So a batch is cleaned as it comes, its articles' ``LineSightings`` are kept, and
/// those few that turn out to hold a line that recurs are cleaned once more, from their input.
package struct Cleaning: Sendable {
    private let stripsFurniture: Bool
    private let furniture: Furniture

    /// - Parameters:
    ///   - stripsFurniture: false keeps every line, and removes markup alone.
    ///   - learned: the lines that recur, where they are known already.
    package init(strippingFurniture stripsFurniture: Bool = true, learned: LearnedFurniture = .none) {
        self.stripsFurniture = stripsFurniture
        furniture = Furniture(learned: learned)
    }

    /// Cleans the articles of a batch as they were read.
    ///
    /// - Parameter isClean: whether the text of an entry is known to stand as it was published: it is left alone.
    /// - Returns: what was seen of each article, in the order of the entries; nothing where every line is kept.
    /// - Complexity: O(n) in the bytes.
    package func clean(
        _ batch: inout ArticleBatch, unless isClean: (Int) -> Bool = { _ in false }
    ) -> LineSightings {
        var sightings = LineSightings()
        let (entries, more) = cleaned(batch, unless: isClean, seeing: &sightings)
        batch.entries = entries
        batch.bytes += more
        return sightings
    }

    /// The batches of a corpus that is in memory, cleaned of what recurs in it too.
    package static func clean(
        _ batches: [ArticleBatch], strippingFurniture: Bool = true, threads: Int
    ) -> [ArticleBatch] {
        let first = Cleaning(strippingFurniture: strippingFurniture)
        var sightings = LineSightings()
        for seen in parallelMap(
            count: batches.count, threads: threads,
            { index in
                var batch = batches[index]
                return first.clean(&batch)
            })
        { sightings.append(seen) }
        let thorough = Cleaning(strippingFurniture: strippingFurniture, learned: sightings.learned)
        return parallelMap(count: batches.count, threads: threads) { index in
            var batch = batches[index]
            _ = thorough.clean(&batch)
            return batch
        }
    }

    /// The entries of a batch, cleaned, and what is to be added to its arena for them.
    private func cleaned(
        _ batch: ArticleBatch, unless isClean: (Int) -> Bool, seeing sightings: inout LineSightings
    ) -> (entries: [ArticleBatch.Entry], more: [UInt8]) {
        var entries = batch.entries
        var arena = Extension(base: batch.bytes.count)
        let bytes = batch.bytes.span
        for index in entries.indices where !isClean(index) {
            let entry = entries[index]
            let isFile = batch.titleFromText || entry.takesTitleFromText
            let published = PublishedText(
                bytes.extracting(entry.text.bounds),
                naming: !entry.title.isEmpty ? .none : isFile && stripsFurniture ? .titleInstead : .title)
            let title = PublishedText(bytes.extracting(entry.title.bounds), naming: .noPage)
            let (plainText, plainTitle) = (published.plain, title.plain ?? published.title)
            entries[index].damage = published.damage.union(title.damage)
            if let plainText {
                entries[index].strippedBytes += max(0, entry.text.bounds.count - plainText.count)
                entries[index].text = arena.append(plainText)
            }
            if let plainTitle { entries[index].title = arena.append(plainTitle) }
            guard stripsFurniture else { continue }
            let source = bytes.extracting(entry.source.bounds)
            func strip(_ text: Span<UInt8>, _ title: Span<UInt8>) {
                self.strip(
                    &entries[index], text: text, title: title, sourceName: source,
                    titleFromText: isFile && published.title == nil && entry.title.isEmpty, arena: &arena,
                    seeing: &sightings)
            }
            defer {
                entries[index].isAsPublished =
                    plainText == nil && entries[index].strippedBytes == 0 && !entries[index].isTruncated
                    && !isFile
            }
            switch (plainText, plainTitle) {
            case (nil, nil): strip(bytes.extracting(entry.text.bounds), bytes.extracting(entry.title.bounds))
            case (let text?, nil): strip(text.span, bytes.extracting(entry.title.bounds))
            case (nil, let title?): strip(bytes.extracting(entry.text.bounds), title.span)
            case (let text?, let title?): strip(text.span, title.span)
            }
        }
        return (entries, arena.bytes)
    }

    /// What is added to an arena that others read meanwhile.
    private struct Extension {
        let base: Int
        var bytes: [UInt8] = []

        mutating func append(_ more: [UInt8]) -> ByteRange {
            let range = ByteRange(lower: base + bytes.count, count: more.count)
            bytes.append(contentsOf: more)
            return range
        }
    }

    /// Takes the furniture out of one article.
    private func strip(
        _ entry: inout ArticleBatch.Entry, text: Span<UInt8>, title: Span<UInt8>, sourceName: Span<UInt8>,
        titleFromText: Bool, arena: inout Extension, seeing sightings: inout LineSightings
    ) {
        let source = Hash64.hash(sourceName)
        let allLines = TextLines.ranges(of: text)
        let words = LineWords.ofShortLines(allLines, in: text)
        sightings.append(
            LearnedFurniture.sightings(of: allLines, words: words, in: text, title: title, source: source),
            keyOfBody: LearnedFurniture.keyOfBody(allLines, words: words))
        var lines = furniture.articleLines(among: allLines, words: words, of: text, source: source)
        if titleFromText, let first = Self.titleLine(of: lines, in: text) {
            entry.title = ByteRange(lower: Int(entry.text.lower) + first.lowerBound, count: first.count)
            lines.removeFirst()
        } else if !title.isEmpty {
            let kept = TitleSuffix.removing(
                from: title, sourceName: sourceName, source: source, learned: furniture.learned)
            entry.title = ByteRange(lower: Int(entry.title.lower) + kept.lowerBound, count: kept.count)
            // Of a headline without an article the text repeats the title, the publisher's name and all.
            if kept.count < title.count, lines.count == 1, Self.equal(title, text.extracting(lines[0])) {
                let start = lines[0].lowerBound
                lines[0] = start + kept.lowerBound..<start + kept.upperBound
            }
        }
        Self.removeDefects(of: &entry, from: &lines, among: allLines, words: words, in: text)
        entry.isTruncated = Self.endsInCut(lines: &lines, among: allLines, of: text)
        Self.setText(of: &entry, to: lines, among: allLines, of: text, arena: &arena)
    }

    /// Leaves out readers' comments behind the article, and what is printed a second time; the entry remembers both.
    private static func removeDefects(
        of entry: inout ArticleBatch.Entry, from lines: inout [Range<Int>], among allLines: [Range<Int>],
        words: [LineWords?], in text: Span<UInt8>
    ) {
        if let comments = ReaderComments.find(in: allLines, words: words, keeping: lines, of: text) {
            entry.damage.insert(.comments)
            if comments.isSure {
                let starts = Set(allLines[comments.lines].map(\.lowerBound))
                lines.removeAll { starts.contains($0.lowerBound) }
            }
        }
        if lines.count == 1, let half = Repetition.half(of: lines[0], in: text) {
            lines[0] = half
            entry.damage.insert(.repetition)
        }
        if let seam = Repetition.seam(in: lines, of: text) {
            lines = Array(lines[..<seam.line]) + [seam.first]
            entry.damage.insert(.repetition)
        }
        let doubled = Set(Repetition.neighbours(in: lines, of: text))
        if !doubled.isEmpty {
            lines = lines.indices.filter { !doubled.contains($0) }.map { lines[$0] }
            entry.damage.insert(.repetition)
        }
        let further = Set(Repetition.furtherPrintings(in: lines, of: text))
        guard !further.isEmpty else { return }
        lines = lines.indices.filter { !further.contains($0) }.map { lines[$0] }
        entry.damage.insert(.repetition)
    }

    private static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] }
    }

    /// The first line of a plain text file where it reads as a title: short, no sentence, more text below.
    private static func titleLine(of lines: [Range<Int>], in text: Span<UInt8>) -> Range<Int>? {
        guard lines.count >= 2, let first = lines.first, first.count <= Furniture.longestLine else { return nil }
        let words = LineWords(text, in: first).wordCount
        // A title in a script without spaces is one word and long in bytes.
        let isTitle = (2...30).contains(words) || words == 1 && first.count >= 18 && text[first.lowerBound] >= 0x80
        return isTitle && !Furniture.endsSentence(first, of: text) ? first : nil
    }

    /// Whether the text ends in the mark of a cut; the words of the mark are taken off the last line.
    private static func endsInCut(
        lines: inout [Range<Int>], among allLines: [Range<Int>], of text: Span<UInt8>
    ) -> Bool {
        // "Continue reading" on a line of its own is furniture and gone from the lines, but tells the same.
        if let last = allLines.last, last != lines.last, last.count <= 40 {
            let words = LineWords(text, in: last)
            if FurniturePhrases.cuts.contains(where: words.ends(with:)) { return true }
        }
        if let notice = restNotice(in: allLines, of: text) {
            lines.removeAll { $0.lowerBound >= notice }
            return true
        }
        guard let last = lines.last else { return false }
        // The mark is at the very end, and only behind an ellipsis or a bracket: "She told them to read more" is a sentence.
        let tail = max(last.lowerBound, last.upperBound - 80)..<last.upperBound
        if let mark = tail.last(where: {
            isEllipsis(at: $0, in: text, before: last.upperBound) || text[$0] == UInt8(ascii: "[")
        }) {
            // A line may be a whole article.
            let words = LineWords(text, in: tail)
            if let cut = FurniturePhrases.cuts.first(where: words.ends(with:)), mark >= last.upperBound - cut.count - 24
            {
                lines[lines.count - 1] = last.lowerBound..<mark
                return true
            }
        }
        let end = last.upperBound
        return end - last.lowerBound >= 3
            && (isEllipsis(at: end - 3, in: text, before: end)
                || end - last.lowerBound >= 5 && text[end - 1] == UInt8(ascii: "]")
                    && (isEllipsis(at: end - 4, in: text, before: end)))
    }

    /// The least that stands before the notice, in bytes: an article; lines at the end where it may begin, and bytes of them
    /// that say so.
    private static let (leastBeforeNotice, noticeLines, noticeBytes) = (150, 4, 96)

    /// Where the notice begins behind a text that its rest is for subscribers, or elsewhere; nil where there is none.
    private static func restNotice(in lines: [Range<Int>], of text: Span<UInt8>) -> Int? {
        lines.suffix(noticeLines).first { line in
            line.lowerBound >= leastBeforeNotice
                && FurniturePhrases.isRestNotice(line.prefix(noticeBytes), of: text)
        }?.lowerBound
    }

    private static func isEllipsis(at index: Int, in text: Span<UInt8>, before end: Int) -> Bool {
        guard index >= 0, index + 2 < end else { return false }
        return text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0xA6
            || text[index] == 0x2E && text[index + 1] == 0x2E && text[index + 2] == 0x2E
    }

    /// Makes the kept lines the text: a shorter range where they stand together, a new copy where not.
    private static func setText(
        of entry: inout ArticleBatch.Entry, to lines: [Range<Int>], among allLines: [Range<Int>],
        of text: Span<UInt8>, arena: inout Extension
    ) {
        // A title taken from the text is no furniture. One field may be read as both, and then is in the text as well.
        let titleStart = entry.title.isEmpty ? -1 : Int(entry.title.lower) - Int(entry.text.lower)
        let isInText = lines.contains { $0.lowerBound == titleStart }
        let keptCount = lines.reduce(0) { $0 + $1.count }
        entry.strippedBytes +=
            allLines.reduce(0) { $0 + ($1.lowerBound == titleStart && !isInText ? 0 : $1.count) } - keptCount
        guard let first = lines.first, let last = lines.last else {
            entry.text = .empty
            return
        }
        let kept = first.lowerBound..<last.upperBound
        if allLines.count(where: { kept.contains($0.lowerBound) }) == lines.count {
            entry.text = ByteRange(lower: Int(entry.text.lower) + kept.lowerBound, count: kept.count)
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(kept.count)
        for line in lines {
            if !bytes.isEmpty { bytes.append(0x0A) }
            for position in line { bytes.append(text[position]) }
        }
        entry.text = arena.append(bytes)
    }
}
