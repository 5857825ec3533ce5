import Kernels

/// The words of two sentences, and which of them are in both.
package struct WordDifference: Sendable, Equatable {
    /// A word as it is written, or a character of a script written without spaces.
    package struct Word: Sendable, Equatable {
        package var text: String
        /// Whether nothing stood between it and the word before.
        package var isJoined: Bool
        package var change: Change
        /// A kept word as the first sentence writes it; nil where both write it alike.
        package var former: String?
    }

    package enum Change: Sendable { case kept, removed, added }

    /// In reading order; of what was changed in one place first what was removed. Kept words are written as in the
    /// second sentence.
    package let words: [Word]

    /// - Complexity: O(n log n + n d) in the words, for the d of a part between two words that each sentence has once;
    ///   where such a part has more than ``mostEdits``, it counts as replaced.
    package init(from first: String, to second: String) {
        let (a, b) = (Self.units(of: first), Self.units(of: second))
        var matches: [(a: Int, b: Int)] = []
        Self.match(a.indices, b.indices, a.map(\.key), b.map(\.key), into: &matches)
        matches = Self.withoutSplinters(matches, a.count, b.count)
        var words: [Word] = []
        var (nextA, nextB) = (0, 0)
        func add(_ units: ArraySlice<Unit>, _ change: Change) {
            for unit in units { words.append(Word(text: unit.text, isJoined: unit.isJoined, change: change)) }
        }
        func keep(_ unit: Unit, formerly former: Unit) {
            let spelling = former.text == unit.text ? nil : former.text
            words.append(Word(text: unit.text, isJoined: unit.isJoined, change: .kept, former: spelling))
        }
        for match in matches + [(a.count, b.count)] {
            add(a[nextA..<match.a], .removed)
            add(b[nextB..<match.b], .added)
            if match.b < b.count { keep(b[match.b], formerly: a[match.a]) }
            (nextA, nextB) = (match.a + 1, match.b + 1)
        }
        self.words = words
    }

    /// A sentence in which nothing changed.
    package init(unchanged sentence: String, _ change: Change = .kept) {
        words = Self.units(of: sentence).map { Word(text: $0.text, isJoined: $0.isJoined, change: change) }
    }

    // MARK: Words

    private struct Unit {
        var text: String
        var isJoined: Bool
        /// The same for words that differ in case and in the punctuation around them.
        var key: UInt64
    }

    private static func units(of sentence: String) -> [Unit] {
        var units: [Unit] = []
        if sentence.utf8.allSatisfy({ $0 < 0x80 }) {
            return sentence.utf8.split { $0 == 0x20 || 0x09...0x0D ~= $0 }.map { word in
                Unit(text: String(Substring(word)), isJoined: false, key: key(ofPlain: word))
            }
        }
        for word in sentence.split(whereSeparator: \.isWhitespace) {
            var start = word.startIndex
            func end(at index: Substring.Index) {
                guard start < index else { return }
                let text = word[start..<index]
                units.append(Unit(text: String(text), isJoined: start > word.startIndex, key: key(of: text)))
                start = index
            }
            if word.utf8.contains(where: { $0 >= 0xE0 }) {
                for index in word.indices where isUnspaced(word[index]) {
                    end(at: index)
                    end(at: word.index(after: index))
                }
            }
            end(at: word.endIndex)
        }
        return units
    }

    /// Whether a character is of a script that is written without spaces.
    private static func isUnspaced(_ character: Character) -> Bool {
        switch character.unicodeScalars.first!.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60,
            0x20000...0x323AF:
            true
        default: false
        }
    }

    /// The same as ``key(of:)``, for ASCII.
    private static func key(ofPlain word: Substring.UTF8View) -> UInt64 {
        func isSign(_ byte: UInt8) -> Bool {
            switch byte | 0x20 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): false
            default: !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte)
            }
        }
        let first = word.firstIndex { !isSign($0) } ?? word.startIndex
        let last = word.lastIndex { !isSign($0) }
        let bare = last.map { word[first...$0] } ?? word
        let folded = bare.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
        return Hash64.hash(folded.span)
    }

    private static func key(of word: Substring) -> UInt64 {
        func isSign(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
        var bare = word.drop(while: isSign)
        while let last = bare.last, isSign(last) { bare.removeLast() }
        var folded = bare.isEmpty ? String(word) : bare.lowercased()
        if folded.unicodeScalars.contains("’") { folded = folded.replacing("’", with: "'") }
        return Hash64.hash(folded)
    }

    // MARK: Matches

    /// Words that a part may remove and add before it counts as replaced.
    private static let mostEdits = 512
    /// Parts of fewer words need no words that each sentence has once.
    private static let mostWithoutAnchors = 512

    /// Finds pairs of equal words, both sides ascending.
    private static func match(
        _ rangeA: Range<Int>, _ rangeB: Range<Int>, _ a: [UInt64], _ b: [UInt64], into matches: inout [(a: Int, b: Int)]
    ) {
        var (startA, endA, startB, endB) = (
            rangeA.lowerBound, rangeA.upperBound, rangeB.lowerBound, rangeB.upperBound
        )
        while startA < endA, startB < endB, a[startA] == b[startB] {
            matches.append((startA, startB))
            (startA, startB) = (startA + 1, startB + 1)
        }
        var tail = 0
        while startA < endA, startB < endB, a[endA - 1] == b[endB - 1] {
            (endA, endB, tail) = (endA - 1, endB - 1, tail + 1)
        }
        if startA < endA, startB < endB {
            let anchors =
                endA - startA + endB - startB > mostWithoutAnchors
                ? self.anchors(startA..<endA, startB..<endB, a, b) : []
            if anchors.isEmpty {
                matchShortest(startA..<endA, startB..<endB, a, b, into: &matches)
            } else {
                for anchor in anchors {
                    match(startA..<anchor.a, startB..<anchor.b, a, b, into: &matches)
                    matches.append(anchor)
                    (startA, startB) = (anchor.a + 1, anchor.b + 1)
                }
                match(startA..<endA, startB..<endB, a, b, into: &matches)
            }
        }
        for offset in 0..<tail { matches.append((endA + offset, endB + offset)) }
    }

    /// The words that stand once on either side, as many as keep their order (patience diff, Cohen 2003).
    private static func anchors(
        _ rangeA: Range<Int>, _ rangeB: Range<Int>, _ a: [UInt64], _ b: [UInt64]
    ) -> [(a: Int, b: Int)] {
        /// -1 for a word that stands there more than once.
        func places(_ range: Range<Int>, _ words: [UInt64]) -> [UInt64: Int] {
            var places: [UInt64: Int] = [:]
            for index in range { places[words[index], default: -2] = places[words[index]] == nil ? index : -1 }
            return places
        }
        let (inA, inB) = (places(rangeA, a), places(rangeB, b))
        let common = rangeA.compactMap { index -> (a: Int, b: Int)? in
            guard inA[a[index]] == index, let other = inB[a[index]], other >= 0 else { return nil }
            return (index, other)
        }
        return LongestAscent.positions(of: common.map(\.b)).map { common[$0] }
    }

    /// The pairs of a shortest edit script (Myers 1986, the greedy algorithm); none where it has too many edits.
    ///
    /// - Complexity: O((m + n) d + d^2) for d edits.
    private static func matchShortest(
        _ rangeA: Range<Int>, _ rangeB: Range<Int>, _ a: [UInt64], _ b: [UInt64], into matches: inout [(a: Int, b: Int)]
    ) {
        let (countA, countB) = (rangeA.count, rangeB.count)
        func isEqual(_ x: Int, _ y: Int) -> Bool { a[rangeA.lowerBound + x] == b[rangeB.lowerBound + y] }
        let most = min(countA + countB, mostEdits)
        // Per number of edits: how far each diagonal has come, from -d to d.
        var traces: [[Int32]] = []
        var furthest = [Int32](repeating: 0, count: 2 * most + 3)
        func diagonal(_ k: Int) -> Int { k + most + 1 }
        search: for edits in 0...most {
            for k in stride(from: -edits, through: edits, by: 2) {
                let isDown =
                    k == -edits || k != edits && furthest[diagonal(k - 1)] < furthest[diagonal(k + 1)]
                var x = Int(isDown ? furthest[diagonal(k + 1)] : furthest[diagonal(k - 1)] + 1)
                while x < countA, x - k < countB, isEqual(x, x - k) { x += 1 }
                furthest[diagonal(k)] = Int32(x)
                if x >= countA, x - k >= countB {
                    traces.append(Array(furthest[diagonal(-edits)...diagonal(edits)]))
                    break search
                }
            }
            traces.append(Array(furthest[diagonal(-edits)...diagonal(edits)]))
            if edits == most { return }
        }
        var found: [(a: Int, b: Int)] = []
        var (x, y) = (countA, countB)
        for edits in stride(from: traces.count - 1, through: 0, by: -1) {
            let k = x - y
            var (previousX, previousY) = (0, 0)
            if edits > 0 {
                let before = traces[edits - 1]
                func reach(_ k: Int) -> Int { abs(k) <= edits - 1 ? Int(before[k + edits - 1]) : -1 }
                let isDown = k == -edits || k != edits && reach(k - 1) < reach(k + 1)
                previousX = isDown ? reach(k + 1) : reach(k - 1)
                previousY = previousX - (isDown ? k + 1 : k - 1)
                let (startX, startY) = isDown ? (previousX, previousY + 1) : (previousX + 1, previousY)
                while x > startX, y > startY {
                    (x, y) = (x - 1, y - 1)
                    found.append((rangeA.lowerBound + x, rangeB.lowerBound + y))
                }
            } else {
                while x > 0, y > 0 {
                    (x, y) = (x - 1, y - 1)
                    found.append((rangeA.lowerBound + x, rangeB.lowerBound + y))
                }
            }
            (x, y) = (previousX, previousY)
        }
        matches += found.reversed()
    }

    /// Without runs of one or two kept words that longer changes stand around on both sides: they are there by chance,
    /// and a reader sees two phrases better than their shreds.
    private static func withoutSplinters(
        _ matches: [(a: Int, b: Int)], _ countA: Int, _ countB: Int
    ) -> [(a: Int, b: Int)] {
        var runs: [[(a: Int, b: Int)]] = []
        for match in matches {
            if let last = runs.last?.last, (last.a + 1, last.b + 1) == match {
                runs[runs.count - 1].append(match)
            } else {
                runs.append([match])
            }
        }
        var kept: [[(a: Int, b: Int)]] = []
        for (index, run) in runs.enumerated() {
            let before: (a: Int, b: Int) = kept.last?.last ?? (-1, -1)
            let after: (a: Int, b: Int) = index + 1 < runs.count ? runs[index + 1][0] : (countA, countB)
            let changedBefore = max(run[0].a - before.a, run[0].b - before.b) - 1
            let changedAfter = max(after.a - run.last!.a, after.b - run.last!.b) - 1
            if run.count <= 2, changedBefore > run.count, changedAfter > run.count { continue }
            kept.append(run)
        }
        return kept.flatMap { $0 }
    }
}
