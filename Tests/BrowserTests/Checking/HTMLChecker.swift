import Foundation

/// Whether pages are HTML as the standard (https://html.spec.whatwg.org) wants it, ARIA and SVG included.
enum HTMLChecker {
    /// What is wrong with a page, one line each, empty if nothing is: "12: Stray end tag “b”."
    static func findings(_ page: Page) throws -> [String] { try findings([page]).flatMap(\.self) }

    /// What is wrong with each of the pages: starting the checker takes a second.
    static func findings(_ pages: [Page]) throws -> [[String]] {
        struct Report: Decodable {
            struct Message: Decodable {
                var url: String?
                var lastLine: Int?
                var message: String
            }
            var messages: [Message]
        }
        // Of a page that is not there the checker says nothing.
        for page in pages where !FileManager.default.isReadableFile(atPath: page.path) {
            throw BrowserError("no page at \(page.path)")
        }
        let (output, errors) = try Tool.run(
            ["java", "-jar", PageChecker.html, "--format", "json", "--stdout"] + pages.map(\.path))
        guard errors.isEmpty, let report = try? JSONDecoder().decode(Report.self, from: output) else {
            throw BrowserError("the HTML checker failed: Scripts/install-page-checkers installs it. It said: \(errors)")
        }
        func file(_ address: String?) -> String? {
            address.flatMap { URL(string: $0) }?.standardizedFileURL.path
        }
        let messages = Dictionary(grouping: report.messages) { file($0.url) }
        guard messages.keys.allSatisfy({ path in pages.contains { file($0.address) == path } }) else {
            throw BrowserError("the HTML checker tells of other pages: \(messages.keys)")
        }
        return pages.map { page in
            (messages[file(page.address)] ?? []).map { "\($0.lastLine ?? 0): \($0.message)" }
        }
    }
}
