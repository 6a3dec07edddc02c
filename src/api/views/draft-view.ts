import { readTextLines } from '../../definition/report/lint-text.ts'
import { parseTemplate } from '../../definition/report/parse-template.ts'
import { plainLine } from '../../definition/report/plain-line.ts'
import { yearOfText } from '../../kernel/report/draft/draft-report.ts'
import type { Draft } from '../../kernel/report/draft/types.ts'
import { documentMarkdown, layOutTables, readDocumentText } from '../../office/index.ts'
import type { ReadDocument, ReportDraftView } from '../contract/report.ts'
import type { Upload } from '../http/read-upload.ts'

/** The words of a document that somebody drops: as they are drafted from, and as a report writes them. Throws FileRefusal for what is no document. */
export function presentDocument({ bytes, fileName }: Upload): ReadDocument {
  const document = readDocumentText(bytes, fileName)
  const { text } = layOutTables(document)
  const year = yearOfText(text, readTextLines(text, fileName).map(plainLine))
  const template = parseTemplate(text, fileName).template !== undefined && /\{\{[^}]+\}\}/.test(text)
  return { markdown: documentMarkdown(document), text, whole: document.whole, template, ...(year === undefined ? {} : { year }) }
}

export function presentDraft({ template, bindings, questions }: Draft): ReportDraftView {
  return {
    template,
    bindings: bindings.map(({ at: { line, column }, text, token, name, kind, confidence, why }) => ({
      line,
      column,
      text,
      token,
      name,
      kind,
      confidence,
      why,
    })),
    questions: questions.map(({ at: { line, column }, text, why, candidates }) => ({
      line,
      column,
      text,
      why,
      candidates: [...candidates],
    })),
  }
}
