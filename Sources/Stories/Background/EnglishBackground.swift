enum EnglishBackground {
    static let table = "1\n"
}
