/** Forms on paper and the slips that come back beside them. Nothing on a form tells whose it is. */
export const FORM_TEMPLATE = `#let facts = json("/document.json")
#let data = json("/data.json")
#set document(title: facts.title, author: facts.author, description: facts.description)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 10pt, lang: data.lang, dir: if data.rtl { rtl } else { ltr }, fallback: false)
#set par(leading: 0.55em, spacing: 0.75em, justify: false)
#set page(paper: "a4", margin: (x: 18mm, top: 16mm, bottom: 18mm), footer: context [
  #set text(8pt, fill: rgb("#4f5864"))
  #data.footer #h(1fr) #counter(page).display() / #counter(page).final().first()
])
#show heading: set block(above: 5mm, below: 2.5mm)
#show heading.where(level: 1): set text(17pt)
#show heading.where(level: 2): set text(12pt)
#let square(mark) = box(baseline: 20%, {
  box(width: 3.6mm, height: 3.6mm, stroke: 0.6pt + black, radius: 0.4mm)
  h(1mm)
  text(7pt, fill: rgb("#4f5864"), mark)
})
#let choice(one) = box[#square(if one.mark == one.label { "" } else { one.mark }) #h(0.8mm) #one.label #h(5mm)]
#let line-to-write() = box(width: 1fr, height: 6mm, stroke: (bottom: 0.5pt + rgb("#777777")))
#let fill-in(marks) = {
  block(width: 70mm, line-to-write())
  if marks.len() > 0 { for one in marks { choice(one) } }
}
#let rated(q) = table(
  columns: (1fr, ..q.marks.map(_ => auto)),
  stroke: none,
  inset: (x: 1.2mm, y: 1.4mm),
  align: (start + horizon, ..q.marks.map(_ => center + horizon)),
  table.header([], ..q.marks.map(one => text(7.5pt, one.label))),
  table.hline(stroke: 0.5pt),
  ..q.rows.map(row => (
    if row.written { box(width: 100%)[#text(8pt, row.letter) #line-to-write()] } else [#text(8pt, row.letter) #row.label],
    ..q.marks.map(one => square(one.mark)),
  )).flatten(),
)
#let ask(q) = block(above: 4mm, below: 2mm, breakable: q.form == "table", {
  [#strong(q.number) #h(1.5mm) #strong(q.label)]
  if q.help != "" { block(above: 1.4mm, below: 0mm, text(8.5pt, fill: rgb("#3a424d"), q.help)) }
  if q.skip != "" { block(above: 1.4mm, below: 0mm, text(8.5pt, style: "italic", q.skip)) }
  if q.how != "" { block(above: 1.4mm, below: 0mm, text(8.5pt, fill: rgb("#3a424d"), q.how)) }
  v(1mm)
  if q.form == "choices" { for one in q.marks { block(above: 1.6mm, below: 0mm, choice(one)) } }
  if q.form == "scale" {
    block(above: 1mm, below: 1.5mm, text(8.5pt, q.ends))
    for one in q.marks { choice(one) }
  }
  if q.form == "fill-in" { fill-in(q.marks) }
  if q.form == "words" {
    block(width: 100%, height: 26mm, stroke: 0.5pt + rgb("#777777"), radius: 0.6mm)
    for one in q.marks { choice(one) }
  }
  if q.form == "table" { rated(q) }
})
= #data.title
#block(text(9pt, fill: rgb("#4f5864"), data.place))
#for words in data.before { par(words) }
#for section in data.sections {
  heading(level: 2, section.title)
  if section.intro != "" { block(sticky: true, section.intro) }
  for q in section.questions { ask(q) }
}
#v(4mm)
#for words in data.after { par(strong(words)) }
`;

/** Ten slips a page: the name stays on the stub, the code goes back beside the form. */
export const SLIPS_TEMPLATE = `#let facts = json("/document.json")
#let data = json("/data.json")
#set document(title: facts.title, author: facts.author, description: facts.description)
#set page(paper: "a4", margin: (x: 12mm, top: 12mm, bottom: 10mm))
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 9pt, lang: facts.lang, fallback: false)
#set par(leading: 0.5em)
#block(below: 3mm, text(8pt, fill: rgb("#4f5864"), data.heading))
#let slip(one) = block(width: 100%, height: 25mm, breakable: false, stroke: (bottom: (paint: rgb("#777777"), dash: "dashed", thickness: 0.4pt)), inset: (y: 2mm), grid(
  columns: (58mm, 1fr),
  column-gutter: 4mm,
  block(height: 100%, width: 100%, stroke: (right: (paint: rgb("#777777"), dash: "dashed", thickness: 0.4pt)), inset: (right: 3mm))[
    #text(8pt, fill: rgb("#4f5864"), data.stub) \\
    #one.name
  ],
  {
    set text(lang: one.lang, dir: if one.rtl { rtl } else { ltr })
    set align(if one.rtl { right } else { left })
    text(8.5pt, one.words)
    linebreak()
    text(dir: ltr, lang: "en", weight: "bold", size: 13pt, tracking: 0.06em, one.code)
  },
))
#for one in data.slips { slip(one) }
`;
