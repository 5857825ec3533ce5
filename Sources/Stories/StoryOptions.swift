/// How versions are folded into stories.
package struct StoryOptions: Sendable, Equatable {
    /// Scales the threshold: the threshold is divided by it.
    package var granularity = 1.0
    /// Dated versions further apart than this are never compared.
    package var windowDays = 30.0

    package init() {}
}
