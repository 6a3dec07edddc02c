import type { arrivalLoop } from '../../loops/arrival.loop.ts'

type ArrivalStep = keyof typeof arrivalLoop.steps
type ArrivalState = keyof typeof arrivalLoop.states

/** Which step of an arrival somebody has taken who stands at a checkpoint of this kind. */
const gateSteps: Readonly<Record<string, { readonly step: ArrivalStep; readonly from: readonly ArrivalState[]; readonly label: string }>> =
  {
    provinceGate: { step: 'passTownGate', from: ['announced', 'verified'], label: '过中门' },
    townGate: { step: 'passTownGate', from: ['announced', 'verified'], label: '过中门' },
    villageGate: { step: 'passVillageGate', from: ['townGate'], label: '过小门' },
    houseGate: { step: 'reachHome', from: ['villageGate'], label: '到家' },
  }

export type GateMove =
  | { readonly type: 'take'; readonly step: ArrivalStep; readonly label: string }
  /** The person is known, but not expected at this gate: said, and left to who answers for them. */
  | { readonly type: 'unexpected'; readonly why: string }

/** What passing a checkpoint means for an announced person: the next gate's step, or why there is none. */
export function moveAtGate(category: string, state: string): GateMove | undefined {
  const gate = gateSteps[category]
  if (gate === undefined) return undefined
  if (gate.from.some((from) => from === state)) return { type: 'take', step: gate.step, label: gate.label }
  const passed = order.indexOf(state) >= order.indexOf(targets[gate.step] ?? 'none')
  return { type: 'unexpected', why: passed ? `之前已${gate.label}` : `还没有过前一道门，不能记${gate.label}` }
}

const order: readonly string[] = ['announced', 'verified', 'townGate', 'villageGate', 'atHome', 'underMeasure', 'monitored', 'ended']
const targets: Readonly<Partial<Record<ArrivalStep, ArrivalState>>> = {
  passTownGate: 'townGate',
  passVillageGate: 'villageGate',
  reachHome: 'atHome',
}

/** An entry as it is typed: what is wrong with it, or nothing. */
export interface TypedEntry {
  readonly checkpoint: string
  readonly name: string
  readonly origin: string
  readonly destination: string
  readonly plate: string
  readonly temperature: string
  readonly handling: string
}

export type EntryProblem = { readonly field: keyof TypedEntry; readonly why: string }

/** Temperatures are compared as they are written, one decimal each: 37.3 and 36.5 need no arithmetic. */
export function isFever(temperature: string, limit: string): boolean {
  return /^\d{2}(\.\d)?$/.test(temperature) && withTenth(temperature) >= withTenth(limit)
}

export function findProblem(entry: TypedEntry, feverFrom: string): EntryProblem | undefined {
  if (entry.checkpoint === '') return { field: 'checkpoint', why: '先选卡口' }
  if (entry.name.trim() === '') return { field: 'name', why: '请写姓名' }
  if (entry.temperature !== '' && !/^(3\d|4[0-5])(\.\d)?$/.test(entry.temperature)) {
    return { field: 'temperature', why: '体温写成 36.5 这样' }
  }
  if (isFever(entry.temperature, feverFrom) && !entry.handling.includes('移交') && !entry.handling.includes('复测')) {
    return { field: 'handling', why: '体温异常，必须写明怎样处置' }
  }
  return undefined
}

function withTenth(text: string): string {
  return text.includes('.') ? text : `${text}.0`
}
