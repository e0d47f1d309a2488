using System.Xml;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XML to elements, without recursion and without a DTD. Malformed XML keeps what stood before it.</summary>
internal static class XtceTreeReader
{
    /// <summary>The namespaces of XTCE 1.1, 1.2 and 1.3.</summary>
    private static readonly string[] s_namespaces = ["http://www.omg.org/space/xtce", "http://www.omg.org/spec/XTCE/20180204", "http://www.omg.org/spec/XTCE/20250214"];

    internal static XtceElement? Read(XtceSource source, Findings findings, XtceLimits limits)
    {
        var tree = new XtceTree(source.Name, findings);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxCharactersInDocument,
            MaxCharactersFromEntities = 1024,
            CloseInput = false,
        };
        XtceElement? root = null;
        int line = 1;
        var foreign = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            using var reader = XmlReader.Create(source.Content, settings);
            var lines = (IXmlLineInfo)reader;
            XtceElement? open = null;
            while (reader.Read())
            {
                // A prohibited DTD is thrown without a line: it is where the prolog has come to.
                if (root is null) line = lines.LineNumber + reader.Value.AsSpan().Count('\n');
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (reader.Depth >= limits.MaxDepth)
                        {
                            findings.Add(DiagnosticSeverity.Error, "too-deep", $"elements stand more than {limits.MaxDepth} levels deep; what is deeper is left out",
                                new SourceLine(source.Name, lines.LineNumber), open!.Path());
                            SkipWithin(reader);
                            break;
                        }
                        var element = new XtceElement(tree, open, reader.LocalName, lines.LineNumber);
                        if (!s_namespaces.Contains(reader.NamespaceURI)) foreign.Add(reader.NamespaceURI);
                        bool isEmpty = reader.IsEmptyElement;
                        if (reader.HasAttributes) element.Attributes = ReadAttributes(reader);
                        if (open is null) root = element;
                        else open.Append(element);
                        if (!isEmpty) open = element;
                        break;
                    case XmlNodeType.EndElement:
                        open = open!.Parent;
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA:
                        open!.AppendText(reader.Value);
                        break;
                }
            }
        }
        catch (XmlException e)
        {
            bool isDtd = e.Message.Contains("DTD", StringComparison.OrdinalIgnoreCase);
            findings.Add(DiagnosticSeverity.Error, isDtd ? "dtd-prohibited" : "malformed-xml",
                isDtd ? "document type definitions are not read; remove the DOCTYPE" : "the document is not well-formed XML from here on: " + e.Message,
                new SourceLine(source.Name, e.LineNumber > 0 ? e.LineNumber : line), root?.Path() ?? "/");
        }
        catch (IOException e)
        {
            findings.Add(DiagnosticSeverity.Error, "unreadable-file", $"the document cannot be read to its end: {e.Message}", new SourceLine(source.Name, 0), root?.Path() ?? "/");
        }
        if (root is not null && foreign.Count > 0) NoteNamespaces(root, foreign);
        return root;
    }

    private static void NoteNamespaces(XtceElement root, SortedSet<string> foreign) =>
        root.Report(DiagnosticSeverity.Note, "namespace",
            $"elements stand in {string.Join(" and ", foreign.Take(3).Select(n => n.Length == 0 ? "no namespace" : $"the namespace \"{n}\""))}, not in one of XTCE; they are read by their local names");

    /// <summary>Reads past the element's end tag without keeping anything; the reader then stands on it, or on the empty element.</summary>
    private static void SkipWithin(XmlReader reader)
    {
        if (reader.IsEmptyElement) return;
        int depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
        }
    }

    private static XtceAttribute[] ReadAttributes(XmlReader reader)
    {
        var attributes = new XtceAttribute[reader.AttributeCount];
        int n = 0;
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is "http://www.w3.org/2000/xmlns/" or "http://www.w3.org/XML/1998/namespace" or "http://www.w3.org/2001/XMLSchema-instance") continue;
            attributes[n++] = new XtceAttribute(reader.NamespaceURI.Length == 0 ? reader.LocalName : reader.Name, reader.Value);
        }
        reader.MoveToElement();
        return n == attributes.Length ? attributes : attributes[..n];
    }
}
