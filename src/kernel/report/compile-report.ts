import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import { villageLedger } from '../../definition/field/kinds.ts'
import { nothingProved } from '../../definition/report/nothing-proved.ts'
import { indexLines } from '../../definition/report/position.ts'
import type { CompiledReport, Template } from '../../definition/report/types.ts'
import { authorize } from '../access/authorize.ts'
import { readTown } from '../access/town/get-town.ts'
import { isTownCode } from '../access/town/town-code.ts'
import type { Actor } from '../access/types.ts'
import { readLatestInstant } from '../audit/read-chain.ts'
import type { Kernel } from '../context.ts'
import { evaluateWithin } from '../indicator/index.ts'
import type { IndicatorRequest, IndicatorResult } from '../indicator/types.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import type { Instant } from '../ledger/types.ts'
import { inPieces, pause } from '../pause.ts'
import type { Session } from '../storage/types.ts'
import { readerIn, type TownReader } from '../town-session.ts'
import { whileUnwritten } from '../while-unwritten.ts'
import { readAnnexes } from './annex/read-annexes.ts'
import { type BegunReport, beginReport, sortProblems } from './check-report.ts'
import { reportProblem } from './codes.ts'
import { findAttestations } from './find-attestations.ts'
import type { KeptReading } from './frozen/kept-reading.ts'
import { readReportNames } from './names/report-names.ts'
import { type PlannedTemplate, planTemplate } from './plan/kept-plans.ts'
import { readPromises } from './promise/read-promises.ts'
import { askRecords, type RecordsOn, withCells, wordsOfSentence } from './record/ask-records.ts'
import { findSpokenLedgers } from './record/find-spoken-ledgers.ts'
import { readToldLedgers } from './record/read-told-ledgers.ts'
import { wordsOfLedger } from './record/words-of-ledger.ts'
import { RequestList } from './request-key.ts'
import { askTables, withTables } from './table/ask-tables.ts'
import { targetsOf } from './table/members.ts'
import type { ReportFacts, TownNames } from './types.ts'

export interface CompileInput {
  readonly source: string
  /** The source's name in diagnostics. */
  readonly name: string
  /** The state to read; now when absent. */
  readonly asOf?: Instant
  /** Told what is done next. */
  readonly onPhase?: (phase: CompilePhase) => void
  /** Aborted when nobody waits for it any more: what is not done yet is left, and the reason of the signal is thrown. */
  readonly gone?: AbortSignal
}

export type CompilePhase = 'planning' | 'reading' | 'checking'

/**
 * Compiles a report template: every figure and claim from one evaluation in one snapshot, every problem located and collected. Never refuses
 * a template for what is wrong with it; that is in `problems`. Needs the right to read.
 */
export function compileReport(kernel: Kernel, actor: Actor, input: CompileInput): Promise<CompiledReport> {
  return compileAs(kernel, actor, input)
}

/** The same with the township's names of another time and what was said of it then: what a frozen report is rebuilt with. */
export async function compileAs(
  kernel: Kernel,
  actor: Actor,
  { town, kept, asOf, onPhase, gone, ...input }: CompileInput & { readonly town?: TownNames; readonly kept?: KeptReading },
): Promise<CompiledReport> {
  const [report] = await compileTogether(kernel, actor, { inputs: [input], asOf, onPhase, gone, town, kept })
  if (report === undefined) throw new Error('a template was compiled to nothing')
  return report
}

/** Compiles several templates on one snapshot, each as if it stood alone, in the order given. Needs the right to read. */
export function compileReports(
  kernel: Kernel,
  actor: Actor,
  { inputs, asOf }: { readonly inputs: readonly Omit<CompileInput, 'asOf'>[]; readonly asOf?: Instant },
): Promise<readonly CompiledReport[]> {
  return compileTogether(kernel, actor, { inputs, asOf, onPhase: undefined, gone: undefined, town: undefined, kept: undefined })
}

/** Who compiles, and what is open at once. */
const mostWords = 100

const wordsOfTown = whileUnwritten<{ readonly villages: readonly string[]; readonly names: readonly string[] }>(mostWords)

interface Together {
  readonly inputs: readonly Omit<CompileInput, 'asOf'>[]
  readonly asOf: Instant | undefined
  readonly onPhase: CompileInput['onPhase']
  readonly gone: AbortSignal | undefined
  readonly town: TownNames | undefined
  readonly kept: KeptReading | undefined
}

async function compileTogether(
  kernel: Kernel,
  actor: Actor,
  { inputs, asOf, onPhase, gone, town: ownNames, kept }: Together,
): Promise<readonly CompiledReport[]> {
  authorize(actor, 'read')
  const begin = async (phase: CompilePhase): Promise<void> => {
    onPhase?.(phase)
    // Each phase thinks for a while: others get their answers in between.
    await pause()
    gone?.throwIfAborted()
  }
  await begin('planning')
  const { villages, names } = await wordsOfTown(
    { kernel, actor },
    {
      key: [asOf ?? null, kept === undefined],
      read: async () => ({
        villages: await readVillages(kernel, actor, asOf),
        names: kept === undefined ? await readReportNames(kernel, actor, asOf) : [],
      }),
    },
  )
  const planned: PlannedTemplate[] = []
  const settings = { catalogue: kernel.catalogue, villages, names, prose: kept === undefined }
  for (const input of inputs) planned.push(await planTemplate(input, settings, gone))
  await begin('reading')
  const read = await kernel.engine.inTown(actor.town).read(async (session) => ({
    town: ownNames ?? (await readNames(session, actor.town)),
    asOf: asOf ?? (await getLatestInstant(session, actor.town)),
    answers: await answerPlans(readerIn(kernel, actor, session), { planned, asOf }),
  }))
  await begin('checking')
  const reports: CompiledReport[] = []
  for (const one of planned) {
    const { name, problems, plan } = one
    const answers = read.answers.get(one)
    if (plan === undefined || answers === undefined) {
      reports.push(unreadable(actor, asOf ?? '', problems))
      continue
    }
    const wrongTown = checkTown(plan.template, name, actor)
    const facts = { town: read.town, asOf: read.asOf, ...answers }
    const begun = beginReport({
      plan,
      facts,
      catalogue: kernel.catalogue,
      name,
      problems: [...problems, ...wrongTown],
      kept,
    })
    await pause()
    gone?.throwIfAborted()
    reports.push(begun.finish(await readRecordsOn(kernel, actor, { begun, asOf: read.asOf, askedAsOf: asOf })))
    await pause()
  }
  return reports
}

/** What single records say of what nothing else proves: only the ledgers are read that the open sentences may speak of. */
async function readRecordsOn(
  kernel: Kernel,
  actor: Actor,
  {
    begun: { report, open },
    asOf,
    askedAsOf,
  }: { readonly begun: BegunReport; readonly asOf: Instant; readonly askedAsOf: Instant | undefined },
): Promise<RecordsOn> {
  const ledgers = findSpokenLedgers(kernel.catalogue, open.map(wordsOfSentence))
  if (open.length === 0) return new Map()
  const parted = targetsOf(kernel.catalogue)
  const { told, tables } = await kernel.engine.inTown(actor.town).read(async (session) => {
    const place = readerIn(kernel, actor, session)
    const told = await readToldLedgers(place, { asOf, ledgers: new Set([...ledgers, ...parted]) })
    return { told, tables: await askTables(place, { catalogue: kernel.catalogue, report, open, told, asOf: askedAsOf }) }
  })
  const spoken = told.filter(({ ledger, many }) => many !== true && ledgers.has(ledger.id))
  for (const one of spoken) {
    wordsOfLedger(one)
    await pause()
  }
  const records = await inPieces(askRecords(report, { open, told: spoken }))
  return withCells(open, withTables(records, tables))
}

interface PlansInput {
  readonly planned: readonly PlannedTemplate[]
  readonly asOf: Instant | undefined
}

type Answers = Pick<ReportFacts, 'results' | 'attestations' | 'promises' | 'annexes'>

/** What the plans ask for, in the session's snapshot: one evaluation for all that speak of the same period. */
async function answerPlans(place: TownReader, { planned, asOf }: PlansInput): Promise<ReadonlyMap<PlannedTemplate, Answers>> {
  const answers = new Map<PlannedTemplate, Answers>()
  const results = new Map<string, readonly IndicatorResult[]>()
  for (const one of planned) {
    if (one.plan === undefined) continue
    const present = one.plan.period.key
    const known = results.get(present) ?? (await evaluateFor(place, { planned, asOf, present }))
    results.set(present, known)
    const attestations = await findAttestations(place, { plan: one.plan, asOf })
    const annexes = await readAnnexes(place, { plan: one.plan, asOf })
    answers.set(one, { results: known, attestations, promises: await readPromises(place, { plan: one.plan, asOf }), annexes })
  }
  return answers
}

function evaluateFor(
  place: TownReader,
  { planned, asOf, present }: PlansInput & { readonly present: string },
): Promise<readonly IndicatorResult[]> {
  const plans = planned.flatMap(({ plan }) => (plan?.period.key === present ? [plan] : []))
  const requests = eachOnce(plans.flatMap((plan) => plan.requests))
  return evaluateWithin(place, { requests, options: { present, ...(asOf === undefined ? {} : { asOf }) } })
}

function eachOnce(requests: readonly IndicatorRequest[]): readonly IndicatorRequest[] {
  const list = new RequestList()
  for (const request of requests) list.add(request)
  return list.all()
}

/** The names of the villages, for words that speak of one of them; none when no pack keeps villages. */
async function readVillages(kernel: Kernel, actor: Actor, asOf: Instant | undefined): Promise<readonly string[]> {
  const ledger = kernel.catalogue.findLedger(villageLedger)
  if (ledger === undefined) return []
  const { records } = await listRecords(kernel, actor, {
    ledger: ledger.id,
    query: { limit: 500, ...(asOf === undefined ? {} : { asOf }) },
  })
  return records.map(({ title }) => title)
}

async function readNames(session: Session, code: string): Promise<TownNames> {
  const { town, name, shortName, county } = await readTown(session, code)
  return { code: town, name, shortName, county }
}

/** The instant of the town's last write: nothing is written at or before it any more, so reading as of it always gives this state again. */
async function getLatestInstant(session: Session, town: string): Promise<Instant> {
  const at = await readLatestInstant(session, town)
  if (at === undefined) throw new Error(`town ${town} has no audit chain`)
  return at
}

/** A template of another township would print this one's figures under that one's name. */
function checkTown(template: Template, name: string, actor: Actor): readonly Diagnostic[] {
  const { town } = template.front
  if (isTownCode(town, actor.town)) return []
  const at = Math.max(0, template.source.search(/^town\s*:/m))
  const place = indexLines(template.source, name)(at)
  return [reportProblem(place, 'wrong-town', { written: town, town: actor.town })]
}

function unreadable(actor: Actor, asOf: Instant, problems: readonly Diagnostic[]): CompiledReport {
  const front = {
    title: '',
    town: actor.town,
    period: '',
    profile: 'congress' as const,
    subtitle: undefined,
    author: undefined,
    salutation: undefined,
  }
  return {
    front,
    asOf,
    ...nothingProved,
    problems: sortProblems(problems),
    blocks: [],
    text: '',
  }
}
