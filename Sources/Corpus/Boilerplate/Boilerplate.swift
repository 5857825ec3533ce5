import Kernels

/// What of a text is no news: who wrote, edited and photographed it, what a page says to its reader, and codes.
///
/// Two texts of one editor are about one event no more than others are. So this is passed over where words are counted
/// for stories and where evidence is shown; texts are compared with it, since a copy has it too. It is told by form:
/// remarks in brackets behind the last sentence, lists of names at the end, lines that begin as captions and bylines
/// do, codes of markets, addresses. The few words that it takes are data (``BoilerplateWords``).
package enum Boilerplate {
    /// Where it stands, as byte ranges, ascending and apart.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        var found = MarketCodes.ranges(in: text) + WebMarks.ranges(in: text)
        let lines = TextLines.ranges(of: text)
        // What is all of a text is its text, whatever it looks like.
        guard lines.count > 1 else {
            if let line = lines.first {
                if let end = Endings.start(of: lines, in: text) { found.append(end..<text.count) }
                if let agency = Beginnings.agency(in: line, of: text) { found.append(agency) }
            }
            return merged(found)
        }
        if let end = Endings.start(of: lines, in: text) { found.append(end..<text.count) }
        for (position, line) in lines.enumerated() {
            if position < Beginnings.lines, let range = Beginnings.range(of: line, isFirst: position == 0, in: text) {
                found.append(range)
            } else if Captions.isOne(line, isFirst: position == 0, in: text) {
                found.append(line)
            }
        }
        return merged(found)
    }

    /// A text without it, what is left in lines; nil where all is news.
    package static func removing(from text: ArraySlice<UInt8>) -> [UInt8]? {
        let ranges = ranges(in: text.span)
        return ranges.isEmpty ? nil : removing(ranges, from: text.span)
    }

    package static func removing(_ ranges: [Range<Int>], from text: Span<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(text.count)
        var start = 0
        for range in ranges {
            kept.append(start..<range.lowerBound, of: text)
            kept.append(0x0A)
            start = range.upperBound
        }
        kept.append(start..<text.count, of: text)
        return kept
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            guard !range.isEmpty else { continue }
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
