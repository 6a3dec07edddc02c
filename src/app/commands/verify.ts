import { type AuditProblem, listTowns, verifyAudit, verifyCases } from '../../kernel/index.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { withStore } from '../command-line/with-store.ts'
import { chooseTown, commandLineActor } from '../store/choose-town.ts'

interface Verified {
  readonly town: string
  readonly name: string
  readonly entries: number
  readonly versions: number
  readonly cases: number
  readonly problems: readonly AuditProblem[]
}

export const verifyCommand: Command = {
  options: { ...storeOptions, ...jsonOption },
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    const { text, flag, terminal } = invocation
    const named = text('town')
    const verified = await withStore(invocation, 'read', async (kernel) => {
      const towns = named === undefined ? await listTowns(kernel) : [await chooseTown(kernel, named)]
      // An empty store has nothing to verify: said, not passed over.
      if (towns.length === 0) await chooseTown(kernel, undefined)
      const results: Verified[] = []
      for (const { town, name } of towns) {
        const actor = commandLineActor(town)
        const chain = await verifyAudit(kernel, actor)
        const { cases, problems } = await verifyCases(kernel, actor)
        results.push({ town, name, ...chain, cases, problems: [...chain.problems, ...problems] })
      }
      return results
    })
    terminal.result(flag('json') ? presentJson(toJson(verified)) : verified.map(presentVerified).join('\n'))
    return verified.some(({ problems }) => problems.length > 0) ? exit.problems : exit.done
  },
}

function toJson(verified: readonly Verified[]) {
  return {
    towns: verified.map(({ town, name, entries, versions, cases }) => ({ town, name, entries, versions, cases })),
    problems: verified.flatMap(({ problems }) =>
      problems.map(({ seq, ledger, record, version, message }) => ({
        code: 'audit',
        severity: 'error',
        at: [ledger, record, version === undefined ? undefined : `v${version}`, seq === undefined ? undefined : `#${seq}`]
          .filter(Boolean)
          .join('/'),
        message,
      })),
    ),
  }
}

function presentVerified({ name, entries, versions, cases, problems }: Verified): string {
  const counts = `${entries} 条审计记录，${versions} 个记录版本，${cases} 件事项`
  if (problems.length === 0) return `${name}：${counts}，全部对得上。`
  return [`${name}：${counts}，有 ${problems.length} 处对不上：`, ...problems.map(({ message }) => `  ${message}`)].join('\n')
}
