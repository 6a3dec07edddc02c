import { sql } from 'kysely'
import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import { parseTemplate } from '../../definition/report/parse-template.ts'
import { indexLines } from '../../definition/report/position.ts'
import type { CompiledReport, Template } from '../../definition/report/types.ts'
import { authorize } from '../access/authorize.ts'
import { readTown } from '../access/town/get-town.ts'
import { isTownCode } from '../access/town/town-code.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { evaluateWithin } from '../indicator/index.ts'
import type { Instant } from '../ledger/types.ts'
import { pause } from '../pause.ts'
import type { Session } from '../storage/types.ts'
import { checkReport, sortProblems } from './check-report.ts'
import { findAttestations } from './find-attestations.ts'
import { planReport } from './plan/plan-report.ts'
import type { TownNames } from './types.ts'

export interface CompileInput {
  readonly source: string
  /** The source's name in diagnostics. */
  readonly name: string
  /** The state to read; now when absent. */
  readonly asOf?: Instant
  /** Told what is done next. */
  readonly onPhase?: (phase: CompilePhase) => void
}

export type CompilePhase = 'planning' | 'reading' | 'checking'

/**
 * Compiles a report template: every figure and claim from one evaluation in one snapshot, every problem located and collected. Never refuses
 * a template for what is wrong with it; that is in `problems`. Needs the right to read.
 */
export function compileReport(kernel: Kernel, actor: Actor, input: CompileInput): Promise<CompiledReport> {
  return compileAs(kernel, actor, input)
}

/** The same with the township's names of another time: what a frozen report is rebuilt with. */
export async function compileAs(
  kernel: Kernel,
  actor: Actor,
  { source, name, asOf, onPhase, town: names }: CompileInput & { readonly town?: TownNames },
): Promise<CompiledReport> {
  authorize(actor, 'read')
  const begin = async (phase: CompilePhase): Promise<void> => {
    onPhase?.(phase)
    // Each phase thinks for a while: others get their answers in between.
    await pause()
  }
  await begin('planning')
  const { template, problems } = parseTemplate(source, name)
  await pause()
  if (template === undefined) return unreadable(actor, asOf ?? '', problems)
  const plan = planReport(template, kernel.catalogue)
  await begin('reading')
  const read = await kernel.engine.read(async (session) => ({
    town: names ?? (await readNames(session, actor.town)),
    asOf: asOf ?? (await readLatestInstant(session, actor.town)),
    results: await evaluateWithin(session, {
      kernel,
      actor,
      requests: plan.requests,
      options: { present: plan.period.key, ...(asOf === undefined ? {} : { asOf }) },
    }),
    attestations: await findAttestations(session, { kernel, actor, plan, asOf }),
  }))
  await begin('checking')
  return checkReport({
    plan,
    facts: read,
    catalogue: kernel.catalogue,
    name,
    problems: [...problems, ...checkTown(template, name, actor)],
  })
}

async function readNames(session: Session, code: string): Promise<TownNames> {
  const { town, name, shortName, county } = await readTown(session, code)
  return { code: town, name, shortName, county }
}

/** The instant of the town's last write: nothing is written at or before it any more, so reading as of it always gives this state again. */
export async function readLatestInstant(session: Session, town: string): Promise<Instant> {
  const [head] = await session.query<{ at: Instant }>(sql`select at from audit_head where town = ${town}`)
  if (head === undefined) throw new Error(`town ${town} has no audit chain`)
  return head.at
}

/** A template of another township would print this one's figures under that one's name. */
function checkTown(template: Template, name: string, actor: Actor): readonly Diagnostic[] {
  const { town } = template.front
  if (isTownCode(town, actor.town)) return []
  const at = Math.max(0, template.source.search(/^town\s*:/m))
  const place = indexLines(template.source, name)(at)
  return [
    {
      code: 'wrong-town',
      severity: 'error',
      at: place,
      message: `题头写的乡镇是${town}，这里是${actor.town}`,
      hint: '改题头的 town，或换一个数据库',
    },
  ]
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
  return { front, asOf, figures: [], claims: [], checks: [], problems: sortProblems(problems), blocks: [], text: '' }
}
