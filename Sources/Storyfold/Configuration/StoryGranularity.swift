/// How large stories are.
public enum StoryGranularity: String, Sendable, CaseIterable {
    /// One step in the course of an event a story: tighter, more precise, more of them.
    case fine
    /// What editors group: the calibrated balance of precision and recall.
    case standard = "default"
    /// An event with what came of it in one story: looser, fewer of them.
    case coarse

    /// What the odds of the threshold are multiplied by.
    var tightness: Double {
        switch self {
        case .fine: 1.5
        case .standard: 1
        case .coarse: 1 / 1.5
        }
    }
}
