import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { addOwnField, changeOwnField, changeOwnLedger, createOwnLedger, removeOwnLedger, requireLedger } from '../../kernel/index.ts'
import { createOwnOfFile, draftOf, fieldDraftOf } from '../actions/create-own-of-file.ts'
import { proposeOwnLedger } from '../actions/read-own-sheet.ts'
import type { ApiContext } from '../context.ts'
import type * as own from '../contract/endpoints/own-ledgers.ts'
import { definedOf } from '../views/defined-of.ts'
import { presentOwn } from '../views/own-view.ts'
import type { Handlers } from './handler.ts'

export function ownLedgerHandlers({ kernel, longWork }: ApiContext): Handlers<typeof own> {
  return {
    listOwn: ({ actor }) => presentOwn(kernel, actor),
    proposeOwnLedger: async ({ actor, input: { sheet, headerRow, hidden }, upload }) => {
      longWork.assertFree(actor, 'preview')
      const { fileName, bytes } = await upload()
      const leave = longWork.hold(actor, 'preview')
      try {
        return await proposeOwnLedger(kernel, actor, { fileName, bytes, sheet, hidden, headerRow: rowOf(headerRow) })
      } finally {
        leave()
      }
    },
    createOwnLedger: async ({ actor, input }) => {
      const { ledger } = await createOwnLedger(kernel, actor, { draft: draftOf(input) })
      return { ...definedOf({ ledger }), rows: 0, added: 0, rejected: [], problems: [] }
    },
    createOwnLedgerOfFile: async ({ actor, input: { sheet, headerRow, hidden, plainPercents }, upload }) => {
      longWork.assertFree(actor, 'import')
      const { fileName, bytes, said } = await upload()
      const leave = longWork.hold(actor, 'import')
      const row = rowOf(headerRow)
      try {
        return await createOwnOfFile(kernel, actor, {
          fileName,
          bytes,
          said: said.get('draft'),
          sheet,
          hidden,
          plainPercents,
          headerRow: row,
        })
      } finally {
        leave()
      }
    },
    changeOwnLedger: async ({ actor, input }) => {
      await changeOwnLedger(kernel, actor, input)
      return presentOwn(kernel, actor)
    },
    removeOwnLedger: async ({ actor, input }) => {
      await removeOwnLedger(kernel, actor, input)
      return presentOwn(kernel, actor)
    },
    addOwnField: async ({ actor, input: { ledger: name, field, processing } }) => {
      const ledger = requireLedger(kernel.catalogue, name).id
      await addOwnField(kernel, actor, { ledger, field: fieldDraftOf(field), ...definedOf({ processing }) })
      return presentOwn(kernel, actor)
    },
    changeOwnField: async ({ actor, input }) => {
      await changeOwnField(kernel, actor, input)
      return presentOwn(kernel, actor)
    },
  }
}

function rowOf(said: string | undefined): number | undefined {
  return said === undefined ? undefined : wholeNumber(said)
}
