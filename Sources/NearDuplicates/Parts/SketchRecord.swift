package import Kernels

/// The sketch of one article, to be sent to whoever looks for candidates.
package struct SketchRecord: Sendable, Equatable {
    package let fingerprint: Fingerprint
    /// Tokens of the clean text; 0 for an empty one.
    package let tokens: UInt32
    /// Per band of the plan.
    package let bandKeys: [UInt32]
    /// As in ``SketchPart/samples``.
    package let samples: [UInt32]
}

extension SketchPart {
    /// The sketches row by row.
    ///
    /// - Parameter bands: of the plan that they were made by.
    package func records(bands: Int) -> [SketchRecord] {
        (0..<count).map { row in
            let start = row == 0 ? 0 : Int(sampleEnds[row - 1])
            return SketchRecord(
                fingerprint: fingerprints[row], tokens: tokenCounts[row],
                bandKeys: (0..<bands).map { bandKeys[$0 * count + row] },
                samples: Array(samples[start..<Int(sampleEnds[row])]))
        }
    }
}
