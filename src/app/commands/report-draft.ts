import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { presentPlace } from '../../definition/diagnostic/diagnostic.ts'
import { parsePeriod } from '../../definition/period/parse-period.ts'
import type { Period } from '../../definition/period/types.ts'
import { readTextLines } from '../../definition/report/lint-text.ts'
import { parseTemplate } from '../../definition/report/parse-template.ts'
import { plainLine } from '../../definition/report/plain-line.ts'
import { advanceTemplate } from '../../kernel/report/draft/advance-template.ts'
import { type DraftSettings, draftReport, yearOfText } from '../../kernel/report/draft/draft-report.ts'
import type { Draft } from '../../kernel/report/draft/types.ts'
import { layOutTables, readDocumentText } from '../../office/index.ts'
import { type Command, type Invocation, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'
import { writeOutput } from '../command-line/write-output.ts'
import { loadCatalogue } from '../store/catalogue.ts'

export const reportDraftCommand: Command = {
  options: {
    ...jsonOption,
    ...storeOptions,
    out: { type: 'string', short: 'o' },
    period: { type: 'string' },
    above: { type: 'string' },
  },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [path = ''] = positionals
    const above = readShare(text('above'))
    const document = readDocumentText(readInput(path), path)
    const written = layOutTables(document).text
    const template = parseTemplate(written, path).template
    const isTemplate = template !== undefined && /\{\{[^}]+\}\}/.test(written)
    const draft = isTemplate
      ? advanceTemplate(written, path)
      : await draftText(invocation, { text: written, name: path, whole: document.whole, above })
    const out = text('out')
    if (out !== undefined) writeOutput(out, Buffer.from(draft.template))
    if (flag('json')) terminal.result(presentJson({ ...toJson(draft), ...(out === undefined ? { template: draft.template } : {}) }))
    else {
      if (out === undefined) terminal.result(draft.template)
      for (const { at, text: words, why, candidates } of draft.questions)
        terminal.note(`${presentPlace(at)} “${words}”：${why}${candidates.length === 0 ? '' : `（${candidates.join('、')}？）`}`)
      terminal.note(
        `换成记号 ${draft.bindings.length} 处，要人来定 ${draft.questions.length} 处。${out === undefined ? '' : `已写入 ${out}`}`,
      )
    }
    return exit.done
  },
}

interface WrittenFile extends Pick<DraftSettings, 'text' | 'name' | 'whole' | 'above'> {}

/** With a store its values confirm; without one no database engine is loaded. */
async function draftText(invocation: Invocation, written: WrittenFile): Promise<Draft> {
  const period = periodOf(invocation.text('period'), written)
  if (invocation.text('data') === undefined && (invocation.environment.DATABASE_URL ?? '') === '') {
    const code = invocation.text('town')
    return draftReport({
      ...written,
      period,
      catalogue: indexCatalogue(loadCatalogue()),
      town: code === undefined ? undefined : { code, name: '', county: '' },
    })
  }
  const { draftWithStore } = await import('./draft-with-store.ts')
  return draftWithStore(invocation, { ...written, period })
}

/** The year that the text is about, unless the command says it. */
function periodOf(said: string | undefined, { text, name }: WrittenFile): Period {
  const found = parsePeriod(said ?? String(yearOfText(text, readTextLines(text, name).map(plainLine)) ?? ''))
  if (found !== undefined) return found
  throw new UsageError(
    said === undefined ? '看不出是哪一年的报告，请用 --period 写明，如 --period 2020。' : `“${said}”不是期间，写成 2020 这样。`,
  )
}

function readShare(text: string | undefined): number {
  if (text === undefined) return 0
  const hundredths = /^(?:0?\.(\d{1,2})|(1)(?:\.0+)?|0)$/.exec(text)
  if (hundredths === null) throw new UsageError(`“${text}”不是 0 到 1 之间的数，写成 --above 0.7 这样。`)
  return hundredths[2] === undefined ? wholeNumber((hundredths[1] ?? '0').padEnd(2, '0')) / 100 : 1
}

function toJson({ bindings, questions }: Draft) {
  return {
    bindings: bindings.map(({ at, ...binding }) => ({ at: presentPlace(at), ...binding })),
    questions: questions.map(({ at, ...question }) => ({ at: presentPlace(at), ...question })),
    problems: [],
  }
}
