import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { useSession } from '../../../web/session/use-session.ts'
import type { MatrixCell } from '../matrix.ts'
import { cellFields, kinds, lineFields } from './fields.ts'
import { matrixQuery } from './matrix-query.ts'

/** Who is to lead what from a day on. */
export interface Assigning {
  readonly holder: string
  readonly from: string
  /** Lines and villages themselves. */
  readonly objects: readonly { readonly kind: keyof typeof kinds; readonly id: string }[]
  readonly cells: readonly MatrixCell[]
}

export interface HandingOver {
  readonly cadre: string
  readonly to: string
  readonly on: string
  readonly reason: string
}

/** What is done to the matrix; each of them ends with the matrix as it then stands. */
export function useLeads(done: () => void) {
  const { today } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const settle = {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['leadership'] })
      void client.invalidateQueries({ queryKey: ['grid'] })
      done()
    },
    onError: (error: unknown) => void message.error(errorText(error)),
  }
  const assign = useMutation({
    mutationFn: async ({ holder, from, objects, cells }: Assigning) => {
      const records = await writeDown(cells, () => client.fetchQuery({ ...matrixQuery(today), staleTime: 0 }))
      const assignments = [
        ...objects.map(({ kind, id }) => ({ objectKind: kinds[kind], object: id, holder })),
        ...records.map((object) => ({ objectKind: kinds.cell, object, holder })),
      ]
      if (assignments.length > 0) await api.assignDuties({ assignments, from, replace: true })
    },
    ...settle,
  })
  const handOver = useMutation({
    mutationFn: ({ cadre, to, on, reason }: HandingOver) =>
      api.handOver({ cadre, on, to: { holders: [to] }, kinds: Object.values(kinds), ...(reason === '' ? {} : { reason }) }),
    ...settle,
  })
  const addLine = useMutation({
    mutationFn: async ({ name, office, villages }: NewLine) => {
      const line = await api.addRecord({
        ledger: lineFields.ledger,
        values: { name, office: office === '' ? null : office, startedOn: today },
      })
      await addCells(villages.map((village) => ({ line: { id: line.id, name }, village })))
    },
    ...settle,
  })
  return { assign, handOver, addLine }
}

interface NewLine {
  readonly name: string
  readonly office: string
  readonly villages: readonly { readonly id: string; readonly name: string }[]
}

type Place = Pick<MatrixCell, 'line' | 'village'>

async function addCells(cells: readonly Place[]): Promise<void> {
  if (cells.length === 0) return
  const operations = cells.map(({ line, village }) => ({
    type: 'add' as const,
    values: { name: `${village.name}·${line.name}`, line: line.id, village: village.id },
  }))
  await api.bulkRecords({ ledger: cellFields.ledger, operations })
}

/** The records of the cells; those that nobody has written down yet are now. */
async function writeDown(
  cells: readonly MatrixCell[],
  read: () => Promise<{ readonly rows: readonly { readonly cells: readonly MatrixCell[] }[] }>,
) {
  const missing = cells.filter(({ record }) => record === undefined)
  if (missing.length === 0) return cells.flatMap(({ record }) => record ?? [])
  await addCells(missing)
  const now = (await read()).rows.flatMap((row) => row.cells)
  return cells.flatMap((cell) => now.find(({ line, village }) => line.id === cell.line.id && village.id === cell.village.id)?.record ?? [])
}
