/// All that the search for near-duplicates keeps of a text, from one pass over its tokens: fingerprint, signature,
/// and a sample of its shingles.
///
/// The same as ``ShingleHashing`` and ``MinHashSketch`` one after the other, without writing the shingles down:
/// the multiplications of the four overlap. Working space is kept from text to text.
package struct TextSketch: Sendable {
    /// Of the tokens of the last text.
    package private(set) var fingerprint = Fingerprint.Stream().value(count: 0)
    /// k values, the ``MinHashSketch`` of the last text's shingles.
    package private(set) var signature: [UInt32]

    private let width: Int
    private let sketch: MinHashSketch
    /// A shingle is sampled where these bits of its hash are zero (FracMinHash, Irber et al. 2022).
    private let samplingBits: UInt64
    /// The high halves of the sampled shingles' hashes, in reading order, as many as `sampleCount`.
    private var samples: [UInt32] = []
    private var sampleCount = 0
    /// Slots of the samples that were appended.
    private var seen: [UInt64] = []

    /// - Parameters:
    ///   - width: tokens of a shingle, at least 1.
    ///   - permutations: values of a signature, at least 1.
    ///   - samplingRate: one shingle in so many is sampled: a power of two.
    package init(width: Int, permutations: Int, samplingRate: UInt64) {
        precondition(width >= 1, "a shingle has at least one token")
        precondition(samplingRate.nonzeroBitCount == 1, "a sampling rate is a power of two")
        self.width = width
        sketch = MinHashSketch(permutations: permutations)
        samplingBits = samplingRate - 1
        signature = []
        sketch.clear(&signature)
    }

    /// Replaces what is kept of the last text by what is to be kept of this one.
    ///
    /// - Parameter tokens: hashes in reading order. Fewer than a shingle's, but at least one, are one shingle.
    /// - Complexity: O(n + k) in the tokens.
    package mutating func read(_ tokens: Span<UInt64>) {
        sketch.clear(&signature)
        sampleCount = 0
        if samples.count < tokens.count { samples = Array(repeating: 0, count: tokens.count * 2) }
        var fingerprint = Fingerprint.Stream()
        if tokens.count > 0 {
            let reader = Reader(width: min(width, tokens.count), sketch: sketch, samplingBits: samplingBits)
            sampleCount = unsafe tokens.withUnsafeBufferPointer { tokens in
                unsafe signature.withUnsafeMutableBufferPointer { bins in
                    unsafe samples.withUnsafeMutableBufferPointer { samples in
                        unsafe reader.read(tokens, &fingerprint, bins, samples)
                    }
                }
            }
            sketch.densify(&signature)
        }
        self.fingerprint = fingerprint.value(count: tokens.count)
    }

    /// Appends the sample: the high half of each sampled shingle's hash, once each, in reading order.
    ///
    /// What a text says twice is once in its set of shingles; counted twice it would make a pair look less alike.
    package mutating func appendSamples(to list: inout [UInt32]) {
        var size = 256
        while size < 4 * sampleCount { size *= 2 }
        seen.removeAll(keepingCapacity: true)
        seen.append(contentsOf: repeatElement(0, count: size))
        for index in 0..<sampleCount {
            // One more than the sample, so that 0 is a free slot.
            let entry = UInt64(samples[index]) + 1
            var slot = Int(samples[index]) & (size - 1)
            while seen[slot] != 0, seen[slot] != entry { slot = (slot + 1) & (size - 1) }
            if seen[slot] == 0 {
                seen[slot] = entry
                list.append(samples[index])
            }
        }
    }

    /// The loop over the tokens of one text, of which there is at least one.
    private struct Reader {
        let width: Int
        let sketch: MinHashSketch
        let samplingBits: UInt64

        /// - Returns: how many shingles were sampled.
        @inline(__always)
        func read(
            _ tokens: UnsafeBufferPointer<UInt64>, _ fingerprint: inout Fingerprint.Stream,
            _ bins: UnsafeMutableBufferPointer<UInt32>, _ samples: UnsafeMutableBufferPointer<UInt32>
        ) -> Int {
            var window = ShingleHashing.Window(width: width)
            var stream = fingerprint
            // SAFETY (all of this function): token indices are below their count, and no more shingles than tokens
            // are sampled; `put` wants k bins, which `clear` made.
            for index in 0..<width {
                let token = unsafe tokens[index]
                window.append(token)
                stream.append(token)
            }
            var sampled = 0
            var index = width
            while true {
                let shingle = window.shingle
                unsafe sketch.put(shingle, into: bins)
                // Written in any case, and overwritten where the shingle is not in the sample: one less than its bits has
                // the sign set where they are zero.
                unsafe samples[sampled] = UInt32(truncatingIfNeeded: shingle >> 32)
                sampled &+= Int(truncatingIfNeeded: ((shingle & samplingBits) &- 1) &>> 63)
                guard index < tokens.count else { break }
                let token = unsafe tokens[index]
                unsafe window.roll(in: token, out: tokens[index &- width])
                stream.append(token)
                index &+= 1
            }
            fingerprint = stream
            return sampled
        }
    }
}
