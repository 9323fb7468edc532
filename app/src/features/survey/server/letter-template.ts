/**
 * Letters for window envelopes after DIN 5008, form B: the address stands 20 mm from the left and 45 mm from the top in a
 * field of 85 × 45 mm, the return address in its head; marks for folding at 105 and 210 mm.
 */
export const LETTERS_TEMPLATE = `#let facts = json("/document.json")
#let data = json("/data.json")
#set document(title: facts.title, author: facts.author, description: facts.description)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 10.5pt, lang: facts.lang, fallback: false)
#set par(leading: 0.62em, spacing: 0.95em, justify: false)
#set heading(numbering: none)
#show heading: set text(size: 11.5pt, weight: "bold")
#show heading: set block(above: 0pt, below: 1.2em)
#let mark(y) = place(top + left, dx: 5mm, dy: y, pdf.artifact(line(length: 4mm, stroke: 0.4pt + rgb("#777777"))))
#set page(
  paper: "a4",
  margin: (top: 98.5mm, left: 25mm, right: 20mm, bottom: 18mm),
  background: {
    mark(105mm)
    mark(148.5mm)
    mark(210mm)
  },
)
#let letter(one) = {
  place(top + left, dx: -25mm, dy: -98.5mm, block(width: 210mm, height: 98.5mm, {
    place(top + left, dx: 25mm, dy: 15mm, text(15pt, weight: "bold", data.sender))
    place(top + left, dx: 20mm, dy: 45mm, block(width: 85mm, height: 45mm, inset: (left: 5mm, right: 2mm), {
      set text(lang: "en", dir: ltr)
      block(height: 17.7mm, width: 100%, align(bottom, {
        text(7pt, data.returnAddress)
        v(-2.2mm)
        line(length: 100%, stroke: 0.3pt)
      }))
      block(height: 26mm, width: 100%, above: 1.4mm, {
        set par(leading: 0.45em)
        text(10.5pt, one.address.join(linebreak()))
      })
    }))
    place(top + left, dx: 125mm, dy: 50mm, block(width: 65mm, {
      set text(9pt)
      set par(leading: 0.5em)
      for line in data.information [#line #linebreak()]
      text(one.date)
    }))
  }))
  {
    set text(lang: one.lang, dir: if one.rtl { rtl } else { ltr })
    heading(level: 1, one.subject)
    for words in one.before { par(words) }
    block(above: 1.4em, below: 1.4em, breakable: false, grid(
      columns: (34mm, 1fr),
      column-gutter: 5mm,
      align: (start + top, start + horizon),
      image("/images/" + one.qr + ".svg", alt: one.qrAlt, width: 34mm),
      {
        par(one.scan)
        par(one.typeIn)
        block(above: 0.7em, text(dir: ltr, lang: "en", weight: "bold", size: 10pt, one.door))
        block(above: 0.6em, text(dir: ltr, lang: "en", weight: "bold", size: 15pt, tracking: 0.06em, one.code))
      },
    ))
    for words in one.after { par(text(9.5pt, words)) }
    par(one.closing)
  }
}
#for (at, one) in data.letters.enumerate() {
  if at > 0 { pagebreak() }
  letter(one)
}
`;

/** A poster with one large code for everybody. */
export const POSTER_TEMPLATE = `#let facts = json("/document.json")
#let data = json("/data.json")
#set document(title: facts.title, author: facts.author, description: facts.description)
#set page(paper: "a4", margin: (x: 22mm, top: 22mm, bottom: 16mm))
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 13pt, lang: facts.lang, fallback: false)
#set par(leading: 0.6em, spacing: 0.8em)
#set heading(numbering: none)
#text(14pt, fill: rgb("#4f5864"), data.place)
#v(2mm)
#block(below: 6mm, heading(level: 1, text(27pt, data.title)))
#for one in data.calls {
  block(width: 100%, above: 4mm, below: 4mm, {
    set text(lang: one.lang, dir: if one.rtl { rtl } else { ltr })
    set align(if one.rtl { right } else { left })
    text(14pt, weight: "bold", one.question)
    linebreak()
    text(11pt, one.facts)
  })
}
#v(1fr)
#align(center, {
  image("/images/code.svg", alt: data.codeAlt, width: 72mm)
  v(2mm)
  text(dir: ltr, 12pt, weight: "bold", data.url)
})
#v(1fr)
#for words in data.notes { block(above: 1.5mm, text(9pt, fill: rgb("#4f5864"), words)) }
`;
