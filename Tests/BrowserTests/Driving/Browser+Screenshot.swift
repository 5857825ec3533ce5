import Fixtures
import Foundation

extension Browser {
    /// Where pictures of pages are kept to be looked at.
    static let pictures = "\(Command.project)/.build/screenshots"

    /// Keeps a picture of the page, from its top down to its end.
    ///
    /// - Parameters:
    ///   - name: of the file, without `.png`.
    ///   - limit: pixels of height at most.
    /// - Returns: the path.
    @discardableResult
    func screenshot(_ name: String, limit: Double = 8000) throws -> String {
        struct Layout: Decodable {
            struct Size: Decodable {
                var width: Double
                var height: Double
            }
            var cssContentSize: Size
        }
        let size = try (tools("Page.getLayoutMetrics") as Layout).cssContentSize
        return try capture(
            name,
            [
                "format": "png", "captureBeyondViewport": true,
                "clip": [
                    "x": 0, "y": 0, "scale": 1, "width": .number(size.width),
                    "height": .number(min(size.height, limit)),
                ],
            ])
    }

    /// Keeps a picture of what the window shows of the page.
    @discardableResult
    func screenshotOfWindow(_ name: String) throws -> String { try capture(name, ["format": "png"]) }

    private func capture(_ name: String, _ parameters: JSON) throws -> String {
        struct Picture: Decodable { var data: String }
        let picture: Picture = try tools("Page.captureScreenshot", parameters)
        guard let bytes = Data(base64Encoded: picture.data) else { throw BrowserError("the picture is not base 64") }
        try FileManager.default.createDirectory(atPath: Self.pictures, withIntermediateDirectories: true)
        let path = "\(Self.pictures)/\(name).png"
        try bytes.write(to: URL(fileURLWithPath: path))
        return path
    }
}
