import Testing

@testable import Reports

@Suite("Who was first")
struct EarliestTextTests {
    @Test(
        "One is named with its date, several with the date that they share",
        arguments: [
            (["Norvane Wire"], "Norvane Wire 25 Jan"), (["A", "B"], "A and B, both 25 Jan"),
            (["A", "B", "C"], "A, B and C, all 25 Jan"), (["A", "A"], "A 25 Jan"),
            (["A", "B", "A"], "A and B, both 25 Jan"),
            (["A", "B", "C", "D"], "A, B, C and D, all 25 Jan"),
            (["A", "B", "C", "D", "E"], "A, B, C and 2 others, all 25 Jan"),
        ])
    func words(names: [String], text: String) {
        #expect(EarliestText.text(names, date: "25 Jan") == text)
    }
}
