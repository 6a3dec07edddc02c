import { describe, expect, it } from 'vitest'
import { failingReport, sampleReport } from '../testing.ts'
import { readDocumentText } from '../text/read-document-text.ts'
import { openZip } from '../zip/read-zip.ts'
import { renderDocx } from './render-docx.ts'

const partOf = (bytes: Uint8Array, name: string) => Buffer.from(openZip(bytes).readAll(name)).toString('utf8')
const documentOf = async (...given: Parameters<typeof renderDocx>) => partOf(await renderDocx(...given), 'word/document.xml')
const styleOf = (styles: string, id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? ''
const paragraphWith = (xml: string, words: string) => xml.split('<w:p>').find((paragraph) => paragraph.includes(words)) ?? ''

describe('renderDocx follows GB/T 9704-2012', () => {
  it('sets the page: A4, its margins, 22 lines of 29 pt', async () => {
    const section = /<w:sectPr>.*<\/w:sectPr>/s.exec(await documentOf(sampleReport()))?.[0] ?? ''
    expect(section).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(section).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1960" w:left="1588"/)
    expect(section).toContain('<w:docGrid w:type="lines" w:linePitch="580"/>')
    expect(Math.floor((16_838 - 2_098 - 1_960) / 580)).toBe(22)
    expect(section).not.toContain('w:titlePg')
  })

  it('sets the type: 3号仿宋 for the text, 2号小标宋 centred for the title, 黑体, 楷体 and 仿宋 for the levels', async () => {
    const styles = partOf(await renderDocx(sampleReport()), 'word/styles.xml')
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/s.exec(styles)?.[0] ?? ''
    expect(defaults).toContain('w:eastAsia="仿宋_GB2312"')
    expect(defaults).toContain('<w:sz w:val="32"/>')
    expect(defaults).toContain('w:ascii="Times New Roman"')
    expect(defaults).toMatch(/<w:spacing [^>]*w:line="580"[^>]*w:lineRule="exact"/)
    expect(styleOf(styles, 'Title')).toContain('w:eastAsia="方正小标宋简体"')
    expect(styleOf(styles, 'Title')).toContain('<w:sz w:val="44"/>')
    expect(styleOf(styles, 'Title')).toContain('<w:jc w:val="center"/>')
    const faces = ['Heading1', 'Heading2', 'Heading3', 'Heading4'].map((id) => /w:eastAsia="([^"]+)"/.exec(styleOf(styles, id))?.[1])
    expect(faces).toEqual(['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312'])
    expect(styleOf(styles, 'Body')).toMatch(/<w:ind [^>]*w:firstLineChars="200"/)
  })

  it('numbers pages — 1 — in 4号宋体, odd ones on the right and even ones on the left, one character in', async () => {
    const bytes = await renderDocx(sampleReport())
    const footers = openZip(bytes)
      .names.filter((name) => /^word\/footer\d+\.xml$/.test(name))
      .map((name) => partOf(bytes, name))
    expect(footers).toHaveLength(2)
    for (const footer of footers) {
      expect(footer).toContain('PAGE')
      expect(footer).toContain('— ')
      expect(footer).toContain('<w:sz w:val="28"/>')
      expect(footer).toContain('w:eastAsia="宋体"')
    }
    expect(footers[0]).toMatch(/<w:ind [^>]*w:right="280".*<w:jc w:val="right"\/>/s)
    expect(footers[1]).toMatch(/<w:ind [^>]*w:left="280".*<w:jc w:val="left"\/>/s)
    expect(partOf(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(await documentOf(sampleReport())).toMatch(/footerReference w:type="default".*footerReference w:type="even"/s)
  })

  it('begins a congress report with title, by-lines and a salutation at the margin', async () => {
    const xml = await documentOf(sampleReport())
    expect(paragraphWith(xml, '<w:t xml:space="preserve">青竹镇2020年政府工作报告')).toContain('<w:pStyle w:val="Title"/>')
    expect(paragraphWith(xml, '第五次会议上')).toContain('<w:pStyle w:val="Byline"/>')
    expect(paragraphWith(xml, '各位代表：')).toMatch(/<w:ind [^>]*w:firstLine="0"/)
    expect(xml).not.toContain('文件')
  })

  it('begins a document sent up with a red head, its number and a red rule', async () => {
    const front = {
      ...sampleReport().front,
      profile: 'red-head' as const,
      author: '青竹镇人民政府',
      subtitle: '青政〔2021〕1号',
      salutation: '县人民政府',
    }
    const xml = await documentOf(sampleReport({ front }))
    expect(paragraphWith(xml, '青竹镇人民政府文件')).toContain('<w:color w:val="C00000"/>')
    expect(paragraphWith(xml, '青政〔2021〕1号')).toMatch(/<w:bottom w:val="single" w:color="C00000"/)
    expect(xml.indexOf('文件')).toBeLessThan(xml.indexOf('政府工作报告'))
  })

  it('draws tables with borders and a head that repeats', async () => {
    const table = /<w:tbl>.*<\/w:tbl>/s.exec(await documentOf(sampleReport()))?.[0] ?? ''
    expect(table).toContain('<w:tblHeader/>')
    expect(table).toMatch(/<w:insideH w:val="single"/)
    expect(table).toContain('qianbi:figure:3:aided-households')
  })
})

describe('renderDocx keeps the way back to the ledger', () => {
  it('puts each figure and claim into a content control of its own', async () => {
    const xml = await documentOf(sampleReport())
    expect([...xml.matchAll(/<w:tag w:val="([^"]+)"\/>/g)].map((match) => match[1])).toEqual([
      'qianbi:figure:1:aided-households',
      'qianbi:figure:2:aid-amount',
      'qianbi:claim:0',
      'qianbi:claim:1',
      'qianbi:claim:2',
      'qianbi:figure:3:aided-households',
    ])
    expect(xml).toMatch(
      /<w:sdt><w:sdtPr><w:alias w:val="帮扶户数"\/><w:tag w:val="qianbi:figure:1:aided-households"\/><w:id w:val="1"\/><\/w:sdtPr><w:sdtContent><w:r>.*?146.*?<\/w:r><\/w:sdtContent><\/w:sdt>/,
    )
    const ids = [...xml.matchAll(/<w:id w:val="(\d+)"\/>/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(6)
  })

  it('gives tags and titles no longer than Word takes', async () => {
    const report = sampleReport()
    const long = { ...report, figures: report.figures.map((figure) => ({ ...figure, indicator: 'x'.repeat(90), name: '很'.repeat(90) })) }
    const xml = await documentOf(long)
    for (const match of xml.matchAll(/<w:(?:tag|alias) w:val="([^"]+)"\/>/g)) expect(match[1]?.length).toBeLessThanOrEqual(64)
  })

  it('says the same words that went in, markup characters too', async () => {
    const { text } = readDocumentText(await renderDocx(sampleReport()), 'a.docx')
    expect(text).toContain('全年帮扶低收入农户146户，发放帮扶资金42.6180万元；疫情零扩散，引进项目全部投产，亩均税收居全县第二。')
    expect(text).toContain('1. 文中 <b>&"引号"</b> 与 *星号* 都是原文。')
    expect(text).toContain('村\n户数\n资金（万元）\n上陂村\n12\n3.25')
  })

  it('gives the same bytes for the same report, and its dates are those of the ledger', async () => {
    const first = Buffer.from(await renderDocx(sampleReport()))
    expect(first.equals(Buffer.from(await renderDocx(structuredClone(sampleReport()))))).toBe(true)
    const core = partOf(first, 'docProps/core.xml')
    expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2021-01-18T08:30:00Z</dcterms:created>')
    const other = Buffer.from(await renderDocx(sampleReport({ asOf: '2021-02-01T00:00:00.000000Z' })))
    expect(first.equals(other)).toBe(false)
  })
})

describe('a draft', () => {
  const headersOf = (bytes: Uint8Array) =>
    openZip(bytes)
      .names.filter((name) => /^word\/header\d+\.xml$/.test(name))
      .map((name) => partOf(bytes, name))

  it('says 草稿 on odd and even pages and marks what is not proved', async () => {
    const bytes = await renderDocx(failingReport(), { draft: true })
    const headers = headersOf(bytes)
    expect(headers).toHaveLength(2)
    for (const header of headers) expect(header).toContain('草稿')
    const controls = [...partOf(bytes, 'word/document.xml').matchAll(/<w:sdt>.*?<\/w:sdt>/gs)].map((match) => match[0])
    expect(controls.filter((control) => control.includes('FBDAD5')).map((control) => /w:tag w:val="([^"]+)"/.exec(control)?.[1])).toEqual([
      'qianbi:claim:1',
    ])
  })

  it('is what a report with errors becomes even when nobody asked for one', async () => {
    expect(headersOf(await renderDocx(failingReport()))).toHaveLength(2)
    expect(headersOf(await renderDocx(failingReport(), { draft: false }))).toHaveLength(2)
    expect(headersOf(await renderDocx(sampleReport()))).toHaveLength(0)
  })
})
