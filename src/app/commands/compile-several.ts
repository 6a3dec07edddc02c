import { readInstant } from '../../api/views/read-instant.ts'
import { compileReports, type ReportJson, toReportJson, townKernel } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Invocation } from '../command-line/command.ts'
import { type ExitStatus, exit } from '../command-line/exit-status.ts'
import { readTemplate } from '../command-line/read-input.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfReport } from '../store/choose-town.ts'
import { commandFinding } from './report-codes.ts'

type Line = { readonly file: string } & ReportJson

/** Several templates at once, those of one town on one snapshot: one line of JSON each, in the order given; one that cannot be read has its own line. */
export async function compileSeveral(invocation: Invocation): Promise<ExitStatus> {
  const { positionals, text, terminal } = invocation
  const asOf = text('as-of')
  const instant = asOf === undefined ? undefined : readInstant(asOf)
  const lines: (Line | undefined)[] = positionals.map(() => undefined)
  await withStore(invocation, 'read', async (kernel) => {
    const groups = new Map<
      string,
      { readonly actor: Awaited<ReturnType<typeof actorOfReport>>; readonly members: { readonly index: number; readonly source: string }[] }
    >()
    for (const [index, file] of positionals.entries()) {
      const source = readOr(file, (message) => {
        lines[index] = unreadable(file, message)
      })
      if (source === undefined) continue
      const actor = await actorOfReport(kernel, { source, name: file, town: text('town') })
      const group = groups.get(actor.town) ?? { actor, members: [] }
      groups.set(actor.town, group)
      group.members.push({ index, source })
    }
    for (const { actor, members } of groups.values()) {
      const inputs = members.map(({ index, source }) => ({ source, name: positionals[index] ?? '' }))
      const reports = await compileReports(await townKernel(kernel, actor.town), actor, {
        inputs,
        ...(instant === undefined ? {} : { asOf: instant }),
      })
      members.forEach(({ index }, at) => {
        const report = reports[at]
        if (report !== undefined) lines[index] = { file: positionals[index] ?? '', ...toReportJson(report) }
      })
    }
  })
  const found = lines.flatMap((line) => line ?? [])
  for (const line of found) terminal.result(JSON.stringify(line))
  return found.some(({ problems }) => problems.some(({ severity }) => severity === 'error')) ? exit.problems : exit.done
}

function readOr(file: string, refuse: (message: string) => void): string | undefined {
  try {
    return readTemplate(file)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refuse(error.message)
    return undefined
  }
}

function unreadable(file: string, why: string): Line {
  const none = { proved: 0, agreed: 0, attested: 0, background: 0, refuted: 0, unproved: 0 }
  const { code, severity, message } = commandFinding('unreadable', { why })
  const problems = [{ code, severity, at: '1:1', message }]
  return { file, figures: [], claims: [], problems, assertions: [], coverage: { assertions: 0, ...none }, text: '' }
}
