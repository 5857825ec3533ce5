import CTextScan

/// Finds the words of a text and hashes them: the fast path of the tokeniser.
///
/// A word is a run of ASCII letters and digits with its joiners, in its own case, found in bitmaps of 64 bytes.
/// Where a byte comes up that the bitmaps do not decide (an underscore, or one beyond ASCII that is no common
/// punctuation), the whole run between white space is one word, and listed among the ``runs``: the caller cuts
/// it. Working space is kept from text to text.
package struct WordScanner: Sendable {
    /// How many words the last scan found.
    package private(set) var count = 0
    /// Ascending numbers of the words that the caller has to cut.
    package private(set) var runCount = 0

    /// Where the scanned part of the text begins.
    private var base = 0
    private var masks: [UInt64] = []
    /// Two numbers a word, from `base` on: where it begins and ends.
    private var places: [UInt32] = []
    private var runs: [UInt32] = []
    private let level: VectorLevel

    package init(level: VectorLevel = .best) { self.level = level }

    /// Finds the words of a part of a text, which begins and ends beside white space or at the text's ends.
    ///
    /// - Complexity: O(n) in the bytes of the part, of which there are less than 2 GiB.
    package mutating func scan(_ part: Range<Int>, of text: Span<UInt8>) {
        precondition(part.lowerBound >= 0 && part.upperBound <= text.count && part.count < 1 << 31)
        base = part.lowerBound
        if places.count < part.count + 66 {
            masks = Array(repeating: 0, count: 3 * (part.count / 64 + 2))
            places = Array(repeating: 0, count: part.count + 66)
            runs = Array(repeating: 0, count: part.count / 2 + 1)
        }
        let found = unsafe text.withUnsafeBufferPointer { text in
            unsafe masks.withUnsafeMutableBufferPointer { masks in
                unsafe places.withUnsafeMutableBufferPointer { places in
                    unsafe runs.withUnsafeMutableBufferPointer { runs in
                        // SAFETY: the part lies in the text, and the buffers have the sizes that the header names
                        // for a part of this length or a longer one; none of them is empty.
                        unsafe storyfold_text_find_words(
                            level.rawValue, text.baseAddress.map { unsafe $0 + part.lowerBound }, part.count,
                            masks.baseAddress!, places.baseAddress!, runs.baseAddress!)
                    }
                }
            }
        }
        (count, runCount) = (found.words, found.runs)
    }

    /// The number of the word that is the `index`th run.
    package func run(_ index: Int) -> Int { Int(runs[index]) }

    /// Where a word stands in the text.
    @inline(__always)
    package func range(of word: Int) -> Range<Int> {
        base + Int(places[2 * word])..<base + Int(places[2 * word + 1])
    }

    /// Appends where words begin in the text, and the bytes that each has.
    package func appendPlaces(ofWords words: Range<Int>, starts: inout [UInt32], lengths: inout [UInt32]) {
        guard !words.isEmpty else { return }
        precondition(words.lowerBound >= 0 && words.upperBound <= count)
        let base = UInt32(truncatingIfNeeded: base)
        let (before, behind) = (starts.count, lengths.count)
        starts.append(contentsOf: repeatElement(0, count: words.count))
        lengths.append(contentsOf: repeatElement(0, count: words.count))
        unsafe places.withUnsafeBufferPointer { places in
            unsafe starts.withUnsafeMutableBufferPointer { starts in
                unsafe lengths.withUnsafeMutableBufferPointer { lengths in
                    // SAFETY: words are below `count`, so that their places are written; room was made for each of them.
                    let places = unsafe places.baseAddress! + 2 * words.lowerBound
                    let (starts, lengths) = unsafe (starts.baseAddress! + before, lengths.baseAddress! + behind)
                    for word in 0..<words.count {
                        let start = unsafe places[2 &* word]
                        unsafe starts[word] = start &+ base
                        unsafe lengths[word] = places[2 &* word &+ 1] &- start
                    }
                }
            }
        }
    }

    /// Appends the hashes of words that are no runs: ``Hash64/hash(_:)`` of their bytes in lower case.
    ///
    /// - Parameter text: the text of the last scan.
    /// - Complexity: O(n) in the words, and in the bytes of those longer than sixteen.
    package func appendHashes(ofWords words: Range<Int>, in text: Span<UInt8>, to hashes: inout [UInt64]) {
        guard !words.isEmpty else { return }
        precondition(words.lowerBound >= 0 && words.upperBound <= count)
        let before = hashes.count
        hashes.append(contentsOf: repeatElement(0, count: words.count))
        unsafe text.withUnsafeBytes { text in
            unsafe places.withUnsafeBufferPointer { places in
                unsafe hashes.withUnsafeMutableBufferPointer { hashes in
                    unsafe hash(words, text, places, into: hashes.extracting(before...))
                }
            }
        }
    }

    /// What lowers ASCII letters and leaves digits and joiners as they are, for eight bytes.
    private static let lowering: UInt64 = 0x2020_2020_2020_2020

    @inline(__always)
    private func hash(
        _ words: Range<Int>, _ text: UnsafeRawBufferPointer, _ places: UnsafeBufferPointer<UInt32>,
        into hashes: UnsafeMutableBufferPointer<UInt64>
    ) {
        // Sixteen bytes are read for a word, so the last words of a text are hashed byte by byte.
        var loadable = words.upperBound
        // SAFETY: words are below `count`, so that their places are written, and places lie in the text.
        while loadable > words.lowerBound, unsafe base + Int(places[2 * loadable - 2]) + 16 > text.count {
            loadable -= 1
        }
        // SAFETY: as above, for each of these words; hashes have room for all.
        let end = loadable - words.lowerBound
        if end > 0, let bytes = unsafe text.baseAddress.map({ unsafe $0 + base }) {
            let (places, hashes) = unsafe (places.baseAddress! + 2 * words.lowerBound, hashes.baseAddress!)
            var word = 0
            while word < end {
                let start = unsafe Int(truncatingIfNeeded: places[2 &* word])
                let length = unsafe Int(truncatingIfNeeded: places[2 &* word &+ 1]) &- start
                let value: UInt64
                if _fastPath(length <= 16) {
                    let first = unsafe Hash64.word(bytes + start) | Self.lowering
                    let second = unsafe Hash64.word(bytes + start + 8) | Self.lowering
                    // Of the sixteen bytes those of the word: all of the first eight and some of the second, or some
                    // of the first. A shift counts modulo 64.
                    let ones = UInt64.max &>> (UInt64(truncatingIfNeeded: 16 &- length) &* 8)
                    let isShort = length <= 8
                    let firstMask = isShort ? ones : .max
                    let secondMask = isShort ? 0 : ones
                    value = Hash64.mix(
                        first & firstMask ^ Hash64.seed, second & secondMask ^ Hash64.multiplier)
                } else {
                    value = unsafe longHash(text, base &+ start, length)
                }
                unsafe hashes[word] = value &+ UInt64(truncatingIfNeeded: length)
                word &+= 1
            }
        }
        for word in loadable..<words.upperBound {
            var stream = Hash64.Stream()
            for position in range(of: word) { stream.append(unsafe lowered(text[position])) }
            unsafe hashes[word - words.lowerBound] = stream.value
        }
    }

    /// The hash of a word of more than sixteen bytes, its length not added yet.
    private func longHash(_ text: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt64 {
        var stream = Hash64.Stream()
        // SAFETY: the word lies in the text.
        for position in start..<start + length { stream.append(unsafe lowered(text[position])) }
        return stream.value &- UInt64(length)
    }

    @inline(__always)
    private func lowered(_ byte: UInt8) -> UInt8 { byte | 0x20 }
}
