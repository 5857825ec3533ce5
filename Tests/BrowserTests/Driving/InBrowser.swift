import Testing

/// All tests that need the browser, one after the other in the one browser; tests of other modules run meanwhile.
@Suite(.serialized)
enum InBrowser {}
