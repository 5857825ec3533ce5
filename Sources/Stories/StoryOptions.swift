/// How versions are folded into stories.
package struct StoryOptions: Sendable, Equatable {
    /// What the odds t / (1 - t) of the threshold t are multiplied by: above 1 stories are smaller, below 1 larger.
    package var tightness = 1.0
    /// Dated versions further apart than this are never compared.
    package var windowDays = 30.0

    package init() {}
}
