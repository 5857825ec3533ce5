import Foundation

extension Browser {
    /// What axe-core finds on the page as it is shown now, one line for each rule and element: WCAG 2.2 A and AA, and what
    /// it calls best practice.
    ///
    /// - Note: puts a script into the page: ask what was `observed` before.
    func barriers() throws -> [String] {
        guard let script = try? String(contentsOfFile: PageChecker.accessibility, encoding: .utf8) else {
            throw BrowserError("axe-core is missing: Scripts/install-page-checkers installs it")
        }
        let _: Ignored = try run(script)
        return try runToEnd(
            """
            const {violations} = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            });
            return violations.flatMap(({id, help, nodes}) =>
                nodes.map(({target}) => `${id}: ${help}: ${target.join(' ')}`));
            """)
    }
}
