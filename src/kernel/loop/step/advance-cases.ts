import { isBrokenAttachment, parseAttachment } from '../../../definition/field/attachment.ts'
import type { ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import { hasFile } from '../../ledger/file/read-file.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { findWithin } from '../../ledger/reach/assert-within.ts'
import { outsideWhy } from '../../ledger/reach/outside.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import type { StoredVersion } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { TownSession } from '../../town-session.ts'
import { advanceCase } from '../case/advance-case.ts'
import { readCasesById } from '../case/read-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { type CaseChange, writeCases } from '../case/write-cases.ts'
import { stateOf } from '../loop-index.ts'
import { fillValues } from '../subject/fill-values.ts'
import { readHolders } from '../subject/holders.ts'
import { readHolding } from '../subject/rules.ts'
import { computeTerms } from '../subject/terms.ts'
import type { StepInput } from '../types.ts'
import { applyEffects } from './apply-effects.ts'
import { whyNot } from './judge-step.ts'
import { readTakers, readWithOpenChildren } from './read-situation.ts'
import { readSubjects, writeSubjects } from './write-subjects.ts'

export interface StepRequest {
  readonly loop: ResolvedLoop
  readonly step: ResolvedStep
  readonly cases: readonly { readonly id: string; readonly version: number }[]
  readonly input: StepInput
}

/** Cases that cannot take the step: case id → why. */
export type Refused = ReadonlyMap<
  string,
  { readonly code: 'not-found' | 'conflict' | 'not-permitted' | 'wrong-state' | 'invalid'; readonly why: string }
>

export interface StepOutcome {
  readonly refused: Refused
  readonly changes: readonly CaseChange[]
}

/**
 * Takes one step for many cases within a transaction that stands in the town's line of writers. When any case is refused nothing more is written, and the
 * caller rolls back. Statements are the same in number for one case as for five thousand.
 */
export async function advanceCases(place: TownSession, request: StepRequest): Promise<StepOutcome> {
  const { loop, step } = request
  const { actor, moment } = place
  assertInput(step, request.input)
  await assertEvidence(place, request.input.evidence ?? [])
  const judged = await judge(place, request)
  if (judged.refused.size > 0) return { refused: judged.refused, changes: [] }
  const { cases, subjects } = judged
  const filled = await fillValues(place, { ...request, values: request.input.values ?? {}, subjects })
  await writeSubjects(place, request, { subjects, filled })
  const ids = subjects.map(({ id }) => id)
  const refused = new Map([...(await readRefusals(place, request, { cases, ids }))])
  const terms = await computeTerms(place, { loop, state: stateOf(loop, step.to), subjects: ids, today: moment.today })
  for (const one of cases) {
    const missing = terms.get(one.subject)?.missing
    if (missing !== undefined && !refused.has(one.id)) refused.set(one.id, { code: 'invalid', why: missing })
  }
  if (refused.size > 0) return { refused, changes: [] }
  const changes = cases.map((one) => {
    const term = terms.get(one.subject)
    return advanceCase(loop, one, {
      kind: 'take',
      step: step.id,
      label: step.label,
      from: one.state,
      to: step.to,
      at: moment.now,
      actor: actor.id,
      actorName: actor.name,
      opinion: request.input.opinion,
      evidence: request.input.evidence,
      due: term?.due,
      holdUntil: term?.holdUntil,
    })
  })
  const opened = await applyEffects(place, { loop, step, cases })
  await writeCases(place, { writer: actor, changes })
  return { refused, changes: [...changes, ...opened] }
}

function assertInput(step: ResolvedStep, { opinion, evidence = [] }: StepInput): void {
  const fields = [
    ...(step.opinion === 'required' && (opinion ?? '').trim() === ''
      ? [{ field: 'opinion', message: `办“${step.label}”要写明意见或理由` }]
      : []),
    ...(step.evidence === 'required' && evidence.length === 0 ? [{ field: 'evidence', message: `办“${step.label}”要附上佐证` }] : []),
  ]
  if (fields.length > 0) throw new Refusal('invalid', `${fields.map(({ message }) => message).join('；')}。`, { fields })
}

async function assertEvidence({ session, town }: TownSession, evidence: readonly string[]): Promise<void> {
  for (const value of evidence) {
    const { name, digest } = parseAttachment(value)
    const isKept =
      !/[\n\r]/.test(value) && !isBrokenAttachment(value) && (digest === undefined || (await hasFile(session, { town, digest })))
    if (isKept) continue
    const message = `佐证“${name.slice(0, 50)}”没有保存下来，请重新上传。`
    throw new Refusal('invalid', message, { fields: [{ field: 'evidence', message }] })
  }
}

interface Judged {
  readonly refused: Refused
  readonly cases: readonly StoredCase[]
  /** The records of the cases, in their order. */
  readonly subjects: readonly StoredVersion[]
}

/** Which of the cases can take the step as they stand, before anything is written. */
async function judge(place: TownSession, { loop, step, cases: wanted }: StepRequest): Promise<Judged> {
  const { actor } = place
  const { today } = place.moment
  const refused = new Map<string, { readonly code: 'not-found' | 'conflict' | 'not-permitted' | 'wrong-state'; readonly why: string }>()
  const found = await readCasesById(
    place,
    wanted.map(({ id }) => id),
  )
  const cases: StoredCase[] = []
  for (const { id, version } of wanted) {
    const one = found.get(id)
    if (one === undefined || one.loop !== loop.id) refused.set(id, { code: 'not-found', why: `「${loop.label}」里没有这个事项。` })
    else if (one.version !== version)
      refused.set(id, {
        code: 'conflict',
        why: `这个事项在 ${one.enteredAt.replace('T', ' ')} 以后有人办过，现在是“${one.stateLabel}”，请看过再办。`,
      })
    else cases.push(one)
  }
  const ids = cases.map(({ id }) => id)
  const holders = await readHolders(place, loop, { subjects: cases.map(({ subject }) => subject), today })
  const takersOf = await readTakers(place, { loop, actor, cases: ids, steps: [step] })
  const ends = stateOf(loop, step.to).ends !== undefined
  const withChildren = ends || step.needsChildrenClosed ? await readWithOpenChildren(place, loop, cases) : new Set<string>()
  const versions = await readSubjects(place, loop, cases)
  const ledger = place.kernel.catalogue.getLedger(loop.ledger)
  const within = await findWithin(place.kernel, { ...actor, session: place.session }, ledger, [...versions.keys()])
  const standing: StoredCase[] = []
  const subjects: StoredVersion[] = []
  for (const one of cases) {
    const part = { actor, holders: holders.get(one.subject) ?? [], opener: one.opener }
    const subject = versions.get(one.subject)
    const openChildren = withChildren.has(one.id)
    const why = whyNot(step, { loop, case: one, part, takenBy: takersOf(one.id), openChildren, today })
    if (why !== undefined) refused.set(one.id, why)
    else if (subject === undefined) refused.set(one.id, { code: 'wrong-state', why: '这个事项的记录已撤销。' })
    else if (!within.has(subject.id)) refused.set(one.id, { code: 'not-permitted', why: outsideWhy })
    else {
      standing.push(one)
      subjects.push(subject)
    }
  }
  return { refused, cases: standing, subjects }
}

/** What the rules say of the records as they would stand. */
async function readRefusals(
  place: TownSession,
  { loop, step, input }: StepRequest,
  { cases, ids }: { readonly cases: readonly StoredCase[]; readonly ids: readonly string[] },
): Promise<Refused> {
  const { today } = place.moment
  const against = await readHolding(place, loop, { rules: step.refuses, subjects: ids, today })
  const isExplained = (input.opinion ?? '').trim() !== ''
  const warned = isExplained
    ? new Map<string, readonly string[]>()
    : await readHolding(place, loop, { rules: step.warns, subjects: ids, today })
  const refused = new Map<string, { readonly code: 'wrong-state' | 'invalid'; readonly why: string }>()
  for (const { id, subject } of cases) {
    const refusals = against.get(subject) ?? []
    const warnings = warned.get(subject) ?? []
    if (refusals.length > 0) refused.set(id, { code: 'wrong-state', why: joinReasons(refusals) })
    else if (warnings.length > 0) refused.set(id, { code: 'invalid', why: `${joinReasons(warnings)} 确要办理，请写明理由。` })
  }
  return refused
}

/** Cases that were refused, with the words that a list names them by. */
export async function presentRefused(place: TownSession, { loop, refused }: { readonly loop: ResolvedLoop; readonly refused: Refused }) {
  const cases = await readCasesById(place, [...refused.keys()])
  const wanted = new Map([[loop.ledger, new Set([...cases.values()].map(({ subject }) => subject))]])
  const reach = await readReach(place.session, place.kernel, place.actor)
  const titles = await readTitles(place.session, place.kernel.catalogue, {
    town: place.town,
    wanted,
    full: seesFullValues(place.actor),
    reach,
  })
  return [...refused].map(([id, { why }]) => {
    const one = cases.get(id)
    return { case: id, number: one?.number ?? '', subjectTitle: titles.get(one?.subject ?? '') ?? '', why }
  })
}

/** Several reasons as one sentence: each was written as one of its own. */
function joinReasons(reasons: readonly string[]): string {
  const [only, ...others] = reasons
  if (only !== undefined && others.length === 0) return only
  return `${reasons.map((reason) => reason.replace(/。$/, '')).join('；')}。`
}
