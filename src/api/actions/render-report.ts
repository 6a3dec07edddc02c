import type { CompiledReport } from '../../definition/report/types.ts'
import { renderDocx, renderHtml, renderMarkdown } from '../../office/index.ts'

export const reportFormats = ['docx', 'html', 'md'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** A compiled report as a document's bytes. */
export async function renderReport(
  report: CompiledReport,
  { format, draft }: { readonly format: ReportFormat; readonly draft: boolean },
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return renderDocx(report, { draft })
    case 'html':
      return Buffer.from(renderHtml(report, { draft }))
    case 'md':
      return Buffer.from(renderMarkdown(report, { draft }))
  }
}
