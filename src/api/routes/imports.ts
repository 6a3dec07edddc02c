import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { mapOf, text } from '../../definition/shape/shape.ts'
import { requireLedger, undoImport } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { importFile } from '../actions/import-file.ts'
import { markFile } from '../actions/mark-file.ts'
import type { ApiContext } from '../context.ts'
import type * as imports from '../contract/endpoints/imports.ts'
import type { JobView } from '../contract/import.ts'
import type { JobWork } from '../jobs/jobs.ts'
import { definedOf } from '../views/defined-of.ts'
import type { Handlers } from './handler.ts'

export function importHandlers({ kernel, jobs, longWork, readings }: ApiContext): Handlers<typeof imports> {
  return {
    importFile: async ({ actor, input, upload }) => {
      const ledger = requireLedger(kernel.catalogue, input.ledger)
      const preview = input.preview === 'true'
      const kind = preview ? 'preview' : 'import'
      longWork.assertFree(actor, kind)
      const { fileName, bytes } = await upload()
      const options = { ledger: ledger.id, fileName, bytes, preview, ...saidOf(input) }
      const leave = longWork.hold(actor, kind)
      const work: JobWork = async (onProgress, signal) => {
        try {
          const result = await importFile(kernel, actor, { ...options, onProgress, signal })
          // What stands there now is told beside what the file says instead.
          const records = (result.told?.changed.length ?? 0) + (result.told?.doubles.length ?? 0)
          if (records > 0) readings.note(kernel, actor, { ledger: ledger.id, action: 'list', record: null, by: 'preview', records })
          return { result }
        } finally {
          leave()
        }
      }
      return { job: jobs.start(actor, work) }
    },
    markFile: async ({ actor, input, upload }) => {
      const ledger = requireLedger(kernel.catalogue, input.ledger)
      longWork.assertFree(actor, 'preview')
      const { fileName, bytes } = await upload()
      const options = { ledger: ledger.id, fileName, bytes, ...saidOf(input) }
      return longWork.run(actor, 'preview', () => markFile(kernel, actor, options))
    },
    undoImport: ({ actor, input }) => undoImport(kernel, actor, { ledger: input.ledger, entry: wholeNumber(input.entry) }),
    getJob: ({ actor, input }) => foundJob(jobs.find(actor, input.job)),
    cancelJob: ({ actor, input }) => foundJob(jobs.giveUp(actor, input.job)),
  }
}

function foundJob(job: JobView | undefined): JobView {
  if (job === undefined) throw new Refusal('not-found', '没有这个任务，或者它不是你开始的。')
  return job
}

interface SaidOfSheet {
  readonly sheet?: string
  readonly plainPercents?: 'percent' | 'ratio'
  readonly headerRow?: string
  readonly hidden?: 'include' | 'skip'
  readonly map?: string
  readonly cross?: string
}

function saidOf({ sheet, plainPercents, headerRow, hidden, map, cross }: SaidOfSheet) {
  const row = headerRow === undefined ? undefined : wholeNumber(headerRow)
  return definedOf({ sheet, plainPercents, headerRow: row, hidden, cross, map: readMap(map) })
}

const columnMap = mapOf(text)

function readMap(said: string | undefined): Readonly<Record<string, string>> | undefined {
  if (said === undefined) return undefined
  try {
    return parseShape(columnMap, said, 'the columns of a file')
  } catch (cause) {
    throw new Refusal('invalid', '列的对应读不懂，要写成 {"表里的列":"台账的栏目"}。', { cause })
  }
}
