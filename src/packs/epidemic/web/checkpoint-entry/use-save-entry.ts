import { useMutation, useQueryClient } from '@tanstack/react-query'
import dayjs from 'dayjs'
import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import type { CaseSummary } from '../../../../api/contract/loop.ts'
import { api } from '../../../../web/http/api.ts'
import { errorText } from '../../../../web/http/client.ts'
import { arrivalLoop } from '../../loops/arrival.loop.ts'
import { feverLoop } from '../../loops/fever.loop.ts'
import { arrivalFields, entryFields } from '../fields.ts'
import { isFever, moveAtGate, type TypedEntry } from './gates.ts'

export interface EntryToSave {
  readonly entry: TypedEntry
  /** The checkpoint's kind. */
  readonly category: string
  readonly feverFrom: string
  /** The announced person who stands here, when there is one. */
  readonly arrival: LedgerRecord | undefined
}

export interface SavedEntry {
  readonly record: LedgerRecord
  /** What else was done, or could not be, in words. */
  readonly told: readonly { readonly tone: 'good' | 'late'; readonly what: string }[]
}

/**
 * Writes an entry, and does what follows from it: the arrival's next gate, a case of its own for a fever. The entry stands whatever becomes of these;
 * what did not work is said.
 */
export function useSaveEntry(done: (saved: SavedEntry) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      for (const key of [
        ['ledger', entryFields.ledger],
        ['ledger', arrivalFields.ledger],
        ['indicators'],
        ['compiled'],
        ['work'],
        ['cases'],
        ['loops'],
      ])
        void client.invalidateQueries({ queryKey: key })
      done(saved)
    },
  })
}

async function save({ entry, category, feverFrom, arrival }: EntryToSave): Promise<SavedEntry> {
  const { temperature, plate, origin, destination, handling, ...rest } = entry
  const optional = { temperature, plate: plate.trim(), origin: origin.trim(), destination: destination.trim(), handling: handling.trim() }
  const filled = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== ''))
  const values = {
    ...rest,
    ...filled,
    name: entry.name.trim(),
    passedAt: dayjs().format('YYYY-MM-DDTHH:mm'),
    ...(arrival === undefined ? {} : { arrival: arrival.id }),
  }
  const record = await api.addRecord({ ledger: entryFields.ledger, values })
  const told: SavedEntry['told'][number][] = []
  if (arrival !== undefined) told.push(await passGate(arrival, category))
  if (isFever(temperature, feverFrom)) told.push(await openFever(record, handling.trim()))
  return { record, told }
}

async function passGate(arrival: LedgerRecord, category: string): Promise<SavedEntry['told'][number]> {
  const name = arrivalFields.text(arrival, 'name')
  const move = moveAtGate(category, arrivalFields.text(arrival, 'status'))
  if (move === undefined) return { tone: 'late', what: `${name}已报备；这个卡口没有类别，没有记过门` }
  if (move.type === 'unexpected') return { tone: 'late', what: `${name}已报备，${move.why}` }
  try {
    const one = await openCaseOf(arrival.id)
    if (one === undefined) return { tone: 'late', what: `${name}的来返事项已经办结` }
    await api.takeStep({ id: one.id, version: one.version, step: move.step })
    return { tone: 'good', what: `${name}：已${move.label}，已通知包干人` }
  } catch (error) {
    return { tone: 'late', what: `${name}没有记上${move.label}：${errorText(error)}` }
  }
}

const handOver: keyof typeof feverLoop.steps = 'handOver'

async function openFever(record: LedgerRecord, handling: string): Promise<SavedEntry['told'][number]> {
  const name = entryFields.text(record, 'name')
  try {
    const opened = await api.openCase({ loop: feverLoop.id, subject: record.id })
    if (!handling.includes('移交')) return { tone: 'late', what: `${name}体温异常，等待复测` }
    const { id, version } = opened.case
    await api.takeStep({ id, version, step: handOver, values: { handling } })
    return { tone: 'good', what: `${name}体温异常：已移交，跟踪到排除或确诊` }
  } catch (error) {
    return { tone: 'late', what: `${name}体温异常，没有立上处置事项：${errorText(error)}` }
  }
}

async function openCaseOf(subject: string): Promise<CaseSummary | undefined> {
  const { cases } = await api.queryCases({ loop: arrivalLoop.id, subject: { ledger: arrivalFields.ledger, id: subject } })
  return cases[0]
}
