import Testing
import XML

@testable import Reporting

@Suite struct HTMLPageTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
    ])
    func `the digest is the standard's`(_ text: String, _ digest: String) {
        let digits = SHA256.digest(of: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        #expect(digits.joined() == digest)
    }

    @Test func `a page may load nothing, and run and wear only what it carries`() throws {
        let page = HTMLPage(title: "T & <t>", scripts: ["1;", "2;"])
        let head = try #require(try Self.root(page).elements.first)
        let policy = head.elements.first { $0.attribute("http-equiv") == "Content-Security-Policy" }
        let directives = try #require(policy?.attribute("content")).split(separator: ";").map { $0.drop { $0 == " " } }
        #expect(directives.first == "default-src 'none'")
        #expect(
            directives.map { $0.prefix { $0 != " " } }
                == ["default-src", "style-src", "script-src", "base-uri", "form-action"]
        )
        #expect(!directives.joined().contains("unsafe"))
        #expect(directives[2].split(separator: " ").count == 3)
        #expect(head.elements.first { $0.name.local == "title" }?.text == "T & <t>")
    }

    @Test func `a page without a script may run none`() throws {
        let text = String(decoding: HTMLPage(title: "", scripts: []).rendered { _ in }, as: UTF8.self)
        #expect(text.contains("script-src &#39;none&#39;"))
    }

    @Test func `a page begins with its document type and is well-formed after it`() throws {
        let bytes = HTMLPage(title: "t", scripts: ["1;"]).rendered { $0.element(.main, text: "m") }
        #expect(bytes.starts(with: Array("<!DOCTYPE html>\n<html lang=\"en\"><head>".utf8)))
        let root = try #require(XMLReader.read(Array(bytes.drop { $0 != UInt8(ascii: "\n") })).root)
        #expect(root.elements.map(\.name.local) == ["head", "body"])
        #expect(root.elements[1].elements.map(\.name.local) == ["main", "script"])
    }

    private static func root(_ page: HTMLPage) throws -> XMLElement {
        let bytes = page.rendered { _ in }
        return try #require(XMLReader.read(Array(bytes.drop { $0 != UInt8(ascii: "\n") })).root)
    }
}
