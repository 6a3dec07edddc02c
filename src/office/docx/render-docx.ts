import { Document, Packer } from 'docx'
import type { CompiledReport } from '../../definition/report/types.ts'
import { isDraft, type RenderOptions } from '../document/render-options.ts'
import { normalisePackage } from './normalise-package.ts'
import { LINE, PAGE } from './page.ts'
import { renderBlocks } from './render-blocks.ts'
import { renderFront } from './render-front.ts'
import { draftHeader, pageNumberFooter } from './render-margins.ts'
import { documentStyles } from './styles.ts'

/**
 * The report as .docx in the layout of GB/T 9704-2012. Every figure stands in a content control tagged `qianbi:figure:<n>:<indicator>`, every claim in
 * one tagged `qianbi:claim:<index>`. Equal reports give equal bytes.
 */
export async function renderDocx(report: CompiledReport, options: RenderOptions = {}): Promise<Uint8Array> {
  const draft = isDraft(report, options)
  const document = new Document({
    title: report.front.title,
    creator: '铅笔',
    styles: documentStyles(),
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.left,
              right: PAGE.right,
              header: PAGE.header,
              footer: PAGE.footer,
              gutter: 0,
            },
          },
          grid: { type: 'lines', linePitch: LINE },
        },
        headers: draft ? { default: draftHeader(), even: draftHeader() } : {},
        footers: { default: pageNumberFooter('odd'), even: pageNumberFooter('even') },
        children: [...renderFront(report.front), ...renderBlocks({ report, draft })],
      },
    ],
  })
  return normalisePackage(await Packer.toBuffer(document), { title: report.front.title, asOf: report.asOf })
}
