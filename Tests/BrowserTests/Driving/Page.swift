import Fixtures
import Foundation

/// A page in a file; unless the file was there before, in a folder that lasts as long as one test.
struct Page: Sendable {
    private let folder: TestFolder?
    let path: String

    /// Its address, without a fragment.
    var address: String { URL(fileURLWithPath: path).absoluteString }

    /// The page that is there already.
    init(path: String) {
        folder = nil
        self.path = path
    }

    /// The whole page as it is given.
    init(html: [UInt8]) throws {
        let folder = try TestFolder()
        path = try folder.write("page.html", html)
        self.folder = folder
    }

    /// A small page that all checks accept, with something more in its head and its body.
    init(head: String = "", body: String = "") throws {
        let html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Invented</title>
            \(head)
            </head>
            <body>
            <main>
            <h1>An invented page</h1>
            \(body)
            </main>
            </body>
            </html>

            """
        try self.init(html: Array(html.utf8))
    }
}
