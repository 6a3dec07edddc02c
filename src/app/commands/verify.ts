import { resolve } from 'node:path'
import { type Anchor, type AuditProblem, listTowns, townKernel, verifyAnchors, verifyAudit, verifyCases } from '../../kernel/index.ts'
import { readAnchorFile } from '../anchor/anchor-file.ts'
import { type Command, type Invocation, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { withStore } from '../command-line/with-store.ts'
import { chooseTown, commandLineActor } from '../store/choose-town.ts'
import { readKey } from '../store/key-file.ts'

interface Verified {
  readonly town: string
  readonly name: string
  readonly entries: number
  readonly versions: number
  readonly cases: number
  readonly problems: readonly AuditProblem[]
}

export const verifyCommand: Command = {
  options: { ...storeOptions, ...jsonOption, anchor: { type: 'string' }, key: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    const { text, flag, terminal } = invocation
    const named = text('town')
    const anchors = readAnchors(invocation)
    const verified = await withStore(invocation, 'read', async (kernel) => {
      const towns = named === undefined ? await listTowns(kernel) : [await chooseTown(kernel, named)]
      // An empty store has nothing to verify: said, not passed over.
      if (towns.length === 0) await chooseTown(kernel, undefined)
      const results: Verified[] = []
      for (const { town, name } of towns) {
        const actor = commandLineActor(town)
        const own = await townKernel(kernel, town)
        const chain = await verifyAudit(own, actor)
        const { cases, problems } = await verifyCases(own, actor)
        const moved = await verifyAnchors(kernel.engine, anchors ?? [], { town })
        results.push({ town, name, ...chain, cases, problems: [...chain.problems, ...problems, ...moved] })
      }
      return results
    })
    terminal.result(flag('json') ? presentJson(toJson(verified)) : verified.map(presentVerified).join('\n'))
    if (anchors === undefined) terminal.note(withoutAnchor)
    return verified.some(({ problems }) => problems.length > 0) ? exit.problems : exit.done
  },
}

const withoutAnchor =
  '没有给锚点文件（--anchor）：这次只核对了库内自己的账是否对得上；掌握数据库的人把整条链截短或重写，单看库内是看不出来的。请用 qianbi anchor 定期记一份，另外保管。'

/** The anchors that were given, of which with a key every one must be signed by it. */
function readAnchors({ text, environment, terminal }: Invocation): readonly Anchor[] | undefined {
  const path = text('anchor')
  if (path === undefined) return undefined
  const key = text('key') ?? environment.QIANBI_ANCHOR_KEY
  if (key === undefined) terminal.note('没有给密钥（--key）：锚点上的签名没有核对。')
  return readAnchorFile(resolve(path), key === undefined ? undefined : readKey(key))
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
