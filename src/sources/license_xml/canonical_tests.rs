//! The examples of the Recommendation (section 3), without what needs a document type definition, since we refuse those.

use super::{
    canonical::{Form, canonical},
    document::{Element, WhiteSpace, parse},
};

fn canonical_with(white_space: WhiteSpace, xml: &str) -> String {
    canonical(&[], &parse(xml.as_bytes(), white_space).unwrap(), Form::Standard)
}

#[track_caller]
fn check(xml: &str, expected: &str) {
    assert_eq!(canonical_with(WhiteSpace::Kept, xml), expected);
}

#[test]
fn instructions_stay_and_comments_go() {
    check(
        "<?xml version=\"1.0\"?>\n\n<doc>Hello, world!<!-- Comment 1 --><?pi-without-data     ?><?pi  some data?></doc>\n<!-- Comment 2 -->",
        "<doc>Hello, world!<?pi-without-data?><?pi some data?></doc>",
    );
}

#[test]
fn white_space_in_content_stays() {
    let xml = "<doc>\n   <clean>   </clean>\n   <dirty>   A   B   </dirty>\n   <mixed>\n      A\n      <clean>   </clean>\n      B\n   </mixed>\n</doc>";
    check(xml, xml);
}

#[test]
fn white_space_between_elements_goes_where_the_issuer_drops_it() {
    let xml = "<doc>\r\n   <clean>   </clean>\r\n   <dirty>   A   B   </dirty><kept>&#x20;</kept><kept><![CDATA[ ]]></kept>\r\n</doc>";
    assert_eq!(
        canonical_with(WhiteSpace::Dropped, xml),
        "<doc><clean></clean><dirty>   A   B   </dirty><kept> </kept><kept> </kept></doc>"
    );
}

#[test]
fn tags_are_sorted_and_superfluous_declarations_go() {
    check(
        "<doc>\n   <e1   />\n   <e2   ></e2>\n   <e3   name = \"elem3\"   id=\"elem3\"   />\n   <e4   name=\"elem4\"   id=\"elem4\"   ></e4>\n   \
         <e5 a:attr=\"out\" b:attr=\"sorted\" attr2=\"all\" attr=\"I'm\"\n      xmlns:b=\"http://www.ietf.org\"\n      \
         xmlns:a=\"http://www.w3.org\"\n      xmlns=\"http://example.org\"/>\n   \
         <e6 xmlns=\"\" xmlns:a=\"http://www.w3.org\">\n      <e7 xmlns=\"http://www.ietf.org\">\n         \
         <e8 xmlns=\"\" xmlns:a=\"http://www.w3.org\">\n            <e9 xmlns=\"\" xmlns:a=\"http://www.ietf.org\"/>\n         \
         </e8>\n      </e7>\n   </e6>\n</doc>",
        "<doc>\n   <e1></e1>\n   <e2></e2>\n   <e3 id=\"elem3\" name=\"elem3\"></e3>\n   <e4 id=\"elem4\" name=\"elem4\"></e4>\n   \
         <e5 xmlns=\"http://example.org\" xmlns:a=\"http://www.w3.org\" xmlns:b=\"http://www.ietf.org\" attr=\"I'm\" attr2=\"all\" \
         b:attr=\"sorted\" a:attr=\"out\"></e5>\n   \
         <e6 xmlns:a=\"http://www.w3.org\">\n      <e7 xmlns=\"http://www.ietf.org\">\n         \
         <e8 xmlns=\"\">\n            <e9 xmlns:a=\"http://www.ietf.org\"></e9>\n         \
         </e8>\n      </e7>\n   </e6>\n</doc>",
    );
}

#[test]
fn characters_are_written_in_one_way_only() {
    check(
        "<doc>\r\n   <text>First line&#x0d;&#10;Second line</text>\r\n   <value>&#x32;</value>\r\n   \
         <compute><![CDATA[value>\"0\" && value<\"10\" ?\"valid\":\"error\"]]></compute>\r\n   \
         <compute expr='value>\"0\" &amp;&amp; value&lt;\"10\" ?\"valid\":\"error\"'>valid</compute>\r\n   \
         <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>\r\n</doc>",
        "<doc>\n   <text>First line&#xD;\nSecond line</text>\n   <value>2</value>\n   \
         <compute>value&gt;\"0\" &amp;&amp; value&lt;\"10\" ?\"valid\":\"error\"</compute>\n   \
         <compute expr=\"value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;\">valid</compute>\n   \
         <norm attr=\" '    &#xD;&#xA;&#x9;   ' \"></norm>\n</doc>",
    );
}

#[test]
fn the_result_is_utf_8() {
    check("<doc>&#169;</doc>", "<doc>\u{a9}</doc>");
}

#[test]
fn a_part_inherits_namespaces_and_xml_attributes() {
    let root = parse(
        b"<doc xmlns='urn:d' xmlns:w='urn:w' xml:lang='de' id='1'><e1 xml:space='preserve'><e2 w:a='1' xml:lang='en' xmlns:w='urn:w'/></e1></doc>",
        WhiteSpace::Kept,
    )
    .unwrap();
    let e1 = root.elements().next().unwrap();
    let ancestors: [&Element; 2] = [&root, e1];
    assert_eq!(
        canonical(&ancestors, e1.elements().next().unwrap(), Form::Standard),
        "<e2 xmlns=\"urn:d\" xmlns:w=\"urn:w\" xml:lang=\"en\" xml:space=\"preserve\" w:a=\"1\"></e2>"
    );
}

#[test]
fn a_part_that_was_cut_out_loses_the_default_namespace_below_its_first_level() {
    let root = parse(
        b"<s xmlns='urn:s'><o><v xmlns=''><w/></v><i><r><d/></r></i><n xmlns='urn:n'><m/></n></o></s>",
        WhiteSpace::Dropped,
    )
    .unwrap();
    let part = root.elements().next().unwrap();
    // What libxml2 2.14 writes for this element by way of lxml.
    assert_eq!(
        canonical(&[&root], part, Form::CutOut),
        "<o xmlns=\"urn:s\"><v xmlns=\"\"><w></w></v><i><r xmlns=\"\"><d xmlns=\"\"></d></r></i><n xmlns=\"urn:n\"><m></m></n></o>"
    );
    assert_eq!(
        canonical(&[&root], part, Form::Standard),
        "<o xmlns=\"urn:s\"><v xmlns=\"\"><w></w></v><i><r><d></d></r></i><n xmlns=\"urn:n\"><m></m></n></o>"
    );
}
