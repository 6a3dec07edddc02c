import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import { startChain } from '../../audit/start-chain.ts'
import type { AuditContext, DigestAlgorithm } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import { keptTowns } from '../kept-access.ts'
import { townCode } from './town-code.ts'
import type { Town } from './types.ts'

const nameRow = row('town', { name: text })

export interface NewTown {
  readonly town: string
  readonly name: string
  readonly shortName?: string
  readonly county?: string
  readonly demo?: boolean
  /** For a demo: see `Town`. */
  readonly lagDays?: number
  /** SHA-256 when absent; `sm3` where the national algorithms are required. Cannot be changed later. */
  readonly algorithm?: DigestAlgorithm
}

/** Makes an empty township with its audit chain. Refuses with `conflict` when there is one of that code, `invalid` for a malformed code. */
export async function initTown(kernel: AuditContext, input: NewTown): Promise<Town> {
  const town: Town = {
    town: townCode(input.town),
    name: input.name.trim(),
    shortName: input.shortName ?? shortName(input.name.trim()),
    county: input.county ?? '',
    demo: input.demo ?? false,
    lagDays: input.lagDays ?? 0,
  }
  if (!/^\d{9}$/.test(town.town))
    throw new Refusal('invalid', `乡镇编码「${town.town}」应为 9 位数字的统计用区划代码，或以 000 结尾的 12 位。`)
  if (town.name === '') throw new Refusal('invalid', '乡镇名称不能为空。')
  return kernel.engine.inTown(town.town).write(async (session) => {
    const taken = nameRow.first(await session.query(sql`select name from town where town = ${town.town}`))
    if (taken !== undefined) throw new Refusal('conflict', `编码 ${town.town} 已是「${taken.name}」。`)
    await session.query(sql`
      insert into town (town, name, short_name, county, demo, lag_days)
      values (${town.town}, ${town.name}, ${town.shortName}, ${town.county}, ${town.demo}, ${town.lagDays})
    `)
    await startChain(session, { town: town.town, algorithm: input.algorithm ?? 'sha256', clock: kernel.clock })
    return writeInChain(session, kernel, { id: 'system', town: town.town }, async (change) => {
      const detail = { name: town.name, county: town.county, ...(await digestKept(change, keptTowns, town.town)) }
      return { result: town, note: { action: 'town.add', ledger: null, record: null, detail } }
    })
  })
}

function shortName(name: string): string {
  return name.replace(/(镇|乡|街道|苏木)$/, '')
}
