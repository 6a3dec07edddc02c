import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { mapOf, text } from '../../definition/shape/shape.ts'
import { requireLedger, undoImport } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { importFile } from '../actions/import-file.ts'
import type { ApiContext } from '../context.ts'
import type * as imports from '../contract/endpoints/imports.ts'
import type { JobProgress } from '../jobs/jobs.ts'
import { definedOf } from '../views/defined-of.ts'
import type { Handlers } from './handler.ts'

export function importHandlers({ kernel, jobs, longWork }: ApiContext): Handlers<typeof imports> {
  return {
    importFile: async ({ actor, input, upload }) => {
      const ledger = requireLedger(kernel.catalogue, input.ledger)
      const preview = input.preview === 'true'
      const kind = preview ? 'preview' : 'import'
      longWork.assertFree(actor, kind)
      const { fileName, bytes } = await upload()
      const { sheet, plainPercents, hidden } = input
      const headerRow = input.headerRow === undefined ? undefined : wholeNumber(input.headerRow)
      const said = definedOf({ sheet, plainPercents, headerRow, hidden, map: readMap(input.map) })
      const options = { ledger: ledger.id, fileName, bytes, preview, ...said }
      const leave = longWork.hold(actor, kind)
      const work = async (onProgress: (progress: JobProgress) => void) => {
        try {
          return { result: await importFile(kernel, actor, { ...options, onProgress }) }
        } finally {
          leave()
        }
      }
      return { job: jobs.start(actor, work) }
    },
    undoImport: ({ actor, input }) => undoImport(kernel, actor, { ledger: input.ledger, entry: wholeNumber(input.entry) }),
    getJob: ({ actor, input }) => {
      const job = jobs.find(actor, input.job)
      if (job === undefined) throw new Refusal('not-found', '没有这个任务，或者它不是你开始的。')
      return job
    },
  }
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
