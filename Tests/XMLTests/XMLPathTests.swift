import Testing
import XML

/// Where the node of a path stands in the bytes of a document.
@Suite struct XMLPathTests {
    @Test(arguments: [
        ("<A/>", "/A", "<A/>"),
        ("<?xml version=\"1.0\"?><!-- <A> --><A><B/></A>", "/A", "<A>"),
        ("<A><B>1</B><C/><B>2</B></A>", "/A/B[2]", "<B>2</B>"),
        ("<A><B>1</B><C/><B>2</B></A>", "/A/C", "<C/>"),
        ("<A><B><C>1</C></B><B><C>2</C></B></A>", "/A/B[2]/C", "<C>2</C>"),
        ("<A><B><B/></B><B x='1'/></A>", "/A/B[2]", "<B x='1'/>"),
        ("<A><![CDATA[<B>0</B>]]><!--<B>--><?b <B>?><B>1</B></A>", "/A/B", "<B>1</B>"),
        ("<A x='<B>' y=\">\"><B>1</B></A>", "/A/B", "<B>1</B>"),
        ("<e:A xmlns:e='n'><e:B >1</e:B ></e:A>", "/A/B", "<e:B >1</e:B >"),
        ("<A><B>ä</B><B>1</B></A>", "/A/B[2]", "<B>1</B>"),
        ("\u{FEFF}<A>\r\n<B\nn='1'>2</B></A>", "/A/B", "<B\nn='1'>2</B>"),
        ("<A B='1' Name = 'x>y' Other=\"Name='2'\"/>", "/A/@Name", "Name = 'x>y'"),
        ("<A xmlns:Name='n' e:Name='1' Name='2'/>", "/A/@Name", "e:Name='1'"),
        ("<A><B N='1'/><B N='2'>3</B></A>", "/A/B[2]/@N", "N='2'"),
    ])
    func `a node is found`(_ text: String, _ path: String, _ found: String) throws {
        let bytes = Array(text.utf8)
        let range = try #require(XMLReader.range(of: path, in: bytes))
        #expect(String(decoding: bytes[range], as: UTF8.self) == found)
    }

    @Test(arguments: [
        ("<A/>", "/B"), ("<A/>", "/A/B"), ("<A/>", "/A[2]"), ("<A/>", "/A/@B"), ("<A/>", "A"), ("<A/>", "/"),
        ("<A/>", ""), ("<A/>", "/@A"), ("<A/>", "/A[x]"), ("<A/>", "/A/["), ("<A><B/></A>", "/A/B[2]"),
        ("<A><C><B/></C></A>", "/A/B"), ("<A", "/A"), ("<A x='", "/A"), ("<", "/A"),
        ("</A><A/>", "/A"), ("<!DOCTYPE A><A/>", "/A"), ("<!--<A/>", "/A"), ("", "/A"), ("<A x/>", "/A/@x"),
    ])
    func `what is not there is not found`(_ text: String, _ path: String) {
        #expect(XMLReader.range(of: path, in: Array(text.utf8)) == nil)
    }

    @Test func `every element that was read is found, and begins with its name`() throws {
        let text = "<A><B/><B><C>1</C><!-- <C> --><C/><D><C/></D></B><B><![CDATA[<B>]]></B><e:B xmlns:e='n'/></A>"
        var elements = [try #require(XMLReader.read(Array(text.utf8)).root)]
        while let element = elements.popLast() {
            let range = try #require(XMLReader.range(of: element.path, in: Array(text.utf8)), "\(element.path)")
            let found = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            #expect(found.hasPrefix("<\(element.name.local)") || found.hasPrefix("<e:\(element.name.local)"))
            elements += element.elements
        }
    }
}
