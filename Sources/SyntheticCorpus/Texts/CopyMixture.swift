/// Which copies a corpus holds.
package enum CopyMixture: String, Sendable, CaseIterable {
    /// The kinds that newsrooms and their sites make, by the shares of a table.
    ///
    /// | exact | edited | truncated | extended | reordered | furniture |
    /// |---|---|---|---|---|---|
    /// | 15 % | 45 %, 9 % for each rate | 12 % | 10 % | 8 % | 10 % |
    case varied
    /// Each copy read from paper, at one of ``CopyKind/ocrRates``.
    case ocr
    /// Each copy a brief cut from its original.
    case excerpts

    /// How a copy is made, and the share to edit or misread, 0 for the kinds that have none.
    func draw(_ stream: inout RandomStream) -> (kind: CopyKind, editRate: Double) {
        switch self {
        case .varied: Self.drawVaried(&stream)
        case .ocr: (.ocr, CopyKind.ocrRates[stream.below(CopyKind.ocrRates.count)])
        case .excerpts: (.excerpt, 0)
        }
    }

    private static func drawVaried(_ stream: inout RandomStream) -> (kind: CopyKind, editRate: Double) {
        switch stream.below(100) {
        case 0..<15: (.exact, 0)
        case 15..<60: (.edited, CopyKind.editRates[stream.below(CopyKind.editRates.count)])
        case 60..<72: (.truncated, 0)
        case 72..<82: (.extended, 0)
        case 82..<90: (.reordered, 0)
        default: (.furniture, 0)
        }
    }
}
