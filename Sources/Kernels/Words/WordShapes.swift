/// What a word looks like in its text.
package struct WordShape: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It is written with a capital at its beginning.
    package static let capital = WordShape(rawValue: 1)
    /// Something stands before it that a sentence, a clause or a quotation begins behind, so that a capital says
    /// nothing of it.
    package static let followsPause = WordShape(rawValue: 2)
    /// It begins or ends with a digit.
    package static let digit = WordShape(rawValue: 4)
    /// Five bytes or more.
    package static let long = WordShape(rawValue: 8)
    /// One byte.
    package static let single = WordShape(rawValue: 16)
    /// Its first letter is Arabic, or of a script that Unicode has behind Arabic.
    package static let beyondHebrew = WordShape(rawValue: 32)
}

/// The shapes of many words, read in one loop over their places.
package enum WordShapes {
    /// A word with this bit in its start does not stand in the text as it is.
    package static let isElsewhere: UInt32 = 1 << 31

    /// Leaves the shapes of words that stand in a text, but for pauses and capitals beyond ASCII, and their first bytes in lower
    /// case; of other words nothing is told.
    ///
    /// - Parameters:
    ///   - starts: where the words begin in the text, ascending.
    ///   - counts: their bytes, at least one each.
    ///   - open: receives the places of the words of which more has to be asked: those that do not stand right behind one
    ///     space and another word, that begin with a letter of Latin-1, or that stand elsewhere.
    /// - Complexity: O(n) in the words.
    package static func read(
        starts: [UInt32], counts: [UInt32], in text: Span<UInt8>, shapes: inout [WordShape], firstBytes: inout [UInt8],
        open: inout [UInt32]
    ) {
        precondition(starts.count == counts.count)
        resize(&shapes, to: starts.count, WordShape())
        resize(&firstBytes, to: starts.count, 0)
        resize(&open, to: starts.count, 0)
        let opened = unsafe text.withUnsafeBufferPointer { text in
            unsafe starts.withUnsafeBufferPointer { starts in
                unsafe counts.withUnsafeBufferPointer { counts in
                    unsafe shapes.withUnsafeMutableBufferPointer { shapes in
                        unsafe firstBytes.withUnsafeMutableBufferPointer { firstBytes in
                            unsafe open.withUnsafeMutableBufferPointer { open in
                                unsafe read(starts, counts, text, shapes, firstBytes, open)
                            }
                        }
                    }
                }
            }
        }
        open.removeLast(open.count - opened)
    }

    /// - Returns: how many words are open.
    @inline(__always)
    private static func read(
        _ starts: UnsafeBufferPointer<UInt32>, _ counts: UnsafeBufferPointer<UInt32>,
        _ text: UnsafeBufferPointer<UInt8>,
        _ shapes: UnsafeMutableBufferPointer<WordShape>, _ firstBytes: UnsafeMutableBufferPointer<UInt8>,
        _ open: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var (opened, end, word) = (0, -1, 0)
        while word < starts.count {
            // SAFETY (all of this function): all buffers have room for each word; of the text nothing is read but the bytes of
            // words, which lie in it, and the one behind a word, before which another begins.
            let start = unsafe Int(truncatingIfNeeded: starts[word])
            unsafe open[opened] = UInt32(truncatingIfNeeded: word)
            if unsafe starts[word] & isElsewhere != 0 {
                (opened, end, word) = (opened &+ 1, -1, word &+ 1)
                continue
            }
            let count = unsafe Int(truncatingIfNeeded: counts[word])
            let next = start &+ count
            precondition(count > 0 && next <= text.count)
            let (first, last) = unsafe (text[start], text[next &- 1])
            let isCapital = first &- 0x41 < 26
            let isOpen = unsafe start != end &+ 1 || end < 0 || text[end] != 0x20
            var shape: UInt8 = isCapital ? WordShape.capital.rawValue : 0
            shape |= first &- 0x30 < 10 || last &- 0x30 < 10 ? WordShape.digit.rawValue : 0
            shape |= count >= 5 ? WordShape.long.rawValue : 0
            shape |= count == 1 ? WordShape.single.rawValue : 0
            unsafe shapes[word] = WordShape(rawValue: shape)
            unsafe firstBytes[word] = first | (isCapital ? 0x20 : 0)
            opened &+= isOpen || first == 0xC3 ? 1 : 0
            (end, word) = (next, word &+ 1)
        }
        return opened
    }

    private static func resize<Element>(_ list: inout [Element], to count: Int, _ element: Element) {
        if list.count > count {
            list.removeLast(list.count - count)
        } else {
            list.append(contentsOf: repeatElement(element, count: count - list.count))
        }
    }
}
