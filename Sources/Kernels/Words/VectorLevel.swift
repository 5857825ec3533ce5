import CTextScan

/// Which vector instructions text is scanned with. Every level gives the same result; tests ask for each.
package enum VectorLevel: Int32, Sendable, CaseIterable {
    /// None: the only level away from x86-64.
    case plain = 0
    case sse2 = 1
    case avx2 = 2
    /// With BW and VBMI2.
    case avx512 = 3

    /// The highest level of this machine.
    package static let best = VectorLevel(rawValue: storyfold_text_best_level()) ?? .plain

    /// The levels of this machine, the lowest first.
    package static var available: [VectorLevel] { allCases.filter { $0.rawValue <= best.rawValue } }
}
