import Kernels

/// Takes markup and furniture out of the articles, before anything is compared.
///
/// What is stripped is only left out of the comparison: a record that is written again is copied from its
/// input.
package struct Cleaning: Sendable {
    package struct Statistics: Sendable, Equatable {
        package var articles = 0
        package var bytes = 0
    }

    /// Cleans the batches of a corpus.
    ///
    /// - Parameter stripsFurniture: false keeps every line, and removes markup alone.
    /// - Complexity: O(n) in the bytes, and O(m log m) in the lines at the ends of the articles.
    package static func clean(
        _ batches: [ArticleBatch], strippingFurniture stripsFurniture: Bool = true, threads: Int
    ) -> (batches: [ArticleBatch], statistics: Statistics) {
        let plain = parallelMap(count: batches.count, threads: threads) { removeMarkup(from: batches[$0]) }
        guard stripsFurniture else { return (plain, Statistics()) }
        let sightings = parallelMap(count: plain.count, threads: threads) { Self.sightings(in: plain[$0]) }
        let furniture = Furniture(learned: LearnedFurniture(sightings: sightings.flatMap { $0 }))
        let clean = parallelMap(count: plain.count, threads: threads) {
            strip(furniture, from: plain[$0])
        }
        var statistics = Statistics()
        for batch in clean {
            for entry in batch.entries where entry.strippedBytes > 0 {
                statistics.articles += 1
                statistics.bytes += entry.strippedBytes
            }
        }
        return (clean, statistics)
    }

    // MARK: One batch

    private static func removeMarkup(from batch: ArticleBatch) -> ArticleBatch {
        var result = batch
        for index in batch.entries.indices {
            let entry = batch.entries[index]
            if let text = PlainText.removingMarkup(from: batch.bytes.span.extracting(entry.text.bounds)) {
                result.entries[index].strippedBytes += max(0, entry.text.bounds.count - text.count)
                result.entries[index].text = result.append(text)
            }
            if let title = PlainText.removingMarkup(from: batch.bytes.span.extracting(entry.title.bounds)) {
                result.entries[index].title = result.append(title)
            }
        }
        return result
    }

    private static func sightings(in batch: ArticleBatch) -> [LearnedFurniture.Sighting] {
        let bytes = batch.bytes.span
        return batch.entries.flatMap { entry in
            LearnedFurniture.sightings(
                text: bytes.extracting(entry.text.bounds), title: bytes.extracting(entry.title.bounds),
                source: Hash64.hash(bytes.extracting(entry.source.bounds)))
        }
    }

    private static func strip(_ furniture: Furniture, from batch: ArticleBatch) -> ArticleBatch {
        var result = batch
        for index in batch.entries.indices {
            let entry = batch.entries[index]
            let bytes = batch.bytes.span
            let text = bytes.extracting(entry.text.bounds)
            let sourceName = bytes.extracting(entry.source.bounds)
            let source = Hash64.hash(sourceName)
            let allLines = TextLines.ranges(of: text)
            var lines = furniture.articleLines(among: allLines, of: text, source: source)
            let title = bytes.extracting(entry.title.bounds)
            if batch.titleFromText, let first = titleLine(of: lines, in: text) {
                result.entries[index].title = ByteRange(
                    lower: entry.text.bounds.lowerBound + first.lowerBound, count: first.count)
                lines.removeFirst()
            } else if !title.isEmpty {
                let kept = TitleSuffix.removing(
                    from: title, sourceName: sourceName, source: source, learned: furniture.learned)
                result.entries[index].title = ByteRange(
                    lower: entry.title.bounds.lowerBound + kept.lowerBound, count: kept.count)
                // Of a headline without an article the text repeats the title, the publisher's name and all.
                if kept.count < title.count, lines.count == 1, equal(title, text.extracting(lines[0])) {
                    let start = lines[0].lowerBound
                    lines[0] = start + kept.lowerBound..<start + kept.upperBound
                }
            }
            let isTruncated = endsInCut(lines: &lines, among: allLines, of: text)
            result.entries[index].isTruncated = isTruncated
            setText(of: index, to: lines, among: allLines, of: text, in: &result)
        }
        return result
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
        guard let last = lines.last else { return false }
        // The mark is at the very end; a line may be a whole article.
        let words = LineWords(text, in: max(last.lowerBound, last.upperBound - 80)..<last.upperBound)
        if let cut = FurniturePhrases.cuts.first(where: words.ends(with:)) {
            // Only behind an ellipsis or a bracket; "She told them to read more" is a sentence.
            var index = last.upperBound
            while index > max(last.lowerBound, last.upperBound - cut.count - 24) {
                index -= 1
                if isEllipsis(at: index, in: text, before: last.upperBound) || text[index] == UInt8(ascii: "[") {
                    lines[lines.count - 1] = last.lowerBound..<index
                    return true
                }
            }
        }
        let end = last.upperBound
        return end - last.lowerBound >= 3
            && (isEllipsis(at: end - 3, in: text, before: end)
                || end - last.lowerBound >= 5 && text[end - 1] == UInt8(ascii: "]")
                    && (isEllipsis(at: end - 4, in: text, before: end)))
    }

    private static func isEllipsis(at index: Int, in text: Span<UInt8>, before end: Int) -> Bool {
        guard index >= 0, index + 2 < end else { return false }
        return text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0xA6
            || text[index] == 0x2E && text[index + 1] == 0x2E && text[index + 2] == 0x2E
    }

    /// Makes the kept lines the text: a shorter range where they stand together, a new copy where not.
    private static func setText(
        of index: Int, to lines: [Range<Int>], among allLines: [Range<Int>], of text: Span<UInt8>,
        in batch: inout ArticleBatch
    ) {
        let entry = batch.entries[index]
        // A title taken from the text is no furniture.
        let titleStart = entry.title.isEmpty ? -1 : entry.title.bounds.lowerBound - entry.text.bounds.lowerBound
        let keptCount = lines.reduce(0) { $0 + $1.count }
        batch.entries[index].strippedBytes +=
            allLines.reduce(0) { $0 + ($1.lowerBound == titleStart ? 0 : $1.count) } - keptCount
        guard let first = lines.first, let last = lines.last else {
            batch.entries[index].text = .empty
            return
        }
        let kept = first.lowerBound..<last.upperBound
        if allLines.count(where: { kept.contains($0.lowerBound) }) == lines.count {
            batch.entries[index].text = ByteRange(
                lower: entry.text.bounds.lowerBound + kept.lowerBound, count: kept.count)
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(kept.count)
        for line in lines {
            if !bytes.isEmpty { bytes.append(0x0A) }
            for position in line { bytes.append(text[position]) }
        }
        batch.entries[index].text = batch.append(bytes)
    }
}

extension ArticleBatch {
    /// Adds bytes to the arena.
    fileprivate mutating func append(_ more: [UInt8]) -> ByteRange {
        let range = ByteRange(lower: bytes.count, count: more.count)
        bytes.append(contentsOf: more)
        return range
    }
}
